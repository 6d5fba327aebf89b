//! What the others gave: shown to who has handed in their own sheet, without a name.

use domain::{
    criterion::{Criterion, CriterionWeight},
    jury::{OwnSheet, PanelSheet, total_hundredths},
};
use leptos::prelude::*;

use super::points;
use crate::words::{Word, use_words};

/// The sheets side by side, then what was written.
#[component]
pub fn PanelTable(criteria: Vec<Criterion>, own: OwnSheet, panel: Vec<PanelSheet>) -> impl IntoView {
    let words = use_words();
    if panel.is_empty() {
        return view! { <section class="panel stack"><h2>{words.t(Word::JuryPanel)}</h2><p class="soft">{words.t(Word::JuryPanelNone)}</p></section> }
            .into_any();
    }
    let weights: Vec<CriterionWeight> = criteria.iter().map(|c| CriterionWeight { code: c.code.clone(), weight: c.weight }).collect();
    let name = |index: usize| words.with(Word::JuryPanelOther, &[("n", &(index + 1).to_string())]);
    let heads = (0..panel.len()).map(|index| view! { <th scope="col" class="num">{name(index)}</th> }).collect_view();
    let rows = criteria
        .iter()
        .map(|criterion| {
            let score = |scores: &std::collections::BTreeMap<String, domain::sheet::Score>| {
                scores.get(&criterion.code).map(|score| score.value().to_string()).unwrap_or_default()
            };
            let other = |(index, sheet): (usize, &PanelSheet)| view! { <td data-label=name(index) class="num">{score(&sheet.scores)}</td> };
            let others = panel.iter().enumerate().map(other).collect_view();
            view! {
                <tr>
                    <th scope="row">{criterion.name.best(words.locale()).0.to_owned()}</th>
                    <td data-label=words.t(Word::JuryPanelOwn) class="num strong">{score(&own.scores)}</td>
                    {others}
                </tr>
            }
        })
        .collect_view();
    let total = |(index, sheet): (usize, &PanelSheet)| view! { <td data-label=name(index) class="num">{points(words, sheet.total)}</td> };
    let totals = panel.iter().enumerate().map(total).collect_view();
    let written = panel
        .iter()
        .enumerate()
        .filter(|(_, sheet)| !sheet.comment.is_empty() || !sheet.note.is_empty())
        .map(|(index, sheet)| {
            let text = |word: Word, text: &str| {
                (!text.is_empty()).then(|| view! { <div><dt>{words.t(word)}</dt><dd class="lines">{text.to_owned()}</dd></div> })
            };
            view! {
                <h3>{name(index)}</h3>
                <dl class="facts">{text(Word::JuryComment, &sheet.comment)}{text(Word::JuryNote, &sheet.note)}</dl>
            }
        })
        .collect_view();
    view! {
        <section class="panel stack">
            <h2 id="panel">{words.t(Word::JuryPanel)}</h2>
            <p class="soft">{words.t(Word::JuryPanelHelp)}</p>
            <div class="table-wrap" role="region" aria-labelledby="panel" tabindex="0">
                <table class="table stacked">
                    <thead><tr><th scope="col">{words.t(Word::JuryCriterion)}</th><th scope="col" class="num">{words.t(Word::JuryPanelOwn)}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{words.t(Word::JuryPanelTotal)}</th>
                            <td data-label=words.t(Word::JuryPanelOwn) class="num">{points(words, total_hundredths(&weights, &own.scores))}</td>
                            {totals}
                        </tr>
                    </tfoot>
                </table>
            </div>
            {written}
        </section>
    }
    .into_any()
}
