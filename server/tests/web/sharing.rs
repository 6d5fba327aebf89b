//! Bodies learn from each other, by plain pages and forms: asking, changing what is published, promised figures, practices by file.

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use domain::sharing::follow_up::due_at;
use store::{award::Edition, scope::Operator};

use crate::site::{Browser, Site, person, site};

/// A text that would become markup, if markup were what it is.
const SLY: &str = "</textarea><b>&amp;\"'<script>alert(1)</script>";

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

/// Sends a file by the form of the desk, and gives the page that answers.
async fn upload(browser: &mut Browser<'_>, name: &str, content: &[u8]) -> crate::site::Answer {
    let mut body =
        format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n")
            .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = browser
        .request("POST", "/practices/file")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header(header::ORIGIN, "http://localhost")
        .header("sec-fetch-site", "same-origin")
        .header(header::REFERER, "http://localhost/ru/desk/practices")
        .body(Body::from(body))
        .expect("a sound request");
    let answer = browser.send(request).await;
    let location = answer.location();
    browser.get(&location).await
}

#[tokio::test]
async fn practices_come_by_file_after_a_look_at_every_line() {
    let site = site().await;
    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/ru/desk/practices").await.assert_has("multipart/form-data");
    let data = site.visitor().get("/open-data/projects.csv").await.body;
    let head = data.lines().next().expect("a head").to_owned();
    let row = data.lines().find(|line| line.starts_with("aktau-road-laboratory,")).expect("a practice of one line").to_owned();
    let good = row.replacen("aktau-road-laboratory", "another-laboratory", 1);
    let bad =
        format!("{head}\r\n{}\r\n{}\r\n", good.replacen("practice", "entry", 1), row.replacen("region", "<script>alert(1)</script>", 1));
    let page = upload(&mut organizer, "<b>a.csv", bad.as_bytes()).await;
    page.assert_has("это заявка премии");
    page.assert_has("category: такого значения нет: &lt;script&gt;alert(1)");
    page.assert_has("&lt;b&gt;a.csv");
    assert!(!page.body.contains("<script>alert") && !page.body.contains("value=\"drafts\""));
    upload(&mut organizer, "b.csv", b"\xFF\xFE").await.assert_has("Файл не в UTF-8");
    let page = upload(&mut organizer, "c.csv", format!("{head}\r\n{good}\r\n").as_bytes()).await;
    page.assert_has("ошибок нет");
    assert_eq!(site.visitor().get("/ru/projects/another-laboratory").await.status, StatusCode::NOT_FOUND, "nothing is written yet");
    organizer.submit("/api/practice_import", &[("act", "publish")]).await.assert_has("Файл загружен");
    assert_eq!(site.visitor().get("/ru/projects/another-laboratory").await.status, StatusCode::OK);

    let edit = "/ru/desk/practices/another-laboratory";
    organizer.get(edit).await.assert_has("name=\"fields[title_kk]\"");
    let somebody = person(&site, "organizer", Edition::Open).await;
    let desk = store::scope::Secretariat::of(&somebody).expect("holds the role");
    let cells = store::practices::get(&site.house.db, &desk, "another-laboratory").await.expect("there").cells;
    let names: Vec<(String, String)> = domain::practice::COLUMNS
        .iter()
        .map(|column| (format!("fields[{column}]"), if *column == "title_ru" { SLY.to_owned() } else { cells.get(column).to_owned() }))
        .collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    fields.extend([("slug", "another-laboratory"), ("act", "publish")]);
    let page = organizer.submit("/api/practice_save", &fields).await;
    page.assert_has("Практика опубликована");
    assert!(!page.body.contains("<script>alert"));
    for address in ["/ru/projects/another-laboratory", "/ru/projects?q=laboratory", "/ru/desk/practices"] {
        assert!(!organizer.get(address).await.body.contains("<script>alert"), "{address}");
    }
    organizer.get(edit).await;
    organizer.submit("/api/practice_unpublish", &[("slug", "another-laboratory"), ("reason", "")]).await.assert_has("Напишите текст");
    organizer.get(edit).await;
    organizer
        .submit("/api/practice_unpublish", &[("slug", "another-laboratory"), ("reason", "Проверка")])
        .await
        .assert_has("снята с публикации");
    assert_eq!(site.visitor().get("/ru/projects/another-laboratory").await.status, StatusCode::NOT_FOUND);

    let mut entrant = site.signed_in("entrant").await;
    for address in ["/ru/desk/practices", edit, "/ru/desk/practices/file"] {
        assert_eq!(entrant.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    upload(&mut entrant, "d.csv", good.as_bytes()).await;
    assert_eq!(organizer.get("/ru/desk/practices/file").await.status, StatusCode::NOT_FOUND, "nobody else's file is kept");
}

#[tokio::test]
async fn a_practice_is_written_by_hand_and_nothing_typed_is_lost() {
    let site = site().await;
    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/ru/desk/practices").await.assert_has("href=\"/ru/desk/practices/new\"");
    let new = "/ru/desk/practices/new";
    let page = organizer.get(new).await;
    page.assert_has("name=\"fields[summary_en]\"");
    assert!(!page.body.contains("не переведено"), "nothing is begun yet");
    let typed = [("fields[title_ru]", SLY), ("fields[category]", "region"), ("fields[region]", "470000000"), ("fields[kind]", "local")];
    let page = organizer.submit("/api/practice_create", &[&typed[..], &[("act", "draft")]].concat()).await;
    page.assert_has("href=\"#fields[source_name]\"");
    page.assert_has("Что делает (");
    page.assert_has("&lt;script&gt;alert(1)");
    page.assert_has("не переведено");
    assert!(!page.body.contains("<script>alert"));
    let rest = [("fields[summary_ru]", "Мәтін"), ("fields[owner_ru]", "Акимат"), ("fields[source_name]", "example.kz"), ("act", "draft")];
    organizer.get(new).await;
    let page = organizer.submit("/api/practice_create", &[&typed[..], &rest[..]].concat()).await;
    page.assert_has("Черновик сохранён");
    page.assert_has("не переведено");
    page.assert_has("action=\"/api/practice_save\"");
    for name in ["entrant", "chair"] {
        assert_eq!(site.signed_in(name).await.get(new).await.status, StatusCode::FORBIDDEN, "{name}");
    }
}
