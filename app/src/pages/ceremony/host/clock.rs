//! Elapsed and planned time. The page counts on from the server's clock; without scripts it stands at the moment it was made.

use std::time::Duration;

use domain::time::SECOND;
use leptos::prelude::*;

use super::Desk;
use crate::words::{Word, use_words};

/// `1:02:03`.
fn clock(seconds: i64) -> String {
    let seconds = seconds.max(0);
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Since the first step, and what was planned until the step on screen, for the next one and for all.
#[component]
pub(super) fn Clock(desk: Desk) -> impl IntoView {
    let words = use_words();
    // Seconds since the rundown came.
    let later = RwSignal::new(0_i64);
    Effect::new(move |_| {
        desk.rundown.track();
        later.set(0);
    });
    Effect::new(move |_| {
        let tick = move || {
            let _ = later.try_update(|later| *later += 1);
        };
        if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || ticking.clear());
        }
    });
    let elapsed = move || {
        let since = desk.rundown.with(|rundown| rundown.clock.began_at.map(|began| (rundown.clock.now.millis() - began.millis()) / SECOND));
        since.map_or_else(|| "–".to_owned(), |since| clock(since + later.get()))
    };
    let planned = move |steps: fn(usize, usize) -> (usize, usize)| {
        let seconds = desk.rundown.with(|rundown| {
            let (from, until) = steps(rundown.board.fired, rundown.plan.len());
            rundown.plan.iter().take(until).skip(from).map(|plan| i64::from(plan.seconds)).sum()
        });
        clock(seconds)
    };
    view! {
        <div><dt>{words.t(Word::RunningElapsed)}</dt><dd class="clock">{elapsed}</dd></div>
        <div><dt>{words.t(Word::RunningPlanned)}</dt><dd class="clock">{move || planned(|fired, _| (0, fired))}</dd></div>
        <div><dt>{words.t(Word::RunningNextTakes)}</dt><dd class="clock">{move || planned(|fired, all| (fired, (fired + 1).min(all)))}</dd></div>
        <div><dt>{words.t(Word::RunningPlannedTotal)}</dt><dd class="clock">{move || planned(|_, all| (0, all))}</dd></div>
    }
}
