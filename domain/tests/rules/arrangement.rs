//! Arranging a show before it is prepared.

use domain::{
    ceremony::{Arrangement, CeremonyError, Named, Podium, ShowCheck, ShowForm, StepKind, check_names, missing_letters},
    form::TITLE_MAX,
    id::EntryId,
    locale::Trilingual,
};
use uuid::Uuid;

const CATEGORIES: [&str; 2] = ["citizens", "quasi"];
const PRIZES: [&str; 1] = ["helper"];

fn usual() -> Arrangement {
    Arrangement::usual(&CATEGORIES, &PRIZES)
}

fn codes(arrangement: &Arrangement) -> Vec<String> {
    arrangement.0.iter().map(|step| step.kind.code()).collect()
}

fn form(change: impl FnOnce(&mut ShowForm)) -> ShowForm {
    let mut form = ShowForm::of(&usual());
    change(&mut form);
    form
}

fn set(form: &mut ShowForm, field: &str, value: &str) {
    form.fields.insert(field.to_owned(), value.to_owned());
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    assert_eq!(form(|_| {}).parse(), Ok(usual()));
    for step in usual().0 {
        assert_eq!(StepKind::parse(&step.kind.code()), Some(step.kind));
    }
    for code in ["", "place citizens 4", "place citizens", "special", "encore"] {
        assert_eq!(StepKind::parse(code), None, "{code}");
    }
}

#[test]
fn a_category_moves_as_a_whole() {
    // The second category's first step is the sixth of the form.
    let moved = form(|form| set(form, "order-5", "1")).parse().expect("a number");
    let expected = ["opening", "finalists quasi", "place quasi 3", "place quasi 2", "place quasi 1", "finalists citizens"];
    assert_eq!(codes(&moved.fitted(&CATEGORIES, &PRIZES))[..6], expected);
}

#[test]
fn what_is_unticked_is_left_out_and_can_come_back() {
    let without = form(|form| drop((form.fields.remove("keep-1"), form.fields.remove("keep-4"), form.fields.remove("keep-2"))));
    let without = without.parse().expect("a form").fitted(&CATEGORIES, &PRIZES);
    assert!(!codes(&without).contains(&"finalists citizens".to_owned()));
    assert!(!codes(&without).contains(&"place citizens 3".to_owned()));
    assert!(codes(&without).contains(&"place citizens 1".to_owned()), "a first place cannot be left out");
    let again = ShowForm::of(&without);
    assert_eq!(again.kinds().len(), usual().0.len(), "it stands in the form without its tick");
    assert_eq!(again.field("keep", 1), "");
    assert_eq!(again.parse(), Ok(without));
}

#[test]
fn pauses_are_steps() {
    let paused = ShowForm { adds_pause: true, ..ShowForm::of(&usual()) }.parse().expect("a form").fitted(&CATEGORIES, &PRIZES);
    let index = paused.0.len() - 2;
    assert_eq!(codes(&paused)[index..], ["pause", "closing"]);
    assert_eq!(paused.seconds(), usual().seconds() + 300);
    let mut form = ShowForm::of(&paused);
    form.fields.remove(&format!("keep-{index}"));
    assert_eq!(form.parse(), Ok(usual()));
}

#[test]
fn what_was_typed_wrong_is_refused() {
    for (field, value, error) in [
        ("seconds-0", "soon", CeremonyError::Number),
        ("seconds-0", "3601", CeremonyError::Number),
        ("order-1", "-1", CeremonyError::Number),
        ("kk-0", "тек қазақша", CeremonyError::TextMissing),
    ] {
        assert_eq!(form(|form| set(form, field, value)).parse(), Err(error), "{field} {value}");
    }
}

#[test]
fn an_old_arrangement_fits_new_settings() {
    let fitted = usual().fitted(&["quasi", "region"], &["youth"]);
    let codes = codes(&fitted);
    assert_eq!((codes.first().map(String::as_str), codes.last().map(String::as_str)), (Some("opening"), Some("closing")));
    assert!(!codes.iter().any(|code| code.contains("citizens") || code.contains("helper")));
    for code in ["finalists region", "place region 3", "place region 2", "place region 1", "special youth", "place quasi 1"] {
        assert_eq!(codes.iter().filter(|one| *one == code).count(), 1, "{code}");
    }
    let emptied = Arrangement::default().fitted(&CATEGORIES, &PRIZES);
    assert_eq!(emptied, usual());
    let first = StepKind::Place { category: "quasi".to_owned(), place: Podium::First };
    assert!(!first.is_optional());
}

#[test]
fn names_are_checked_alike_whoever_wins() {
    let id = EntryId::from_uuid(Uuid::from_u128(1));
    let text = |text: &str| Trilingual::new(text, text, text);
    let named = |title: Trilingual, owner: Trilingual| check_names(&Named { id, title, owner, has_result: true });
    assert_eq!(named(text("Ұшқын → 40 %"), text("«Әділет» ₸")), []);
    assert_eq!(named(text(&"ә".repeat(TITLE_MAX)), text("а")), [], "what the form takes the stage holds");
    let long = text(&"ә".repeat(TITLE_MAX + 1));
    assert_eq!(named(long.clone(), text("а")), [ShowCheck::LongTitle(id, long)]);
    let half = Trilingual::new("тек қазақша", "", "");
    assert_eq!(named(half.clone(), text("а")), [ShowCheck::Untranslated(id, half)]);
    assert_eq!(named(text("中文"), text("а")), [ShowCheck::Letters(id, text("中文"), "中文".to_owned())]);
    let letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ";
    assert_eq!(missing_letters(&format!("{letters}{}0-9 «»–—…№%₸→", letters.to_lowercase())), "");
}
