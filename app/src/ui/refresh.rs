//! A page that follows something refreshes itself where there is no JavaScript.

use leptos::prelude::*;

/// Asks the browser to load the page again after ten seconds, only where it runs no scripts.
#[component]
pub fn RefreshWithoutScript() -> impl IntoView {
    view! { <noscript inner_html=r#"<meta http-equiv="refresh" content="10">"#></noscript> }
}
