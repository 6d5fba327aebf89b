//! What a verification found, in words: a tick for each kind of part, and every part below.

use domain::{
    category::Category,
    ceremony::{Podium, StepKind},
    seal::{Fault, Finding, LeafKind, Part, PublicSeal, Report, Summary, Verdict},
};
use leptos::prelude::*;

use crate::{
    ui::{
        icon::Icon,
        notice::{Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The verdict, the kinds of parts, each part.
#[component]
pub fn ReportView(name: String, report: Report, seal: PublicSeal, categories: Vec<Category>) -> impl IntoView {
    let words = use_words();
    let published = report.summary.as_ref().map(|summary| compare(summary, &seal));
    let other_year = report.summary.as_ref().map(|summary| summary.year).filter(|year| *year != seal.year);
    let is_right = report.is_sound() && !matches!(published, Some(Verdict::Fails(_)));
    let (kind, title) = match (is_right, report.holds()) {
        (true, true) => (NoticeKind::Success, Word::VerifyHolds),
        (true, false) => (NoticeKind::Info, Word::VerifySound),
        (false, _) => (NoticeKind::Error, Word::VerifyFails),
    };
    let of_kind = |word: Word, is: fn(&Part) -> bool| {
        let verdicts: Vec<_> = report.findings.iter().filter(|finding| is(&finding.part)).map(|finding| finding.verdict).collect();
        let whole = joined(&verdicts)?;
        let held = verdicts.iter().filter(|verdict| **verdict == Verdict::Holds).count();
        let count = (verdicts.len() > 1).then(|| format!("{held}/{}", verdicts.len()));
        Some(line(words, words.t(word).to_owned(), whole, count))
    };
    let kinds = [
        of_kind(Word::VerifyPartForm, |part| matches!(part, Part::Form)),
        of_kind(Word::VerifyPartHeader, |part| matches!(part, Part::Header)),
        of_kind(Word::VerifyPartSignature, |part| matches!(part, Part::Signature)),
        of_kind(Word::VerifyPartLeaves, |part| matches!(part, Part::Leaf(_))),
        of_kind(Word::VerifyPartRoot, |part| matches!(part, Part::Root)),
        of_kind(Word::VerifyPartRankings, |part| matches!(part, Part::Ranking(_))),
        of_kind(Word::VerifyPartSteps, |part| matches!(part, Part::Step(_))),
        of_kind(Word::VerifyPartComplete, |part| matches!(part, Part::Complete)),
    ];
    let published = published.map(|verdict| line(words, words.t(Word::VerifyPartPublished).to_owned(), verdict, None));
    let parts: Vec<_> = report
        .findings
        .iter()
        .filter_map(|Finding { part, verdict }| Some(line(words, part_name(words, &categories, part)?, *verdict, None)))
        .collect();
    let has_parts = !parts.is_empty();
    view! {
        <div class="stack">
            <Notice kind=kind title=words.t(title)>
                <p>{words.t(Word::VerifyChecked)}": "<span class="hash">{name}</span></p>
                {other_year.map(|year| view! { <p>{words.with(Word::VerifyOtherEdition, &[("year", &year.to_string())])}</p> })}
            </Notice>
            <ul class="checks" id="checks">{published}{kinds.into_iter().flatten().collect_view()}</ul>
            {has_parts.then(|| view! {
                <details class="more">
                    <summary>{words.t(Word::VerifyEveryPart)}</summary>
                    <div class="more-body"><ul class="checks">{parts}</ul></div>
                </details>
            })}
        </div>
    }
}

/// Whether the file is of the seal that this page publishes; of another year's seal this page knows nothing.
fn compare(summary: &Summary, seal: &PublicSeal) -> Verdict {
    let is_same = (summary.root, summary.public_key, summary.sealed_at) == (seal.root, seal.public_key, seal.sealed_at);
    match (summary.year == seal.year, is_same) {
        (false, _) => Verdict::Closed,
        (true, true) => Verdict::Holds,
        (true, false) => Verdict::Fails(Fault::WrongRoot),
    }
}

/// The verdict on several parts: the worst of them.
fn joined(verdicts: &[Verdict]) -> Option<Verdict> {
    let fails = verdicts.iter().find(|verdict| matches!(verdict, Verdict::Fails(_)));
    let closed = verdicts.iter().find(|verdict| **verdict == Verdict::Closed);
    fails.or(closed).or(verdicts.first()).copied()
}

fn line(words: Words, what: String, verdict: Verdict, count: Option<String>) -> AnyView {
    let (state, icon, word) = match verdict {
        Verdict::Holds => ("ok", "check", Word::VerifyStateOk),
        Verdict::Fails(_) => ("bad", "warning", Word::VerifyStateBad),
        Verdict::Closed => ("closed", "lock", Word::VerifyStateClosed),
    };
    view! {
        <li data-state=state>
            <Icon name=icon/>
            <span>{what}</span>
            <span class="soft">{words.t(word)}{count.map(|count| format!(" · {count}"))}</span>
        </li>
    }
    .into_any()
}

/// What a part of many is about; the single ones are named above.
fn part_name(words: Words, categories: &[Category], part: &Part) -> Option<String> {
    match part {
        Part::Leaf(leaf) | Part::Step(leaf) => Some(leaf_name(words, categories, leaf)),
        Part::Ranking(category) => Some(words.with(Word::VerifyLeafRanking, &[("category", &category_name(words, categories, category))])),
        Part::Form | Part::Header | Part::Signature | Part::Root | Part::Complete => None,
    }
}

fn leaf_name(words: Words, categories: &[Category], leaf: &LeafKind) -> String {
    match leaf {
        LeafKind::Category { category } => words.with(Word::VerifyLeafSheets, &[("category", &category_name(words, categories, category))]),
        LeafKind::Log => words.t(Word::VerifyLeafLog).to_owned(),
        LeafKind::Step { step } => {
            let category = step.get("category").and_then(|category| category.as_str());
            let category = category.map(|category| category_name(words, categories, category));
            let what = match leptos::serde_json::from_value::<StepKind>(step.clone()) {
                Ok(StepKind::Finalists { .. }) => words.t(Word::CeremonyFinalists).to_owned(),
                Ok(StepKind::Place { place: Podium::First, .. }) => words.t(Word::CeremonyFirst).to_owned(),
                Ok(StepKind::Place { place: Podium::Second, .. }) => words.t(Word::CeremonySecond).to_owned(),
                Ok(StepKind::Place { place: Podium::Third, .. }) => words.t(Word::CeremonyThird).to_owned(),
                Ok(StepKind::Special { .. }) => words.t(Word::ShowSpecial).to_owned(),
                _ => step.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned(),
            };
            category.map_or(what.clone(), |category| format!("{category}: {what}"))
        }
    }
}

fn category_name(words: Words, categories: &[Category], slug: &str) -> String {
    let found = categories.iter().find(|category| category.slug == slug);
    found.map_or_else(|| slug.to_owned(), |category| category.name.best(words.locale()).0.to_owned())
}
