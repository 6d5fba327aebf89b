//! `/{l}/forgot`: asks for a letter with which to set a new password.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::{
    mailbox::DemoMailLink,
    sheet::{ProblemSummary, Problems, Sheet},
};
use crate::{
    api::{
        people::AskForNewPassword,
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        field::TextField,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let refusal = refusal_of::<AskForNewPassword>();
    let words = use_words();
    let query = use_query_map();
    let sent = move || query.with(|query| query.get("done").is_some());
    view! {
        <Head title=words.t(Word::PeopleForgotTitle)/>
        <Sheet title=words.t(Word::PeopleForgotTitle) lead=words.t(Word::PeopleForgotLead)>
            {move || sent().then(|| view! {
                <Notice kind=NoticeKind::Success title=words.t(Word::PeopleForgotDone)><DemoMailLink/></Notice>
            })}
            <Suspense>
                {awaited(move || async move {
                    match refusal.await {
                        Ok(refusal) => view! { <Form refusal=refusal/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
            <p class="auth-foot"><a href=words.href("/sign-in")>{words.t(Word::FrameSignIn)}</a></p>
        </Sheet>
    }
}

#[component]
fn Form(refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let problems = Problems::of(refusal.as_ref());
    let email = refusal.as_ref().map(|refusal| refusal.remembered("email")).unwrap_or_default();
    view! {
        <form class="auth-form" method="post" action=AskForNewPassword::url() novalidate=true>
            <ProblemSummary problems=problems/>
            <TextField name="email" kind="email" label=words.t(Word::PeopleEmail) autocomplete="username" value=email error=problems.at("email")/>
            <button class="button primary wide">{words.t(Word::PeopleForgotButton)}</button>
        </form>
    }
}
