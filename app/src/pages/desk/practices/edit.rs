//! `/{l}/desk/practices/{slug}`: one practice, its languages side by side.

use domain::practice::{PracticeCells, PracticeView};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::fields::{faults, fields, summary};
use crate::{
    AppError,
    api::{
        practices::{SavePractice, UnpublishPractice, get_practice},
        refusal::{Refusal, get_refusal},
    },
    pages::{desk::nav::Desk, not_found::NotFoundPage},
    ui::{
        awaited::awaited,
        field::TextField,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The page.
#[component]
pub fn PracticePage() -> impl IntoView {
    let words = use_words();
    let (params, query) = (use_params_map(), use_query_map());
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let practice = Resource::new_blocking(slug, get_practice);
    let forms = [SavePractice::url(), UnpublishPractice::url()].join(" ");
    let refusal = Resource::new_blocking(|| (), move |()| get_refusal(forms.clone()));
    let done = move || query.with(|query| query.get("done"));
    view! {
        <Suspense>
            {awaited(move || async move {
                match (practice.await, refusal.await) {
                    (Ok(practice), Ok(refusal)) => {
                        let done = done().filter(|_| refusal.is_none()).and_then(|done| done_word(&done));
                        view! { <Shown practice=practice refusal=refusal done=done/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => {
                        view! { <Desk title=words.t(Word::PracticesPractice)><h1>{words.t(Word::PracticesPractice)}</h1><ErrorNotice error=error/></Desk> }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

fn done_word(done: &str) -> Option<Word> {
    match done {
        "saved" => Some(Word::PracticesDoneSaved),
        "published" => Some(Word::PracticesDonePublished),
        "unpublished" => Some(Word::PracticesDoneUnpublished),
        _ => None,
    }
}

#[component]
fn Shown(practice: PracticeView, refusal: Option<Refusal>, done: Option<Word>) -> impl IntoView {
    let words = use_words();
    let PracticeView { cells: kept, is_published, categories } = practice;
    let slug = kept.get("slug").to_owned();
    let saving = refusal.as_ref().filter(|refusal| refusal.function == SavePractice::url());
    let cells = saving.map_or_else(
        || kept.clone(),
        |refusal| {
            let mut typed = PracticeCells::typed(&refusal.group("fields"));
            typed.set("slug", &slug);
            typed
        },
    );
    let faults = saving.map(|refusal| faults(&cells, refusal, &categories)).unwrap_or_default();
    let summary = summary(words, &faults, refusal.as_ref());
    let reason =
        refusal.as_ref().filter(|refusal| refusal.function == UnpublishPractice::url()).map(|refusal| refusal.remembered("reason"));
    let (state, kind) = if is_published { (Word::PracticesIsPublished, "ok") } else { (Word::PracticesIsDraft, "warn") };
    let named = kept.text("title");
    let (title, locale) = named.best(words.locale());
    let title = title.to_owned();
    let link = is_published.then(|| view! { " "<a href=words.href(&format!("/projects/{slug}"))>{words.t(Word::ContactProject)}</a> });
    view! {
        <Desk title=title.clone()>
            <a class="back" href=words.href("/desk/practices")><Icon name="arrow-left"/>{words.t(Word::PracticesTitle)}</a>
            {done.map(|word| view! { <Notice kind=NoticeKind::Success title=words.t(word)/> })}
            {summary}
            <h1 lang=words.foreign(locale)>{title}</h1>
            <p><span class="tag" data-kind=kind>{words.t(state)}</span>{link}</p>
            <form class="stack" method="post" action=SavePractice::url() novalidate=true>
                <input type="hidden" name="slug" value=slug.clone()/>
                {fields(words, &cells, &faults, &categories)}
            </form>
            {is_published.then(|| view! { <Unpublishing slug=slug reason=reason/> }.into_any())}
        </Desk>
    }
}

#[component]
fn Unpublishing(slug: String, reason: Option<String>) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="more" open=reason.is_some()>
            <summary>{words.t(Word::PracticesUnpublish)}</summary>
            <form class="more-body stack" method="post" action=UnpublishPractice::url() novalidate=true>
                <input type="hidden" name="slug" value=slug/>
                <TextField name="reason" label=words.t(Word::PracticesUnpublishReason) value=reason.clone().unwrap_or_default()/>
                <p><button class="button danger">{words.t(Word::PracticesUnpublish)}</button></p>
            </form>
        </details>
    }
}
