//! Two editions with a show each: their revisions are counted together, and none of one is ever taken for the other's.

use domain::ceremony::{CeremonyError, Command};
use store::{
    Db,
    award::Edition,
    ceremony,
    scope::{Host, Visitor},
};

use super::{refused, visitor};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

/// A show of the edition before, as an older version kept it: at the revision at which the other one stands.
async fn add_show(db: &Db) {
    let other = "(SELECT id FROM award WHERE year = 2025)";
    db.execute_for_tests(&format!(
        "INSERT INTO ceremony (id, award_id, fired, shown, is_held, is_dark, revision, changed_at) \
         SELECT id, id, 0, 0, FALSE, FALSE, (SELECT MAX(revision) FROM board), 0 FROM award WHERE year = 2025; \
         INSERT INTO step (id, ceremony_id, position, kind, disclosure, entries, plan) \
         SELECT id, award_id, position, CASE WHEN position = 0 THEN '{{\"kind\":\"opening\"}}' ELSE '{{\"kind\":\"pause\"}}' END, \
         '{{\"kind\":\"nothing\"}}', '[]', '' FROM category WHERE award_id = {other}"
    ))
    .await
    .expect("the tables are there");
}

#[tokio::test]
async fn two_shows_never_share_a_revision() {
    on_both(async |db| {
        seed(db).await;
        add_show(db).await;
        let hosts = [Edition::NearestCeremony, Edition::Year(2025)];
        let mut revisions = Vec::new();
        for (round, act) in [Command::Fire, Command::Hold, Command::Release, Command::Blackout, Command::Lift].into_iter().enumerate() {
            // Each goes first by turns.
            let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
            for which in order {
                let host = Host::of(&person(db, "host", hosts[which], showtime()).await).expect("holds the role");
                let seen = ceremony::host_view(db, &host).await.expect("prepared").board.revision;
                if let Some(latest) = revisions.last().filter(|latest| **latest != seen) {
                    assert_eq!(
                        ceremony::command(db, &host, Command::Fire, *latest).await,
                        refused(CeremonyError::Stale),
                        "the other's number"
                    );
                }
                assert_eq!(ceremony::command(db, &host, act, seen).await, Ok(()), "{act:?} of {which}");
                let board = ceremony::find_board(db, host.visitor()).await.expect("readable").expect("published");
                assert_eq!(board.year, Some(host.award().year));
                revisions.push(board.revision);
            }
        }
        assert!(revisions.is_sorted_by(|a, b| a < b), "{revisions:?}");
        // What was armed holds under the number that it was given.
        let host = Host::of(&person(db, "host", hosts[0], showtime()).await).expect("holds the role");
        assert_eq!(super::step(db).await, Ok(()));
        let other = Visitor::enter(db, hosts[1], showtime()).await.expect("there is one");
        let (mine, theirs) = (visitor(db).await, other);
        let kept = async |visitor: &Visitor| ceremony::find_public_board(db, visitor).await.expect("readable").expect("published");
        assert!(kept(&mine).await.revision > kept(&theirs).await.revision && kept(&mine).await.year == host.award().year);
        assert_eq!(kept(&theirs).await.year, 2025);
    })
    .await;
}
