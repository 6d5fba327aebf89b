//! The public answers of a published entry, section by section.

use domain::{answers::Answers, number::Number};
use leptos::prelude::*;

use crate::words::{Word, Words, use_words};

/// Long answers of each section, in the order of the form.
const SECTIONS: [(Word, &[(&str, Word)]); 3] = [
    (Word::ProjectSolution, &[("situation", Word::ProjectSituation), ("why_ai", Word::ProjectWhyAi), ("how", Word::ProjectHow)]),
    (
        Word::ProjectResponsible,
        &[("personal_data", Word::ProjectPersonalData), ("oversight", Word::ProjectOversight), ("labelling", Word::ProjectLabelling)],
    ),
    (
        Word::ProjectTransfer,
        &[
            ("reused_where", Word::ProjectReusedWhere),
            ("needed_by_others", Word::ProjectNeededByOthers),
            ("cost", Word::ProjectCost),
            ("support_plan", Word::ProjectSupportPlan),
        ],
    ),
];

/// Whatever of the sections is public; nothing for a practice.
#[component]
pub fn PublicAnswers(answers: Answers) -> impl IntoView {
    let words = use_words();
    // The long answers are in the language the entrant chose for them.
    let lang = Some(answers.get("language").to_owned()).filter(|language| !language.is_empty() && *language != words.locale().code());
    let figures = facts(
        &[
            (Word::ProjectUsers, number(&answers, "users", "", words)),
            (Word::ProjectMoneySaved, number(&answers, "money_saved", "₸", words)),
            (Word::ProjectHoursSaved, number(&answers, "hours_saved", "", words)),
            (Word::ProjectRisk, risk(answers.get("risk")).map(|word| words.t(word).to_owned())),
            (Word::ProjectAutonomy, autonomy(answers.get("autonomy")).map(|word| words.t(word).to_owned())),
        ],
        words,
    );
    let partners: Vec<String> = answers.rows("partner").iter().map(|row| row.get("name").to_owned()).collect();
    let partners = (!partners.is_empty()).then(|| {
        let names = partners.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! { <section class="prose"><h2>{words.t(Word::ProjectPartners)}</h2><ul>{names}</ul></section> }
    });
    let sections = SECTIONS.into_iter().map(|(title, fields)| section(title, fields, &answers, lang.clone(), words)).collect_view();
    view! { {figures}{sections}{partners} }
}

fn facts(rows: &[(Word, Option<String>)], words: Words) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = rows.iter().filter_map(|(name, value)| Some((words.t(*name), value.clone()?))).collect();
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view();
        view! { <dl class="panel facts line">{rows}</dl> }
    })
}

fn section(title: Word, fields: &[(&str, Word)], answers: &Answers, lang: Option<String>, words: Words) -> Option<impl IntoView + use<>> {
    let parts: Vec<_> =
        fields.iter().map(|(key, name)| (*name, answers.get(key).to_owned())).filter(|(_, text)| !text.is_empty()).collect();
    (!parts.is_empty()).then(|| {
        let part = |(name, text): (Word, String)| {
            let paragraphs: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(ToOwned::to_owned).collect();
            let paragraphs = paragraphs.into_iter().map(|line| view! { <p lang=lang.clone()>{line}</p> }).collect_view();
            view! { <h3>{words.t(name)}</h3>{paragraphs} }
        };
        let parts = parts.into_iter().map(part).collect_view();
        // On paper what another body needs comes right behind the results.
        let part = (title == Word::ProjectTransfer).then_some("transfer");
        view! { <section class="prose" data-part=part><h2>{words.t(title)}</h2>{parts}</section> }
    })
}

/// A number as the reader's language writes it; a text that is none is shown as it stands.
fn number(answers: &Answers, key: &str, unit: &str, words: Words) -> Option<String> {
    let text = answers.get(key);
    let plain = Number::parse(text).map_or_else(|| text.to_owned(), |number| number.to_string());
    (!text.is_empty()).then(|| words.quantity(&plain, unit))
}

/// The degree of risk in words.
pub fn risk(code: &str) -> Option<Word> {
    match code {
        "minimal" => Some(Word::ProjectRiskMinimal),
        "medium" => Some(Word::ProjectRiskMedium),
        "high" => Some(Word::ProjectRiskHigh),
        _ => None,
    }
}

/// How much it does alone, in words.
pub fn autonomy(code: &str) -> Option<Word> {
    match code {
        "low" => Some(Word::ProjectAutonomyLow),
        "medium" => Some(Word::ProjectAutonomyMedium),
        "high" => Some(Word::ProjectAutonomyHigh),
        _ => None,
    }
}
