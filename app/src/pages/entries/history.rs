//! `/{l}/entries/{id}/{section}/history`: every saved version of a section, who saved it, what it changed; any of them can
//! be taken back.

use domain::{
    answers::Answers,
    category::Category,
    entry::{EntryRecord, History, Version},
    form::{Section, find_field},
    id::EntryId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use server_fn::ServerFn;

use super::{
    answers::answer,
    labels, problems,
    tasks::{entry_of_address, unreadable},
};
use crate::{
    AppError,
    api::entries::{
        get_earlier_answers,
        typing::{RestoreEntryVersion, get_history},
    },
    pages::not_found::NotFoundPage,
    ui::{awaited::awaited, head::Head, icon::Icon, pager::Pager},
    words::{Word, Words, use_words},
};

/// The page. `?version=` opens one version whole.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let entry = entry_of_address(Signal::stored(0));
    let asked = move || {
        let id = params.with(|params| params.get("id").unwrap_or_default()).parse::<EntryId>().ok()?;
        let section = params.with(|params| params.get("section").and_then(|section| Section::parse(&section)))?;
        let number = |name: &str| query.with(|query| query.get(name).and_then(|number| number.parse::<u32>().ok()));
        Some((id, section, number("page").unwrap_or(1), number("version")))
    };
    let found = Resource::new_blocking(asked, |asked| async move {
        let (id, section, page, version) = asked.ok_or(AppError::NotFound)?;
        let opened = match version {
            Some(version) => Some((i64::from(version), get_earlier_answers(id, section, version.into()).await?)),
            None => None,
        };
        Ok::<_, AppError>((section, get_history(id, section, page).await?, opened))
    });
    view! {
        <Suspense>
            {awaited(move || async move {
                match (entry.await, found.await) {
                    (Ok(view), Ok((section, history, opened))) => {
                        view! { <Shown record=view.record section=section history=history opened=opened/> }.into_any()
                    }
                    (Err(AppError::NotFound), _) | (Ok(_), Err(AppError::NotFound)) => view! { <NotFoundPage/> }.into_any(),
                    (Err(error), _) | (_, Err(error)) => unreadable(error),
                }
            })}
        </Suspense>
    }
}

fn page_address(base: &str, page: u32) -> String {
    format!("{base}?page={page}")
}

#[component]
fn Shown(record: EntryRecord, section: Section, history: History, opened: Option<(i64, Answers)>) -> impl IntoView {
    let words = use_words();
    let (name, _) = labels::section(section);
    let title = format!("{}: {}", words.t(name), words.t(Word::EntriesHistory));
    let back = words.href(&format!("/entries/{}/{section}", record.entry.id));
    let address = format!("{back}/history");
    let restoring =
        Restoring { id: record.entry.id, section, seen: record.version(section), is_open: record.entry.check_may_keep().is_ok() };
    let (page, pages, categories) = (history.page, history.pages, record.categories.clone());
    let is_empty = history.versions.is_empty().then(|| view! { <p>{words.t(Word::EntriesHistoryEmpty)}</p> });
    let opened = opened.map(|(version, answers)| whole(words, &categories, version, &answers, restoring));
    let versions = history.versions.iter().map(|version| line(words, &categories, version, &address, restoring)).collect_view();
    view! {
        <Head title=title.clone()/>
        <div class="page text section"><div class="stack loose">
            <a class="back" href=back><Icon name="arrow-left"/>{words.t(Word::EntriesHistoryToSection)}</a>
            <h1>{title}</h1>
            <p class="lead">{words.t(Word::EntriesHistoryLead)}</p>
            {opened}
            {is_empty}
            {versions}
            <Pager page=page pages=pages address=page_address base=address/>
        </div></div>
    }
}

/// How a version of this section is taken back.
#[derive(Clone, Copy)]
struct Restoring {
    id: EntryId,
    section: Section,
    seen: i64,
    is_open: bool,
}

impl Restoring {
    /// The button; none for the version that stands, and none where nothing can be changed.
    fn button(self, words: Words, version: i64) -> Option<AnyView> {
        (self.is_open && version != self.seen).then(|| {
            view! {
                <form method="post" action=RestoreEntryVersion::url()>
                    <input type="hidden" name="id" value=self.id.to_string()/>
                    <input type="hidden" name="section" value=self.section.code()/>
                    <input type="hidden" name="version" value=version.to_string()/>
                    <input type="hidden" name="seen" value=self.seen.to_string()/>
                    <button class="button small">{words.t(Word::EntriesHistoryRestore)}</button>
                </form>
            }
            .into_any()
        })
    }
}

/// A version with what it changed.
fn line(words: Words, categories: &[Category], version: &Version, address: &str, restoring: Restoring) -> AnyView {
    let time = format!("{}:{:02}", words.date_time(version.at), version.at.to_astana().second);
    let number = version.version.to_string();
    let heading = words.with(Word::EntriesHistoryVersion, &[("n", &number), ("who", &version.by), ("time", &time)]);
    let id = format!("version-{number}");
    let labelledby = id.clone();
    let said = |key: &str, text: &str| match find_field(key) {
        _ if text.is_empty() => words.t(Word::EntriesNotWritten).to_owned(),
        Some((_, field)) => answer(words, categories, field, text),
        None => text.to_owned(),
    };
    let changes = version
        .changes
        .iter()
        .map(|(key, was, is)| {
            view! {
                <div>
                    <dt>{problems::label(words, key)}</dt>
                    <dd>
                        <p class="soft">{words.t(Word::EntriesHistoryBefore)}": "<del>{said(key, was)}</del></p>
                        <p>{words.t(Word::EntriesHistoryAfter)}": "<ins>{said(key, is)}</ins></p>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="answers" aria-labelledby=labelledby>
            <div class="answers-head">
                <h2 id=id>{heading}</h2>
                <a class="link" href=format!("{address}?version={number}")>{words.t(Word::EntriesHistoryOpen)}</a>
                {restoring.button(words, version.version)}
            </div>
            <dl>{changes}</dl>
        </section>
    }
    .into_any()
}

/// A version with all its texts.
fn whole(words: Words, categories: &[Category], version: i64, answers: &Answers, restoring: Restoring) -> AnyView {
    let lines = answers
        .iter()
        .map(|(key, text)| {
            let text = find_field(key).map_or_else(|| text.to_owned(), |(_, field)| answer(words, categories, field, text));
            view! { <div><dt>{problems::label(words, key)}</dt><dd>{text}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="answers" aria-labelledby="opened">
            <div class="answers-head"><h2 id="opened">{words.t(Word::EntriesHistoryOpen)}": "{version}</h2>{restoring.button(words, version)}</div>
            <dl>{lines}</dl>
        </section>
    }
    .into_any()
}
