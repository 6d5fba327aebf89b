//! The site under test, and a browser without scripts that visits it and keeps cookies.

#[path = "site/answer.rs"]
mod answer;

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::Arc, sync::atomic::AtomicU32, sync::atomic::Ordering};

pub use self::answer::Answer;
use app::{api::request::House, mail::Rendered, shell::Assets};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, header},
};
pub use domain::showcase::encode;
use domain::time::{Civil, Timestamp};
use server::{mailer::Mailer, settings::Settings};
use store::{
    Db,
    audit::Checkpoints,
    award::Edition,
    demo::{self, Demo},
    files::Files,
    rehearsal::{self, Login},
    scope::{Operator, Person},
    seal::KeyFile,
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The address that mails and canonical links use; requests come with another `Host`.
pub const PUBLIC_URL: &str = "http://award.example";

/// A demonstration on an embedded file of its own, which goes when the site goes.
pub struct Site {
    pub house: House,
    pub folder: PathBuf,
    router: Router,
}

/// The demonstration's site: its awards and people.
pub async fn site() -> Site {
    site_at(PUBLIC_URL).await
}

/// The same, as visitors reach it at another public address.
pub async fn site_at(public_url: &str) -> Site {
    site_with(public_url, true, Demo { at: today(), outcome: 1 }).await
}

/// The same, said to be the real thing.
pub async fn real_site() -> Site {
    site_with(PUBLIC_URL, false, Demo { at: today(), outcome: 1 }).await
}

/// A site as it is after `bayge migrate`: without an edition, without people.
pub async fn fresh_site() -> Site {
    open_site(empty_folder().await, PUBLIC_URL, false).await
}

/// A rehearsal of this site's award, in a database of its own, with who runs it.
pub async fn rehearsal_of(site: &Site, draw: u32) -> (Site, [Login; 2]) {
    let (folder, db) = empty_folder().await;
    let made = rehearsal::make(&site.house.db, &db, &Site::operator(), Edition::NearestCeremony, draw).await;
    (open_site((folder, db), PUBLIC_URL, false).await, made.expect("the database is empty").logins)
}

/// The demonstration's site, sealed with other salts.
pub async fn salted_site() -> Site {
    let (folder, db) = empty_folder().await;
    demo::seed_salted_for_tests(&db, &Site::operator(), Demo { at: today(), outcome: 1 }).await.expect("the database is empty");
    open_site((folder, db), PUBLIC_URL, true).await
}

/// The demonstration's site as if it had been made at another time, or come out otherwise.
pub async fn site_of(at: Timestamp, outcome: u32) -> Site {
    site_with(PUBLIC_URL, true, Demo { at, outcome }).await
}

async fn site_with(public_url: &str, is_demo: bool, demo: Demo) -> Site {
    let (folder, db) = empty_folder().await;
    seeded(db, folder, public_url, is_demo, demo).await
}

/// A folder of its own for each site, and an embedded file in it.
async fn empty_folder() -> (PathBuf, Db) {
    let folder = folder();
    let db = Db::open(&format!("sqlite:{}", folder.join("bayge.db").display())).await.expect("a temporary file can be made");
    db.migrate().await.expect("the schema is sound");
    (folder, db)
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("bayge-web-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}

/// The demonstration's site on this empty database.
#[allow(dead_code, reason = "only the tests of both engines need it")]
pub async fn site_on(db: Db) -> Site {
    seeded(db, folder(), PUBLIC_URL, true, Demo { at: today(), outcome: 1 }).await
}

async fn seeded(db: Db, folder: PathBuf, public_url: &str, is_demo: bool, demo: Demo) -> Site {
    db.migrate().await.expect("the schema is sound");
    // Before the site opens: what reads the board keeps what it found first for a while.
    demo::seed(&db, &Site::operator(), demo).await.expect("the database is empty");
    open_site((folder, db), public_url, is_demo).await
}

async fn open_site((folder, db): (PathBuf, Db), public_url: &str, is_demo: bool) -> Site {
    let is_rehearsal = rehearsal::is_one(&db).await.expect("the schema is there");
    let house = House {
        db,
        files: Files::with(&folder.join("files"), 0, 4).expect("the temporary folder can be written"),
        checkpoints: Checkpoints::of(&folder),
        assets: Arc::new(Assets::default()),
        public_url: public_url.into(),
        is_demo,
        is_rehearsal,
        limits: Arc::default(),
        seal_key: KeyFile::of(&folder),
        shown_mail: Arc::default(),
    };
    let router = server::router::build(house.clone(), &folder, &CancellationToken::new());
    Site { house, folder, router }
}

/// The real moment: requests are stamped by the real clock.
#[expect(clippy::disallowed_methods, reason = "the site under test reads the real clock, so its award must stand at the real day")]
pub fn now() -> Timestamp {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("the clock is set");
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).expect("the clock is set"))
}

pub fn today() -> Timestamp {
    let civil = now().to_astana();
    Timestamp::from_astana(Civil::date(civil.year, civil.month, civil.day)).expect("a real day")
}

/// Somebody of the demonstration as a scope, signed in for a moment: for what a test does beside the browser.
pub async fn person(site: &Site, name: &str, edition: Edition) -> Person {
    person_of(site, &site.signed_in(name).await, edition).await
}

/// Whoever is signed in with a browser.
pub async fn person_of(site: &Site, browser: &Browser<'_>, edition: Edition) -> Person {
    let token = &browser.cookies[site.house.session_cookie()];
    Person::enter(&site.house.db, token, edition, today()).await.expect("a living session")
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl Site {
    /// The operator, at the beginning of today.
    pub fn operator() -> Operator {
        Operator::at_console(today())
    }

    /// The same site as if its award were not a demonstration.
    pub fn make_real(&mut self) {
        self.house.is_demo = false;
        self.router = server::router::build(self.house.clone(), &self.folder, &CancellationToken::new());
    }

    /// Somebody with a new browser, who is not signed in.
    pub fn visitor(&self) -> Browser<'_> {
        Browser { site: self, cookies: BTreeMap::new(), page: "/kk".into() }
    }

    /// A person of the demonstration, signed in through the form: `organizer`, `entrant`, `juror1`, …
    pub async fn signed_in(&self, name: &str) -> Browser<'_> {
        self.signed_in_as(&format!("{name}@demo.bayge"), demo::PASSWORD).await
    }

    /// Whoever has this address and this password.
    pub async fn signed_in_as(&self, email: &str, password: &str) -> Browser<'_> {
        let mut browser = self.visitor();
        browser.get("/kk/sign-in").await;
        let answer = browser.post("/api/sign_in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.location(), "/kk/account", "{email} can sign in");
        browser
    }

    /// Sends the mail that is due, into files; gives what was sent, the newest first.
    pub async fn deliver(&self) -> Vec<Rendered> {
        let settings = Settings { data_dir: Some(self.folder.clone()), ..Settings::default() };
        Mailer::new(&self.house, &settings)
            .expect("sound settings")
            .send_due(&CancellationToken::new())
            .await
            .expect("the outbox can be emptied");
        self.house.shown_mail.list()
    }

    /// The letters in files.
    pub fn mail_files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.join("mail")).into_iter().flatten().flatten();
        files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
    }

    /// Any request, as it is.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.expect("a router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body comes whole");
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned(), raw: body.into() }
    }
}

