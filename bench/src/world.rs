//! A demonstration award in a temporary folder, and people signed in to it.

use std::{net::IpAddr, path::PathBuf, sync::Arc};

use app::{api::request::House, shell::Assets};
use domain::time::Timestamp;
use store::{
    Db,
    award::Edition,
    demo::{self, Demo},
    limits::Caller,
    people,
    scope::{Operator, Person, Visitor},
};

/// A seeded database; its folder is removed at the end.
pub struct World {
    pub db: Db,
    pub now: Timestamp,
    folder: PathBuf,
}

impl World {
    pub async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("bayge-bench-{}", std::process::id()));
        let db = Db::open(&format!("sqlite:{}", folder.join("bayge.db").display())).await.expect("a temporary file can be made");
        db.migrate().await.expect("the schema is sound");
        let now = now();
        demo::seed(&db, &Operator::at_console(now), Demo { at: now, outcome: 1 }).await.expect("an empty database");
        Self { db, now, folder }
    }

    /// What the server shares with every request.
    pub fn house(&self) -> House {
        House {
            db: self.db.clone(),
            assets: Arc::new(Assets::default()),
            public_url: "http://localhost".into(),
            is_demo: true,
            limits: Arc::default(),
            shown_mail: Arc::default(),
        }
    }

    /// Somebody of the demonstration, signed in.
    pub async fn person(&self, name: &str, edition: Edition) -> Person {
        let visitor = Visitor::enter(&self.db, edition, self.now).await.expect("the edition is there");
        let caller = Caller::new(Arc::default(), IpAddr::from([127, 0, 0, 1]));
        let token = people::sign_in(&self.db, &visitor, &caller, &format!("{name}@demo.bayge"), demo::PASSWORD.into())
            .await
            .expect("the password fits");
        Person::enter(&self.db, &token, edition, self.now).await.expect("the session lives")
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// This moment, by this machine's clock.
fn now() -> Timestamp {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("the clock is set");
    Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).expect("the clock is set"))
}
