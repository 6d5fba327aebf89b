//! Links to the pages of a list.

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::{Word, use_words};

/// Pages shown on each side of the present one.
const NEAR: u32 = 2;

/// Which page numbers to show; `None` is a gap.
fn numbers(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut shown = Vec::new();
    for number in 1..=pages {
        if number == 1 || number == pages || number.abs_diff(page) <= NEAR {
            shown.push(Some(number));
        } else if shown.last() != Some(&None) {
            shown.push(None);
        }
    }
    shown
}

/// A pager; nothing where everything is on one page.
#[component]
pub fn Pager(
    /// The present page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address of a page.
    address: fn(&str, u32) -> String,
    /// What `address` needs beside the number.
    #[prop(into)]
    base: String,
    /// What its pages are of, where a page has several pagers.
    #[prop(optional_no_strip, into)]
    of: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let label = of.map_or(words.t(Word::FramePages).to_owned(), |of| format!("{}: {of}", words.t(Word::FramePages)));
    (pages > 1).then(|| {
        let link = move |number: u32| address(&base, number);
        view! {
            <nav class="pager" aria-label=label>
                <ul>
                    {(page > 1).then(|| view! { <li><a href=link(page - 1) rel="prev"><Icon name="arrow-left"/><span class="unseen">{words.t(Word::FramePrevious)}</span></a></li> })}
                    {numbers(page, pages)
                        .into_iter()
                        .map(|number| match number {
                            Some(number) => {
                                let current = (number == page).then_some("page");
                                view! { <li><a href=link(number) aria-current=current>{words.integer(number.into())}</a></li> }.into_any()
                            }
                            None => view! { <li><span>"…"</span></li> }.into_any(),
                        })
                        .collect_view()}
                    {(page < pages).then(|| view! { <li><a href=link(page + 1) rel="next"><span class="unseen">{words.t(Word::FrameNext)}</span><Icon name="arrow-right"/></a></li> })}
                </ul>
            </nav>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn shows_the_ends_and_what_is_near() {
        assert_eq!(numbers(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(numbers(6, 12), [Some(1), None, Some(4), Some(5), Some(6), Some(7), Some(8), None, Some(12)]);
        assert_eq!(numbers(1, 1), [Some(1)]);
    }
}
