//! What people type stays text wherever it is shown, and none of it is lost when a save is refused.

use axum::http::StatusCode;

use crate::site::{Answer, Browser, Site, site};

/// A text that would end its field and become markup, if markup were what it is.
const SLY: &str = "\n\nБірінші жол\n</textarea><b>&amp;\"'<script>alert(1)</script>";

/// A new entry of the hospital; gives its address and its id.
async fn new_entry(browser: &mut Browser<'_>) -> (String, String) {
    browser.get("/ru/entries").await;
    let address = browser.post("/api/entry_create", &[]).await.location();
    let id = address.split('/').nth(3).expect("an id").to_owned();
    (address, id)
}

/// Saves the section of the solution from its own page.
async fn save(browser: &mut Browser<'_>, address: &str, id: &str, situation: &str) -> Answer {
    browser.get(&format!("{address}/solution")).await;
    let fields = [("id", id), ("section", "solution"), ("version", "0"), ("act", "stay")];
    let texts = [("fields[situation]", situation), ("fields[how]", "Камера түсіреді"), ("fields[technologies.vision]", "yes")];
    browser.post("/api/entry_save", &[&fields[..], &texts[..]].concat()).await
}

/// What a browser would show in the field.
fn situation(page: &Answer) -> String {
    let field = page.body.split("id=\"f-situation\"").nth(1).and_then(|rest| rest.split_once('>')).expect("the field").1;
    let inside = field.split("</textarea>").next().expect("its end");
    let inside = inside.strip_prefix('\n').unwrap_or(inside);
    inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[tokio::test]
async fn a_text_stays_text_in_its_field() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    save(&mut entrant, &address, &id, SLY).await;
    let page = entrant.get(&format!("{address}/solution")).await;
    assert_eq!(situation(&page), SLY);
    for path in ["/solution", "/review"] {
        let page = entrant.get(&format!("{address}{path}")).await;
        page.assert_has("&lt;/textarea&gt;&lt;b&gt;&amp;amp;");
        assert!(!page.body.contains("<script>alert"), "{path}");
    }
}

/// The hospital's complete draft with the sly text in it, sent.
async fn sent(site: &Site) -> String {
    let mut entrant = site.signed_in("entrant").await;
    let page = entrant.get("/kk/entries").await;
    let row = page.body.split("<tr").find(|row| row.contains("шимай нұсқа")).expect("the hospital has a draft");
    let address = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    let id = address.split('/').nth(3).expect("an id").to_owned();
    let texts = [("fields[situation]", SLY), ("fields[why_ai]", SLY), ("fields[how]", SLY), ("fields[technologies.vision]", "yes")];
    let consents = ["authority", "truth", "personal_data_consent", "no_secrets"].map(|key| (format!("fields[{key}]"), "yes"));
    let mut consent: Vec<(&str, &str)> = consents.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    consent.push(("fields[publication]", "whole"));
    for (section, answers) in [("solution", &texts[..]), ("consent", &consent[..])] {
        let page = entrant.get(&format!("{address}/{section}")).await;
        let version = page.body.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
        let fields = [("id", id.as_str()), ("section", section), ("version", version), ("act", "stay")];
        entrant.post("/api/entry_save", &[&fields[..], answers].concat()).await;
    }
    assert_eq!(entrant.post("/api/entry_submit", &[("id", &id)]).await.location(), format!("{address}/receipt"));
    id
}

#[tokio::test]
async fn a_text_stays_text_on_the_desk_and_in_the_showcase() {
    let site = site().await;
    let id = sent(&site).await;
    let mut organizer = site.signed_in("organizer").await;
    let desk = organizer.get(&format!("/kk/desk/entries/{id}")).await;
    let published = organizer.submit("/api/entry_publish", &[("id", &id)]).await;
    let link = published.body.split("href=\"/kk/projects/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let project = site.visitor().get(&format!("/kk/projects/{link}")).await;
    for page in [desk, project] {
        page.assert_has("&lt;/textarea&gt;&lt;b&gt;&amp;amp;");
        assert!(!page.body.contains("<script>alert") && !page.body.contains("</textarea><b>"), "{}", page.body);
    }
}

#[tokio::test]
async fn what_is_too_long_comes_back_whole_with_its_problem_beside_it() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let long = format!("{SLY}\n{}", "сөз ".repeat(6_000).trim_end());
    let page = save(&mut entrant, &address, &id, &long).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(situation(&page), long);
    page.assert_has("Камера түсіреді");
    page.assert_has("name=\"fields[technologies.vision]\" value=\"yes\" checked");
    page.assert_has("id=\"f-situation-error\"");
    page.assert_has("href=\"#f-situation\"");
    page.assert_has("lang=\"ru\"");
    let kept = entrant.get(&format!("{address}/solution")).await;
    assert_eq!(situation(&kept), "", "nothing of it was kept");

    let shortened = save(&mut entrant, &address, &id, SLY).await;
    assert_eq!(shortened.location(), format!("{address}/solution"));
}

#[tokio::test]
async fn a_session_that_ended_loses_no_text() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, id) = new_entry(&mut entrant).await;
    let session = entrant.cookies.clone();
    for text in [SLY.to_owned(), format!("{SLY}{}", " сөз".repeat(1_500))] {
        entrant.get(&format!("{address}/solution")).await;
        entrant.cookies.clear();
        let mut page = save(&mut entrant, &address, &id, &text).await;
        if page.status.is_redirection() {
            page = entrant.get(&page.location()).await;
        }
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        page.assert_has("ещё не сохранён");
        page.assert_has("target=\"_blank\"");
        page.assert_has("&lt;/textarea&gt;");
        page.assert_has("Камера түсіреді");
        page.assert_has("name=\"fields[technologies.vision]\"");
        page.assert_has(&format!("name=\"id\" value=\"{id}\""));

        entrant.cookies.clone_from(&session);
        let version = if text == SLY { "0" } else { "1" };
        let fields = [("id", id.as_str()), ("section", "solution"), ("version", version), ("act", "stay"), ("fields[situation]", &text)];
        assert_eq!(entrant.post("/api/entry_save", &fields).await.location(), format!("{address}/solution"));
        assert_eq!(situation(&entrant.get(&format!("{address}/solution")).await), text);
    }
}

#[tokio::test]
async fn what_comes_after_the_entry_was_sent_is_shown() {
    let site = site().await;
    let id = sent(&site).await;
    let mut entrant = site.signed_in("entrant").await;
    let refused = save(&mut entrant, &format!("/kk/entries/{id}"), &id, "Кешіккен мәтін").await;
    let page = entrant.get(&refused.location()).await;
    page.assert_has("Кешіккен мәтін");
    assert!(!page.body.contains("action=\"/api/entry_save\""), "what is sent has no form");
}
