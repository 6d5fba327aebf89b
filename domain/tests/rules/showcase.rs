//! Filters, facets and the gallery's address.

use domain::{
    figure::{Figure, Parts},
    fold::fold,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::{CategoryName, Facets, Filter, Sort, Traits, first_sentence, toggle},
};
use proptest::{prelude::*, sample::select};

fn traits(category: &str, kind: OrganizationKind, stage: Option<Stage>) -> Traits {
    Traits { category: category.to_owned(), region: Region::NATIONAL, kind, stage, technologies: vec![Technology::Vision] }
}

fn names() -> Vec<CategoryName> {
    ["citizens", "economy"].map(|slug| CategoryName { slug: slug.to_owned(), name: slug.to_owned() }).to_vec()
}

#[test]
fn values_of_one_facet_are_or_facets_are_and() {
    let filter = Filter::from_query("category=citizens&category=economy&stage=pilot");
    assert!(filter.admits(&traits("economy", OrganizationKind::Central, Some(Stage::Pilot))));
    assert!(!filter.admits(&traits("economy", OrganizationKind::Central, None)));
    assert!(!filter.admits(&traits("social", OrganizationKind::Central, Some(Stage::Pilot))));
}

#[test]
fn a_facet_is_counted_with_the_others_applied() {
    let projects = [
        traits("citizens", OrganizationKind::Central, None),
        traits("citizens", OrganizationKind::Local, None),
        traits("economy", OrganizationKind::Local, Some(Stage::Pilot)),
    ];
    let facets = Facets::count(&Filter::from_query("category=citizens&kind=local"), names(), &projects);
    let counts = |counts: Vec<(usize, bool)>| counts;
    assert_eq!(counts(facets.categories.iter().map(|c| (c.count, c.is_chosen)).collect()), [(1, true), (1, false)]);
    assert_eq!(counts(facets.kinds.iter().map(|c| (c.count, c.is_chosen)).collect()), [(1, false), (1, true), (0, false)]);
    assert_eq!(facets.stages.iter().map(|c| c.count).sum::<usize>(), 0);
    assert_eq!(facets.technologies[0].count, 1);
    assert_eq!(facets.regions.last().map(|c| (c.value, c.count)), Some((Region::NATIONAL, 1)));
}

#[test]
fn an_address_is_read_as_forms_write_it() {
    let filter = Filter::from_query(
        "?q=%D0%BE%D1%80%D0%BC%D0%B0%D0%BD++%C3%B6rt&category=region&category=region&category=%3Cb%3E&region=xx&page=0&zzz=1&sort=title",
    );
    assert_eq!(filter.q, "орман ört");
    assert_eq!(filter.categories, ["region"]);
    assert!(filter.regions.is_empty());
    assert_eq!((filter.page, filter.sort), (1, Sort::Title));
    assert_eq!(Filter::default().to_query(), "");
    assert_eq!(
        filter.with(|filter| toggle(&mut filter.categories, "region".to_owned())).to_query(),
        "?q=%D0%BE%D1%80%D0%BC%D0%B0%D0%BD%20%C3%B6rt&sort=title"
    );
}

#[test]
fn search_needs_no_kazakh_layout() {
    assert_eq!(fold("Қазақ  ҮНІ\u{a0}Ёлка"), "казак уни елка");
    assert_eq!(fold("ӘҒҚҢӨҰҮҺІ"), "агкноуухи");
    assert_eq!(Filter { q: " ЖОЛ  күні ".into(), ..Filter::default() }.words(), ["жол", "куни"]);
    assert!(Filter { q: " \u{a0}".into(), ..Filter::default() }.words().is_empty());
}

#[test]
fn figures_come_apart() {
    let parts = |value| Parts::of(value);
    let same = parts("40 → 10 мин");
    assert_eq!((same.before, same.after, same.unit, same.bars()), (Some("40"), "10", "мин", Some((1000, 250))));
    let two = parts("4 күн → 4 сағ");
    assert_eq!((two.before, two.after, two.unit, two.bars()), (Some("4 күн"), "4 сағ", "", None));
    assert_eq!((parts("781 млрд ₸").after, parts("781 млрд ₸").unit), ("781", "млрд ₸"));
    assert_eq!((parts("≈ 300 000 м³").after, parts("≈ 300 000 м³").unit), ("≈ 300 000", "м³"));
    for whole in ["+40 %", "50 000+", "148 + 402", "2 + 2", "тегін"] {
        assert_eq!((parts(whole).after, parts(whole).unit), (whole, ""));
    }
    assert_eq!(parts("12 → 48%").bars(), Some((250, 1000)));
    assert_eq!(Figure::parse("781 млрд ₸ | үнем").map(|figure| figure.cell()).as_deref(), Some("781 млрд ₸ | үнем"));
    assert_eq!(Figure::parse("үнем"), None);
}

#[test]
fn a_sentence_ends_where_a_reader_stops() {
    assert_eq!(first_sentence("Біріншісі. Екіншісі."), "Біріншісі.");
    assert_eq!(first_sentence("С 2022 г. Возвращено 12 млн гектаров. Всего."), "С 2022 г. Возвращено 12 млн гектаров.");
    assert_eq!(first_sentence("In 2026 it was 3.5 million. More."), "In 2026 it was 3.5 million.");
    assert_eq!(first_sentence("Бір сөйлем"), "Бір сөйлем");
}

prop_compose! {
    fn any_filter()(
        q in "[а-яәіa-z%+&= ]{0,40}",
        categories in prop::collection::hash_set(select(domain::category::CATEGORY_SLUGS), 0..4),
        regions in prop::collection::hash_set(select(Region::all().collect::<Vec<_>>()), 0..4),
        kinds in prop::collection::hash_set(select(OrganizationKind::ALL), 0..3),
        stages in prop::collection::hash_set(select(Stage::ALL), 0..3),
        technologies in prop::collection::hash_set(select(Technology::ALL), 0..3),
        sort in select(Sort::ALL),
        page in 1_u32..99,
    ) -> Filter {
        Filter {
            q: q.split_whitespace().collect::<Vec<_>>().join(" "),
            categories: categories.into_iter().map(ToOwned::to_owned).collect(),
            regions: regions.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            stages: stages.into_iter().collect(),
            technologies: technologies.into_iter().collect(),
            sort,
            page,
        }
    }
}

proptest! {
    #[test]
    fn an_address_tells_the_whole_state(filter in any_filter()) {
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter);
    }

    #[test]
    fn any_address_is_a_gallery(query in "\\PC*") {
        let filter = Filter::from_query(&query);
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter);
    }

    #[test]
    fn any_text_folds_once(text in "\\PC*") {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn any_text_is_a_figure_or_not(text in "\\PC*") {
        let _ = Parts::of(&text).bars();
        prop_assert!(text.contains(first_sentence(&text)));
        if let Some(figure) = Figure::parse(&text) {
            prop_assert_eq!(Figure::parse(&figure.cell()), Some(figure));
        }
    }
}
