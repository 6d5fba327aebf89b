//! A chair who is tied to an entry decides nothing where it competes; another chair does.

use domain::{jury::TieForm, locale::Trilingual, round::RoundError, standings::WhatIfForm};
use store::{
    ceremony, jury,
    scope::{Chair, Declarant},
    scores,
};

use super::{TIED, chair, look, places, refused, somebody, undecided};
use crate::world::on_both;

#[tokio::test]
async fn another_chair_decides_where_the_first_is_tied() {
    on_both(async |db| {
        undecided(db).await;
        let matter = look(db, TIED).await;
        let (tie, finalists) = (matter.ties[0].entries.clone(), matter.shortlist.finalists);
        let first = chair(db).await;
        let honours = ceremony::get_honours(db, &first).await.expect("readable");
        let (prize, entry) = (honours.prizes[0].prize.id, tie[0]);
        let declarant = Declarant::of(&somebody(db, "chair").await).expect("a chair has ties, too");
        let form = TieForm { bin: db.rival_for_tests(TIED).await.expect("somebody competes"), note: String::new() };
        jury::declare_tie(db, &declarant, &form).await.expect("declared");
        assert_eq!(jury::list_ties(db, &declarant).await.expect("readable").len(), 1);

        let text = Trilingual::new("себебі", "причина", "why");
        assert!(scores::get(db, &first, TIED, 1, WhatIfForm::default()).await.err() == refused::<()>(RoundError::OwnTie).err());
        assert_eq!(scores::decide_tie(db, &first, TIED, &places(&tie), "Себеп").await, refused(RoundError::OwnTie));
        assert_eq!(scores::confirm_shortlist(db, &first, TIED, finalists.clone()).await, refused(RoundError::OwnTie));
        assert_eq!(scores::reopen_shortlist(db, &first, TIED).await, refused(RoundError::OwnTie));
        assert_eq!(ceremony::cite(db, &first, entry, &text).await, refused(RoundError::OwnTie));
        assert_eq!(ceremony::decide_prize(db, &first, prize, None, &text).await, refused(RoundError::OwnTie), "it competes for that, too");
        let seen = ceremony::get_honours(db, &first).await.expect("readable");
        assert_eq!(seen.firsts.len() + 1, honours.firsts.len(), "who leads there is not told");
        let elsewhere = look(db, "social").await.shortlist.finalists;
        assert_eq!(scores::confirm_shortlist(db, &first, "social", elsewhere).await, Ok(()), "the other categories stay theirs");

        // The organizer names another.
        db.execute_for_tests(
            "INSERT INTO role (person_id, role, granted_at) SELECT id, 'chair', 0 FROM person WHERE email = 'host@demo.bayge'",
        )
        .await
        .expect("a statement");
        let second = Chair::of(&somebody(db, "host").await).expect("holds the role");
        assert_eq!(scores::decide_tie(db, &second, TIED, &places(&tie), "Себеп").await, Ok(()));
        let finalists = scores::get(db, &second, TIED, 1, WhatIfForm::default()).await.expect("theirs").shortlist.finalists;
        assert_eq!(scores::confirm_shortlist(db, &second, TIED, finalists).await, Ok(()));
        assert_eq!(ceremony::decide_prize(db, &second, prize, None, &text).await, Ok(()));
    })
    .await;
}
