//! A project as a card: its result first.

use domain::{
    figure::{Figure, Parts},
    showcase::{Origin, Piece, ProjectCard},
};
use leptos::prelude::*;

use super::{
    bars::Bars,
    found::Marked,
    result::{ResultFigure, ResultPhrase},
};
use crate::words::{Word, use_words};

/// The whole card is a link to the project.
#[component]
pub fn Card(
    /// The project.
    card: ProjectCard,
    /// Whether it can be ticked, to be compared with others.
    #[prop(default = false)]
    pick: bool,
) -> impl IntoView {
    let words = use_words();
    let pick = pick.then(|| {
        let label = format!("{}: {}", words.t(Word::CompareLink), card.title.text);
        view! {
            <label class="card-pick no-print">
                <input type="checkbox" name="p" value=card.slug.clone() aria-label=label/>
                <span aria-hidden="true">{words.t(Word::CompareLink)}</span>
            </label>
        }
    });
    let address = words.href(&format!("/projects/{}", card.slug));
    let source = (card.origin == Origin::Practice)
        .then(|| view! { <a class="card-source" href=format!("{address}#source")>{words.t(Word::ShowcaseSource)}</a> });
    let (title, owner, snippet) = match card.found {
        Some(found) => (marked(found.title), marked(found.owner), found.snippet),
        None => (card.title.text.into_any(), card.owner.text.into_any(), Vec::new()),
    };
    let lang = words.foreign(card.phrase.locale);
    let snippet = (!snippet.is_empty()).then(|| view! { <p class="card-snippet" lang=lang>{marked(snippet)}</p> });
    let hero = match card.result {
        Some(figure) => view! { <CardResult figure=figure/> }.into_any(),
        None => view! { <ResultPhrase phrase=card.phrase/> }.into_any(),
    };
    view! {
        <article class="card" data-category=card.category.slug>
            <div class="card-hero">{hero}</div>
            <div class="card-body">
                <h3 class="card-title"><a href=address lang=words.foreign(card.title.locale)>{title}</a></h3>
                <p class="card-owner" lang=words.foreign(card.owner.locale)>{owner}</p>
                {snippet}
                <p class="card-foot">
                    <span class="card-category"><span class="rhomb" aria-hidden="true"></span>{card.category.name}</span>
                    <span>{words.locale().pick(card.region.name())}</span>
                    {source}
                </p>
                {pick}
            </div>
        </article>
    }
}

fn marked(pieces: Vec<Piece>) -> AnyView {
    view! { <Marked pieces=pieces/> }.into_any()
}

/// The figure, its label, and the two bars where they can be compared.
#[component]
fn CardResult(figure: Figure) -> impl IntoView {
    let parts = Parts::of(&figure.value);
    let bars = parts.bars().map(|(before, after)| {
        let value = |number: &str| if parts.unit.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{}", parts.unit) };
        let before_text = value(parts.before.unwrap_or_default());
        view! { <Bars before=before after=after before_text=before_text after_text=value(parts.after) mini=true/> }
    });
    view! {
        <ResultFigure figure=figure.value.clone()/>
        <p class="card-measure">{figure.label}</p>
        {bars}
    }
}

/// A list of cards.
#[component]
pub fn Cards(
    /// The projects.
    cards: Vec<ProjectCard>,
    /// Whether they can be ticked, to be compared.
    #[prop(default = false)]
    pick: bool,
) -> impl IntoView {
    let cards = cards.into_iter().map(|card| view! { <li>{view! { <Card card=card pick=pick/> }.into_any()}</li> }).collect_view();
    view! { <ul class="cards">{cards}</ul> }
}
