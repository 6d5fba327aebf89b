//! `/{l}/ceremony/prompter`: the lines for whoever stands on the stage, as large as the screen allows.

use domain::{
    ceremony::{Board, Card, Cue, Place, Screen, StepKind},
    locale::Trilingual,
};
use leptos::prelude::*;
use leptos_meta::Body;

use super::follow::follow;
use crate::{
    AppError,
    api::ceremony::{ShowView, confirm::get_cue, get_show},
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        refresh::RefreshWithoutScript,
        show::{ShowNames, find, find_prize, place_word, said},
        stream::follow_board,
    },
    words::{Word, use_words},
};

/// The prompter.
#[component]
pub fn PrompterPage() -> impl IntoView {
    let show = Resource::new_blocking(|| (), |()| get_show(None));
    let cue = Resource::new_blocking(|| (), |()| get_cue());
    let words = use_words();
    view! {
        <Head title=words.t(Word::RunningPrompter)/>
        <Body attr:class="prompter-page"/>
        <RefreshWithoutScript/>
        <Suspense>
            {awaited(move || async move {
                match (show.await, cue.await) {
                    (Ok(show), Ok(cue)) => view! { <Lines show=show cue=cue/> }.into_any(),
                    (_, Err(AppError::NotFound)) => view! {
                        <div class="page section"><Notice kind=NoticeKind::Info title=words.t(Word::HostNotPrepared)/></div>
                    }.into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Lines(show: ShowView, cue: Cue) -> impl IntoView {
    let words = use_words();
    let names = StoredValue::new(ShowNames::new(&show, words));
    let stream = follow_board(show.award.year, Some(cue.board.clone()), true);
    let cue = RwSignal::new(cue);
    follow(cue, || None, stream, get_cue);
    let now = move || cue.with(|cue| names.with_value(|names| lines(&cue.board, &cue.said_now, names)));
    let next = move || {
        cue.with(|cue| {
            let step = names.with_value(|names| cue.step.as_ref().map(|step| names.step(step)))?;
            let told = cue.next.as_ref().map(|next| names.with_value(|names| lines(next, &cue.said_next, names)));
            let why = if cue.is_tied { Word::HallPrompterTied } else { Word::RunningPrompterSealed };
            let sealed = told.is_none().then(|| view! { <p class="soft">{words.t(why)}</p> });
            // Lines that name somebody begin with their step.
            let is_said = told.is_some() && cue.step.as_ref().is_some_and(StepKind::bears_names);
            Some(view! { {(!is_said).then(|| view! { <p class="soft">{step}</p> })} {told} {sealed} })
        })
    };
    // While the show is held the hall sees nothing of what stands here.
    let held = move || cue.with(|cue| cue.board.hold).then(|| view! { <p class="prompter-held">{words.t(Word::LiveStateHeld)}</p> });
    view! {
        <div class="prompter">
            <h1 class="unseen">{words.t(Word::RunningPrompter)}</h1>
            <section class="prompter-now" aria-label=words.t(Word::HostHallNow)>{held}{now}</section>
            {move || next().map(|next| view! {
                <section class="prompter-next" aria-labelledby="next">
                    <h2 id="next">{words.t(Word::RunningPrompterNext)}</h2>
                    {next}
                </section>
            })}
            <p class="prompter-way"><a href=words.href("/ceremony/host")>{words.t(Word::RunningToHost)}</a></p>
        </div>
    }
}

/// What is read out while this board stands on the screens, and how.
fn lines(board: &Board, read: &[Trilingual], names: &ShowNames) -> AnyView {
    let words = names.words;
    let line = |text: String| view! { <p>{text}</p> }.into_any();
    let soft = |text: String| view! { <p class="soft">{text}</p> }.into_any();
    let caption = said(&board.caption, words).0;
    let captioned = |usual: Word| line(if caption.is_empty() { words.t(usual).to_owned() } else { caption.clone() });
    match &board.screen {
        Screen::Waiting => soft(words.t(Word::CeremonySoon).to_owned()),
        Screen::Blackout => soft(words.t(Word::CeremonyOneMoment).to_owned()),
        Screen::Opening => view! { {line(names.award.clone())} {captioned(Word::CeremonyTagline)} }.into_any(),
        Screen::Pause => captioned(Word::ShowPause),
        Screen::Closing => {
            view! { {line(words.t(Word::CeremonyCongratulations).to_owned())} {captioned(Word::CeremonyClosing)} }.into_any()
        }
        Screen::Finalists { category } => {
            let cards = find(board, category).and_then(|found| found.finalists.as_deref()).unwrap_or_default();
            let above = format!("{}\u{a0}· {}", names.category(category), words.t(Word::CeremonyFinalists));
            view! { {soft(above)} {cards.iter().enumerate().map(|(index, card)| project(card, read.get(index), names)).collect_view()} }
                .into_any()
        }
        Screen::Place { category, place } => {
            let above = format!("{}\u{a0}· {}", names.category(category), words.t(place_word(*place)));
            won(above, find(board, category).and_then(|found| found.place(*place)), read, names)
        }
        Screen::Special { prize } => won(names.prize(prize), find_prize(board, prize), read, names),
    }
}

fn won(above: String, place: Option<&Place>, read: &[Trilingual], names: &ShowNames) -> AnyView {
    let words = names.words;
    let body = match place {
        Some(Place::Awarded { card }) => project(card, read.first(), names),
        Some(Place::NotAwarded) | None => view! { <p>{words.t(Word::CeremonyNotAwarded)}</p> }.into_any(),
    };
    view! { <p class="soft">{above}</p> {body} }.into_any()
}

fn project(card: &Card, read: Option<&Trilingual>, names: &ShowNames) -> AnyView {
    let words = names.words;
    let ((title, title_lang), (owner, owner_lang)) = (said(&card.title, words), said(&card.organization, words));
    let (citation, citation_lang) = said(&card.citation, words);
    view! {
        <p lang=title_lang>{title}</p>
        {read.map(|read| read.get(words.locale())).filter(|read| !read.is_empty()).map(|read| view! { <p class="prompter-read">{read.to_owned()}</p> })}
        <p class="soft" lang=owner_lang>{owner}</p>
        {(!citation.is_empty()).then(|| view! { <p class="soft" lang=citation_lang>{citation}</p> })}
    }
    .into_any()
}
