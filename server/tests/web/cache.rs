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
    Db,
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
    worlds::{apart, told::plain},
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
    plain(&page.body)
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
        // With the style sheet, for which `bin/sizes` has a budget of 18.5 KB, the first view is 30 KB at most.
        assert!(sent != "br" || page.raw.len() <= 11_500, "{} bytes", page.raw.len());
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

/// Who writes between two looks.
struct Writers<'s> {
    open: Organizer,
    shown: Organizer,
    sent: Vec<EntryId>,
    pair: Pair,
    entrant: Browser<'s>,
    draft: String,
    juror: Browser<'s>,
    seat: String,
}

impl<'s> Writers<'s> {
    async fn of(site: &'s Site) -> Self {
        let organizer = async |edition| Organizer::of(&person(site, "organizer", edition).await).expect("holds the role");
        let shown = organizer(Edition::NearestCeremony).await;
        let filter = Filter { state: "eligible".into(), ..Filter::default() };
        let list = entries::list(&site.house.db, &shown, &filter, Shown::page(1)).await.expect("the list can be read");
        let (mut entrant, mut juror) = (site.signed_in("entrant").await, site.signed_in("juror1").await);
        Self {
            open: organizer(Edition::Open).await,
            shown,
            sent: list.lines.into_iter().map(|line| line.id).collect(),
            pair: Pair::of(site).await,
            draft: draft(&mut entrant).await,
            entrant,
            seat: own_seat(&mut juror).await,
            juror,
        }
    }

    /// One of them writes. Says whether it is public.
    async fn write(&mut self, db: &Db, dice: &mut Dice, turn: usize) -> bool {
        match dice.throw(6) {
            0 => {
                let old = self.open.award();
                let name = format!("Сыйлық {turn}");
                let new = NewAward { year: old.year, name: Trilingual::new(&name, &name, &name), calendar: Calendar::of(old) };
                award::change(db, &self.open, new).await.expect("a name may be changed");
                true
            }
            1 | 2 => {
                let id = self.sent[dice.throw(self.sent.len())];
                let done = entries::publish(db, &self.shown, id).await.is_ok();
                // Half of them leave again.
                if done && dice.throw(2) == 0 {
                    entries::unpublish(db, &self.shown, id, "сынақ".into()).await.expect("it is there");
                }
                done
            }
            3 if turn.is_multiple_of(4) => {
                self.pair.fire(db).await;
                true
            }
            3 | 4 => {
                save(&mut self.entrant, &self.draft, "project", "stay", &[("fields[title_kk]", &format!("{CANARY} {turn}"))]).await;
                false
            }
            _ => {
                score(&mut self.juror, &self.seat, dice.throw(5), &format!("{CANARY} {turn}")).await;
                false
            }
        }
    }
}

#[tokio::test]
async fn never_another_language_an_old_version_or_a_personal_byte() {
    let site = site().await;
    let mut writers = Writers::of(&site).await;
    let year = writers.open.award().year;
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
        let is_public = writers.write(&site.house.db, &mut dice, turn).await;
        assert_eq!(version(&site).await != before, is_public, "turn {turn}");
        let answer = readers[0].get_if_changed("/kk/projects", &tag).await;
        assert_eq!(answer.status == StatusCode::NOT_MODIFIED, !is_public, "turn {turn}");
        if is_public {
            public += 1;
        } else {
            private += 1;
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
            // In which order a page hands things to its program depends on what was ready when.
            let (mut made, mut attempts) = (fresh(reader, &address).await, 0);
            while made != plain(&kept.body) {
                attempts += 1;
                assert!(attempts < 12, "turn {turn}: {address}: {:?}", apart(&made, &plain(&kept.body)));
                made = fresh(reader, &address).await;
            }
            known += 1;
        }
    }
    assert!(public > 9 && private > 9 && known == 360, "{public} {private} {known}");
}
