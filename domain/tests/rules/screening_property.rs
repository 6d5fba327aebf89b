//! In whatever order people ask, appeal, rule, move and decide: screening keeps its rules.

use domain::{
    category::{Category, Entrants},
    entry::{Entry, EntryState, IneligibleReason},
    id::PersonId,
    locale::Trilingual,
    organization::OrganizationKind,
    screening::{Appeal, Destination, Move, MoveAnswer, OpenFields, Ruling},
    time::{HOUR, Timestamp},
};
use proptest::prelude::*;

use crate::world::{award, categories, complete, draft, uuid};

#[derive(Debug, Clone, Copy)]
enum Act {
    Submit,
    Withdraw,
    Return,
    Eligible,
    Ineligible { by: u32 },
    Appeal,
    Rule { by: u32, ruling: Ruling },
    Ask { to: &'static str },
    Answer(MoveAnswer),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Submit),
        1 => Just(Act::Withdraw),
        2 => Just(Act::Return),
        1 => Just(Act::Eligible),
        3 => (1u32..3).prop_map(|by| Act::Ineligible { by }),
        3 => Just(Act::Appeal),
        3 => (1u32..3, prop::sample::select(Ruling::ALL)).prop_map(|(by, ruling)| Act::Rule { by, ruling }),
        2 => prop_oneof![Just("economy"), Just("social"), Just("quasi")].prop_map(|to| Act::Ask { to }),
        2 => any::<bool>().prop_map(|is_yes| Act::Answer(if is_yes { MoveAnswer::Agreed } else { MoveAnswer::Declined })),
    ]
}

/// The entry and everything that screening keeps of it.
struct World {
    entry: Entry,
    decided_by: Option<PersonId>,
    appeal: Option<Appeal>,
    moving: Option<Move>,
}

fn category(slug: &str, entrants: Entrants) -> Category {
    Category { slug: slug.into(), name: Trilingual::default(), scope: Trilingual::default(), entrants, is_sensitive: false }
}

fn there(category: &Category) -> Destination<'_> {
    Destination { category, kind: OrganizationKind::Central, wins: &[], others: 0 }
}

fn perform(world: &mut World, act: Act, now: Timestamp) -> bool {
    let entry = world.entry.clone();
    let person = |number| PersonId::from_uuid(uuid(number));
    let done = match act {
        Act::Submit => entry.submit(&award(), &categories(), &complete(), now, 1).ok(),
        Act::Withdraw => entry.withdraw(&award(), now).ok(),
        Act::Return => entry.return_for_revision(&award(), now, now.plus(2 * HOUR), OpenFields::of(["users"])).ok(),
        Act::Eligible => entry.find_eligible(&award(), now).ok(),
        Act::Ineligible { by } => {
            let found = entry.find_ineligible(&award(), now, IneligibleReason::Duplicate).ok();
            world.decided_by = if found.is_some() { Some(person(by)) } else { world.decided_by };
            found
        }
        Act::Appeal => Appeal::make(&entry, world.appeal.as_ref(), "Себеп", now).ok().map(|appeal| {
            world.appeal = Some(appeal);
            entry
        }),
        Act::Rule { by, ruling } => world.appeal.clone().and_then(|appeal| {
            let (appeal, entry) = appeal.rule(entry, (world.decided_by, person(by)), ruling, "Жауап", now).ok()?;
            world.appeal = Some(appeal);
            Some(entry)
        }),
        Act::Ask { to } => (|| {
            let entrants = if to == "quasi" { Entrants::QuasiPublic } else { Entrants::StateBody };
            let to = category(to, entrants);
            Move::check_may_move(&entry, world.appeal.as_ref(), false).ok()?;
            let asked = Move::ask(&entry, world.moving.as_ref(), (&award(), there(&to)), "Себеп", now).ok()?;
            world.moving = Some(asked);
            Some(entry)
        })(),
        Act::Answer(answer) => world.moving.clone().and_then(|asked| {
            Move::check_may_move(&entry, world.appeal.as_ref(), false).ok()?;
            let to = category(&asked.to, Entrants::StateBody);
            let (answered, entry) = asked.answer(entry, (&award(), there(&to)), answer).ok()?;
            world.moving = Some(answered);
            Some(entry)
        }),
    };
    let is_done = done.is_some();
    world.entry = done.unwrap_or_else(|| world.entry.clone());
    is_done
}

proptest! {
    #[test]
    fn screening_keeps_its_rules(acts in prop::collection::vec(act(), 1..40)) {
        let mut now = award().opens_at;
        let mut world = World { entry: draft(), decided_by: None, appeal: None, moving: None };
        for act in acts {
            now = now.plus(HOUR);
            let before = (world.entry.clone(), world.appeal.clone(), world.moving.clone());
            if !perform(&mut world, act, now) {
                prop_assert_eq!(&before, &(world.entry.clone(), world.appeal.clone(), world.moving.clone()), "a refused act changes nothing");
                continue;
            }
            let was_ineligible = matches!(before.0.state, EntryState::Ineligible { .. });
            let upheld = matches!(act, Act::Rule { ruling: Ruling::Upheld | Ruling::UpheldToMove, .. });
            if was_ineligible && world.entry.state != before.0.state {
                prop_assert!(upheld, "only a ruling overturns a finding");
            }
            match act {
                Act::Rule { by, .. } => {
                    prop_assert!(was_ineligible && before.1.as_ref().is_some_and(|appeal| appeal.ruling.is_none()));
                    prop_assert_ne!(world.decided_by, Some(PersonId::from_uuid(uuid(by))), "who decided does not rule");
                }
                Act::Appeal => prop_assert!(was_ineligible && before.1.is_none(), "once, against a finding"),
                _ => prop_assert_eq!(&before.1, &world.appeal, "nothing else touches an appeal"),
            }
            if world.entry.category != before.0.category {
                let agreed = matches!(act, Act::Answer(MoveAnswer::Agreed));
                prop_assert!(agreed || matches!(act, Act::Submit), "nobody moves an entry without its entrant");
                let is_free = !matches!(before.0.state, EntryState::Eligible { .. }) || before.1.as_ref().is_some_and(Appeal::lets_move);
                prop_assert!(is_free, "what competes moves only where an upheld appeal says so");
            }
            prop_assert_ne!(world.entry.category.as_str(), "quasi", "nor to where its body may not enter");
        }
    }
}
