//! Form fields: label, help, input, error, in this order. Inputs are uncontrolled: waking the page up must not
//! overwrite what was typed before.

use leptos::prelude::*;

use super::{icon::Icon, textarea::inside_textarea};

/// The ids that describe an input: its help, its error and its counter, while there are such.
fn described_by(id: &str, has_help: bool, error: Signal<Option<String>>, has_count: bool) -> impl Fn() -> Option<String> + Clone + use<> {
    let id = id.to_owned();
    move || {
        let parts = [(has_help, "help"), (error.with(Option::is_some), "error"), (has_count, "count")];
        let ids: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{id}-{part}")).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// What surrounds an input.
#[component]
pub fn Field(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// What to write here.
    #[prop(into)]
    label: String,
    /// More about it.
    #[prop(optional_no_strip, into)]
    help: Option<String>,
    /// What is wrong with it.
    #[prop(default = None::<String>.into(), into)]
    error: Signal<Option<String>>,
    /// "optional", in words, where it is.
    #[prop(optional_no_strip, into)]
    optional: Option<String>,
    /// `ҚАЗ`, `РУС`, `ENG` for a text of one language.
    #[prop(optional_no_strip, into)]
    language: Option<String>,
    /// The input.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                {label}
                {language.map(|language| view! { " "<span class="field-lang">{language}</span> })}
                {optional.map(|optional| view! { " "<span class="field-optional">{optional}</span> })}
            </label>
            {help.map(|help| view! { <p class="field-help" id=format!("{id}-help")>{help}</p> })}
            {children()}
            {move || {
                let id = format!("{id}-error");
                error.get().map(|error| view! { <p class="field-error" id=id><Icon name="warning"/><span>{error}</span></p> })
            }}
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// What to write here.
    #[prop(into)]
    label: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// `text`, `email`, `password`, …
    #[prop(default = "text")]
    kind: &'static str,
    /// For the browser's memory of forms.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// For the keyboard of phones.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Longest text, in characters.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Whether the browser itself refuses an empty one.
    #[prop(default = false)]
    required: bool,
    /// Whether it is shown and cannot be written in.
    #[prop(default = false)]
    disabled: bool,
    /// More about it.
    #[prop(optional_no_strip, into)]
    help: Option<String>,
    /// What is wrong with it.
    #[prop(default = None::<String>.into(), into)]
    error: Signal<Option<String>>,
    /// "optional", in words, where it is.
    #[prop(optional_no_strip, into)]
    optional: Option<String>,
    /// `ҚАЗ`, `РУС`, `ENG` for a text of one language.
    #[prop(optional_no_strip, into)]
    language: Option<String>,
    /// The language of the text, for the browser's spelling.
    #[prop(optional)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let described = described_by(&name, help.is_some(), error, false);
    let invalid = move || error.with(Option::is_some).then_some("true");
    view! {
        <Field id=name.clone() label=label help=help error=error optional=optional language=language>
            <input
                class="input"
                id=name.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength
                required=required
                disabled=disabled
                lang=lang
                aria-describedby=described
                aria-invalid=invalid
            />
        </Field>
    }
}

/// One of a few, in a list that opens.
#[component]
pub fn SelectField(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// Codes and words. An empty code is "not chosen".
    options: Vec<(String, String)>,
    /// The code chosen at first.
    #[prop(optional, into)]
    value: String,
    /// Whether the browser itself refuses "not chosen".
    #[prop(default = false)]
    required: bool,
    /// Whether it is shown and cannot be changed.
    #[prop(default = false)]
    disabled: bool,
    /// More about it.
    #[prop(optional_no_strip, into)]
    help: Option<String>,
    /// What is wrong with it.
    #[prop(default = None::<String>.into(), into)]
    error: Signal<Option<String>>,
    /// "optional", in words, where it is.
    #[prop(optional_no_strip, into)]
    optional: Option<String>,
) -> impl IntoView {
    let described = described_by(&name, help.is_some(), error, false);
    let invalid = move || error.with(Option::is_some).then_some("true");
    view! {
        <Field id=name.clone() label=label help=help error=error optional=optional>
            <select class="input" id=name.clone() name=name required=required disabled=disabled aria-describedby=described aria-invalid=invalid>
                {options
                    .into_iter()
                    .map(|(code, words)| {
                        let selected = code == value;
                        view! { <option value=code selected=selected>{words}</option> }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

/// A long text, with its words counted beneath.
#[component]
pub fn LongTextField(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// What to write here.
    #[prop(into)]
    label: String,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// Lines shown.
    #[prop(default = 6)]
    rows: u32,
    /// Words written and words allowed, as a sentence, and whether there are too many. The page keeps it true.
    #[prop(optional)]
    counter: Option<(String, bool)>,
    /// More about it.
    #[prop(optional_no_strip, into)]
    help: Option<String>,
    /// What is wrong with it.
    #[prop(default = None::<String>.into(), into)]
    error: Signal<Option<String>>,
    /// "optional", in words, where it is.
    #[prop(optional_no_strip, into)]
    optional: Option<String>,
    /// `ҚАЗ`, `РУС`, `ENG` for a text of one language.
    #[prop(optional_no_strip, into)]
    language: Option<String>,
    /// The language of the text, for the browser's spelling.
    #[prop(optional)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let described = described_by(&name, help.is_some(), error, counter.is_some());
    let invalid = move || error.with(Option::is_some).then_some("true");
    view! {
        <Field id=name.clone() label=label help=help error=error optional=optional language=language>
            <textarea
                class="input" id=name.clone() name=name.clone() rows=rows lang=lang aria-describedby=described aria-invalid=invalid
                inner_html=inside_textarea(&value)
            ></textarea>
            {counter
                .map(|(text, over)| {
                    view! { <p class="counter" id=format!("{name}-count") data-state=over.then_some("over")><span>{text}</span></p> }
                })}
        </Field>
    }
}
