//! The chair's scores: seen by the chair alone, acted on until the result is sealed.

mod own_ties;

use domain::{
    ceremony::CeremonyError,
    deliberation::Deliberation,
    id::EntryId,
    person::Role,
    robustness::{RESAMPLINGS, Verdict},
    round::RoundError,
    standings::WhatIfForm,
};
use store::{
    Db, Error, Result, Rule,
    award::Edition,
    ceremony,
    scope::{Chair, Person},
    scores,
};

use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

/// The category of the demonstration in which two share the second place.
const TIED: &str = "economy";

async fn chair(db: &Db) -> Chair {
    Chair::of(&somebody(db, "chair").await).expect("holds the role")
}

async fn somebody(db: &Db, name: &str) -> Person {
    person(db, name, Edition::NearestCeremony, showtime()).await
}

/// The demonstration before its result was sealed, with nothing decided.
async fn undecided(db: &Db) {
    seed(db).await;
    db.unprepare_for_tests().await.expect("the tables are there");
    db.execute_for_tests("DELETE FROM tie_decision; DELETE FROM finalist; DELETE FROM shortlist").await.expect("the tables are there");
}

async fn look(db: &Db, category: &str) -> Deliberation {
    scores::get(db, &chair(db).await, category, 1, WhatIfForm::default()).await.expect("there is such a category")
}

fn refused<T>(error: RoundError) -> Result<T> {
    Err(Error::Rule(Rule::Round(error)))
}

fn places(order: &[EntryId]) -> Vec<(EntryId, String)> {
    order.iter().zip(1..).map(|(entry, place): (_, u32)| (*entry, place.to_string())).collect()
}

async fn confirm(db: &Db, category: &str) -> Result<()> {
    let seen = look(db, category).await.shortlist.finalists;
    scores::confirm_shortlist(db, &chair(db).await, category, seen).await
}

