//! Into the showcase, and out of it.

use domain::{entry::EntryRecord, form::Publication};
use leptos::{form::ActionForm, prelude::*};

use super::Actions;
use crate::{
    pages::entries::labels,
    ui::field::TextField,
    words::{Word, use_words},
};

/// What of the entry is public, and the buttons.
#[component]
pub fn Publishing(record: EntryRecord, actions: Actions) -> impl IntoView {
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
