//! One of a few, some of a few, or a single yes: all shown at once, each with its words.

use leptos::prelude::*;

use super::icon::Icon;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
    /// More about it.
    pub help: Option<String>,
    /// Whether it is shown and cannot be chosen.
    pub is_disabled: bool,
}

impl ChoiceOption {
    /// A code and its words.
    #[must_use]
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into(), help: None, is_disabled: false }
    }
}

/// Radio buttons, or with `many` checkboxes, under one question.
#[component]
pub fn ChoiceField(
    /// Name of the inputs; the id of the first, so that an error summary can link to it.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    options: Vec<ChoiceOption>,
    /// The codes chosen at first.
    #[prop(optional)]
    chosen: Vec<String>,
    /// Whether several may be chosen.
    #[prop(default = false)]
    many: bool,
    /// What is wrong with it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let kind = if many { "checkbox" } else { "radio" };
    let described = error.is_some().then(|| format!("{name}-error"));
    let invalid = error.is_some().then_some("true");
    let error_id = format!("{name}-error");
    let option = |(index, option): (usize, ChoiceOption)| {
        let checked = chosen.contains(&option.code);
        let id = (index == 0).then(|| name.clone());
        view! {
            <label class="choice">
                <input type=kind id=id name=name.clone() value=option.code checked=checked disabled=option.is_disabled aria-invalid=invalid/>
                <span>{option.label}</span>
                {option.help.map(|help| view! { <span class="choice-help">{help}</span> })}
            </label>
        }
    };
    view! {
        <fieldset class="field choices boxed" aria-describedby=described>
            <legend class="field-label">{label}</legend>
            {options.into_iter().enumerate().map(option).collect_view()}
            {error.map(|error| view! { <p class="field-error" id=error_id><Icon name="warning"/><span>{error}</span></p> })}
        </fieldset>
    }
}
