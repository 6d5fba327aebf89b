//! Changed answers that meet others.

use domain::answers::{Answers, AnswersError, Change, MAX_CHARS, Put};

fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    answers.merge(pairs.iter().copied(), &[]).expect("known keys");
    answers
}

fn change(text: &str, over: &[&str]) -> Change {
    Change { text: text.to_owned(), over: over.iter().map(|text| (*text).to_owned()).collect() }
}

#[test]
fn a_text_takes_the_place_of_one_that_was_seen_and_of_no_other() {
    let mut kept = answers(&[("how", "a")]);
    assert_eq!(kept.put("how", &change("b", &["a"])), Ok(Put::Kept));
    assert_eq!(kept.put("how", &change("b", &["a"])), Ok(Put::Same), "sent twice");
    assert_eq!(kept.put("how", &change("c", &["a"])), Ok(Put::Clash));
    assert_eq!(kept.put("how", &change("d", &[])), Ok(Put::Clash));
    assert_eq!(kept.get("how"), "b");
    assert_eq!(kept.put("how", &change("e", &["a", "b"])), Ok(Put::Kept), "one of those that may have arrived");
    assert_eq!(kept.put("why_ai", &change("f", &[""])), Ok(Put::Kept), "what was empty was seen empty");
    assert_eq!(kept.put("why_ai", &change("", &["f"])), Ok(Put::Kept));
    assert_eq!(kept, answers(&[("how", "e")]));
}

#[test]
fn texts_are_compared_as_they_are_kept() {
    let mut kept = answers(&[("how", "бір\nекі")]);
    assert_eq!(kept.put("how", &change("бір\r\nекі\n\n", &["x"])), Ok(Put::Same));
    assert_eq!(kept.put("how", &change("үш", &["бір\r\nекі "])), Ok(Put::Kept));
    let long = "x".repeat(MAX_CHARS + 1);
    assert_eq!(kept.put("how", &change(&long, &["үш"])), Err(AnswersError::TooLong { key: "how".to_owned(), got: MAX_CHARS + 1 }));
    assert_eq!(kept.put("no_such", &change("x", &[""])), Err(AnswersError::UnknownKey { key: "no_such".to_owned() }));
    assert_eq!(kept.get("how"), "үш");
}

#[test]
fn two_whole_forms_are_joined_and_what_both_changed_stands_both_ways() {
    let base = answers(&[("situation", "a"), ("how", "b")]);
    let mine = answers(&[("situation", "mine"), ("how", "mine"), ("why_ai", "same")]);
    let theirs = answers(&[("situation", "a"), ("how", "theirs"), ("why_ai", "same"), ("technologies", "vision")]);
    let joined = Answers::join(&base, &mine, theirs);
    assert_eq!(joined.clashes.iter().collect::<Vec<_>>(), ["how"]);
    let common = [("situation", "mine"), ("why_ai", "same"), ("technologies", "vision")];
    assert_eq!(joined.theirs, answers(&[&common[..], &[("how", "theirs")]].concat()));
    assert_eq!(joined.mine, answers(&[&common[..], &[("how", "mine")]].concat()));

    let emptied = Answers::join(&base, &answers(&[("situation", "a")]), answers(&[("situation", "a"), ("how", "theirs")]));
    assert_eq!((emptied.theirs.get("how"), emptied.mine.get("how"), emptied.clashes.len()), ("theirs", "", 1), "taking away is a change");
}

#[test]
fn a_text_is_not_translated_while_another_language_of_it_is_written() {
    use domain::form::Section;
    assert!(Answers::new().untranslated(Section::Project).is_empty(), "what nobody wrote waits for no translation");
    let kept = answers(&[("title_kk", "Жоба"), ("summary_kk", "а"), ("summary_ru", "б"), ("summary_en", "c")]);
    assert_eq!(kept.untranslated(Section::Project), ["title_ru", "title_en"]);
    let rows = answers(&[("indicator.2.name_ru", "Время"), ("indicator.3.before", "40")]);
    assert_eq!(rows.untranslated(Section::Results), ["indicator.2.name_kk", "indicator.2.name_en"]);
}
