//! Whatever people do, and whenever: an entry keeps its rules.

use domain::{
    answers::Answers,
    entry::{Entry, EntryError, EntryState, IneligibleReason},
    screening::OpenFields,
    time::{DAY, Timestamp},
};
use proptest::prelude::*;

use crate::world::{award, categories, complete, draft};

#[derive(Debug, Clone, Copy)]
enum Act {
    Submit { is_complete: bool },
    Withdraw,
    Return { days: i64 },
    Eligible,
    Ineligible,
}

fn act() -> impl Strategy<Value = (Act, i64)> {
    let act = prop_oneof![
        3 => any::<bool>().prop_map(|is_complete| Act::Submit { is_complete }),
        1 => Just(Act::Withdraw),
        2 => (-1i64..5).prop_map(|days| Act::Return { days }),
        1 => Just(Act::Eligible),
        1 => Just(Act::Ineligible),
    ];
    // Time only goes forward; single milliseconds hit the boundaries, days move on.
    (act, prop_oneof![Just(0), Just(1), 0..3 * DAY])
}

fn perform(entry: Entry, act: Act, now: Timestamp) -> Result<Entry, EntryError> {
    match act {
        Act::Submit { is_complete } => {
            let answers = if is_complete { complete() } else { Answers::new() };
            entry.submit(&award(), &categories(), &answers, now, 1)
        }
        Act::Withdraw => entry.withdraw(&award(), now),
        Act::Return { days } => entry.return_for_revision(&award(), now, now.plus(days * DAY), OpenFields::of(["users"])),
        Act::Eligible => entry.find_eligible(&award(), now),
        Act::Ineligible => entry.find_ineligible(&award(), now, IneligibleReason::Duplicate),
    }
}

proptest! {
    #[test]
    fn transitions_keep_the_rules(acts in prop::collection::vec(act(), 1..25), start in -2 * DAY..DAY) {
        let award = award();
        let mut now = award.opens_at.plus(start);
        let mut entry = draft();
        for (act, wait) in acts {
            now = now.plus(wait);
            let is_open = award.opens_at <= now && now < award.closes_at;
            let before = entry.clone();
            let Ok(after) = perform(entry.clone(), act, now) else { continue };
            prop_assert_ne!(before.state, after.state, "an accepted act is never silence");
            prop_assert_eq!(after.state.at(), Some(now), "a state says when it began");
            prop_assert_eq!((after.id, after.award, after.organization), (before.id, before.award, before.organization));
            match after.state {
                EntryState::Submitted { .. } => {
                    let is_granted = matches!(before.state, EntryState::Returned { until, .. } if now < until);
                    prop_assert!(is_open || is_granted, "submitted only in the window or in its own time");
                    let is_complete = matches!(act, Act::Submit { is_complete: true });
                    prop_assert!(is_complete, "submitted only when complete");
                }
                EntryState::Withdrawn { .. } => prop_assert!(is_open),
                EntryState::Returned { until, .. } => prop_assert!(until > now),
                EntryState::Eligible { .. } | EntryState::Ineligible { .. } => {
                    let was_seen = !matches!(before.state, EntryState::Draft | EntryState::Withdrawn { .. });
                    prop_assert!(was_seen, "decided only what was submitted");
                }
                EntryState::Draft => prop_assert!(false, "nothing leads back to a draft"),
            }
            entry = after;
        }
    }
}
