//! What stands on the screens at this moment, for those who are not in the hall.

use domain::{
    ceremony::{Board, Card, Place, Podium, Screen},
    locale::Trilingual,
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    ui::{
        result::ResultFigure,
        show::{ShowNames, find, find_prize, place_word, said},
    },
    words::Word,
};

/// The panel above the boards.
pub fn on_screen(board: &Board, names: &ShowNames, ceremony_at: Timestamp) -> AnyView {
    let words = names.words;
    let plain = |title: String, below: Option<String>| panel(names, words.t(Word::CeremonyName).to_owned(), None, plain_body(title, below));
    let caption = Some(said(&board.caption, words).0).filter(|caption| !caption.is_empty());
    match &board.screen {
        Screen::Waiting => {
            let begins = words.with(Word::LiveBegins, &[("time", &words.date_time(ceremony_at))]);
            plain(names.award.clone(), Some(begins))
        }
        Screen::Blackout => plain(words.t(Word::CeremonyOneMoment).to_owned(), None),
        _ if board.hold => plain(words.t(Word::CeremonyOneMoment).to_owned(), None),
        Screen::Opening => plain(names.award.clone(), caption.or_else(|| Some(words.t(Word::CeremonyTagline).to_owned()))),
        Screen::Pause => plain(caption.unwrap_or_else(|| words.t(Word::ShowPause).to_owned()), None),
        Screen::Closing => plain(words.t(Word::CeremonyCongratulations).to_owned(), caption),
        Screen::Special { prize } => {
            let above = format!("{}\u{a0}· {}", words.t(Word::ShowSpecial), names.prize(prize));
            let body = match find_prize(board, prize) {
                Some(Place::Awarded { card }) => winner(card, names),
                Some(Place::NotAwarded) | None => plain_body(words.t(Word::CeremonyNotAwarded).to_owned(), None),
            };
            panel(names, above, Some(Podium::First), body)
        }
        Screen::Finalists { category } => {
            let cards = find(board, category).and_then(|found| found.finalists.as_deref()).unwrap_or_default();
            let above = format!("{}\u{a0}· {}", words.t(Word::CeremonyFinalists), names.category(category));
            panel(names, above, None, finalists(cards, names))
        }
        Screen::Place { category, place } => {
            let above = format!("{}\u{a0}· {}", words.t(place_word(*place)), names.category(category));
            let body = match find(board, category).and_then(|found| found.place(*place)) {
                Some(Place::Awarded { card }) => winner(card, names),
                Some(Place::NotAwarded) | None => plain_body(words.t(Word::CeremonyNotAwarded).to_owned(), None),
            };
            panel(names, above, Some(*place), body)
        }
    }
}

fn panel(names: &ShowNames, above: String, place: Option<Podium>, body: AnyView) -> AnyView {
    view! {
        <section class="live-now" data-place=place.map(|place| place.number().to_string()) aria-label=names.words.t(Word::LiveOnScreen)>
            <p class="live-place">{above}</p>
            {body}
        </section>
    }
    .into_any()
}

fn plain_body(title: String, below: Option<String>) -> AnyView {
    view! { <h2>{title}</h2> {below.map(|below| view! { <p>{below}</p> })} }.into_any()
}

fn finalists(cards: &[Card], names: &ShowNames) -> AnyView {
    let card = |card: &Card| {
        let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, names.words), said(&card.organization, names.words));
        view! { <li><h2 lang=title_lang>{title}</h2><p lang=owner_lang>{owner}</p></li> }
    };
    view! { <ul class="stack">{cards.iter().map(card).collect_view()}</ul> }.into_any()
}

fn winner(card: &Card, names: &ShowNames) -> AnyView {
    let words = names.words;
    let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
    let best = |text: &Trilingual| text.best(words.locale()).0.to_owned();
    view! {
        <h2 lang=title_lang>{title}</h2>
        <p lang=owner_lang>{owner}</p>
        {(!card.citation.is_empty()).then(|| view! { <p class="citation" lang=said(&card.citation, words).1>{said(&card.citation, words).0}</p> })}
        {card.result.as_ref().map(|result| view! {
            <ResultFigure figure=best(&result.figure)/>
            <p class="card-measure">{best(&result.label)}</p>
        })}
    }
    .into_any()
}
