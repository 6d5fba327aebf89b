//! The projects side by side: a column each on a large screen, a block for each trait on a phone.

use domain::{
    showcase::{Chosen, Indicator, Project},
    time::parse_month,
};
use leptos::prelude::*;

use super::address;
use crate::{
    pages::project::{
        answers::{autonomy, risk},
        indicators::change,
    },
    ui::{icon::Icon, label, result::ResultFigure},
    words::{Word, Words, use_words},
};

/// Texts of the entrant, in the order in which another body asks for them.
const TEXTS: [(&str, Word); 6] = [
    ("oversight", Word::ProjectOversight),
    ("personal_data", Word::ProjectPersonalData),
    ("cost", Word::ProjectCost),
    ("needed_by_others", Word::ProjectNeededByOthers),
    ("reused_where", Word::ProjectReusedWhere),
    ("support_plan", Word::ProjectSupportPlan),
];

/// The table.
#[component]
pub fn CompareTable(projects: Vec<Project>, chosen: Chosen) -> impl IntoView {
    let words = use_words();
    let heads = projects.iter().map(|project| head(words, project, &chosen)).collect_view();
    let row = |name: Word, cell: &dyn Fn(&Project) -> Option<AnyView>| row(words, name, &projects, cell);
    let text = |text: String| (!text.is_empty()).then(|| text.into_any());
    let named = |word: Option<Word>| word.map(|word| words.t(word).into_any());
    let rows = vec![
        row(Word::CompareResult, &|project| Some(result(project))),
        row(Word::ProjectChanged, &|project| indicators(words, project)),
        row(Word::ShowcaseCategory, &|project| text(project.card.category.name.clone())),
        row(Word::ShowcaseRegion, &|project| text(words.locale().pick(project.card.region.name()).to_owned())),
        row(Word::ShowcaseKind, &|project| named(Some(label::kind(project.kind)))),
        row(Word::ShowcaseStage, &|project| named(project.stage.map(label::stage))),
        row(Word::ProjectRunningSince, &|project| {
            parse_month(project.answers.get("running_since")).map(|month| words.month(month).into_any())
        }),
        row(Word::ShowcaseTechnology, &|project| {
            text(project.technologies.iter().map(|technology| words.t(label::technology(*technology))).collect::<Vec<_>>().join(", "))
        }),
        row(Word::ProjectRisk, &|project| named(risk(project.answers.get("risk")))),
        row(Word::ProjectAutonomy, &|project| named(autonomy(project.answers.get("autonomy")))),
    ];
    let texts = TEXTS.map(|(key, name)| row(name, &|project| long(words, project, key)));
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::CompareTitle) tabindex="0">
            <table class="table stacked compare" role="table">
                <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{words.t(Word::CompareTrait)}</th>{heads}</tr></thead>
                <tbody role="rowgroup">{rows}{texts.into_iter().collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A project's name, and how it is let go.
fn head(words: Words, project: &Project, chosen: &Chosen) -> AnyView {
    let card = &project.card;
    let (title, slug) = (card.title.text.clone(), card.slug.clone());
    let remove = format!("{}: {title}", words.t(Word::CompareRemove));
    view! {
        <th scope="col" role="columnheader" data-category=card.category.slug.clone()>
            <a href=words.href(&format!("/projects/{slug}")) lang=words.foreign(card.title.locale)>{title}</a>
            <span class="compare-owner" lang=words.foreign(card.owner.locale)>{card.owner.text.clone()}</span>
            <a class="icon-link no-print" href=address(words, &chosen.without(&slug)) aria-label=remove rel="nofollow" data-noscroll="">
                <Icon name="close"/>
                {words.t(Word::CompareRemove)}
            </a>
        </th>
    }
    .into_any()
}

/// One trait of every project. A phone shows whose it is beside it; what nobody said is left out.
fn row(words: Words, name: Word, projects: &[Project], cell: &dyn Fn(&Project) -> Option<AnyView>) -> Option<AnyView> {
    let cells: Vec<Option<AnyView>> = projects.iter().map(cell).collect();
    cells.iter().any(Option::is_some).then(|| {
        let cells = projects.iter().zip(cells).map(|(project, cell)| {
            let shown = cell.unwrap_or_else(|| view! { <span class="soft">{words.t(Word::CompareUnsaid)}</span> }.into_any());
            view! {
                <td role="cell" data-label=project.card.title.text.clone() data-category=project.card.category.slug.clone()>
                    <div>{shown}</div>
                </td>
            }
        });
        let cells = cells.collect_view();
        view! { <tr role="row"><th scope="row" role="rowheader">{words.t(name)}</th>{cells}</tr> }.into_any()
    })
}

fn result(project: &Project) -> AnyView {
    match &project.card.result {
        Some(figure) => view! { <ResultFigure figure=figure.value.clone()/><p class="card-measure">{figure.label.clone()}</p> }.into_any(),
        None => project.card.phrase.text.clone().into_any(),
    }
}

/// Every measured change, in short.
fn indicators(words: Words, project: &Project) -> Option<AnyView> {
    let line = |indicator: Indicator| {
        let unit = indicator.unit.best(words.locale()).0.to_owned();
        let value = |number: domain::number::Number| words.quantity(&number.to_string(), &unit);
        let percent = change(indicator.before, indicator.after).map(|percent| format!(" ({})", words.percent(&percent)));
        let (name, change) =
            (indicator.name.best(words.locale()).0.to_owned(), format!("{} → {}", value(indicator.before), value(indicator.after)));
        view! { <li>{name}": "<b>{change}</b>{percent}</li> }
    };
    let lines = Indicator::list(&project.answers);
    (!lines.is_empty()).then(|| view! { <ul class="compare-lines">{lines.into_iter().map(line).collect_view()}</ul> }.into_any())
}

/// A long answer, in the language the entrant chose for it.
fn long(words: Words, project: &Project, key: &str) -> Option<AnyView> {
    let text = project.answers.get(key).to_owned();
    let language = project.answers.get("language").to_owned();
    let lang = Some(language).filter(|language| !language.is_empty() && *language != words.locale().code());
    (!text.is_empty()).then(|| view! { <p class="lines" lang=lang>{text}</p> }.into_any())
}
