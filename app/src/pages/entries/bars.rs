//! What an indicator will look like: before and after as bars, as it is being typed.

use std::collections::BTreeMap;

use domain::{answers::Answers, figure::proportions, form::row_key, locale::Trilingual, number::Number};
use leptos::{
    ev::Event,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlInputElement},
};

use crate::{
    ui::bars::Bars,
    words::{Words, use_words},
};

/// The fields of a row that the bars are drawn from.
const FIELDS: [&str; 5] = ["before", "after", "unit_kk", "unit_ru", "unit_en"];

/// What a row says so far, by field.
#[derive(Clone, Copy)]
pub struct Preview {
    number: usize,
    texts: RwSignal<BTreeMap<&'static str, String>>,
}

impl Preview {
    /// As it was saved.
    pub fn of(answers: &Answers, number: usize) -> Self {
        let text = |field: &'static str| (field, answers.get(&row_key("indicator", number, field)).to_owned());
        Self { number, texts: RwSignal::new(FIELDS.into_iter().map(text).collect()) }
    }

    fn name(self, field: &str) -> String {
        format!("fields[{}]", row_key("indicator", self.number, field))
    }

    /// Takes in what was typed just now.
    pub fn hear(self, event: &Event) {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let name = input.name();
        if let Some(field) = FIELDS.into_iter().find(|field| self.name(field) == name) {
            self.texts.update(|texts| drop(texts.insert(field, input.value())));
        }
    }

    /// Takes in what was typed before the page woke up.
    pub fn read(self, row: &Element) {
        let inputs = row.get_elements_by_tag_name("input");
        let inputs = (0..inputs.length()).filter_map(|at| inputs.item(at)?.dyn_into::<HtmlInputElement>().ok());
        let said: Vec<(String, String)> = inputs.map(|input| (input.name(), input.value())).collect();
        self.texts.update(|texts| {
            for field in FIELDS {
                if let Some((_, text)) = said.iter().find(|(name, _)| *name == self.name(field)) {
                    texts.insert(field, text.clone());
                }
            }
        });
    }
}

/// The bars of a row whose numbers can be read.
#[component]
pub fn IndicatorBars(
    /// What the row says.
    preview: Preview,
) -> impl IntoView {
    let words = use_words();
    move || preview.texts.with(|texts| bars(words, texts))
}

fn bars(words: Words, texts: &BTreeMap<&'static str, String>) -> Option<AnyView> {
    let text = |field| texts.get(field).map(|text| text.trim()).unwrap_or_default();
    let (before, after) = (Number::parse(text("before"))?, Number::parse(text("after"))?);
    let (before_bar, after_bar) = proportions(before, after)?;
    let unit = Trilingual::new(text("unit_kk"), text("unit_ru"), text("unit_en"));
    let value = |number: Number| words.quantity(&number.to_string(), unit.best(words.locale()).0);
    Some(view! { <Bars before=before_bar after=after_bar before_text=value(before) after_text=value(after)/> }.into_any())
}
