//! What the wizard's page sends while somebody types, over HTTP; and choosing and taking back by plain forms.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use domain::time::{DAY, HOUR};

use crate::site::{Answer, Browser, Site, site};

/// A new entry of the hospital: its address and its id.
async fn new_entry(browser: &mut Browser<'_>) -> (String, String) {
    browser.get("/ru/entries").await;
    let address = browser.post("/api/entry_create", &[]).await.location();
    let id = address.split('/').nth(3).expect("an id").to_owned();
    (address, id)
}

/// A part of the page between two texts.
fn between<'b>(page: &'b Answer, before: &str, after: &str) -> &'b str {
    page.body.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_else(|| panic!("{before} is not in {}", page.body))
}

/// Who the page says is reading.
async fn reader(browser: &mut Browser<'_>, address: &str) -> String {
    let page = browser.get(&format!("{address}/solution")).await;
    between(&page, "data-person=\"", "\"").to_owned()
}

/// Sends what the page's script would.
async fn autosave(site: &Site, browser: &Browser<'_>, id: &str, person: &str, fields: &str) -> Answer {
    let cookies = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
    let body = format!(r#"{{"id":"{id}","section":"solution","person":"{person}","seen":0,"fields":{fields}}}"#);
    let request = Request::post("/api/entry_autosave")
        .header(header::HOST, "localhost")
        .header(header::ORIGIN, "http://localhost")
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::COOKIE, cookies)
        .body(Body::from(body))
        .expect("a sound request");
    site.send(request).await
}

const HOW: &str = r#"{"how":{"text":"Камера түсіреді","over":[""]}}"#;

#[tokio::test]
async fn what_is_typed_is_acknowledged_once_it_is_durable() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let person = reader(&mut entrant, &address).await;
    for _ in 0..2 {
        let answer = autosave(&site, &entrant, &id, &person, HOW).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.assert_has("\"version\":1");
        answer.assert_has("\"clashes\":{}");
    }
    let page = entrant.get(&format!("{address}/solution")).await;
    page.assert_has("Камера түсіреді</textarea>");
    page.assert_has("data-seen=\"1\"");
    let clash =
        autosave(&site, &entrant, &id, &person, r#"{"how":{"text":"Басқа","over":[""]},"why_ai":{"text":"Себебі","over":[""]}}"#).await;
    clash.assert_has("\"theirs\":\"Камера түсіреді\"");
    entrant.get(&format!("{address}/solution")).await.assert_has("Себебі</textarea>");
}

