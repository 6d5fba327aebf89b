//! The inputs that fields are drawn with. All are uncontrolled: waking the page up leaves what was typed alone.

use domain::{answers::count_words, form::FieldKind, time::parse_month};
use leptos::{html, prelude::*};

use super::typing::beside;
use crate::{
    ui::{icon::Icon, textarea::inside_textarea},
    words::{Word, use_words},
};

/// What stands around an input.
#[derive(Clone)]
pub struct Around {
    /// The input's id.
    pub id: String,
    /// What to write.
    pub label: String,
    /// How.
    pub help: Option<String>,
    /// What is wrong.
    pub error: Option<String>,
    /// "optional", in words, where it is.
    pub optional: Option<&'static str>,
    /// Whether a remark of the organizer stands above it, see [`super::remarks::above`].
    pub has_remark: bool,
}

impl Around {
    /// The ids of remark, help and error, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let parts = [(self.has_remark, "remark"), (self.help.is_some(), "help"), (self.error.is_some(), "error")];
        let ids: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What is wrong, below the input.
    pub fn error_view(&self) -> Option<AnyView> {
        let id = format!("{}-error", self.id);
        let error = self.error.clone()?;
        Some(view! { <p class="field-error" id=id><Icon name="warning"/><span>{error}</span></p> }.into_any())
    }

    fn help_view(&self) -> Option<AnyView> {
        let id = format!("{}-help", self.id);
        let help = self.help.clone()?;
        Some(view! { <p class="field-help" id=id>{help}</p> }.into_any())
    }
}

/// Label, help, input, error.
#[component]
pub fn Frame(
    /// What stands around it.
    around: Around,
    /// The language of the text.
    lang: Option<&'static str>,
    /// The input.
    children: Children,
) -> impl IntoView {
    let (help, error) = (around.help_view(), around.error_view());
    let optional = around.optional.map(|optional| view! { " "<span class="field-optional">{optional}</span> });
    let label = match lang {
        Some(_) => view! { <span class="field-lang">{around.label}</span> }.into_any(),
        None => around.label.into_any(),
    };
    let untranslated = lang.is_some().then(|| view! { " "<span class="untranslated">{use_words().t(Word::EntriesUntranslated)}</span> });
    let place = beside(&around.id);
    view! {
        <div class="field">
            <label class="field-label" for=around.id>{label}{optional}{untranslated}</label>
            {help}
            {children()}
            {error}
            {place}
        </div>
    }
}

/// A line.
#[component]
pub fn TextInput(
    /// What stands around it.
    around: Around,
    /// Its name in the form.
    name: String,
    /// What stands in it at first.
    value: String,
    /// What it takes.
    kind: FieldKind,
    /// The language of the text.
    lang: Option<&'static str>,
) -> impl IntoView {
    let (input_type, inputmode) = match kind {
        FieldKind::Email => ("email", None),
        FieldKind::Phone => ("tel", None),
        FieldKind::Number => ("text", Some("decimal")),
        FieldKind::Bin => ("text", Some("numeric")),
        // A calendar would hide what cannot be read as a month.
        FieldKind::Month if value.is_empty() || parse_month(&value).is_some() => ("month", None),
        _ => ("text", None),
    };
    let described = around.described_by();
    let invalid = around.error.is_some().then_some("true");
    let id = around.id.clone();
    view! {
        <Frame around=around lang=lang>
            // Without a text its placeholder shows, and so does that it is not translated yet.
            <input class="input" id=id name=name type=input_type inputmode=inputmode value=value lang=lang placeholder=lang.map(|_| " ") aria-describedby=described aria-invalid=invalid/>
        </Frame>
    }
}

