//! Without scripts: a file by a plain form, from the task list to the receipt and the desk.

use axum::{body::Body, http::StatusCode, http::header};

use super::{PDF, ask, draft, form, from_page, post, uploaded};
use crate::site::site;

#[tokio::test]
async fn a_file_goes_all_the_way() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let page = entrant.get(&format!("{address}/files")).await;
    page.assert_has("enctype=\"multipart/form-data\"");
    page.assert_has("Әзірге файл жоқ");

    let file = uploaded(&mut entrant, &address, "jury").await;
    let page = entrant.get(&format!("{address}/files")).await;
    page.assert_has("Есеп.pdf");
    page.assert_has("1\u{a0}КБ");
    page.assert_has(&format!("action=\"{file}/remove\""));
    entrant.get(&address).await.assert_has("1 файл");
    entrant.get(&format!("{address}/review")).await.assert_has(&format!("href=\"{file}\""));

    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    let receipt = entrant.get(&format!("{address}/receipt")).await;
    receipt.assert_has("Бірге жіберілген файлдар");
    let locked = entrant.get(&format!("{address}/files")).await;
    assert!(!locked.body.contains("multipart/form-data") && !locked.body.contains("/remove"), "what is sent has no form");
    locked.assert_has("Есеп.pdf");
    site.signed_in("organizer").await.get(&format!("/kk/desk/entries/{id}")).await.assert_has(&format!("href=\"{file}\""));
    let letters = site.deliver().await;
    assert!(letters.iter().any(|letter| letter.text.contains("Есеп.pdf") && letter.html.contains("Есеп.pdf")), "the letter names it");
}

#[tokio::test]
async fn every_refusal_is_told_in_words_and_the_rest_stays() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let all = [("entry", id.as_str()), ("purpose", "evidence"), ("audience", "jury")];
    uploaded(&mut entrant, &address, "jury").await;
    let mut locked = PDF.to_vec();
    locked.splice(9..9, *b"<< /Encrypt 1 0 R >>\n");
    let large = [&PDF[..9], &vec![b' '; 21 * 1024 * 1024], &PDF[9..]].concat();
    for (fields, bytes, words) in [
        (&all[..], b"<svg onload=\"alert(1)\"/>".as_slice(), "PDF, PNG немесе JPEG емес"),
        (&all[..], b"", "таңдалмаған немесе бос"),
        (&all[..], &locked, "құпиясөзбен қорғалған"),
        (&all[..], &PDF[..20], "бүлінген немесе толық емес"),
        (&all[..], &large, "ең көбі 20 МБ"),
        (&all[..1], PDF, "не үшін керегін"),
    ] {
        let answer = post(&mut entrant, &address, fields, "photo.png", bytes).await;
        let page = entrant.get(answer.location().trim_end_matches("#files")).await;
        page.assert_has(words);
        page.assert_has("Есеп.pdf");
        assert!(!page.body.contains("photo.p"), "{words}");
        let page = entrant.get(&format!("{address}/files")).await;
        assert!(!page.body.contains(words), "told once");
    }
    let broken = from_page(&entrant, "POST", "/files/form", &format!("{address}/files"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=other")
        .body(Body::from(form(&all, "a.pdf", PDF)))
        .expect("a sound request");
    let location = ask(&mut entrant, broken).await.location();
    entrant.get(location.trim_end_matches("#files")).await.assert_has("role=\"alert\"");
}

#[tokio::test]
async fn a_file_is_taken_away_by_its_own_people() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let file = uploaded(&mut entrant, &address, "jury").await;
    let mut other = site.signed_in("grain").await;
    other.get("/kk/entries").await;
    other.post(&format!("{file}/remove"), &[("entry", &id)]).await;
    assert_eq!(entrant.get(&file).await.status, StatusCode::OK, "still there");
    let answer = entrant.post(&format!("{file}/remove"), &[("entry", &id)]).await;
    assert_eq!(answer.location(), format!("{address}/files#files"));
    assert!(!entrant.get(&format!("{address}/files")).await.body.contains("Есеп.pdf"));
    assert_eq!(entrant.get(&file).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn strangers_and_other_sites_upload_nothing() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let fields = [("entry", id.as_str()), ("purpose", "evidence"), ("audience", "jury")];
    for name in ["grain", "organizer", "juror1"] {
        let mut other = site.signed_in(name).await;
        post(&mut other, &address, &fields, "a.pdf", PDF).await;
    }
    let answer = post(&mut site.visitor(), &address, &fields, "a.pdf", PDF).await;
    assert_eq!(answer.location(), format!("{address}/files#files"), "the page asks to sign in");
    let foreign = entrant
        .request("POST", "/files/form")
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=----line")
        .body(Body::from(form(&fields, "a.pdf", PDF)))
        .expect("a sound request");
    assert_eq!(ask(&mut entrant, foreign).await.status, StatusCode::FORBIDDEN);
    entrant.get(&format!("{address}/files")).await.assert_has("Әзірге файл жоқ");
}

#[tokio::test]
async fn when_too_many_upload_at_once_the_others_are_told_when_to_come_again() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let fields = [("entry", id.as_str()), ("purpose", "evidence"), ("audience", "jury")];
    let places: Vec<_> = std::iter::from_fn(|| site.house.files.admit().ok()).collect();
    assert_eq!(places.len(), 4);
    let answer = post(&mut entrant, &address, &fields, "a.pdf", PDF).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    assert_eq!(entrant.get(&address).await.status, StatusCode::OK, "reading goes on");
    drop(places);
    uploaded(&mut entrant, &address, "jury").await;
}
