//! What the hall sees: one picture of the board, the same on the stage and in the host's previews.

mod fit;

use domain::{
    ceremony::{Board, Card, Place, Podium, Screen},
    locale::Trilingual,
};
use leptos::prelude::*;

use self::fit::Around;
use super::{
    icon::drawing,
    result::ResultFigure,
    show::{ShowNames, find, find_prize, place_word, said},
};
use crate::words::Word;

/// Finalists with longer titles stand one below the other, in characters.
const LONG_FINALIST: usize = 50;
/// More finalists than this stand in two columns.
const MANY: usize = 3;

/// The picture. In a preview nothing is a heading: the page around it has its own.
#[must_use]
pub fn screen(board: &Board, names: &ShowNames, is_preview: bool) -> AnyView {
    let picture = Picture { names, is_preview, is_rehearsal: board.is_rehearsal };
    match &board.screen {
        Screen::Blackout => view! { <section class="screen" data-step="blackout"></section> }.into_any(),
        _ if board.hold => picture.words("hold", None, Word::CeremonyOneMoment, None),
        Screen::Waiting => picture.words("waiting", None, Word::CeremonySoon, None),
        Screen::Opening => picture.opening(&board.caption),
        Screen::Pause => picture.pause(&board.caption),
        Screen::Closing => picture.closing(&board.caption),
        Screen::Finalists { category } => {
            let finalists = find(board, category).and_then(|found| found.finalists.as_deref()).unwrap_or_default();
            picture.finalists(category, finalists)
        }
        Screen::Place { category, place } => match find(board, category).and_then(|found| found.place(*place)) {
            Some(Place::Awarded { card }) => {
                let prize =
                    Prize { above: names.category(category), name: names.words.t(place_word(*place)).to_owned(), place: Some(*place) };
                picture.winner(Some(category), &prize, card, notice(board, names))
            }
            Some(Place::NotAwarded) | None => {
                picture.words("place", Some(names.category(category)), Word::CeremonyNotAwarded, Some(*place))
            }
        },
        Screen::Special { prize } => match find_prize(board, prize) {
            Some(Place::Awarded { card }) => {
                let prize = Prize { above: names.words.t(Word::ShowSpecial).to_owned(), name: names.prize(prize), place: None };
                picture.winner(None, &prize, card, notice(board, names))
            }
            Some(Place::NotAwarded) | None => picture.words("place", Some(names.prize(prize)), Word::CeremonyNotAwarded, None),
        },
    }
}

/// What was said against the step on screen.
fn notice(board: &Board, names: &ShowNames) -> Option<(String, Option<&'static str>)> {
    board.corrections_on_screen().last().map(|correction| said(&correction.text, names.words))
}

/// What somebody wins.
struct Prize {
    above: String,
    name: String,
    place: Option<Podium>,
}

struct Picture<'n> {
    names: &'n ShowNames,
    is_preview: bool,
    is_rehearsal: bool,
}

