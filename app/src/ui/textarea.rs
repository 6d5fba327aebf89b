//! What stands between the tags of a textarea; and one whose characters are counted.

use leptos::{html, prelude::*};

use super::field::Field;
use crate::words::{Word, use_words};

/// A text as `inner_html` of a textarea. As a child it would be written as markup: the framework escapes nothing there,
/// so that an answer with `</textarea>` in it would end the field and become part of the page.
#[must_use]
pub fn inside_textarea(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 1);
    // A browser that reads a page drops one line end after the opening tag; one that is handed the inside keeps it.
    if cfg!(not(target_family = "wasm")) && text.starts_with('\n') {
        html.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
}

/// A text of some lines with its characters counted beneath. What is too long stays as it is typed, and says so.
#[component]
pub fn CountedField(
    /// Name and id of the input.
    name: &'static str,
    /// What to write here.
    label: &'static str,
    /// What stands in it at first.
    value: String,
    /// The most characters.
    limit: usize,
    /// `ҚАЗ`, `РУС`, `ENG`.
    language: &'static str,
    /// The language of the text, for the browser's spelling.
    lang: &'static str,
) -> impl IntoView {
    let words = use_words();
    let letters = |text: &str| text.chars().count();
    let count = RwSignal::new(letters(&value));
    let area = NodeRef::<html::Textarea>::new();
    // What was typed before the page woke up counts too.
    Effect::new(move || {
        if let Some(area) = area.get() {
            count.set(letters(&area.value()));
        }
    });
    let number = move |n: usize| words.integer(u64::try_from(n).unwrap_or_default());
    let text = move || words.with(Word::RunningLetters, &[("got", &number(count.get())), ("limit", &number(limit))]);
    let counter = format!("{name}-count");
    view! {
        <Field id=name label=label language=language.to_owned()>
            <textarea
                class="input"
                id=name
                name=name
                rows="3"
                lang=lang
                aria-describedby=counter.clone()
                node_ref=area
                on:input=move |event| count.set(letters(&event_target_value(&event)))
                inner_html=inside_textarea(&value)
            ></textarea>
            <p class="counter" id=counter data-state=move || (count.get() > limit).then_some("over")>
                <progress max=limit.to_string() value=move || count.get().min(limit).to_string() aria-hidden="true"></progress>
                <span>{text}</span>
            </p>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_text_whatever_it_says() {
        assert_eq!(inside_textarea("</textarea><b>&amp;\"'"), "&lt;/textarea&gt;&lt;b&gt;&amp;amp;\"'");
        assert_eq!(inside_textarea("\n\nтөрт"), "\n\n\nтөрт", "the page's reader drops the first line end");
        assert_eq!(inside_textarea("үш\n"), "үш\n");
        assert_eq!(inside_textarea(""), "");
    }
}
