//! Categories, criteria, who may enter.

use domain::{
    category::{CATEGORY_SLUGS, DEFAULT_CATEGORIES, Entrants, defaults, find},
    criterion::{ANCHORED_SCORES, DEFAULT_CRITERIA, default_weights},
    organization::OrganizationKind,
    slug::Slug,
    standings::TIE_BREAKS,
};

#[test]
fn six_categories_in_three_languages() {
    let slugs: Vec<_> = DEFAULT_CATEGORIES.iter().map(|category| category.slug).collect();
    assert_eq!(slugs, CATEGORY_SLUGS);
    for category in DEFAULT_CATEGORIES {
        assert!(Slug::parse(category.slug).is_ok());
        assert!(category.names.iter().chain(&category.scope).all(|words| !words.is_empty()));
        assert_eq!(find(&defaults(), category.slug).map(|category| category.entrants), Some(category.entrants));
    }
    assert_eq!(find(&defaults(), "other"), None);
}

/// Akimats are state bodies too; nobody but akimats enters the regional category.
#[test]
fn who_may_enter_what() {
    let admitted = |entrants: Entrants| OrganizationKind::ALL.iter().copied().filter(|kind| entrants.admits(*kind)).collect::<Vec<_>>();
    assert_eq!(admitted(Entrants::StateBody), [OrganizationKind::Central, OrganizationKind::Local]);
    assert_eq!(admitted(Entrants::LocalExecutive), [OrganizationKind::Local]);
    assert_eq!(admitted(Entrants::QuasiPublic), [OrganizationKind::Quasi]);
    for entrants in Entrants::ALL {
        assert_eq!(Entrants::of_kinds(&admitted(*entrants)), Some(*entrants), "each set has one name");
    }
    assert_eq!(Entrants::of_kinds(&[]), None);
}

#[test]
fn criteria_sum_to_a_hundred_and_are_anchored() {
    assert_eq!(DEFAULT_CRITERIA.iter().map(|criterion| criterion.weight).sum::<u32>(), 100);
    assert_eq!(default_weights().len(), 6);
    for criterion in DEFAULT_CRITERIA {
        assert_eq!(criterion.anchors.map(|anchor| anchor.score), ANCHORED_SCORES);
        assert!(criterion.names.iter().all(|name| !name.is_empty()));
        assert!(criterion.anchors.iter().flat_map(|anchor| anchor.words).all(|words| words.ends_with('.')));
    }
    for code in TIE_BREAKS {
        assert!(DEFAULT_CRITERIA.iter().any(|criterion| criterion.code == code));
    }
}
