//! The definition of the form.

use std::collections::BTreeSet;

use domain::form::{Audience, FieldKind, Publication, Section, find_field, row_key};

#[test]
fn nine_sections_in_order() {
    assert_eq!(Section::CODES, ["organization", "project", "solution", "results", "responsible", "transfer", "team", "files", "consent"]);
    assert_eq!(Section::Organization.next(), Some(Section::Project));
    assert_eq!(Section::Consent.next(), None);
}

#[test]
fn keys_are_plain_and_unique() {
    let keys: Vec<_> = Section::ALL.iter().flat_map(|section| section.fields()).map(|field| field.key).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    assert!(keys.iter().all(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
}

#[test]
fn versions_of_a_text_share_a_stem() {
    for field in Section::ALL.iter().flat_map(|section| section.fields()) {
        let suffix = field.key.rsplit('_').next().unwrap_or_default();
        assert_eq!(field.locale.map(domain::locale::Locale::code), ["kk", "ru", "en"].into_iter().find(|code| *code == suffix));
    }
    let (_, title) = find_field("title_kk").expect("a field");
    assert_eq!(title.stem(), "title");
    let (_, stage) = find_field("stage").expect("a field");
    assert_eq!(stage.stem(), "stage");
}

#[test]
fn limits_are_those_of_the_domain_page() {
    let kind = |key: &str| find_field(key).expect("a field").1.kind;
    assert_eq!(kind("title_ru"), FieldKind::Text { max_chars: 120 });
    for (key, max_words) in [("summary_kk", 200), ("situation", 300), ("why_ai", 300), ("how", 300), ("oversight", 200), ("cost", 200)] {
        assert_eq!(kind(key), FieldKind::LongText { max_words });
    }
    let rows = Section::Results.fields().iter().find(|field| field.key == "indicator").expect("rows");
    assert!(matches!(rows.kind, FieldKind::Rows { min: 1, max: 10, .. }));
}

#[test]
fn keys_in_rows() {
    assert_eq!(row_key("indicator", 2, "before"), "indicator.2.before");
    let (section, field) = find_field("indicator.2.before").expect("a field");
    assert_eq!((section, field.key), (Section::Results, "before"));
    for key in [
        "",
        "nothing",
        "indicator",
        "indicator.1",
        "indicator.0.before",
        "indicator.01.before",
        "indicator.+1.before",
        "indicator.100.before",
        "indicator.1.nothing",
        "indicator.1.before.more",
        "bin.1.before",
        "bin.",
    ] {
        assert!(find_field(key).is_none(), "{key}");
    }
}

#[test]
fn what_a_publication_shows() {
    let shown = |publication: Publication| Audience::ALL.iter().filter(|audience| publication.shows(**audience)).count();
    assert_eq!([Publication::Whole, Publication::Summary, Publication::None].map(shown), [2, 1, 0]);
}
