//! `/{l}/live`: the public leaderboard. It follows the ceremony, and shows the result afterwards.

pub mod board;
pub mod corrections;
mod medals;
mod now;
mod specials;

use domain::{award::Award, ceremony::Board};
use leptos::prelude::*;

use self::{board::CategoryBoard, corrections::Corrections, medals::MedalTables, now::on_screen, specials::Specials};
use crate::{
    api::ceremony::{ShowView, get_show},
    pages::not_found::unreadable,
    ui::{
        awaited::awaited,
        edition::use_year,
        head::Head,
        icon::Icon,
        notice::{Notice, NoticeKind},
        progress::Progress,
        refresh::RefreshWithoutScript,
        show::{ShowNames, in_sight},
        stream::follow_board,
    },
    words::{Word, use_words},
};

/// The public leaderboard.
#[component]
pub fn LivePage() -> impl IntoView {
    let year = use_year();
    let show = Resource::new_blocking(move || year.get(), get_show);
    view! {
            <Suspense>
                {awaited(move || async move {
                    match show.await {
                        Ok(show) => view! { <Leaderboard show=show/> }.into_any(),
                        Err(error) => unreadable(error),
                    }
                })}
            </Suspense>
    }
}

/// The state in one word, and whether the ceremony is on.
fn state(board: Option<&Board>) -> (Word, bool) {
    match board {
        Some(board) if board.fired == board.total => (Word::LiveStateOver, false),
        Some(board) if board.hold => (Word::LiveStateHeld, true),
        Some(board) if board.fired > 0 => (Word::LiveStateLive, true),
        _ => (Word::LiveStateWaiting, false),
    }
}

#[component]
fn Leaderboard(show: ShowView) -> impl IntoView {
    let words = use_words();
    let names = StoredValue::new(ShowNames::new(&show, words));
    let Award { ceremony_at, year, .. } = show.award;
    let stream = follow_board(year, show.board, show.is_streamed);
    let state = Memo::new(move |_| stream.board.with(|board| state(board.as_ref()).1));
    let is_over = Memo::new(move |_| stream.board.with(|board| board.as_ref().is_some_and(|board| board.fired == board.total)));
    let state_word = move || words.t(stream.board.with(|board| self::state(board.as_ref()).0));
    let sentence = Memo::new(move |before: Option<&String>| {
        let reveal = stream.board.with(|board| names.with_value(|names| names.reveal(board.as_ref()?)));
        reveal.or_else(|| before.cloned()).unwrap_or_default()
    });
    // Drawn anew only when what is in sight changes: not when a stream comes back with the same board.
    let sight = Memo::new(move |_| stream.board.with(|board| board.as_ref().map(in_sight)));
    let progress = Memo::new(move |_| stream.board.with(|board| board.as_ref().map(|board| (board.fired, board.total))));
    let progress_bar = move || {
        progress.get().filter(|(fired, total)| *fired > 0 && fired < total).map(|(fired, total)| {
            let text = words.with(Word::ShowProgress, &[("step", &fired.to_string()), ("total", &total.to_string())]);
            view! { <Progress value=fired max=total text=text/> }
        })
    };
    let about = move || words.t(if is_over.get() { Word::LiveAboutOver } else { Word::LiveAbout });
    let boards = move || {
        names.with_value(|names| {
            let slugs = names.categories().iter().cloned();
            slugs.map(|(slug, name)| view! { <CategoryBoard slug=slug name=name board=stream.board/> }).collect_view()
        })
    };
    view! {
        <Head title=words.t(Word::FrameLive) description=words.t(Word::LiveAbout) year=year/>
        {show.is_streamed.then(|| view! { <RefreshWithoutScript/> })}
        <div class="page section stack loose">
        <div class="stack">
            <div class="row">
                <h1>{words.t(Word::FrameLive)}</h1>
                <p class="live-state" data-state=move || state.get().then_some("live")>{state_word}</p>
            </div>
            <p class="lead">{about}</p>
        </div>
        {move || stream.is_lost.get().then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::LiveLost)/> })}
        {move || sight.with(|board| match board {
            Some(board) => names.with_value(|names| on_screen(board, names, ceremony_at)),
            None => view! { <Notice kind=NoticeKind::Info title=words.t(Word::LiveNotPrepared)>
                <p>{words.with(Word::LiveBegins, &[("time", &words.date_time(ceremony_at))])}</p>
            </Notice> }.into_any(),
        })}
        <p class="unseen" role="status">{sentence}</p>
        {progress_bar}
        <Corrections board=stream.board names=names/>
        <section aria-labelledby="boards">
            <div class="section-head">
                <h2 id="boards">{words.t(Word::FrameCategories)}</h2>
                <a href=format!("/stage/{year}?l={}", words.locale().code()) rel="external"><Icon name="expand"/>" "{words.t(Word::LiveStage)}</a>
            </div>
            <div class="boards">{boards()}</div>
        </section>
        <Specials board=stream.board names=names/>
        <MedalTables board=stream.board names=names/>
        <p class="buttons"><a class="button" href=words.href(&format!("/{year}/verify"))><Icon name="check"/>{words.t(Word::VerifyTitle)}</a></p>
        </div>
    }
}