#[tokio::test]
async fn only_the_chair_gets_in() {
    on_both(async |db| {
        seed(db).await;
        for name in ["organizer", "admin", "host", "confirmer", "juror1", "entrant"] {
            let person = somebody(db, name).await;
            assert!(!person.roles().contains(&Role::Chair), "{name}");
            assert_eq!(Chair::of(&person).err(), Some(Error::Denied), "{name}");
        }
        assert!(scores::get(db, &chair(db).await, "no-such", 1, WhatIfForm::default()).await.err() == Some(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_is_ready_to_be_sealed() {
    on_both(async |db| {
        seed(db).await;
        let overview = scores::overview(db, &chair(db).await).await.expect("it can be read");
        assert_eq!(overview.categories.len(), 6);
        for category in &overview.categories {
            let sheets = category.sheets;
            assert_eq!((sheets.handed_in, sheets.abstained), (sheets.expected, 0), "{}", category.category.slug);
            assert!(category.is_sealed && category.is_confirmed && category.ties == 0 && category.unranked == 0);
            assert!(!matches!(category.verdict, Verdict::Nobody | Verdict::Tied) && category.wins <= RESAMPLINGS);
        }
        assert_eq!(overview.categories.iter().map(|category| category.sheets.recused).sum::<u64>(), 1);
        let matter = look(db, TIED).await;
        assert_eq!(matter.ties.len(), 1);
        assert!(matter.ties[0].decided.as_ref().is_some_and(|(reason, _)| reason.contains("Алқа талқылауынан кейін")));
        assert!(matter.rows.items.iter().all(|row| row.sheets.len() == 3 && !matter.names[&row.entry].title.is_empty()));
        let other = scores::overview(db, &Chair::of(&person(db, "chair", Edition::Open, showtime()).await).expect("holds the role")).await;
        let other = other.expect("an edition that nobody has scored");
        assert!(other.categories.iter().all(|category| category.verdict == Verdict::Nobody && !category.is_sealed));
    })
    .await;
}

#[tokio::test]
async fn a_tie_is_parted_by_a_written_reason() {
    on_both(async |db| {
        undecided(db).await;
        let chair = chair(db).await;
        let tie = look(db, TIED).await.ties.remove(0);
        assert!(tie.decided.is_none() && tie.rank == 2 && tie.entries.len() == 2);
        let order: Vec<EntryId> = tie.entries.iter().rev().copied().collect();
        let decide = async |order: &[EntryId], reason: &str| scores::decide_tie(db, &chair, TIED, &places(order), reason).await;
        assert_eq!(decide(&order, "  ").await, refused(RoundError::Reason));
        assert_eq!(decide(&order[..1], "Себеп").await, refused(RoundError::NotTied));
        assert_eq!(scores::decide_tie(db, &chair, "no-such", &places(&order), "Себеп").await, Err(Error::NotFound));
        assert_eq!(scores::decide_tie(db, &chair, "social", &places(&order), "Себеп").await, refused(RoundError::NotTied));
        let same = [(order[0], "1".to_owned()), (order[1], "1".to_owned())];
        assert_eq!(scores::decide_tie(db, &chair, TIED, &same, "Себеп").await, refused(RoundError::Order));
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM tie_decision").await, Ok(0), "nothing half decided");

        assert_eq!(decide(&order, "Тәуелсіз дәлел бар.").await, Ok(()));
        let matter = look(db, TIED).await;
        assert!(
            matter.ties[0].entries == order && matter.ties[0].decided.as_ref().is_some_and(|(reason, _)| reason == "Тәуелсіз дәлел бар.")
        );
        let ranks: Vec<_> = matter.rows.items.iter().filter_map(|row| Some((row.entry, row.standing.as_ref()?.0))).take(3).collect();
        assert_eq!(ranks[1..], [(order[0], 2), (order[1], 3)]);
        assert_eq!(decide(&tie.entries, "Қайта қаралды.").await, Ok(()), "the chair may think again");
        assert!(look(db, TIED).await.ties[0].entries == tie.entries);
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM event WHERE act = 'tie_decided' AND actor_id IS NOT NULL").await, Ok(2));
    })
    .await;
}

#[tokio::test]
async fn a_shortlist_is_confirmed_before_the_show_can_be_prepared() {
    on_both(async |db| {
        undecided(db).await;
        let chair = chair(db).await;
        assert_eq!(ceremony::prepare(db, &chair).await, refused(RoundError::Unconfirmed));
        let mut seen = look(db, TIED).await.shortlist.finalists;
        seen.pop();
        assert_eq!(scores::confirm_shortlist(db, &chair, TIED, seen).await, refused(RoundError::Changed));
        for category in scores::overview(db, &chair).await.expect("it can be read").categories {
            assert_eq!(confirm(db, &category.category.slug).await, Ok(()));
        }
        assert_eq!(confirm(db, TIED).await, refused(RoundError::Confirmed));
        // The shortlist is agreed on, and yet the second place is tied.
        assert_eq!(ceremony::prepare(db, &chair).await, Err(Error::Rule(Rule::Ceremony(CeremonyError::Unresolved))));

        // A finalist withdraws: what was confirmed is not what is true now.
        let withdrawn = look(db, TIED).await.shortlist.finalists[0];
        db.execute_for_tests(
            "UPDATE entry SET state = 'ineligible' WHERE id = \
             (SELECT entry_id FROM finalist WHERE category = 'economy' ORDER BY entry_id LIMIT 1)",
        )
        .await
        .expect("there is one");
        let shortlist = look(db, TIED).await.shortlist;
        assert!(!shortlist.is_confirmed && shortlist.confirmed_at.is_some() && !shortlist.finalists.contains(&withdrawn));
        assert_eq!(ceremony::prepare(db, &chair).await, refused(RoundError::Unconfirmed));
        assert_eq!(confirm(db, TIED).await, Ok(()));

        assert_eq!(scores::reopen_shortlist(db, &chair, TIED).await, Ok(()));
        assert_eq!(scores::reopen_shortlist(db, &chair, TIED).await, refused(RoundError::Unconfirmed));
        assert_eq!(confirm(db, TIED).await, Ok(()));
        if let Some(tie) = look(db, TIED).await.ties.first() {
            assert_eq!(scores::decide_tie(db, &chair, TIED, &places(&tie.entries), "Себеп").await, Ok(()));
        }
        assert_eq!(ceremony::prepare(db, &chair).await, Ok(()));
        for act in ["shortlist_confirmed", "shortlist_reopened"] {
            let count = db.count_for_tests(&format!("SELECT COUNT(*) FROM event WHERE act = '{act}'")).await;
            assert!(count.is_ok_and(|count| count >= 1), "{act}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_the_seal_nothing_changes() {
    on_both(async |db| {
        seed(db).await;
        let chair = chair(db).await;
        let matter = look(db, TIED).await;
        assert!(matter.shortlist.is_sealed);
        let order = matter.ties[0].entries.clone();
        assert_eq!(scores::decide_tie(db, &chair, TIED, &places(&order), "Себеп").await, refused(RoundError::Sealed));
        assert_eq!(scores::confirm_shortlist(db, &chair, TIED, matter.shortlist.finalists).await, refused(RoundError::Sealed));
        assert_eq!(scores::reopen_shortlist(db, &chair, TIED).await, refused(RoundError::Sealed));
    })
    .await;
}

#[tokio::test]
async fn a_supposition_is_shown_and_never_kept() {
    on_both(async |db| {
        seed(db).await;
        let before = db.dump_for_tests().await.expect("it can be read");
        let suppose = async |form: WhatIfForm| scores::get(db, &chair(db).await, TIED, 1, form).await.expect("a category").moves;
        let nobody = WhatIfForm { min_sheets: "4".into(), ..WhatIfForm::default() };
        let moves = suppose(nobody).await.ok().flatten().expect("a supposition");
        assert!(moves.total >= 4 && moves.moves.iter().all(|(_, from, to)| from.is_some() && to.is_none()), "nobody has four sheets");
        assert!(suppose(WhatIfForm::default()).await == Ok(None));
        assert!(suppose(WhatIfForm { min_sheets: "0".into(), ..WhatIfForm::default() }).await == Err(RoundError::Quorum));
        let mut after = db.dump_for_tests().await.expect("it can be read");
        // Asking signs the chair in, which touches sessions alone.
        after.remove("session");
        assert!(after.iter().all(|(table, rows)| before.get(table) == Some(rows)) && after.len() + 1 == before.len());
    })
    .await;
}
