//! How firmly the winner stands, in words, with each rule's finding.

use domain::{
    deliberation::Card,
    robustness::{Agreement, RESAMPLINGS, Verdict},
};
use leptos::prelude::*;

use super::labels::{self, Names};
use crate::words::{Word, use_words};

/// The card.
#[component]
pub fn CardPanel(card: Card, names: Names) -> impl IntoView {
    let words = use_words();
    let (verdict, wins) = (card.verdict, card.wins);
    let winner = card.winner.map(|winner| {
        view! { <div><dt>{words.t(Word::ScoresWinner)}</dt><dd>{labels::title(words, names, winner)}<br/><span class="soft">{labels::organization(words, names, winner)}</span></dd></div> }
    });
    let has_findings = !card.findings.is_empty();
    // Where no rules are compared the verdict alone says it.
    let same =
        has_findings.then(|| view! { <span class="tag" data-kind=labels::verdict_kind(verdict)>{rules_same(words, verdict)}</span> });
    let without = card
        .without
        .iter()
        .map(|(juror, leaders)| {
            let juror = labels::juror(words, *juror);
            view! { <li>{words.with(Word::ScoresWithout, &[("juror", &juror)])}" "<b>{labels::titles(words, names, leaders)}</b></li> }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="robustness">
            <div class="panel-head">
                <h2 id="robustness">{words.t(Word::ScoresRobustness)}</h2>
                {same}
            </div>
            <p class="lead">{words.t(labels::verdict(verdict))}</p>
            <dl class="facts line">{winner}{has_findings.then(|| view! { <Share wins=wins/> })}</dl>
            {has_findings.then(|| view! { <Findings card=card names=names/> })}
            <ul class="tie-order">{without}</ul>
            <details class="more">
                <summary>{words.t(Word::ScoresHow)}</summary>
                <div class="more-body">
                    <p>{words.t(Word::ScoresHowRounding)}</p>
                    <p>{words.t(Word::ScoresHowClose)}</p>
                    <p>{words.with(Word::ScoresHowResampling, &[("of", &words.integer(RESAMPLINGS.into()))])}</p>
                </div>
            </details>
        </section>
    }
}

fn rules_same(words: crate::words::Words, verdict: Verdict) -> String {
    let (same, of) = match verdict {
        Verdict::Nobody | Verdict::Tied | Verdict::Alone => return words.t(labels::verdict(verdict)).to_owned(),
        Verdict::Close { same, of } | Verdict::Mixed { same, of } => (same, of),
        Verdict::Firm { of } => (of, of),
    };
    words.with(Word::ScoresRulesSame, &[("n", &words.integer(same as u64)), ("of", &words.integer(of as u64))])
}

/// The share of resamplings won, as a bar and in figures.
#[component]
fn Share(wins: u32) -> impl IntoView {
    let words = use_words();
    let thousandths = u64::from(wins) * 1_000 / u64::from(RESAMPLINGS);
    let share = format!("{}.{}", thousandths / 10, thousandths % 10);
    let width = format!("{share}%");
    let figures = [("n", &*words.integer(wins.into())), ("of", &*words.integer(RESAMPLINGS.into()))];
    view! {
        <div>
            <dt>{words.t(Word::ScoresShare)}</dt>
            <dd>
                {words.percent(&share)}
                <svg class="bar" aria-hidden="true" width="100%" height="12">
                    <rect class="bar-track" width="100%" height="12"></rect><rect class="bar-after" width=width height="12"></rect>
                </svg>
                <span class="soft">{words.with(Word::ScoresResamplings, &figures)}</span>
            </dd>
        </div>
    }
}

#[component]
fn Findings(card: Card, names: Names) -> impl IntoView {
    let words = use_words();
    let head = |word: Word| view! { <th scope="col">{words.t(word)}</th> };
    let rows = card
        .findings
        .into_iter()
        .map(|(rule, agreement, leaders)| {
            let (kind, word) = labels::agreement(agreement);
            // Where it is the winner alone, the title above is enough.
            let leaders = (agreement != Agreement::Same).then(|| view! { <span>{labels::titles(words, names, &leaders)}</span> });
            view! {
                <tr>
                    <th scope="row">{words.t(labels::rule(rule))}</th>
                    <td data-label=words.t(Word::ScoresSays)><span class="tag" data-kind=kind>{words.t(word)}</span></td>
                    <td data-label=words.t(Word::ScoresLeads)>{leaders}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::ScoresCardTable) tabindex="0">
            <table class="table stacked">
                <thead><tr>{head(Word::ScoresRule)}{head(Word::ScoresSays)}{head(Word::ScoresLeads)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
