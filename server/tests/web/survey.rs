//! Ways to look at the showcase as a whole, without scripts: side by side, counted, in collections; and what is offered while typing.

use axum::http::StatusCode;

use crate::site::{Answer, site};

fn links(page: &Answer, part: &str) -> Vec<String> {
    let hrefs = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.map(|href| href.replace("&amp;", "&")).filter(|href| href.contains(part)).collect()
}

#[tokio::test]
async fn projects_are_put_side_by_side_by_links_and_a_form() {
    let site = site().await;
    let mut visitor = site.visitor();
    let gallery = visitor.get("/kk/projects").await;
    gallery.assert_has("<form action=\"/kk/compare\"");
    gallery.assert_has("type=\"checkbox\" name=\"p\" value=\"");
    let project = visitor.get("/kk/projects/aktau-road-laboratory").await;
    assert!(!links(&project, "/kk/compare?p=aktau-road-laboratory").is_empty());
    let one = visitor.get("/kk/compare?p=aktau-road-laboratory").await;
    let adding = links(&one, "/kk/compare?p=aktau-road-laboratory&p=");
    assert!(!adding.is_empty(), "others are offered");
    let two = visitor.get(&adding[0]).await;
    assert_eq!(two.body.matches("role=\"columnheader\"").count(), 3, "a column for the names and one for each");
    two.assert_has("name=\"p\" value=\"aktau-road-laboratory\"");
    let found = visitor.get("/kk/compare?p=aktau-road-laboratory&q=%D0%B1%D0%B0%D2%93%D0%B4%D0%B0%D1%80%D1%88%D0%B0%D0%BC").await;
    assert!(!links(&found, "&p=smart-traffic-lights-").is_empty());
    let many = visitor
        .get("/en/compare?p=dental-x-ray&p=stroke-centres-ct&p=breast-and-lung-images&p=zher-inspektor&p=tasqyn-flood-forecast")
        .await;
    many.assert_has("More than four projects were chosen");
    many.assert_has("Four projects are chosen");
    assert_eq!(many.body.matches("role=\"columnheader\"").count(), 5);
    let hostile = visitor.get("/ru/compare?p=%3Cscript%3E&q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_eq!(hostile.status, StatusCode::OK);
    assert!(!hostile.body.contains("<script>alert"));
    hostile.assert_has("Проекты пока не выбраны");
}

#[tokio::test]
async fn entries_with_answers_are_compared_by_them() {
    let site = site().await;
    let mut visitor = site.visitor();
    let entries = links(&visitor.get("/ru/projects?origin=entry&evidence=yes").await, "/ru/projects/");
    let slugs: Vec<&str> = entries.iter().filter_map(|link| link.rsplit('/').next()).filter(|slug| !slug.contains('#')).take(2).collect();
    let page = visitor.get(&format!("/ru/compare?p={}&p={}", slugs[0], slugs[1])).await;
    for name in ["Что изменилось", "Степень риска", "Автономность", "Контроль человека", "Персональные данные", "Стоимость"]
    {
        page.assert_has(&format!("role=\"rowheader\">{name}"));
    }
    for private in ["@demo.bayge", "260140", "+77"] {
        assert!(!page.body.contains(private), "{private}");
    }
}

#[tokio::test]
async fn counts_are_drawn_told_and_given_as_a_table() {
    let site = site().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/en/statistics").await;
    assert_eq!(page.status, StatusCode::OK);
    let charts = page.body.matches("class=\"chart-drawing\"").count();
    assert_eq!((charts, page.body.matches("<desc").count(), page.body.matches("<caption").count()), (6, 6, 6));
    let practices = visitor.get("/en/statistics?origin=practice").await;
    practices.assert_has("39 projects");
    assert!(!practices.body.contains("id=\"by-year\""), "a practice has no year");
    let csv = visitor.get("/open-data/statistics.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(csv.body.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("as wide as the head")).collect();
    let number = |row: &csv::StringRecord, at: usize| row[at].parse::<usize>().expect("a number");
    assert!(rows.iter().all(|row| number(row, 5) == number(row, 6) + number(row, 7)), "all are practices or entries");
    let kinds: usize = rows.iter().filter(|row| &row[0] == "kind").map(|row| number(row, 6)).sum();
    assert_eq!(kinds, 39);
    let category = rows.iter().find(|row| &row[0] == "category" && &row[1] == "region").expect("a category");
    assert_eq!((&category[2], &category[3], &category[4]), ("AI Өңір", "AI Регион", "AI Region"));
}

#[tokio::test]
async fn the_organizer_makes_a_collection_and_everybody_reads_it() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/ru/collections").await.assert_has("/ru/collections/clinics");
    let clinics = visitor.get("/ru/collections/clinics").await;
    clinics.assert_has("Поликлиникам и больницам");
    assert_eq!(clinics.body.matches("class=\"card\"").count(), 4);
    visitor.get("/sitemap.xml").await.assert_has("http://award.example/kk/collections/clinics</loc>");
    assert_eq!(visitor.get("/ru/collections/nothing").await.status, StatusCode::NOT_FOUND);

    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/ru/desk/collections").await;
    let hostile = "<script>alert(1)</script>";
    let form = [
        ("title_kk", hostile),
        ("title_ru", "Вода"),
        ("title_en", "Water"),
        ("text_ru", "</textarea><b>"),
        ("projects", "tasqyn-flood-forecast\nno-such"),
    ];
    let refused = organizer.submit("/api/collection_create", &form).await;
    refused.assert_has("Строка 2. Такого проекта нет на витрине.");
    refused.assert_has("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"");
    refused.assert_has("tasqyn-flood-forecast\nno-such");
    let sound = [form[0], form[1], form[2], form[3], ("projects", "http://award.example/kk/projects/tasqyn-flood-forecast")];
    let made = organizer.submit("/api/collection_create", &sound).await;
    made.assert_has("Сохранено");
    assert_eq!(visitor.get("/kk/collections/water").await.status, StatusCode::NOT_FOUND);
    let published = organizer.submit("/api/collection_publish", &[("slug", "water"), ("is_published", "true")]).await;
    published.assert_has("Снять с публикации");
    let page = visitor.get("/kk/collections/water").await;
    assert_eq!(page.status, StatusCode::OK);
    let unescaped = page.body.split("<script>alert").skip(1).count();
    let around: Vec<&str> = page.body.match_indices("<script>alert").map(|(at, _)| &page.body[at.saturating_sub(60)..at + 20]).collect();
    assert_eq!(unescaped, 0, "what was typed is text: {around:?}");

    let stale = [
        ("slug", "water"),
        ("version", "1"),
        ("title_kk", "Су"),
        ("title_ru", "Вода"),
        ("title_en", "Water"),
        ("projects", "tasqyn-flood-forecast"),
    ];
    let clash = organizer.submit("/api/collection_change", &stale).await;
    clash.assert_has("value=\"Су\"");
    let log = organizer.get("/ru/desk/log").await;
    log.assert_has("Опубликована подборка");
    let mut entrant = site.signed_in("entrant").await;
    entrant.get("/kk/desk/collections").await;
    let denied = entrant.post("/api/collection_publish", &[("slug", "water"), ("is_published", "false")]).await;
    assert!(denied.location().contains("__err"), "only the organizer");
    assert_eq!(visitor.get("/kk/collections/water").await.status, StatusCode::OK);
}

#[tokio::test]
async fn projects_are_offered_while_somebody_types() {
    let site = site().await;
    let mut visitor = site.visitor();
    let mut asked = visitor.request("GET", "/api/projects_suggest?typed=%D1%81%D0%B2%D0%B5%D1%82%D0%BE%D1%84&locale=ru");
    // A program asks, not a reader who wants a page.
    asked.headers_mut().expect("a sound request").insert("accept", "application/json".parse().expect("a header"));
    let offered = visitor.send(asked.body(axum::body::Body::empty()).expect("a sound request")).await;
    assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
    let list: serde_json::Value = serde_json::from_str(&offered.body).expect("JSON");
    assert!(list.as_array().is_some_and(|list| !list.is_empty() && list.len() <= 6), "{list}");
    let page = visitor.get("/ru/projects").await;
    assert!(!page.body.contains("role=\"combobox\""), "without scripts the field is a field");
}
