//! `/{l}/verify-email?code=`: the code proves the address, the password that it is this registration's owner who reads
//! the letter. Looking at the page proves nothing: mail scanners open links. Without a code it says where to find one.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::{
    mailbox::DemoMailLink,
    sheet::{ProblemSummary, Problems, Sheet},
};
use crate::{
    api::{people::VerifyEmail, refusal::refusal_of},
    ui::{awaited::awaited, field::TextField, head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn VerifyEmailPage() -> impl IntoView {
    let refusal = refusal_of::<VerifyEmail>();
    let words = use_words();
    let code = use_query_map().with_untracked(|query| query.get("code")).unwrap_or_default();
    if code.is_empty() {
        return view! {
            <Head title=words.t(Word::PeopleSentTitle)/>
            <Sheet title=words.t(Word::PeopleSentTitle) lead=words.t(Word::PeopleSentLead)><DemoMailLink/></Sheet>
        }
        .into_any();
    }
    view! {
        <Head title=words.t(Word::PeopleVerifyTitle)/>
        <Sheet title=words.t(Word::PeopleVerifyTitle) lead=words.t(Word::PeopleVerifyLead)>
            <Suspense>
                {awaited(move || {
                    let code = code.clone();
                    async move {
                        match refusal.await {
                            Ok(refusal) => view! { <Form code=code problems=Problems::of(refusal.as_ref())/> }.into_any(),
                            Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
            <p class="auth-foot">{words.t(Word::PeopleVerifyAgain)}" "<a href=words.href("/register")>{words.t(Word::PeopleRegisterButton)}</a></p>
        </Sheet>
    }
    .into_any()
}

#[component]
fn Form(code: String, problems: Problems) -> impl IntoView {
    let words = use_words();
    view! {
        <form class="auth-form" method="post" action=VerifyEmail::url()>
            <ProblemSummary problems=problems/>
            <input type="hidden" name="code" value=code/>
            <TextField
                name="password"
                kind="password"
                label=words.t(Word::PeoplePassword)
                autocomplete="current-password"
                required=true
                error=problems.at("password")
            />
            <button class="button primary wide">{words.t(Word::PeopleVerifyButton)}</button>
        </form>
    }
}
