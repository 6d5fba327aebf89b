//! What the hall sees: one picture of the board, the same on the stage and in the host's previews.

use domain::{
    ceremony::{Board, Card, Place, Podium, Screen},
    locale::Trilingual,
};
use leptos::prelude::*;

use super::{
    icon::drawing,
    result::ResultFigure,
    show::{ShowNames, find, place_word, said},
};
use crate::words::Word;

/// Longer titles are set smaller, in characters.
const LONG: usize = 36;
/// Still longer ones once more.
const LONGEST: usize = 72;
/// Finalists with longer titles stand one below the other.
const LONG_FINALIST: usize = 50;
/// More finalists than this stand in two columns of smaller cards.
const MANY: usize = 3;

/// The picture. In a preview nothing is a heading: the page around it has its own.
#[must_use]
pub fn screen(board: &Board, names: &ShowNames, is_preview: bool) -> AnyView {
    let picture = Picture { names, is_preview };
    match &board.screen {
        Screen::Blackout => view! { <section class="screen" data-step="blackout"></section> }.into_any(),
        _ if board.hold => picture.words("hold", &names.award, Word::CeremonyOneMoment, None),
        Screen::Waiting => picture.words("waiting", &names.award, Word::CeremonySoon, None),
        Screen::Opening => picture.opening(),
        Screen::Closing => picture.words("closing", &names.award, Word::CeremonyCongratulations, None),
        Screen::Finalists { category } => {
            let finalists = find(board, category).and_then(|found| found.finalists.as_deref()).unwrap_or_default();
            picture.finalists(category, finalists)
        }
        Screen::Place { category, place } => match find(board, category).and_then(|found| found.place(*place)) {
            Some(Place::Awarded { card }) => picture.winner(category, *place, card),
            Some(Place::NotAwarded) | None => picture.words("place", &names.category(category), Word::CeremonyNotAwarded, Some(*place)),
        },
    }
}

struct Picture<'n> {
    names: &'n ShowNames,
    is_preview: bool,
}

impl Picture<'_> {
    fn head(&self) -> impl IntoView + use<> {
        view! {
            <header class="screen-head">
                <span><svg class="logo" aria-hidden="true"><use href=drawing("shanyrak")></use></svg>{self.names.award.clone()}</span>
                <span>{self.names.words.t(Word::CeremonyName)}</span>
            </header>
        }
    }

    fn title(&self, text: String, lang: Option<&'static str>) -> AnyView {
        let length = text.chars().count();
        let (is_long, is_longest) = (length > LONG, length > LONGEST);
        if self.is_preview {
            view! { <p class="screen-title" class:long=is_long class:longest=is_longest lang=lang>{text}</p> }.into_any()
        } else {
            view! { <h1 class="screen-title" class:long=is_long class:longest=is_longest lang=lang>{text}</h1> }.into_any()
        }
    }

    /// A screen of a few fixed words; of a place that is not awarded too.
    fn words(&self, step: &'static str, above: &str, title: Word, place: Option<Podium>) -> AnyView {
        let words = self.names.words;
        view! {
            <section class="screen" data-step=step>
                {self.head()}
                <div class="screen-body">
                    <p class="screen-category">{above.to_owned()}</p>
                    {place.map(|place| view! { <p class="screen-place">{words.t(place_word(place))}</p> })}
                    {self.title(words.t(title).to_owned(), None)}
                </div>
            </section>
        }
        .into_any()
    }

    fn opening(&self) -> AnyView {
        let words = self.names.words;
        view! {
            <section class="screen" data-step="opening">
                {self.head()}
                <div class="screen-body">
                    <p class="screen-category">{words.t(Word::CeremonyName)}</p>
                    {self.title(self.names.award.clone(), None)}
                    <p class="screen-owner">{words.t(Word::CeremonyTagline)}</p>
                </div>
            </section>
        }
        .into_any()
    }

    fn finalists(&self, category: &str, cards: &[Card]) -> AnyView {
        let words = self.names.words;
        let finalist = |card: &Card| {
            let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
            view! {
                <li class="finalist">
                    <p class="finalist-title" lang=title_lang>{title}</p>
                    <p class="finalist-owner" lang=owner_lang>{owner}</p>
                </li>
            }
        };
        let is_long = cards.iter().any(|card| said(&card.title, words).0.chars().count() > LONG_FINALIST);
        let heading = format!("{}: {}", self.names.category(category), words.t(Word::CeremonyFinalists));
        let heading = if self.is_preview {
            view! { <p class="screen-category">{heading}</p> }.into_any()
        } else {
            view! { <h1 class="screen-category">{heading}</h1> }.into_any()
        };
        view! {
            <section class="screen" data-step="finalists" data-category=category.to_owned()>
                {self.head()}
                <div class="screen-body">
                    {heading}
                    <ul class="finalists" class:many={cards.len() > MANY} class:long={is_long && cards.len() <= MANY}>{cards.iter().map(finalist).collect_view()}</ul>
                </div>
            </section>
        }
        .into_any()
    }

    fn winner(&self, category: &str, place: Podium, card: &Card) -> AnyView {
        let words = self.names.words;
        let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
        let best = |text: &Trilingual| text.best(words.locale()).0.to_owned();
        // The winner's result fills the screen with them; the others are named only.
        let result = card.result.as_ref().filter(|_| place == Podium::First).map(|result| {
            view! {
                <div class="screen-result">
                    <ResultFigure figure=best(&result.figure)/>
                    <p class="card-measure">{best(&result.label)}</p>
                </div>
            }
        });
        let mark = (place == Podium::First)
            .then(|| view! { <svg class="mark-winner" aria-hidden="true"><use href=drawing("shanyrak-full")></use></svg> });
        view! {
            <section class="screen" data-step="place" data-place=place.number().to_string() data-category=category.to_owned()>
                {self.head()}
                <div class="screen-body">
                    <p class="screen-category">{self.names.category(category)}</p>
                    <p class="screen-place">{mark}{words.t(place_word(place))}</p>
                    {self.title(title, title_lang)}
                    <p class="screen-owner" lang=owner_lang>{owner}</p>
                    {result}
                </div>
            </section>
        }
        .into_any()
    }
}
