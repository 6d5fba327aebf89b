//! What an indicator will look like: before and after as bars, as it was last saved.

use domain::{answers::Answers, figure::proportions, locale::Trilingual, number::Number};
use leptos::prelude::*;

use crate::{ui::bars::Bars, words::use_words};

/// The bars of a row whose numbers can be read.
#[component]
pub fn IndicatorBars(
    /// What was answered.
    answers: Answers,
    /// The number of the row.
    number: usize,
) -> impl IntoView {
    let words = use_words();
    let rows = answers.rows("indicator");
    let row = rows.iter().find(|row| row.number == number)?;
    let (before, after) = (Number::parse(row.get("before"))?, Number::parse(row.get("after"))?);
    let (before_bar, after_bar) = proportions(before, after)?;
    let unit = Trilingual::new(row.get("unit_kk"), row.get("unit_ru"), row.get("unit_en"));
    let value = |number: Number| words.quantity(&number.to_string(), unit.best(words.locale()).0);
    Some(view! { <Bars before=before_bar after=after_bar before_text=value(before) after_text=value(after)/> })
}
