//! Theme and text size: a plain form, kept in cookies.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::Icon;
use crate::words::{Word, use_words};

/// What is set now: read on the server from cookies, in the browser from the document.
fn current(attribute: &str) -> String {
    #[cfg(not(target_family = "wasm"))]
    {
        let request = crate::api::request::Request::current();
        let value = if attribute == "data-theme" { request.theme() } else { request.text_size() };
        value.unwrap_or_default().to_owned()
    }
    #[cfg(target_family = "wasm")]
    document().document_element().and_then(|root| root.get_attribute(attribute)).unwrap_or_default()
}

/// The form in the header.
#[component]
pub fn SettingsForm() -> impl IntoView {
    let words = use_words();
    let location = use_location();
    let back = move || {
        format!(
            "{}{}",
            location.pathname.get(),
            location.search.with(|search| if search.is_empty() { String::new() } else { format!("?{}", search.trim_start_matches('?')) })
        )
    };
    let theme = current("data-theme");
    let text = current("data-text");
    let segment = |name: &'static str, value: &'static str, label: &'static str, checked: bool, icon: Option<&'static str>| {
        view! {
            <label class="segment">
                <input type="radio" name=name value=value checked=checked/>
                <span>{icon.map(|icon| view! { <Icon name=icon/> })}{label}</span>
            </label>
        }
    };
    view! {
        <form class="settings-form" method="post" action="/preferences">
            <fieldset class="segments">
                <legend>{words.t(Word::FrameTheme)}</legend>
                {segment("theme", "auto", words.t(Word::FrameThemeAuto), theme.is_empty(), None)}
                {segment("theme", "light", words.t(Word::FrameThemeLight), theme == "light", Some("sun"))}
                {segment("theme", "dark", words.t(Word::FrameThemeDark), theme == "dark", Some("moon"))}
            </fieldset>
            <fieldset class="segments">
                <legend>{words.t(Word::FrameTextSize)}</legend>
                {segment("text", "normal", words.t(Word::FrameTextNormal), text.is_empty(), None)}
                {segment("text", "large", words.t(Word::FrameTextLarge), text == "large", None)}
                {segment("text", "larger", words.t(Word::FrameTextLarger), text == "larger", None)}
            </fieldset>
            <input type="hidden" name="back" value=back/>
            <button class="button small">{words.t(Word::FrameApply)}</button>
        </form>
    }
}
