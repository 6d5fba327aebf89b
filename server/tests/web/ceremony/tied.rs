//! What a host and a confirmer read where a tie keeps them from a step, and what they do not.

use super::{CONFIRM_PAGE, HOST_PAGE, PROMPTER, confirm, press, titles, told};
use crate::site::site;

const TITLE: &str = "Басқа жүргізуші көрсететіні";

#[tokio::test]
async fn a_tied_host_reads_beforehand_what_another_reveals_and_no_name() {
    let site = site().await;
    let titles = titles(&site).await;
    site.house.db.appoint_for_tests("organizer", "host").await.expect("the table is there");
    let (mut host, mut other, mut confirmer) =
        (site.signed_in("host").await, site.signed_in("organizer").await, site.signed_in("confirmer").await);
    let bin = site.house.db.rival_for_tests("citizens").await.expect("somebody competes");
    assert!(!host.get(HOST_PAGE).await.body.contains(TITLE), "nothing ties them yet");
    host.submit("/api/jury_tie", &[("bin", &bin), ("note", "")]).await.assert_has("Байланыс жазылды");

    let console = host.get(HOST_PAGE).await;
    console.assert_has(TITLE);
    console.assert_has("<b>AI Азаматтарға Қызмет, Арнайы жүлделер");
    assert!(!other.get(HOST_PAGE).await.body.contains(TITLE));
    assert!(!other.get("/kk/desk/ceremony").await.body.contains("Байланысы жоқ жүргізуші"), "the other is free");

    press(&mut host, "fire").await;
    let before = host.get(HOST_PAGE).await;
    before.assert_has("Бұл қадамды басқа жүргізуші көрсетеді");
    assert_eq!(told(&before, &titles), Vec::<&String>::new(), "no name of the next step");
    let refused = press(&mut host, "arm").await;
    refused.assert_has("сондықтан мұны басқа адам жасайды");
    assert_eq!(told(&refused, &titles), Vec::<&String>::new());
    assert!(told(&press(&mut other, "arm").await, &titles).len() >= 3);
    confirm(&mut confirmer).await;
    let prompter = host.get(PROMPTER).await;
    prompter.assert_has("басқа жүргізушінің суфлёрінен");
    assert_eq!(told(&prompter, &titles), Vec::<&String>::new());
    assert!(told(&other.get(PROMPTER).await, &titles).len() >= 3);
    press(&mut host, "fire").await.assert_has("сондықтан мұны басқа адам жасайды");
    press(&mut other, "fire").await;
    assert!(told(&host.get(HOST_PAGE).await, &titles).len() >= 3, "what everyone sees, they see too");

    // The only other host is tied as well: the organizer reads it among the checks.
    site.house.db.place_for_tests("organizer", &bin).await.expect("the tables are there");
    let checks = other.get("/kk/desk/ceremony").await;
    checks.assert_has("Байланысы жоқ жүргізуші мен растаушы табылмады: AI Азаматтарға Қызмет, Арнайы жүлделер.");
}

#[tokio::test]
async fn whom_a_tie_keeps_from_a_step_neither_reads_nor_decides_its_correction() {
    let site = site().await;
    let (mut host, mut confirmer, mut chair) =
        (site.signed_in("host").await, site.signed_in("confirmer").await, site.signed_in("chair").await);
    press(&mut host, "fire").await;
    press(&mut host, "arm").await;
    confirm(&mut confirmer).await;
    press(&mut host, "fire").await;
    let notice = [("step", "1"), ("text_kk", "Түзетілді"), ("text_ru", "Исправлено"), ("text_en", "Corrected")];
    host.submit("/api/correction_propose", &notice).await;
    let bin = site.house.db.rival_for_tests("citizens").await.expect("somebody competes");
    confirmer.submit("/api/jury_tie", &[("bin", &bin), ("note", "")]).await;
    let page = confirmer.get(CONFIRM_PAGE).await;
    page.assert_has("түзетуді басқа адам шешеді");
    assert!(!page.body.contains("Түзетілді") && !page.body.contains("correction_decide"));
    chair.get(CONFIRM_PAGE).await.assert_has("Түзетілді");
}
