//! Who is signed in knows until when, may prolong it, and prolongs it by writing.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
};
use domain::time::{DAY, HOUR};
use store::session::{SESSION_LENGTH, ends_at};

use crate::site::{Browser, Site, now, site};

/// How long the browser's session still lasts, in whole hours.
async fn hours_left(site: &Site, browser: &Browser<'_>) -> i64 {
    let token = &browser.cookies[site.house.session_cookie()];
    let ends = ends_at(&site.house.db, token, now()).await.expect("readable").expect("a living session");
    (ends.millis() - now().millis()) / HOUR
}

/// What a script is answered.
async fn scripted(browser: &mut Browser<'_>, method: &str, path: &str) -> (StatusCode, String) {
    let request = browser.request(method, path).header(header::ORIGIN, "http://localhost");
    let mut request =
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::empty()).expect("a sound request");
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let answer = browser.send(request).await;
    (answer.status, answer.body)
}

async fn ask(browser: &mut Browser<'_>) -> (StatusCode, String) {
    scripted(browser, "GET", "/api/session").await
}

async fn stay(browser: &mut Browser<'_>) -> StatusCode {
    scripted(browser, "POST", "/api/stay_signed_in").await.0
}

#[tokio::test]
async fn a_page_says_until_when_and_one_request_prolongs() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    site.house.db.end_sessions_for_tests(now().plus(HOUR / 2)).await.expect("moved");
    // Asking prolongs nothing.
    let (status, body) = ask(&mut entrant).await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("\"until\":") && body.contains("\"now\":"), "{body}");
    assert_eq!(hours_left(&site, &entrant).await, 0);
    assert_eq!(stay(&mut entrant).await, StatusCode::OK);
    assert!((SESSION_LENGTH / HOUR - hours_left(&site, &entrant).await) <= 1);
    let page = entrant.get("/ru/account").await;
    page.assert_has("id=\"session\"");
    page.assert_has("Сеанс завершится:");
    page.assert_has("src=\"/session.js\"");

    site.house.db.end_sessions_for_tests(now().plus(-1)).await.expect("moved");
    assert_eq!(ask(&mut entrant).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(stay(&mut entrant).await, StatusCode::UNAUTHORIZED, "what is over is not prolonged");
    let page = site.visitor().get("/ru").await;
    assert!(!page.body.contains("id=\"session\"") && !page.body.contains("/session.js"), "strangers are told nothing of it");
}

#[tokio::test]
async fn a_visit_prolongs_a_session_that_lost_an_hour() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    site.house.db.end_sessions_for_tests(now().plus(DAY)).await.expect("moved");
    entrant.get("/kk/account").await;
    assert!((SESSION_LENGTH / HOUR - hours_left(&site, &entrant).await) <= 1);
}
