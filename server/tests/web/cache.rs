//! Pages that are kept: always what a fresh page would say, in the right language, and nothing of anybody.

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use domain::{
    award::{Calendar, NewAward},
    id::EntryId,
    locale::Trilingual,
};
use store::{
    award::{self, Edition},
    entries::{self, Filter, Shown},
    projects,
    scope::{Guest, Organizer},
};

use crate::{
    entries::{draft, save},
    jury::{own_seat, score},
    live::Pair,
    site::{Browser, Site, now, person, site},
    worlds::told,
};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];
/// What is not public: in a draft, in a juror's note, in a name.
const CANARY: &str = "кенарнадраф";

async fn version(site: &Site) -> i64 {
    projects::public_version(&site.house.db, &Guest::at(now())).await.expect("it can be read")
}

/// A page as it would be made for this request alone: an unknown cookie goes past what is kept.
async fn fresh(browser: &mut Browser<'_>, address: &str) -> String {
    browser.cookies.insert("unknown".into(), "1".into());
    let page = browser.get(address).await;
    browser.cookies.remove("unknown");
    assert_eq!(page.header("etag"), "", "{address} was made anew");
    told(&page.body)
}

#[tokio::test]
async fn a_kept_page_is_known_by_its_tag_and_sent_in_the_encoding_asked_for() {
    let site = site().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/kk/projects").await;
    let tag = page.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    assert_eq!((page.header("cache-control"), page.header("vary")), ("no-cache", "accept-encoding, cookie"));
    assert_eq!(visitor.cookies["locale"], "kk", "who has no language yet is given it with a kept page too");
    let again = visitor.get("/kk/projects").await;
    assert_eq!((again.header("etag"), &again.body), (tag.as_str(), &page.body), "to the byte");
    for (encoding, sent) in [("br, gzip", "br"), ("gzip", "gzip"), ("zstd", "")] {
        let request = visitor.request("GET", "/kk/projects").header(header::ACCEPT_ENCODING, encoding);
        let page = visitor.send(request.body(Body::empty()).expect("sound")).await;
        assert_eq!((page.header("content-encoding"), page.header("etag")), (sent, tag.as_str()));
        assert!(sent.is_empty() || page.raw.len() * 3 < again.raw.len(), "{encoding}: {} of {}", page.raw.len(), again.raw.len());
    }
    let known = visitor.get_if_changed("/kk/projects", &format!("\"x\", {tag}")).await;
    assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(known.header("content-security-policy"), "", "the browser keeps the policy of what it has");
    assert_eq!(visitor.get_if_changed("/kk/projects", "W/\"x\"").await.status, StatusCode::OK);
    assert_ne!(visitor.get("/ru/projects").await.header("etag"), tag, "another language is another page");
    visitor.cookies.insert("theme".into(), "dark".into());
    let dark = visitor.get("/kk/projects").await;
    dark.assert_has("data-theme=\"dark\"");
    assert_ne!(dark.header("etag"), tag);
}

#[tokio::test]
async fn who_is_signed_in_or_was_refused_gets_a_page_of_their_own() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let page = entrant.get("/kk").await;
    assert_eq!((page.header("etag"), page.header("cache-control")), ("", "no-store"));
    let name = person(&site, "entrant", Edition::Open).await.name().to_owned();
    page.assert_has(&name);
    let mut visitor = site.visitor();
    assert!(!visitor.get("/kk").await.body.contains(&name));
    visitor.get("/kk/sign-in").await;
    let refused = visitor.post("/api/sign_in", &[("email", "кім@мұнда"), ("password", "жоқ")]).await;
    visitor.get(&refused.location()).await;
    entrant.post("/api/sign_out", &[]).await;
    assert!(entrant.cookies.contains_key("bayge-signed-out"));
    entrant.get("/kk").await.assert_has("src=\"/autosave.js\"");
    assert_eq!(site.visitor().get("/kk/projects?q=a").await.header("etag"), "", "words are not kept");
    assert_eq!(site.visitor().get("/kk/projects/none").await.status, StatusCode::NOT_FOUND);
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("fewer than sides")
    }
}

