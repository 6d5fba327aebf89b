//! What is wrong with an answer, in words.

use domain::{
    answers::{Answers, Problem, ProblemKind},
    bin::BinError,
    category::Category,
    email::EmailError,
    form::{self, FieldKind, Section},
    locale::Locale,
};

use super::labels;
use crate::words::{Word, Words};

/// The problems that a section's form shows: those of what was written, or all of them when the reader came to check.
#[must_use]
pub fn shown(answers: &Answers, section: Section, categories: &[Category], check: bool) -> Vec<Problem> {
    let mut problems = answers.problems(section, categories);
    problems.retain(|problem| check || !answers.get(&problem.key).is_empty() || matches!(problem.kind, ProblemKind::TooManyRows { .. }));
    problems
}

/// What to do about it.
#[must_use]
pub fn text(words: Words, problem: &Problem) -> String {
    let kind = form::find_field(&problem.key).map(|(_, field)| field.kind);
    let number = |n: usize| words.integer(u64::try_from(n).unwrap_or_default());
    let word = match problem.kind {
        ProblemKind::Missing if matches!(kind, Some(FieldKind::Consent)) => Word::FormConsentMissing,
        ProblemKind::Missing => Word::FormMissing,
        ProblemKind::TooLong { limit, got } => {
            let word = if matches!(kind, Some(FieldKind::LongText { .. })) { Word::FormTooManyWords } else { Word::FormTooManyCharacters };
            return words.with(word, &[("got", &number(got)), ("limit", &number(limit))]);
        }
        ProblemKind::TooFewRows { min, .. } => return words.with(Word::FormTooFewRows, &[("min", &number(min))]),
        ProblemKind::TooManyRows { max, got } => {
            return words.with(Word::FormTooManyRows, &[("max", &number(max)), ("got", &number(got))]);
        }
        ProblemKind::InvalidBin(BinError::Length) => Word::AccountErrorBinLength,
        ProblemKind::InvalidBin(BinError::NotDigits) => Word::AccountErrorBinNotDigits,
        ProblemKind::InvalidBin(BinError::NoSuchNumber) => Word::AccountErrorBinNoSuchNumber,
        ProblemKind::InvalidBin(_) => Word::AccountErrorBinCheckDigit,
        ProblemKind::InvalidEmail(EmailError::NotAscii) => Word::AccountErrorEmailNotAscii,
        ProblemKind::InvalidEmail(_) => Word::AccountErrorEmail,
        ProblemKind::InvalidPhone(_) => Word::FormBadPhone,
        ProblemKind::InvalidMonth => Word::FormBadMonth,
        ProblemKind::InvalidNumber => Word::FormBadNumber,
        ProblemKind::NotAChoice => Word::FormNotAChoice,
        ProblemKind::NotAdmitted => Word::FormNotAdmitted,
    };
    words.t(word).to_owned()
}

/// The id of the input that a key's problem belongs to.
#[must_use]
pub fn input_id(key: &str) -> String {
    if key == form::FILES {
        return "files".to_owned();
    }
    format!("f-{}", key.replace(['.', '_'], "-"))
}

/// What the field of a key is called, with its row and its language: `Көрсеткіш 2, Атауы (ҚАЗ)`.
#[must_use]
pub fn label(words: Words, key: &str) -> String {
    let (rows, number) = match key.split_once('.') {
        Some((rows, rest)) => (Some(rows), rest.split('.').next()),
        None => (None, None),
    };
    let Some((_, field)) = form::find_field(key) else {
        return labels::field(None, key).map(|(word, _)| words.t(word).to_owned()).unwrap_or_default();
    };
    let name = labels::field(rows, field.stem()).map_or("", |(word, _)| words.t(word));
    let language = field.locale.map(|locale| format!(" ({})", short(locale))).unwrap_or_default();
    let row = rows.and_then(|rows| labels::field(None, rows)).zip(number);
    let row = row.map(|((word, _), number)| format!("{} {number}, ", words.t(word))).unwrap_or_default();
    format!("{row}{name}{language}")
}

/// The tag of a text's language.
#[must_use]
pub const fn short(locale: Locale) -> &'static str {
    match locale {
        Locale::Kk => "ҚАЗ",
        Locale::Ru => "РУС",
        Locale::En => "ENG",
    }
}

/// For an error summary: where, and what.
#[must_use]
pub fn summary(words: Words, problems: &[Problem]) -> Vec<(String, String)> {
    problems.iter().map(|problem| (input_id(&problem.key), format!("{}: {}", label(words, &problem.key), text(words, problem)))).collect()
}
