//! The fields of a collection: title and text with three languages side by side, and the list of its projects.

use domain::{
    collection::{CollectionForm, TITLE_MAX},
    locale::Locale,
};
use leptos::prelude::*;

use crate::{
    ui::field::{LongTextField, TextField},
    words::{Word, use_words},
};

/// The fields.
#[component]
pub fn Fields(
    /// What stands in them.
    form: CollectionForm,
) -> impl IntoView {
    let words = use_words();
    let most = u32::try_from(TITLE_MAX).ok();
    let title = move |name: &'static str, tag: &'static str, locale: Locale, value: String| {
        view! {
            <TextField
                name=name label=words.t(Word::CollectionsName) language=tag.to_owned() lang=locale.code() value=value
                maxlength=most.unwrap_or_default() required=true
            />
        }
    };
    let text = move |name: &'static str, tag: &'static str, locale: Locale, value: String| {
        let optional = words.t(Word::FrameOptional).to_owned();
        view! {
            <LongTextField
                name=name label=words.t(Word::CollectionsText) language=tag.to_owned() lang=locale.code() value=value rows=4 optional=optional
            />
        }
    };
    view! {
        <div class="fields two">
            {title("title_kk", "ҚАЗ", Locale::Kk, form.title_kk)}
            {title("title_ru", "РУС", Locale::Ru, form.title_ru)}
            {title("title_en", "ENG", Locale::En, form.title_en)}
        </div>
        <div class="fields two">
            {text("text_kk", "ҚАЗ", Locale::Kk, form.text_kk)}
            {text("text_ru", "РУС", Locale::Ru, form.text_ru)}
            {text("text_en", "ENG", Locale::En, form.text_en)}
        </div>
        <LongTextField
            name="projects" label=words.t(Word::CollectionsProjects) help=words.t(Word::CollectionsProjectsHelp).to_owned() value=form.projects rows=8
        />
    }
}
