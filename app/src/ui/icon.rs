//! One small set of icons, drawn by us, in `public/icons.svg`.

use leptos::prelude::*;

/// An ornament beside words, silent to screen readers. `name` is a symbol of the sprite.
#[component]
pub fn Icon(
    /// A symbol of the sprite.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("/icons.svg#{name}")></use></svg> }
}
