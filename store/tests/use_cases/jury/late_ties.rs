//! A tie that becomes known when the round is over: nothing goes by itself, the chair decides.

use domain::{
    deliberation::Deliberation,
    id::AssignmentId,
    jury::{RecusalCause, SheetState, TieForm},
    round::RoundError,
    sheet::JurorNumber,
    standings::WhatIfForm,
};
use store::{
    Db, Error, Rule,
    award::Edition,
    jury,
    scope::{Chair, Declarant},
    scores,
};

use super::{YEAR, bin_of, juror, literal, seat_in};
use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

async fn chair(db: &Db) -> Chair {
    Chair::of(&person(db, "chair", Edition::Year(YEAR), showtime()).await).expect("holds the role")
}

async fn declare(db: &Db, name: &str, bin: String) {
    let person = person(db, name, Edition::Year(YEAR), showtime()).await;
    let tie = TieForm { bin, note: "Бұрынғы жұмысым".into() };
    jury::declare_tie(db, &Declarant::of(&person).expect("a juror"), &tie).await.expect("declared");
}

async fn end_the_round(db: &Db) {
    let ended = format!("UPDATE award SET judging_until = {} WHERE year = {YEAR}", showtime().millis());
    db.execute_for_tests(&ended).await.expect("a statement");
}

async fn count(db: &Db, statement: &str) -> i64 {
    db.count_for_tests(statement).await.expect("a statement")
}

async fn category_of(db: &Db, seat: AssignmentId) -> String {
    let all = scores::overview(db, &chair(db).await).await.expect("readable").categories;
    for found in all {
        let slug = found.category.slug;
        let here = format!(
            "SELECT COUNT(*) FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id WHERE a.id = {} AND e.category = '{slug}'",
            literal(db, seat)
        );
        if count(db, &here).await > 0 {
            return slug;
        }
    }
    panic!("every entry has a category")
}

async fn look(db: &Db, category: &str) -> Deliberation {
    scores::get(db, &chair(db).await, category, 1, WhatIfForm::default()).await.expect("there is such a category")
}

#[tokio::test]
async fn after_the_round_only_the_chair_takes_a_sheet_out() {
    on_both(async |db| {
        seed(db).await;
        let first = juror(db, "juror1").await;
        let (id, other) = (seat_in(db, &first, SheetState::Submitted).await, seat_in(db, &first, SheetState::Untouched).await);
        let category = category_of(db, id).await;
        end_the_round(db).await;
        let before = count(db, "SELECT COUNT(*) FROM recusal").await;
        declare(db, "juror1", bin_of(db, id).await).await;
        declare(db, "juror1", bin_of(db, other).await).await;
        assert_eq!(count(db, "SELECT COUNT(*) FROM recusal").await, before, "nothing goes by itself");
        assert!(jury::get_seat(db, &first, id).await.err() == Some(Error::NotFound), "but the juror meets the entry no more");

        let matter = look(db, &category).await;
        assert_eq!(matter.barred.len(), 1, "only a sheet that counts is asked about");
        let barred = matter.barred[0];
        assert!(barred.cause == RecusalCause::Tie && matter.names.contains_key(&barred.entry));
        let sheets = |matter: &Deliberation| matter.rows.items.iter().find(|row| row.entry == barred.entry).expect("listed").sheets.len();
        let counted = sheets(&matter);
        let overview = scores::overview(db, &chair(db).await).await.expect("readable");
        assert_eq!(overview.categories.iter().map(|category| category.sheets.barred).sum::<u64>(), 1);

        let chair = chair(db).await;
        let exclude =
            async |juror: JurorNumber, reason: &str| scores::exclude_sheet(db, &chair, &category, barred.entry, juror, reason).await;
        assert_eq!(exclude(barred.juror, " ").await, Err(Error::Rule(Rule::Round(RoundError::Reason))));
        let untied = matter.jurors.iter().copied().find(|juror| *juror != barred.juror).unwrap_or(JurorNumber(99));
        assert_eq!(exclude(untied, "Ұнамайды").await, Err(Error::Rule(Rule::Round(RoundError::NotBarred))), "no sheet goes for its scores");
        assert_eq!(exclude(barred.juror, "Кейін белгілі болды").await, Ok(()));
        assert_eq!(exclude(barred.juror, "Тағы").await, Err(Error::Rule(Rule::Round(RoundError::NotBarred))));

        let after = look(db, &category).await;
        assert!(after.barred.is_empty() && sheets(&after) == counted - 1);
        let id = literal(db, id);
        let kept = count(db, &format!("SELECT COUNT(*) FROM score WHERE assignment_id = {id}")).await;
        assert_eq!(kept, 6, "the sheet itself is kept");
        let written = "SELECT COUNT(*) FROM recusal WHERE cause = 'tie' AND reason = 'Кейін белгілі болды'";
        assert_eq!(count(db, written).await, 1);
        let logged = "SELECT COUNT(*) FROM event JOIN person ON person.id = actor_id WHERE act = 'sheet_excluded' \
                      AND person.email = 'chair@demo.bayge' AND detail LIKE '%Кейін белгілі болды%'";
        assert_eq!(count(db, logged).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_keeps_its_sheets() {
    on_both(async |db| {
        seed(db).await;
        let chair = Chair::of(&person(db, "chair", Edition::NearestCeremony, showtime()).await).expect("holds the role");
        let category = "economy";
        let matter = scores::get(db, &chair, category, 1, WhatIfForm::default()).await.expect("readable");
        let row = &matter.rows.items[0];
        let refused = scores::exclude_sheet(db, &chair, category, row.entry, row.sheets[0].juror, "Кеш").await;
        assert_eq!(refused, Err(Error::Rule(Rule::Round(RoundError::Sealed))));
    })
    .await;
}
