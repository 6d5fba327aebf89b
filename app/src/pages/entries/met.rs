//! Two people changed one section: both texts of each field, to choose from by a plain form.

use domain::{answers::Answers, form::Section, id::EntryId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::problems;
use crate::{
    api::entries::{get_earlier_answers, typing::ChooseEntryTexts},
    ui::{
        awaited::awaited,
        notice::{Notice, NoticeKind},
    },
    words::{Word, Words, use_words},
};

/// The fields in which the reader's version and the one after it differ.
#[component]
pub fn Met(
    /// The entry.
    id: EntryId,
    /// The section.
    section: Section,
    /// The version that holds the reader's texts.
    version: i64,
) -> impl IntoView {
    let words = use_words();
    let both = Resource::new_blocking(
        || (),
        move |()| async move {
            let mine = get_earlier_answers(id, section, version).await?;
            Ok::<_, crate::AppError>((mine, get_earlier_answers(id, section, version + 1).await?))
        },
    );
    view! {
        <Suspense>
            {awaited(move || async move {
                let Ok((mine, theirs)) = both.await else { return ().into_any() };
                let choices = mine.changed_keys(&theirs).into_iter().map(|key| choice(words, &key, &mine, &theirs)).collect_view();
                view! {
                    <form class="met" method="post" action=ChooseEntryTexts::url()>
                        <input type="hidden" name="id" value=id.to_string()/>
                        <input type="hidden" name="section" value=section.code()/>
                        <input type="hidden" name="met" value=version.to_string()/>
                        <Notice kind=NoticeKind::Warn title=words.t(Word::EntriesMetTitle)>
                            <p>{words.t(Word::EntriesMetHelp)}</p>
                            {choices}
                            <p class="buttons"><button class="button primary">{words.t(Word::EntriesMetChoose)}</button></p>
                        </Notice>
                    </form>
                }
                .into_any()
            })}
        </Suspense>
    }
}

/// Both texts of a field; theirs stands, so it is the one that is chosen at first.
fn choice(words: Words, key: &str, mine: &Answers, theirs: &Answers) -> AnyView {
    let one = |whose: &'static str, label: Word, text: &str| {
        let text = if text.is_empty() { words.t(Word::EntriesNotWritten).to_owned() } else { text.to_owned() };
        view! {
            <label class="choice">
                <input type="radio" name=format!("take[{key}]") value=whose checked=whose == "theirs"/>
                <span>{words.t(label)}</span>
                <span class="choice-help lines">{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field choices boxed">
            <legend class="field-label">{problems::label(words, key)}</legend>
            {one("theirs", Word::EntriesMetTheirs, theirs.get(key))}
            {one("mine", Word::EntriesMetMine, mine.get(key))}
        </fieldset>
    }
    .into_any()
}
