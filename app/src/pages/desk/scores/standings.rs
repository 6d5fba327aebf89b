//! The standings with the sheets behind them.

use domain::{
    criterion::Criterion,
    deliberation::{Row, Sheet},
    organization::Listed,
};
use leptos::prelude::*;

use super::labels::{self, Names};
use crate::{
    ui::pager::Pager,
    words::{Word, use_words},
};

/// A page of the entries.
#[component]
pub fn StandingsTable(rows: Listed<Row>, criteria: Vec<Criterion>, names: Names, min_sheets: usize, base: String) -> impl IntoView {
    let words = use_words();
    let Listed { items, page, pages, .. } = rows;
    let criteria = StoredValue::new(criteria);
    let has_unranked = items.iter().any(|row| row.standing.is_none());
    let lines = items.into_iter().map(|row| view! { <Line row=row criteria=criteria names=names/> }).collect_view();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    view! {
        <section class="stack">
            <h2 id="standings">{words.t(Word::ScoresStandings)}</h2>
            <div class="table-wrap" role="region" aria-labelledby="standings" tabindex="0">
                <table class="table stacked">
                    <thead><tr>{head(Word::ScoresPlace)}{head(Word::ScoresProject)}{head(Word::ScoresTotal)}{head(Word::ScoresSheets)}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {has_unranked.then(|| view! { <p class="soft">{words.with(Word::ScoresNoPlaceWhy, &[("n", &words.integer(min_sheets as u64))])}</p> })}
            <Pager page=page pages=pages address=|base, page| format!("{base}&page={page}") base=base/>
        </section>
    }
}

#[component]
fn Line(row: Row, criteria: StoredValue<Vec<Criterion>>, names: Names) -> impl IntoView {
    let words = use_words();
    let title = labels::title(words, names, row.entry);
    let (place, total) = match &row.standing {
        Some((rank, total)) => (words.integer(*rank as u64), Some((labels::total(words, total), labels::exact(total)))),
        None => (words.t(Word::ScoresNoPlace).to_owned(), None),
    };
    let opened = words.with(Word::ScoresOpenSheets, &[("n", &words.integer(row.sheets.len() as u64))]);
    let sheets = if row.sheets.is_empty() {
        view! { <span>{words.integer(0)}</span> }.into_any()
    } else {
        let label = format!("{opened}, {title}");
        view! { <details class="sheets"><summary>{opened}</summary><SheetTable sheets=row.sheets criteria=criteria label=label/></details> }
            .into_any()
    };
    view! {
        <tr>
            <td data-label=words.t(Word::ScoresPlace)><span class="strong">{place}</span></td>
            <th scope="row">
                {title}<br/><span class="soft">{labels::organization(words, names, row.entry)}</span>
                {(row.is_tied || row.is_finalist).then(|| view! {
                    <br/>
                    <span class="tags">
                        {row.is_finalist.then(|| view! { <span class="tag" data-kind="gold">{words.t(Word::ScoresFinalist)}</span> })}
                        {row.is_tied.then(|| view! { <span class="tag" data-kind="warn">{words.t(Word::ScoresTied)}</span> })}
                    </span>
                })}
            </th>
            <td data-label=words.t(Word::ScoresTotal)>
                {total.map(|(shown, exact)| view! {
                    <span><span class="strong">{shown}</span><br/><span class="soft">{words.with(Word::ScoresExact, &[("n", &exact)])}</span></span>
                })}
            </td>
            <td data-label=words.t(Word::ScoresSheets)>{sheets}</td>
        </tr>
    }
}

/// The sheets of an entry: a column a juror, a row a criterion.
#[component]
fn SheetTable(sheets: Vec<Sheet>, criteria: StoredValue<Vec<Criterion>>, label: String) -> impl IntoView {
    let words = use_words();
    let jurors = sheets.iter().map(|sheet| view! { <th scope="col" class="num">{labels::juror(words, sheet.juror)}</th> }).collect_view();
    let row = |(index, criterion): (usize, &Criterion)| {
        let scores = sheets
            .iter()
            .map(|sheet| {
                let score = sheet.scores.get(index).copied().flatten();
                view! { <td class="num">{score.map_or_else(|| "–".to_owned(), |score| words.integer(score.into()))}</td> }
            })
            .collect_view();
        view! { <tr><th scope="row">{criterion.name.best(words.locale()).0.to_owned()}" "<span class="soft">{words.integer(criterion.weight.into())}</span></th>{scores}</tr> }
    };
    let rows = criteria.with_value(|criteria| criteria.iter().enumerate().map(row).collect_view());
    let totals = sheets
        .iter()
        .map(|sheet| {
            let total =
                sheet.total.as_ref().map_or_else(|| words.t(Word::ScoresIncomplete).to_owned(), |total| labels::total(words, total));
            view! { <td class="num">{total}</td> }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=label tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">{words.t(Word::ScoresCriterion)}</th>{jurors}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{words.t(Word::ScoresTotal)}</th>{totals}</tr></tfoot>
            </table>
        </div>
    }
}
