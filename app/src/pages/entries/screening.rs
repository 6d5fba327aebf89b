//! What screening asks of an entrant: an appeal, consent to a move, a section with nothing to change.

use domain::{
    entry::EntryRecord,
    form::Section,
    screening::{Appeal, MoveAnswer},
};
use leptos::{form::ActionForm, prelude::*};

use super::{labels, rescue::Typed};
use crate::{
    api::{
        entries::screening::{AnswerMove, AppealEntry},
        refusal::{Refusal, RefusalResource, refusal_of},
    },
    ui::{
        awaited::awaited,
        field::LongTextField,
        notice::{ErrorNotice, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// The forms of an entrant in screening, made once for the page.
#[derive(Clone, Copy)]
pub struct Answering {
    appeal: ServerAction<AppealEntry>,
    moving: ServerAction<AnswerMove>,
    refusal: RefusalResource,
}

impl Answering {
    /// For a page.
    pub fn new() -> Self {
        Self { appeal: ServerAction::new(), moving: ServerAction::new(), refusal: refusal_of::<AppealEntry>() }
    }

    /// Grows with each answer that was taken: what was refused must leave the form as it was typed.
    pub fn version(self) -> usize {
        let taken = |is_ok: bool, version: usize| if is_ok { version } else { 0 };
        taken(matches!(self.appeal.value().get(), Some(Ok(()))), self.appeal.version().get())
            + taken(matches!(self.moving.value().get(), Some(Ok(()))), self.moving.version().get())
    }
}

/// The move that the organizer asks for, as long as it waits for an answer.
#[component]
pub fn MovePanel(record: EntryRecord, answering: Answering) -> impl IntoView {
    let words = use_words();
    let Some(asked) = record.screening.waiting_move().cloned() else { return ().into_any() };
    let category = record.categories.iter().find(|category| category.slug == asked.to);
    let category = category.map_or(asked.to.clone(), |category| category.name.best(words.locale()).0.to_owned());
    let text = words.with(Word::ScreeningMoveAsked, &[("category", &category), ("reason", &asked.reason)]);
    let id = StoredValue::new(record.entry.id.to_string());
    let answer = move |answer: MoveAnswer, word: Word, class: &'static str| {
        view! {
            <ActionForm action=answering.moving>
                <input type="hidden" name="id" value=id.get_value()/>
                <input type="hidden" name="answer" value=answer.code()/>
                <button class=class>{words.t(word)}</button>
            </ActionForm>
        }
        .into_any()
    };
    let failed = move || answering.moving.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::ScreeningMoveQuestion)>
            {failed}
            <p class="lines">{text}</p>
            <div class="buttons">
                {answer(MoveAnswer::Agreed, Word::ScreeningMoveAgree, "button primary")}
                {answer(MoveAnswer::Declined, Word::ScreeningMoveDecline, "button")}
            </div>
        </Notice>
    }
    .into_any()
}

/// The appeal: its form, or what became of it.
#[component]
pub fn AppealPanel(record: EntryRecord, answering: Answering) -> impl IntoView {
    let words = use_words();
    if let Some(appeal) = record.screening.appeal {
        return view! { <Made appeal=appeal/> }.into_any();
    }
    if Appeal::check_may_make(&record.entry, None).is_err() {
        return ().into_any();
    }
    let id = StoredValue::new(record.entry.id.to_string());
    let failed = move || answering.appeal.value().get().and_then(Result::err).map(|error| view! { <ErrorNotice error=error/> });
    let refusal = answering.refusal;
    view! {
        <section class="panel stack">
            <h2>{words.t(Word::ScreeningAppeal)}</h2>
            <p>{words.t(Word::ScreeningAppealHelp)}</p>
            {failed}
            <ActionForm action=answering.appeal attr:class="stack">
                <input type="hidden" name="id" value=id.get_value()/>
                <Suspense>
                    {awaited(move || async move {
                        let typed = refusal.await.ok().flatten().map(|refusal| refusal.remembered("text")).unwrap_or_default();
                        view! { <LongTextField name="text" label=words.t(Word::ScreeningAppealText) value=typed/> }.into_any()
                    })}
                </Suspense>
                <p class="buttons"><button class="button primary">{words.t(Word::ScreeningAppealSend)}</button></p>
            </ActionForm>
        </section>
    }
    .into_any()
}

#[component]
fn Made(appeal: Appeal) -> impl IntoView {
    let words = use_words();
    let title = appeal.ruling.map_or(Word::ScreeningAppealWaits, labels::ruling);
    let made = words.with(Word::ScreeningAppealMade, &[("time", &words.date_time(appeal.made_at))]);
    view! {
        <Notice kind=NoticeKind::Info title=words.t(title)>
            <p class="lines">{appeal.answer}</p>
            <p class="soft">{made}</p>
            <p class="lines soft">{appeal.text}</p>
        </Notice>
    }
}

/// That a section has nothing to change; and what was typed into it all the same.
#[component]
pub fn Shut(refused: Option<Refusal>, section: Section) -> impl IntoView {
    let words = use_words();
    let failed = refused.as_ref().map(|refusal| view! { <ErrorNotice error=refusal.error/> });
    view! {
        {failed}
        <Notice kind=NoticeKind::Info title=words.t(Word::ScreeningSectionShut)><p>{words.t(Word::ScreeningOpenOnly)}</p></Notice>
        {refused.map(|refusal| view! { <Typed refusal=refusal section=section/> })}
    }
}