#[tokio::test]
async fn nobody_else_writes_in_an_entry_or_reads_of_it() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let person = reader(&mut entrant, &address).await;
    autosave(&site, &entrant, &id, &person, HOW).await;

    let mut other = site.signed_in("grain").await;
    let (own, _) = new_entry(&mut other).await;
    let stranger = reader(&mut other, &own).await;
    for (who, person) in [(&other, &stranger), (&other, &person)] {
        let denied = autosave(&site, who, &id, person, r#"{"how":{"text":"x","over":["y"]}}"#).await;
        assert!(matches!(denied.status, StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED), "{}", denied.status);
        assert!(!denied.body.contains("Камера"), "{}", denied.body);
    }
    for path in [format!("/api/entry_around?id={id}"), format!("/api/entry_history?id={id}&section=solution&page=1")] {
        let cookie = format!("{}={}", site.house.session_cookie(), other.cookies[site.house.session_cookie()]);
        let request = Request::get(&path).header(header::HOST, "localhost").header(header::COOKIE, cookie);
        let denied = site.send(request.body(Body::empty()).expect("a sound request")).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!denied.body.contains("Камера"), "{path}");
    }
    assert_eq!(other.get(&format!("{address}/solution/history")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(autosave(&site, &site.visitor(), &id, &person, HOW).await.status, StatusCode::UNAUTHORIZED);
    let mixed = autosave(&site, &entrant, &id, &stranger, HOW).await;
    assert_eq!(mixed.status, StatusCode::UNAUTHORIZED, "a page made for somebody else");
}

#[tokio::test]
async fn what_is_no_request_of_ours_is_refused() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let person = reader(&mut entrant, &address).await;
    let huge = format!(r#"{{"how":{{"text":"{}","over":[""]}}}}"#, "x".repeat(600 * 1024));
    assert_eq!(autosave(&site, &entrant, &id, &person, &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(autosave(&site, &entrant, &id, &person, "[]").await.status, StatusCode::BAD_REQUEST);
    let long = format!(r#"{{"how":{{"text":"{}","over":[""]}}}}"#, "x".repeat(20_001));
    autosave(&site, &entrant, &id, &person, &long).await.assert_has("\"refused\":[\"how\"]");
}

#[tokio::test]
async fn one_field_changed_twice_is_chosen_by_a_plain_form_and_every_version_comes_back() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let person = reader(&mut entrant, &address).await;
    autosave(&site, &entrant, &id, &person, HOW).await;
    let form = [("id", id.as_str()), ("section", "solution"), ("version", "0"), ("act", "stay"), ("fields[how]", "Менің <мәтінім>")];
    let shown = entrant.post("/api/entry_save", &form).await.location();
    assert_eq!(shown, format!("{address}/solution?met=2"));
    let page = entrant.get(&shown).await;
    page.assert_has("action=\"/api/entry_choose\"");
    page.assert_has("name=\"take[how]\" value=\"mine\"");
    page.assert_has("Менің &lt;мәтінім&gt;");
    page.assert_has("Камера түсіреді</textarea>");

    let choice = [("id", id.as_str()), ("section", "solution"), ("met", "2"), ("take[how]", "mine")];
    let chosen = entrant.post("/api/entry_choose", &choice).await.location();
    assert_eq!(chosen, format!("{address}/solution"));
    entrant.get(&chosen).await.assert_has("Менің &lt;мәтінім&gt;</textarea>");

    let history = entrant.get(&format!("{address}/solution/history")).await;
    assert_eq!(history.status, StatusCode::OK);
    history.assert_has("Версия 4");
    history.assert_has("<del>Камера түсіреді");
    entrant.get(&format!("{address}/solution/history?version=1")).await.assert_has("<dd>Камера түсіреді");
    let back = [("id", id.as_str()), ("section", "solution"), ("version", "1"), ("seen", "4")];
    let restored = entrant.post("/api/entry_restore", &back).await.location();
    entrant.get(&restored).await.assert_has("Камера түсіреді</textarea>");
    assert_eq!(entrant.get(&format!("{address}/solution/history?version=99")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(entrant.get(&format!("{address}/nonsense/history")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_writes_stays_signed_in_and_who_only_waits_does_not() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let person = reader(&mut entrant, &address).await;
    let end = crate::site::now().plus(HOUR);
    site.house.db.end_sessions_for_tests(end).await.expect("moved");
    let token = entrant.cookies[site.house.session_cookie()].clone();
    let ends = async || store::session::ends_at(&site.house.db, &token, crate::site::now()).await.expect("readable").expect("alive");
    autosave(&site, &entrant, &id, &person, "{}").await;
    assert_eq!(ends().await, end, "a page that is only open");
    autosave(&site, &entrant, &id, &person, HOW).await;
    assert!(ends().await > end.plus(13 * DAY), "a text");
}

#[tokio::test]
async fn signing_out_tells_the_device_to_forget() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    entrant.get("/kk/account").await.assert_has("src=\"/autosave.js\"");
    entrant.post("/api/sign_out", &[]).await;
    assert_eq!(entrant.cookies.get("bayge-signed-out").map(String::as_str), Some("1"));
    entrant.get("/kk").await.assert_has("src=\"/autosave.js\"");
    let page = site.visitor().get("/kk").await;
    assert!(!page.body.contains("/autosave.js"), "strangers fetch nothing for it");
}

#[tokio::test]
async fn what_is_not_translated_is_marked_and_security_starts_at_not_public() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let form = [("id", id.as_str()), ("section", "project"), ("version", "0"), ("act", "stay")];
    let fields = [("fields[title_kk]", "Жоба"), ("fields[category]", "security")];
    entrant.post("/api/entry_save", &[&form[..], &fields[..]].concat()).await;
    entrant.get(&address).await.assert_has("Не переведено: 2");
    entrant.get(&format!("{address}/review")).await.assert_has("Не переведено");
    let consent = entrant.get(&format!("{address}/consent")).await;
    consent.assert_has("name=\"fields[publication]\" value=\"none\" checked data-suggested");
    consent.assert_has("публикация начинается с");
}
