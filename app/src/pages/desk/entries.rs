//! `/{l}/desk/entries`: every entry that was ever submitted, with filters, order and page in the address.

pub mod bulk;
mod filters;
mod table;

use domain::{
    category::{self, Category},
    showcase::encode,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::{filters::Filters, table::EntryTable};
use super::{nav::Desk, overview::Counts};
use crate::{
    api::entries::desk::{DeskList, DeskQuery, SIZES, list_entries},
    ui::{awaited::awaited, icon::Icon, notice::ErrorNotice, pager::Pager},
    words::{Plural, Word, Words, use_words},
};

/// The list.
#[component]
pub fn DeskEntriesPage() -> impl IntoView {
    let map = use_query_map();
    let query = Memo::new(move |_| {
        map.with(|map| DeskQuery {
            year: map.get("year").and_then(|year| year.parse().ok()),
            state: map.get("state").unwrap_or_default(),
            category: map.get("category").unwrap_or_default(),
            q: map.get("q").unwrap_or_default(),
            sort: map.get("sort").unwrap_or_default(),
            size: map.get("size").and_then(|size| size.parse().ok()).unwrap_or(SIZES[0]),
            page: map.get("page").and_then(|page| page.parse().ok()).unwrap_or(1),
        })
    });
    let entries = Resource::new_blocking(move || query.get(), list_entries);
    let words = use_words();
    view! {
        <Desk title=words.t(Word::DeskEntries)>
            <h1>{words.t(Word::DeskEntries)}</h1>
            <Suspense>
                {awaited(move || {
                    let query = query.get();
                    async move {
                        match entries.await {
                            Ok(entries) => view! { <Shown entries=entries query=query/> }.into_any(),
                            Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    }
                })}
            </Suspense>
        </Desk>
    }
}

/// The part of the address that says which entries are meant.
fn filter_of(query: &DeskQuery, year: i32) -> String {
    format!("year={year}&state={}&category={}&q={}", encode(&query.state), encode(&query.category), encode(&query.q))
}

#[component]
fn Shown(entries: DeskList, query: DeskQuery) -> impl IntoView {
    let words = use_words();
    let DeskList { list, year, .. } = entries.clone();
    let filter = filter_of(&query, year);
    let base = format!("{}?{filter}&sort={}&size={}", words.href("/desk/entries"), encode(&query.sort), query.size);
    let table = if list.lines.is_empty() {
        let href = words.href(&format!("/desk/entries?year={year}"));
        view! {
            <div class="empty">
                <h2>{words.t(Word::DeskNothing)}</h2>
                <p class="soft">{words.t(Word::DeskNothingHelp)}</p>
                <p class="buttons"><a class="button" href=href>{words.t(Word::DeskClear)}</a></p>
            </div>
        }
        .into_any()
    } else {
        view! { <EntryTable lines=list.lines categories=entries.categories.clone()/> <Downloads filter=filter/> }.into_any()
    };
    view! {
        {view! { <Counts counts=entries.counts year=year/> }.into_any()}
        {view! { <Filters years=entries.years categories=entries.categories year=year query=query/> }.into_any()}
        <p role="status">{words.count(Plural::DeskFound, list.total)}</p>
        {table}
        <Pager page=list.page pages=list.pages address=|base, page| format!("{base}&page={page}") base=base/>
    }
}

/// Every entry that the filters leave, as a file.
#[component]
fn Downloads(filter: String) -> impl IntoView {
    let words = use_words();
    let links = ["csv", "xlsx", "json"]
        .map(|format| {
            let href = format!("{}?{filter}&format={format}", words.href("/desk/entries/export"));
            let label = words.with(Word::ScreeningExport, &[("format", &format.to_uppercase())]);
            // Not a page: the program must leave it to the browser.
            view! { <a class="button small" href=href rel="external" download><Icon name="download"/>{label}</a> }
        })
        .collect_view();
    view! { <p class="buttons">{links}</p> }
}

/// A category by its slug, in the reader's language.
fn category(words: Words, categories: &[Category], slug: &str) -> String {
    category::find(categories, slug).map_or(slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
}
