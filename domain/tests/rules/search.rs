//! What search cuts a text into: words, Kazakh stems, Latin spelling.

use std::collections::BTreeMap;

use domain::{
    fold::fold,
    search::{cyrillic, stem, tokens},
};
use proptest::prelude::*;

/// A word and its forms a line; all forms of a line have one stem, no two lines have the same.
const FORMS: &str = include_str!("search/forms.txt");

fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    FORMS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace().collect())
}

#[test]
fn every_form_of_a_word_has_its_stem() {
    let mut count = 0;
    let mut faults = Vec::new();
    for forms in lines() {
        count += forms.len();
        for form in &forms[1..] {
            if stem(form) != stem(forms[0]) {
                faults.push(format!("{form}: {} is not {}", stem(form), stem(forms[0])));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
    assert!(count >= 150, "{count} forms");
}

#[test]
fn typed_without_a_kazakh_layout_the_forms_have_one_stem_too() {
    let mut faults = Vec::new();
    for forms in lines() {
        for form in &forms[1..] {
            let (folded, bare) = (stem(&fold(form)), stem(&fold(forms[0])));
            // The index keeps the stem of the word as written and of the word folded: one of them has to meet.
            if folded != bare && folded != fold(&stem(forms[0])) {
                faults.push(format!("{form}: {folded} is not {bare}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn different_words_keep_different_stems() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for forms in lines() {
        if let Some(other) = seen.insert(fold(&stem(forms[0])), forms[0]) {
            panic!("{other} and {} are both {}", forms[0], stem(forms[0]));
        }
    }
}

#[test]
fn what_is_no_ending_stays() {
    for word in ["адам", "білім", "ғылым", "теңіз", "негіз", "емхана", "зертхана", "жұмыс", "жол", "су", "ел", "ai", "gpt", "109"]
    {
        assert_eq!(stem(word), word);
    }
    // Harmony and the sound before decide: these only look like endings.
    for word in ["мектептар", "қаладе", "малнің", "үйқа", "үйтер"] {
        assert_eq!(stem(word), word, "{word}");
    }
}

#[test]
fn a_text_is_cut_at_whatever_is_no_letter() {
    let words = |text: &str| tokens(text).map(|token| token.word).collect::<Vec<_>>();
    assert_eq!(words("«Сергек»: 148 + 402, e-Otinish; children’s 65%"), ["сергек", "148", "402", "e", "otinish", "children's", "65"]);
    assert_eq!(words("'quoted' x’ ’y"), ["quoted", "x", "y"]);
    assert!(words(" …—%_\u{0} ").is_empty());
    let text = "Әкімдік — ӨРТ";
    let places: Vec<&str> = tokens(text).map(|token| &text[token.place]).collect();
    assert_eq!(places, ["Әкімдік", "ӨРТ"]);
}

#[test]
fn latin_kazakh_folds_to_the_usual_spelling() {
    for (latin, usual) in [
        ("qala", "қала"),
        ("joldar", "жолдар"),
        ("zholdardyng", "жолдардың"),
        ("öñir", "өңір"),
        ("ūlttyq", "ұлттық"),
        ("şeşim", "шешім"),
        ("sheshim", "шешім"),
        ("ghylym", "ғылым"),
        ("ğılım", "ғылым"),
        ("auyl", "ауыл"),
        ("abay", "абай"),
        ("abai", "абай"),
        ("qyzmet", "қызмет"),
        ("ormán", "орман"),
        ("ört", "өрт"),
        ("tehnologiya", "технология"),
        ("baqsha", "бақша"),
        ("tasqyn", "тасқын"),
        ("densaulyq", "денсаулық"),
    ] {
        let written = cyrillic(latin).unwrap_or_default();
        assert_eq!(written, fold(usual), "{latin}");
    }
    assert_eq!(cyrillic("жол"), None);
    assert_eq!(cyrillic("road's"), None);
}

proptest! {
    #[test]
    fn a_stem_is_its_own_stem(word in "[а-яәғқңөұүһі]{1,14}") {
        let once = stem(&word);
        prop_assert_eq!(stem(&once), once.clone());
        prop_assert!(once.chars().count() >= word.chars().count().min(2), "{} became {}", word, once);
    }

    #[test]
    fn words_stand_where_they_say(text in "\\PC*") {
        for token in tokens(&text) {
            prop_assert!(!token.word.is_empty());
            prop_assert!(text.get(token.place).is_some());
        }
    }
}
