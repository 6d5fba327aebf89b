//! Keeping answers.

use domain::answers::{Answers, AnswersError, Better, MAX_CHARS, count_words, row_fields};
use domain::form::Section;
use proptest::prelude::*;

use crate::world::{categories, complete, complete_with};

#[test]
fn words_are_runs_with_a_letter_or_digit() {
    for (text, words) in
        [("", 0), (" \n ", 0), ("бір", 1), ("бір — екі", 2), ("2026-жылғы 3 наурыз", 3), ("a\u{A0}b\tc\nd", 4), ("« » - !", 0)]
    {
        assert_eq!(count_words(text), words, "{text}");
    }
}

#[test]
fn text_is_normalized() {
    let mut answers = Answers::new();
    answers.set("how", "  бір\r\nекі\rүш\u{B}төрт\tбес\0\u{1F}\n\n ").expect("known");
    assert_eq!(answers.get("how"), "  бір\nекі\nүш\nтөрт\tбес");
    answers.set("title_kk", "  бір\r\nекі\u{2028}үш ").expect("known");
    assert_eq!(answers.get("title_kk"), "бір екі үш");
    answers.set("how", " \r\n").expect("known");
    assert!(answers.iter().all(|(key, _)| key != "how"), "an empty answer is no answer");
}

#[test]
fn nothing_is_cut_and_nothing_unknown_is_kept() {
    let mut answers = Answers::new();
    let longest = "ә".repeat(MAX_CHARS);
    answers.set("how", &longest).expect("just fits");
    assert_eq!(answers.get("how"), longest);
    let error = answers.set("how", &"ә".repeat(MAX_CHARS + 1));
    assert_eq!(error, Err(AnswersError::TooLong { key: "how".to_owned(), got: MAX_CHARS + 1 }));
    assert_eq!(answers.get("how"), longest, "the kept answer stays");
    assert_eq!(answers.set("csrf", "x"), Err(AnswersError::UnknownKey { key: "csrf".to_owned() }));
}

#[test]
fn what_could_not_be_kept_is_shown_as_it_was_typed() {
    let kept = complete();
    let long = "ә".repeat(MAX_CHARS + 1);
    let typed = [("how", long.as_str()), ("situation", " "), ("csrf", "x")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let shown = kept.with_typed(Section::Solution, &typed.into());
    assert_eq!((shown.get("how"), shown.get("situation"), shown.get("why_ai")), (long.as_str(), "", ""), "what was not typed is empty");
    assert_eq!(shown.get("title_kk"), kept.get("title_kk"), "other sections stay");
    assert!(shown.problems(Section::Solution, &categories()).iter().any(|problem| problem.key == "how"), "and what is wrong is told");
    let organization = kept.with_typed(Section::Organization, &[("head".to_owned(), "Жаңа".to_owned())].into());
    assert_eq!((organization.get("bin"), organization.get("head"), organization.get("email")), (kept.get("bin"), "Жаңа", ""));
}

#[test]
fn a_merge_is_all_or_nothing() {
    let mut answers = complete();
    let before = answers.clone();
    assert!(answers.merge([("title_kk", "Жаңа"), ("nothing", "x")], &["indicator"]).is_err());
    assert_eq!(answers, before);
    answers.merge([("title_kk", "Жаңа"), ("title_ru", "")], &[]).expect("known");
    assert_eq!((answers.get("title_kk"), answers.get("title_ru")), ("Жаңа", ""));
    assert_eq!(answers.get("bin"), before.get("bin"), "other answers stay");
    let changed: Vec<_> = answers.changed_keys(&before).into_iter().collect();
    assert_eq!(changed, ["title_kk", "title_ru"]);
}

#[test]
fn replaced_rows_are_gone() {
    let mut answers = complete();
    let rows = [("indicator.1.unit_kk", "күн"), ("indicator.3.unit_kk", "%"), ("indicator.10.unit_kk", "₸")];
    answers.merge(rows, &["indicator"]).expect("known");
    let numbers: Vec<_> = answers.rows("indicator").iter().map(|row| (row.number, row.get("unit_kk"))).collect();
    assert_eq!(numbers, [(1, "күн"), (3, "%"), (10, "₸")], "ordered by number, not by text");
    assert_eq!(answers.get("indicator.1.before"), "", "no answer of a former row survives");
    assert_eq!(answers.rows("member").len(), 1, "other rows stay");
    answers.merge(std::iter::empty::<(&str, &str)>(), &["indicator"]).expect("nothing to keep");
    assert!(answers.rows("indicator").is_empty());
    assert_eq!(row_fields(Section::Team), ["member", "partner"]);
}

#[test]
fn only_what_the_entrant_allows_is_published() {
    let whole = complete().published();
    assert_eq!((whole.get("title_kk"), whole.get("how")), ("Демо жоба", "Модель суретті оқиды."));
    assert_eq!(whole.get("indicator.1.before"), "40");
    for key in ["bin", "head", "contact", "phone", "email", "member.1.name", "authority", "publication"] {
        assert_eq!(whole.get(key), "", "{key} is never public");
    }
    let summary = complete_with("publication", "summary").published();
    assert_eq!((summary.get("summary_ru"), summary.get("how")), ("Краткое описание.", ""));
    assert!(summary.headline().is_none());
    for publication in ["none", "", "all"] {
        assert!(complete_with("publication", publication).published().is_empty());
    }
}

#[test]
fn the_first_readable_indicator_is_the_headline() {
    let headline = complete().headline().expect("an indicator");
    assert_eq!(headline.name.kk, "Оқу уақыты");
    assert_eq!((headline.before.to_string(), headline.after.to_string()), ("40".to_owned(), "10".to_owned()));
    assert_eq!((headline.unit.kk.as_str(), headline.better), ("мин", Better::Lower));
    assert!(complete_with("indicator.1.before", "көп").headline().is_none());
    assert!(Answers::new().headline().is_none());
    assert_eq!(complete().trilingual("title").ru, "Демо-проект");
    assert_eq!(complete().choices("technologies").collect::<Vec<_>>(), ["vision", "decision"]);
}

proptest! {
    /// What was kept is kept again unchanged, so a form that is posted twice changes nothing.
    #[test]
    fn keeping_is_idempotent(text in "(?s).{0,200}", key in prop::sample::select(vec!["how", "title_kk", "bin", "member.2.name"])) {
        let mut once = Answers::new();
        once.set(key, &text).expect("known and short");
        let mut twice = once.clone();
        let kept = once.get(key).to_owned();
        twice.set(key, &kept).expect("known and short");
        prop_assert_eq!(&once, &twice);
        prop_assert!(!kept.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
    }
}
