//! A section as a form posts it.

use std::collections::BTreeMap;

use super::{FieldKind, Section, find_field};

/// The name of one box of a [`FieldKind::Choices`] field: `technologies.vision`. Each box is a field of its own, because
/// a form posts nothing for a box without a tick.
#[must_use]
pub fn choice_key(field: &str, code: &str) -> String {
    format!("{field}.{code}")
}

/// The answers of a whole section out of what its form posted. What was not posted is empty: a tick taken away, a row
/// taken out. What does not belong to the section is left out.
#[must_use]
pub fn read_post(section: Section, posted: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut answers: BTreeMap<String, String> = BTreeMap::new();
    for (key, text) in posted {
        if find_field(key).is_some_and(|(of, _)| of == section) {
            answers.insert(key.clone(), text.clone());
        }
    }
    for field in section.fields() {
        if let FieldKind::Choices(codes) = field.kind {
            let chosen: Vec<&str> = codes.iter().copied().filter(|code| posted.contains_key(&choice_key(field.key, code))).collect();
            answers.insert(field.key.to_owned(), chosen.join(","));
        }
    }
    answers
}
