//! What if: a form that asks by its address and saves nothing.

use domain::{criterion::Criterion, deliberation::Moves, round::RoundError, sheet::JurorNumber, standings::WhatIfForm};
use leptos::prelude::*;

use super::labels::{self, Names};
use crate::{
    AppError,
    ui::{
        field::{SelectField, TextField},
        notice::{Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The form, and who would move.
#[component]
pub fn WhatIfPanel(
    moves: Result<Option<Moves>, RoundError>,
    form: WhatIfForm,
    criteria: Vec<Criterion>,
    jurors: Vec<JurorNumber>,
    min_sheets: usize,
    names: Names,
    year: i32,
    category: String,
) -> impl IntoView {
    let words = use_words();
    let address = words.href(&format!("/desk/scores/{category}"));
    let reset = format!("{address}?year={year}#what-if");
    let action = format!("{address}#what-if");
    let weights = criteria
        .into_iter()
        .map(|criterion| {
            let name = criterion.name.best(words.locale()).0.to_owned();
            let value = form.weights.get(&criterion.code).cloned().filter(|text| !text.trim().is_empty());
            view! {
                <TextField
                    name=format!("w_{}", criterion.code)
                    label=words.with(Word::ScoresWhatIfWeight, &[("name", &name)])
                    value=value.unwrap_or_else(|| criterion.weight.to_string())
                    inputmode="numeric"
                    maxlength=4
                />
            }
        })
        .collect_view();
    let quorum = if form.min_sheets.trim().is_empty() { min_sheets.to_string() } else { form.min_sheets };
    let mut options = vec![(String::new(), words.t(Word::ScoresWhatIfNobody).to_owned())];
    options.extend(jurors.into_iter().map(|juror| (juror.0.to_string(), labels::juror(words, juror))));
    let result = match moves {
        Err(error) => Some(view! { <Notice kind=NoticeKind::Error title=AppError::Round(error).text(words)/> }.into_any()),
        Ok(None) => None,
        Ok(Some(moves)) if moves.total == 0 => Some(view! { <p role="status"><b>{words.t(Word::ScoresWhatIfNone)}</b></p> }.into_any()),
        Ok(Some(moves)) => Some(view! { <MoveTable moves=moves names=names/> }.into_any()),
    };
    view! {
        <section class="panel" id="what-if">
            <h2 id="what-if-title">{words.t(Word::ScoresWhatIf)}</h2>
            <p class="soft">{words.t(Word::ScoresWhatIfHelp)}</p>
            {result}
            <form class="stack" method="get" action=action>
                <input type="hidden" name="year" value=year/>
                <div class="fields pair ends">{weights}</div>
                <div class="fields two">
                    <TextField name="quorum" label=words.t(Word::ScoresWhatIfQuorum) value=quorum inputmode="numeric" maxlength=2/>
                    <SelectField name="without" label=words.t(Word::ScoresWhatIfWithout) options=options value=form.without/>
                </div>
                <p class="buttons">
                    <button class="button primary">{words.t(Word::ScoresWhatIfTry)}</button>
                    <a class="button" href=reset>{words.t(Word::ScoresWhatIfReset)}</a>
                </p>
            </form>
        </section>
    }
}

fn rank(words: Words, rank: Option<usize>) -> String {
    rank.map_or_else(|| words.t(Word::ScoresNoPlace).to_owned(), |rank| words.integer(rank as u64))
}

#[component]
fn MoveTable(moves: Moves, names: Names) -> impl IntoView {
    let words = use_words();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let rows = moves
        .moves
        .into_iter()
        .map(|(entry, from, to)| {
            view! {
                <tr>
                    <th scope="row">{labels::title(words, names, entry)}</th>
                    <td data-label=words.t(Word::ScoresWhatIfNow)>{rank(words, from)}</td>
                    <td data-label=words.t(Word::ScoresWhatIfThen)><b>{rank(words, to)}</b></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p role="status"><b>{words.with(Word::ScoresWhatIfMoves, &[("n", &words.integer(moves.total as u64))])}</b></p>
        <div class="table-wrap" role="region" aria-labelledby="what-if-title" tabindex="0">
            <table class="table stacked">
                <thead><tr>{head(Word::ScoresProject)}{head(Word::ScoresWhatIfNow)}{head(Word::ScoresWhatIfThen)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
