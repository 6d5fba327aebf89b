//! E-mail addresses and telephone numbers.

use domain::{
    email::{Email, EmailError},
    phone::{Phone, PhoneError},
};
use proptest::prelude::*;

#[test]
fn addresses_are_trimmed_and_lowered() {
    for (text, address) in [
        (" Entrant@Demo.Bayge \n", "entrant@demo.bayge"),
        ("a.b+c@gov.kz", "a.b+c@gov.kz"),
        ("o'neil_1@mail-1.x-y.kz", "o'neil_1@mail-1.x-y.kz"),
        ("\u{A0}a@b.kz\u{A0}", "a@b.kz"),
    ] {
        assert_eq!(Email::parse(text).map(String::from), Ok(address.to_owned()));
    }
}

#[test]
fn addresses_that_are_refused() {
    let long = format!("{}@{}.kz", "a".repeat(64), "b".repeat(190));
    for (text, error) in [
        ("", EmailError::Empty),
        ("  ", EmailError::Empty),
        (long.as_str(), EmailError::TooLong),
        ("a b@c.kz", EmailError::Space),
        ("a@c.kz\0", EmailError::Space),
        ("a@b.kz\nBcc: x@y.kz", EmailError::Space),
        // The first letter is Cyrillic.
        ("аdmin@gov.kz", EmailError::NotAscii),
        ("a@қазақстан.kz", EmailError::NotAscii),
        ("a\u{200B}@b.kz", EmailError::NotAscii),
        ("gov.kz", EmailError::At),
        ("a@b@gov.kz", EmailError::At),
        ("@gov.kz", EmailError::Local),
        (".a@gov.kz", EmailError::Local),
        ("a.@gov.kz", EmailError::Local),
        ("a..b@gov.kz", EmailError::Local),
        ("\"a\"@gov.kz", EmailError::Local),
        ("a,b@gov.kz", EmailError::Local),
        ("a@", EmailError::Domain),
        ("a@localhost", EmailError::Domain),
        ("a@gov..kz", EmailError::Domain),
        ("a@-gov.kz", EmailError::Domain),
        ("a@gov-.kz", EmailError::Domain),
        ("a@gov.kz.", EmailError::Domain),
        ("a@192.168.1.1", EmailError::Domain),
        ("a@gov.k", EmailError::Domain),
        ("a@go_v.kz", EmailError::Domain),
    ] {
        assert_eq!(Email::parse(text), Err(error), "{text:?}");
    }
    assert_eq!(Email::parse(&format!("{}@gov.kz", "a".repeat(65))), Err(EmailError::Local));
    assert!(Email::parse(&format!("{}@gov.kz", "a".repeat(64))).is_ok());
}

#[test]
fn numbers_as_people_write_them() {
    for text in ["+77011234567", "87011234567", "77011234567", " +7 (701) 123-45-67 ", "8 701 123 45 67", "8–701–1234567"] {
        assert_eq!(Phone::parse(text).map(String::from), Ok("+77011234567".to_owned()), "{text}");
    }
    assert_eq!(Phone::parse("8 (7172) 55-55-55").map(String::from), Ok("+77172555555".to_owned()));
}

#[test]
fn numbers_that_are_refused() {
    for (text, error) in [
        ("", PhoneError::Length),
        ("701 123 45 67", PhoneError::Length),
        ("+7 701 123 45 678", PhoneError::Length),
        ("+7 701 123 45 6x", PhoneError::Characters),
        ("+7+7011234567", PhoneError::Characters),
        ("+7 701 123 45 67 #2", PhoneError::Characters),
        ("+7 901 123 45 67", PhoneError::Country),
        ("+8 701 123 45 67", PhoneError::Country),
        ("+99 801 123 45 6", PhoneError::Country),
    ] {
        assert_eq!(Phone::parse(text), Err(error), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_was_parsed_parses_to_itself(text in ".{0,30}", local in "[a-zA-Z0-9.+_-]{1,20}", domain in "[a-zA-Z0-9.-]{1,20}") {
        for text in [text, format!("{local}@{domain}.kz")] {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
                prop_assert!(email.as_str().is_ascii() && !email.as_str().bytes().any(|b| b.is_ascii_uppercase()));
            }
        }
    }

    #[test]
    fn phones_have_one_form(text in "[+]?[78][ (-]{0,2}7[0-9) -]{7,14}") {
        if let Ok(phone) = Phone::parse(&text) {
            prop_assert_eq!(phone.as_str().len(), 12);
            prop_assert!(phone.as_str().starts_with("+77"));
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
        }
    }
}
