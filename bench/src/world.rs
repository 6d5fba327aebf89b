//! A demonstration award in a temporary folder, and people signed in to it.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{api::request::House, shell::Assets};
use domain::{
    award::Rules,
    form::{Section, find_field},
    id::EntryId,
    time::{DAY, Timestamp},
};
use futures::{StreamExt, stream};
use store::{
    Db,
    audit::Checkpoints,
    award::{self, Edition},
    demo::{self, Demo},
    entries,
    files::Files,
    limits::Caller,
    people,
    scope::{Entrant, Operator, Organizer, Person, Visitor},
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// A seeded database; its folder is removed at the end.
pub struct World {
    pub db: Db,
    pub now: Timestamp,
    folder: PathBuf,
}

impl World {
    pub async fn new() -> Self {
        let folder = folder();
        Self::fill(Db::open(&address(&folder)).await.expect("a temporary file can be made"), folder, now()).await
    }

    /// The same in a schema of its own of this `PostgreSQL`, which goes at the next run.
    pub async fn on_postgres(server: &str) -> Self {
        let admin = Db::open(server).await.expect("the PostgreSQL answers");
        for statement in ["DROP SCHEMA IF EXISTS bench CASCADE", "CREATE SCHEMA bench"] {
            admin.execute_for_tests(statement).await.expect("a schema can be made");
        }
        admin.close().await;
        let db = Db::open(&format!("{server}?options=-c%20search_path%3Dbench")).await.expect("the PostgreSQL answers");
        Self::fill(db, folder(), now()).await
    }

    /// One that was made so many days ago, and stands there still.
    pub async fn aged(days: i64) -> Self {
        let folder = folder();
        let then = now().plus(-days * DAY);
        Self::fill(Db::open(&address(&folder)).await.expect("a temporary file can be made"), folder, then).await
    }

    /// The same, where each write is a commit of its own.
    pub async fn one_by_one() -> Self {
        let folder = folder();
        Self::fill(Db::open_one_by_one(&address(&folder)).await.expect("a temporary file can be made"), folder, now()).await
    }

    async fn fill(db: Db, folder: PathBuf, now: Timestamp) -> Self {
        db.migrate().await.expect("the schema is sound");
        demo::seed(&db, &Operator::at_console(now), Demo { at: now, outcome: 1 }).await.expect("an empty database");
        let world = Self { db, now, folder };
        // One organization stands for them all: it may send as many entries as it likes.
        let organizer = Organizer::of(&world.person("organizer", Edition::Open).await).expect("the organizer's role");
        let rules = Rules { entries_per_category: u32::MAX, ..organizer.award().rules };
        award::change_rules(&world.db, &organizer, rules).await.expect("nobody judges yet");
        world
    }

    /// Where its file lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the server shares with every request.
    pub fn house(&self) -> House {
        House {
            db: self.db.clone(),
            files: Files::open(&self.folder.join("files")).expect("the temporary folder can be written"),
            checkpoints: Checkpoints::of(&self.folder),
            assets: Arc::new(Assets::default()),
            public_url: "http://localhost".into(),
            is_demo: true,
            is_rehearsal: false,
            limits: Arc::default(),
            seal_key: store::seal::KeyFile::of(&self.folder),
            shown_mail: Arc::default(),
        }
    }

    /// The token of a session of somebody of the demonstration.
    pub async fn token(&self, name: &str) -> String {
        let visitor = Visitor::enter(&self.db, Edition::Open, self.now).await.expect("the edition is there");
        let caller = Caller::new(Arc::default(), IpAddr::from([127, 0, 0, 1]));
        people::sign_in(&self.db, &visitor, &caller, &format!("{name}@demo.bayge"), demo::PASSWORD.into()).await.expect("the password fits")
    }

    /// Somebody of the demonstration, signed in.
    pub async fn person(&self, name: &str, edition: Edition) -> Person {
        Person::enter(&self.db, &self.token(name).await, edition, self.now).await.expect("the session lives")
    }

    /// Serves it on a free port until `stop`.
    pub async fn serve(&self, stop: &CancellationToken) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let router = server::router::build(self.house(), "target/site".as_ref(), stop);
        tokio::spawn(server::listen::serve(listener, router, stop.clone()));
        address
    }

    /// New drafts of the demonstration's entrant; complete ones have every answer of one that was sent.
    pub async fn drafts(&self, count: usize, are_complete: bool) -> Vec<EntryId> {
        let entrant = Entrant::of(&self.person("entrant", Edition::Open).await).expect("the entrant was admitted");
        let answers = if are_complete { complete(&self.db, &entrant).await } else { BTreeMap::new() };
        let draft = async |_| {
            let id = entries::create(&self.db, &entrant).await.expect("a draft");
            for (section, answers) in &answers {
                entries::save_section(&self.db, &entrant, id, *section, answers.clone(), i64::from(*section == Section::Organization))
                    .await
                    .expect("a save is kept");
            }
            id
        };
        stream::iter(0..count).map(draft).buffer_unordered(256).collect().await
    }
}

/// The answers, by section, of an entry with nothing missing.
async fn complete(db: &Db, entrant: &Entrant) -> BTreeMap<Section, BTreeMap<String, String>> {
    let pages = entries::list_own(db, entrant, 1).await.expect("the list").pages;
    // The oldest last: those that the demonstration came with.
    for line in entries::list_own(db, entrant, pages).await.expect("the list").lines {
        let record = entries::get_own(db, entrant, line.id).await.expect("an own entry");
        let answers = record.answers;
        if answers.is_complete(&record.categories) {
            let mut sections: BTreeMap<Section, BTreeMap<String, String>> = BTreeMap::new();
            for (key, text) in answers.iter() {
                let (section, _) = find_field(key).expect("the form has the field");
                sections.entry(section).or_default().insert(key.to_owned(), text.to_owned());
            }
            return sections;
        }
    }
    panic!("the demonstration's entrant has a complete entry")
}

fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("bayge-bench-{}", uuid::Uuid::now_v7()))
}

fn address(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("bayge.db").display())
}

impl Drop for World {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// This moment, by this machine's clock.
pub fn now() -> Timestamp {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("the clock is set");
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).expect("the clock is set"))
}
