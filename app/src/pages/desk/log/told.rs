//! What is told of an act, in the reader's words. It is read from what the log keeps, which stays as it is.

use domain::{
    award::{Award, AwardTexts, Calendar, CalendarDate, NewAward, Rules},
    category::Category,
    criterion::Criterion,
    letter::CodePurpose,
    locale::Trilingual,
    person::Role,
    screening::{Check, MarkReason, MoveAnswer, Ruling, Tick},
    time::Timestamp,
};
use leptos::serde_json;
use serde::{Deserialize, de::DeserializeOwned};

use super::acts::uuid_like;
use crate::{
    pages::{
        desk::{
            entry::checklist,
            settings::{self, Change},
        },
        entries::{labels, problems},
        people::role,
    },
    words::{Word, Words},
};

/// What is told of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// In words; empty if nothing is.
    Text(String),
    /// What changed, each with what it was and what it became; and why, if that was asked for.
    Changes(Vec<Change>, String),
    /// As the log keeps it: an older version wrote it, and this one cannot read it.
    Raw(String),
}

/// What is told of an act with this detail. `categories` are names by slug.
pub fn told(words: Words, categories: &[(String, Trilingual)], act: &str, detail: &str) -> Told {
    if detail.starts_with('{') {
        return changed(words, act, detail).unwrap_or_else(|| Told::Raw(detail.to_owned()));
    }
    Told::Text(text(words, categories, act, detail).unwrap_or_else(|| detail.to_owned()))
}

/// Codes in words; identifiers and addresses tell nobody anything.
fn text(words: Words, categories: &[(String, Trilingual)], act: &str, detail: &str) -> Option<String> {
    let category = |slug: &str| {
        let found = categories.iter().find(|(known, _)| known == slug);
        found.map_or(slug, |(_, name)| name.best(words.locale()).0).to_owned()
    };
    match (act, detail.split_once(": ")) {
        ("entry_marked", Some((key, reason))) => {
            MarkReason::parse(reason).map(|reason| format!("{}: {}", problems::label(words, key), words.t(labels::mark_reason(reason))))
        }
        ("entry_unmarked", _) => Some(problems::label(words, detail)),
        ("entry_checked", Some((check, tick))) => Check::parse(check)
            .zip(Tick::parse(tick))
            .map(|(check, tick)| format!("{}: {}", words.t(checklist::check(check)), words.t(checklist::tick(tick).0))),
        ("appeal_ruled", Some((ruling, answer))) => {
            Ruling::parse(ruling).map(|ruling| format!("{}. {answer}", words.t(labels::ruling(ruling))))
        }
        ("move_requested", Some((to, reason))) => {
            Some(words.with(Word::ScreeningMoveAsked, &[("category", &category(to)), ("reason", reason)]))
        }
        ("move_answered", _) => MoveAnswer::parse(detail).map(|answer| {
            words
                .t(match answer {
                    MoveAnswer::Agreed => Word::ScreeningMoveAgreed,
                    MoveAnswer::Declined => Word::ScreeningMoveDeclined,
                })
                .to_owned()
        }),
        ("role.grant", _) => Role::parse(detail).map(|role| words.t(role::role(role)).to_owned()),
        ("person.register", _) => detail.strip_prefix("consent ").map(|version| words.with(Word::HallLogConsent, &[("version", version)])),
        ("person.password", _) => CodePurpose::parse(detail).map(|purpose| {
            words
                .t(match purpose {
                    CodePurpose::Password => Word::HallLogForgot,
                    CodePurpose::Invitation => Word::HallLogInvited,
                })
                .to_owned()
        }),
        // Where its project stands is told by the entry itself.
        ("entry_published", _) => Some(String::new()),
        ("entry_submitted" | "file_added", _) => Some(format!("SHA-256 {detail}")),
        (_, Some((id, rest))) if uuid_like(id) => Some(rest.to_owned()),
        _ => uuid_like(detail).then(String::new),
    }
}

/// How something was, and how it became.
#[derive(Deserialize)]
struct Both<T> {
    old: T,
    new: T,
}

#[derive(Deserialize)]
struct Dated {
    old: Award,
    name: Trilingual,
    calendar: Calendar,
}

#[derive(Deserialize)]
struct Extended {
    old: Timestamp,
    new: Timestamp,
    reason: String,
}

#[derive(Deserialize)]
struct Created {
    award: Award,
    like: Option<i32>,
}

fn both<T: DeserializeOwned>(detail: &str) -> Option<(T, T)> {
    serde_json::from_str(detail).ok().map(|Both { old, new }| (old, new))
}

fn changed(words: Words, act: &str, detail: &str) -> Option<Told> {
    let plain = |changes: Vec<Change>| Told::Changes(changes, String::new());
    match act {
        "award_changed" => {
            let Dated { old, name, calendar } = serde_json::from_str(detail).ok()?;
            let new = NewAward { year: old.year, name, calendar };
            Some(plain(settings::edition_changes(words, &old, &new)))
        }
        "award_created" => {
            let Created { award, like } = serde_json::from_str(detail).ok()?;
            let calendar = Calendar::of(&award);
            let date = |date: &CalendarDate| Change::note(settings::date_label(*date, words), &words.date_time(calendar.get(*date)));
            let began = like.map_or_else(
                || words.t(Word::TermsLikeDefaults).to_owned(),
                |year| words.with(Word::TermsLikeYear, &[("year", &year.to_string())]),
            );
            let name = Change::note(words.t(Word::SettingsName), award.name.best(words.locale()).0);
            let began = Change::note(words.t(Word::TermsLike), &began);
            Some(plain([name, began].into_iter().chain(CalendarDate::ALL.iter().map(date)).collect()))
        }
        "award_extended" | "entry_extended" => {
            let Extended { old, new, reason } = serde_json::from_str(detail).ok()?;
            let change = Change::of(words.t(Word::SettingsCloses), words.date_time(old), words.date_time(new));
            Some(Told::Changes(change.into_iter().collect(), reason))
        }
        "rules_changed" => both::<Rules>(detail).map(|(old, new)| plain(settings::rule_changes(words, old, new))),
        "categories_changed" => both::<Vec<Category>>(detail).map(|(old, new)| plain(settings::categories::changes(words, &old, &new))),
        "criteria_changed" => both::<Vec<Criterion>>(detail).map(|(old, new)| plain(settings::criteria::changes(words, &old, &new))),
        "texts_changed" => both::<AwardTexts>(detail).map(|(old, new)| plain(settings::texts::changes(words, &old, &new))),
        _ => None,
    }
}
