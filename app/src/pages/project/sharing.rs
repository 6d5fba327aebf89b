//! What others do with a project, and what became of it: asking its owner, the promised figures, the way through the award.

use domain::{
    figure::proportions,
    number::Number,
    sharing::{
        Milestone,
        follow_up::{FollowUp, Reached},
    },
};
use leptos::prelude::*;

use crate::{
    pages::entries::follow_up::after,
    ui::{bars::Bars, icon::Icon, show::place_word},
    words::{Plural, Word, Words, use_words},
};

/// The way to the project's owner, and how many took it.
#[component]
pub fn Take(slug: String, contacts: u64) -> impl IntoView {
    let words = use_words();
    let count = (contacts > 0).then(|| view! { <p class="soft">{words.count(Plural::ContactCount, contacts)}</p> });
    view! {
        <div class="stack no-print">
            <p class="buttons">
                <a class="button primary wide" href=words.href(&format!("/projects/{slug}/contact"))><Icon name="mail"/>{words.t(Word::ContactTake)}</a>
            </p>
            <p class="soft">{words.t(Word::ContactTakeHelp)}</p>
            {count}
        </div>
    }
}

/// The promised figures against what was reached; nothing before it was asked.
#[component]
pub fn FollowUps(follow_ups: Vec<FollowUp>) -> impl IntoView {
    let words = use_words();
    (!follow_ups.is_empty()).then(|| {
        let asked = follow_ups.into_iter().rev().map(|asked| statement(words, asked)).collect_view();
        view! {
            <section class="stack" aria-labelledby="reached">
                <h2 id="reached">{words.t(Word::FollowUpTitle)}</h2>
                {asked}
            </section>
        }
    })
}

fn statement(words: Words, asked: FollowUp) -> AnyView {
    let said = if let Some(at) = asked.answered_at {
        let figures = asked.figures.into_iter().map(|figure| reached(words, figure)).collect_view();
        let whose = words.with(Word::FollowUpStatement, &[("date", &words.date(at))]);
        view! { <p class="soft">{whose}</p><div class="indicators">{figures}</div> }.into_any()
    } else {
        let asked = words.with(Word::FollowUpAsked, &[("date", &words.date(asked.asked_at))]);
        view! { <p>{asked}" · "<b>{words.t(Word::FollowUpNoAnswer)}</b></p> }.into_any()
    };
    view! { <h3>{words.t(after(asked.months))}</h3>{said} }.into_any()
}

fn reached(words: Words, figure: Reached) -> AnyView {
    let unit = figure.unit.best(words.locale()).0.to_owned();
    let (name, locale) = figure.name.best(words.locale());
    let (promised, reached) = (Number::parse(&figure.promised), Number::parse(&figure.reached));
    let value = |number: Option<Number>| number.map(|number| words.quantity(&number.to_string(), &unit)).unwrap_or_default();
    let lengths = promised.zip(reached).and_then(|(promised, reached)| proportions(promised, reached));
    let (told, came) = (value(promised), value(reached));
    let bars = match lengths {
        Some((before, after)) => view! {
            <Bars before=before after=after before_text=told after_text=came before_name=Word::FollowUpPromised after_name=Word::FollowUpReached/>
        }
        .into_any(),
        // Numbers below zero have no bars; their values still stand there.
        None => view! { <p class="num">{words.t(Word::FollowUpPromised)}": "{told}"; "{words.t(Word::FollowUpReached)}": "{came}</p> }.into_any(),
    };
    view! {
        <div class="indicator">
            <div class="indicator-head"><h4 class="indicator-name" lang=words.foreign(locale)>{name.to_owned()}</h4></div>
            {bars}
            <p class="indicator-foot">{super::indicators::evidence(figure.evidence, words)}</p>
        </div>
    }
    .into_any()
}

/// What the award decided; nothing before the ceremony is over.
#[component]
pub fn Decided(history: Vec<Milestone>) -> impl IntoView {
    let words = use_words();
    (!history.is_empty()).then(|| {
        let step = |milestone: Milestone| {
            let (what, at) = match milestone {
                Milestone::Sent(at) => (words.t(Word::DecidedSent).to_owned(), Some(at)),
                Milestone::Eligible(at) => (words.t(Word::DecidedEligible).to_owned(), Some(at)),
                Milestone::Finalist => (words.t(Word::DecidedFinalist).to_owned(), None),
                Milestone::Place(place) => (words.t(place_word(place)).to_owned(), None),
                Milestone::Prize(name) => (words.with(Word::DecidedPrize, &[("name", name.best(words.locale()).0)]), None),
            };
            let at = at.map(|at| view! { ", "<time>{words.date(at)}</time> });
            view! { <li>{what}{at}</li> }
        };
        view! {
            <section class="prose" aria-labelledby="decided">
                <h2 id="decided">{words.t(Word::DecidedTitle)}</h2>
                <ol>{history.into_iter().map(step).collect_view()}</ol>
            </section>
        }
    })
}
