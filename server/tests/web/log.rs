//! The log of acts on the organizer's desk, as plain pages.

use axum::http::StatusCode;

use crate::site::site;

#[tokio::test]
async fn the_organizer_reads_and_checks_the_log() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/ru/forgot").await;
    visitor.post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/kk/desk/log").await.assert_has("Жаңа құпиясөз сұралды");
    organizer.get("/ru/desk/log?act=person.forgot").await.assert_has("Запрошен новый пароль");
    organizer.get("/en/desk/log?check=1").await.assert_has("The log is whole");
    for name in ["entrant", "admin", "juror1", "host"] {
        let page = site.signed_in(name).await.get("/kk/desk/log?check=1").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("Жаңа құпиясөз сұралды"), "{name}");
    }
}
