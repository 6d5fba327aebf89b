//! Practices on the organizer's desk: by file, and by hand.

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use store::award::Edition;

use crate::{
    sharing::SLY,
    site::{Browser, person, site},
};

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
    let page = organizer.get(edit).await;
    page.assert_has("name=\"fields[title_kk]\"");
    page.assert_has("name=\"fields[technologies.vision]\" value=\"yes\" checked");
    let somebody = person(&site, "organizer", Edition::Open).await;
    let desk = store::scope::Secretariat::of(&somebody).expect("holds the role");
    let cells = store::practices::get(&site.house.db, &desk, "another-laboratory").await.expect("there").cells;
    let names: Vec<(String, String)> = domain::practice::COLUMNS
        .iter()
        .filter(|column| **column != "technologies")
        .map(|column| (format!("fields[{column}]"), if *column == "title_ru" { SLY.to_owned() } else { cells.get(column).to_owned() }))
        .chain([("fields[technologies.speech]".to_owned(), "yes".to_owned())])
        .collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    fields.extend([("slug", "another-laboratory"), ("act", "publish")]);
    let page = organizer.submit("/api/practice_save", &fields).await;
    page.assert_has("Практика опубликована");
    page.assert_has("name=\"fields[technologies.speech]\" value=\"yes\" checked");
    page.assert_has("name=\"fields[technologies.vision]\" value=\"yes\">");
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
