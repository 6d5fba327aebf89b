//! Plans: never a barred pair, never more than a juror takes, as many seats as there can be, even loads, the same again.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{EntryId, PersonId},
    jury::{Candidate, Demand, Planning, Seat},
};
use proptest::prelude::*;
use uuid::Uuid;

fn entry(number: usize) -> EntryId {
    EntryId::from_uuid(Uuid::from_u128(1_000 + number as u128))
}

fn juror(number: usize) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(9_000 + number as u128))
}

fn seat(of: usize, by: usize) -> Seat {
    Seat { entry: entry(of), juror: juror(by) }
}

fn planning(entries: usize, limits: &[u32], per_entry: u32) -> Planning {
    let category = |number: usize| ["social", "region", "quasi"][number % 3].to_owned();
    Planning {
        entries: (0..entries).map(|number| Demand { entry: entry(number), category: category(number) }).collect(),
        jurors: limits
            .iter()
            .enumerate()
            .map(|(number, most)| Candidate { juror: juror(number), most: *most, expertise: BTreeSet::from([category(number)]) })
            .collect(),
        per_entry,
        ..Planning::default()
    }
}

fn loads(seats: &BTreeSet<Seat>) -> BTreeMap<PersonId, u32> {
    seats.iter().fold(BTreeMap::new(), |mut loads, seat| {
        *loads.entry(seat.juror).or_default() += 1;
        loads
    })
}

#[test]
fn loads_are_even_and_panels_mix() {
    let mut planning = planning(30, &[20; 9], 3);
    let experts = planning.plan();
    assert!(planning.weak_spots(&experts).no_expert.is_empty(), "who knows the category goes first");
    for juror in &mut planning.jurors {
        juror.expertise.clear();
    }
    let plan = planning.plan();
    assert_eq!(plan.seats.len(), 90);
    assert!(loads(&plan.seats).values().all(|load| *load == 10), "{:?}", loads(&plan.seats));
    let panels: BTreeSet<Vec<PersonId>> =
        (0..30).map(|number| plan.seats.iter().filter(|seat| seat.entry == entry(number)).map(|seat| seat.juror).collect()).collect();
    assert!(panels.len() >= 15, "{} panels", panels.len());
    let weak = planning.weak_spots(&plan);
    assert!(weak.short.is_empty() && weak.over.is_empty() && weak.idle.is_empty());
    assert_eq!(weak.no_expert.len(), 30);
}

#[test]
fn a_new_plan_after_a_recusal_moves_little() {
    let mut planning = planning(12, &[8; 6], 3);
    let first = planning.plan();
    let gone = *first.seats.first().expect("there are seats");
    planning.barred.insert(gone);
    planning.fixed = first.seats.iter().filter(|seat| seat.entry == entry(5)).copied().collect();
    planning.kept = first.seats.iter().filter(|seat| **seat != gone && !planning.fixed.contains(seat)).copied().collect();
    let second = planning.plan();
    assert_eq!(second.seats.len(), 36);
    assert!(planning.fixed.is_subset(&second.seats) && !second.seats.contains(&gone));
    let moved = first.seats.difference(&second.seats).count();
    assert_eq!(moved, 1, "the one that was left");
}

#[test]
fn weak_spots_are_told() {
    let mut planning = planning(3, &[1, 1, 0], 2);
    planning.fixed = BTreeSet::from([seat(0, 2)]);
    let plan = planning.plan();
    let weak = planning.weak_spots(&plan);
    assert_eq!(plan.seats.len(), 3);
    assert_eq!(weak.short.values().sum::<u32>(), 3);
    assert_eq!(weak.over, BTreeSet::from([juror(2)]), "a begun sheet stays whatever the limit says now");
    let nobody = Planning { jurors: Vec::new(), ..planning.clone() };
    assert_eq!(nobody.weak_spots(&nobody.plan()).short.len(), 3);
}

/// The largest number of seats there can be, found another way: one augmenting walk after the other.
fn most_seats(planning: &Planning) -> usize {
    fn walk(of: usize, possible: &[Vec<usize>], limits: &[u32], held: &mut [Vec<usize>], seen: &mut BTreeSet<usize>) -> bool {
        for by in possible[of].clone() {
            if held[by].contains(&of) || !seen.insert(by) {
                continue;
            }
            if held[by].len() < limits[by] as usize {
                held[by].push(of);
                return true;
            }
            for place in 0..held[by].len() {
                let other = held[by][place];
                held[by][place] = of;
                if walk(other, possible, limits, held, seen) {
                    return true;
                }
                held[by][place] = other;
            }
        }
        false
    }
    let limits: Vec<u32> = planning.jurors.iter().map(|juror| juror.most).collect();
    let possible: Vec<Vec<usize>> =
        (0..planning.entries.len()).map(|of| (0..limits.len()).filter(|by| !planning.barred.contains(&seat(of, *by))).collect()).collect();
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); limits.len()];
    let mut total = 0;
    for of in 0..planning.entries.len() {
        for _ in 0..planning.per_entry {
            total += usize::from(walk(of, &possible, &limits, &mut held, &mut BTreeSet::new()));
        }
    }
    total
}

fn any_planning() -> impl Strategy<Value = Planning> {
    (1_usize..9, proptest::collection::vec(0_u32..6, 1..7), 1_u32..4, proptest::collection::vec((0_usize..9, 0_usize..7), 0..25)).prop_map(
        |(entries, limits, per_entry, barred)| {
            let mut planning = planning(entries, &limits, per_entry);
            planning.barred =
                barred.into_iter().filter(|(of, by)| *of < entries && *by < limits.len()).map(|(of, by)| seat(of, by)).collect();
            planning
        },
    )
}

proptest! {
    #[test]
    fn a_plan_keeps_every_hard_rule_and_fills_what_can_be(planning in any_planning()) {
        let plan = planning.plan();
        prop_assert!(plan.seats.is_disjoint(&planning.barred));
        let loads = loads(&plan.seats);
        for juror in &planning.jurors {
            prop_assert!(loads.get(&juror.juror).copied().unwrap_or(0) <= juror.most);
        }
        for demand in &planning.entries {
            prop_assert!(plan.seats.iter().filter(|seat| seat.entry == demand.entry).count() <= planning.per_entry as usize);
        }
        prop_assert_eq!(plan.seats.len(), most_seats(&planning));
    }

    #[test]
    fn the_order_of_what_is_given_does_not_matter(planning in any_planning()) {
        let mut turned = planning.clone();
        turned.entries.reverse();
        turned.jurors.reverse();
        prop_assert_eq!(planning.plan(), turned.plan());
    }

    #[test]
    fn what_is_fixed_stays_and_counts(planning in any_planning(), fixed in proptest::collection::vec((0_usize..9, 0_usize..7), 0..6)) {
        let mut planning = planning;
        let (entries, jurors) = (planning.entries.len(), planning.jurors.len());
        planning.fixed = fixed.into_iter().filter(|(of, by)| *of < entries && *by < jurors).map(|(of, by)| seat(of, by)).collect();
        planning.fixed = planning.fixed.difference(&planning.barred).copied().collect();
        let plan = planning.plan();
        prop_assert!(planning.fixed.is_subset(&plan.seats) && plan.seats.is_disjoint(&planning.barred));
        let (all, begun) = (loads(&plan.seats), loads(&planning.fixed));
        for juror in &planning.jurors {
            let (all, begun) = (all.get(&juror.juror).copied().unwrap_or(0), begun.get(&juror.juror).copied().unwrap_or(0));
            prop_assert!(all <= juror.most.max(begun));
        }
    }
}
