//! The award's calendar, with the present marked; and how long entries are taken.

use domain::{
    award::{Award, Phase, WindowState},
    time::{DAY, HOUR, Timestamp},
};
use leptos::prelude::*;

use crate::words::{Plural, Word, Words, use_words};

const fn name(phase: Phase) -> Word {
    match phase {
        Phase::Announced => Word::CalendarAnnounced,
        Phase::Open => Word::CalendarOpen,
        Phase::Eligibility => Word::CalendarEligibility,
        Phase::Judging => Word::CalendarJudging,
        Phase::Ceremony => Word::CalendarCeremony,
        Phase::Sharing => Word::CalendarSharing,
    }
}

fn date(award: &Award, phase: Phase, words: Words) -> String {
    match phase {
        Phase::Announced => words.date(award.announced_at),
        Phase::Open => words.days(award.opens_at, award.closes_at),
        Phase::Eligibility => words.date(award.closes_at),
        Phase::Judging => words.date(award.judging_from),
        Phase::Ceremony => words.date_time(award.ceremony_at),
        Phase::Sharing => award.published_at.map_or_else(|| words.t(Word::CalendarAfterCeremony).to_owned(), |at| words.date(at)),
    }
}

/// The six phases of an award.
#[component]
pub fn Timeline(
    /// The award.
    award: Award,
    /// The server's time.
    now: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let present = award.phase(now);
    let item = |phase: Phase| {
        let state = match phase.cmp(&present) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "next",
        };
        let tag = (state == "now").then(|| view! { <span class="tag" data-kind="gold">{words.t(Word::CalendarNow)}</span> });
        let past = (state == "done").then(|| view! { <span class="unseen">" ("{words.t(Word::CalendarDone)}")"</span> });
        view! {
            <li data-state=state aria-current=(state == "now").then_some("step")>
                <p class="timeline-name">{words.t(name(phase))}{past}</p>
                <p class="timeline-date">{date(&award, phase, words)}</p>
                {tag}
            </li>
        }
    };
    view! { <ol class="timeline">{Phase::ALL.iter().map(|phase| item(*phase)).collect_view()}</ol> }
}

/// What the calendar brings next and how long it takes until then; nothing once all is over.
#[component]
pub fn ComesNext(
    /// The award.
    award: Award,
    /// The server's time.
    now: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let (phase, at) = award.next(now)?;
    let next = match phase {
        // The end of the window is told as who writes an entry is told it.
        Phase::Eligibility => words.with(Word::CalendarCloses, &[("time", &words.until(at))]),
        _ => words.with(Word::OverviewNext, &[("next", words.t(name(phase))), ("time", &words.date_time(at))]),
    };
    Some(view! { <p>{next}" "<b>{left(at.millis() - now.millis(), words)}</b></p> })
}

/// How long entries are taken, in words, and the exact moment.
#[component]
pub fn Deadline(
    /// The award.
    award: Award,
    /// The server's time.
    now: Timestamp,
) -> impl IntoView {
    let words = use_words();
    let at = |word: Word, time: String| words.with(word, &[("time", &time)]);
    let (left, moment) = match award.window(now) {
        WindowState::NotYet => (words.t(Word::CalendarNotYet).to_owned(), at(Word::CalendarOpens, words.date_time(award.opens_at))),
        WindowState::Open => (left(award.closes_at.millis() - now.millis(), words), at(Word::CalendarCloses, words.until(award.closes_at))),
        WindowState::Closed => (words.t(Word::CalendarClosed).to_owned(), at(Word::CalendarCeremonyAt, words.date_time(award.ceremony_at))),
    };
    view! {
        <div class="deadline">
            <p class="deadline-left">{left}</p>
            <p class="soft">{moment}</p>
            <p><a class="link" href=format!("/calendar.ics?l={}", words.locale().code()) rel="external" download="bayge.ics">{words.t(Word::CalendarDownload)}</a></p>
        </div>
    }
}

/// Whole days, on the last day whole hours.
fn left(millis: i64, words: Words) -> String {
    let whole = |unit: i64| u64::try_from(millis / unit).unwrap_or_default();
    if millis >= DAY {
        words.count(Plural::CalendarDaysLeft, whole(DAY))
    } else if millis >= HOUR {
        words.count(Plural::CalendarHoursLeft, whole(HOUR))
    } else {
        words.t(Word::CalendarLastHour).to_owned()
    }
}
