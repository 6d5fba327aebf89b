//! The demonstration award: fictional throughout, deterministic, from one command.
//!
//! Ids, salts and times derive from the moment it shows and a fixed seed. The outcome number picks only the secret
//! scores, and so the winners: everything public is equal for two outcomes until it is revealed.

mod collections;
mod entries;
mod files;
mod follow_ups;
mod judging;
mod jury;
mod people;
mod screening;
mod show;
mod story;

use domain::{
    award::{Award, Rules},
    id::AwardId,
    locale::Trilingual,
    seal::{Facts, SealKey, Secret},
    time::{DAY, HOUR, Timestamp},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Db, Key, Result,
    award::insert,
    practices,
    scope::Operator,
    scores,
    seal::{self, Sealing},
};

pub use files::lay_out;

/// What every person of the demonstration signs in with. Outside a demonstration no such account can exist.
pub const PASSWORD: &str = "bayge-demo-2026";

/// What the demonstration is made from.
#[derive(Debug, Clone, Copy)]
pub struct Demo {
    /// The moment it shows: just before the ceremony.
    pub at: Timestamp,
    /// Which secret scores it holds.
    pub outcome: u32,
}

/// Fills an empty database with the demonstration; the bytes of its files are [`lay_out`]'s. [`crate::Error::Conflict`] if there is an award already.
pub async fn seed(db: &Db, operator: &Operator, demo: Demo) -> Result<()> {
    seed_with(db, operator, demo, "seal salt").await
}

/// The same, its leaves salted otherwise: what differs then is the seal's own.
#[doc(hidden)]
pub async fn seed_salted_for_tests(db: &Db, operator: &Operator, demo: Demo) -> Result<()> {
    seed_with(db, operator, demo, "other seal salt").await
}

async fn seed_with(db: &Db, operator: &Operator, demo: Demo, salts: &'static str) -> Result<()> {
    let _ = operator;
    db.write(Key::Everything, move |conn| {
        Box::pin(async move {
            let (awards,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM award")?;
            if awards > 0 {
                return Err(crate::Error::Conflict);
            }
            let story = story::read()?;
            for award in demo.awards() {
                insert(conn, &award).await?;
            }
            people::create(conn, &demo, &story).await?;
            practices::seed_demo(conn, demo.at.plus(-30 * DAY)).await?;
            collections::create(conn, &demo).await?;
            entries::create(conn, &demo, &story).await?;
            follow_ups::create(conn, &demo).await?;
            jury::create(conn, &demo).await?;
            judging::create(conn, &demo).await?;
            show::create(conn, &demo).await?;
            scores::confirm_all(conn, demo.ceremony_award().id, demo.person("chair"), demo.at.plus(-2 * DAY)).await?;
            seal::seal_in(conn, demo.sealing(salts)).await.map(|_| ())
        })
    })
    .await
}

impl Demo {
    /// An id that is the same in every demonstration of this moment.
    pub(crate) fn uuid(&self, name: &str) -> Uuid {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.digest(name)[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    /// Thirty-two bytes that are the same in every demonstration of this moment.
    pub(crate) fn digest(&self, name: &str) -> [u8; 32] {
        Sha256::digest(format!("bayge demonstration\n{}\n{name}", self.at.millis())).into()
    }

    /// The key that signs the demonstration's seal. Everyone can derive it, as everything of a demonstration.
    #[must_use]
    pub fn seal_key(&self) -> [u8; 32] {
        self.digest("seal key")
    }

    /// How the demonstration is sealed, a day before it begins: a leaf's salt derives from its place and this name.
    fn sealing(&self, salts: &'static str) -> Sealing {
        let (demo, award) = (*self, self.ceremony_award());
        Sealing {
            facts: Facts {
                award: award.id,
                year: award.year,
                sealed_at: self.at.plus(-DAY),
                publishes_robustness: award.rules.publishes_robustness,
            },
            key: SealKey::from_bytes(&self.seal_key()),
            secret: Secret(self.digest("seal names")),
            finalists: self.digest("finalists"),
            salt: Box::new(move |leaf| Ok(demo.digest(&format!("{salts} {leaf}")))),
            proposed_by: self.person("organizer"),
            agreed_by: self.person("chair"),
        }
    }

    /// The edition whose ceremony is about to begin; the next one, open for entries long enough for a demonstration that is
    /// kept for weeks; and one, delayed, that the jury scores.
    fn awards(&self) -> [Award; 3] {
        let year = self.at.to_astana().year;
        let award = |year: i32, opens: i64, closes: i64, judging: i64, ceremony: i64| Award {
            id: AwardId::from_uuid(self.uuid(&format!("award {year}"))),
            year,
            name: Trilingual::new(
                format!("AI Governance Cup {year} (демо)"),
                format!("AI Governance Cup {year} (демо)"),
                format!("AI Governance Cup {year} (demo)"),
            ),
            is_demo: true,
            announced_at: self.at.plus(opens - 20 * DAY),
            opens_at: self.at.plus(opens),
            closes_at: self.at.plus(closes),
            judging_from: self.at.plus(judging),
            ceremony_at: self.at.plus(ceremony),
            published_at: None,
            rules: Rules::default(),
        };
        [
            award(year, -60 * DAY, -50 * DAY, -40 * DAY, HOUR),
            award(year + 1, -4 * DAY, 40 * DAY, 50 * DAY, 94 * DAY),
            award(year - 1, -120 * DAY, -100 * DAY, -5 * DAY, 75 * DAY),
        ]
    }

    /// The edition that is being judged and revealed.
    pub(crate) fn ceremony_award(&self) -> Award {
        let [award, ..] = self.awards();
        award
    }

    /// The edition that takes entries.
    pub(crate) fn open_award(&self) -> Award {
        let [_, award, _] = self.awards();
        award
    }

    /// The edition that the jury works on.
    pub(crate) fn judging_award(&self) -> Award {
        let [.., award] = self.awards();
        award
    }
}
