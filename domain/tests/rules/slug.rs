//! Names in addresses.

use domain::slug::Slug;
use proptest::prelude::*;

fn slug(title: &str) -> String {
    Slug::from_title(title).map(String::from).unwrap_or_default()
}

#[test]
fn titles_of_three_languages() {
    for (title, expected) in [
        ("Шығыс Қазақстан облысы", "shyghys-qazaqstan-oblysy"),
        ("Жер Инспектор", "zher-inspektor"),
        ("Щука, объезд и подъём", "shchuka-obezd-i-podyom"),
        ("Әңгіме: үй, ұл, өң, һәм", "anggime-ui-ul-ong-ham"),
        ("Хат — цифрлық чат (ЮНЕСКО) яғни эл й", "khat-tsifrlyq-chat-yunesko-yaghni-el-i"),
        ("  AI 2026: People's «Choice»!  ", "ai-2026-peoples-choice"),
        ("İstanbul Şeker", "istanbul-sheker"),
        ("日本", ""),
        ("—", ""),
        ("ъь", ""),
    ] {
        assert_eq!(slug(title), expected, "{title}");
    }
}

#[test]
fn long_titles_are_cut_between_words() {
    let title = "тоғыз ".repeat(30);
    let cut = slug(&title);
    assert_eq!(cut, ["toghyz"; 11].join("-"), "the twelfth word would pass eighty characters");
    assert_eq!(slug(&"а".repeat(100)), "a".repeat(80));
    assert_eq!(slug(&format!("{} b", "a".repeat(80))), "a".repeat(80));
}

#[test]
fn numbered() {
    let road = Slug::parse("road").expect("a slug");
    assert_eq!(road.numbered(2).as_str(), "road-2");
    let long = Slug::parse(&"a".repeat(80)).expect("a slug");
    assert_eq!(long.numbered(12).as_str().len(), 80);
}

#[test]
fn malformed() {
    for text in ["", "-a", "a-", "a--b", "A", "ә", "a b", "a/b", &"a".repeat(81)] {
        assert!(Slug::parse(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn every_slug_is_well_formed(title in "[ а-яәғқңөұүһіА-ЯA-Za-z0-9.,«»-]{0,200}", other in ".{0,200}", number in 1u32..) {
        for title in [title, other] {
            if let Some(slug) = Slug::from_title(&title) {
                prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
                prop_assert_eq!(Slug::from_title(slug.as_str()), Some(slug.clone()));
                prop_assert!(Slug::parse(slug.numbered(number).as_str()).is_ok());
            }
        }
    }
}
