//! The next step with its one big button, and the keys that move screens.

use domain::ceremony::{CeremonyError, Command, Readiness, Rundown};
use leptos::{
    prelude::*,
    web_sys::{KeyboardEvent, MouseEvent},
};

use super::{Desk, keys};
use crate::{
    AppError,
    words::{Word, use_words},
};

/// Fire, and the screens' keys.
#[component]
pub(super) fn Controls(desk: Desk) -> impl IntoView {
    view! {
        <Fire desk=desk/>
        <Keys desk=desk/>
    }
}

/// What fires next. The one button arms, waits, or fires, and stays where it is from step to step, so that focus stays on
/// it. While it waits for the confirmer, or for another host, it does nothing; without scripts the server says why.
#[component]
fn Fire(desk: Desk) -> impl IntoView {
    let words = use_words();
    let readiness = move || desk.rundown.with(|rundown| rundown.readiness);
    let is_tied = move || desk.rundown.with(Rundown::is_tied);
    let next = move || {
        desk.rundown.with(|rundown| {
            let step = rundown.steps.get(rundown.board.fired)?;
            Some(desk.names.with_value(|names| names.step(step)))
        })
    };
    // Why it would be refused, before it is pressed.
    let hint = move || {
        let stopped = desk.board(|board| match (board.hold, board.blackout) {
            (true, _) => Some(CeremonyError::Held),
            (_, true) => Some(CeremonyError::Dark),
            _ => None,
        });
        let means = match readiness() {
            _ if is_tied() => Word::GuardConfirmTiedMeans,
            Readiness::Disarmed => Word::RunningArmMeans,
            Readiness::Armed => Word::RunningArmedMeans,
            Readiness::Free | Readiness::Confirmed | Readiness::Over => Word::HostFireMeans,
        };
        stopped.map_or(words.t(means), |error| AppError::Ceremony(error).text(words))
    };
    let state = move || match readiness() {
        Readiness::Disarmed if is_tied() => Some((Word::HallLeadTied, "tied")),
        Readiness::Armed => Some((Word::RunningArmed, "armed")),
        Readiness::Confirmed => Some((Word::RunningConfirmed, "confirmed")),
        Readiness::Free | Readiness::Disarmed | Readiness::Over => None,
    };
    let act = move || if readiness() == Readiness::Disarmed { Command::Arm } else { Command::Fire };
    let is_waiting = move || readiness() == Readiness::Armed || is_tied();
    let is_armed = move || matches!(readiness(), Readiness::Armed | Readiness::Confirmed);
    let in_sight =
        move |event: &MouseEvent| desk.presses.only_in_sight(event, desk.rundown.with_untracked(|rundown| rundown.board.revision));
    view! {
        <ActionForm action=desk.command attr:class="host-fire" attr:data-state=move || state().map(|state| state.1)>
            {desk.seen()}
            <div>
                <p class="host-fire-title">{move || next().unwrap_or_else(|| words.t(Word::HostAllFired).to_owned())}</p>
                <p class="host-fire-state" role="status">{move || state().map(|state| words.t(state.0))}</p>
                <p>{move || next().map(|_| hint())}</p>
            </div>
            <div class="host-fire-buttons">
                <button
                    class="button gold" name="act" value=move || act().code() autofocus=true disabled=move || next().is_none()
                    aria-disabled=move || is_waiting().then_some("true")
                    on:click=move |event| if is_waiting() { event.prevent_default() } else { in_sight(&event) }
                    on:keydown=held_down
                >
                    {move || words.t(if act() == Command::Arm { Word::RunningArm } else { Word::HostFire })}
                </button>
                {move || is_armed().then(|| view! {
                    <button class="button" name="act" value=Command::Disarm.code() on:click=move |event| in_sight(&event)>
                        {words.t(Word::RunningDisarm)}
                    </button>
                })}
            </div>
        </ActionForm>
    }
}

/// A key that is held down presses once: its repetitions would fire step after step.
fn held_down(event: KeyboardEvent) {
    if event.repeat() {
        event.prevent_default();
    }
}

#[component]
fn Keys(desk: Desk) -> impl IntoView {
    let words = use_words();
    let is_held = move || desk.board(|board| board.hold);
    let is_dark = move || desk.board(|board| board.blackout);
    let word = move |is_on: bool, on: Word, off: Word| words.t(if is_on { on } else { off });
    view! {
        <ActionForm action=desk.command attr:class="host-keys">
            {desk.seen()}
            <button
                class="host-key" id=keys::BACK name="act" value=Command::Back.code() disabled=move || desk.board(|board| board.step == 0)
                on:click=move |event| desk.presses.queue(&event, keys::BACK)
            >
                {words.t(Word::HostBack)}<kbd>"PageUp"</kbd>
            </button>
            <button
                class="host-key" id=keys::FORWARD name="act" value=Command::Forward.code()
                disabled=move || desk.board(|board| board.step + 1 >= board.fired)
                on:click=move |event| desk.presses.queue(&event, keys::FORWARD)
            >
                {words.t(Word::HostForward)}<kbd>"PageDown"</kbd>
            </button>
            <button
                class="host-key" id=keys::HOLD name="act"
                value=move || if is_held() { Command::Release.code() } else { Command::Hold.code() }
                data-on=move || is_held().then_some("yes")
                on:click=move |event| desk.presses.queue(&event, keys::HOLD)
            >
                {move || word(is_held(), Word::HostRelease, Word::HostHold)}<kbd>"H"</kbd>
            </button>
            <button
                class="host-key" id=keys::DARK name="act"
                value=move || if is_dark() { Command::Lift.code() } else { Command::Blackout.code() }
                data-on=move || is_dark().then_some("yes")
                on:click=move |event| desk.presses.queue(&event, keys::DARK)
            >
                {move || word(is_dark(), Word::HostLift, Word::HostBlackout)}<kbd>"B"</kbd>
            </button>
        </ActionForm>
    }
}
