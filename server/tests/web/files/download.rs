//! A file comes back to whoever may have it, as a download and never as a page.

use axum::http::StatusCode;

use super::{PDF, draft, uploaded};
use crate::site::{Answer, site};

fn assert_is_download(answer: &Answer, caching: &str) {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body.as_bytes(), PDF);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-disposition", "attachment; filename=\"____.pdf\"; filename*=UTF-8''%D0%95%D1%81%D0%B5%D0%BF.pdf"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("content-length", &PDF.len().to_string()),
        ("cache-control", caching),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
}

#[tokio::test]
async fn others_do_not_learn_that_a_file_is_there() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let file = uploaded(&mut entrant, &address, "public").await;
    assert_is_download(&entrant.get(&file).await, "private, no-store");
    let people = ["organizer", "grain", "juror1", "chair", "host", "confirmer", "admin"];
    for name in people {
        assert_eq!(site.signed_in(name).await.get(&file).await.status, StatusCode::NOT_FOUND, "{name}, of a draft");
    }
    assert_eq!(site.visitor().get(&file).await.status, StatusCode::NOT_FOUND);
    for path in ["/files/nonsense", "/files/00000000-0000-0000-0000-000000000000"] {
        assert_eq!(entrant.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    assert_is_download(&site.signed_in("organizer").await.get(&file).await, "private, no-store");
    for name in people.iter().skip(1) {
        assert_eq!(site.signed_in(name).await.get(&file).await.status, StatusCode::NOT_FOUND, "{name}, sent");
    }
    assert_eq!(site.visitor().get(&file).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_public_file_of_a_published_entry_is_everybodys() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = draft(&mut entrant).await;
    let file = uploaded(&mut entrant, &address, "public").await;
    let page = entrant.get(&format!("{address}/consent")).await;
    let version = page.body.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
    let consents = ["authority", "truth", "personal_data_consent", "no_secrets"].map(|key| format!("fields[{key}]"));
    let mut fields = vec![("id", id.as_str()), ("section", "consent"), ("version", version), ("fields[publication]", "whole")];
    fields.extend(consents.iter().map(|name| (name.as_str(), "yes")));
    entrant.post("/api/entry_save", &fields).await;
    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    let mut organizer = site.signed_in("organizer").await;
    let page = organizer.submit("/api/entry_publish", &[("id", &id)]).await;
    let project = page.body.split("href=\"/kk/projects/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();

    let mut visitor = site.visitor();
    let shown = visitor.get(&format!("/kk/projects/{project}")).await;
    shown.assert_has(&format!("href=\"{file}\""));
    assert!(!shown.body.contains("SHA-256"), "only what visitors need");
    let answer = visitor.get(&file).await;
    assert_is_download(&answer, "no-cache");
    assert_eq!(visitor.get_if_changed(&file, answer.header("etag")).await.status, StatusCode::NOT_MODIFIED);

    organizer.post("/api/entry_unpublish", &[("id", &id), ("reason", "сынақ")]).await;
    assert_eq!(visitor.get(&file).await.status, StatusCode::NOT_FOUND, "asked each time");
}

#[tokio::test]
async fn the_demonstration_has_files_to_try() {
    let site = site().await;
    store::demo::lay_out(&site.house.files).await.expect("laid out");
    let mut visitor = site.visitor();
    let page = visitor.get("/kk/projects/109-turning-spoken-kazakh-into-a-service-ticket-demo").await;
    page.assert_has("Көрсеткіш.png");
    assert!(!page.body.contains("Басшының хаты.pdf"), "for the jury alone");
    for link in page.body.split("href=\"/files/").skip(1).filter_map(|rest| rest.split('"').next()) {
        let file = visitor.get(&format!("/files/{link}")).await;
        assert_eq!(file.status, axum::http::StatusCode::OK);
        assert!(file.raw.starts_with(b"%PDF-1.4") || file.raw.starts_with(b"\x89PNG"), "{link}");
    }
}
