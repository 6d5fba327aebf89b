//! Names and dates.

use domain::{
    award::{Award, AwardError, AwardForm, AwardSettings, Calendar, CalendarDate, Concerned, NewAward, changed_dates},
    jury::Finals,
};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    confirm::{Change, Confirm, is_unseen},
    fields::{DateFields, NameFields, label, problems_of, typed},
    reached::Promised,
};
use crate::{
    AppError,
    api::{award::desk::ChangeAward, refusal::Refusal},
    pages::people::ProblemSummary,
    words::{Word, Words, use_words},
};

/// The section.
#[component]
pub fn EditionSection(settings: AwardSettings, refusal: Option<Refusal>) -> impl IntoView {
    let words = use_words();
    let present = AwardForm::of(settings.award.year, &settings.award.name, &Calendar::of(&settings.award));
    let body = match refusal {
        Some(refusal) if is_unseen(Some(&refusal)) => {
            let new = typed(&refusal).parse(settings.progress.now);
            let moved = new.as_ref().map(|new| changed_dates(&settings.award, new)).unwrap_or_default();
            let mut changes = new.as_ref().map(|new| changes(words, &settings.award, new)).unwrap_or_default();
            changes.extend(new.map(|new| rounds(words, &settings, &new)).unwrap_or_default());
            let told = settings.told(&moved, Concerned::Entrants);
            view! { <Confirm refusal=refusal changes=changes settings=settings told=told/> }.into_any()
        }
        refusal => {
            let problems = problems_of(refusal.as_ref(), settings.progress.now);
            let is_promised = refusal.as_ref().is_some_and(|refusal| refusal.error == AppError::Award(AwardError::Promised));
            let promised = is_promised.then(|| {
                let AwardSettings { award, promises: latest, promised: all, .. } = settings.clone();
                // Those alone that the date as typed would cut; where all that are named would be, there may be more.
                let from = typed(refusal.as_ref()?).parse(settings.progress.now).ok()?.calendar.judging_from;
                let named = latest.len();
                let cut: Vec<_> = latest.into_iter().filter(|promise| promise.until > from).collect();
                let total = if cut.len() == named { all } else { 0 };
                Some(view! { <Promised year=award.year promises=cut total=total/> }.into_any())
            });
            let form = refusal.as_ref().map_or(present, typed);
            view! {
                {promised.flatten()}
                <form class="stack" method="post" action=ChangeAward::url() novalidate=true>
                    <ProblemSummary problems=problems/>
                    <input type="hidden" name="year" value=settings.award.year/>
                    {view! { <NameFields form=form.clone() problems=problems/> }.into_any()}
                    {view! { <DateFields form=form problems=problems/> }.into_any()}
                    <p><button class="button primary">{words.t(Word::SettingsCheck)}</button></p>
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="panel stack" aria-labelledby="edition"><h2 id="edition">{words.t(Word::SettingsEditionTitle)}</h2>{body}</section> }
}

/// What changed, each by the name that the page uses.
pub fn changes(words: Words, award: &Award, new: &NewAward) -> Vec<Change> {
    let (old, old_name) = (Calendar::of(award), &award.name);
    let names = [("ҚАЗ", &old_name.kk, &new.name.kk), ("РУС", &old_name.ru, &new.name.ru), ("ENG", &old_name.en, &new.name.en)];
    let name =
        |(tag, old, new): (&str, &String, &String)| Change::of(format!("{} {tag}", words.t(Word::SettingsName)), old.clone(), new.clone());
    let date =
        |date: &CalendarDate| Change::of(label(*date, words), words.date_time(old.get(*date)), words.date_time(new.calendar.get(*date)));
    names.into_iter().filter_map(name).chain(CalendarDate::ALL.iter().filter_map(date)).collect()
}

/// What other dates make of the jury's rounds, and how many sheets that leaves less or more time for.
fn rounds(words: Words, settings: &AwardSettings, new: &NewAward) -> Vec<Change> {
    let span = |Finals { from, until }: Finals| {
        if from >= until {
            return words.t(Word::HallRoundNone).to_owned();
        }
        words.with(Word::HallRoundSpan, &[("from", &words.date_time(from)), ("until", &words.until(until))])
    };
    let [first, second] = settings.moved_rounds(new);
    let first = first.and_then(|(old, new)| Change::of(words.t(Word::HallRound), span(old), span(new)));
    let second = second.and_then(|(old, new)| Change::of(words.t(Word::RoundsFinals), span(old), span(new)));
    let moved: Vec<Change> = first.into_iter().chain(second).collect();
    let unhanded = (!moved.is_empty()).then(|| Change::note(words.t(Word::HallUnhanded), &words.integer(settings.unhanded)));
    moved.into_iter().chain(unhanded).collect()
}
