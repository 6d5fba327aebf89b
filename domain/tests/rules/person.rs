//! Names, passwords, roles.

use domain::{
    email::Email,
    person::{Password, PasswordError, PersonName, PersonNameError, Role},
};
use proptest::prelude::*;

#[test]
fn names_are_tidied() {
    assert_eq!(PersonName::parse("  Айгүл \t Демо\u{A0}қызы ").map(String::from), Ok("Айгүл Демо қызы".to_owned()));
}

#[test]
fn names_that_are_refused() {
    for (text, error) in [
        ("", PersonNameError::TooShort),
        (" Ә ", PersonNameError::TooShort),
        ("Ай\u{202E}гүл", PersonNameError::Invisible),
        ("Ай\u{200B}гүл", PersonNameError::Invisible),
        ("Ай\u{2066}гүл", PersonNameError::Invisible),
        ("Ай\0гүл", PersonNameError::Invisible),
        ("Айгүл\u{FEFF}", PersonNameError::Invisible),
    ] {
        assert_eq!(PersonName::parse(text), Err(error), "{text:?}");
    }
    assert!(PersonName::parse(&"ә".repeat(120)).is_ok());
    assert_eq!(PersonName::parse(&"ә".repeat(121)), Err(PersonNameError::TooLong));
}

#[test]
fn passwords() {
    let email = Email::parse("entrant@demo.bayge").expect("valid");
    assert_eq!(Password::parse("қысқа", &email).err(), Some(PasswordError::TooShort));
    assert_eq!(Password::parse(&"ә".repeat(201), &email).err(), Some(PasswordError::TooLong));
    assert!(Password::parse(&"ә".repeat(200), &email).is_ok());
    assert_eq!(Password::parse("Entrant@Demo.bayge", &email).err(), Some(PasswordError::SameAsEmail));
    let password = Password::parse(" bayge-demo-2026 ", &email).expect("long enough");
    assert_eq!(password.reveal(), " bayge-demo-2026 ", "spaces count");
    assert!(!format!("{password:?}").contains("demo-2026"));
}

#[test]
fn only_chair_and_organizer_see_scores() {
    let seeing: Vec<_> = Role::ALL.iter().filter(|role| role.sees_scores()).collect();
    assert_eq!(seeing, [&Role::Chair, &Role::Organizer]);
    assert_eq!(Role::CODES, ["juror", "chair", "organizer", "host", "confirmer", "admin"]);
    assert!(Role::ALL.iter().all(|role| Role::parse(role.code()) == Some(*role)));
    assert_eq!(Role::parse("Admin"), None);
}

proptest! {
    #[test]
    fn a_name_has_one_form(text in ".{0,130}") {
        if let Ok(name) = PersonName::parse(&text) {
            prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
            prop_assert!(!name.as_str().contains("  ") && name.as_str().trim() == name.as_str());
        }
    }
}

#[test]
fn a_juror_neither_leads_the_jury_nor_runs_the_award() {
    for role in Role::ALL {
        let may = !matches!(role, Role::Admin | Role::Chair | Role::Organizer);
        assert_eq!((Role::Juror.goes_with(*role), role.goes_with(Role::Juror)), (may, may), "{role}");
    }
    let others = [Role::Organizer, Role::Chair, Role::Host, Role::Confirmer];
    assert!(others.iter().all(|role| others.iter().all(|other| role.goes_with(*other))), "people may be few elsewhere");
}

#[test]
fn who_keeps_the_machine_touches_no_scores() {
    for role in Role::ALL {
        let may = !matches!(role, Role::Juror | Role::Chair | Role::Organizer);
        assert_eq!((Role::Admin.goes_with(*role), role.goes_with(Role::Admin)), (may, may), "{role}");
    }
}
