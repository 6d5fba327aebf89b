//! The outbox on the organizer's desk, as plain pages.

use axum::http::StatusCode;

use crate::site::site;

#[tokio::test]
async fn the_organizer_reads_letters_without_what_opens_accounts() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/ru/forgot").await;
    visitor.post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    let mut organizer = site.signed_in("organizer").await;
    let page = organizer.get("/kk/desk/mail").await;
    page.assert_has("host@demo.bayge");
    page.assert_has("Жаңа құпиясөз қою");
    assert!(!page.body.contains("/new-password?code"), "no link that opens an account");
    let sent = site.deliver().await;
    let code = sent[0].action.1.split("code=").nth(1).expect("the letter itself has its link");
    let page = organizer.get("/kk/desk/mail?state=sent").await;
    page.assert_has("host@demo.bayge");
    assert!(!page.body.contains(code), "nor the code");
    organizer.get("/kk/desk/mail?state=given_up").await.assert_has("Мұнда хат жоқ.");
    for name in ["entrant", "admin", "chair"] {
        let page = site.signed_in(name).await.get("/kk/desk/mail").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("host@demo.bayge"), "{name}");
    }
}
