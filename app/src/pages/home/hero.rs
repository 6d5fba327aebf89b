//! The first thing seen: what the award is about, and the strongest of the newest results.

use domain::showcase::ProjectCard;
use leptos::prelude::*;

use crate::{
    ui::result::{ResultFigure, ResultPhrase},
    words::{Word, use_words},
};

/// The hero, always night.
#[component]
pub fn Hero(award: String, result: Option<ProjectCard>) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="hero night">
            <div class="page hero-row">
                <div>
                    <p class="hero-award">{award}</p>
                    <h1>{words.t(Word::HomeTitle)}</h1>
                    <p class="lead">{words.t(Word::HomeLead)}</p>
                    <p class="buttons">
                        <a class="button gold large" href=words.href("/entries")>{words.t(Word::FrameEnter)}</a>
                        <a class="button large" href=words.href("/projects")>{words.t(Word::HomeSeeProjects)}</a>
                    </p>
                </div>
                {result.map(|card| view! { <HeroResult card=card/> }.into_any())}
            </div>
        </section>
    }
}

#[component]
fn HeroResult(card: ProjectCard) -> impl IntoView {
    let words = use_words();
    let address = words.href(&format!("/projects/{}", card.slug));
    let result = match card.result {
        Some(figure) => view! { <ResultFigure figure=figure.value/><p class="card-measure">{figure.label}</p> }.into_any(),
        None => view! { <ResultPhrase phrase=card.phrase/> }.into_any(),
    };
    view! {
        <article class="hero-result">
            <p class="hero-result-kicker">{words.t(Word::HomeNewResult)}" · "{card.category.name}</p>
            {result}
            <h2 class="card-title"><a href=address lang=words.foreign(card.title.locale)>{card.title.text}</a></h2>
            <p class="card-owner" lang=words.foreign(card.owner.locale)>{card.owner.text}</p>
        </article>
    }
}
