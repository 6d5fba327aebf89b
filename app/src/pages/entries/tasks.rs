//! `/{l}/entries/{id}`: the task list of an entry.

use domain::{
    award::{TextKind, WindowState},
    entry::{EntryRecord, EntryState, Presence},
    form::Section,
    id::EntryId,
    time::Timestamp,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_params_map;

use super::{
    barred::Barred,
    labels,
    remarks::Remarks,
    screening::{Answering, AppealPanel, MovePanel},
    state::{self, StateTag, Tasks},
    strip::Strip,
};
use crate::{
    AppError,
    api::entries::{EntryView, WithdrawEntry, get_own_entry, typing::get_around},
    ui::{
        awaited::awaited,
        head::Head,
        notice::{ErrorNotice, Notice, NoticeKind},
        progress::Progress,
        texts::Texts,
    },
    words::{Word, Words, use_words},
};

/// An own entry, read for a page whose address has its id.
pub(super) fn entry_of_address(version: Signal<usize>) -> Resource<Result<EntryView, AppError>> {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    Resource::new_blocking(
        move || (id(), version.get()),
        |(id, _)| async move {
            match id.parse::<EntryId>() {
                Ok(id) => get_own_entry(id).await,
                Err(_) => Err(AppError::NotFound),
            }
        },
    )
}

pub(super) use crate::pages::not_found::unreadable;

/// The task list.
#[component]
pub fn TasksPage() -> impl IntoView {
    let withdraw = ServerAction::<WithdrawEntry>::new();
    let answering = Answering::new();
    let entry = entry_of_address(Signal::derive(move || withdraw.version().get() + answering.version()));
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let others = Resource::new_blocking(id, |id| async move {
        let id = id.parse::<EntryId>().map_err(|_| AppError::NotFound)?;
        get_around(id).await.map(|around| around.others)
    });
    view! {
        <Transition>
            {awaited(move || async move {
                match entry.await {
                    Ok(view) => {
                        // The list is right without their names.
                        let others = others.await.unwrap_or_default();
                        view! { <Shown view=view others=others withdraw=withdraw answering=answering/> }.into_any()
                    }
                    Err(error) => unreadable(error),
                }
            })}
        </Transition>
    }
}

#[component]
fn Shown(view: EntryView, others: Vec<Presence>, withdraw: ServerAction<WithdrawEntry>, answering: Answering) -> impl IntoView {
    let words = use_words();
    let record = view.record.clone();
    let title = state::title(words, &record.answers.trilingual("title"));
    let address = words.href(&format!("/entries/{}", record.entry.id));
    let (done, ready) = state::ready(words, &record);
    let category = record.categories.iter().find(|category| category.slug == record.answers.get("category"));
    let category = category.map(|category| category.name.best(words.locale()).0.to_owned());
    let is_open = record.entry.check_may_keep().is_ok();
    let failed = move || withdraw.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    view! {
        <Head title=title.clone()/>
        <Strip view=view.clone()/>
        <div class="page text section">
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead"><StateTag state=record.entry.state/></p>
                {(is_open && !is_over(&record, view.now)).then(|| view! { <p class="lead">{words.t(Word::EntriesTasksLead)}</p> })}
            </div>
            <div class="stack loose">
                {failed}
                {word_of_the_organizer(words, &record, view.now)}
                {view! { <Barred record=record.clone()/> }.into_any()}
                {view! { <Texts texts=view.texts.clone() kinds=&[TextKind::Note]/> }.into_any()}
                {view! { <Remarks marks=record.screening.marks.clone() address=address.clone()/> }.into_any()}
                {view! { <MovePanel record=record.clone() answering=answering/> }.into_any()}
                {view! { <AppealPanel record=record.clone() answering=answering/> }.into_any()}
                <Progress value=done max=Section::ALL.len() text=ready aside=category/>
                {view! { <Tasks answers=record.answers.clone() categories=record.categories.clone() files=record.files.len() others=others address=address.clone() current=None remarks=record.screening.marks.clone()/> }.into_any()}
                <p class="buttons">
                    <a class="button primary" href=format!("{address}/review")>{words.t(Word::EntriesCheck)}</a>
                    {(!record.receipts.is_empty()).then(|| view! { <a class="button" href=format!("{address}/receipt")>{words.t(Word::EntriesReceipt)}</a> })}
                </p>
                {record.slug.is_some().then(|| view! { <Published address=address.clone()/> }.into_any())}
                {can_withdraw(&record, view.now).then(|| view! { <Withdraw id=record.entry.id withdraw=withdraw/> }.into_any())}
            </div>
        </div>
    }
}

/// Whether it may still be taken back.
pub(super) fn can_withdraw(record: &EntryRecord, now: Timestamp) -> bool {
    record.entry.clone().withdraw(&record.award, now).is_ok()
}

/// That nothing can be changed any more; and the way back, as long as there is one.
#[component]
pub(super) fn Locked(may_withdraw: bool) -> impl IntoView {
    let words = use_words();
    let help = may_withdraw.then(|| view! { <p>{words.t(Word::EntriesLockedHelp)}</p> });
    view! { <Notice kind=NoticeKind::Info title=words.t(Word::EntriesLockedTitle)>{help}</Notice> }
}

/// Whether it is being written, and can no longer be sent.
pub(super) fn is_over(record: &EntryRecord, now: Timestamp) -> bool {
    let is_written = matches!(record.entry.state, EntryState::Draft | EntryState::Withdrawn { .. });
    is_written && record.award.window(now) == WindowState::Closed && record.entry.check_may_change(&record.award, now).is_err()
}

/// That it can no longer be sent.
#[component]
pub(super) fn Over() -> impl IntoView {
    let words = use_words();
    view! { <Notice kind=NoticeKind::Warn title=words.t(Word::EntriesClosedTitle)><p>{words.t(Word::EntriesClosedHelp)}</p></Notice> }
}

/// What its owner may do once it is in the showcase.
#[component]
fn Published(address: String) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="buttons">
            <a class="button" href=format!("{address}/revision")>{words.t(Word::RevisionTitle)}</a>
            <a class="button" href=format!("{address}/follow-up")>{words.t(Word::FollowUpTitle)}</a>
        </p>
    }
}

