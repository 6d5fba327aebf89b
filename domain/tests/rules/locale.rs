//! Languages, texts in them, and ids.

use domain::{
    id::EntryId,
    locale::{Locale, Trilingual},
};

use crate::world::uuid;

#[test]
fn codes() {
    assert_eq!(Locale::CODES, ["kk", "ru", "en"]);
    assert_eq!(Locale::parse("kk"), Some(Locale::Kk));
    assert_eq!(Locale::parse("KK"), None);
    assert_eq!(serde_json::to_string(&Locale::Ru).expect("text"), "\"ru\"");
    assert_eq!(Locale::En.pick(&["а", "б", "c"]), "c");
}

#[test]
fn the_best_version_says_its_language() {
    let text = Trilingual::new("", "да", "yes");
    assert_eq!(text.best(Locale::Kk), ("да", Locale::Ru));
    assert_eq!(text.best(Locale::En), ("yes", Locale::En));
    assert_eq!(text.get(Locale::Kk), "");
    assert_eq!(Trilingual::new("иә", "да", "").best(Locale::En), ("иә", Locale::Kk));
    assert_eq!(Trilingual::default().best(Locale::En), ("", Locale::En));
    assert!(Trilingual::default().is_empty() && !text.is_empty());
}

#[test]
fn ids_are_uuids_and_nothing_else() {
    let id = EntryId::from_uuid(uuid(7));
    let text = "00000000-0000-0000-0000-000000000007";
    assert_eq!(id.to_string(), text);
    assert_eq!(text.parse::<EntryId>().expect("a UUID"), id);
    assert_eq!(serde_json::to_string(&id).expect("text"), format!("\"{text}\""));
    assert!("7".parse::<EntryId>().is_err());
}