/// Entries that may be published.
async fn sent_entries(site: &Site, organizer: &Organizer) -> Vec<EntryId> {
    let filter = Filter { state: "eligible".into(), ..Filter::default() };
    let list = entries::list(&site.house.db, organizer, &filter, Shown::page(1)).await.expect("the list can be read");
    list.lines.into_iter().map(|line| line.id).collect()
}

/// What happens between two looks. Says whether it is public.
async fn write(site: &Site, dice: &mut Dice, turn: usize, people: &mut [Browser<'_>; 2], draft: &str, seat: &str) -> bool {
    let db = &site.house.db;
    let organizer = Organizer::of(&person(site, "organizer", Edition::Open).await).expect("holds the role");
    match dice.throw(6) {
        0 => {
            let old = organizer.award();
            let name = format!("Сыйлық {turn}");
            let new = NewAward { year: old.year, name: Trilingual::new(&name, &name, &name), calendar: Calendar::of(old) };
            award::change(db, &organizer, new).await.expect("a name may be changed");
            true
        }
        1 | 2 => {
            let shown = Organizer::of(&person(site, "organizer", Edition::NearestCeremony).await).expect("holds the role");
            let sent = sent_entries(site, &shown).await;
            let id = sent[dice.throw(sent.len())];
            let done = entries::publish(db, &shown, id).await.is_ok();
            let gone = dice.throw(2) == 0 && entries::unpublish(db, &shown, id, "сынақ".into()).await.is_ok();
            done || gone
        }
        3 if turn % 4 == 0 => {
            Pair::of(site).await.fire(db).await;
            true
        }
        3 | 4 => {
            save(&mut people[0], draft, "project", "stay", &[("fields[title_kk]", &format!("{CANARY} {turn}"))]).await;
            false
        }
        _ => {
            score(&mut people[1], seat, dice.throw(5), &format!("{CANARY} {turn}")).await;
            false
        }
    }
}

#[tokio::test]
async fn never_another_language_an_old_version_or_a_personal_byte() {
    let site = site().await;
    let year = person(&site, "organizer", Edition::Open).await.award().year;
    let mut people = [site.signed_in("entrant").await, site.signed_in("juror1").await];
    let (draft, seat) = (draft(&mut people[0]).await, own_seat(&mut people[1]).await);
    let mut dice = Dice(0x2026_0303);
    let mut readers = ["auto", "dark"].map(|theme| {
        let mut reader = site.visitor();
        reader.cookies.insert("theme".into(), theme.into());
        reader
    });
    let (mut public, mut private, mut known) = (0, 0, 0);
    for turn in 0..60 {
        let before = version(&site).await;
        let tag = readers[0].get("/kk/projects").await.header("etag").to_owned();
        let is_public = write(&site, &mut dice, turn, &mut people, &draft, &seat).await;
        assert_eq!(version(&site).await != before, is_public, "turn {turn}");
        let answer = readers[0].get_if_changed("/kk/projects", &tag).await;
        assert_eq!(answer.status == StatusCode::NOT_MODIFIED, !is_public, "turn {turn}");
        if is_public {
            public += 1
        } else {
            private += 1
        }
        for _ in 0..6 {
            let language = LANGUAGES[dice.throw(3)];
            let dated = format!("/{year}");
            let pages = [
                "",
                "/about",
                "/categories",
                "/categories/social",
                "/live",
                "/projects",
                "/projects?category=social",
                "/open-data",
                &dated,
            ];
            let address = format!("/{language}{}", pages[dice.throw(pages.len())]);
            let reader = &mut readers[dice.throw(2)];
            let theme = reader.cookies["theme"].clone();
            let kept = reader.get(&address).await;
            assert_eq!((kept.status, kept.header("etag").is_empty()), (StatusCode::OK, false), "{address}");
            assert!(kept.body.contains(&format!("<html lang=\"{language}\"")), "{address}");
            assert_eq!(kept.body.contains("data-theme=\"dark\""), theme == "dark", "{address}");
            assert!(!kept.body.contains(CANARY), "{address}");
            assert_eq!(told(&kept.body), fresh(reader, &address).await, "turn {turn}: {address}");
            known += 1;
        }
    }
    assert!(public > 9 && private > 9 && known == 360, "{public} {private} {known}");
}
