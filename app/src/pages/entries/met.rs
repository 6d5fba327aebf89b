//! Two people changed one section: what the other wrote, kept and shown.

use domain::{answers::Answers, form::Section, id::EntryId};
use leptos::prelude::*;

use super::problems;
use crate::{
    api::entries::get_earlier_answers,
    ui::notice::{Notice, NoticeKind},
    words::{Word, use_words},
};

/// The texts of an earlier version that differ from the present ones.
#[component]
pub fn Met(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// Its version.
    version: i64,
    /// What was answered.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let earlier = Resource::new_blocking(|| (), move |()| get_earlier_answers(id, section, version));
    view! {
        <Suspense>
            {move || {
                let answers = answers.clone();
                Suspend::new(async move {
                    let earlier = earlier.await.ok()?;
                    let theirs = earlier
                        .changed_keys(&answers)
                        .into_iter()
                        .filter(|key| !earlier.get(key).is_empty())
                        .map(|key| {
                            let text = earlier.get(&key).to_owned();
                            view! { <div><dt>{problems::label(words, &key)}</dt><dd>{text}</dd></div> }
                        })
                        .collect_view();
                    Some(view! {
                        <Notice kind=NoticeKind::Warn title=words.t(Word::EntriesMetTitle)>
                            <p>{words.t(Word::EntriesMetHelp)}</p>
                            <dl class="facts">{theirs}</dl>
                        </Notice>
                    })
                })
            }}
        </Suspense>
    }
}
