//! Before and after as two bars.

use leptos::prelude::*;

use crate::words::{Word, use_words};

/// Two bars with their values. Lengths are thousandths, written as attributes: no inline style is needed.
#[component]
pub fn Bars(
    /// The bar of before.
    before: u32,
    /// The bar of after.
    after: u32,
    /// What it was, in words.
    #[prop(into)]
    before_text: String,
    /// What it is, in words.
    #[prop(into)]
    after_text: String,
    /// What the first bar is called.
    #[prop(default = Word::ProjectBefore)]
    before_name: Word,
    /// What the second bar is called.
    #[prop(default = Word::ProjectAfter)]
    after_name: Word,
    /// In a card: the bars alone.
    #[prop(default = false)]
    mini: bool,
) -> impl IntoView {
    let words = use_words();
    let bar = |name: Word, class: &'static str, length: u32, text: String| {
        let width = format!("{}.{}%", length / 10, length % 10);
        view! {
            <div>
                <dt>{words.t(name)}</dt>
                <dd>
                    <svg class="bar" aria-hidden="true" width="100%" height="12"><rect class=class width=width height="12"></rect></svg>
                    <span class="bars-value">{text}</span>
                </dd>
            </div>
        }
    };
    view! {
        <dl class="bars" class:mini=mini>
            {bar(before_name, "bar-before", before, before_text)}
            {bar(after_name, "bar-after", after, after_text)}
        </dl>
    }
}
