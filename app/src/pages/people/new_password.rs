//! `/{l}/new-password?code=`: sets a new password by a mailed code, or takes up an invitation.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::sheet::{ProblemSummary, Problems, Sheet};
use crate::{
    api::{
        people::SetNewPassword,
        refusal::{Refusal, refusal_of},
    },
    ui::{awaited::awaited, field::TextField, head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let refusal = refusal_of::<SetNewPassword>();
    let words = use_words();
    view! {
        <Head title=words.t(Word::PeopleNewPasswordTitle)/>
        <Sheet title=words.t(Word::PeopleNewPasswordTitle)>
            <Suspense>
                {awaited(move || async move {
                    match refusal.await {
                        Ok(refusal) => view! { <Form refusal=refusal/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
            <p class="auth-foot"><a href=words.href("/forgot")>{words.t(Word::PeopleForgotTitle)}</a></p>
        </Sheet>
    }
}

#[component]
fn Form(refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let code = use_query_map().with_untracked(|query| query.get("code")).unwrap_or_default();
    let problems = Problems::of(refusal.as_ref());
    view! {
        <form class="auth-form" method="post" action=SetNewPassword::url() novalidate=true>
            <ProblemSummary problems=problems/>
            <input type="hidden" name="code" value=code/>
            <TextField
                name="password"
                kind="password"
                label=words.t(Word::PeopleNewPassword)
                help=words.t(Word::PeoplePasswordHelp).to_owned()
                autocomplete="new-password"
                error=problems.at("password")
            />
            <button class="button primary wide">{words.t(Word::PeopleNewPasswordButton)}</button>
        </form>
    }
}
