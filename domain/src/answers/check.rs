//! What is wrong or missing in the answers. Problems are form state: a draft saves anything.

use super::{Answers, MAX_CHARS, Row, count_words};
use crate::{
    bin::{Bin, BinError},
    category::{self, Category},
    email::{Email, EmailError},
    form::{CONSENT_GIVEN, Field, FieldKind, Section, row_key},
    number::Number,
    organization::OrganizationKind,
    phone::{Phone, PhoneError},
    time::parse_month,
};

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key of the field it concerns; for too few or too many rows the key of the rows (`indicator`).
    pub key: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Required, and empty; or a consent not given.
    Missing,
    /// Too many characters in a line, or too many words in a long text.
    TooLong {
        /// The most there may be.
        limit: usize,
        /// How many there are.
        got: usize,
    },
    /// Not a BIN.
    InvalidBin(BinError),
    /// Not an e-mail address.
    InvalidEmail(EmailError),
    /// Not a telephone number.
    InvalidPhone(PhoneError),
    /// Not a month.
    InvalidMonth,
    /// Not a number.
    InvalidNumber,
    /// None of the codes to choose from.
    NotAChoice,
    /// A body of this kind may not enter this category.
    NotAdmitted,
    /// Too few rows.
    TooFewRows {
        /// The fewest there may be.
        min: usize,
        /// How many there are.
        got: usize,
    },
    /// Too many rows.
    TooManyRows {
        /// The most there may be.
        max: usize,
        /// How many there are.
        got: usize,
    },
}

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionState {
    /// Nothing in it yet. A section without required fields may stay so.
    Empty,
    /// Begun, and something is missing or wrong.
    Partial {
        /// How many required fields have a right answer. May equal `required` when only an optional one is wrong.
        filled: usize,
        /// How many required fields there are, those of each begun row included.
        required: usize,
    },
    /// Begun, and nothing is missing or wrong.
    Complete,
}

impl Answers {
    /// What is missing or wrong in a section, in the order of the form; `categories` are those of the award.
    #[must_use]
    pub fn problems(&self, section: Section, categories: &[Category]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for field in section.fields() {
            if let FieldKind::Rows { fields, min, max } = field.kind {
                let rows = self.rows(field.key);
                problems.extend(count_problem(field.key, rows.len(), min, max));
                problems.extend(rows.iter().flat_map(|row| row_problems(field.key, fields, row)));
            } else {
                let kind = field_problem(field, self.get(field.key)).or_else(|| self.category_problem(field, categories));
                problems.extend(kind.map(|kind| Problem { key: field.key.to_owned(), kind }));
            }
        }
        problems
    }

    /// How far a section is.
    #[must_use]
    pub fn progress(&self, section: Section, categories: &[Category]) -> SectionState {
        let is_begun = section.fields().iter().any(|field| match field.kind {
            FieldKind::Rows { .. } => !self.rows(field.key).is_empty(),
            _ => !self.get(field.key).is_empty(),
        });
        let problems = self.problems(section, categories);
        if !is_begun {
            SectionState::Empty
        } else if problems.is_empty() {
            SectionState::Complete
        } else {
            let required = self.required_keys(section);
            let is_right = |key: &&String| problems.iter().all(|problem| problem.key != **key);
            SectionState::Partial { filled: required.iter().filter(is_right).count(), required: required.len() }
        }
    }

    /// The sections with something missing or wrong, in order, with their problems.
    #[must_use]
    pub fn missing(&self, categories: &[Category]) -> Vec<(Section, Vec<Problem>)> {
        let sections = Section::ALL.iter().map(|section| (*section, self.problems(*section, categories)));
        sections.filter(|(_, problems)| !problems.is_empty()).collect()
    }

    /// Whether nothing is missing or wrong: the entry may be submitted.
    #[must_use]
    pub fn is_complete(&self, categories: &[Category]) -> bool {
        Section::ALL.iter().all(|section| self.problems(*section, categories).is_empty())
    }

    /// The keys of required fields. Rows count as one field (their number), and each begun row adds its own.
    fn required_keys(&self, section: Section) -> Vec<String> {
        let mut keys = Vec::new();
        for field in section.fields() {
            if field.required {
                keys.push(field.key.to_owned());
            }
            if let FieldKind::Rows { fields, .. } = field.kind {
                for row in self.rows(field.key) {
                    let required = fields.iter().filter(|field| field.required);
                    keys.extend(required.map(|inner| row_key(field.key, row.number, inner.key)));
                }
            }
        }
        keys
    }

    /// The award has no such category, or a body of this kind may not enter it. Says nothing as long as either is unknown.
    fn category_problem(&self, field: &Field, categories: &[Category]) -> Option<ProblemKind> {
        let slug = self.get(field.key);
        if field.kind != FieldKind::Category || slug.is_empty() {
            return None;
        }
        let Some(category) = category::find(categories, slug) else { return Some(ProblemKind::NotAChoice) };
        let kind = OrganizationKind::parse(self.get("org_kind"))?;
        (!category.entrants.admits(kind)).then_some(ProblemKind::NotAdmitted)
    }
}

fn count_problem(key: &str, got: usize, min: usize, max: usize) -> Option<Problem> {
    let kind = if got < min {
        ProblemKind::TooFewRows { min, got }
    } else if got > max {
        ProblemKind::TooManyRows { max, got }
    } else {
        return None;
    };
    Some(Problem { key: key.to_owned(), kind })
}

fn row_problems(rows: &str, fields: &[Field], row: &Row<'_>) -> Vec<Problem> {
    let problem = |field: &Field| {
        let kind = field_problem(field, row.get(field.key))?;
        Some(Problem { key: row_key(rows, row.number, field.key), kind })
    };
    fields.iter().filter_map(problem).collect()
}

/// What is wrong with one answer.
fn field_problem(field: &Field, text: &str) -> Option<ProblemKind> {
    if text.is_empty() {
        return field.required.then_some(ProblemKind::Missing);
    }
    match field.kind {
        FieldKind::Text { max_chars } => too_long(max_chars, text.chars().count()),
        FieldKind::LongText { max_words } => too_long(max_words, count_words(text)).or_else(|| too_long(MAX_CHARS, text.chars().count())),
        FieldKind::Choice(codes) => (!codes.contains(&text)).then_some(ProblemKind::NotAChoice),
        FieldKind::Choices(codes) => text.split(',').any(|code| !codes.contains(&code)).then_some(ProblemKind::NotAChoice),
        FieldKind::Bin => Bin::parse(text).err().map(ProblemKind::InvalidBin),
        FieldKind::Email => Email::parse(text).err().map(ProblemKind::InvalidEmail),
        FieldKind::Phone => Phone::parse(text).err().map(ProblemKind::InvalidPhone),
        FieldKind::Month => parse_month(text).is_none().then_some(ProblemKind::InvalidMonth),
        FieldKind::Number => Number::parse(text).is_none().then_some(ProblemKind::InvalidNumber),
        FieldKind::Consent => (text != CONSENT_GIVEN).then_some(ProblemKind::Missing),
        // Rows hold no text of their own: their answers are checked one by one. Categories are the award's.
        FieldKind::Rows { .. } | FieldKind::Category => None,
    }
}

fn too_long(limit: usize, got: usize) -> Option<ProblemKind> {
    (got > limit).then_some(ProblemKind::TooLong { limit, got })
}
