//! Categories, criteria, who may enter.

use std::collections::BTreeSet;

use domain::{
    category::{CATEGORIES_MAX, CATEGORY_SLUGS, Category, DEFAULT_CATEGORIES, Entrants, PALETTE, accents, defaults, find},
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

#[test]
fn each_category_of_an_edition_has_a_colour_of_its_own() {
    let named =
        |slugs: &[String]| -> Vec<Category> { slugs.iter().map(|slug| Category { slug: slug.clone(), ..defaults()[0].clone() }).collect() };
    let colours = |slugs: &[&str]| -> Vec<&'static str> {
        accents(&named(&slugs.iter().map(|slug| (*slug).to_owned()).collect::<Vec<_>>())).into_iter().map(|(_, colour)| colour).collect()
    };
    assert_eq!(colours(&["quasi", "social"]), ["quasi", "social"], "the six keep theirs");
    assert_eq!(colours(&["ai-health", "economy", "ai-water"]), ["citizens", "economy", "social"], "the others take what is left");
    assert_eq!(colours(&["c8", "c9"]), ["citizens", "economy"], "a slug is no colour");
    for count in 1..=CATEGORIES_MAX {
        for defaults in 0..=count.min(6) {
            let mut slugs: Vec<String> = (0..count - defaults).map(|at| format!("new-{at}")).collect();
            slugs.extend(CATEGORY_SLUGS.iter().take(defaults).map(|slug| (*slug).to_owned()));
            let found: BTreeSet<&str> = accents(&named(&slugs)).into_iter().map(|(_, colour)| colour).collect();
            assert_eq!(found.len(), count, "{slugs:?}");
        }
    }
}

/// The share of light that a colour gives back, as WCAG 2.2 counts it.
fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn words_in_every_colour_can_be_read_in_both_themes() {
    let css = include_str!("../../../style/categories.css");
    // each stands there once, as light-dark(#……, #……)
    let values = |name: &str| -> [String; 2] {
        let wanted = format!("--{name}: light-dark(");
        let at = css.find(&wanted).unwrap_or_else(|| panic!("{name} has no two values")) + wanted.len();
        [css[at..at + 7].to_owned(), css[at + 9..at + 16].to_owned()]
    };
    for colour in PALETTE {
        let [accents, softs, inks] = ["", "-soft", "-ink"].map(|part| values(&format!("{colour}{part}")));
        for (at, grounds) in [["#fbfaf6", "#ffffff"], ["#0a1622", "#101f2d"]].iter().enumerate() {
            for ground in grounds.iter().copied().chain([softs[at].as_str()]) {
                assert!(contrast(&inks[at], ground) >= 4.5, "{colour}: words on {ground}");
                assert!(contrast(&accents[at], ground) >= 3.0, "{colour}: shapes on {ground}");
            }
        }
    }
}
