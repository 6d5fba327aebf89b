//! Two worlds that differ in the secret outcome alone: whatever anybody is answered must be the same, byte for byte, until
//! the step that reveals a difference; and then differ only where that is shown.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use server::router::page_paths;

use crate::{
    live::Pair,
    site::{Browser, Site, site_of, today},
};

/// Addresses beside the pages, each with the routes of the program that it stands for.
const OTHERS: [(&str, &str); 19] = [
    ("/", "/"),
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
    ("/open-data/projects.csv", "/open-data/projects.csv"),
    ("/open-data/projects.json", "/open-data/projects.json"),
    ("/robots.txt", "/robots.txt"),
    ("/sitemap.xml", "/sitemap.xml"),
    ("/verify.py", "/verify.py"),
    ("/words/{file}", "/words/none.json"),
];
/// The two files of a seal, by year.
const SEALED: [&str; 2] = ["/seals/{file}", "/results/{file}"];
/// Routes that answer no plain question: they are sent forms or pieces, or never end. The stream sends what the board holds.
const NOT_ASKED: [&str; 5] = ["/files", "/files/uploads/{id}", "/files/{id}/remove", "/live/events", "/preferences"];
/// Where the public board is shown: from its first difference on these may differ.
const SHOWN: [&str; 7] = ["/ceremony/", "/live", "/stage", "/overlay", "/verify", "/seals/", "/results/"];

/// Every address that is asked.
fn addresses() -> Vec<String> {
    let year = today().to_astana().year;
    let fill = |path: &str| {
        path.replace("{year}", &year.to_string())
            .replace("{slug}", if path.contains("/projects/") { "aktau-road-laboratory" } else { "social" })
            .replace("{category}", "social")
            .replace("{section}", "results")
            .replace("{id}", "00000000-0000-0000-0000-000000000000")
            .replace("{assignment}", "00000000-0000-0000-0000-000000000000")
    };
    // A juror's own sheets of the edition in the show are theirs to see, and differ from the start.
    let mut all: Vec<String> = page_paths().iter().filter(|path| !path.ends_with("/{year}/jury")).map(|path| fill(path)).collect();
    all.extend(OTHERS.iter().map(|(_, address)| (*address).to_owned()));
    all.extend([format!("/seals/{year}.json"), format!("/results/{year}.json"), format!("/seals/{}.json", year + 1)]);
    all.extend(
        ["/kk/projects?q=%D0%B6%D0%BE%D0%BB&sort=title", "/ru/projects?q=demo&page=2", "/kk/nothing", "/nothing.txt"].map(str::to_owned),
    );
    assert!(all.iter().all(|address| !address.contains('{')), "a new part of an address needs a value: {all:?}");
    all
}

/// What one address answered: status, headers and body, with what is drawn or told by the clock masked.
async fn answer(browser: &mut Browser<'_>, address: &str) -> String {
    let answer = browser.get(address).await;
    let mut text = format!("{}\n", answer.status);
    for (name, value) in &answer.headers {
        if !["x-request-id", "date", "set-cookie"].contains(&name.as_str()) {
            let _ = writeln!(text, "{name}: {}", value.to_str().unwrap_or_default());
        }
    }
    told(&(text + &answer.body))
}

/// A page without what is drawn or told by the clock, and in one order.
pub fn told(page: &str) -> String {
    ordered(&masked(page))
}

/// Digests of scripts, moments in milliseconds and times of day become one sign each.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for (index, part) in text.split("'sha256-").enumerate() {
        let rest = if index == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "=+/' ".contains(c)) };
        let mut digits = String::new();
        for c in rest.chars().chain(['\0']) {
            if c.is_ascii_digit() || (c == ':' && !digits.is_empty()) {
                digits.push(c);
                continue;
            }
            let is_time = (digits.len() == 13 && digits.starts_with('1')) || digits.matches(':').count() == 2;
            masked.push_str(if is_time { "#" } else { &digits });
            digits.clear();
            masked.extend(Some(c).filter(|c| *c != '\0'));
        }
    }
    masked
}

/// What a page hands to its program comes in the order in which it was ready: it is put behind the page, in one order.
fn ordered(text: &str) -> String {
    let (mut page, mut handed) = (String::new(), Vec::new());
    for (index, piece) in text.split("<script>").enumerate() {
        let (script, rest) = if index == 0 { ("", piece) } else { piece.split_once("</script>").unwrap_or((piece, "")) };
        if script.contains("__RESOLVED_RESOURCES") {
            // Under which number depends on the order, too.
            let values = script.split("__RESOLVED_RESOURCES[").skip(1).filter_map(|part| part.split_once("] = "));
            handed.extend(values.filter_map(|(_, value)| value.split("\";").next()).map(str::to_owned));
        } else {
            page.push_str(script);
        }
        page.push_str(rest);
    }
    handed.sort_unstable();
    page + &handed.join("\n")
}

