//! The receipt and the whole entry as PDFs, read back by another library.

use axum::http::StatusCode;
use lopdf::Document;

use crate::{
    entries::{draft, id_of},
    site::{Browser, site},
};

/// The text of a PDF that somebody downloads.
async fn text(browser: &mut Browser<'_>, path: &str, name: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}\""));
    assert_eq!(answer.header("cache-control"), "no-store");
    let pdf = Document::load_mem(&answer.raw).expect("a sound PDF");
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    pdf.extract_text(&pages).expect("readable").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_receipt_and_the_entry_are_kept_as_pdfs() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let address = draft(&mut entrant).await;
    let (receipt, whole) = (format!("{address}/receipt.pdf"), format!("{address}/entry.pdf"));
    assert_eq!(entrant.get(&receipt).await.status, StatusCode::NOT_FOUND, "nothing was sent");
    text(&mut entrant, &whole, "entry.pdf").await;
    entrant.post("/api/entry_submit", &[("id", id_of(&address))]).await;

    let page = entrant.get(&format!("{address}/receipt")).await;
    page.assert_has(&format!("href=\"{receipt}\""));
    let hash = page.body.split("class=\"hash\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a checksum").to_owned();
    let told = text(&mut entrant, &receipt, "receipt.pdf").await;
    for part in
        ["-0005", "Өтінім қабылданды", "Астана, UTC+5", "receipt.json", "certutil", "Марапаттау рәсімі", &format!("{address}/receipt")]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(told.replace(' ', "").contains(&hash), "{hash} in {told}");
    let russian = text(&mut entrant, &receipt.replace("/kk/", "/ru/"), "receipt.pdf").await;
    assert!(russian.contains("Заявка принята"), "{russian}");

    entrant.get(&format!("{address}/review")).await.assert_has(&format!("href=\"{whole}\""));
    let own = text(&mut entrant, &whole, "entry.pdf").await;
    let mut organizer = site.signed_in("organizer").await;
    let desk = format!("/kk/desk/entries/{}/entry.pdf", id_of(&address));
    let sent = text(&mut organizer, &desk, "entry.pdf").await;
    for part in ["Жауапты ЖИ", "Тәжірибені тарату", "260140001787"] {
        assert!(own.contains(part) && sent.contains(part), "{part} in {own}");
    }
    for (name, path) in [("grain", &receipt), ("grain", &whole), ("organizer", &receipt), ("juror1", &whole), ("entrant", &desk)] {
        let answer = site.signed_in(name).await.get(path).await;
        assert!(answer.status.is_client_error(), "{name} {path}: {}", answer.status);
    }
    assert!(site.visitor().get(&receipt).await.status.is_client_error());
}
