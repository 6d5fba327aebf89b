//! The fields of an edition's form: year, names and dates.

use domain::{
    award::{AwardForm, CalendarDate},
    locale::Locale,
};
use leptos::prelude::*;

use crate::{
    AppError,
    api::refusal::Refusal,
    pages::people::Problems,
    ui::field::TextField,
    words::{Word, Words, use_words},
};

/// What had been typed in a refused form.
pub fn typed(refusal: &Refusal) -> AwardForm {
    let text = |field: &str| refusal.remembered(field);
    AwardForm {
        year: text("year"),
        name_kk: text("name_kk"),
        name_ru: text("name_ru"),
        name_en: text("name_en"),
        announced: text("announced"),
        opens: text("opens"),
        closes: text("closes"),
        judging: text("judging"),
        ceremony: text("ceremony"),
    }
}

/// What the server said is wrong, and what else is in what was typed.
pub fn problems_of(refusal: Option<&Refusal>, now: domain::time::Timestamp) -> Problems {
    let Some(refusal) = refusal else { return Problems::of(None) };
    let AppError::Award(error) = refusal.error else { return Problems::of(Some(refusal)) };
    let mut problems = typed(refusal).problems(now);
    if !problems.contains(&error) {
        problems.insert(0, error);
    }
    Problems::of_list(problems.into_iter().map(AppError::Award).collect())
}

/// The names in three languages.
#[component]
pub fn NameFields(form: AwardForm, problems: Problems) -> impl IntoView {
    let words = use_words();
    let field = move |name: &'static str, tag: &'static str, locale: Locale, value: String| {
        let problem = problems.at(name);
        view! { <TextField name=name label=words.t(Word::SettingsName) language=tag.to_owned() lang=locale.code() value=value error=problem/> }
    };
    view! {
        <div class="fields two">
            {field("name_kk", "ҚАЗ", Locale::Kk, form.name_kk)}
            {field("name_ru", "РУС", Locale::Ru, form.name_ru)}
            {field("name_en", "ENG", Locale::En, form.name_en)}
        </div>
    }
}

/// The five dates.
#[component]
pub fn DateFields(form: AwardForm, problems: Problems) -> impl IntoView {
    let words = use_words();
    let field = move |date: CalendarDate| {
        let value = form.date(date).to_owned();
        let help = help(date, words);
        view! {
            <TextField name=date.code() kind="datetime-local" label=label(date, words) help=help value=value error=problems.at(date.code())/>
        }
    };
    view! {
        <p class="soft">{words.t(Word::SettingsDatesHelp)}</p>
        <div class="fields two ends">{CalendarDate::ALL.iter().map(|date| field(*date)).collect_view()}</div>
    }
}

/// The words of a date.
pub fn label(date: CalendarDate, words: Words) -> &'static str {
    words.t(match date {
        CalendarDate::Announced => Word::SettingsAnnounced,
        CalendarDate::Opens => Word::SettingsOpens,
        CalendarDate::Closes => Word::SettingsCloses,
        CalendarDate::Judging => Word::SettingsJudging,
        CalendarDate::Ceremony => Word::SettingsCeremony,
    })
}

fn help(date: CalendarDate, words: Words) -> Option<String> {
    let word = match date {
        CalendarDate::Announced => Word::SettingsAnnouncedHelp,
        CalendarDate::Closes => Word::SettingsClosesHelp,
        _ => return None,
    };
    Some(words.t(word).to_owned())
}