#[component]
fn Withdraw(id: EntryId, withdraw: ServerAction<WithdrawEntry>) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="more">
            <summary>{words.t(Word::EntriesWithdraw)}</summary>
            <div class="more-body">
                <p>{words.t(Word::EntriesWithdrawHelp)}</p>
                <ActionForm action=withdraw>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button danger">{words.t(Word::EntriesWithdraw)}</button>
                </ActionForm>
            </div>
        </details>
    }
}

/// What the organizer decided and said; or that the window is over.
fn word_of_the_organizer(words: Words, record: &EntryRecord, now: Timestamp) -> AnyView {
    let remark = record.remark.clone();
    match record.entry.state {
        EntryState::Returned { .. } => {
            let time = words.with(Word::EntriesUntilOwn, &[("time", &words.until(state::deadline(record)))]);
            view! { <Notice kind=NoticeKind::Warn title=words.t(Word::EntriesReturnedTitle)><p class="lines">{remark}</p><p>{time}</p></Notice> }
                .into_any()
        }
        EntryState::Ineligible { reason, .. } => {
            let reason = words.t(labels::reason(reason));
            view! { <Notice kind=NoticeKind::Error title=words.t(Word::EntriesStateIneligible)><p>{reason}</p><p class="lines">{remark}</p></Notice> }
                .into_any()
        }
        EntryState::Draft | EntryState::Withdrawn { .. } if record.entry.deadline(&record.award) > record.award.closes_at.max(now) => {
            let time = words.with(Word::EntriesOwnDeadline, &[("time", &words.until(record.entry.deadline(&record.award)))]);
            view! { <Notice kind=NoticeKind::Info title=time/> }.into_any()
        }
        EntryState::Draft | EntryState::Withdrawn { .. } if is_over(record, now) => view! { <Over/> }.into_any(),
        _ => ().into_any(),
    }
}
