//! The organizer's remarks on answers.

use domain::{
    form::{Section, field_name},
    screening::Mark,
};
use leptos::prelude::*;

use super::{labels, problems};
use crate::{
    ui::{
        icon::Icon,
        notice::{Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// One remark, beside its answer.
pub fn remark(words: Words, mark: &Mark) -> AnyView {
    let reason = words.with(Word::ScreeningRemark, &[("reason", words.t(labels::mark_reason(mark.reason)))]);
    let untold = (!mark.is_told).then(|| view! { <span class="soft">{words.t(Word::ScreeningMarkUntold)}</span> });
    view! {
        <div class="remark">
            <p class="remark-reason"><Icon name="warning"/>{reason}</p>
            <p class="lines">{mark.text.clone()}</p>
            {untold}
        </div>
    }
    .into_any()
}

/// One remark above the input that it is about, which is described by it.
pub fn above(words: Words, mark: &Mark) -> AnyView {
    let id = format!("{}-remark", problems::input_id(&mark.key));
    view! { <div id=id>{remark(words, mark)}</div> }.into_any()
}

/// Every remark, each with a link to its answer.
#[component]
pub fn Remarks(
    /// The remarks.
    marks: Vec<Mark>,
    /// The entry's address.
    address: String,
) -> impl IntoView {
    let words = use_words();
    if marks.is_empty() {
        return ().into_any();
    }
    let items = marks
        .into_iter()
        .map(|mark| {
            let section = section_of(&mark.key);
            let href = section.map(|section| format!("{address}/{section}#{}", problems::input_id(&mark.key)));
            let reason = words.t(labels::mark_reason(mark.reason));
            view! {
                <li>
                    <a href=href>{problems::label(words, &mark.key)}</a>": "{reason}
                    <p class="lines soft">{mark.text}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::ScreeningRemarks)>
            <ul class="summary-list remarks">{items}</ul>
            <p>{words.t(Word::ScreeningOpenOnly)}</p>
        </Notice>
    }
    .into_any()
}

/// The section of a marked answer, or of rows that are marked as a whole.
#[must_use]
pub fn section_of(key: &str) -> Option<Section> {
    let name = field_name(key);
    Section::ALL.iter().copied().find(|section| section.fields().iter().any(|field| field.key == name))
}
