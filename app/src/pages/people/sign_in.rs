//! `/{l}/sign-in`. A demonstration names its people and their password.

use domain::person::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::{
    role::role,
    sheet::{ProblemSummary, Problems, Sheet},
};
use crate::{
    api::{
        people::SignIn,
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        field::TextField,
        frame::ViewerResource,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The demonstration's people; the jurors are nine.
const PEOPLE: [(&str, Option<Role>); 10] = [
    ("entrant", None),
    // Whose entries are returned, and found ineligible.
    ("business", None),
    ("education", None),
    ("juror1 … juror9", Some(Role::Juror)),
    ("chair", Some(Role::Chair)),
    ("organizer", Some(Role::Organizer)),
    ("organizer2", Some(Role::Organizer)),
    ("host", Some(Role::Host)),
    ("confirmer", Some(Role::Confirmer)),
    ("admin", Some(Role::Admin)),
];

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let refusal = refusal_of::<SignIn>();
    let words = use_words();
    let query = use_query_map();
    let done = move || match query.with(|query| query.get("done")).as_deref() {
        Some("password") => Some(Word::PeopleDonePassword),
        _ => None,
    };
    view! {
        <Head title=words.t(Word::FrameSignIn)/>
        <Sheet title=words.t(Word::FrameSignIn) lead=words.t(Word::PeopleSignInLead)>
            {move || done().map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
            <Suspense>
                {awaited(move || async move {
                    match refusal.await {
                        Ok(refusal) => view! { <Form refusal=refusal/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
            <p class="auth-foot">{words.t(Word::PeopleNoAccount)}" "<a href=words.href("/register")>{words.t(Word::PeopleRegisterButton)}</a></p>
            {view! { <DemoPeople/> }.into_any()}
        </Sheet>
    }
}

#[component]
fn Form(refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let next = use_query_map().with_untracked(|query| query.get("next")).unwrap_or_default();
    let email = refusal.as_ref().map(|refusal| refusal.remembered("email")).unwrap_or_default();
    view! {
        <form class="auth-form" method="post" action=SignIn::url()>
            <ProblemSummary problems=Problems::of(refusal.as_ref())/>
            <TextField name="email" kind="email" label=words.t(Word::PeopleEmail) autocomplete="username" value=email required=true/>
            <TextField name="password" kind="password" label=words.t(Word::PeoplePassword) autocomplete="current-password" required=true/>
            <input type="hidden" name="next" value=next/>
            <p><a href=words.href("/forgot")>{words.t(Word::PeopleForgotLink)}</a></p>
            <button class="button primary wide">{words.t(Word::FrameSignIn)}</button>
        </form>
    }
}

/// Only a demonstration tells who its people are.
#[component]
fn DemoPeople() -> impl IntoView {
    let words = use_words();
    let viewer = expect_context::<ViewerResource>().0;
    view! {
        <Suspense>
            {awaited(move || async move {
                viewer.await.is_ok_and(|viewer| viewer.is_demo).then(|| view! {
                    <Notice kind=NoticeKind::Info title=words.t(Word::PeopleDemoTitle)>
                        <ul class="demo-people">
                            {PEOPLE.map(|(name, what)| {
                                view! { <li><code>{name}"@demo.bayge"</code>": "{words.t(what.map_or(Word::PeopleRoleEntrant, role))}</li> }
                            }).collect_view()}
                            <li>{words.t(Word::PeopleDemoPassword)}": "<code>"bayge-demo-2026"</code></li>
                        </ul>
                    </Notice>
                }).into_any()
            })}
        </Suspense>
    }
}
