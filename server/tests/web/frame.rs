//! What every page and every answer has.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use server::router::page_paths;
use sha2::{Digest, Sha256};

use crate::site::{Answer, PUBLIC_URL, site, today};

/// An identifier that nothing has.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let site = site().await;
    let mut visitor = site.visitor();
    for path in ["/kk", "/kk/nothing-here", "/health/live", "/"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        // A kept page passes by what numbers requests and writes of them in the log.
        assert_eq!(answer.header("x-request-id").is_empty(), path == "/kk", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("'unsafe-inline'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn a_page_names_its_scripts_and_no_style_attribute() {
    let site = site().await;
    let mut visitor = site.visitor();
    let (first, second) = (visitor.get("/kk").await, site.signed_in("entrant").await.get("/kk/entries").await);
    let policy = first.header("content-security-policy");
    let scripts: Vec<&str> = first.body.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next()).collect();
    assert!(scripts.len() > 2, "{}", first.body);
    for script in scripts {
        let digest = BASE64_STANDARD.encode(Sha256::digest(script));
        assert!(policy.contains(&format!("'sha256-{digest}'")), "{script}: {policy}");
    }
    for page in [&first, &second] {
        assert!(!page.body.contains("nonce") && !page.header("content-security-policy").contains("nonce"), "{}", page.body);
    }
    assert!(policy.contains("style-src 'self';"), "{policy}");
    assert!(!first.body.contains(" style="), "{}", first.body);
}

#[tokio::test]
async fn pages_say_their_language() {
    let site = site().await;
    for locale in ["kk", "ru", "en"] {
        let page = site.visitor().get(&format!("/{locale}")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_has(&format!("<html lang=\"{locale}\""));
        let missing = site.visitor().get(&format!("/{locale}/nothing-here")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        missing.assert_has(&format!("<html lang=\"{locale}\""));
        missing.assert_has(match locale {
            "kk" => "<h1>Мұндай бет жоқ",
            "ru" => "<h1>Такой страницы нет",
            _ => "<h1>There is no such page",
        });
    }
}

#[tokio::test]
async fn another_site_cannot_send_our_forms() {
    let site = site().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "http://evil.example")] {
        let request = Request::post("/api/sign_in")
            .header("host", "localhost")
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from("email=a&password=b"))
            .expect("a sound request");
        assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let site = site().await;
    let mut visitor = site.visitor();
    let long = "a".repeat(600 * 1024);
    let answer = visitor.post("/api/sign_in", &[("email", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn every_page_of_an_edition_stands_under_its_year_too() {
    let site = site().await;
    let mut visitor = site.visitor();
    for path in ["", "/about", "/categories", "/categories/social", "/live", "/verify"] {
        let page = visitor.get(&format!("/ru{path}")).await;
        let start = format!("<link href=\"{PUBLIC_URL}/ru/");
        let year = page.body.split(&start).nth(1).and_then(|rest| rest.get(..4)).unwrap_or_else(|| panic!("{path} has no canonical year"));
        let canonical = format!("{start}{year}{path}\" rel=\"canonical\"");
        page.assert_has(&canonical);
        let dated = visitor.get(&format!("/ru/{year}{path}")).await;
        assert_eq!(dated.status, StatusCode::OK, "{path}");
        dated.assert_has(&canonical);
        for other in ["1999", "0000", "+026", "abcd"] {
            assert_eq!(visitor.get(&format!("/ru/{other}{path}")).await.status, StatusCode::NOT_FOUND, "{other}{path}");
        }
    }
    let live = visitor.get("/ru/live").await;
    let year = live.body.split("href=\"/stage/").nth(1).and_then(|rest| rest.get(..4)).expect("the leaderboard leads to its stage");
    assert_eq!(visitor.get(&format!("/stage/{year}")).await.status, StatusCode::OK);
    assert_eq!(visitor.get("/stage/1999").await.status, StatusCode::NOT_FOUND);
}

/// The header leads everybody to their own work, and nobody else to the desk's parts.
#[tokio::test]
async fn the_frame_shows_each_person_what_is_theirs() {
    let site = site().await;
    let calling = |page: &Answer| {
        let (_, rest) = page.body.split_once("</div><a href=\"").unwrap_or_default();
        let is_calling = rest.split('>').next().is_some_and(|tag| tag.contains("header-cta"));
        rest.split('"').next().filter(|_| is_calling).unwrap_or_default().to_owned()
    };
    let about = site.visitor().get("/ru/about").await;
    assert_eq!(calling(&about), "/ru/entries");
    about.assert_has("href=\"/ru/register\"");
    for (name, to) in [
        ("entrant", "/ru/entries"),
        ("juror1", "/ru/jury"),
        ("chair", "/ru/desk/scores"),
        ("organizer", "/ru/desk"),
        ("host", "/ru/ceremony/host"),
        ("confirmer", "/ru/ceremony/confirm"),
        ("admin", ""),
    ] {
        let mut browser = site.signed_in(name).await;
        let about = browser.get("/ru/about").await;
        assert_eq!(calling(&about), to, "{name}");
        // The foot offers an account to who has none.
        assert!(!about.body.contains("/ru/register"), "{name}");
        for path in ["/ru/desk", "/ru/desk/log", "/ru/desk/seal"] {
            let page = browser.get(path).await;
            assert_eq!(page.body.contains("desk-nav"), name == "organizer", "{name} at {path}");
        }
    }
}

/// What a page reads is begun at once: whatever is begun when something else has come is begun as often as that was looked for, and how
/// often depends on how fast it was. Nothing and refusals may be the same of several things.
#[tokio::test]
async fn a_page_hands_each_thing_over_once() {
    let site = site().await;
    let year = today().to_astana().year.to_string();
    let (mut asked, mut twice) = (0, Vec::new());
    for name in ["entrant", "organizer", "chair"] {
        let mut browser = site.signed_in(name).await;
        for path in page_paths().iter().filter(|path| path.starts_with("/ru")) {
            let address = path.replace("{year}", &year).replace("{slug}", "social").replace("{id}", NOBODY);
            let page = browser.get(&address).await;
            let values = page.body.split("__RESOLVED_RESOURCES[").skip(1).filter_map(|part| part.split_once("] = "));
            let values = values.filter_map(|(_, value)| value.split("\";").next());
            let handed: Vec<&str> = values.filter(|value| !value.contains(":null}") && !value.contains("\\\"Err\\\"")).collect();
            asked += handed.len();
            if handed.iter().collect::<BTreeSet<_>>().len() < handed.len() {
                twice.push((name, address));
            }
        }
    }
    assert!(twice.is_empty() && asked > 150, "{asked}: {twice:?}");
}
