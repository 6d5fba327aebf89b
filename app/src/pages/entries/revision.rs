//! `/{l}/entries/{id}/revision`: the owner proposes another text for what is published.

use domain::{
    answers::{Answers, Problem},
    form::{FieldKind, find_field},
    id::EntryId,
    sharing::revision::{Revising, Revision, RevisionState, keys, problems, with_typed},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::problems as wording;
use crate::{
    AppError,
    api::{
        refusal::{Refusal, refusal_of},
        sharing::revision::{ProposeRevision, get_revising},
    },
    pages::not_found::NotFoundPage,
    ui::{
        awaited::awaited,
        edits::{Edits, state_tag},
        field::{LongTextField, TextField},
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, ErrorSummary, Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The page.
#[component]
pub fn RevisionPage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let revising = Resource::new_blocking(id, |id| async move {
        let id = id.parse::<EntryId>().map_err(|_| AppError::NotFound)?;
        get_revising(id).await.map(|revising| (id, revising))
    });
    let refusal = refusal_of::<ProposeRevision>();
    let is_done = move || query.with(|query| query.get("done").is_some());
    view! {
        <Head title=words.t(Word::RevisionTitle)/>
        <Suspense>
            {awaited(move || async move {
                match (revising.await, refusal.await) {
                    (Ok((id, revising)), Ok(refusal)) => {
                        let is_done = is_done() && refusal.is_none();
                        view! { <Shown id=id revising=revising refusal=refusal is_done=is_done/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Shown(id: EntryId, revising: Revising, refusal: Option<Refusal>, is_done: bool) -> impl IntoView {
    let words = use_words();
    let Revising { public, publication, slug, revisions } = revising;
    let (answers, found) = match &refusal {
        Some(refusal) => {
            let answers = with_typed(&public, publication, &refusal.group("fields"));
            let found = problems(&answers, publication);
            (answers, found)
        }
        None => (public, Vec::new()),
    };
    let is_waiting = revisions.iter().any(|revision| revision.state == RevisionState::Waiting);
    let wrong = match refusal {
        Some(_) if !found.is_empty() => {
            let told = |problem: &Problem| format!("{}: {}", wording::label(words, &problem.key), wording::text(words, problem));
            let problems: Vec<(String, String)> = found.iter().map(|problem| (input_name(&problem.key), told(problem))).collect();
            Some(view! { <ErrorSummary title=words.t(Word::RevisionProblems) problems=problems/> }.into_any())
        }
        Some(refusal) => Some(view! { <ErrorNotice error=refusal.error/> }.into_any()),
        None => None,
    };
    let fields = keys(publication).map(|key| field(words, &answers, &found, key)).collect_view();
    let earlier = (!revisions.is_empty()).then(|| {
        let items = revisions.into_iter().map(|revision| proposal(words, revision)).collect_view();
        view! { <section class="stack" aria-labelledby="earlier"><h2 id="earlier">{words.t(Word::RevisionEarlier)}</h2>{items}</section> }
    });
    view! {
        <div class="page text section stack">
            <a class="back" href=words.href(&format!("/projects/{slug}"))><Icon name="arrow-left"/>{words.t(Word::ContactProject)}</a>
            {is_done.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::RevisionDoneProposed)/> })}
            <h1>{words.t(Word::RevisionTitle)}</h1>
            <p class="lead">{words.t(Word::RevisionLead)}</p>
            <p class="soft">{words.t(Word::RevisionFiguresStay)}</p>
            {wrong}
            {is_waiting.then(|| view! { <p class="soft">{words.t(Word::RevisionReplaces)}</p> })}
            <form class="stack" method="post" action=ProposeRevision::url() novalidate=true>
                <input type="hidden" name="id" value=id.to_string()/>
                {fields}
                <p><button class="button primary">{words.t(Word::RevisionPropose)}</button></p>
            </form>
            {earlier}
        </div>
    }
}

fn input_name(key: &str) -> String {
    format!("fields[{key}]")
}

fn field(words: Words, answers: &Answers, found: &[Problem], key: &'static str) -> Option<AnyView> {
    let (_, field) = find_field(key)?;
    let name = input_name(key);
    let error = found.iter().find(|problem| problem.key == key).map(|problem| wording::text(words, problem));
    let (label, value) = (wording::label(words, key), answers.get(key).to_owned());
    let lang = field.locale.map(domain::locale::Locale::code);
    // A text of no language of its own is in the one that the entrant chose for the long answers.
    Some(match (field.kind, lang) {
        (FieldKind::Text { .. }, Some(lang)) => view! { <TextField name=name label=label value=value error=error lang=lang/> }.into_any(),
        (_, Some(lang)) => view! { <LongTextField name=name label=label value=value error=error lang=lang/> }.into_any(),
        (_, None) => view! { <LongTextField name=name label=label value=value error=error/> }.into_any(),
    })
}

/// An earlier proposal, with what came of it.
fn proposal(words: Words, revision: Revision) -> AnyView {
    let reason = (!revision.reason.is_empty()).then(|| {
        view! { <p class="lines">{words.with(Word::RevisionReasonWas, &[("reason", &revision.reason)])}</p> }
    });
    view! {
        <article class="panel">
            <p>{state_tag(words, revision.state)}" "{words.date_time(revision.proposed_at)}</p>
            {reason}
            <Edits edits=revision.edits id=revision.id.to_string()/>
        </article>
    }
    .into_any()
}
