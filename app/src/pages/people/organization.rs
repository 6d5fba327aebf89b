//! The part of a form that names an organization.

use domain::{organization::OrganizationKind, region::Region};
use leptos::prelude::*;

use super::sheet::Problems;
use crate::{
    api::refusal::Refusal,
    ui::{
        field::{SelectField, TextField},
        label,
    },
    words::{Word, Words, use_words},
};

/// BIN, names, kind and region.
#[component]
pub fn OrganizationFields(
    /// What had been typed.
    refusal: Option<Refusal>,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let words = use_words();
    let typed = move |field: &str| refusal.as_ref().map(|refusal| refusal.remembered(field)).unwrap_or_default();
    view! {
        <TextField
            name="bin"
            label=words.t(Word::PeopleBin)
            help=words.t(Word::PeopleBinHelp).to_owned()
            inputmode="numeric"
            autocomplete="off"
            value=typed("bin")
            error=problems.at("bin")
        />
        <TextField
            name="organization_kk"
            label=words.t(Word::PeopleOrganizationName)
            language="ҚАЗ".to_owned()
            lang="kk"
            value=typed("organization_kk")
            error=problems.at("organization_kk")
        />
        <TextField
            name="organization_ru"
            label=words.t(Word::PeopleOrganizationName)
            language="РУС".to_owned()
            lang="ru"
            value=typed("organization_ru")
            error=problems.at("organization_ru")
        />
        <SelectField
            name="kind"
            label=words.t(Word::PeopleOrganizationKind)
            options=with_none(words, OrganizationKind::ALL.iter().map(|kind| (kind.code(), words.t(label::kind(*kind)))))
            value=typed("kind")
            error=problems.at("kind")
        />
        <SelectField
            name="region"
            label=words.t(Word::PeopleRegion)
            options=with_none(words, Region::all().map(|region| (region.code(), words.locale().pick(region.name()))))
            value=typed("region")
            error=problems.at("region")
        />
    }
}

/// The options, after one that is no choice.
fn with_none(words: Words, options: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(String, String)> {
    std::iter::once(("", words.t(Word::PeopleChoose))).chain(options).map(|(code, text)| (code.to_owned(), text.to_owned())).collect()
}
