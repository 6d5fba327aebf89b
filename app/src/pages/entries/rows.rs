//! Rows that the entrant fills: indicators, people, partners. Adding and taking out are buttons that save first, so
//! that they work without scripts.

use domain::form::Field;
use leptos::{html, prelude::*};

use super::{
    bars::{IndicatorBars, Preview},
    field::Drawn,
    form::Fields,
    labels,
};
use crate::{
    ui::icon::Icon,
    words::{Word, use_words},
};

/// Every row of a field, an empty one where there is none or one more was asked for, and the button for one more.
#[component]
pub fn Rows(
    /// What they are drawn from.
    drawn: Drawn,
    /// The key of the rows.
    name: &'static str,
    /// The fields of a row.
    fields: &'static [Field],
    /// Most rows.
    max: usize,
    /// Whether an empty row is asked for.
    adds: bool,
) -> impl IntoView {
    let words = use_words();
    let mut numbers: Vec<usize> = drawn.answers.rows(name).iter().map(|row| row.number).collect();
    if adds || numbers.is_empty() {
        numbers.push(numbers.last().map_or(1, |last| last + 1));
    }
    let is_full = numbers.len() >= max;
    let error = drawn.problems.iter().find(|problem| problem.key == name).map(|problem| super::problems::text(words, problem));
    let label = labels::field(None, name).map_or("", |(word, _)| words.t(word));
    let described = drawn.marks.iter().any(|mark| mark.key == name).then(|| format!("{}-remark", super::problems::input_id(name)));
    let rows = numbers
        .into_iter()
        .map(|number| {
            let heading = format!("{label} {number}");
            let preview = (name == "indicator").then(|| Preview::of(&drawn.answers, number));
            let bars = preview.map(|preview| view! { <IndicatorBars preview=preview/> }.into_any());
            let place = NodeRef::<html::Fieldset>::new();
            Effect::new(move || {
                if let (Some(preview), Some(place)) = (preview, place.get()) {
                    preview.read(&place);
                }
            });
            let hear = move |event| {
                if let Some(preview) = preview {
                    preview.hear(&event);
                }
            };
            view! {
                <fieldset node_ref=place on:input=hear aria-describedby=described.clone() class="panel entry-row" id=format!("row-{name}-{number}") aria-labelledby=format!("row-{name}-{number}-name")>
                    <div class="panel-head">
                        <h2 id=format!("row-{name}-{number}-name")>{heading.clone()}</h2>
                        <button class="link danger" name="act" value=format!("remove:{name}.{number}")>
                            {words.t(Word::EntriesRemove)}<span class="unseen">": "{heading}</span>
                        </button>
                    </div>
                    {view! { <Fields drawn=drawn.clone() fields=fields row=Some((name, number))/> }.into_any()}
                    {bars}
                </fieldset>
            }
            .into_any()
        })
        .collect_view();
    let add = labels::add_row(name).filter(|_| !is_full).map(|word| {
        view! { <button class="button" name="act" value=format!("add:{name}")><Icon name="plus"/>{words.t(word)}</button> }
    });
    view! {
        <section class="stack" id=super::problems::input_id(name) tabindex="-1">
            {rows}
            {error.map(|error| view! { <p class="field-error"><Icon name="warning"/><span>{error}</span></p> })}
            {add}
        </section>
    }
}
