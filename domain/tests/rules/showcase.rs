//! Filters, facets and the gallery's address.

use domain::{
    figure::{Figure, Parts},
    fold::fold,
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::{Filter, Origin, Sort, first_sentence, toggle},
};
use proptest::{prelude::*, sample::select};

#[test]
fn an_address_is_read_as_forms_write_it() {
    let filter = Filter::from_query(
        "?q=%D0%BE%D1%80%D0%BC%D0%B0%D0%BD++%C3%B6rt&category=region&category=region&category=%3Cb%3E&region=xx&page=0&zzz=1&sort=title",
    );
    assert_eq!(filter.q, "орман ört");
    assert_eq!(filter.categories, ["region"]);
    assert!(filter.regions.is_empty());
    assert_eq!((filter.page, filter.sort), (1, Some(Sort::Title)));
    let more = Filter::from_query("year=2026&year=x&year=2025&origin=entry&origin=all&evidence=yes&evidence=no");
    assert_eq!(
        (more.years.as_slice(), more.origins.as_slice(), more.has_evidence),
        ([2026, 2025].as_slice(), [Origin::Entry].as_slice(), true)
    );
    assert_eq!(Filter::default().to_query(), "");
    assert_eq!(
        filter.with(|filter| toggle(&mut filter.categories, "region".to_owned())).to_query(),
        "?q=%D0%BE%D1%80%D0%BC%D0%B0%D0%BD%20%C3%B6rt&sort=title"
    );
}

#[test]
fn the_best_match_comes_first_only_where_words_are_asked_for() {
    let order = |query: &str| Filter::from_query(query).order();
    assert_eq!(order(""), Sort::Result);
    assert_eq!(order("q=жол"), Sort::Relevance);
    assert_eq!(order("sort=relevance"), Sort::Result);
    assert_eq!(order("q=жол&sort=newest"), Sort::Newest);
    assert_eq!(Filter::default().orders().count(), 3);
    assert_eq!(Filter::from_query("q=жол").orders().next(), Some(Sort::Relevance));
}

#[test]
fn search_needs_no_kazakh_layout() {
    assert_eq!(fold("Қазақ  ҮНІ\u{a0}Ёлка"), "казак уни елка");
    assert_eq!(fold("ӘҒҚҢӨҰҮҺІ"), "агкноуухи");
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
    pub(crate) fn any_filter()(
        q in "[а-яәіa-z%+&= ]{0,40}",
        categories in prop::collection::hash_set(select(domain::category::CATEGORY_SLUGS), 0..4),
        regions in prop::collection::hash_set(select(Region::all().collect::<Vec<_>>()), 0..4),
        kinds in prop::collection::hash_set(select(OrganizationKind::ALL), 0..3),
        stages in prop::collection::hash_set(select(Stage::ALL), 0..3),
        technologies in prop::collection::hash_set(select(Technology::ALL), 0..3),
        years in prop::collection::hash_set(2024..2028_i32, 0..3),
        origins in prop::collection::hash_set(select(Origin::ALL), 0..2),
        has_evidence in any::<bool>(),
        sort in prop::option::of(select(Sort::ALL)),
        page in 1_u32..99,
    ) -> Filter {
        Filter {
            q: q.split_whitespace().collect::<Vec<_>>().join(" "),
            categories: categories.into_iter().map(ToOwned::to_owned).collect(),
            regions: regions.into_iter().collect(),
            kinds: kinds.into_iter().collect(),
            stages: stages.into_iter().collect(),
            technologies: technologies.into_iter().collect(),
            years: years.into_iter().collect(),
            origins: origins.into_iter().collect(),
            has_evidence,
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
