//! Signing in and out as plain forms.

use axum::http::StatusCode;
use store::demo::PASSWORD;

use crate::site::{site, site_at};

#[tokio::test]
async fn signing_in_keeps_a_locked_cookie_and_signing_out_ends_it() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    entrant.get("/kk").await.assert_has("Өтініш беруші Демо");
    let token = entrant.cookies.clone();

    let answer = entrant.post("/api/sign_out", &[]).await;
    assert_eq!(answer.location(), "/kk");
    assert_eq!(entrant.cookies.keys().collect::<Vec<_>>(), ["bayge-signed-out", "locale"], "and nothing opens anything");
    entrant.cookies = token;
    let page = entrant.get("/kk").await;
    assert!(!page.body.contains("Өтініш беруші Демо"), "the old token is worth nothing");
}

#[tokio::test]
async fn the_cookie_is_locked_to_https_where_there_is_https() {
    for (public_url, expected) in [("http://award.example", "bayge="), ("https://award.example", "__Host-bayge=")] {
        let site = site_at(public_url).await;
        let mut visitor = site.visitor();
        let answer = visitor.post("/api/sign_in", &[("email", "HOST@demo.bayge"), ("password", PASSWORD)]).await;
        let cookies = answer.set_cookies();
        let [cookie] = cookies[..] else { panic!("one cookie, not {cookies:?}") };
        assert!(cookie.starts_with(expected), "{cookie}");
        for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age="] {
            assert!(cookie.contains(part), "{cookie} has {part}");
        }
        assert_eq!(cookie.contains("; Secure"), public_url.starts_with("https"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
        let only_https = if public_url.starts_with("https") { "max-age=31536000" } else { "" };
        assert_eq!(answer.header("strict-transport-security"), only_https);
    }
}

#[tokio::test]
async fn signing_in_returns_to_where_the_reader_was_and_nowhere_else() {
    let site = site().await;
    for (next, expected) in [
        ("/ru/entries?page=2", "/ru/entries?page=2"),
        ("//evil.example", "/kk/account"),
        ("https://evil.example", "/kk/account"),
        ("/\\evil.example", "/kk/account"),
        ("/a\r\nset-cookie: b=c", "/kk/account"),
    ] {
        let mut visitor = site.visitor();
        let fields = [("email", "entrant@demo.bayge"), ("password", PASSWORD), ("next", next)];
        assert_eq!(visitor.post("/api/sign_in", &fields).await.location(), expected, "{next:?}");
    }
}

#[tokio::test]
async fn scripts_get_codes_with_a_fitting_status() {
    let site = site().await;
    let request = axum::http::Request::post("/api/sign_in")
        .header("host", "localhost")
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("email=nobody@example.kz&password=whatever"))
        .expect("a sound request");
    let answer = site.send(request).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    answer.assert_has("WrongPassword");
}

#[tokio::test]
async fn who_must_sign_in_first_is_led_there_and_back() {
    let site = site().await;
    let page = site.visitor().get("/ru/account?waiting=2").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    page.assert_has("href=\"/ru/sign-in?next=%2Fru%2Faccount%3Fwaiting%3D2\"");
    let form = site.visitor().get("/ru/sign-in?next=%2Fru%2Faccount%3Fwaiting%3D2").await;
    form.assert_has("name=\"next\" value=\"/ru/account?waiting=2\"");
}
