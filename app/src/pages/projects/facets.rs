//! What can be chosen: every choice is a link with its count.

use domain::showcase::{Choice, Facets, Filter, toggle};
use leptos::prelude::*;

use super::address;
use crate::{
    ui::{label, map::TileMap},
    words::{Word, use_words},
};

/// The facets of the gallery.
#[component]
pub fn FacetList(filter: Filter, facets: Facets) -> impl IntoView {
    let words = use_words();
    let categories = facets.categories.into_iter().map(|choice| {
        let next = filter.with(|filter| toggle(&mut filter.categories, choice.value.slug.clone()));
        let slug = Some(choice.value.slug.clone());
        let name = choice.value.name.clone();
        view! { <FacetLink name=name slug=slug choice=bare(&choice) next=next/> }
    });
    let kinds = facets.kinds.into_iter().map(|choice| {
        let next = filter.with(|filter| toggle(&mut filter.kinds, choice.value));
        view! { <FacetLink name=words.t(label::kind(choice.value)) choice=bare(&choice) next=next/> }
    });
    let stages = facets.stages.into_iter().map(|choice| {
        let next = filter.with(|filter| toggle(&mut filter.stages, choice.value));
        view! { <FacetLink name=words.t(label::stage(choice.value)) choice=bare(&choice) next=next/> }
    });
    let technologies = facets.technologies.into_iter().map(|choice| {
        let next = filter.with(|filter| toggle(&mut filter.technologies, choice.value));
        view! { <FacetLink name=words.t(label::technology(choice.value)) choice=bare(&choice) next=next/> }
    });
    let lists = (categories.collect_view(), kinds.collect_view(), stages.collect_view(), technologies.collect_view());
    let (categories, kinds, stages, technologies) = lists;
    let region_address = move |region| address(words, &filter.with(|filter| toggle(&mut filter.regions, region)));
    view! {
        <aside class="facets" aria-label=words.t(Word::GalleryFilters)>
            <FacetSection title=Word::ShowcaseCategory><ul>{categories}</ul></FacetSection>
            <section class="facet">
                <h2 class="facet-title" id="regions">{words.t(Word::ShowcaseRegion)}</h2>
                <TileMap regions=facets.regions address=region_address labelledby="regions"/>
            </section>
            <FacetSection title=Word::ShowcaseKind><ul>{kinds}</ul></FacetSection>
            <FacetSection title=Word::ShowcaseStage><ul>{stages}</ul></FacetSection>
            <FacetSection title=Word::ShowcaseTechnology><ul>{technologies}</ul></FacetSection>
        </aside>
    }
}

/// The choice without its value, which the link's name tells.
fn bare<T>(choice: &Choice<T>) -> Choice<()> {
    Choice { value: (), count: choice.count, is_chosen: choice.is_chosen }
}

#[component]
fn FacetSection(title: Word, children: Children) -> impl IntoView {
    let words = use_words();
    view! { <section class="facet"><h2 class="facet-title">{words.t(title)}</h2>{children()}</section> }.into_any()
}

/// A choice: the box shows whether it is chosen, the link turns it.
#[component]
fn FacetLink(#[prop(into)] name: String, #[prop(default = None)] slug: Option<String>, choice: Choice<()>, next: Filter) -> impl IntoView {
    let words = use_words();
    view! {
        <li>
            <a
                href=address(words, &next)
                data-category=slug
                data-none=(choice.count == 0).then_some("")
                aria-current=choice.is_chosen.then_some("true")
                rel="nofollow"
            >
                <span class="box" data-checked=choice.is_chosen.then_some("") aria-hidden="true"></span>
                <span>{name}</span>
                <span class="count">{words.integer(choice.count as u64)}</span>
            </a>
        </li>
    }
    .into_any()
}
