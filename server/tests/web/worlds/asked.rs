//! Which addresses are asked: every page, every plain route, every server function that is read.

use std::{fs, path::Path};

use axum::http::Method;
use server::router::page_paths;

use crate::site::today;

/// Addresses beside the pages, each with the routes of the program that it stands for.
const OTHERS: [(&str, &str); 31] = [
    ("/", "/"),
    ("/accents.css", "/accents.css"),
    ("/api/v1/projects", "/api/v1/projects?limit=100"),
    ("/api/v1/projects/{slug}", "/api/v1/projects/aktau-road-laboratory"),
    ("/api/v1/categories", "/api/v1/categories"),
    ("/api/v1/openapi.json", "/api/v1/openapi.json"),
    ("/api/v1/{*any}", "/api/v1/nothing"),
    ("/calendar.ics", "/calendar.ics?l=ru"),
    ("/feeds/projects.atom", "/feeds/projects.atom?l=en"),
    ("/files/{id}", "/files/00000000-0000-0000-0000-000000000000"),
    ("/health/ready", "/health/ready"),
    ("/health/live", "/health/live"),
    ("/live/board.json", "/live/board.json"),
    ("/open-data/datapackage.json", "/open-data/datapackage.json"),
    ("/open-data/follow-ups.csv", "/open-data/follow-ups.csv"),
    ("/open-data/projects.csv", "/open-data/projects.csv"),
    ("/open-data/projects.json", "/open-data/projects.json"),
    ("/robots.txt", "/robots.txt"),
    ("/sitemap.xml", "/sitemap.xml"),
    ("/verify.py", "/verify.py"),
    ("/words/{file}", "/words/none.json"),
    ("/cards/{locale}/{file}", "/cards/kk/aktau-road-laboratory.png"),
    ("/qr/{file}", "/qr/aktau-road-laboratory.svg"),
    ("/p/{slug}", "/p/aktau-road-laboratory"),
    ("/{locale}/embed/{slug}", "/kk/embed/aktau-road-laboratory"),
    ("/open-data/statistics.csv", "/open-data/statistics.csv"),
    ("/{locale}/entries/{id}/receipt.json", "/kk/entries/00000000-0000-0000-0000-000000000000/receipt.json"),
    ("/{locale}/entries/{id}/receipt.pdf", "/ru/entries/00000000-0000-0000-0000-000000000000/receipt.pdf"),
    ("/{locale}/entries/{id}/entry.pdf", "/en/entries/00000000-0000-0000-0000-000000000000/entry.pdf"),
    ("/{locale}/desk/entries/{id}/entry.pdf", "/kk/desk/entries/00000000-0000-0000-0000-000000000000/entry.pdf"),
    ("/{locale}/desk/entries/export", "/kk/desk/entries/export?format=csv"),
];
/// The two files of a seal, by year.
const SEALED: [&str; 2] = ["/seals/{file}", "/results/{file}"];
/// Routes that answer no plain question: they are sent forms or pieces, or never end (the stream sends what the board holds); and two that
/// stand outside the site, without anything of an award.
const NOT_ASKED: [&str; 9] = [
    "/files",
    "FORM",
    "/files/uploads/{id}",
    "/files/{id}/remove",
    "/live/events",
    "/practices/file",
    "/preferences",
    "/metrics",
    "/.well-known/security.txt",
];
/// Below these stand files as they were built, without a database.
const BUILT: [&str; 1] = ["/pkg"];

/// The server functions that are read by their address.
fn functions() -> Vec<&'static str> {
    server_fn::axum::server_fn_paths().filter(|(_, method)| *method == Method::GET).map(|(path, _)| path).collect()
}

/// A juror's own sheets of the edition in the show are theirs to see, and differ from the start.
fn is_own_work(path: &str) -> bool {
    path.ends_with("/{year}/jury")
}

