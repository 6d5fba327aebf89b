//! `/{l}/entries/{id}/review`: check your answers, then send.

use domain::{award::WindowState, entry::EntryRecord, id::EntryId, time::Timestamp};
use leptos::{form::ActionForm, prelude::*};

use super::{
    answers::AllAnswers,
    barred::{self, Barred},
    changes::Changes,
    labels,
    remarks::Remarks,
    state,
    strip::Strip,
    tasks::{Locked, can_withdraw, entry_of_address, unreadable},
};
use crate::{
    api::entries::{EntryView, SubmitEntry},
    ui::{
        awaited::awaited,
        head::Head,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Plural, Word, Words, use_words},
};

/// The check before sending.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let submit = ServerAction::<SubmitEntry>::new();
    let entry = entry_of_address(submit.version().into());
    view! {
        <Transition>
            {awaited(move || async move {
                match entry.await {
                    Ok(view) => view! { <Shown view=view submit=submit/> }.into_any(),
                    Err(error) => unreadable(error),
                }
            })}
        </Transition>
    }
}

#[component]
fn Shown(view: EntryView, submit: ServerAction<SubmitEntry>) -> impl IntoView {
    let words = use_words();
    let record = view.record.clone();
    let address = words.href(&format!("/entries/{}", record.entry.id));
    let change = record.entry.check_may_keep().is_ok().then(|| address.clone());
    let failed = move || submit.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    view! {
        <Head title=words.t(Word::EntriesReview)/>
        <Strip view=view.clone()/>
        <div class="page text section"><div class="stack loose">
            <h1>{words.t(Word::EntriesReview)}</h1>
            {failed}
            {missing(words, &record, &address)}
            {view! { <Barred record=record.clone()/> }.into_any()}
            {view! { <Remarks marks=record.screening.marks.clone() address=address.clone()/> }.into_any()}
            {changed(&record)}
            {view! { <AllAnswers record=record.clone() address=change/> }.into_any()}
            {sending(words, &record, view.now, &address, submit)}
            <p class="buttons"><a class="button small" href=format!("{address}/entry.pdf") rel="external" download="entry.pdf"><Icon name="download"/>{words.t(Word::PrintEntryPdf)}</a></p>
        </div></div>
    }
}

/// What was changed since it was sent, once it was.
fn changed(record: &EntryRecord) -> Option<AnyView> {
    let before = record.screening.before.clone()?;
    let (after, categories) = (record.answers.with_files(&record.files), record.categories.clone());
    Some(view! { <Changes before=before after=after categories=categories lead=Word::ScreeningChangesOwn/> }.into_any())
}

/// Which sections hold the entry back.
fn missing(words: Words, record: &EntryRecord, address: &str) -> AnyView {
    if record.entry.check_may_keep().is_err() || record.answers.is_complete(&record.categories) {
        return ().into_any();
    }
    let items = record
        .answers
        .missing(&record.categories)
        .into_iter()
        .map(|(section, problems)| {
            let (name, _) = labels::section(section);
            let count = words.count(Plural::EntriesSectionProblems, u64::try_from(problems.len()).unwrap_or_default());
            view! { <li><a href=format!("{address}/{section}?check=1")>{words.t(name)}</a>": "{count}</li> }
        })
        .collect_view();
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::EntriesMissingTitle)><ul class="summary-list">{items}</ul></Notice>
    }
    .into_any()
}

/// The button, or why there is none.
fn sending(words: Words, record: &EntryRecord, now: Timestamp, address: &str, submit: ServerAction<SubmitEntry>) -> AnyView {
    let is_late = record.entry.check_may_change(&record.award, now).is_err();
    if record.entry.check_may_keep().is_err() {
        let href = format!("{address}/receipt");
        return view! {
            <Locked may_withdraw=can_withdraw(record, now)/>
            <p class="buttons"><a class="button primary" href=href>{words.t(Word::EntriesReceipt)}</a></p>
        }
        .into_any();
    }
    if is_late {
        let title = match record.award.window(now) {
            WindowState::NotYet => words.with(Word::EntriesWindowNotYet, &[("time", &words.date_time(record.award.opens_at))]),
            _ => words.t(Word::EntriesClosedTitle).to_owned(),
        };
        return view! { <Notice kind=NoticeKind::Warn title=title><p>{words.t(Word::EntriesClosedHelp)}</p></Notice> }.into_any();
    }
    if !record.answers.is_complete(&record.categories) || barred::bar_of(record).is_some() {
        return ().into_any();
    }
    let until = words.with(Word::EntriesUntil, &[("time", &words.until(state::deadline(record)))]);
    view! {
        <Notice kind=NoticeKind::Success title=words.t(Word::EntriesReadyTitle)><p>{words.t(Word::EntriesReadyHelp)}</p><p>{until}</p></Notice>
        <Send id=record.entry.id submit=submit/>
    }
    .into_any()
}

#[component]
fn Send(id: EntryId, submit: ServerAction<SubmitEntry>) -> impl IntoView {
    let words = use_words();
    view! {
        <ActionForm action=submit>
            <input type="hidden" name="id" value=id.to_string()/>
            <button class="button primary large" aria-disabled=move || submit.pending().get().then_some("true")>{words.t(Word::EntriesSubmit)}</button>
        </ActionForm>
    }
}
