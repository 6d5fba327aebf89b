//! The HTML around every page: head, styles, and the few lines that wake the page up when the browser is idle.

use domain::locale::Locale;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

use crate::{
    App,
    api::request::Request,
    words::{Word, Words},
};

/// Addresses of the built files, with their hashes. Read once when the server starts.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The program's loader, a JavaScript module. Empty where no browser part was built.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The words of kk, ru, en.
    pub words: [String; 3],
}

/// The whole document.
pub fn shell() -> impl IntoView {
    let request = Request::current();
    let locale = request.locale();
    let nonce = use_nonce();
    if let (Some(nonce), Some(response)) = (&nonce, use_context::<ResponseOptions>()) {
        // No inline style, nothing from elsewhere. The nonce never leaves the server: the digests of what it marks take its place.
        let policy = format!(
            "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        );
        if let Ok(policy) = http::HeaderValue::from_str(&policy) {
            response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    let assets = request.assets();
    // Only those who sign in, or just signed out, have anything to keep or to forget on their device.
    let keeps_journal = request.may_write();
    // A page at a form's address would wake up as the page of that address; it stays as it is, and its form works.
    let may_wake = !assets.js.is_empty() && request.refusal().is_none();
    let at_once = keeps_journal || request.moves_by_itself();
    view! {
        <!DOCTYPE html>
        <html lang=locale.code() data-theme=request.theme() data-text=request.text_size()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {request.is_page().then(|| fonts(locale))}
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="stylesheet" href="/accents.css"/>
                {keeps_journal.then(|| view! { <script type="module" src="/autosave.js"></script><script type="module" src="/jury.js"></script><script type="module" src="/session.js"></script> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
                {request.is_rehearsal().then(|| rehearsal(locale))}
                {may_wake.then(|| view! { <script type="module" nonce=nonce>{wake(&assets, locale, at_once)}</script> })}
            </body>
        </html>
    }
}

/// The letters of a language, fetched with the style: a page keeps the letters that it was first drawn with. A test holds the addresses
/// against the style.
fn fonts(locale: Locale) -> impl IntoView {
    const LATIN: &str = "/fonts/onest-latin.woff2?v=052df745";
    const CYRILLIC: &str = "/fonts/onest-cyrillic.woff2?v=68e5e01d";
    const KAZAKH: &str = "/fonts/onest-cyrillic-ext.woff2?v=268f0369";
    let needed: &[&str] = match locale {
        Locale::Kk => &[CYRILLIC, KAZAKH, LATIN],
        Locale::Ru => &[CYRILLIC, LATIN],
        Locale::En => &[LATIN],
    };
    needed.iter().map(|address| view! { <link rel="preload" href=*address r#as="font" type="font/woff2" crossorigin/> }).collect_view()
}

/// Stands on every page of a rehearsal, and on what is printed of it.
fn rehearsal(locale: Locale) -> impl IntoView {
    let words = Words::of(locale);
    let mark = words.t(Word::RehearsalMark);
    view! { <aside class="rehearsal" aria-label=mark><b>{mark}</b>" · "{words.t(Word::RehearsalMeans)}</aside> }
}

/// Loads program and words: on a page that moves by itself, and for whoever has been here before, when the browser has nothing better
/// to do; on any other at the first sign of use (docs/adr/0017-waking-when-used.md). The first paint never waits for them. Until the
/// page is awake its links are the browser's own: the router would take them, and the page being woken would not follow. Between the
/// steps the browser may answer a touch.
fn wake(assets: &Assets, locale: Locale, at_once: bool) -> String {
    let words = &assets.words[locale as usize];
    format!(
        "const wake = async () => {{\
           const [program, words] = await Promise.all([import({js:?}), fetch({words:?}).then(r => r.text())]);\
           await program.default({{module_or_path: {wasm:?}}});\
           program.learn(words);\
           await new Promise(resolve => setTimeout(resolve));\
           await program.hydrate();\
           setTimeout(() => document.documentElement.dataset.awake = 'yes');\
         }};\
         addEventListener('click', event => {{\
           if (!document.documentElement.dataset.awake && event.target.closest?.('a[href]')) event.stopImmediatePropagation();\
         }}, true);\
         const idle = () => 'requestIdleCallback' in window ? requestIdleCallback(wake, {{timeout: 2000}}) : setTimeout(wake, 200);\
         const signs = ['pointermove', 'pointerdown', 'wheel', 'scroll', 'keydown', 'focusin'];\
         const used = () => {{ for (const sign of signs) removeEventListener(sign, used, true); idle(); }};\
         if ({at_once} || document.referrer.startsWith(location.origin + '/')) idle();\
         else for (const sign of signs) addEventListener(sign, used, {{capture: true, passive: true}});",
        js = assets.js,
        wasm = assets.wasm,
    )
}
