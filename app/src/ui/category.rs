//! Categories as tiles, each a link.

use domain::category::Category;
use leptos::prelude::*;

use super::{edition::edition_href, icon::Icon, label};
use crate::words::{Plural, use_words};

/// A tile a category: its name, what it is about, who may enter, how many projects it has.
#[component]
pub fn CategoryCards(
    /// The categories in their order.
    categories: Vec<Category>,
    /// How many projects each has, by slug.
    counts: Vec<(String, usize)>,
) -> impl IntoView {
    let words = use_words();
    let tile = move |category: Category| {
        let count = counts.iter().find(|(slug, _)| *slug == category.slug).map_or(0, |(_, count)| *count);
        view! {
            <li>
                <a class="category-card" data-category=category.slug.clone() href=edition_href(words, &format!("/categories/{}", category.slug))>
                    <span class="category-name">{category.name.best(words.locale()).0.to_owned()}</span>
                    <span class="category-scope">{category.scope.best(words.locale()).0.to_owned()}</span>
                    <span class="category-who">{words.t(label::entrants(category.entrants))}</span>
                    <span class="category-count">{words.count(Plural::GalleryCount, count as u64)}" "<Icon name="arrow-right"/></span>
                </a>
            </li>
        }
    };
    view! { <ul class="category-cards">{categories.into_iter().map(tile).collect_view()}</ul> }
}
