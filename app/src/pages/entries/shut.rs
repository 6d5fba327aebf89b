//! Fields that are not open while an entry is returned: read, not asked.

use domain::form::{Field, FieldKind, row_key};
use leptos::prelude::*;

use super::{answers::answer, field::Drawn, problems};
use crate::words::{Word, Words};

/// The answers of a field, or of all rows of it.
pub fn shut(words: Words, drawn: &Drawn, key: &str, field: &'static Field) -> AnyView {
    let keys: Vec<(String, &'static Field)> = match field.kind {
        FieldKind::Rows { fields, .. } => {
            let rows = drawn.answers.rows(field.key);
            rows.iter().flat_map(|row| fields.iter().map(|inner| (row_key(field.key, row.number, inner.key), inner))).collect()
        }
        _ => vec![(key.to_owned(), field)],
    };
    keys.into_iter()
        .map(|(key, field)| {
            let text = answer(words, &drawn.categories, field, drawn.answers.get(&key));
            let text = if text.is_empty() { words.t(Word::EntriesNotWritten).to_owned() } else { text };
            view! {
                <div class="field shut">
                    <p class="field-label">{problems::label(words, &key)}</p>
                    <p class="lines" id=problems::input_id(&key)>{text}</p>
                </div>
            }
        })
        .collect_view()
        .into_any()
}
