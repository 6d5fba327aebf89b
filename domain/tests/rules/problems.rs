//! What is missing or wrong in the answers.

use domain::{
    answers::{Answers, ProblemKind, SectionState},
    bin::BinError,
    email::EmailError,
    form::Section,
    phone::PhoneError,
};

use crate::world::{categories, complete, complete_with};

fn only_problem(answers: &Answers, section: Section) -> Option<(String, ProblemKind)> {
    let mut problems = answers.problems(section, &categories());
    let problem = problems.pop();
    assert!(problems.is_empty(), "only one: {problems:?}");
    problem.map(|problem| (problem.key, problem.kind))
}

#[test]
fn a_complete_entry_has_none() {
    assert!(complete().is_complete(&categories()) && complete().missing(&categories()).is_empty());
    for section in Section::ALL {
        let expected = if *section == Section::Files { SectionState::Empty } else { SectionState::Complete };
        assert_eq!(complete().progress(*section, &categories()), expected, "{section}");
    }
}

#[test]
fn an_empty_entry_misses_every_required_section() {
    let empty = Answers::new();
    let missing: Vec<_> = empty.missing(&categories()).into_iter().map(|(section, _)| section).collect();
    let expected: Vec<_> = Section::ALL.iter().copied().filter(|section| *section != Section::Files).collect();
    assert_eq!(missing, expected);
    assert!(Section::ALL.iter().all(|section| empty.progress(*section, &categories()) == SectionState::Empty));
}

#[test]
fn each_kind_of_problem() {
    let long = "сөз ".repeat(301);
    for (section, key, text, kind) in [
        (Section::Organization, "bin", "940140000380", ProblemKind::InvalidBin(BinError::CheckDigit)),
        (Section::Organization, "email", "x", ProblemKind::InvalidEmail(EmailError::At)),
        (Section::Organization, "phone", "1", ProblemKind::InvalidPhone(PhoneError::Length)),
        (Section::Organization, "region", "71", ProblemKind::NotAChoice),
        (Section::Organization, "head", "", ProblemKind::Missing),
        (Section::Project, "running_since", "2025-13", ProblemKind::InvalidMonth),
        (Section::Project, "category", "region", ProblemKind::NotAdmitted),
        (Section::Project, "category", "other", ProblemKind::NotAChoice),
        (Section::Project, "title_kk", &"ә".repeat(121), ProblemKind::TooLong { limit: 120, got: 121 }),
        (Section::Solution, "how", &long, ProblemKind::TooLong { limit: 300, got: 301 }),
        (Section::Solution, "technologies", "vision,magic", ProblemKind::NotAChoice),
        (Section::Results, "users", "көп", ProblemKind::InvalidNumber),
        (Section::Results, "indicator.1.after", "", ProblemKind::Missing),
        (Section::Results, "indicator.1.better", "same", ProblemKind::NotAChoice),
        (Section::Consent, "truth", "no", ProblemKind::Missing),
        (Section::Consent, "no_secrets", "", ProblemKind::Missing),
    ] {
        let answers = complete_with(key, text);
        assert_eq!(only_problem(&answers, section), Some((key.to_owned(), kind)), "{key}");
        assert!(!answers.is_complete(&categories()));
    }
}

#[test]
fn too_few_and_too_many_rows() {
    let mut answers = complete();
    answers.merge([("users", "5")], &["indicator"]).expect("known");
    let expected = ("indicator".to_owned(), ProblemKind::TooFewRows { min: 1, got: 0 });
    assert_eq!(only_problem(&answers, Section::Results), Some(expected));
    let mut answers = complete();
    for row in 1..=21 {
        answers.set(&format!("partner.{row}.name"), "Серіктес").expect("known");
    }
    let expected = ("partner".to_owned(), ProblemKind::TooManyRows { max: 20, got: 21 });
    assert_eq!(only_problem(&answers, Section::Team), Some(expected));
}

#[test]
fn optional_fields_are_optional_but_not_arbitrary() {
    assert!(complete_with("users", "1 000").is_complete(&categories()));
    assert_eq!(complete_with("users", "мың").progress(Section::Results, &categories()), SectionState::Partial { filled: 9, required: 9 });
    assert_eq!(complete_with("files_note", "Тұсаукесер").progress(Section::Files, &categories()), SectionState::Complete);
}

#[test]
fn progress_counts_required_fields_and_those_of_begun_rows() {
    let mut answers = Answers::new();
    answers.set("situation", "Бар.").expect("known");
    assert_eq!(answers.progress(Section::Solution, &categories()), SectionState::Partial { filled: 1, required: 4 });
    answers.set("indicator.1.unit_kk", "мин").expect("known");
    assert_eq!(answers.progress(Section::Results, &categories()), SectionState::Partial { filled: 2, required: 9 });
    answers.set("indicator.2.unit_kk", "мин").expect("known");
    assert_eq!(answers.progress(Section::Results, &categories()), SectionState::Partial { filled: 3, required: 17 });
}
