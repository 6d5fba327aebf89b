//! The showcase for machines: read back, paged through, revalidated.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use serde_json::Value;

use crate::site::{Answer, site};

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

fn slugs(list: &Value) -> Vec<String> {
    let of = |project: &Value| project["slug"].as_str().expect("each has one").to_owned();
    list.as_array().expect("a list").iter().map(of).collect()
}

#[tokio::test]
async fn the_api_pages_through_what_the_files_hold() {
    let site = site().await;
    let mut visitor = site.visitor();
    let whole = json(&visitor.get("/open-data/projects.json").await);
    let all = slugs(&whole["projects"]);
    assert!(all.len() > 39, "practices and entries: {}", all.len());
    let mut address = "/api/v1/projects?limit=7".to_owned();
    let mut paged = Vec::new();
    loop {
        let page = json(&visitor.get(&address).await);
        assert!(slugs(&page["items"]).len() <= 7);
        paged.extend(slugs(&page["items"]));
        let Some(next) = page["next"].as_str() else { break };
        address = next.trim_start_matches("http://award.example").to_owned();
        assert!(address.starts_with("/api/v1/projects?limit=7&after="), "{address}");
    }
    assert_eq!(paged, all, "each once, in order");

    let (_, rows) = table(&visitor.get("/open-data/projects.csv").await);
    let rows: Vec<String> = rows.into_iter().map(|row| row["slug"].clone()).collect();
    assert_eq!(rows, all);
}

/// A file's head, and its rows by column.
fn table(csv: &Answer) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    let mut reader = csv::Reader::from_reader(csv.body.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| head.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    let rows = reader.records().map(|record| row(record.expect("as wide as the head"))).collect();
    (head, rows)
}

#[tokio::test]
async fn the_dictionary_names_every_column_of_every_file() {
    let site = site().await;
    let mut visitor = site.visitor();
    let dictionary = json(&visitor.get("/open-data/datapackage.json").await);
    assert_eq!(dictionary["licenses"][0]["name"], "CC-BY-4.0");
    let resources = dictionary["resources"].as_array().expect("a list");
    assert_eq!(resources.len(), 2);
    for resource in resources {
        let path = resource["path"].as_str().expect("a path");
        let (head, _) = table(&visitor.get(&format!("/open-data/{path}")).await);
        let named = |field: &Value| field["name"].as_str().expect("named").to_owned();
        let fields: Vec<String> = resource["schema"]["fields"].as_array().expect("a list").iter().map(named).collect();
        assert_eq!(fields, head, "{path}");
    }
}

#[tokio::test]
async fn promised_and_reached_figures_are_in_the_api_and_in_the_files() {
    let site = site().await;
    let mut visitor = site.visitor();
    let page = json(&visitor.get("/api/v1/projects?limit=100&origin=entry").await);
    let items = page["items"].as_array().expect("a list");
    let (_, rows) = table(&visitor.get("/open-data/follow-ups.csv").await);
    let (mut reached, mut missed, mut waiting, mut figures) = (0, 0, 0, 0);
    for project in items {
        let alone = json(&visitor.get(&format!("/api/v1/projects/{}", project["slug"].as_str().expect("a slug"))).await);
        assert_eq!(alone["follow_ups"], project["follow_ups"]);
        for asked in project["follow_ups"].as_array().expect("a list, maybe empty") {
            assert_eq!(asked["months"], 6);
            waiting += usize::from(asked["answered_at"].is_null());
            for (index, figure) in (1..).zip(asked["figures"].as_array().expect("figures")) {
                let of_figure = |row: &&BTreeMap<String, String>| row["slug"] == project["slug"] && row["figure"] == format!("{index}");
                let row = rows.iter().find(of_figure).expect("a row a figure");
                assert_eq!((&row["name_kk"], &row["promised"]), (&text(&figure["name"]["kk"]), &text(&figure["promised"])));
                assert_eq!((&row["reached"], &row["evidence"]), (&text(&figure["reached"]), &text(&figure["evidence"])));
                assert_eq!(figure["reached"].is_null(), asked["answered_at"].is_null(), "no figure without an answer");
                if !figure["reached"].is_null() {
                    let [before, promised, came] = ["before", "promised", "reached"].map(|name| number(&figure[name]));
                    let is_reached = if before < promised { came >= promised } else { came <= promised };
                    if is_reached { reached += 1 } else { missed += 1 }
                }
                figures += 1;
            }
        }
    }
    assert_eq!(rows.len(), figures);
    assert_eq!((reached, missed, waiting), (3, 2, 1), "the demonstration has one of each kind");
    let (_, projects) = table(&visitor.get("/open-data/projects.csv").await);
    assert_eq!(projects.iter().filter(|row| row["follow_ups"] == "1").count(), 3);
    let practice = json(&visitor.get("/api/v1/projects/aktau-road-laboratory").await);
    assert_eq!(practice["follow_ups"], Value::Array(Vec::new()));
}

