//! The strip above the wizard: which entry, saved when, until when. It always tells the truth.

use domain::{
    award::WindowState,
    entry::{EntryRecord, EntryState},
    time::{DAY, HOUR, MINUTE, SECOND, Timestamp},
};
use leptos::prelude::*;

use super::state;
use crate::{
    api::entries::EntryView,
    ui::icon::Icon,
    words::{Plural, Word, Words, use_words},
};

/// Below this the time left is shown as urgent.
const NEAR: i64 = 3 * HOUR;

/// The strip.
#[component]
pub fn Strip(
    /// The entry.
    view: EntryView,
    /// Whether a save is under way.
    #[prop(optional, into)]
    saving: Signal<bool>,
    /// The id of the window in which one signs in again.
    #[prop(optional)]
    sign_in: Option<&'static str>,
) -> impl IntoView {
    let words = use_words();
    let EntryView { record, now, .. } = view;
    let saved = record.last_saved().map(|saved| saved_text(words, saved.at, now));
    let title = state::title(words, &record.answers.trilingual("title"));
    let is_near = state::deadline(&record).millis() - now.millis() < NEAR;
    let text = move || if saving.get() { words.t(Word::EntriesSaving).to_owned() } else { saved.clone().unwrap_or_default() };
    let mark = move || if saving.get() { "saving" } else { "saved" };
    view! {
        <div class="strip" data-now=now.millis().to_string() data-state=is_near.then_some("near")>
            <div class="page strip-row">
                <a class="back" href=words.href("/entries")><Icon name="arrow-left"/>{words.t(Word::EntriesBack)}</a>
                <p class="strip-title">{title}</p>
                <p class="saved" data-state=mark>
                    <Icon name="check"/>
                    <span><span class="saved-text">{text}</span><span class="saved-zone">", "{words.t(Word::EntriesZone)}</span></span>
                    {sign_in.map(|id| view! {
                        <button class="link" type="button" id="sign-in-button" hidden=true command="show-modal" commandfor=id>{words.t(Word::EntriesSignInAgain)}</button>
                    })}
                </p>
                <p class="strip-until">{until(words, &record, now)}</p>
            </div>
        </div>
    }
}

/// `Saved 14:05:12` on the same day, with the day on another.
fn saved_text(words: Words, at: Timestamp, now: Timestamp) -> String {
    if words.date(at) == words.date(now) {
        words.with(Word::EntriesSaved, &[("time", &words.clock(at))])
    } else {
        words.with(Word::EntriesSavedOn, &[("time", &words.date_time(at))])
    }
}

fn until(words: Words, record: &EntryRecord, now: Timestamp) -> AnyView {
    let end = state::deadline(record);
    // Returned, or given more time than the others; the latter opens nothing early.
    let is_own =
        matches!(record.entry.state, EntryState::Returned { .. }) || (end > record.award.closes_at && now >= record.award.opens_at);
    let long = match record.award.window(now) {
        _ if is_own && now < end => words.with(Word::EntriesUntilOwn, &[("time", &words.until(end))]),
        WindowState::Open => words.with(Word::EntriesUntil, &[("time", &words.until(end))]),
        WindowState::Closed => return words.t(Word::EntriesWindowClosed).into_any(),
        WindowState::NotYet => {
            return words.with(Word::EntriesWindowNotYet, &[("time", &words.date_time(record.award.opens_at))]).into_any();
        }
    };
    view! {
        <span class="strip-until-long">{long}" "</span>
        <Countdown end=end now=now/>
    }
    .into_any()
}

/// The time left by the server's clock. Counts down where scripts run.
#[component]
pub fn Countdown(
    /// The first moment after it.
    end: Timestamp,
    /// The server's time when the page was read.
    now: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let left = RwSignal::new(end.millis() - now.millis());
    Effect::new(move || {
        let Some(begun) = moment() else { return };
        let tick = move || {
            let present = moment().unwrap_or(begun);
            let server = clock_ahead().map_or(now.millis() + present - begun, |ahead| present + ahead);
            left.set(end.millis() - server);
        };
        if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    let text = move || match left.get() {
        millis if millis <= 0 => words.t(Word::TypingOver).to_owned(),
        millis => words.with(Word::EntriesLeft, &[("time", &left_text(words, millis))]),
    };
    view! { <b>{text}</b> }
}

/// Milliseconds that the page has been open: no clock that a person can set.
fn moment() -> Option<i64> {
    #[cfg(target_family = "wasm")]
    #[expect(clippy::cast_possible_truncation, reason = "a page is not open for 285 million years")]
    return window().performance().map(|performance| performance.now() as i64);
    #[cfg(not(target_family = "wasm"))]
    None
}

/// How far the server's clock is ahead of [`moment`]: `public/autosave.js` measures it when the page arrives, and more exactly
/// with each answer.
fn clock_ahead() -> Option<i64> {
    #[cfg(target_family = "wasm")]
    return document().document_element()?.get_attribute("data-clock")?.parse().ok();
    #[cfg(not(target_family = "wasm"))]
    None
}

/// `2 days 09:54:48`; below a day the clock alone.
fn left_text(words: Words, millis: i64) -> String {
    let millis = millis.max(0);
    let clock = format!("{:02}:{:02}:{:02}", millis % DAY / HOUR, millis % HOUR / MINUTE, millis % MINUTE / SECOND);
    match u64::try_from(millis / DAY) {
        Ok(days) if days > 0 => format!("{} {clock}", words.count(Plural::EntriesDays, days)),
        _ => clock,
    }
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::*;

    #[test]
    fn counts_down_to_nothing() {
        let ru = Words::of(Locale::Ru);
        assert_eq!(left_text(ru, 2 * DAY + 9 * HOUR + 54 * MINUTE + 48_999), "2 дня 09:54:48");
        assert_eq!(left_text(ru, DAY - 1), "23:59:59");
        assert_eq!(left_text(ru, -5), "00:00:00");
    }
}
