//! What two people must agree on, the database itself refuses of one.

use store::Db;

use crate::{cast::seed, world::on_both};

/// Each with a statement that makes it possible, if it needs one, and one that one person alone would have done.
const ALONE: [(&str, &str); 6] = [
    (
        "",
        "INSERT INTO seal (id, award_id, header, signature, secret, sealed_at, proposed_by, agreed_by) SELECT p.id, a.id, '', '', '', 0, p.id, p.id \
         FROM person AS p, award AS a WHERE p.email = 'organizer@demo.bayge' AND a.year = 2025",
    ),
    (
        "UPDATE seal SET break_reason = 'x', break_asked_at = 1, break_asked_by = proposed_by WHERE broken_at IS NULL",
        "UPDATE seal SET broken_at = 1, broken_by = break_asked_by WHERE broken_at IS NULL",
    ),
    (
        "UPDATE ceremony SET armed_by = (SELECT id FROM person WHERE email = 'host@demo.bayge')",
        "UPDATE ceremony SET confirmed_by = armed_by",
    ),
    (
        "INSERT INTO correction (id, ceremony_id, step, text_kk, text_ru, text_en, proposed_at, proposed_by, is_published) \
         SELECT id, id, 0, 'x', 'x', 'x', 0, (SELECT id FROM person WHERE email = 'host@demo.bayge'), FALSE FROM ceremony",
        "UPDATE correction SET decided_at = 1, decided_by = proposed_by, is_published = TRUE",
    ),
    (
        "UPDATE appeal SET ruling = NULL, ruled_at = NULL, ruled_by = NULL",
        "UPDATE appeal SET ruled_at = 1, ruled_by = (SELECT decided_by FROM entry WHERE id = appeal.entry_id)",
    ),
    ("UPDATE correction SET decided_at = 1, decided_by = proposed_by", "UPDATE correction SET is_published = TRUE"),
];

async fn run(db: &Db, statement: &str) -> store::Result<()> {
    if statement.is_empty() { Ok(()) } else { db.execute_for_tests(statement).await }
}

#[tokio::test]
async fn one_person_is_not_two() {
    on_both(async |db| {
        seed(db).await;
        for (before, alone) in ALONE {
            run(db, before).await.unwrap_or_else(|error| panic!("{before}: {error:?}"));
            assert!(run(db, alone).await.is_err(), "{alone}");
        }
        // Two may.
        let second = "(SELECT id FROM person WHERE email = 'organizer2@demo.bayge')";
        let sealed = format!(
            "INSERT INTO seal (id, award_id, header, signature, secret, sealed_at, proposed_by, agreed_by) \
             SELECT p.id, a.id, '', '', '', 0, p.id, {second} FROM person AS p, award AS a WHERE p.email = 'organizer@demo.bayge' AND a.year = 2025"
        );
        run(db, &sealed).await.expect("two agree");
        for two in ["UPDATE ceremony SET confirmed_by = {}", "UPDATE correction SET decided_by = {}, is_published = TRUE"] {
            run(db, &two.replace("{}", second)).await.unwrap_or_else(|error| panic!("{two}: {error:?}"));
        }
    })
    .await;
}
