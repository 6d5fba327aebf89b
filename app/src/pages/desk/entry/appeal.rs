//! The entrant's appeal, and the ruling of another organizer.

use domain::{
    entry::EntryRecord,
    screening::{Appeal, Ruling},
    seal::SealError,
};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    AppError,
    api::{entries::desk::screening::RuleOnAppeal, refusal::Remembered},
    pages::entries::labels,
    ui::field::LongTextField,
    words::{Word, use_words},
};

/// The appeal, if there is one.
#[component]
pub fn AppealPanel(record: EntryRecord, actions: Actions, typed: Remembered) -> impl IntoView {
    let words = use_words();
    let Some(appeal) = record.screening.appeal else { return ().into_any() };
    let against = appeal.against.map(|reason| words.with(Word::AppealAgainst, &[("reason", words.t(labels::reason(reason)))]));
    let is_about_category = appeal.is_about_category();
    let made = words.with(Word::ScreeningAppealMade, &[("time", &words.date_time(appeal.made_at))]);
    let rest = match appeal {
        Appeal { ruling: Some(ruling), answer, .. } => {
            view! { <p><strong>{words.t(labels::ruling(ruling))}</strong></p><p class="lines">{answer}</p> }.into_any()
        }
        _ if record.screening.is_sealed => view! { <p class="soft">{AppError::Seal(SealError::Sealed).text(words)}</p> }.into_any(),
        _ if !record.screening.may_rule => view! { <p class="soft">{words.t(Word::ScreeningErrorSameOrganizer)}</p> }.into_any(),
        _ => {
            let answer = typed.of::<RuleOnAppeal>("answer").unwrap_or_default();
            let to_move = (!is_about_category).then(|| {
                let code = Ruling::UpheldToMove.code();
                view! { <button class="button" name="ruling" value=code>{words.t(Word::AppealUpholdToMove)}</button> }
            });
            view! {
                <ActionForm action=actions.rule attr:class="stack">
                    <input type="hidden" name="id" value=record.entry.id.to_string()/>
                    <LongTextField name="answer" label=words.t(Word::ScreeningAppealAnswer) rows=4 value=answer/>
                    <p class="soft">{words.t(Word::AppealMoveHelp)}</p>
                    <p class="buttons">
                        <button class="button primary" name="ruling" value=Ruling::Upheld.code()>{words.t(Word::ScreeningAppealUphold)}</button>
                        {to_move}
                        <button class="button" name="ruling" value=Ruling::Dismissed.code()>{words.t(Word::ScreeningAppealDismiss)}</button>
                    </p>
                </ActionForm>
            }
            .into_any()
        }
    };
    view! {
        <section class="panel stack" id="appeal">
            <h2>{words.t(Word::ScreeningAppeal)}</h2>
            {against.map(|against| view! { <p>{against}</p> })}
            <p class="soft">{made}</p>
            <p class="lines">{appeal.text}</p>
            {rest}
        </section>
    }
    .into_any()
}