/// Every address that is asked.
pub fn addresses() -> Vec<String> {
    let year = today().to_astana().year;
    let fill = |path: &str| {
        path.replace("{year}", &year.to_string())
            .replace("collections/{slug}", "collections/clinics")
            .replace("{slug}", if path.contains("/projects/") { "aktau-road-laboratory" } else { "social" })
            .replace("{category}", "social")
            .replace("{section}", "results")
            .replace("{id}", "00000000-0000-0000-0000-000000000000")
            .replace("{assignment}", "00000000-0000-0000-0000-000000000000")
    };
    let mut all: Vec<String> = page_paths().iter().filter(|path| !is_own_work(path)).map(|path| fill(path)).collect();
    all.extend(OTHERS.iter().map(|(_, address)| (*address).to_owned()));
    all.extend([format!("/seals/{year}.json"), format!("/results/{year}.json"), format!("/seals/{}.json", year + 1)]);
    all.extend(
        ["/kk/projects?q=%D0%B6%D0%BE%D0%BB&sort=title", "/ru/projects?q=demo&page=2", "/kk/nothing", "/nothing.txt"].map(str::to_owned),
    );
    all.extend(["/kk/compare?p=aktau-road-laboratory&p=dental-x-ray", "/ru/statistics?origin=entry"].map(str::to_owned));
    let with = format!("?year={year}&category=social&slug=aktau-road-laboratory&page=1");
    for function in functions() {
        all.push(function.to_owned());
        // A juror's own work, as above.
        if !function.starts_with("/api/jury") {
            all.push(format!("{function}{with}"));
        }
    }
    assert!(all.iter().all(|address| !address.contains('{')), "a new part of an address needs a value: {all:?}");
    all
}

/// A route that the crawl does not ask turns this red.
#[test]
fn every_route_of_the_program_is_asked() {
    let (mut routes, mut nested) = (Vec::new(), Vec::new());
    collect(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut routes, &mut nested);
    assert!(routes.len() > 30, "{routes:?}");
    let unasked: Vec<_> = routes
        .iter()
        .map(String::as_str)
        .filter(|route| !OTHERS.iter().any(|(known, _)| known == route) && !NOT_ASKED.contains(route) && !SEALED.contains(route))
        .collect();
    assert!(unasked.is_empty(), "{unasked:?}");
    assert_eq!(nested, BUILT, "a router below another is asked by nobody");
    // Each route stands for itself: an address that fits no route, or a route that is gone, would ask nothing.
    let asked = addresses();
    for (route, address) in OTHERS {
        assert!(routes.iter().any(|known| known == route), "{route} is gone");
        assert!(asked.iter().any(|one| one == address) && fits(route, address), "{address} is not at {route}");
    }
    assert!(
        page_paths().len() > 150 && page_paths().iter().all(|path| asked.iter().any(|address| fits(path, address)) || is_own_work(path))
    );
    assert!(functions().len() > 30 && functions().iter().all(|path| asked.iter().any(|address| address == path)), "{:?}", functions());
}

/// Whether an address is of this route.
fn fits(route: &str, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
    let is_rest = route.last().is_some_and(|last| last.starts_with("{*"));
    (route.len() == path.len() || (is_rest && route.len() <= path.len()))
        && route.iter().zip(&path).all(|(part, given)| part.starts_with('{') || part == given)
}

/// The first argument of each call that adds a route, in whatever way it is written; constants by their names.
fn collect(folder: &Path, routes: &mut Vec<String>, nested: &mut Vec<String>) {
    let argument = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches("&format!(").trim_start();
        match rest.strip_prefix('"') {
            Some(text) => text.split('"').next().unwrap_or_default().replace("{{", "{").replace("}}", "}"),
            None => rest.split(',').next().unwrap_or_default().to_owned(),
        }
    };
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
        if entry.is_dir() {
            collect(&entry, routes, nested);
        } else if entry.extension().is_some_and(|ending| ending == "rs") && !entry.ends_with("tests.rs") {
            let text = fs::read_to_string(&entry).expect("readable");
            let calls = |name: &str| text.split(name).skip(1).map(argument).collect::<Vec<_>>();
            routes.extend([".route(", ".route_service("].into_iter().flat_map(calls));
            nested.extend([".nest(", ".nest_service("].into_iter().flat_map(calls));
        }
    }
}
