//! One small set of icons, drawn by us, in `public/icons.svg`.

use leptos::prelude::*;

/// The address of a symbol of the sprite, for drawings that are no [`Icon`].
#[must_use]
pub fn drawing(name: &str) -> String {
    format!("{}#{name}", env!("ICONS"))
}

/// An ornament beside words, silent to screen readers. `name` is a symbol of the sprite.
#[component]
pub fn Icon(
    /// A symbol of the sprite.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=drawing(name)></use></svg> }
}