/// A long text with its words counted: by the server at first, by the page while it is typed.
#[component]
pub fn LongInput(
    /// What stands around it.
    around: Around,
    /// Its name in the form.
    name: String,
    /// What stands in it at first.
    value: String,
    /// The most words.
    limit: usize,
    /// The language of the text.
    lang: Option<&'static str>,
) -> impl IntoView {
    let words = use_words();
    let count = RwSignal::new(count_words(&value));
    let area = NodeRef::<html::Textarea>::new();
    // What was typed before the page woke up counts too.
    Effect::new(move || {
        if let Some(area) = area.get() {
            count.set(count_words(&area.value()));
        }
    });
    let number = move |n: usize| words.integer(u64::try_from(n).unwrap_or_default());
    let text = move || words.with(Word::FormCounter, &[("got", &number(count.get())), ("limit", &number(limit))]);
    let state = move || (count.get() > limit).then_some("over");
    let invalid = around.error.is_some().then_some("true");
    let id = around.id.clone();
    let counter = format!("{id}-count");
    let described = around.described_by().map_or(counter.clone(), |ids| format!("{ids} {counter}"));
    view! {
        <Frame around=around lang=lang>
            <textarea
                class="input"
                id=id
                name=name
                rows="6"
                lang=lang
                placeholder=lang.map(|_| " ")
                aria-describedby=described
                aria-invalid=invalid
                node_ref=area
                on:input=move |event| count.set(count_words(&event_target_value(&event)))
                inner_html=inside_textarea(&value)
            ></textarea>
            <p class="counter" id=counter data-state=state>
                <progress max=limit.to_string() value=move || count.get().min(limit).to_string() aria-hidden="true"></progress>
                <span>{text}</span>
            </p>
        </Frame>
    }
}

/// Whether a choice is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Chosen,
    /// By the page: nobody has answered yet.
    Suggested,
}

/// One radio button or box.
pub struct Choice {
    id: String,
    name: String,
    value: String,
    label: String,
    help: Option<String>,
    kind: &'static str,
    mark: Mark,
    disabled: bool,
    described_by: Option<String>,
    invalid: bool,
}

impl Choice {
    /// One of several.
    pub fn radio(id: String, name: String, value: &str, label: String, checked: bool) -> Self {
        let (value, mark) = (value.to_owned(), if checked { Mark::Chosen } else { Mark::Open });
        Self { id, name, value, label, help: None, kind: "radio", mark, disabled: false, described_by: None, invalid: false }
    }

    /// One by itself.
    pub fn tick(id: String, name: String, value: &str, label: String, checked: bool) -> Self {
        Self { kind: "checkbox", ..Self::radio(id, name, value, label, checked) }
    }

    /// With what it means.
    pub fn with_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// Shown, but not to be chosen.
    pub fn disabled(self) -> Self {
        Self { disabled: true, ..self }
    }

    /// Chosen by the page: nobody has answered yet.
    pub fn suggested(self) -> Self {
        Self { mark: Mark::Suggested, ..self }
    }

    /// With what describes it.
    pub fn described(self, described_by: Option<String>, invalid: bool) -> Self {
        Self { described_by, invalid, ..self }
    }

    /// The button or box with its label.
    pub fn view(self) -> AnyView {
        view! {
            <label class="choice">
                <input
                    type=self.kind
                    id=self.id
                    name=self.name
                    value=self.value
                    checked=self.mark != Mark::Open
                    disabled=self.disabled
                    data-suggested=(self.mark == Mark::Suggested).then_some("")
                    aria-describedby=self.described_by
                    aria-invalid=self.invalid.then_some("true")
                />
                <span>{self.label}</span>
                {self.help.map(|help| view! { <span class="choice-help">{help}</span> })}
            </label>
        }
        .into_any()
    }
}

/// Several choices under one name.
#[component]
pub fn Group(
    /// What stands around it.
    around: Around,
    /// The choices.
    options: Vec<Choice>,
) -> impl IntoView {
    let described = around.described_by();
    let (help, error) = (around.help_view(), around.error_view());
    let optional = around.optional.map(|optional| view! { " "<span class="field-optional">{optional}</span> });
    let place = beside(&around.id);
    view! {
        <fieldset class="field choices boxed" id=around.id aria-describedby=described tabindex="-1">
            <legend class="field-label">{around.label}{optional}</legend>
            {help}
            {options.into_iter().map(Choice::view).collect_view()}
            {error}
            {place}
        </fieldset>
    }
}
