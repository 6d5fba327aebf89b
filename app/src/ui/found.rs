//! A text with the words that were looked for marked in it.

use domain::showcase::Piece;
use leptos::prelude::*;

/// The pieces of a text, one after another.
#[component]
pub fn Marked(
    /// The pieces.
    pieces: Vec<Piece>,
) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| if piece.is_marked { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() })
        .collect_view()
}
