//! What a change would affect, before it is made.

use domain::award::{AwardError, AwardSettings};
use leptos::prelude::*;

use crate::{
    AppError,
    api::refusal::Refusal,
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// Whether the refusal only asks to look first.
pub fn is_unseen(refusal: Option<&Refusal>) -> bool {
    refusal.is_some_and(|refusal| refusal.error == AppError::Award(AwardError::Unseen))
}

/// One thing that changes: what it is, how it stands, how it would stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub what: String,
    /// As it stands.
    pub old: String,
    /// As it would stand.
    pub new: String,
}

impl Change {
    /// The change, if there is one.
    pub fn of(what: impl Into<String>, old: String, new: String) -> Option<Self> {
        (old != new).then(|| Self { what: what.into(), old, new })
    }
}

/// The changes, whom they affect, and the second press.
#[component]
pub fn Confirm(
    /// The form as it was sent.
    refusal: Refusal,
    /// What changes.
    changes: Vec<Change>,
    /// The edition.
    settings: AwardSettings,
    /// How many people will be written to.
    told: u64,
) -> impl IntoView {
    let words = use_words();
    let effect = move |word: Word, n: u64| view! { <li>{words.with(word, &[("n", &words.integer(n))])}</li> };
    let fields = refusal.fields.into_iter().filter(|(name, _)| name != "seen");
    let back = words.href(&format!("/desk/settings?year={}", settings.award.year));
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::SettingsConfirmTitle)>
            <ul>
                {changes
                    .into_iter()
                    .map(|Change { what, old, new }| view! { <li>{what}": "<s>{old}</s>" → "<b>{new}</b></li> })
                    .collect_view()}
            </ul>
            <ul>
                {effect(Word::SettingsEffectDrafts, settings.drafts)}
                {effect(Word::SettingsEffectSent, settings.sent)}
                {effect(Word::SettingsEffectTold, told)}
            </ul>
            <form class="buttons" method="post" action=refusal.function>
                {fields.map(|(name, text)| view! { <input type="hidden" name=name value=text/> }).collect_view()}
                <input type="hidden" name="seen" value="yes"/>
                <button class="button primary">{words.t(Word::SettingsConfirm)}</button>
                <a class="button" href=back>{words.t(Word::SettingsCancel)}</a>
            </form>
        </Notice>
    }
}
