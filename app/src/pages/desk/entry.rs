//! `/{l}/desk/entries/{id}`: one entry as it was sent, its receipts, and what the organizer can do.

use domain::{
    entry::{EntryRecord, EntryState, IneligibleReason, number_name},
    form::Publication,
    id::EntryId,
    time::Timestamp,
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_params_map;

use super::nav::Desk;
use crate::{
    AppError,
    api::entries::{
        EntryView,
        desk::{FindEligible, FindIneligible, PublishEntry, ReturnEntry, UnpublishEntry, get_entry},
    },
    pages::{
        entries::{
            answers::AllAnswers,
            labels,
            state::{self, StateTag},
        },
        not_found::NotFoundPage,
    },
    ui::{
        field::{SelectField, TextField},
        icon::Icon,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What can be done with an entry here.
#[derive(Clone, Copy)]
struct Actions {
    publish: ServerAction<PublishEntry>,
    unpublish: ServerAction<UnpublishEntry>,
    eligible: ServerAction<FindEligible>,
    ineligible: ServerAction<FindIneligible>,
    give_back: ServerAction<ReturnEntry>,
}

impl Actions {
    fn new() -> Self {
        Self {
            publish: ServerAction::new(),
            unpublish: ServerAction::new(),
            eligible: ServerAction::new(),
            ineligible: ServerAction::new(),
            give_back: ServerAction::new(),
        }
    }

    /// Changes with each act.
    fn version(self) -> usize {
        let versions = [
            self.publish.version(),
            self.unpublish.version(),
            self.eligible.version(),
            self.ineligible.version(),
            self.give_back.version(),
        ];
        versions.iter().map(|version| version.get()).sum()
    }

    /// What the last acts failed with.
    fn error(self) -> Option<AppError> {
        let values = [
            self.publish.value().get(),
            self.unpublish.value().get(),
            self.eligible.value().get(),
            self.ineligible.value().get(),
            self.give_back.value().get(),
        ];
        values.into_iter().flatten().find_map(Result::err)
    }
}

/// One entry.
#[component]
pub fn DeskEntryPage() -> impl IntoView {
    let actions = Actions::new();
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id").unwrap_or_default());
    let entry = Resource::new_blocking(
        move || (id(), actions.version()),
        |(id, _)| async move {
            match id.parse::<EntryId>() {
                Ok(id) => get_entry(id).await,
                Err(_) => Err(AppError::NotFound),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match entry.await {
                    Ok(view) => view! { <Shown view=view actions=actions/> }.into_any(),
                    Err(AppError::NotFound) => view! { <NotFoundPage/> }.into_any(),
                    Err(error) => view! { <div class="page section"><ErrorNotice error=error/></div> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Shown(view: EntryView, actions: Actions) -> impl IntoView {
    let words = use_words();
    let EntryView { record, now } = view;
    let title = state::title(words, &record.answers.trilingual("title"));
    let organization = record.organization.best(words.locale()).0.to_owned();
    let back = words.href(&format!("/desk/entries?year={}", record.award.year));
    let number = record.receipts.first().map(|receipt| number_name(record.award.year, receipt.number)).unwrap_or_default();
    let failed = move || actions.error().map(|error| view! { <ErrorNotice error=error/> });
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
            {view! { <Publishing record=record.clone() actions=actions/> }.into_any()}
            {view! { <Deciding record=record.clone() now=now actions=actions/> }.into_any()}
            {view! { <AllAnswers record=record.clone() address={None}/> }.into_any()}
            {view! { <Receipts record=record/> }.into_any()}
        </Desk>
    }
}

#[component]
fn Publishing(record: EntryRecord, actions: Actions) -> impl IntoView {
    let words = use_words();
    let id = StoredValue::new(record.entry.id.to_string());
    let consent = record.answers.publication();
    let consent_text = labels::choice(words, "publication", consent.code()).map_or("", |(word, _)| word);
    let help = if consent == Publication::None {
        words.t(Word::DeskPublishNone).to_owned()
    } else {
        words.with(Word::DeskPublishHelp, &[("consent", consent_text)])
    };
    let may_publish = record.entry.check_may_publish(&record.answers).is_ok();
    let button = if record.slug.is_some() { Word::DeskPublishAnew } else { Word::DeskPublish };
    let publish = may_publish.then(|| {
        view! {
            <ActionForm action=actions.publish>
                <input type="hidden" name="id" value=id.get_value()/>
                <button class="button primary">{words.t(button)}</button>
            </ActionForm>
        }
    });
    let shown = record.slug.clone().map(|slug| {
        view! {
            <p><a href=words.href(&format!("/projects/{slug}"))>{words.t(Word::DeskOpenProject)}</a></p>
            <ActionForm action=actions.unpublish attr:class="desk-bar">
                <input type="hidden" name="id" value=id.get_value()/>
                <TextField name="reason" label=words.t(Word::DeskUnpublishReason)/>
                <button class="button">{words.t(Word::DeskUnpublish)}</button>
            </ActionForm>
        }
    });
    view! { <section class="panel stack"><h2>{words.t(Word::DeskShowcase)}</h2><p>{help}</p>{publish}{shown}</section> }
}

#[component]
fn Deciding(record: EntryRecord, now: Timestamp, actions: Actions) -> impl IntoView {
    let words = use_words();
    let id = StoredValue::new(record.entry.id.to_string());
    let entry = record.entry;
    let may_accept = entry.clone().find_eligible(now).is_ok();
    let may_refuse = entry.clone().find_ineligible(now, IneligibleReason::IdeaOnly).is_ok();
    let may_return = matches!(entry.state, EntryState::Submitted { .. });
    let hidden = move || view! { <input type="hidden" name="id" value=id.get_value()/> };
    let reasons =
        IneligibleReason::ALL.iter().map(|reason| (reason.code().to_owned(), words.t(labels::reason(*reason)).to_owned())).collect();
    let accept = may_accept.then(|| {
        view! {
            <ActionForm action=actions.eligible>
                {hidden()}
                <p class="buttons"><button class="button primary">{words.t(Word::DeskEligible)}</button><span class="soft">{words.t(Word::DeskEligibleHelp)}</span></p>
            </ActionForm>
        }
        .into_any()
    });
    let give_back = may_return.then(|| {
        view! {
            <details class="more"><summary>{words.t(Word::DeskReturn)}</summary>
                <ActionForm action=actions.give_back attr:class="more-body stack">
                    {hidden()}
                    <div class="field">
                        <label class="field-label" for="remark">{words.t(Word::DeskRemark)}</label>
                        <textarea class="input" id="remark" name="remark" rows="4"></textarea>
                    </div>
                    <SelectField name="days" label=words.t(Word::DeskReturnDays) options=["3", "5", "7", "10"].map(|days| (days.to_owned(), days.to_owned())).to_vec() value="5"/>
                    <button class="button">{words.t(Word::DeskReturn)}</button>
                </ActionForm>
            </details>
        }
        .into_any()
    });
    let refuse = may_refuse.then(|| {
        view! {
            <details class="more"><summary>{words.t(Word::DeskIneligible)}</summary>
                <ActionForm action=actions.ineligible attr:class="more-body stack">
                    {hidden()}
                    <SelectField name="reason" label=words.t(Word::DeskReason) options=reasons/>
                    <div class="field">
                        <label class="field-label" for="refusal">{words.t(Word::DeskRemark)}</label>
                        <textarea class="input" id="refusal" name="remark" rows="4"></textarea>
                    </div>
                    <button class="button danger">{words.t(Word::DeskIneligible)}</button>
                </ActionForm>
            </details>
        }
        .into_any()
    });
    let none = (!(may_accept || may_refuse || may_return)).then(|| view! { <p class="soft">{words.t(Word::DeskNoDecision)}</p> });
    view! { <section class="panel stack"><h2>{words.t(Word::DeskDecisions)}</h2>{none}{accept}{give_back}{refuse}</section> }
}

#[component]
fn Receipts(record: EntryRecord) -> impl IntoView {
    let words = use_words();
    let items = record
        .receipts
        .into_iter()
        .map(|receipt| {
            let at = words.date_time(receipt.submitted_at);
            view! { <li><time>{at}</time><span>{receipt.submitted_by}<br/><span class="hash">{receipt.sha256}</span></span></li> }
        })
        .collect_view();
    view! { <section><h2>{words.t(Word::DeskReceipts)}</h2><ul class="log">{items}</ul></section> }
}
