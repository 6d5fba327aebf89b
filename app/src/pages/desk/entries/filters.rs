//! What is asked for, as a plain form.

use domain::{category::Category, entry::EntrySort};
use leptos::prelude::*;

use crate::{
    api::entries::desk::{DeskQuery, SIZES},
    pages::entries::labels,
    ui::field::{SelectField, TextField},
    words::{Word, use_words},
};

/// States that the organizer can ask for.
const STATES: [&str; 5] = ["submitted", "returned", "eligible", "ineligible", "withdrawn"];

const fn sort_word(sort: EntrySort) -> Word {
    match sort {
        EntrySort::Number => Word::ScreeningSortNumber,
        EntrySort::Title => Word::ScreeningSortTitle,
        EntrySort::Changed => Word::ScreeningSortChanged,
        EntrySort::Category => Word::ScreeningSortCategory,
    }
}

/// The filters, the order and the length of a page.
#[component]
pub fn Filters(years: Vec<i32>, categories: Vec<Category>, year: i32, query: DeskQuery) -> impl IntoView {
    let words = use_words();
    let all = (String::new(), words.t(Word::DeskAll).to_owned());
    let states = STATES.iter().filter_map(|code| Some(((*code).to_owned(), words.t(labels::state_code(code)?).to_owned())));
    let states = states.chain([("appealed".to_owned(), words.t(Word::ScreeningAppealWaits).to_owned())]);
    let name = |category: Category| (category.slug, category.name.best(words.locale()).0.to_owned());
    let categories = categories.into_iter().map(name);
    let sorts = EntrySort::ALL.iter().map(|sort| (sort.code().to_owned(), words.t(sort_word(*sort)).to_owned())).collect();
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
            <SelectField name="sort" label=words.t(Word::ScreeningSort) options=sorts value=query.sort/>
            <SelectField name="size" label=words.t(Word::ScreeningSize) options=SIZES.iter().map(|size| (size.to_string(), size.to_string())).collect() value=query.size.to_string()/>
            <button class="button small">{words.t(Word::DeskShow)}</button>
        </form>
    }
}
