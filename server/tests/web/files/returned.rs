//! Files of a returned entry, without scripts: shut unless a mark opens them; the organizer sees what changed.

use axum::http::StatusCode;

use super::{PDF, draft, post, uploaded};
use crate::{
    screening::before_judging,
    site::{Browser, site},
};

/// The organizer marks this and returns the entry.
async fn give_back(organizer: &mut Browser<'_>, id: &str, key: &str) {
    organizer.get(&format!("/kk/desk/entries/{id}")).await;
    organizer.submit("/api/entry_mark", &[("id", id), ("key", key), ("reason", "missing_evidence"), ("text", "Есепті қосыңыз")]).await;
    let form = [("id", id), ("date", &before_judging()), ("time", "18:30"), ("remark", "Нақтылаңыз")];
    organizer.submit("/api/entry_return", &form).await.assert_has(", 18:29");
}

#[tokio::test]
async fn without_a_mark_files_are_shut_on_the_page_and_behind_it() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let (address, id) = draft(&mut entrant).await;
    let file = uploaded(&mut entrant, &address, "jury").await;
    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    give_back(&mut organizer, &id, "users").await;
    let page = entrant.get(&format!("{address}/files")).await;
    page.assert_has("Есеп.pdf");
    page.assert_has("файлдарға ескерту қойылмаған");
    assert!(!page.body.contains("multipart/form-data") && !page.body.contains("/remove"));

    // A page from before.
    let fields = [("entry", id.as_str()), ("purpose", "evidence"), ("audience", "jury")];
    let other = [PDF, b"\n"].concat();
    let answer = post(&mut entrant, &address, &fields, "new.pdf", &other).await;
    let page = entrant.get(answer.location().trim_end_matches("#files")).await;
    page.assert_has("role=\"alert\"");
    assert!(!page.body.contains("new.pdf"));
    entrant.post(&format!("{file}/remove"), &[("entry", &id)]).await;
    assert_eq!(entrant.get(&file).await.status, StatusCode::OK);
    entrant.get(&format!("{address}/files")).await.assert_has("Есеп.pdf");
}

#[tokio::test]
async fn with_a_mark_a_file_is_replaced_and_the_organizer_sees_it() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let (address, id) = draft(&mut entrant).await;
    let file = uploaded(&mut entrant, &address, "jury").await;
    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    give_back(&mut organizer, &id, "file").await;
    entrant.get(&address).await.assert_has(&format!("href=\"{address}/files#files\""));
    let page = entrant.get(&format!("{address}/files")).await;
    page.assert_has("id=\"files-remark\"");
    page.assert_has("aria-describedby=\"files-remark file-help\"");
    page.assert_has("Есепті қосыңыз");
    let solution = entrant.get(&format!("{address}/solution")).await;
    assert!(!solution.body.contains("action=\"/api/entry_save\""), "nothing else is open");

    entrant.post(&format!("{file}/remove"), &[("entry", &id)]).await;
    let fields = [("entry", id.as_str()), ("purpose", "evidence"), ("audience", "jury")];
    post(&mut entrant, &address, &fields, "Жаңа.pdf", &[PDF, b"\n"].concat()).await;
    entrant.get(&format!("{address}/review")).await.assert_has("Файл ауыстырылды");
    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    let desk = organizer.get(&format!("/kk/desk/entries/{id}")).await;
    desk.assert_has("Файл ауыстырылды");
    desk.assert_has("Жаңа.pdf");
    assert_eq!(organizer.get(&file).await.status, StatusCode::NOT_FOUND, "the file that is no part of it any more is its people's");
    assert_eq!(entrant.get(&file).await.status, StatusCode::OK, "who keep it with their first receipt");
}

#[tokio::test]
async fn a_remark_is_tied_to_its_input() {
    let site = site().await;
    let (mut entrant, mut organizer) = (site.signed_in("entrant").await, site.signed_in("organizer").await);
    let (address, id) = draft(&mut entrant).await;
    entrant.post("/api/entry_submit", &[("id", &id)]).await;
    for key in ["users", "title_kk", "indicator", "risk"] {
        organizer.submit("/api/entry_mark", &[("id", &id), ("key", key), ("reason", "unclear"), ("text", "Неге?")]).await;
    }
    give_back(&mut organizer, &id, "cost").await;
    for (section, input) in [("results", "f-users"), ("project", "f-title-kk"), ("results", "f-indicator"), ("responsible", "f-risk")] {
        let page = entrant.get(&format!("{address}/{section}")).await;
        page.assert_has(&format!("id=\"{input}-remark\""));
        page.assert_has(&format!("aria-describedby=\"{input}-remark"));
    }
}
