//! What a sealed result was made from stays as it is, whoever writes; and a broken seal leaves its notice.

use domain::{round::RoundError, seal::SealError, standings::WhatIfForm};
use store::{Db, Error, Rule, award::Edition, ceremony, scope::Chair, scores, seal};

use super::{Keys, agree, agree_break, desk, organizer, refused, seed, visitor, witness};
use crate::{
    cast::{person, showtime, unseal},
    ceremony::step,
    world::on_both,
};

/// Statements that change what the sealed edition was made from.
const CHANGES: [&str; 27] = [
    "UPDATE step SET disclosure = (SELECT disclosure FROM step AS other WHERE other.position = 3)",
    "UPDATE step SET kind = '{\"kind\":\"pause\"}'",
    "DELETE FROM step",
    "UPDATE score_sheet SET submitted_at = NULL",
    "UPDATE score_sheet SET saved_at = saved_at + 1",
    "DELETE FROM score_sheet",
    "INSERT INTO score_sheet (assignment_id, saved_at) SELECT assignment_id, 0 FROM recusal",
    "UPDATE score SET score = 10 - score",
    "DELETE FROM score",
    "INSERT INTO score (assignment_id, criterion, score) SELECT assignment_id, 'extra', 10 FROM score_sheet",
    "INSERT INTO score (assignment_id, criterion, score) SELECT assignment_id, criterion, 10 FROM score WHERE true \
     ON CONFLICT (assignment_id, criterion) DO UPDATE SET score = excluded.score",
    "UPDATE assignment SET assigned_at = 0",
    "DELETE FROM assignment WHERE id NOT IN (SELECT assignment_id FROM score_sheet) AND id NOT IN (SELECT assignment_id FROM recusal) \
     AND entry_id IN (SELECT entry.id FROM entry JOIN seal ON seal.award_id = entry.award_id)",
    "INSERT INTO assignment (id, entry_id, juror_id, assigned_at) SELECT person.id, entry.id, person.id, 0 FROM entry, person \
     WHERE entry.state = 'eligible' AND email = 'chair@demo.bayge'",
    "INSERT INTO recusal (assignment_id, reason, recused_at) SELECT assignment_id, 'late', 0 FROM score_sheet",
    "UPDATE recusal SET reason = ''",
    "DELETE FROM recusal",
    "UPDATE tie_decision SET position = 1 - position",
    "DELETE FROM tie_decision",
    "UPDATE criterion SET weight = weight + 1",
    "DELETE FROM criterion",
    "UPDATE category SET position = position + 10",
    "DELETE FROM category",
    "UPDATE entry SET state = 'withdrawn' WHERE state = 'eligible'",
    "UPDATE entry SET state = 'eligible' WHERE state = 'ineligible'",
    "UPDATE entry SET category = 'quasi' WHERE category <> 'quasi' AND state = 'eligible'",
    "UPDATE entry SET award_id = (SELECT id FROM award ORDER BY year DESC LIMIT 1) WHERE state = 'eligible'",
];

#[tokio::test]
async fn the_database_itself_refuses_changes() {
    on_both(async |db| {
        seed(db).await;
        let before = db.dump_for_tests().await.expect("readable");
        for change in CHANGES {
            let found = db.execute_for_tests(change).await;
            // One of them moves assignments that no sheet holds, of which there may be none.
            if found != refused(SealError::Sealed) {
                assert!(change.starts_with("DELETE FROM assignment"), "{change}: {found:?}");
            }
        }
        let after = db.dump_for_tests().await.expect("readable");
        for table in ["score_sheet", "score", "assignment", "recusal", "tie_decision", "criterion", "category", "entry"] {
            assert_eq!(before[table], after[table], "{table}");
        }
        // What is no part of the result may change, and so may the other edition.
        for change in [
            "UPDATE entry SET remark = 'printed', project_id = project_id, changed_at = changed_at + 1",
            "UPDATE entry SET state = state, category = category",
            "UPDATE criterion SET weight = weight WHERE award_id = (SELECT id FROM award ORDER BY year DESC LIMIT 1)",
            "UPDATE entry SET state = 'withdrawn' WHERE award_id = (SELECT id FROM award ORDER BY year DESC LIMIT 1) AND state = 'submitted'",
        ] {
            assert_eq!(db.execute_for_tests(change).await, Ok(()), "{change}");
        }
        unseal(db).await;
        assert_eq!(db.execute_for_tests("UPDATE score SET score = 10 - score").await, Ok(()), "the seal refused it, nothing else");
    })
    .await;
}

