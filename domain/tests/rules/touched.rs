//! Whom a switched rule touches.

use domain::{
    award::{Award, Changed, Rules, Stage, Subject, Touched, Win, touched},
    id::OrganizationId,
    locale::Trilingual,
    time::DAY,
};

use crate::world::{award, uuid};

fn subject(body: u32, stage: Stage, category: &str, running_since: &str, wins: &[i32]) -> Subject {
    Subject {
        organization: OrganizationId::from_uuid(uuid(body)),
        body: Trilingual::new(body.to_string(), "", ""),
        stage,
        category: category.into(),
        running_since: running_since.into(),
        wins: wins.iter().map(|year| Win { year: *year, category: category.into() }).collect(),
    }
}

fn names(bodies: &[Trilingual]) -> Vec<&str> {
    bodies.iter().map(|body| body.kk.as_str()).collect()
}

/// Each rule's code, and who is refused, admitted, beyond.
fn found(award: &Award, new: Rules, subjects: &[Subject]) -> Vec<(Changed, [String; 3])> {
    let told = touched(award, new, subjects, award.opens_at.plus(DAY));
    told.into_iter()
        .map(|Touched { rule, refused, admitted, beyond }| (rule, [refused, admitted, beyond].map(|bodies| names(&bodies).join(","))))
        .collect()
}

fn lists(refused: &str, admitted: &str, beyond: &str) -> [String; 3] {
    [refused, admitted, beyond].map(str::to_owned)
}

#[test]
fn by_months_in_operation() {
    // The window opens in March 2026.
    let subjects = [
        subject(1, Stage::Unsent, "social", "2025-02", &[]),
        subject(2, Stage::Unsent, "social", "2026-01", &[]),
        subject(3, Stage::Returned, "social", "2026-01", &[]),
        subject(4, Stage::Sent, "social", "2026-01", &[]),
        subject(5, Stage::Unsent, "", "", &[]),
    ];
    let (none, twelve) = (Rules::default(), Rules { months_in_operation: 12, ..Rules::default() });
    assert_eq!(found(&award(), twelve, &subjects), [(Changed::Months(12), lists("2,3", "", "4"))]);
    let strict = Award { rules: twelve, ..award() };
    assert_eq!(found(&strict, none, &subjects), [(Changed::Months(0), lists("", "2,3", ""))]);
    assert_eq!(found(&award(), none, &subjects), [], "nothing is switched");
}

#[test]
fn by_entries_in_a_category() {
    let subjects = [
        subject(1, Stage::Sent, "social", "", &[]),
        subject(1, Stage::Returned, "social", "", &[]),
        subject(1, Stage::Unsent, "social", "", &[]),
        subject(1, Stage::Unsent, "economy", "", &[]),
        subject(2, Stage::Sent, "social", "", &[]),
        subject(2, Stage::Unsent, "social", "", &[]),
        subject(2, Stage::Unsent, "", "", &[]),
    ];
    let limit = |entries_per_category| Rules { entries_per_category, ..Rules::default() };
    assert_eq!(found(&award(), limit(1), &subjects), [(Changed::Entries(1), lists("2", "", "1,1"))], "two is the default");
    assert_eq!(found(&award(), limit(3), &subjects), [(Changed::Entries(3), lists("", "1", ""))]);
}

#[test]
fn by_earlier_wins() {
    let subjects = [
        subject(1, Stage::Unsent, "social", "", &[2025]),
        subject(2, Stage::Unsent, "social", "", &[2023]),
        subject(3, Stage::Sent, "social", "", &[2025]),
        subject(4, Stage::Unsent, "social", "", &[]),
    ];
    let years = |years_winners_barred| Rules { years_winners_barred, ..Rules::default() };
    assert_eq!(found(&award(), years(1), &subjects), [(Changed::Winners(1), lists("1", "", "3"))]);
    assert_eq!(found(&award(), years(5), &subjects), [(Changed::Winners(5), lists("1,2", "", "3"))]);
    let both = Rules { months_in_operation: 6, shortlist: 5, ..years(1) };
    assert_eq!(found(&award(), both, &subjects).len(), 2, "the shortlist touches no entrant");
}
