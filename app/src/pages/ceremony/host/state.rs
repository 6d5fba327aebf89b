//! How the show stands, in figures.

use leptos::prelude::*;

use super::{Desk, clock::Clock};
use crate::words::{Word, use_words};

/// State, steps, connection; and the way to the hall screen.
#[component]
pub(super) fn StatePanel(desk: Desk) -> impl IntoView {
    let words = use_words();
    let show = move || {
        desk.board(|board| match (board.blackout, board.hold) {
            (true, _) => (Word::HostDark, "warn"),
            (_, true) => (Word::HostHeld, "warn"),
            _ if board.fired == 0 => (Word::LiveStateWaiting, ""),
            _ if board.fired == board.total => (Word::LiveStateOver, "ok"),
            _ => (Word::HostRunning, "ok"),
        })
    };
    let fired = move || desk.board(|board| format!("{} / {}", board.fired, board.total));
    let on_screen =
        move || desk.board(|board| if board.fired == 0 { words.t(Word::HostNone).to_owned() } else { (board.step + 1).to_string() });
    let stream = move || if desk.stream.is_lost.get() { (Word::HostStreamOff, "bad") } else { (Word::HostStreamOn, "ok") };
    view! {
        <aside class="host-state" aria-label=words.t(Word::HostState)>
            <div>
                <h2>{words.t(Word::HostState)}</h2>
                <dl>
                    <div><dt>{words.t(Word::HostShow)}</dt><dd data-kind=move || show().1>{move || words.t(show().0)}</dd></div>
                    <div><dt>{words.t(Word::HostFired)}</dt><dd>{fired}</dd></div>
                    <div><dt>{words.t(Word::HostOnScreen)}</dt><dd>{on_screen}</dd></div>
                    <Clock desk=desk/>
                    <div><dt>{words.t(Word::HostStream)}</dt><dd data-kind=move || stream().1>{move || words.t(stream().0)}</dd></div>
                </dl>
            </div>
            <p><a href=format!("/stage?l={}", words.locale().code()) rel="external" target="_blank">{words.t(Word::HostOpenStage)}</a></p>
            <p><a href=format!("/overlay?l={}", words.locale().code()) rel="external" target="_blank">{words.t(Word::RunningOverlay)}</a></p>
            <p><a href=words.href("/ceremony/prompter") rel="external" target="_blank">{words.t(Word::RunningPrompter)}</a></p>
            <p><a href=words.href("/desk/names") rel="external" target="_blank">{words.t(Word::SaidTitle)}</a></p>
            <noscript><p><a href=words.href("/ceremony/host")>{words.t(Word::RunningReload)}</a></p></noscript>
        </aside>
    }
}
