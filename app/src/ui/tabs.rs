//! Parts of one thing, each at its own address.

use leptos::prelude::*;

/// A tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its words.
    pub label: String,
    /// How many things it holds.
    pub count: Option<String>,
    /// Whether it is the one shown.
    pub is_current: bool,
}

/// A row of links that scrolls where it does not fit.
#[component]
pub fn Tabs(
    /// What the tabs divide, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tab = |tab: Tab| {
        view! {
            <li>
                <a href=tab.href aria-current=tab.is_current.then_some("true")>
                    {tab.label}
                    {tab.count.map(|count| view! { " "<span class="count">{count}</span> })}
                </a>
            </li>
        }
    };
    view! { <nav aria-label=label><ul class="tabs">{tabs.into_iter().map(tab).collect_view()}</ul></nav> }
}
