//! What is known of a project at a glance, and where from.

use domain::{
    showcase::{Origin, Project},
    time::parse_month,
};
use leptos::prelude::*;

use super::sharing::Take;
use crate::{
    ui::{icon::Icon, label},
    words::{Word, use_words},
};

/// The facts beside a project.
#[component]
pub fn Facts(project: Project) -> impl IntoView {
    let words = use_words();
    let technologies: Vec<&str> = project.technologies.iter().map(|technology| words.t(label::technology(*technology))).collect();
    let fact = |name: Word, value: String| (!value.is_empty()).then(|| view! { <div><dt>{words.t(name)}</dt><dd>{value}</dd></div> });
    let since = parse_month(project.answers.get("running_since")).map(|month| words.month(month)).unwrap_or_default();
    let category = words.href(&format!("/projects?category={}", project.card.category.slug));
    let note = (project.card.origin == Origin::Practice).then(|| {
        view! { <p class="demo-line"><Icon name="info"/><span>{words.t(Word::ProjectNotCompeting)}</span></p> }
    });
    view! {
        <aside class="project-facts" aria-label=words.t(Word::ProjectFacts)>
            <dl class="panel facts">
                {fact(Word::ShowcaseRegion, words.locale().pick(project.card.region.name()).to_owned())}
                {fact(Word::ShowcaseKind, words.t(label::kind(project.kind)).to_owned())}
                {fact(Word::ShowcaseStage, project.stage.map(|stage| words.t(label::stage(stage)).to_owned()).unwrap_or_default())}
                {fact(Word::ProjectRunningSince, since)}
                {fact(Word::ShowcaseTechnology, technologies.join(", "))}
                {fact(Word::ProjectYear, project.year.map(|year| year.to_string()).unwrap_or_default())}
                {source(project.source_name, project.source_url, words.t(Word::ProjectSource))}
            </dl>
            {note}
            {view! { <Take slug=project.card.slug contacts=project.sharing.contacts/> }.into_any()}
            <p class="buttons"><a class="button wide" href=category>{words.t(Word::ProjectMore)}</a></p>
        </aside>
    }
}

/// Where the facts were published; a link where there is one.
fn source(name: String, url: String, label: &'static str) -> Option<impl IntoView> {
    (!name.is_empty()).then(|| {
        let name = if url.is_empty() { name.into_any() } else { view! { <a href=url rel="external noopener">{name}</a> }.into_any() };
        view! { <div id="source"><dt>{label}</dt><dd>{name}</dd></div> }
    })
}
