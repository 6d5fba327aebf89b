//! Counts of the gallery's facets, held against counting one by one.

use domain::{
    category::CATEGORY_SLUGS,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::{CategoryName, Facets, Filter, Lanes, Origin, Tally, Traits, toggle},
};
use proptest::{prelude::*, sample::select};

use crate::showcase::any_filter;

fn traits(category: &str, kind: OrganizationKind, stage: Option<Stage>) -> Traits {
    Traits {
        category: category.to_owned(),
        region: Region::NATIONAL,
        kind,
        stage,
        technologies: vec![Technology::Vision],
        year: None,
        origin: Origin::Practice,
        has_evidence: false,
    }
}

fn names() -> Vec<CategoryName> {
    CATEGORY_SLUGS.iter().map(|slug| CategoryName { slug: (*slug).to_owned(), name: (*slug).to_owned() }).collect()
}

/// The facets, and which projects are shown.
fn count(filter: &Filter, projects: &[Traits]) -> (Facets, Vec<bool>) {
    let mut lanes = Lanes::default();
    let ticks: Vec<_> = projects.iter().map(|traits| lanes.ticks(traits)).collect();
    let mut tally: Tally = lanes.tally(filter);
    let shown = ticks.into_iter().map(|ticks| tally.add(ticks)).collect();
    (Facets::of(filter, &lanes, &tally, names()), shown)
}

#[test]
fn values_of_one_facet_are_or_facets_are_and() {
    let projects = [
        traits("economy", OrganizationKind::Central, Some(Stage::Pilot)),
        traits("economy", OrganizationKind::Central, None),
        traits("social", OrganizationKind::Central, Some(Stage::Pilot)),
    ];
    assert_eq!(count(&Filter::from_query("category=citizens&category=economy&stage=pilot"), &projects).1, [true, false, false]);
    assert_eq!(count(&Filter::from_query("category=nowhere"), &projects).1, [false; 3]);
}

#[test]
fn a_facet_is_counted_with_the_others_applied() {
    let projects = [
        traits("citizens", OrganizationKind::Central, None),
        traits("citizens", OrganizationKind::Local, None),
        traits("economy", OrganizationKind::Local, Some(Stage::Pilot)),
    ];
    let (facets, _) = count(&Filter::from_query("category=citizens&kind=local"), &projects);
    let categories: Vec<_> = facets.categories.iter().take(2).map(|c| (c.count, c.is_chosen)).collect();
    assert_eq!(categories, [(1, true), (1, false)]);
    let kinds: Vec<_> = facets.kinds.iter().map(|c| (c.count, c.is_chosen)).collect();
    assert_eq!(kinds, [(1, false), (1, true), (0, false)]);
    assert_eq!(facets.stages.iter().map(|c| c.count).sum::<usize>(), 0);
    assert_eq!(facets.technologies[0].count, 1);
    assert_eq!(facets.regions.last().map(|c| (c.value, c.count)), Some((Region::NATIONAL, 1)));
}

#[test]
fn a_chosen_year_stays_to_be_let_go_and_a_category_without_a_name_has_its_slug() {
    let mut entry = traits("harvest", OrganizationKind::Quasi, None);
    entry.year = Some(2026);
    let (facets, shown) = count(&Filter::from_query("year=2031"), &[entry]);
    assert_eq!(shown, [false]);
    assert_eq!(facets.years.iter().map(|c| (c.value, c.count, c.is_chosen)).collect::<Vec<_>>(), [(2031, 0, true), (2026, 1, false)]);
    assert!(facets.categories.iter().any(|c| c.value.name == "harvest"));
}

#[test]
fn more_categories_than_can_be_told_apart_do_no_harm() {
    let projects: Vec<Traits> = (0..40).map(|n| traits(&format!("c{n}"), OrganizationKind::Quasi, None)).collect();
    let (facets, shown) = count(&Filter::default(), &projects);
    assert_eq!(shown, [true; 40]);
    assert!(facets.categories.iter().all(|c| c.count <= 1));
}

fn any<T: PartialEq>(chosen: &[T], has: impl Fn(&T) -> bool) -> bool {
    chosen.is_empty() || chosen.iter().any(has)
}

/// Whether a project has what was chosen, said as plainly as it can be.
fn admits(filter: &Filter, t: &Traits) -> bool {
    any(&filter.categories, |value| *value == t.category)
        && any(&filter.regions, |value| *value == t.region)
        && any(&filter.kinds, |value| *value == t.kind)
        && any(&filter.stages, |value| Some(*value) == t.stage)
        && any(&filter.technologies, |value| t.technologies.contains(value))
        && any(&filter.years, |value| Some(*value) == t.year)
        && any(&filter.origins, |value| *value == t.origin)
        && (!filter.has_evidence || t.has_evidence)
}

prop_compose! {
    fn any_traits()(
        category in select(CATEGORY_SLUGS),
        region in select(Region::all().take(4).collect::<Vec<_>>()),
        kind in select(OrganizationKind::ALL),
        stage in prop::option::of(select(Stage::ALL)),
        technologies in prop::collection::hash_set(select(Technology::ALL), 0..4),
        year in prop::option::of(2024..2028_i32),
        origin in select(Origin::ALL),
        has_evidence in prop::bool::ANY,
    ) -> Traits {
        let technologies = technologies.into_iter().collect();
        Traits { category: category.to_owned(), region, kind, stage, technologies, year, origin, has_evidence }
    }
}

proptest! {
    #[test]
    fn counts_are_those_of_counting_one_by_one(filter in any_filter(), projects in prop::collection::vec(any_traits(), 0..60)) {
        let (facets, shown) = count(&filter, &projects);
        prop_assert_eq!(shown, projects.iter().map(|t| admits(&filter, t)).collect::<Vec<_>>());
        // A facet's count of a value is what one would see by choosing that value alone in it.
        let alone = |change: &dyn Fn(&mut Filter)| projects.iter().filter(|t| admits(&filter.with(|next| change(next)), t)).count();
        for c in &facets.categories {
            prop_assert_eq!(c.count, alone(&|next| next.categories = vec![c.value.slug.clone()]));
        }
        for c in &facets.regions {
            prop_assert_eq!(c.count, alone(&|next| next.regions = vec![c.value]));
        }
        for c in &facets.kinds {
            prop_assert_eq!(c.count, alone(&|next| next.kinds = vec![c.value]));
        }
        for c in &facets.stages {
            prop_assert_eq!(c.count, alone(&|next| next.stages = vec![c.value]));
        }
        for c in &facets.technologies {
            prop_assert_eq!(c.count, alone(&|next| next.technologies = vec![c.value]));
        }
        for c in &facets.years {
            prop_assert_eq!(c.count, alone(&|next| next.years = vec![c.value]));
        }
        for c in &facets.origins {
            prop_assert_eq!(c.count, alone(&|next| next.origins = vec![c.value]));
        }
        prop_assert_eq!(facets.evidence.count, alone(&|next| next.has_evidence = true));
    }

    #[test]
    fn a_choice_made_twice_is_no_choice(filter in any_filter(), category in select(CATEGORY_SLUGS)) {
        let once = filter.with(|next| toggle(&mut next.categories, category.to_owned()));
        let mut twice = once.with(|next| toggle(&mut next.categories, category.to_owned()));
        let mut before = filter.with(|_| ());
        twice.categories.sort();
        before.categories.sort();
        prop_assert_eq!(twice, before);
    }
}
