//! Texts asked in several languages, of which one is not written yet.

use super::Answers;
use crate::form::{self, Field, FieldKind, Section};

impl Answers {
    /// The keys of a section's texts that stand empty while another language of the same text is written.
    #[must_use]
    pub fn untranslated(&self, section: Section) -> Vec<String> {
        let mut keys = Vec::new();
        for field in section.fields() {
            let FieldKind::Rows { fields, .. } = field.kind else { continue };
            for row in self.rows(field.key) {
                keys.extend(self.untranslated_of(fields, |key| form::row_key(field.key, row.number, key)));
            }
        }
        keys.extend(self.untranslated_of(section.fields(), str::to_owned));
        keys
    }

    fn untranslated_of(&self, fields: &[Field], key: impl Fn(&str) -> String) -> Vec<String> {
        let is_written = |field: &Field| !self.get(&key(field.key)).is_empty();
        let has_other =
            |field: &Field| fields.iter().any(|other| other.locale.is_some() && other.stem() == field.stem() && is_written(other));
        let lacks = |field: &&Field| field.locale.is_some() && !is_written(field) && has_other(field);
        fields.iter().filter(lacks).map(|field| key(field.key)).collect()
    }
}