/// Everything that a visitor, an entrant and a juror are answered.
async fn crawl(browsers: &mut [Browser<'_>]) -> BTreeMap<(usize, String), String> {
    let mut all = BTreeMap::new();
    for (who, browser) in browsers.iter_mut().enumerate() {
        for address in addresses() {
            let told = answer(browser, &address).await;
            all.insert((who, address), told);
        }
    }
    all
}

/// The seal's own tokens in the answers of a world.
async fn tokens(site: &Site) -> Vec<String> {
    let file = site.visitor().get(&format!("/seals/{}.json", today().to_astana().year)).await.body;
    let file = domain::seal::SealFile::read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    vec![file.header.root.to_string(), file.signature.to_string()]
}

async fn browsers(site: &Site) -> Vec<Browser<'_>> {
    vec![site.visitor(), site.signed_in("entrant").await, site.signed_in("juror3").await]
}

#[tokio::test]
async fn two_outcomes_are_told_apart_by_nothing_until_it_is_shown() {
    let (one, two) = (site_of(today(), 1).await, site_of(today(), 2).await);
    let mut asking = (browsers(&one).await, browsers(&two).await);
    let mut seals = (tokens(&one).await, tokens(&two).await);
    let pairs = (Pair::of(&one).await, Pair::of(&two).await);
    assert_ne!(seals.0, seals.1, "they are two worlds");
    // Before the show, after the opening, the first finalists, third and second place, first place.
    let mut shown = Vec::new();
    for fired in 0..=5 {
        let (first, second) = (crawl(&mut asking.0).await, crawl(&mut asking.1).await);
        assert!(first.len() > 550, "{} answers", first.len());
        let (mut differing, mut partings) = (Vec::new(), Vec::new());
        for (key, told) in &first {
            let plain = |text: &str, tokens: &[String]| {
                // The tag of a page that shows the seal follows from it.
                let is_of_seal = key.1.contains("/verify") || key.1.starts_with("/seals/");
                let text = tokens.iter().fold(text.to_owned(), |text, token| if is_of_seal { text.replace(token, "~") } else { text });
                if key.1.starts_with("/seals/") { without_tag(&text) } else { text }
            };
            let (one, other) = (plain(told, &seals.0), plain(&second[key], &seals.1));
            if one != other {
                partings.push((key.1.clone(), apart(&one, &other)));
                differing.push(key.clone());
            }
        }
        let mut elsewhere = Vec::new();
        for key in differing.iter().filter(|(_, address)| !SHOWN.iter().any(|shown| address.contains(shown))) {
            if !is_told_alike(&mut asking.0[key.0], &mut asking.1[key.0], &key.1).await {
                elsewhere.push(key);
            }
        }
        assert!(elsewhere.is_empty(), "after {fired} steps: {elsewhere:?} {partings:?}");
        let on_screens = differing.iter().filter(|(_, address)| SHOWN.iter().any(|shown| address.contains(shown))).count();
        assert!(fired > 1 || on_screens == 0, "nothing is shown after {fired} steps: {partings:?}");
        shown.push(on_screens);
        pairs.0.fire(&one.house.db).await;
        pairs.1.fire(&two.house.db).await;
        tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
        seals = (tokens(&one).await, tokens(&two).await);
    }
    assert!(shown[5] > 0, "the winner of the first category is another: {shown:?}");
}

/// Whether the two worlds can answer alike: what a page hands to its program depends on what was ready when, in either world.
/// Kept pages would stay as they were made first: a cookie that nobody knows has each made anew.
async fn is_told_alike(one: &mut Browser<'_>, other: &mut Browser<'_>, address: &str) -> bool {
    let (mut told, mut also_told) = (BTreeSet::new(), BTreeSet::new());
    one.cookies.insert("unknown".into(), "1".into());
    other.cookies.insert("unknown".into(), "1".into());
    let mut is_alike = false;
    for _ in 0..12 {
        told.insert(answer(one, address).await);
        also_told.insert(answer(other, address).await);
        is_alike = told.intersection(&also_told).next().is_some();
        if is_alike {
            break;
        }
    }
    one.cookies.remove("unknown");
    other.cookies.remove("unknown");
    is_alike
}

/// Where two answers part, with what stands around it.
pub fn apart(one: &str, other: &str) -> (String, String) {
    let at = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let around = |text: &str| text.chars().skip(at).take(180).collect::<String>();
    (around(one), around(other))
}

fn without_tag(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("etag:")).collect::<Vec<_>>().join("\n")
}

/// A route that the crawl does not ask turns this red.
#[test]
fn every_route_of_the_program_is_asked() {
    let mut routes = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut routes);
    assert!(routes.len() > 20, "{routes:?}");
    let is_asked = |route: &str| {
        OTHERS.iter().any(|(known, _)| *known == route)
            || NOT_ASKED.contains(&route)
            || SEALED.contains(&route)
            || route.starts_with("/{locale}")
    };
    let unasked: Vec<_> = routes.iter().filter(|route| !is_asked(route)).collect();
    assert!(unasked.is_empty(), "{unasked:?}");
}

fn collect(folder: &Path, routes: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
        if entry.is_dir() {
            collect(&entry, routes);
        } else if entry.extension().is_some_and(|ending| ending == "rs") && !entry.ends_with("tests.rs") {
            let text = fs::read_to_string(&entry).expect("readable");
            routes.extend(text.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
}
