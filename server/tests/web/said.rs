//! How names are read out, as plain forms: written by the host or the organizer, refused with what was typed.

use axum::http::StatusCode;

use crate::site::site;

const PAGE: &str = "/ru/desk/names";
const WRITE: &str = "/api/said_write";

/// The first entry of the page.
fn first(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"entry\" value=\"").expect("there are forms");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_name_is_written_without_scripts_and_a_long_one_stays_typed() {
    let site = site().await;
    let mut host = site.signed_in("host").await;
    let page = host.get(PAGE).await;
    page.assert_has("<h1>Как читаются названия");
    assert_eq!(page.body.matches("не написано").count(), 20);
    let entry = first(&page.body);
    let saved = host.submit(WRITE, &[("entry", &entry), ("page", "1"), ("text_ru", "Ко\u{301}кшетау")]).await;
    saved.assert_has("Сохранено.");
    assert!(!saved.body.contains("Ко\u{301}кшетау"), "it is done, and stands behind those that are not");
    host.get("/ru/desk/names?page=2").await.assert_has("Ко\u{301}кшетау");
    let long = "а".repeat(241);
    let other = first(&saved.body);
    host.get(PAGE).await;
    let refused = host.submit(WRITE, &[("entry", &other), ("page", "1"), ("text_ru", "кратко"), ("text_kk", &long)]).await;
    refused.assert_has("Текст слишком длинный.");
    refused.assert_has(&format!("value=\"{long}\""));
    refused.assert_has("value=\"кратко\"");
    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/kk/desk/ceremony").await.assert_has("Оқылуы жазылмаған атаулар саны:");
    assert_eq!(organizer.get("/kk/desk/names").await.status, StatusCode::OK);
    for (name, status) in [("chair", StatusCode::FORBIDDEN), ("confirmer", StatusCode::FORBIDDEN), ("juror1", StatusCode::FORBIDDEN)] {
        let mut browser = site.signed_in(name).await;
        assert_eq!(browser.get("/kk/desk/names").await.status, status, "{name}");
        assert!(!browser.get("/api/said").await.status.is_success(), "{name}");
    }
}
