//! Names and dates.

use domain::award::{AwardError, AwardForm, AwardSettings, Calendar, CalendarDate, Concerned, changed_dates};
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
            let moved = new.map(|new| changed_dates(&settings.award, &new)).unwrap_or_default();
            let (changes, told) = (changes(words, &settings, &refusal), settings.told(&moved, Concerned::Entrants));
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

fn changes(words: Words, settings: &AwardSettings, refusal: &Refusal) -> Vec<Change> {
    let Ok(new) = typed(refusal).parse(settings.progress.now) else { return Vec::new() };
    let (old, old_name) = (Calendar::of(&settings.award), &settings.award.name);
    let names = [("ҚАЗ", &old_name.kk, &new.name.kk), ("РУС", &old_name.ru, &new.name.ru), ("ENG", &old_name.en, &new.name.en)];
    let name =
        |(tag, old, new): (&str, &String, &String)| Change::of(format!("{} {tag}", words.t(Word::SettingsName)), old.clone(), new.clone());
    let date =
        |date: &CalendarDate| Change::of(label(*date, words), words.date_time(old.get(*date)), words.date_time(new.calendar.get(*date)));
    names.into_iter().filter_map(name).chain(CalendarDate::ALL.iter().filter_map(date)).collect()
}
