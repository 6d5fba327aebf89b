//! The entries of a page, to be opened or chosen.

use domain::{
    category::Category,
    entry::{EntryLine, number_name},
    screening::BulkAct,
};
use leptos::prelude::*;

use super::category;
use crate::{
    pages::entries::state::{self, StateTag},
    ui::field::SelectField,
    words::{Word, use_words},
};

/// The table, inside the form that leads to the look ahead.
#[component]
pub fn EntryTable(lines: Vec<EntryLine>, categories: Vec<Category>) -> impl IntoView {
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
                    <td data-label=words.t(Word::ScreeningBulkChoose)>
                        <input type="checkbox" name="e" value=line.id.to_string() aria-label=format!("{}: {number}", words.t(Word::ScreeningBulkChoose))/>
                    </td>
                    <td data-label=words.t(Word::EntriesNumber) class="num">{number.clone()}</td>
                    <th scope="row"><a href=href>{state::title(words, &line.title)}</a><br/><span class="soft">{organization}</span></th>
                    <td data-label=words.t(Word::EntriesCategory)>
                        <span class="card-category" data-category=line.category.clone()>
                            <span class="rhomb" aria-hidden="true"></span>{category(words, &categories, &line.category)}
                        </span>
                    </td>
                    <td data-label=words.t(Word::EntriesState)>
                        <StateTag state=line.state/>
                        {line.is_published.then(|| view! { " "<span class="tag" data-kind="ok">{words.t(Word::EntriesPublished)}</span> })}
                    </td>
                    <td data-label=words.t(Word::EntriesChanged)>{words.date_time(line.saved_at)}</td>
                </tr>
            }
        })
        .collect_view();
    let acts = BulkAct::ALL.iter().map(|act| (act.code().to_owned(), words.t(super::bulk::act_word(*act)).to_owned())).collect();
    view! {
        <form method="get" action=words.href("/desk/entries/bulk") class="stack">
        <div class="table-wrap" role="region" aria-label=words.t(Word::EntriesTable) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        {head(Word::ScreeningBulkChoose)}
                        {head(Word::EntriesNumber)}
                        {head(Word::EntriesProject)}
                        {head(Word::EntriesCategory)}
                        {head(Word::EntriesState)}
                        {head(Word::EntriesChanged)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="desk-bar">
            <SelectField name="act" label=words.t(Word::ScreeningBulkAct) options=acts/>
            <button class="button small">{words.t(Word::ScreeningBulkLook)}</button>
        </div>
        </form>
    }
}
