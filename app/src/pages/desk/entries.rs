//! `/{l}/desk/entries`: every entry that was ever submitted, with filters in the address.

use domain::{
    category::{CATEGORY_SLUGS, find_default},
    entry::{EntryLine, number_name},
    showcase::encode,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{nav::Desk, overview::Counts};
use crate::{
    api::entries::desk::{DeskList, DeskQuery, list_entries},
    pages::entries::{
        labels,
        state::{self, StateTag},
    },
    ui::{
        field::{SelectField, TextField},
        notice::ErrorNotice,
        pager::Pager,
    },
    words::{Plural, Word, Words, use_words},
};

/// States that the organizer can ask for.
const STATES: [&str; 5] = ["submitted", "returned", "eligible", "ineligible", "withdrawn"];

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
            page: map.get("page").and_then(|page| page.parse().ok()).unwrap_or(1),
        })
    });
    let entries = Resource::new_blocking(move || query.get(), list_entries);
    let words = use_words();
    view! {
        <Desk title=words.t(Word::DeskEntries)>
            <h1>{words.t(Word::DeskEntries)}</h1>
            <Suspense>
                {move || {
                    let query = query.get();
                    Suspend::new(async move {
                        match entries.await {
                            Ok(entries) => view! { <Shown entries=entries query=query/> }.into_any(),
                            Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </Desk>
    }
}

#[component]
fn Shown(entries: DeskList, query: DeskQuery) -> impl IntoView {
    let words = use_words();
    let DeskList { list, year, .. } = entries.clone();
    let base = format!(
        "{}?year={year}&state={}&category={}&q={}",
        words.href("/desk/entries"),
        encode(&query.state),
        encode(&query.category),
        encode(&query.q)
    );
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
        view! { <EntryTable lines=list.lines/> }.into_any()
    };
    view! {
        {view! { <Counts entries=entries.clone()/> }.into_any()}
        {view! { <Filters years=entries.years year=year query=query/> }.into_any()}
        <p role="status">{words.count(Plural::DeskFound, list.total)}</p>
        {table}
        <Pager page=list.page pages=list.pages address=|base, page| format!("{base}&page={page}") base=base/>
    }
}

#[component]
fn Filters(years: Vec<i32>, year: i32, query: DeskQuery) -> impl IntoView {
    let words = use_words();
    let all = (String::new(), words.t(Word::DeskAll).to_owned());
    let states = STATES.iter().filter_map(|code| Some(((*code).to_owned(), words.t(labels::state_code(code)?).to_owned())));
    let categories = CATEGORY_SLUGS.iter().map(|slug| ((*slug).to_owned(), category(words, slug)));
    view! {
        <form class="desk-bar" method="get" action=words.href("/desk/entries")>
            <TextField name="q" label=words.t(Word::DeskSearch) kind="search" value=query.q help=words.t(Word::DeskSearchHelp).to_owned()/>
            <SelectField name="category" label=words.t(Word::EntriesCategory) options=std::iter::once(all.clone()).chain(categories).collect() value=query.category/>
            <SelectField name="state" label=words.t(Word::EntriesState) options=std::iter::once(all).chain(states).collect() value=query.state/>
            <SelectField
                name="year"
                label=words.t(Word::DeskEdition)
                options=years.into_iter().map(|year| (year.to_string(), year.to_string())).collect()
                value=year.to_string()
            />
            <button class="button small">{words.t(Word::DeskShow)}</button>
        </form>
    }
}

fn category(words: Words, slug: &str) -> String {
    find_default(slug).map_or(slug.to_owned(), |category| words.locale().pick(&category.names).to_owned())
}

#[component]
fn EntryTable(lines: Vec<EntryLine>) -> impl IntoView {
    let words = use_words();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let rows = lines
        .into_iter()
        .map(|line| {
            let href = words.href(&format!("/desk/entries/{}", line.id));
            let number = line.number.map(|number| number_name(line.year, number)).unwrap_or_default();
            let organization = line.organization.best(words.locale()).0.to_owned();
            view! {
                <tr>
                    <td data-label=words.t(Word::EntriesNumber) class="num">{number}</td>
                    <th scope="row"><a href=href>{state::title(words, &line.title)}</a><br/><span class="soft">{organization}</span></th>
                    <td data-label=words.t(Word::EntriesCategory)>
                        <span class="card-category" data-category=line.category.clone()>
                            <span class="rhomb" aria-hidden="true"></span>{category(words, &line.category)}
                        </span>
                    </td>
                    <td data-label=words.t(Word::EntriesState)>
                        <StateTag state=line.state/>
                        {line.is_published.then(|| view! { " "<span class="tag" data-kind="ok">{words.t(Word::EntriesPublished)}</span> })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::EntriesTable) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        {head(Word::EntriesNumber)}
                        {head(Word::EntriesProject)}
                        {head(Word::EntriesCategory)}
                        {head(Word::EntriesState)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
