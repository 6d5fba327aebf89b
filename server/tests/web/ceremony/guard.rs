//! What is shown to those who run the show when a tie keeps one of them from a step, and when a step is not what was sealed.

use super::{CONFIRM, CONFIRM_PAGE, HOST_PAGE, PROMPTER, confirm, press, seen, titles, told};
use crate::site::site;

#[tokio::test]
async fn a_tied_confirmer_reads_why_they_wait_and_no_name() {
    let site = site().await;
    let titles = titles(&site).await;
    let (mut host, mut confirmer, mut chair) =
        (site.signed_in("host").await, site.signed_in("confirmer").await, site.signed_in("chair").await);
    let bin = site.house.db.rival_for_tests("citizens").await.expect("somebody competes");
    confirmer.get("/ru/account").await.assert_has("номинацию, где есть связь, ведёт и подтверждает другой человек");
    let refused = confirmer.submit("/api/jury_tie", &[("bin", "12"), ("note", "Бывший коллега")]).await;
    refused.assert_has("Бывший коллега");
    confirmer.submit("/api/jury_tie", &[("bin", &bin), ("note", "")]).await.assert_has("Связь записана");

    press(&mut host, "fire").await;
    press(&mut host, "arm").await;
    let waits = confirmer.get(CONFIRM_PAGE).await;
    waits.assert_has("Бұл қадамды басқа адам растайды");
    assert_eq!(told(&waits, &titles), Vec::<&String>::new(), "no name of the step");
    let revision = seen(&waits);
    let refused = confirmer.submit(CONFIRM, &[("seen", &revision)]).await;
    assert!(refused.body.contains("Бұл марапатқа сізбен байланысы бар өтінім үміткер") && told(&refused, &titles).is_empty());
    let sees = chair.get(CONFIRM_PAGE).await;
    assert!(told(&sees, &titles).len() >= 3, "the other has the three finalists before them");
    confirm(&mut chair).await;
    press(&mut host, "fire").await;
    let after = confirmer.get(CONFIRM_PAGE).await;
    assert!(told(&after, &titles).len() >= 3, "what everyone sees, they see too");
}

#[tokio::test]
async fn who_runs_the_show_is_told_that_a_step_was_changed() {
    let site = site().await;
    let (mut host, mut confirmer) = (site.signed_in("host").await, site.signed_in("confirmer").await);
    for act in ["fire", "arm"] {
        press(&mut host, act).await;
    }
    confirm(&mut confirmer).await;
    press(&mut host, "fire").await;
    assert!(!host.get(HOST_PAGE).await.body.contains("мөрленген нәтижеге сәйкес емес"));
    site.house.db.tamper_for_tests().await.expect("nothing refuses it");
    for page in [host.get(HOST_PAGE).await, confirmer.get(CONFIRM_PAGE).await, press(&mut host, "back").await] {
        page.assert_has("Қадам мөрленген нәтижеге сәйкес емес");
        assert!(page.body.contains("(демо)") && !page.body.contains("(ДЕМО)"), "what is public stays, nothing else comes");
    }
    let prompter = host.get(PROMPTER).await;
    assert!(prompter.body.contains("(демо)") && !prompter.body.contains("(ДЕМО)"));
    press(&mut host, "blackout").await.assert_has("Қадам мөрленген нәтижеге сәйкес емес");
    let board = site.visitor().get("/live/board.json").await;
    assert!(board.body.contains("\"blackout\":true") && board.body.contains("(демо)") && !board.body.contains("(ДЕМО)"), "{}", board.body);
}
