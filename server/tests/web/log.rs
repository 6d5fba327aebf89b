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
    // Entries, bodies and people are told by name: what stands between the tags holds no identifier.
    let log = organizer.get("/kk/desk/log").await;
    let is_identifier = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
    let words = log.body.split('>').filter_map(|rest| rest.split('<').next()).flat_map(str::split_whitespace);
    assert_eq!(words.filter(is_identifier).count(), 0, "identifiers on the page");
    for name in ["entrant", "admin", "juror1", "host"] {
        let page = site.signed_in(name).await.get("/kk/desk/log?check=1").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("Жаңа құпиясөз сұралды"), "{name}");
    }
}
