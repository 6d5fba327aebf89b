//! `/{l}/desk/revisions`: what owners would change of what is published, for the organizer to accept or decline.

use domain::{
    organization::Listed,
    sharing::revision::{Revision, RevisionState},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    api::{
        refusal::{Refusal, refusal_of},
        sharing::revision::{DecideRevision, list_revisions},
    },
    ui::{
        awaited::awaited,
        edits::{Edits, state_tag},
        notice::{ErrorNotice, Notice, NoticeKind},
        pager::Pager,
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn DeskRevisionsPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1));
    let done = move || query.with(|query| query.get("done"));
    let list = Resource::new_blocking(page, list_revisions);
    let refusal = refusal_of::<DecideRevision>();
    view! {
        <Desk title=words.t(Word::RevisionDeskTitle)>
            <h1>{words.t(Word::RevisionDeskTitle)}</h1>
            <p class="lead">{words.t(Word::RevisionDeskLead)}</p>
            <Suspense>
                {awaited(move || async move {
                    match (list.await, refusal.await) {
                        (Ok(list), Ok(refusal)) => {
                            let done = done().filter(|_| refusal.is_none());
                            view! { {told(words, done.as_deref())}<Shown list=list refusal=refusal/> }.into_any()
                        }
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

fn told(words: Words, done: Option<&str>) -> Option<AnyView> {
    let word = match done? {
        "accepted" => Word::RevisionDoneAccepted,
        "declined" => Word::RevisionDoneDeclined,
        _ => return None,
    };
    Some(view! { <Notice kind=NoticeKind::Success title=words.t(word)/> }.into_any())
}

#[component]
fn Shown(list: Listed<Revision>, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let is_none = list.total == 0;
    let refused = refusal.clone();
    let items = list.items.into_iter().map(|revision| proposal(words, revision, refused.as_ref())).collect_view();
    view! {
        {refusal.map(|refusal| view! { <ErrorNotice error=refusal.error/> })}
        {is_none.then(|| view! { <div class="empty"><h2>{words.t(Word::RevisionNone)}</h2></div> })}
        {items}
        <Pager page=list.page pages=list.pages address=|base, page| format!("{base}?page={page}") base=words.href("/desk/revisions")/>
    }
}

fn proposal(words: Words, revision: Revision, refusal: Option<&Refusal>) -> AnyView {
    let id = revision.id.to_string();
    let (title, locale) = revision.title.best(words.locale());
    let title = match &revision.slug {
        Some(slug) => view! { <a href=words.href(&format!("/projects/{slug}"))>{title.to_owned()}</a> }.into_any(),
        None => title.to_owned().into_any(),
    };
    let typed = refusal.filter(|refusal| refusal.remembered("revision") == id).map(|refusal| refusal.remembered("reason"));
    let reason = (!revision.reason.is_empty()).then(|| {
        view! { <p class="lines">{words.with(Word::RevisionReasonWas, &[("reason", &revision.reason)])}</p> }
    });
    let author = words.with(Word::RevisionAuthor, &[("name", &revision.proposed_by)]);
    let deciding = (revision.state == RevisionState::Waiting).then(|| view! { <Deciding id=id.clone() typed=typed/> }.into_any());
    view! {
        <article class="panel" aria-labelledby=format!("revision-{id}")>
            <h2 id=format!("revision-{id}") lang=words.foreign(locale)>{title}</h2>
            <p>{state_tag(words, revision.state)}" "{author}", "{words.date_time(revision.proposed_at)}</p>
            {reason}
            <Edits edits=revision.edits id=id.clone()/>
            {deciding}
        </article>
    }
    .into_any()
}

#[component]
fn Deciding(id: String, typed: Option<String>) -> impl IntoView {
    let words = use_words();
    let reason = format!("reason-{id}");
    view! {
        <form class="stack" method="post" action=DecideRevision::url()>
            <input type="hidden" name="revision" value=id/>
            <p><button class="button primary" name="act" value="accept">{words.t(Word::RevisionAccept)}</button></p>
            <div class="field">
                <label class="field-label" for=reason.clone()>{words.t(Word::RevisionReason)}</label>
                <input class="input" id=reason name="reason" maxlength="1500" value=typed.unwrap_or_default()/>
            </div>
            <p><button class="button" name="act" value="decline">{words.t(Word::RevisionDecline)}</button></p>
        </form>
    }
}