/// A browser without scripts: plain pages and plain forms, cookies kept.
pub struct Browser<'s> {
    site: &'s Site,
    pub cookies: BTreeMap<String, String>,
    /// The page being looked at: the Referer of the next form.
    page: String,
}

impl Browser<'_> {
    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.page = path.into();
        let request = self.request("GET", path).body(Body::empty()).expect("a sound request");
        self.send(request).await
    }

    /// Asks again for what may be known already.
    pub async fn get_if_changed(&mut self, path: &str, tag: &str) -> Answer {
        let request = self.request("GET", path).header(header::IF_NONE_MATCH, tag).body(Body::empty()).expect("a sound request");
        self.send(request).await
    }

    /// Sends a plain form from the page being looked at.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&");
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, "http://localhost")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, format!("http://localhost{}", self.page))
            .body(Body::from(body))
            .expect("a sound request");
        self.send(request).await
    }

    /// Sends a plain form and looks at the page that it leads to.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let location = self.post(path, fields).await.location();
        self.get(&location).await
    }

    /// The beginning of any request of this browser.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::COOKIE, cookies)
    }

    /// Sends any request and keeps its cookies.
    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let answer = self.site.send(request).await;
        for cookie in answer.set_cookies() {
            let (name, rest) = cookie.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
        answer
    }
}
