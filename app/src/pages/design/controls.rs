//! Buttons, notices, the error summary, the dialog.

use leptos::prelude::*;

use super::Part;
use crate::{
    ui::{
        dialog::{Dialog, DialogButton},
        icon::Icon,
        notice::{ErrorSummary, Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What is pressed and what answers.
#[component]
pub fn Controls() -> impl IntoView {
    let words = use_words();
    let button = move |class: &'static str, word: Word| view! { <button class=class type="button">{words.t(word)}</button> };
    let notice = move |kind: NoticeKind, title: Word| view! { <Notice kind=kind title=words.t(title)><p>{words.t(Word::DesignNoticeText)}</p></Notice> };
    let problems = vec![
        ("sample-name".to_owned(), words.t(Word::DesignField).to_owned()),
        ("sample-number".to_owned(), words.t(Word::DesignNumberError).to_owned()),
    ];
    view! {
        <Part id="buttons" title=Word::DesignButtons>
            <div class="buttons">
                {button("button primary", Word::DesignPrimary)}
                {button("button", Word::DesignPlain)}
                {button("button gold", Word::DesignGold)}
                {button("button quiet", Word::DesignQuiet)}
                {button("button danger", Word::DesignDanger)}
                {button("button small", Word::DesignSmall)}
                {button("button large", Word::DesignLarge)}
                <button class="button" type="button" disabled>{words.t(Word::DesignDisabled)}</button>
                <button class="button" type="button" aria-pressed="true">{words.t(Word::DesignPressed)}</button>
                <button class="button" type="button"><Icon name="plus"/>{words.t(Word::DesignPlain)}</button>
                {button("link", Word::DesignAsLink)}
            </div>
        </Part>
        <Part id="notices" title=Word::DesignNotices>
            {notice(NoticeKind::Info, Word::DesignInfo)}
            {notice(NoticeKind::Success, Word::DesignSaved)}
            {notice(NoticeKind::Warn, Word::DesignAttention)}
            {notice(NoticeKind::Error, Word::DesignOffline)}
            <ErrorSummary title=words.t(Word::DesignSummary) problems=problems takes_focus=false/>
        </Part>
        <Part id="dialog" title=Word::DesignDialog>
            <p><DialogButton opens="sample-dialog" label=words.t(Word::DesignDialogOpen)/></p>
            <Dialog id="sample-dialog" title=words.t(Word::DesignDialogTitle)>
                <p>{words.t(Word::DesignDialogText)}</p>
                <form method="dialog" class="dialog-actions">
                    <button class="button danger">{words.t(Word::DesignWithdraw)}</button>
                    <button class="button">{words.t(Word::DesignKeep)}</button>
                </form>
            </Dialog>
        </Part>
    }
}