impl Picture<'_> {
    /// The award and the occasion; the opening says both itself, large.
    fn head(&self, is_opening: bool) -> impl IntoView + use<> {
        let (award, occasion) =
            if is_opening { (String::new(), "") } else { (self.names.award.clone(), self.names.words.t(Word::CeremonyName)) };
        view! {
            {self.is_rehearsal.then(|| view! { <p class="screen-rehearsal" aria-hidden="true">{self.names.words.t(Word::RehearsalMark)}</p> })}
            <header class="screen-head">
                <span><svg class="logo" aria-hidden="true"><use href=drawing("shanyrak")></use></svg>{award}</span>
                <span>{occasion}</span>
            </header>
        }
    }

    fn title(&self, text: String, lang: Option<&'static str>, around: Around) -> AnyView {
        let size = fit::title(&text, around).to_string();
        if self.is_preview {
            view! { <p class="screen-title" data-size=size lang=lang>{text}</p> }.into_any()
        } else {
            view! { <h1 class="screen-title" data-size=size lang=lang>{text}</h1> }.into_any()
        }
    }

    /// A screen of a few fixed words; of a place that is not awarded too. The award's name stands in the head.
    fn words(&self, step: &'static str, above: Option<String>, title: Word, place: Option<Podium>) -> AnyView {
        let words = self.names.words;
        view! {
            <section class="screen" data-step=step>
                {self.head(false)}
                <div class="screen-body">
                    {above.map(|above| view! { <p class="screen-category">{above}</p> })}
                    {place.map(|place| view! { <p class="screen-place">{words.t(place_word(place))}</p> })}
                    {self.title(words.t(title).to_owned(), None, Around::default())}
                </div>
            </section>
        }
        .into_any()
    }

    fn opening(&self, caption: &Trilingual) -> AnyView {
        let words = self.names.words;
        let (caption, lang) = said(caption, words);
        let below = if caption.is_empty() { words.t(Word::CeremonyTagline).to_owned() } else { caption };
        let around = Around { owner: below.chars().count(), is_first: true, ..Around::default() };
        let title = self.title(self.names.award.clone(), None, around);
        self.captioned("opening", Some(words.t(Word::CeremonyName).to_owned()), title, Some((below, lang)))
    }

    fn pause(&self, caption: &Trilingual) -> AnyView {
        let words = self.names.words;
        let (caption, lang) = said(caption, words);
        let title = if caption.is_empty() { words.t(Word::ShowPause).to_owned() } else { caption };
        self.captioned("pause", None, self.title(title, lang, Around::default()), None)
    }

    fn closing(&self, caption: &Trilingual) -> AnyView {
        let words = self.names.words;
        let (caption, lang) = said(caption, words);
        let around = Around { owner: caption.chars().count(), ..Around::default() };
        let title = self.title(words.t(Word::CeremonyCongratulations).to_owned(), None, around);
        self.captioned("closing", None, title, (!caption.is_empty()).then_some((caption, lang)))
    }

    /// A screen of the organizer's own words.
    fn captioned(
        &self,
        step: &'static str,
        above: Option<String>,
        title: AnyView,
        below: Option<(String, Option<&'static str>)>,
    ) -> AnyView {
        view! {
            <section class="screen" data-step=step>
                {self.head(step == "opening")}
                <div class="screen-body">
                    {above.map(|above| view! { <p class="screen-category">{above}</p> })}
                    {title}
                    {below.map(|(text, lang)| view! { <p class="screen-owner" lang=lang>{text}</p> })}
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
        let letters = |text: &Trilingual| text.best(words.locale()).0.chars().count();
        let letters: Vec<_> = cards.iter().map(|card| (letters(&card.title), letters(&card.organization))).collect();
        let is_many = cards.len() > MANY;
        let is_long = letters.iter().any(|(title, _)| *title > LONG_FINALIST) && !is_many;
        let size = fit::finalists(&letters, if is_many { 2 } else { 1 }).to_string();
        let heading = format!("{}\u{a0}· {}", self.names.category(category), words.t(Word::CeremonyFinalists));
        let heading = if self.is_preview {
            view! { <p class="screen-category">{heading}</p> }.into_any()
        } else {
            view! { <h1 class="screen-category">{heading}</h1> }.into_any()
        };
        view! {
            <section class="screen" data-step="finalists" data-category=category.to_owned()>
                {self.head(false)}
                <div class="screen-body">
                    {heading}
                    <ul class="finalists" class:many=is_many class:long=is_long data-size=size>{cards.iter().map(finalist).collect_view()}</ul>
                </div>
            </section>
        }
        .into_any()
    }

    fn winner(&self, category: Option<&str>, prize: &Prize, card: &Card, notice: Option<(String, Option<&'static str>)>) -> AnyView {
        let words = self.names.words;
        let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
        let best = |text: &Trilingual| text.best(words.locale()).0.to_owned();
        let is_first = prize.place.is_none_or(|place| place == Podium::First);
        // The winner's result fills the screen with them; the others are named only. A correction takes the place of both.
        let result =
            card.result.as_ref().filter(|_| is_first && notice.is_none()).map(|result| (best(&result.figure), best(&result.label)));
        let citation = Some(said(&card.citation, words)).filter(|(text, _)| !text.is_empty() && notice.is_none());
        let letters = |text: &str| text.chars().count();
        let around = Around {
            owner: letters(&owner),
            citation: citation.as_ref().map_or(0, |(text, _)| letters(text)),
            result: result.as_ref().map_or(0, |(figure, label)| 2 * letters(figure) + letters(label)),
            notice: notice.as_ref().map_or(0, |(text, _)| letters(text)),
            is_first,
        };
        let mark = is_first.then(|| view! { <svg class="mark-winner" aria-hidden="true"><use href=drawing("shanyrak-full")></use></svg> });
        // A special prize is set as a first place.
        let number = prize.place.map_or(1, Podium::number).to_string();
        view! {
            <section class="screen" data-step="place" data-place=number data-category=category.map(ToOwned::to_owned)>
                {self.head(false)}
                <div class="screen-body">
                    <p class="screen-category">{prize.above.clone()}</p>
                    <p class="screen-place">{mark}{prize.name.clone()}</p>
                    {self.title(title, title_lang, around)}
                    <p class="screen-owner" lang=owner_lang>{owner}</p>
                    {citation.map(|(text, lang)| view! { <p class="screen-citation" lang=lang>{text}</p> })}
                    {result.map(|(figure, label)| view! { <div class="screen-result"><ResultFigure figure=figure/><p class="card-measure">{label}</p></div> })}
                    {notice.map(|(text, lang)| view! { <p class="screen-correction" class:long=around.has_long_notice() lang=lang><b>{words.t(Word::ShowCorrection)}"."</b>" "{text}</p> })}
                </div>
            </section>
        }
        .into_any()
    }
}
