//! A project's card for pages of other sites: the card of the gallery, alone, whose links open beside the page that holds it.

use app::{
    api::request::House,
    ui::card::Card,
    words::{Word, Words},
};
use domain::{locale::Locale, showcase::ProjectCard};
use leptos::prelude::*;

/// The page.
pub fn page(card: ProjectCard, locale: Locale, house: &House) -> String {
    let title = card.title.text.clone();
    document(locale, house, title, move || view! { <div class="embed-card"><Card card=card/></div> }.into_any())
}

/// The page of a project that is not there, or no longer.
pub fn nothing(locale: Locale, house: &House) -> String {
    let word = Words::of(locale).t(Word::ErrorNotFound);
    document(locale, house, word.to_owned(), move || view! { <p>{word}</p> }.into_any())
}

fn document(locale: Locale, house: &House, title: String, body: impl FnOnce() -> AnyView) -> String {
    let words = Words::of(locale);
    let (css, home) = (house.assets.css.clone(), words.href(""));
    // Components take their words from the context.
    Owner::new().with(|| {
        provide_context(locale);
        view! {
            <!DOCTYPE html>
            <html lang=locale.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <meta name="robots" content="noindex"/>
                    <base target="_blank"/>
                    <title>{title}</title>
                    <link rel="stylesheet" href=css/>
                    <link rel="stylesheet" href="/accents.css"/>
                </head>
                <body class="embed">
                    <main>{body()}</main>
                    <p class="embed-foot"><a href=home rel="noopener">{words.t(Word::FrameName)}" · AI Governance Cup"</a></p>
                </body>
            </html>
        }
        .to_html()
    })
}
