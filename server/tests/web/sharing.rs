//! Bodies learn from each other, by plain pages and forms: asking, changing what is published, promised figures.

use axum::http::StatusCode;
use domain::sharing::follow_up::due_at;
use store::scope::Operator;

use crate::site::{Browser, Site, site};

/// A text that would become markup, if markup were what it is.
pub const SLY: &str = "</textarea><b>&amp;\"'<script>alert(1)</script>";

/// The hospital's entry in the showcase: its address on the entrant's side, and its project.
async fn published(entrant: &mut Browser<'_>) -> (String, String) {
    let page = entrant.get("/ru/entries").await;
    let row = page.body.split("<tr").find(|row| row.contains("опубликована")).expect("the hospital has a published entry");
    let id = row.split("/ru/entries/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    let page = entrant.get(&format!("/ru/entries/{id}/revision")).await;
    let slug = page.body.split("/ru/projects/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link to the project").to_owned();
    (id, slug)
}

#[tokio::test]
async fn a_request_is_asked_answered_reported_and_closed() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (_, slug) = published(&mut entrant).await;
    let project = format!("/ru/projects/{slug}");
    let mut visitor = site.visitor();
    let page = visitor.get(&project).await;
    page.assert_has(&format!("href=\"{project}/contact\""));
    assert!(!page.body.contains("Контакт запросили"));
    let page = visitor.get(&format!("{project}/contact")).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    page.assert_has("/ru/sign-in?next=%2Fru%2Fprojects%2F");

    let mut asker = site.signed_in("roads").await;
    asker.get(&format!("{project}/contact")).await.assert_has("name=\"text\"");
    let long = "я".repeat(1501);
    let refused = asker.post("/api/contact_ask", &[("slug", &slug), ("text", &long)]).await;
    let refused = if refused.status.is_redirection() { asker.get(&refused.location()).await } else { refused };
    refused.assert_has("Текст слишком длинный");
    refused.assert_has(&long);
    let page = asker.submit("/api/contact_ask", &[("slug", &slug), ("text", SLY)]).await;
    page.assert_has("Запрос отправлен");
    page.assert_has("&lt;script&gt;alert(1)");
    assert!(!page.body.contains("<script>alert"));
    let address = "/ru/contacts";
    let list = entrant.get(address).await;
    let id = list.body.split("/ru/contacts/").nth(1).and_then(|rest| rest.split('"').next()).expect("the request").to_owned();
    let thread = format!("/ru/contacts/{id}");
    visitor.get(&project).await.assert_has("Контакт запросили: 1");
    assert!(!visitor.get(&project).await.body.contains("roads@demo.bayge"));
    assert_eq!(visitor.get(&thread).await.status, StatusCode::UNAUTHORIZED);
    for name in ["post", "juror1", "chair"] {
        let page = site.signed_in(name).await.get(&thread).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{name}");
        assert!(!page.body.contains("roads@demo.bayge"), "{name}");
    }

    let page = entrant.get(&thread).await;
    page.assert_has("roads@demo.bayge");
    assert!(!page.body.contains("<script>alert"));
    entrant.submit("/api/contact_write", &[("id", &id), ("text", "Приезжайте")]).await.assert_has("Сообщение отправлено");
    asker.get(&thread).await.assert_has("Приезжайте");
    asker.submit("/api/contact_report", &[("id", &id), ("reason", SLY)]).await.assert_has("Организатору сообщено");
    let letters = site.deliver().await;
    assert!(
        letters.iter().any(|letter| letter.recipient == "entrant@demo.bayge" && letter.action.1.ends_with(&format!("/kk/contacts/{id}")))
    );
    assert!(letters.iter().any(|letter| letter.recipient == "organizer@demo.bayge" && letter.subject == "Хат алмасуға шағым түсті"));
    assert!(letters.iter().all(|letter| !letter.html.contains("<script>")));

    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/ru/desk/contacts").await.assert_has("есть жалоба");
    let page = organizer.get(&thread).await;
    page.assert_has("&lt;script&gt;alert(1)");
    assert!(!page.body.contains("contact_write"), "who looks on does not write");
    organizer.submit("/api/contact_close", &[("id", &id)]).await.assert_has("Переписка закрыта");
    asker.get(&thread).await;
    let refused = asker.submit("/api/contact_write", &[("id", &id), ("text", "Ещё вопрос")]).await;
    refused.assert_has("Переписка закрыта.");
    refused.assert_has("Ещё вопрос");
    assert_eq!(site.signed_in("roads").await.get("/ru/desk/contacts").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_own_project_and_a_stranger_are_refused_in_words() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (_, slug) = published(&mut entrant).await;
    entrant.get(&format!("/ru/projects/{slug}/contact")).await.assert_has("Это проект вашей организации");
    let page = site.signed_in("newcomer").await.get(&format!("/kk/projects/{slug}/contact")).await;
    page.assert_has("расталған ұйымның өкілі");
    page.assert_has("href=\"/kk/account\"");
    assert_eq!(site.signed_in("roads").await.get("/ru/projects/none/contact").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_change_of_what_is_published_is_marked_and_decided() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (id, slug) = published(&mut entrant).await;
    let (own, project) = (format!("/ru/entries/{id}/revision"), format!("/ru/projects/{slug}"));
    entrant.get(&format!("/ru/entries/{id}")).await.assert_has(&own);
    let before = site.visitor().get(&project).await.body;
    let page = entrant.get(&own).await;
    page.assert_has("name=\"fields[title_ru]\"");
    let missing = entrant.submit("/api/revision_propose", &[("id", &id), ("fields[title_ru]", "")]).await;
    missing.assert_has("href=\"#fields[title_ru]\"");
    entrant.get(&own).await;
    let page = entrant.submit("/api/revision_propose", &[("id", &id), ("fields[title_ru]", "Новое название"), ("fields[how]", SLY)]).await;
    page.assert_has("Изменение предложено");
    page.assert_has("ждёт решения");
    assert!(!page.body.contains("<script>alert"));
    let h1 = |body: &str| body.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).map(str::to_owned);
    assert_eq!(h1(&site.visitor().get(&project).await.body), h1(&before), "the published version stays");

    let mut organizer = site.signed_in("organizer").await;
    let desk = organizer.get("/ru/desk/revisions").await;
    desk.assert_has("<ins>название");
    desk.assert_has("<del>");
    assert!(!desk.body.contains("<script>alert"));
    let revision =
        desk.body.split("name=\"revision\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("it waits").to_owned();
    let refused = organizer.submit("/api/revision_decide", &[("revision", &revision), ("act", "decline"), ("reason", "")]).await;
    refused.assert_has("Напишите причину отказа");
    organizer.get("/ru/desk/revisions").await;
    organizer.submit("/api/revision_decide", &[("revision", &revision), ("act", "accept")]).await.assert_has("Изменение опубликовано");
    let page = site.visitor().get(&project).await;
    page.assert_has("Новое название");
    page.assert_has("&lt;script&gt;alert(1)");
    assert!(!page.body.contains("<script>alert"));
    for name in ["roads", "chair"] {
        assert_eq!(site.signed_in(name).await.get("/ru/desk/revisions").await.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert_eq!(site.signed_in("roads").await.get(&own).await.status, StatusCode::NOT_FOUND);
}

/// Asks as the clock would, half a year after the publication.
pub async fn ask(site: &Site, slug: &str) {
    let operator = Site::operator();
    let guest = store::scope::Guest::at(operator.now());
    let record = store::projects::find_record(&site.house.db, &guest, slug).await.expect("readable").expect("public");
    let later = Operator::at_console(due_at(record.published_at, 6));
    assert!(store::sharing::ask_due(&site.house.db, &later).await.expect("asked") > 0);
}

#[tokio::test]
async fn promised_figures_are_shown_against_what_was_reached() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (id, slug) = published(&mut entrant).await;
    let (own, project) = (format!("/kk/entries/{id}/follow-up"), format!("/kk/projects/{slug}"));
    entrant.get(&own).await.assert_has("Әзірге ештеңе сұралған жоқ");
    assert!(!site.visitor().get(&project).await.body.contains("Уәде етілген көрсеткіштер"));
    ask(&site, &slug).await;
    site.visitor().get(&project).await.assert_has("әзірге жауап жоқ");
    // The letter is dated by the clock that asked, so it waits.
    site.signed_in("organizer").await.get("/kk/desk/mail").await.assert_has("Уәде етілген нәтиже қалай болды");

    let page = entrant.get(&own).await;
    let count = page.body.matches("name=\"fields[reached_").count();
    assert!(count > 0, "{}", page.body);
    let names: Vec<String> = (1..=count).map(|number| format!("fields[reached_{number}]")).collect();
    let mut fields: Vec<(&str, &str)> = vec![("id", &id), ("months", "6"), ("fields[evidence_1]", SLY)];
    fields.extend(names.iter().map(|name| (name.as_str(), "көп")));
    let refused = entrant.submit("/api/follow_up_answer", &fields).await;
    refused.assert_has("Әр көрсеткішке сан жазыңыз");
    refused.assert_has("value=\"көп\"");
    fields.retain(|(name, _)| !name.starts_with("fields[reached"));
    fields.extend(names.iter().map(|name| (name.as_str(), "7,5")));
    entrant.get(&own).await;
    entrant.submit("/api/follow_up_answer", &fields).await.assert_has("Жауап жарияланды");
    let page = site.visitor().get(&project).await;
    page.assert_has("Жоба иесінің өз мәлімдемесі");
    page.assert_has("Орындалғаны");
    let told = site.visitor().get(&format!("/api/v1/projects/{slug}")).await.body;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let figure = &told["follow_ups"][0]["figures"][0];
    assert_eq!((figure["reached"].as_str(), figure["evidence"].as_str()), (Some("7.5"), Some(SLY)));
    page.assert_has("&lt;script&gt;alert(1)");
    assert!(!page.body.contains("<script>alert") && !page.body.contains("әзірге жауап жоқ"));
}

#[tokio::test]
async fn the_way_through_the_award_is_told_when_the_show_is_over() {
    let site = site().await;
    let (_, slug) = published(&mut site.signed_in("entrant").await).await;
    let project = format!("/ru/projects/{slug}");
    let pair = crate::live::Pair::of(&site).await;
    for _ in 0..27 {
        assert!(!site.visitor().get(&project).await.body.contains("Путь в премии"));
        pair.fire(&site.house.db).await;
    }
    let page = site.visitor().get(&project).await;
    page.assert_has("Путь в премии");
    page.assert_has("Допущена к конкурсу");
}
