//! The form of an edition's criteria, and whether they can stand together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    AwardError,
    form::clean,
    rows::{self, NEW, RowProblem, Rows},
};
use crate::{
    criterion::{ANCHORED_SCORES, Criterion},
    locale::{Locale, Trilingual},
};

/// The most criteria that an edition can have.
pub const CRITERIA_MAX: usize = 12;
/// Longest worded anchor, in characters.
pub const ANCHOR_MAX: usize = 300;

/// The criteria as typed: for each code `weight`, `kk`, `ru`, `en`, the anchors (`8_kk`), `place` and `remove`; `new` adds one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CriteriaForm(Rows);

impl CriteriaForm {
    /// The form as it stands for these criteria.
    #[must_use]
    pub fn of(criteria: &[Criterion]) -> Self {
        let mut form = Rows::default();
        for (place, Criterion { code, weight, name, anchors }) in (1..).zip(criteria) {
            form.put(code, "weight", weight.to_string());
            form.put_place(code, place);
            form.put_all(code, "", name);
            for (score, words) in ANCHORED_SCORES.iter().zip(anchors) {
                form.put_all(code, &score.to_string(), words);
            }
        }
        Self(form)
    }

    /// The form as it was typed.
    #[must_use]
    pub const fn typed(fields: BTreeMap<String, String>) -> Self {
        Self(Rows::typed(fields))
    }

    /// What was typed for a part of a criterion.
    #[must_use]
    pub fn get(&self, code: &str, part: &str) -> &str {
        self.0.get(code, part)
    }

    /// Whether a new one was begun.
    fn is_new_begun(&self) -> bool {
        let read = self.criterion(NEW, NEW);
        read.weight > 0 || !read.name.is_empty() || read.anchors.iter().any(|words| !words.is_empty())
    }

    fn criterion(&self, from: &str, code: &str) -> Criterion {
        Criterion {
            code: code.to_owned(),
            // What is no number weighs nothing, which no criterion may.
            weight: self.get(from, "weight").parse().unwrap_or(0),
            name: self.0.lines(from, ""),
            anchors: ANCHORED_SCORES.map(|score| self.0.lines(from, &score.to_string())),
        }
    }

    /// The criteria as they would be, in their order, and everything that is wrong. Codes never change; what the form did not
    /// show stays.
    #[must_use]
    pub fn read(&self, present: &[Criterion]) -> (Vec<Criterion>, Vec<RowProblem<AwardError>>) {
        let mut problems = Vec::new();
        let mut kept = Vec::new();
        for (at, criterion) in (1..).zip(present) {
            let code = criterion.code.as_str();
            if !self.0.has(code) {
                kept.push(((Some(at), None), criterion.clone()));
            } else if !self.0.is_ticked(code, "remove") {
                let read = self.criterion(code, code);
                problems.extend(problems_of(code, &read));
                kept.push((self.0.place(code), read));
            }
        }
        if self.is_new_begun() {
            let name = self.0.lines(NEW, "");
            let code = rows::fresh_code(&name, |code| present.iter().any(|criterion| criterion.code == code));
            let read = self.criterion(NEW, code.as_deref().unwrap_or(NEW));
            problems.extend(problems_of(NEW, &read));
            if code.is_none() && problems.is_empty() {
                problems.push((rows::name(NEW, Locale::En.code()), AwardError::CriterionName));
            }
            kept.push((self.0.place(NEW), read));
        }
        let criteria = rows::arrange(kept);
        if criteria.len() > CRITERIA_MAX {
            problems.push((rows::name(NEW, Locale::Kk.code()), AwardError::TooManyCriteria));
        }
        if let Err(error @ AwardError::Weights { .. }) = check_weights(&criteria) {
            let first = criteria.first().map_or(NEW, |criterion| criterion.code.as_str());
            problems.push((rows::name(first, "weight"), error));
        }
        (criteria, problems)
    }

    /// Reads the form for the criteria that there are.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, present: &[Criterion]) -> Result<Vec<Criterion>, AwardError> {
        let (criteria, problems) = self.read(present);
        problems.first().map_or(Ok(criteria), |(_, error)| Err(*error))
    }
}

fn problems_of(code: &str, criterion: &Criterion) -> Vec<RowProblem<AwardError>> {
    let mut problems: Vec<_> =
        unnamed(&criterion.name).map(|locale| (rows::name(code, locale.code()), AwardError::CriterionName)).collect();
    for (score, words) in ANCHORED_SCORES.iter().zip(&criterion.anchors) {
        let long = Locale::ALL.iter().filter(|locale| !is_line(words.get(**locale), ANCHOR_MAX));
        problems.extend(long.map(|locale| (rows::name(code, &rows::part(&score.to_string(), *locale)), AwardError::Anchor)));
    }
    problems
}

/// The languages in which there is no name, or one too long.
pub(crate) fn unnamed(name: &Trilingual) -> impl Iterator<Item = Locale> {
    Locale::ALL.iter().copied().filter(|locale| clean(name.get(*locale)).is_none())
}

/// Whether a text, which may be empty, is short enough and nothing but text.
pub(crate) fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Whether criteria can stand together: each with a name in every language and a weight of its own, 100 in all.
///
/// # Errors
/// The first problem.
pub fn check_criteria(criteria: &[Criterion]) -> Result<(), AwardError> {
    if criteria.iter().any(|criterion| unnamed(&criterion.name).next().is_some()) {
        return Err(AwardError::CriterionName);
    }
    check_weights(criteria)
}

fn check_weights(criteria: &[Criterion]) -> Result<(), AwardError> {
    let sum: u64 = criteria.iter().map(|criterion| u64::from(criterion.weight)).sum();
    if sum != 100 || criteria.iter().any(|criterion| criterion.weight == 0) {
        return Err(AwardError::Weights { sum: u32::try_from(sum).unwrap_or(u32::MAX) });
    }
    Ok(())
}
