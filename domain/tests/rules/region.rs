//! The table of regions.

use std::collections::BTreeSet;

use domain::{locale::Locale, region::Region};

#[test]
fn twenty_regions_and_the_country() {
    assert_eq!(Region::all().count(), 21);
    assert_eq!(Region::all().last(), Some(Region::NATIONAL));
    let codes: Vec<_> = Region::all().map(Region::code).collect();
    assert_eq!(codes, Region::CODES);
    assert!(codes.is_sorted(), "by KATO code, `national` last");
}

#[test]
fn nothing_is_there_twice() {
    assert_eq!(Region::all().map(Region::code).collect::<BTreeSet<_>>().len(), 21);
    assert_eq!(Region::all().map(Region::iso).collect::<BTreeSet<_>>().len(), 21);
    assert_eq!(Region::all().map(Region::tile).collect::<BTreeSet<_>>().len(), 21);
    for locale in Locale::ALL {
        assert_eq!(Region::all().map(|region| locale.pick(region.name())).collect::<BTreeSet<_>>().len(), 21);
        let short: BTreeSet<_> = Region::all().map(|region| locale.pick(region.short_name())).collect();
        assert_eq!(short.len(), 21, "{locale}");
        assert!(short.iter().all(|label| label.chars().count() == 3));
    }
    assert!(Region::all().map(Region::tile).all(|(column, row)| column <= 6 && row <= 4));
}

#[test]
fn by_code() {
    let astana = Region::parse("710000000").expect("a region");
    assert_eq!(*astana.name(), ["Астана қаласы", "город Астана", "Astana city"]);
    assert_eq!((astana.iso(), astana.tile()), ("KZ-71", (4, 1)));
    assert_eq!(Region::parse("national"), Some(Region::NATIONAL));
    for code in ["", "71", "710000001", "National"] {
        assert_eq!(Region::parse(code), None);
    }
    assert_eq!(serde_json::to_string(&astana).expect("text"), "\"710000000\"");
    assert_eq!(serde_json::from_str::<Region>("\"710000000\"").expect("known"), astana);
    assert!(serde_json::from_str::<Region>("\"7\"").is_err());
}

#[test]
fn the_regions_of_2022_do_not_decline() {
    for (code, name) in [("100000000", "область Абай"), ("330000000", "область Жетісу"), ("620000000", "область Ұлытау")]
    {
        assert_eq!(Region::parse(code).map(|region| region.name()[1]), Some(name));
    }
}
