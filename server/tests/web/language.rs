//! In which language an answer comes, and where a page says that its other languages stand.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::site::{Answer, PUBLIC_URL, Site, site};

/// A visit without cookies, by a browser that asks for a language.
async fn asking(site: &Site, path: &str, language: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, "localhost").header(header::ACCEPT, "text/html");
    site.send(request.header(header::ACCEPT_LANGUAGE, language).body(Body::empty()).expect("a sound request")).await
}

#[tokio::test]
async fn a_language_once_chosen_is_remembered() {
    let site = site().await;
    let mut visitor = site.visitor();
    assert_eq!(visitor.get("/").await.location(), "/kk");
    for (page, locale) in [("/ru/about", "ru"), ("/en", "en")] {
        let answer = visitor.get(page).await;
        assert_eq!(answer.set_cookies(), [format!("locale={locale}; Path=/; Max-Age=31536000; SameSite=Lax")]);
        assert_eq!(visitor.get(page).await.set_cookies(), [""; 0], "known already");
        assert_eq!(visitor.get("/").await.location(), format!("/{locale}"));
        for (unnamed, status) in
            [("/nothing-here", StatusCode::NOT_FOUND), ("/stage", StatusCode::OK), ("/pkg/none.js", StatusCode::NOT_FOUND)]
        {
            let answer = visitor.get(unnamed).await;
            assert_eq!(answer.status, status, "{unnamed}");
            answer.assert_has(&format!("<html lang=\"{locale}\""));
        }
    }
    assert_eq!(visitor.get("/ru/nothing-here").await.set_cookies(), [""; 0], "a page that is not there was not chosen");
}

#[tokio::test]
async fn who_has_not_chosen_is_answered_as_the_browser_asks() {
    let site = site().await;
    for (asked, locale) in [("ru-RU, en;q=0.5", "ru"), ("en", "en"), ("de", "kk")] {
        assert_eq!(asking(&site, "/", asked).await.location(), format!("/{locale}"));
        for path in ["/nothing-here", "/stage"] {
            asking(&site, path, asked).await.assert_has(&format!("<html lang=\"{locale}\""));
        }
    }
}

#[tokio::test]
async fn pages_name_their_canonical_address_and_their_other_languages() {
    let site = site().await;
    let mut visitor = site.visitor();
    let home = visitor.get("/kk").await;
    let year = home.body.split(&format!("{PUBLIC_URL}/kk/")).nth(1).and_then(|rest| rest.get(..4)).expect("a canonical year").to_owned();
    let live = visitor.get("/kk/live").await;
    let shown =
        live.body.split("href=\"/stage/").nth(1).and_then(|rest| rest.get(..4)).expect("the leaderboard leads to its stage").to_owned();
    for (path, canonical) in [
        ("/{l}".to_owned(), format!("/{{l}}/{year}")),
        ("/{l}/about".into(), format!("/{{l}}/{year}/about")),
        ("/{l}/categories/social".into(), format!("/{{l}}/{year}/categories/social")),
        ("/{l}/projects?q=a&page=1".into(), "/{l}/projects".into()),
        ("/{l}/live".into(), format!("/{{l}}/{shown}/live")),
        ("/{l}/sign-in".into(), "/{l}/sign-in".into()),
        ("/stage?l={l}".into(), format!("/stage/{shown}?l={{l}}")),
        (format!("/stage/{shown}?l={{l}}"), format!("/stage/{shown}?l={{l}}")),
    ] {
        for locale in ["kk", "ru", "en"] {
            let page = visitor.get(&path.replace("{l}", locale)).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let address = |locale: &str| format!("href=\"{PUBLIC_URL}{}\"", canonical.replace("{l}", locale));
            page.assert_has(&format!("<link {} rel=\"canonical\"", address(locale)));
            for (hreflang, at) in [("kk", "kk"), ("ru", "ru"), ("en", "en"), ("x-default", "kk")] {
                page.assert_has(&format!("<link {} hreflang=\"{hreflang}\" rel=\"alternate\"", address(at)));
            }
            assert_eq!((page.body.matches("rel=\"canonical\"").count(), page.body.matches("rel=\"alternate\"").count()), (1, 4), "{path}");
        }
    }
    for path in ["/ru/nothing-here", "/nothing-here", "/ru/projects/nothing-here", "/ru/1999/about", "/stage/1999"] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!page.body.contains("rel=\"canonical\"") && !page.body.contains("rel=\"alternate\""), "{path}: {}", page.body);
    }
}
