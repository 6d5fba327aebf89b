//! A file to be chosen.

use leptos::prelude::*;

use super::field::Field;

/// The browser's own way to choose a file, in a frame that says what may be chosen.
#[component]
pub fn FileField(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// What the browser offers first: media types, with commas.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// More about it.
    #[prop(optional_no_strip, into)]
    help: Option<String>,
    /// The id of what else describes it.
    #[prop(optional_no_strip, into)]
    described_by: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
) -> impl IntoView {
    let parts = [(help.is_some(), "help"), (error.is_some(), "error")];
    let own = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{name}-{part}"));
    let described: Vec<String> = described_by.into_iter().chain(own).collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    view! {
        <Field id=name.clone() label=label help=help error=error>
            <div class="upload">
                <input class="input" id=name.clone() name=name type="file" accept=accept aria-describedby=described aria-invalid=invalid/>
            </div>
        </Field>
    }
}
