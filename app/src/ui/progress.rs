//! How far something is, as a bar under its words.

use leptos::prelude::*;

/// A bar that its words explain.
#[component]
pub fn Progress(
    /// What is done so far.
    value: usize,
    /// What there is to do.
    max: usize,
    /// How far it is, in words.
    #[prop(into)]
    text: String,
    /// What stands at the end of the line.
    #[prop(optional_no_strip, into)]
    aside: Option<String>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p class="progress-line"><span>{text.clone()}</span><span>{aside}</span></p>
            <progress max=max.to_string() value=value.to_string() aria-label=text></progress>
        </div>
    }
}
