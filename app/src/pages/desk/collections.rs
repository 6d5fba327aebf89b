//! `/{l}/desk/collections`: the organizer puts projects together, in three languages, and publishes them.

use domain::collection::{CollectionDraft, CollectionForm, CollectionLine};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::nav::Desk;
use crate::{
    AppError,
    api::{
        collections::{ChangeCollection, CreateCollection, PublishCollection, get_desk_collection, list_desk_collections},
        refusal::{Refusal, refusal_of},
    },
    ui::{
        awaited::awaited,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Plural, Word, Words, use_words},
};

mod fields;

use fields::Fields;

/// The list, and the form of a new one.
#[component]
pub fn DeskCollectionsPage() -> impl IntoView {
    let words = use_words();
    let list = Resource::new_blocking(|| (), |()| list_desk_collections());
    let refusal = refusal_of::<CreateCollection>();
    view! {
        <Desk title=words.t(Word::CollectionsTitle)>
            <h1>{words.t(Word::CollectionsTitle)}</h1>
            <p class="lead">{words.t(Word::CollectionsDeskLead)}</p>
            <Suspense>
                {awaited(move || async move {
                    match (list.await, refusal.await) {
                        (Ok(list), Ok(refusal)) => view! { <List list=list refusal=refusal/> }.into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

/// What had been typed, if the form was refused.
fn typed(refusal: Option<&Refusal>) -> Option<CollectionForm> {
    let text = |field: &str| refusal.map(|refusal| refusal.remembered(field)).unwrap_or_default();
    refusal.map(|_| CollectionForm {
        title_kk: text("title_kk"),
        title_ru: text("title_ru"),
        title_en: text("title_en"),
        text_kk: text("text_kk"),
        text_ru: text("text_ru"),
        text_en: text("text_en"),
        projects: text("projects"),
    })
}

/// What was wrong, with the line that it is about.
fn problem(words: Words, error: AppError) -> AnyView {
    let line = match error {
        AppError::Collection(error) => error.line(),
        _ => None,
    };
    let text = match line {
        Some(line) => format!("{}. {}", words.with(Word::CollectionsLine, &[("line", &words.integer(line as u64))]), error.text(words)),
        None => error.text(words).to_owned(),
    };
    view! { <Notice kind=NoticeKind::Error title=text/> }.into_any()
}

fn state(words: Words, is_published: bool) -> impl IntoView {
    let (word, kind) = if is_published { (Word::CollectionsPublished, "ok") } else { (Word::CollectionsDraft, "warn") };
    view! { <span class="tag" data-kind=kind>{words.t(word)}</span> }
}

#[component]
fn List(list: Vec<CollectionLine>, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let form = typed(refusal.as_ref()).unwrap_or_default();
    let row = |line: CollectionLine| {
        let (title, locale) = line.title.best(words.locale());
        view! {
            <tr>
                <th scope="row">
                    <a href=words.href(&format!("/desk/collections/{}", line.slug)) lang=words.foreign(locale)>{title.to_owned()}</a>
                </th>
                <td data-label=words.t(Word::StatisticsProjects)>{words.integer(line.count as u64)}</td>
                <td data-label=words.t(Word::CollectionsState)>{state(words, line.is_published)}</td>
            </tr>
        }
    };
    let table = if list.is_empty() {
        view! { <p>{words.t(Word::CollectionsDeskNone)}</p> }.into_any()
    } else {
        view! {
            <div class="table-wrap" role="region" aria-label=words.t(Word::CollectionsTitle) tabindex="0">
                <table class="table stacked">
                    <thead>
                        <tr>
                            <th scope="col">{words.t(Word::CollectionsName)}</th>
                            <th scope="col">{words.t(Word::StatisticsProjects)}</th>
                            <th scope="col">{words.t(Word::CollectionsState)}</th>
                        </tr>
                    </thead>
                    <tbody>{list.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        {table}
        <section class="panel stack" aria-labelledby="new">
            <h2 id="new">{words.t(Word::CollectionsNew)}</h2>
            {refusal.map(|refusal| problem(words, refusal.error))}
            <form class="stack" method="post" action=CreateCollection::url()>
                <Fields form=form/>
                <p><button class="button primary">{words.t(Word::CollectionsCreate)}</button></p>
            </form>
        </section>
    }
}

/// One collection.
#[component]
pub fn DeskCollectionPage() -> impl IntoView {
    let words = use_words();
    let params = use_params_map();
    let slug = move || params.with(|params| params.get("slug").unwrap_or_default());
    let is_done = use_query_map().with_untracked(|query| query.get("done").is_some());
    let found = Resource::new_blocking(slug, get_desk_collection);
    let (changing, publishing) = (refusal_of::<ChangeCollection>(), refusal_of::<PublishCollection>());
    view! {
        <Desk title=words.t(Word::CollectionsTitle)>
            <a class="back" href=words.href("/desk/collections")><Icon name="arrow-left"/>{words.t(Word::CollectionsTitle)}</a>
            {is_done.then(|| view! { <Notice kind=NoticeKind::Success title=words.t(Word::CollectionsSaved)/> })}
            <Suspense>
                {awaited(move || async move {
                    match (found.await, changing.await, publishing.await) {
                        (Ok(found), Ok(changing), Ok(publishing)) => {
                            view! { <Shown draft=found changing=changing publishing=publishing/> }.into_any()
                        }
                        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(draft: CollectionDraft, changing: Option<Refusal>, publishing: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let form = typed(changing.as_ref()).unwrap_or_else(|| draft.form());
    let CollectionDraft { line, projects, version, .. } = draft;
    let (title, locale) = line.title.best(words.locale());
    let word = if line.is_published { Word::CollectionsUnpublish } else { Word::CollectionsPublish };
    let next = if line.is_published { "false" } else { "true" };
    let page = line
        .is_published
        .then(|| view! { <a href=words.href(&format!("/collections/{}", line.slug))>{words.t(Word::CollectionsShow)}</a> });
    let listed = projects.into_iter().map(|(slug, title)| {
        let (title, locale) = title.best(words.locale());
        view! { <li><a href=words.href(&format!("/projects/{slug}")) lang=words.foreign(locale)>{title.to_owned()}</a></li> }
    });
    let listed = listed.collect_view();
    // After a refusal the version is the one that was seen: somebody else's change stays a clash.
    let seen = changing.as_ref().map_or_else(|| version.to_string(), |refusal| refusal.remembered("version"));
    let seen = if changing.as_ref().is_some_and(|refusal| refusal.error == AppError::Conflict) { version.to_string() } else { seen };
    view! {
        <h1 lang=words.foreign(locale)>{title.to_owned()}</h1>
        <p>{state(words, line.is_published)}" "{words.count(Plural::GalleryCount, line.count as u64)}" "{page}</p>
        {publishing.map(|refusal| problem(words, refusal.error))}
        <form method="post" action=PublishCollection::url()>
            <input type="hidden" name="slug" value=line.slug.clone()/>
            <input type="hidden" name="is_published" value=next/>
            <p><button class="button">{words.t(word)}</button></p>
        </form>
        {changing.map(|refusal| problem(words, refusal.error))}
        <form class="stack" method="post" action=ChangeCollection::url()>
            <input type="hidden" name="slug" value=line.slug.clone()/>
            <input type="hidden" name="version" value=seen/>
            <Fields form=form/>
            <p><button class="button primary">{words.t(Word::CollectionsSave)}</button></p>
        </form>
        <section class="prose" aria-labelledby="now"><h2 id="now">{words.t(Word::CollectionsNow)}</h2><ol>{listed}</ol></section>
    }
}