#[tokio::test]
async fn a_seal_is_broken_and_never_changed() {
    on_both(async |db| {
        seed(db).await;
        let kept = async |change: &str| match db.execute_for_tests(change).await {
            Err(Error::Unexpected(text)) => assert!(text.contains("seal_is_kept"), "{change}: {text}"),
            found => panic!("{change}: {found:?}"),
        };
        for change in [
            "DELETE FROM seal_leaf",
            "DELETE FROM seal",
            "UPDATE seal SET header = '{}'",
            "UPDATE seal SET sealed_at = 0",
            "UPDATE seal_leaf SET content = '{}'",
            "UPDATE seal_leaf SET step = NULL",
            "UPDATE seal_leaf SET salt = ''",
        ] {
            kept(change).await;
        }
        db.execute_for_tests("UPDATE seal_leaf SET opened_at = 1 WHERE position = 0").await.expect("a leaf may be opened");
        kept("UPDATE seal_leaf SET opened_at = NULL WHERE position = 0").await;
        unseal(db).await;
        kept("UPDATE seal SET broken_at = NULL").await;
        kept("UPDATE seal SET break_reason = 'nothing happened'").await;
    })
    .await;
}

/// The chair confirms every shortlist as it is now.
async fn confirm_shortlists(db: &Db) {
    let chair = Chair::of(&person(db, "chair", Edition::NearestCeremony, showtime()).await).expect("holds the role");
    for category in scores::overview(db, &chair).await.expect("readable").categories {
        let slug = category.category.slug;
        let seen = scores::get(db, &chair, &slug, 1, WhatIfForm::default()).await.expect("readable").shortlist.finalists;
        let confirmed = scores::confirm_shortlist(db, &chair, &slug, seen).await;
        assert!(matches!(confirmed, Ok(()) | Err(Error::Rule(Rule::Round(RoundError::Confirmed)))), "{slug}: {confirmed:?}");
    }
}

#[tokio::test]
async fn breaking_takes_two_people_and_a_reason_and_stays_public() {
    on_both(async |db| {
        seed(db).await;
        let (keys, organizer, chair) = (Keys::new(), organizer(db).await, witness(db, "chair").await);
        let reason = "Екі өтінімнің парағы шатасқан.";
        assert_eq!(agree_break(db, &chair).await, refused(SealError::NotProposed));
        assert_eq!(seal::ask_break(db, &organizer, "себепсіз").await, refused(SealError::Reason));
        assert_eq!(seal::ask_break(db, &organizer, reason).await, Ok(()));
        assert!(desk(db, "chair").await.breaking.is_some_and(|asked| asked.text == reason && !asked.is_own));
        let before = seal::list_seals(db, &visitor(db).await).await.expect("readable").seal.expect("sealed");
        let board = ceremony::find_board(db, &visitor(db).await).await.expect("readable").expect("prepared");
        assert_eq!(
            seal::agree_break(db, &chair, "Басқа себеп жазылған еді.").await,
            refused(SealError::Changed),
            "read before it was reworded"
        );
        assert_eq!(agree_break(db, &chair).await, Ok(()));
        let seals = seal::list_seals(db, &visitor(db).await).await.expect("readable");
        assert_eq!((seals.seal, seals.broken.len(), seals.years.len()), (None, 1, 1));
        assert_eq!((seals.broken[0].reason.as_str(), seals.broken[0].root), (reason, before.root));
        assert_eq!(seal::find_file(db, &visitor(db).await).await, Ok(None));
        // What was sealed may be mended, and the result sealed anew; the stream's ids go on.
        db.execute_for_tests("UPDATE score SET score = 10 - score WHERE criterion = 'relevance'").await.expect("not sealed any more");
        assert_eq!(seal::propose(db, &organizer).await, Ok(()));
        confirm_shortlists(db).await;
        assert_eq!(agree(db, &chair, &keys).await, Ok(()));
        let seals = seal::list_seals(db, &visitor(db).await).await.expect("readable");
        assert!(seals.seal.is_some_and(|seal| seal.root != before.root) && seals.broken.len() == 1, "the notice stays");
        let anew = ceremony::find_board(db, &visitor(db).await).await.expect("readable").expect("prepared");
        assert!(anew.revision > board.revision && anew.fired == 0);
        let told = "SELECT COUNT(*) FROM event WHERE act IN ('seal_break_asked', 'seal_broken', 'seal_proposed', 'sealed')";
        assert_eq!(db.count_for_tests(told).await, Ok(4));
    })
    .await;
}

#[tokio::test]
async fn a_seal_is_not_broken_once_a_name_was_told() {
    on_both(async |db| {
        seed(db).await;
        let (organizer, chair, reason) = (organizer(db).await, witness(db, "chair").await, "Екі өтінімнің парағы шатасқан.");
        step(db).await.expect("the opening");
        assert_eq!(seal::ask_break(db, &organizer, reason).await, Ok(()), "the opening names nobody");
        step(db).await.expect("finalists");
        assert_eq!(agree_break(db, &chair).await, refused(SealError::Told));
        assert_eq!(seal::ask_break(db, &organizer, reason).await, refused(SealError::Told));
        assert!(desk(db, "organizer").await.is_told);
    })
    .await;
}
