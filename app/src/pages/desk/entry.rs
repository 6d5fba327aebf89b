//! `/{l}/desk/entries/{id}`: one entry as it was sent, and everything that the organizer can do with it.

mod actions;
mod appeal;
pub(super) mod checklist;
mod deciding;
mod marks;
mod moving;
mod publishing;
mod receipts;
mod returning;

use domain::{entry::number_name, id::EntryId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{
    actions::Actions, appeal::AppealPanel, checklist::ChecklistPanel, deciding::Deciding, marks::MarkedAnswers, moving::MovePanel,
    publishing::Publishing, receipts::Receipts, returning::Returning,
};
use super::nav::Desk;
use crate::{
    AppError,
    api::{
        entries::{EntryView, desk::get_entry},
        refusal::Remembered,
    },
    pages::{
        entries::{
            changes::Changes,
            state::{self, StateTag},
        },
        not_found::NotFoundPage,
    },
    ui::{
        awaited::awaited,
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// One entry.
#[component]
pub fn DeskEntryPage() -> impl IntoView {
    let actions = Actions::new();
    let refused = actions.refused();
    let done = actions.done();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let entry = Resource::new_blocking(
        move || (id(), done.get()),
        |(id, _)| async move {
            match id.parse::<EntryId>() {
                Ok(id) => get_entry(id).await,
                Err(_) => Err(AppError::NotFound),
            }
        },
    );
    view! {
        <Transition>
            {awaited(move || async move {
                let typed = Remembered(refused.await.ok().flatten());
                match entry.await {
                    Ok(view) => view! { <Shown view=view actions=actions typed=typed/> }.into_any(),
                    Err(AppError::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Shown(view: EntryView, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let EntryView { record, now, .. } = view;
    let title = state::title(words, &record.answers.trilingual("title"));
    let organization = record.organization.best(words.locale()).0.to_owned();
    let back = words.href(&format!("/desk/entries?year={}", record.award.year));
    let number = record.receipts.first().map(|receipt| number_name(record.award.year, receipt.number)).unwrap_or_default();
    let failed = move || actions.error().map(|error| view! { <ErrorNotice error=error/> });
    let changes = record.screening.before.clone().map(|before| {
        let (after, categories) = (record.answers.clone(), record.categories.clone());
        view! { <Changes before=before after=after categories=categories lead=Word::ScreeningChangesDesk/> }.into_any()
    });
    view! {
        <Desk title=title.clone()>
            <a class="back" href=back><Icon name="arrow-left"/>{words.t(Word::DeskBack)}</a>
            <div>
                <p class="row"><span class="num soft">{number}</span><StateTag state=record.entry.state/></p>
                <h1>{title}</h1>
                <p class="lead">{organization}</p>
            </div>
            {failed}
            {(!record.is_confirmed).then(|| view! { <Notice kind=NoticeKind::Warn title=words.t(Word::DeskUnconfirmed)/> })}
            {view! { <AppealPanel record=record.clone() actions=actions typed=typed.clone()/> }.into_any()}
            {changes}
            {view! { <ChecklistPanel record=record.clone() actions=actions/> }.into_any()}
            {view! { <Deciding record=record.clone() now=now actions=actions typed=typed.clone()/> }.into_any()}
            {view! { <Returning record=record.clone() now=now actions=actions typed=typed.clone()/> }.into_any()}
            {view! { <MovePanel record=record.clone() actions=actions typed=typed.clone()/> }.into_any()}
            {view! { <Publishing record=record.clone() actions=actions/> }.into_any()}
            {view! { <MarkedAnswers record=record.clone() actions=actions typed=typed/> }.into_any()}
            {view! { <Receipts record=record/> }.into_any()}
        </Desk>
    }
}
