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
    let kinds = links(&filter, facets.kinds, |kind| words.t(label::kind(*kind)).to_owned(), |filter, kind| toggle(&mut filter.kinds, kind));
    let stages =
        links(&filter, facets.stages, |stage| words.t(label::stage(*stage)).to_owned(), |filter, stage| toggle(&mut filter.stages, stage));
    let technologies = links(
        &filter,
        facets.technologies,
        |technology| words.t(label::technology(*technology)).to_owned(),
        |filter, technology| toggle(&mut filter.technologies, technology),
    );
    let has_years = !facets.years.is_empty();
    let years = links(&filter, facets.years, ToString::to_string, |filter, year| toggle(&mut filter.years, year));
    let origins = links(
        &filter,
        facets.origins,
        |origin| words.t(label::origin(*origin)).to_owned(),
        |filter, origin| toggle(&mut filter.origins, origin),
    );
    let evidence = links(
        &filter,
        vec![facets.evidence],
        |()| words.t(Word::SearchWithEvidence).to_owned(),
        |filter, ()| filter.has_evidence = !filter.has_evidence,
    );
    let categories = categories.collect_view();
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
            {has_years.then(|| view! { <FacetSection title=Word::SearchYear><ul>{years}</ul></FacetSection> })}
            <FacetSection title=Word::SearchOrigin><ul>{origins}</ul></FacetSection>
            <FacetSection title=Word::SearchEvidence><ul>{evidence}</ul></FacetSection>
        </aside>
    }
}

/// A link for each value of a facet.
fn links<T: Clone>(filter: &Filter, choices: Vec<Choice<T>>, name: impl Fn(&T) -> String, turn: impl Fn(&mut Filter, T)) -> Vec<AnyView> {
    let link = |choice: Choice<T>| {
        let next = filter.with(|next| turn(next, choice.value.clone()));
        view! { <FacetLink name=name(&choice.value) choice=bare(&choice) next=next/> }.into_any()
    };
    choices.into_iter().map(link).collect()
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
                data-noscroll=""
            >
                <span class="box" data-checked=choice.is_chosen.then_some("") aria-hidden="true"></span>
                <span>{name}</span>
                <span class="count">{words.integer(choice.count as u64)}</span>
            </a>
        </li>
    }
    .into_any()
}
