//! What the pressed button of a section's form asks for, after the save.
#![cfg(not(target_family = "wasm"))]

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    answers::Answers,
    category::Category,
    form::{MAX_ROW, Section, row_key},
};

/// The button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// `next`, and anything unknown: on to the next section.
    Next,
    /// `stay`: this section again.
    Stay,
    /// `add:indicator`: one more row.
    Add(String),
    /// `remove:indicator.2`: one row less.
    Remove(String, usize),
}

impl Act {
    pub fn read(text: &str) -> Self {
        match text.split_once(':') {
            Some(("add", rows)) => Self::Add(rows.to_owned()),
            Some(("remove", row)) => row
                .split_once('.')
                .and_then(|(rows, number)| Some(Self::Remove(rows.to_owned(), number.parse().ok()?)))
                .unwrap_or(Self::Stay),
            _ if text == "stay" => Self::Stay,
            _ => Self::Next,
        }
    }

    /// The answers as they are to be saved. Rows below a removed one move up.
    pub fn apply(&self, answers: BTreeMap<String, String>) -> BTreeMap<String, String> {
        let Self::Remove(rows, removed) = self else { return answers };
        let place = |key: String| {
            let Some((number, field)) = row_of(&key, rows) else { return Some(key) };
            match number.cmp(removed) {
                Ordering::Less => Some(key),
                Ordering::Equal => None,
                Ordering::Greater => Some(row_key(rows, number - 1, field)),
            }
        };
        answers.into_iter().filter_map(|(key, text)| Some((place(key)?, text))).collect()
    }

    /// The page below the entry's address to go to. Where something that was written is wrong, the section shows it.
    pub fn leads_to(&self, section: Section, categories: &[Category], kept: &BTreeMap<String, String>, met: Option<i64>) -> String {
        let mut answers = Answers::new();
        // What could be kept can be read.
        drop(answers.merge(kept, &[]));
        if let Some(version) = met {
            return format!("{section}?met={version}");
        }
        match self {
            Self::Add(rows) => {
                let last = answers.rows(rows).last().map_or(0, |row| row.number);
                let new = (last + 1).min(MAX_ROW);
                format!("{section}?add={}#row-{}-{new}", word(rows), word(rows))
            }
            Self::Next if answers.problems(section, categories).iter().all(|problem| answers.get(&problem.key).is_empty()) => {
                section.next().map_or("review".to_owned(), |next| next.code().to_owned())
            }
            Self::Remove(..) | Self::Stay | Self::Next => section.code().to_owned(),
        }
    }
}

/// The row and the field of a key inside these rows.
fn row_of<'k>(key: &'k str, rows: &str) -> Option<(usize, &'k str)> {
    let (number, field) = key.strip_prefix(rows)?.strip_prefix('.')?.split_once('.')?;
    Some((number.parse().ok()?, field))
}

/// Only letters: what a form sent must not shape an address.
fn word(text: &str) -> String {
    text.chars().filter(char::is_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn leads_on_unless_something_written_is_wrong() {
        let next = |pairs: &[(&str, &str)]| Act::read("next").leads_to(Section::Results, &[], &answers(pairs), None);
        assert_eq!(next(&[]), "responsible", "what is missing may wait");
        assert_eq!(next(&[("users", "12")]), "responsible");
        assert_eq!(next(&[("users", "many")]), "results");
        assert_eq!(Act::read("").leads_to(Section::Consent, &[], &answers(&[]), None), "review");
        assert_eq!(Act::read("next").leads_to(Section::Results, &[], &answers(&[]), Some(3)), "results?met=3");
    }

    #[test]
    fn rows_come_and_go() {
        let two = answers(&[("indicator.1.before", "1"), ("indicator.11.before", "2"), ("users", "3")]);
        assert_eq!(Act::read("add:indicator").leads_to(Section::Results, &[], &two, None), "results?add=indicator#row-indicator-12");
        let one = Act::read("remove:indicator.1").apply(two);
        assert_eq!(one, answers(&[("indicator.10.before", "2"), ("users", "3")]));
        assert_eq!(Act::read("remove:indicator.99").apply(one.clone()), one);
        assert_eq!(Act::read("add:/../x?").leads_to(Section::Results, &[], &one, None), "results?add=x#row-x-1");
    }
}
