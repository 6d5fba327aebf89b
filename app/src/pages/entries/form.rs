//! The form of one section, drawn from the definition of the entry form.

use domain::form::{Field, FieldKind, Section};
use leptos::prelude::*;

use super::{
    field::{Drawn, FormField, Languages},
    remarks,
    rows::Rows,
    shut::shut,
};
use crate::words::use_words;

/// The fields of a section or of a row. Versions of one text stand side by side, and so do numbers that follow each
/// other.
#[component]
pub fn Fields(
    /// What they are drawn from.
    drawn: Drawn,
    /// The definition.
    fields: &'static [Field],
    /// Inside rows: the rows' key and the number of the row.
    row: Option<(&'static str, usize)>,
    /// The rows to which an empty one is to be added.
    #[prop(optional, into)]
    add: String,
) -> impl IntoView {
    let key = move |field: &Field| row.map_or(field.key.to_owned(), |(rows, number)| domain::form::row_key(rows, number, field.key));
    let rows = row.map(|(rows, _)| rows);
    let words = use_words();
    let mut views: Vec<AnyView> = Vec::new();
    let mut rest = fields;
    while let Some(first) = rest.first() {
        let together = rest.iter().take_while(|field| stands_with(first, field)).count().max(1);
        let (group, others) = rest.split_at(together);
        rest = others;
        let drawn = drawn.clone();
        for field in group {
            let key = key(field);
            views.extend(drawn.marks.iter().filter(|mark| mark.key == key).map(|mark| remarks::above(words, mark)));
            if !drawn.open.has(&key) {
                views.push(shut(words, &drawn, &key, field));
            }
        }
        let group: Vec<&'static Field> = group.iter().filter(|field| drawn.open.has(&key(field))).collect();
        let Some(first) = group.first().copied() else { continue };
        views.push(match first.kind {
            FieldKind::Rows { fields, max, .. } => {
                view! { <Rows drawn=drawn name=first.key fields=fields max=max adds=add == first.key/> }.into_any()
            }
            _ if first.locale.is_some() => {
                let keys = group.iter().map(|field| (key(field), *field)).collect();
                view! { <Languages drawn=drawn keys=keys rows=rows/> }.into_any()
            }
            _ if group.len() > 1 => {
                let numbers = group
                    .iter()
                    .map(|field| view! { <FormField drawn=drawn.clone() key=key(field) field=*field rows=rows/> }.into_any())
                    .collect_view();
                view! { <div class="fields three">{numbers}</div> }.into_any()
            }
            _ => view! { <FormField drawn=drawn key=key(first) field=first rows=rows/> }.into_any(),
        });
    }
    views
}

/// Whether two neighbours are drawn together.
fn stands_with(first: &Field, other: &Field) -> bool {
    if first.locale.is_some() {
        other.locale.is_some() && other.stem() == first.stem()
    } else {
        first.required && first.kind == FieldKind::Number && other.kind == FieldKind::Number
    }
}

/// The fields of a whole section.
#[component]
pub fn SectionFields(
    /// What it is drawn from.
    drawn: Drawn,
    /// The section.
    section: Section,
    /// The rows to which an empty one is added.
    add: String,
) -> impl IntoView {
    view! { <Fields drawn=drawn fields=section.fields() row=None add=add/> }
}