/// A text, empty if absent.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> f64 {
    text(value).parse().expect("a number with a point")
}

#[tokio::test]
async fn a_question_is_narrowed_or_refused() {
    let site = site().await;
    let mut visitor = site.visitor();
    for (key, value) in
        [("category", "social"), ("region", "national"), ("kind", "central"), ("stage", "operation"), ("origin", "practice")]
    {
        let page = json(&visitor.get(&format!("/api/v1/projects?limit=100&{key}={value}")).await);
        let items = page["items"].as_array().expect("a list");
        assert!(!items.is_empty() && items.iter().all(|project| project[key] == value), "{key}={value}");
    }
    let page = json(&visitor.get("/api/v1/projects?limit=100&technology=vision").await);
    let has = |project: &Value| project["technologies"].as_array().expect("a list").contains(&Value::from("vision"));
    assert!(page["items"].as_array().expect("a list").iter().all(has));
    for bad in
        ["limit=0", "limit=101", "limit=x", "kind=other", "region=1", "after=UPPER", "category=%3Cb%3E", "stage=", "whatever=1", "limit"]
    {
        let refused = visitor.get(&format!("/api/v1/projects?{bad}")).await;
        assert_eq!((refused.status, refused.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"), "{bad}");
        assert_eq!(json(&refused)["status"], 400, "{bad}");
    }
    for none in ["/api/v1/projects/no-such", "/api/v1/projects/NO", "/api/v1/nothing"] {
        let refused = visitor.get(none).await;
        assert_eq!((refused.status, refused.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"), "{none}");
    }
}

#[tokio::test]
async fn what_is_known_is_not_sent_again_and_what_changed_is() {
    let site = site().await;
    for address in [
        "/api/v1/projects",
        "/api/v1/projects/aktau-road-laboratory",
        "/api/v1/categories",
        "/api/v1/openapi.json",
        "/open-data/projects.csv",
        "/open-data/projects.json",
        "/open-data/follow-ups.csv",
        "/open-data/datapackage.json",
        "/feeds/projects.atom?l=ru",
        "/sitemap.xml",
        "/robots.txt",
    ] {
        let mut visitor = site.visitor();
        let first = visitor.get(address).await;
        assert_eq!(first.status, StatusCode::OK, "{address}");
        assert_eq!(first.header("access-control-allow-origin"), "*", "{address}");
        assert_eq!(first.header("cross-origin-resource-policy"), "cross-origin", "{address}");
        let tag = first.header("etag").to_owned();
        let known = visitor.get_if_changed(address, &tag).await;
        assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
        let other = visitor.get_if_changed(address, "W/\"0\"").await;
        assert_eq!(other.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn the_feed_speaks_its_language() {
    let site = site().await;
    let mut visitor = site.visitor();
    for (locale, title) in [("kk", "Жобалар"), ("ru", "Проекты"), ("en", "Projects")] {
        let feed = visitor.get(&format!("/feeds/projects.atom?l={locale}")).await;
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        assert!(feed.body.contains(&format!("xml:lang=\"{locale}\"")) && feed.body.contains(&format!("<title>{title} ·")), "{locale}");
        assert!(feed.body.matches("<entry>").count() > 39, "{locale}");
    }
}

#[tokio::test]
async fn the_map_names_every_project_in_every_language() {
    let site = site().await;
    let mut visitor = site.visitor();
    let map = visitor.get("/sitemap.xml").await.body;
    let all = slugs(&json(&visitor.get("/open-data/projects.json").await)["projects"]);
    let addresses: BTreeSet<&str> = map.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    for locale in ["kk", "ru", "en"] {
        for slug in &all {
            assert!(addresses.contains(format!("http://award.example/{locale}/projects/{slug}").as_str()), "{locale} {slug}");
        }
    }
    assert_eq!(map.matches("hreflang=\"x-default\"").count(), addresses.len());
    assert!(visitor.get("/robots.txt").await.body.contains("Sitemap: http://award.example/sitemap.xml"));
    for address in addresses.iter().step_by(23) {
        let page = visitor.get(address.trim_start_matches("http://award.example")).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
    }
}
