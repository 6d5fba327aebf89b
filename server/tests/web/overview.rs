//! The organizer's overview: what waits leads to where it is done, and nobody else is told of it.

use axum::http::StatusCode;

use crate::{
    entries::{draft, id_of},
    site::site,
};

#[tokio::test]
async fn what_waits_leads_to_where_it_is_done() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let before = organizer.get("/kk/desk").await;
    before.assert_has("Келесісі: Марапаттау рәсімі");
    before.assert_has("aria-current=\"step\"");
    let address = draft(&mut entrant).await;
    entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;
    let after = organizer.get("/ru/desk").await;
    let cards: Vec<(String, &str)> = after
        .body
        .split("<a href=\"")
        .filter_map(|link| link.split_once("\" class=\"count-card\">"))
        .map(|(href, rest)| (href.replace("&amp;", "&"), rest))
        .collect();
    let (href, card) = cards.iter().find(|(href, _)| href.contains("state=submitted")).expect("an entry waits");
    let number: String = card.trim_start_matches("<b>").chars().take_while(char::is_ascii_digit).collect();
    let list = organizer.get(href).await;
    assert_eq!(list.status, StatusCode::OK);
    list.assert_has(&format!("role=\"status\">{number} заяв"));
    // Every address that something waits at is there.
    for (href, _) in &cards {
        assert_eq!(organizer.get(href).await.status, StatusCode::OK, "{href}");
    }
}

#[tokio::test]
async fn only_the_organizer_reads_it() {
    let site = site().await;
    for name in ["entrant", "juror1", "chair", "host", "admin"] {
        let mut browser = site.signed_in(name).await;
        let page = browser.get("/ru/desk").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("count-card"), "{name}");
        assert!(!browser.get("/api/desk_overview").await.body.contains("waiting"), "{name}");
    }
    assert!(!site.visitor().get("/api/desk_overview").await.body.contains("waiting"));
}
