//! `/overlay`: a lower third on a transparent ground, for a video mixer. It says what the screens say, and nothing between.

use domain::ceremony::{Board, Card, Place, Screen};
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{
    api::ceremony::{ShowView, get_show},
    ui::{
        awaited::awaited,
        edition::use_year,
        notice::ErrorNotice,
        refresh::RefreshWithoutScript,
        show::{ShowNames, find, find_prize, in_sight, place_word, said},
        stream::follow_board,
    },
    words::{Word, Words, use_words},
};

/// Longer titles are set smaller, in characters.
const LONG: usize = 90;

/// The overlay.
#[component]
pub fn OverlayPage() -> impl IntoView {
    let year = use_year();
    let show = Resource::new_blocking(move || year.get(), get_show);
    let words = use_words();
    view! {
        <Title text=words.t(Word::RunningOverlay)/>
        <Body attr:class="overlay-page"/>
        <RefreshWithoutScript/>
        <main>
            <Suspense>
                {awaited(move || async move {
                    match show.await {
                        Ok(show) => view! { <Picture show=show/> }.into_any(),
                        Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </main>
    }
}

#[component]
fn Picture(show: ShowView) -> impl IntoView {
    let names = StoredValue::new(ShowNames::new(&show, use_words()));
    let stream = follow_board(show.award.year, show.board, show.is_streamed);
    let sight = Memo::new(move |_| stream.board.with(|board| board.as_ref().map(in_sight)));
    view! {
        <h1 class="unseen">{use_words().t(Word::RunningOverlay)}</h1>
        <div class="overlay">{move || sight.with(|board| names.with_value(|names| bar(board.as_ref()?, names)))}</div>
    }
}

/// The bar; none while the screens wait, are held or dark.
fn bar(board: &Board, names: &ShowNames) -> Option<AnyView> {
    let words = names.words;
    if board.hold {
        return None;
    }
    Some(match &board.screen {
        Screen::Waiting | Screen::Blackout | Screen::Pause => return None,
        Screen::Opening | Screen::Closing => lines(words, words.t(Word::CeremonyName).to_owned(), names.award.clone(), None),
        Screen::Finalists { category } => {
            let cards = find(board, category)?.finalists.as_deref()?;
            let titles = cards.iter().map(|card| {
                let (title, lang) = said(&card.title, words);
                view! { <p class="screen-title long" lang=lang>{title}</p> }
            });
            let above = format!("{}\u{a0}· {}", names.category(category), words.t(Word::CeremonyFinalists));
            view! { <div class="overlay-bar"><p class="screen-place">{above}</p>{titles.collect_view()}</div> }.into_any()
        }
        Screen::Place { category, place } => {
            let above = format!("{}\u{a0}· {}", names.category(category), words.t(place_word(*place)));
            won(above, find(board, category)?.place(*place)?, names)
        }
        Screen::Special { prize } => won(names.prize(prize), find_prize(board, prize)?, names),
    })
}

fn won(above: String, place: &Place, names: &ShowNames) -> AnyView {
    let words = names.words;
    match place {
        Place::Awarded { card } => lines(words, above, said(&card.title, words).0, Some(card)),
        Place::NotAwarded => lines(words, above, words.t(Word::CeremonyNotAwarded).to_owned(), None),
    }
}

fn lines(words: Words, above: String, title: String, card: Option<&Card>) -> AnyView {
    let title_lang = card.and_then(|card| said(&card.title, words).1);
    let owner = card.map(|card| said(&card.organization, words));
    let is_long = title.chars().count() > LONG;
    view! {
        <div class="overlay-bar">
            <p class="screen-place">{above}</p>
            <p class="screen-title" class:long=is_long lang=title_lang>{title}</p>
            {owner.map(|(owner, lang)| view! { <p class="screen-owner" lang=lang>{owner}</p> })}
        </div>
    }
    .into_any()
}
