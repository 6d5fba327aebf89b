//! How firmly the winner of a category stands, for everyone.

use domain::robustness::{PublicRobustness, Verdict};
use leptos::prelude::*;

use crate::{
    pages::desk::scores::labels,
    words::{Word, use_words},
};

const fn verdict(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Close { .. } => Word::RoundsCardClose,
        Verdict::Mixed { .. } => Word::RoundsCardMixed,
        Verdict::Firm { .. } => Word::ScoresVerdictFirm,
        Verdict::Nobody | Verdict::Tied | Verdict::Alone => labels::verdict(verdict),
    }
}

/// The verdict in words, and what each rule says. It names no juror and no entry.
#[component]
pub fn Firmness(card: PublicRobustness, year: i32) -> impl IntoView {
    let words = use_words();
    let same = match card.verdict {
        Verdict::Close { same, of } | Verdict::Mixed { same, of } => Some((same, of)),
        Verdict::Firm { of } => Some((of, of)),
        Verdict::Nobody | Verdict::Tied | Verdict::Alone => None,
    };
    let number = |count: usize| words.integer(u64::try_from(count).unwrap_or_default());
    let same = same.map(|(same, of)| words.with(Word::ScoresRulesSame, &[("n", &number(same)), ("of", &number(of))]));
    let wins =
        words.with(Word::ScoresResamplings, &[("n", &words.integer(card.wins.into())), ("of", &words.integer(card.resamplings.into()))]);
    let has_findings = !card.findings.is_empty();
    let rows = card
        .findings
        .into_iter()
        .map(|found| {
            let (kind, word) = labels::agreement(found.agreement);
            view! {
                <tr>
                    <th scope="row">{words.t(labels::rule(found.rule))}</th>
                    <td data-label=words.t(Word::ScoresSays)><span class="tag" data-kind=kind>{words.t(word)}</span></td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <div class="table-wrap" role="region" aria-labelledby="firmness" tabindex="0">
            <table class="table stacked">
                <thead><tr><th scope="col">{words.t(Word::ScoresRule)}</th><th scope="col">{words.t(Word::ScoresSays)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="soft">{wins}". "{words.with(Word::ScoresHowResampling, &[("of", &words.integer(card.resamplings.into()))])}</p>
    };
    view! {
        <section class="page section stack" aria-labelledby="firmness">
            <div class="section-head">
                <h2 id="firmness">{words.t(Word::ScoresRobustness)}</h2>
                {same.map(|same| view! { <span class="tag" data-kind=labels::verdict_kind(card.verdict)>{same}</span> })}
            </div>
            <p class="lead">{words.t(verdict(card.verdict))}</p>
            {has_findings.then_some(table)}
            <p><a href=words.href(&format!("/{year}/verify"))>{words.t(Word::RoundsCardVerify)}</a></p>
        </section>
    }
}
