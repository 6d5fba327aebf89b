//! To another category: who may be asked, where to, and what an agreement changes.

use domain::{
    award::{Award, Rules, Win},
    category::{Category, Entrants},
    entry::{Entry, EntryError, EntryState, IneligibleReason},
    id::PersonId,
    locale::Trilingual,
    organization::OrganizationKind,
    screening::{Appeal, Destination, Move, MoveAnswer, Refused, Ruling, ScreeningError},
    time::{DAY, Timestamp},
};

use crate::world::{award, categories, complete, draft, uuid};

fn at() -> Timestamp {
    award().opens_at.plus(DAY)
}

fn submitted() -> Entry {
    draft().submit(&award(), &categories(), &complete(), at(), 17).expect("complete and in time")
}

fn category(slug: &str, entrants: Entrants) -> Category {
    Category { slug: slug.into(), name: Trilingual::default(), scope: Trilingual::default(), entrants, is_sensitive: false }
}

fn to(category: &Category) -> Destination<'_> {
    Destination { category, kind: OrganizationKind::Central, wins: &[], others: 0 }
}

fn rule<T>(error: ScreeningError) -> Result<T, Refused> {
    Err(Refused::Screening(error))
}

#[test]
fn an_entry_moves_only_with_its_entrants_consent() {
    let (now, entry, award) = (at(), submitted(), award());
    let (economy, quasi) = (category("economy", Entrants::StateBody), category("quasi", Entrants::QuasiPublic));
    let ask = |last: Option<&Move>, there: &Category, reason: &str| Move::ask(&entry, last, (&award, to(there)), reason, now);
    assert_eq!(ask(None, &quasi, "Себеп"), rule(ScreeningError::NotAdmitted));
    assert_eq!(ask(None, &category("social", Entrants::StateBody), "Себеп"), rule(ScreeningError::SameCategory));
    assert_eq!(ask(None, &economy, ""), rule(ScreeningError::NoteMissing));
    let asked = ask(None, &economy, "Себеп").expect("may be asked");
    assert_eq!(ask(Some(&asked), &economy, "Себеп"), rule(ScreeningError::MoveWaits));
    assert_eq!(entry.category, "social", "asking moves nothing");

    let answer = |asked: &Move, answer| asked.clone().answer(entry.clone(), (&award, to(&economy)), answer);
    let (declined, stays) = answer(&asked, MoveAnswer::Declined).expect("waits");
    assert_eq!(stays, entry);
    assert!(ask(Some(&declined), &economy, "Тағы бір себеп").is_ok());
    let (agreed, moved) = answer(&asked, MoveAnswer::Agreed).expect("waits");
    assert_eq!((moved.category.as_str(), moved.state), ("economy", entry.state));
    assert_eq!(answer(&agreed, MoveAnswer::Declined).err(), Some(Refused::Screening(ScreeningError::NoMove)));
}

#[test]
fn a_move_is_held_against_the_rules_of_a_submission() {
    let award = Award { rules: Rules { entries_per_category: 2, years_winners_barred: 1, ..Rules::default() }, ..award() };
    let (economy, quasi) = (category("economy", Entrants::StateBody), category("quasi", Entrants::QuasiPublic));
    let win = |year, category: &str| vec![Win { year, category: category.into() }];
    let table = [
        (&economy, Vec::new(), 0, Ok(())),
        (&economy, Vec::new(), 1, Ok(())),
        (&economy, Vec::new(), 2, Err(ScreeningError::NoRoom)),
        (&economy, win(2025, "economy"), 0, Err(ScreeningError::NotAdmitted)),
        (&economy, win(2024, "economy"), 0, Ok(())),
        (&economy, win(2025, "social"), 0, Ok(())),
        (&quasi, Vec::new(), 0, Err(ScreeningError::NotAdmitted)),
    ];
    for (category, wins, others, expected) in table {
        let there = Destination { wins: &wins, others, ..to(category) };
        assert_eq!(there.check(&award), expected, "{} {wins:?} {others}", category.slug);
        let asked = Move::ask(&submitted(), None, (&award, there), "Себеп", at());
        assert_eq!(asked.map(|_| ()), expected.map_err(Refused::Screening));
        // The room may have gone between the question and the answer.
        let asked = Move { to: category.slug.clone(), reason: "Себеп".into(), asked_at: at(), answer: None };
        let agreed = asked.clone().answer(submitted(), (&award, there), MoveAnswer::Agreed);
        assert_eq!(agreed.map(|_| ()), expected.map_err(Refused::Screening));
        assert!(asked.answer(submitted(), (&award, there), MoveAnswer::Declined).is_ok(), "to decline is always possible");
    }
}

#[test]
fn who_may_be_asked() {
    let (award, now) = (award(), at());
    let decided = submitted().find_eligible(&award, now).expect("submitted");
    let refused = submitted().find_ineligible(&award, now, IneligibleReason::WrongCategory).expect("submitted");
    let appeal = Appeal::make(&refused, None, "Неге?", now).expect("may appeal");
    let people = (Some(PersonId::from_uuid(uuid(1))), PersonId::from_uuid(uuid(2)));
    let (upheld, back) = appeal.clone().rule(refused.clone(), people, Ruling::Upheld, "", now).expect("another organizer");
    let (to_move, _) = appeal.clone().rule(refused.clone(), people, Ruling::UpheldToMove, "", now).expect("another organizer");
    let about_months = |appeal: &Appeal| Appeal { against: Some(IneligibleReason::TooShortInOperation), ..appeal.clone() };
    let (plain, ruled_so) = (about_months(&upheld), about_months(&to_move));
    let unknown = Appeal { against: None, ..upheld.clone() };
    let (dismissed, out) = appeal.clone().rule(refused.clone(), people, Ruling::Dismissed, "Жоқ", now).expect("another organizer");
    let decided_error = Err(EntryError::Decided);
    let table = [
        (draft(), None, false, Err(EntryError::NotSubmitted)),
        (submitted(), None, false, Ok(())),
        (decided.clone(), None, false, decided_error),
        (refused.clone(), Some(&appeal), false, decided_error),
        (out, Some(&dismissed), false, decided_error),
        (back.clone(), Some(&upheld), false, Ok(())),
        (back.clone(), Some(&plain), false, decided_error),
        (back.clone(), Some(&unknown), false, decided_error),
        (back.clone(), Some(&ruled_so), false, Ok(())),
        (back.clone(), Some(&ruled_so), true, decided_error),
        (back, Some(&upheld), true, decided_error),
        (Entry { state: EntryState::Withdrawn { at: now }, ..decided }, Some(&upheld), false, Err(EntryError::NotSubmitted)),
    ];
    for (entry, appeal, is_scored, expected) in table {
        assert_eq!(Move::check_may_move(&entry, appeal, is_scored), expected, "{entry:?} {appeal:?} {is_scored}");
    }
}
