//! The seal as visitors meet it: published before the show, opened by it, whole afterwards, and refused when tampered with.

use std::{fmt::Write as _, path::Path, process::Command as Program};

use axum::http::StatusCode;
use domain::seal::{SealFile, verify};

use crate::{
    live::Pair,
    site::{Answer, Site, site},
};

/// Opening, four of each category, a special prize, closing.
pub const STEPS: usize = 27;

/// The year of the edition whose ceremony is near.
pub fn year() -> i32 {
    crate::site::today().to_astana().year
}

/// The Python that has the library for signatures: `bin/test` names it.
#[expect(clippy::disallowed_methods, reason = "tests have no settings")]
pub fn python() -> String {
    std::env::var("BAYGE_TEST_PYTHON").unwrap_or_else(|_| "python3".into())
}

/// The results of a whole show.
async fn results(site: &Site) -> String {
    let pair = Pair::of(site).await;
    for _ in 0..STEPS {
        pair.fire(&site.house.db).await;
    }
    site.visitor().get(&format!("/results/{}.json", year())).await.body
}

#[tokio::test]
async fn what_is_published_grows_with_the_show_and_its_tag_with_it() {
    let site = site().await;
    let (pair, mut visitor) = (Pair::of(&site).await, site.visitor());
    let (seals, results) = (format!("/seals/{}.json", year()), format!("/results/{}.json", year()));
    let before = visitor.get(&seals).await;
    assert_eq!((before.status, before.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!(visitor.get(&results).await.status, StatusCode::NOT_FOUND);
    let tag = before.header("etag").to_owned();
    assert_eq!(visitor.get_if_changed(&seals, &tag).await.status, StatusCode::NOT_MODIFIED);
    pair.fire(&site.house.db).await;
    assert_eq!(visitor.get_if_changed(&seals, &tag).await.status, StatusCode::NOT_MODIFIED, "the opening opens nothing");
    pair.fire(&site.house.db).await;
    let after = visitor.get_if_changed(&seals, &tag).await;
    assert_eq!(after.status, StatusCode::OK);
    let opened = SealFile::read(after.body.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert!(opened.leaves.len() == 1 && verify(after.body.as_bytes()).is_sound());
    for _ in 2..STEPS {
        assert_eq!(visitor.get(&results).await.status, StatusCode::NOT_FOUND);
        pair.fire(&site.house.db).await;
    }
    let whole = visitor.get(&results).await;
    assert_eq!(whole.header("content-disposition"), format!("attachment; filename=\"results-{}.json\"", year()));
    assert!(verify(whole.body.as_bytes()).holds());
    assert_eq!(visitor.get(&seals).await.body, whole.body);
}

#[tokio::test]
async fn a_year_without_a_seal_has_no_file() {
    let site = site().await;
    let mut visitor = site.visitor();
    let next = year() + 1;
    for path in [
        format!("/seals/{next}.json"),
        format!("/results/{next}.json"),
        "/seals/1999.json".into(),
        format!("/seals/{}", year()),
        "/seals/x.json".into(),
    ] {
        assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = visitor.get(&format!("/en/{next}/verify")).await;
    page.assert_has("There is no seal yet");
}

/// The tokens stand on the page that shows them and nowhere else, so that two outcomes look the same elsewhere.
#[tokio::test]
async fn the_seal_stands_on_its_own_pages_alone() {
    let site = site().await;
    let mut visitor = site.visitor();
    let file = visitor.get(&format!("/seals/{}.json", year())).await.body;
    let file = SealFile::read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let (root, signature) = (file.header.root.to_string(), file.signature.to_string());
    let page = visitor.get("/ru/verify").await;
    page.assert_has(&root);
    page.assert_has(&signature);
    page.assert_has(&file.header.public_key.to_string());
    for path in ["/kk", "/kk/live", "/kk/about", "/kk/categories", "/kk/projects", "/stage", "/live/board.json"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let headers: String = answer.headers.iter().fold(String::new(), |mut all, (name, value)| {
            let _ = writeln!(all, "{name}: {value:?}");
            all
        });
        for token in [&root, &signature] {
            assert!(!answer.body.contains(token.as_str()) && !headers.contains(token.as_str()), "{path}");
        }
    }
}

/// Changes one byte at a place, both drawn.
fn tampered(file: &[u8], state: &mut u64) -> Vec<u8> {
    let mut draw = || {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).expect("31 bits")
    };
    let (at, other) = (draw() % file.len(), u8::try_from(draw() % 255 + 1).expect("a byte"));
    let mut changed = file.to_vec();
    changed[at] ^= other;
    changed
}

#[tokio::test]
async fn a_thousand_changes_are_refused_by_every_verifier() {
    let site = site().await;
    let results = results(&site).await;
    let good = site.folder.join("results.json");
    std::fs::write(&good, &results).expect("the temporary folder can be written");
    let mut state = 0x5EA1;
    let mut files = vec![good.clone()];
    for number in 0..1000 {
        let changed = tampered(results.as_bytes(), &mut state);
        assert!(!verify(&changed).is_sound(), "change {number}");
        let path = site.folder.join(format!("changed-{number}.json"));
        std::fs::write(&path, changed).expect("the temporary folder can be written");
        files.push(path);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify.py");
    let said = Program::new(python()).arg(&script).arg("--each").args(&files).output().expect("python3 starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 1001, "{said:.2000}");
    assert!(lines[0].ends_with(" holds"), "{}", lines[0]);
    let accepted: Vec<_> = lines[1..].iter().filter(|line| !line.ends_with(" fails")).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
    let bayge = |file: &Path| Program::new(env!("CARGO_BIN_EXE_bayge")).arg("verify").arg(file).output().expect("the program starts");
    let whole = bayge(&good);
    let text = String::from_utf8_lossy(&whole.stdout).into_owned();
    assert!(whole.status.success() && text.contains("ok           signature") && !text.contains("fails"), "{text}");
    for file in &files[1..21] {
        let refused = bayge(file);
        assert_eq!(refused.status.code(), Some(1), "{}", file.display());
        assert!(String::from_utf8_lossy(&refused.stdout).contains("fails        "), "{}", file.display());
    }
    assert_eq!(bayge(Path::new("nowhere.json")).status.code(), Some(1));
}

/// What the two verifiers say of every kind of lie that a holder of the key could sign is the same.
#[tokio::test]
async fn the_script_and_the_program_agree_during_the_show() {
    let site = site().await;
    let (pair, mut visitor) = (Pair::of(&site).await, site.visitor());
    let mut files = Vec::new();
    for fired in 0..STEPS {
        let text = visitor.get(&format!("/seals/{}.json", year())).await.body;
        let path = site.folder.join(format!("after-{fired}.json"));
        std::fs::write(&path, text).expect("the temporary folder can be written");
        files.push(path);
        pair.fire(&site.house.db).await;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify.py");
    let said = Program::new(python()).arg(&script).arg("--each").args(&files).output().expect("python3 starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert_eq!(said.lines().filter(|line| line.ends_with(" closed")).count(), STEPS, "{said}");
}

#[tokio::test]
async fn the_desk_is_for_those_who_seal() {
    let site = site().await;
    for (name, status) in
        [("organizer", StatusCode::OK), ("chair", StatusCode::OK), ("confirmer", StatusCode::OK), ("host", StatusCode::FORBIDDEN)]
    {
        let mut browser = site.signed_in(name).await;
        assert_eq!(browser.get("/en/desk/seal").await.status, status, "{name}");
    }
    assert_eq!(site.visitor().get("/en/desk/seal").await.status, StatusCode::UNAUTHORIZED);
    for name in ["entrant", "juror1", "admin"] {
        let mut browser = site.signed_in(name).await;
        assert_eq!(browser.get("/kk/desk/seal").await.status, StatusCode::FORBIDDEN, "{name}");
        browser.post("/api/seal_break_ask", &[("year", &year().to_string()), ("reason", "Екі өтінімнің парағы шатасқан.")]).await;
    }
    site.visitor().get("/kk/desk/seal").await;
    let mut organizer = site.signed_in("organizer").await;
    assert!(!organizer.get("/kk/desk/seal").await.body.contains("Мөрді бұзу сұралды"), "nobody else could ask");
}

/// What the form to agree sends along.
fn seen(page: &Answer) -> String {
    let value = page.body.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.expect("the form says what is agreed to").to_owned()
}

#[tokio::test]
async fn a_seal_is_broken_and_put_again_by_plain_forms() {
    let site = site().await;
    let (year, reason) = (year().to_string(), "Екі өтінімнің парағы шатасқан.");
    let (mut organizer, mut chair) = (site.signed_in("organizer").await, site.signed_in("chair").await);
    organizer.get("/kk/desk/seal").await;
    let refused = organizer.post("/api/seal_break_ask", &[("year", &year), ("reason", "қысқа")]).await;
    let page = organizer.get(&refused.refused_to()).await;
    page.assert_has("қысқа");
    page.assert_has("20-дан 600 таңбаға дейін");
    organizer.submit("/api/seal_break_ask", &[("year", &year), ("reason", reason)]).await.assert_has("Мөрді бұзу сұралды");
    let page = chair.get("/en/desk/seal").await;
    page.assert_has(reason);
    let stale = chair.post("/api/seal_break_agree", &[("year", &year), ("seen", "another reason, read before")]).await;
    assert!(stale.location().contains("__err="), "who agrees has read what is there");
    chair.submit("/api/seal_break_agree", &[("year", &year), ("seen", &seen(&page))]).await.assert_has("The seal was broken");
    let mut visitor = site.visitor();
    visitor.get("/en/verify").await.assert_has(reason);
    assert_eq!(visitor.get(&format!("/seals/{year}.json")).await.status, StatusCode::NOT_FOUND);
    organizer.get("/kk/desk/seal").await;
    organizer.submit("/api/seal_propose", &[("year", &year)]).await.assert_has("Мөрлеу ұсынылды");
    let refused = organizer.post("/api/seal_agree", &[("year", &year)]).await;
    assert!(refused.status.is_redirection() && refused.location().contains("__err="), "who proposes does not agree");
    let page = chair.get("/en/desk/seal").await;
    page.assert_has("Agree and seal");
    let stale = chair.post("/api/seal_agree", &[("year", &year)]).await;
    assert!(stale.location().contains("__err="), "who agrees has read what is there");
    chair.submit("/api/seal_agree", &[("year", &year), ("seen", &seen(&page))]).await.assert_has("The result is sealed");
    let sealed = visitor.get(&format!("/seals/{year}.json")).await;
    assert!(sealed.status == StatusCode::OK && verify(sealed.body.as_bytes()).is_sound());
    visitor.get("/en/verify").await.assert_has(reason);
}
