//! What a change would affect, before it is made.

use domain::award::{AwardError, AwardSettings};
use leptos::prelude::*;

use crate::{
    AppError,
    api::refusal::Refusal,
    pages::entries::labels,
    ui::notice::{Notice, NoticeKind},
    words::{Word, Words, use_words},
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

    /// What comes or goes whole, with a word on it.
    pub fn note(what: impl Into<String>, word: &str) -> Self {
        Self { what: what.into(), old: String::new(), new: word.to_owned() }
    }
}

/// That the order changes, if it does: each thing by its code and its title.
pub fn order(words: Words, old: &[(String, String)], new: &[(String, String)]) -> Option<Change> {
    let shared = |these: &[(String, String)], those: &[(String, String)]| -> (Vec<String>, String) {
        let kept = these.iter().filter(|(code, _)| those.iter().any(|(other, _)| other == code));
        let (codes, titles): (Vec<String>, Vec<String>) = kept.cloned().unzip();
        (codes, titles.join(", "))
    };
    let ((before, old), (after, new)) = (shared(old, new), shared(new, old));
    (before != after).then(|| Change { what: words.t(Word::TermsOrder).to_owned(), old, new })
}

/// What changes, line by line.
#[component]
pub fn ChangeList(changes: Vec<Change>) -> impl IntoView {
    let line = |Change { what, old, new }: Change| {
        let old = (!old.is_empty()).then(|| view! { <s>{old}</s>" → " });
        view! { <li>{what}": "{old}<b>{new}</b></li> }
    };
    view! { <ul>{changes.into_iter().map(line).collect_view()}</ul> }
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
    /// Where to go without a change.
    #[prop(default = super::part::EDITION)]
    back: &'static str,
) -> impl IntoView {
    let words = use_words();
    let effect = move |word: Word, n: u64| view! { <li>{words.with(word, &[("n", &words.integer(n))])}</li> };
    let nobody = settings.states.is_empty().then(|| view! { <li>{words.t(Word::TermsEffectNone)}</li> });
    let states = settings.states.into_iter().filter_map(move |(state, n)| {
        let state = words.t(labels::state_code(&state)?);
        Some(view! { <li>{words.with(Word::TermsEffectState, &[("state", state), ("n", &words.integer(n))])}</li> })
    });
    let fields = refusal.fields.into_iter().filter(|(name, _)| name != "seen");
    let back = words.href(&format!("{back}?year={}", settings.award.year));
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::SettingsConfirmTitle)>
            <ChangeList changes=changes/>
            <ul>
                {states.collect_view()}
                {nobody}
                {effect(Word::TermsEffectSheets, settings.sheets)}
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
