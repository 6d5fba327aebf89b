//! The board of one category: three places, and the finalists until the first is known.

use domain::ceremony::{Board, BoardCategory, Card, Place, Podium, Screen};
use leptos::prelude::*;

use crate::{
    ui::{
        icon::Icon,
        show::{find, said},
    },
    words::{Word, Words, use_words},
};

/// One category. It changes only when its own part of the board does.
#[component]
pub fn CategoryBoard(
    /// Its slug.
    slug: String,
    /// Its name.
    name: String,
    /// What is public.
    board: RwSignal<Option<Board>>,
) -> impl IntoView {
    let words = use_words();
    let accent = slug.clone();
    let shown = Memo::new(move |_| {
        board.with(|board| {
            let board = board.as_ref()?;
            Some((find(board, &slug)?.clone(), newest(board, &slug)))
        })
    });
    view! {
        <section class="board" data-category=accent>
            {move || shown.with(|shown| {
                let (category, newest) = shown.as_ref().map_or((None, None), |(category, newest)| (Some(category), *newest));
                places(name.clone(), category, newest, words)
            })}
        </section>
    }
}

/// The same of a category whose winner is known, as it is.
#[component]
pub fn Places(
    /// Its name.
    name: String,
    /// What was disclosed of it.
    category: BoardCategory,
) -> impl IntoView {
    let inner = places(name, Some(&category), None, use_words());
    view! { <section class="board" data-category=category.slug>{inner}</section> }
}

fn places(name: String, category: Option<&BoardCategory>, newest: Option<Podium>, words: Words) -> AnyView {
    let (tag, kind) = tag(category);
    view! {
        <div class="board-head"><h3>{name}</h3><span class="tag" data-kind=kind>{words.t(tag)}</span></div>
        <ol>
            {[Podium::First, Podium::Second, Podium::Third]
                .map(|place| row(place, category.and_then(|category| category.place(place)), newest == Some(place), words))
                .collect_view()}
        </ol>
        {category.and_then(|category| still_open(category, words))}
    }
    .into_any()
}

/// The place of this category that was disclosed last, while screens show it.
fn newest(board: &Board, slug: &str) -> Option<Podium> {
    match &board.screen {
        Screen::Place { category, place } if category == slug && board.step + 1 == board.fired => Some(*place),
        _ => None,
    }
}

fn tag(category: Option<&BoardCategory>) -> (Word, Option<&'static str>) {
    match category {
        Some(category) if category.first.is_some() => (Word::LiveTagDone, Some("ok")),
        Some(category) if category.finalists.is_some() => (Word::LiveTagBegun, Some("warn")),
        _ => (Word::LiveTagWaiting, None),
    }
}

fn row(place: Podium, disclosed: Option<&Place>, is_new: bool, words: Words) -> AnyView {
    let number = place.number();
    let silent = |text: Word| view! { <p class="place-title">{words.t(text)}</p> }.into_any();
    let (state, body) = match disclosed {
        Some(Place::Awarded { card }) => (is_new.then_some("new"), project(card, words)),
        Some(Place::NotAwarded) => (None, silent(Word::CeremonyNotAwarded)),
        None => (Some("sealed"), silent(Word::LiveNotYet)),
    };
    view! {
        <li class="place" data-place=disclosed.map(|_| number.to_string()) data-state=state>
            <span class="place-number">{number.to_string()}</span>
            {body}
        </li>
    }
    .into_any()
}

/// The finalists, in the order that tells nothing, until the winner is known.
fn still_open(category: &BoardCategory, words: Words) -> Option<AnyView> {
    let finalists = category.finalists.as_ref().filter(|_| category.first.is_none())?;
    let finalist =
        |card: &Card| view! { <li class="place"><span class="place-number"><Icon name="rhomb"/></span>{project(card, words)}</li> };
    Some(
        view! {
            <div class="board-head"><h4>{words.t(Word::CeremonyFinalists)}</h4></div>
            <ul>{finalists.iter().map(finalist).collect_view()}</ul>
        }
        .into_any(),
    )
}

/// A project with its body; with a link where the showcase has it.
pub(super) fn project(card: &Card, words: Words) -> AnyView {
    let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
    let title = if card.entry.is_empty() {
        title.into_any()
    } else {
        view! { <a href=words.href(&format!("/projects/{}", card.entry))>{title}</a> }.into_any()
    };
    view! { <div><p class="place-title" lang=title_lang>{title}</p><p class="place-owner" lang=owner_lang>{owner}</p></div> }.into_any()
}
