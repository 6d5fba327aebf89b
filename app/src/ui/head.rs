//! Title, description, canonical address and the other languages of a page.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use leptos_router::hooks::use_location;

use super::edition::without_year;
use crate::words::{Word, use_words};

/// `https://award.example`: the public address on the server, the page's own in the browser.
pub fn origin() -> String {
    #[cfg(not(target_family = "wasm"))]
    return crate::api::request::Request::current().house().map(|house| house.public_url.to_string()).unwrap_or_default();
    #[cfg(target_family = "wasm")]
    return window().location().origin().unwrap_or_default();
}

/// A page's title. The library writes it between the tags as it is, where `</title>` in somebody's text would end it; the browser takes
/// it as text.
fn titled(text: &str) -> String {
    if cfg!(target_family = "wasm") { text.to_owned() } else { text.replace('&', "&amp;").replace('<', "&lt;") }
}

/// The head of a page. Filters in the address are not part of its canonical form.
#[component]
pub fn Head(
    /// The page's own title.
    #[prop(into)]
    title: String,
    /// What search engines show beneath it.
    #[prop(optional, into)]
    description: Option<String>,
    /// The edition that the page shows: its canonical address names the year.
    #[prop(optional, into)]
    year: Option<i32>,
) -> impl IntoView {
    let words = use_words();
    let path = use_location().pathname.get_untracked();
    let rest = match year {
        Some(year) => format!("/{year}{}", without_year(&path)),
        None => path.get(3..).unwrap_or_default().to_owned(),
    };
    let address = move |locale: &str| format!("{}/{locale}{rest}", origin());
    view! {
        <Title text=titled(&format!("{title} · {}", words.t(Word::FrameName)))/>
        {description.map(|description| view! { <Meta name="description" content=description/> })}
        {addresses(words.locale(), address)}
    }
}

/// The head of the hall screen, whose address names its language behind the year.
#[component]
pub fn StageHead(
    /// The edition that it shows.
    year: i32,
) -> impl IntoView {
    addresses(use_words().locale(), move |locale| format!("{}/stage/{year}?l={locale}", origin()))
}

/// The canonical address, and where the other languages stand.
fn addresses(shown: Locale, address: impl Fn(&str) -> String) -> impl IntoView {
    view! {
        <Link rel="canonical" href=address(shown.code())/>
        {Locale::ALL.iter().map(|locale| view! { <Link rel="alternate" hreflang=locale.code() href=address(locale.code())/> }).collect_view()}
        <Link rel="alternate" hreflang="x-default" href=address("kk")/>
    }
}
