//! `/{l}/register`: a new account. The browser checks the form before it is sent, so that nothing typed is lost; without
//! scripts the server does, and what had been typed comes back.

use domain::account::{AccountError, OrganizationForm, RegistrationForm};
use leptos::{ev::SubmitEvent, form::FromFormData, prelude::*};
use server_fn::ServerFn;

use super::{
    organization::OrganizationFields,
    sheet::{ProblemSummary, Problems, Sheet},
};
use crate::{
    AppError,
    api::{
        people::Register,
        refusal::{Refusal, refusal_of},
    },
    ui::{awaited::awaited, field::TextField, head::Head, icon::Icon, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let refusal = refusal_of::<Register>();
    let words = use_words();
    view! {
        <Head title=words.t(Word::PeopleRegisterTitle) description=words.t(Word::PeopleRegisterLead)/>
        <Sheet title=words.t(Word::PeopleRegisterTitle) lead=words.t(Word::PeopleRegisterLead)>
            <Suspense>
                {awaited(move || async move {
                    match refusal.await {
                        Ok(refusal) => view! { <Form refusal=refusal/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
            <p class="auth-foot">{words.t(Word::PeopleHaveAccount)}" "<a href=words.href("/sign-in")>{words.t(Word::FrameSignIn)}</a></p>
        </Sheet>
    }
}

/// What the server said is wrong, and what else can be found wrong in what was kept of the form.
fn problems_of(refusal: &Refusal) -> Problems {
    let AppError::Account(error) = refusal.error else { return Problems::of(Some(refusal)) };
    let typed = |field: &str| refusal.remembered(field);
    let form = RegistrationForm {
        name: typed("name"),
        email: typed("email"),
        password: String::new(),
        organization: OrganizationForm {
            bin: typed("bin"),
            organization_kk: typed("organization_kk"),
            organization_ru: typed("organization_ru"),
            kind: typed("kind"),
            region: typed("region"),
        },
        consent: typed("consent"),
    };
    if error.field().is_none() {
        return Problems::of(Some(refusal));
    }
    let mut problems = form.problems();
    problems.retain(|problem| !matches!(problem, AccountError::Password(_)));
    if !problems.contains(&error) {
        problems.insert(0, error);
    }
    Problems::of_fields(problems)
}

#[component]
fn Form(refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let problems = refusal.as_ref().map_or_else(|| Problems::of(None), problems_of);
    let typed = |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field)).unwrap_or_default();
    let consent = problems.at("consent");
    let check = move |event: SubmitEvent| {
        let found = Register::from_event(&event).map(|typed| typed.form.problems()).unwrap_or_default();
        if !found.is_empty() {
            event.prevent_default();
            problems.tell(found);
        }
    };
    view! {
        <form class="auth-form" method="post" action=Register::url() novalidate=true on:submit=check>
            <ProblemSummary problems=problems/>
            <TextField name="name" label=words.t(Word::PeopleName) autocomplete="name" value=typed("name") error=problems.at("name")/>
            <TextField
                name="email"
                kind="email"
                label=words.t(Word::PeopleEmail)
                help=words.t(Word::PeopleEmailHelp).to_owned()
                autocomplete="email"
                value=typed("email")
                error=problems.at("email")
            />
            <TextField
                name="password"
                kind="password"
                label=words.t(Word::PeoplePassword)
                help=words.t(Word::PeoplePasswordHelp).to_owned()
                autocomplete="new-password"
                error=problems.at("password")
            />
            {view! { <OrganizationFields refusal=refusal.clone() problems=problems/> }.into_any()}
            <div class="field">
                <label class="choice">
                    <input
                        type="checkbox"
                        id="consent"
                        name="consent"
                        value="yes"
                        checked=!typed("consent").is_empty()
                        aria-describedby="consent-help"
                        aria-invalid=move || consent.with(Option::is_some).then_some("true")
                    />
                    <span>{words.t(Word::PeopleConsent)}</span>
                    <span class="choice-help" id="consent-help">{words.t(Word::PeopleConsentHelp)}</span>
                </label>
                {move || consent.get().map(|error| view! { <p class="field-error" id="consent-error"><Icon name="warning"/><span>{error}</span></p> })}
            </div>
            <button class="button primary wide">{words.t(Word::PeopleRegisterButton)}</button>
        </form>
    }
}
