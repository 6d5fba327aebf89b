//! Nothing leaves a show before its step is fired, whatever the host does.

use domain::ceremony::{Board, Ceremony, CeremonyError, Command, Disclosure, Finalists, Place, StepKind};
use proptest::prelude::*;

use crate::ceremony::{CATEGORIES, canary, card, host, person, show, show_at, step};

fn commands() -> impl Strategy<Value = Vec<Command>> {
    let command = prop_oneof![
        5 => Just(Command::Fire),
        1 => Just(Command::Back),
        1 => Just(Command::Forward),
        2 => (0usize..12).prop_map(Command::Jump),
        1 => Just(Command::Hold),
        2 => Just(Command::Release),
        1 => Just(Command::Blackout),
        2 => Just(Command::Lift),
    ];
    prop::collection::vec(command, 0..60)
}

/// Obeys as two people would: to fire, the step is armed and confirmed first.
fn obey(show: Ceremony, command: Command) -> Result<Ceremony, CeremonyError> {
    let seen = show.progress().revision;
    if command == Command::Fire { step(show) } else { show.obey(command, host(), seen) }
}

/// Commands of a careless host and a careless confirmer, each without regard to what went before.
fn acts() -> impl Strategy<Value = Vec<Option<Command>>> {
    let command = prop_oneof![
        4 => Just(Some(Command::Arm)),
        4 => Just(None),
        5 => Just(Some(Command::Fire)),
        1 => Just(Some(Command::Disarm)),
        1 => Just(Some(Command::Back)),
        1 => Just(Some(Command::Hold)),
        2 => Just(Some(Command::Release)),
        1 => Just(Some(Command::Blackout)),
        2 => Just(Some(Command::Lift)),
    ];
    prop::collection::vec(command, 0..80)
}

fn json(board: &Board) -> String {
    serde_json::to_string(board).expect("JSON")
}

/// The show with the places of each category given to its three finalists in this order.
fn show_with(places: &[Vec<usize>]) -> Ceremony {
    let steps = Ceremony::skeleton(&CATEGORIES);
    let finalist = |category: &str, number: usize| card(&format!("{category}-finalist-{number}"));
    let index = |category: &str| CATEGORIES.iter().position(|other| *other == category).expect("known");
    let disclosures = steps.iter().map(|step| match step {
        StepKind::Finalists { category } => {
            // Handed over best first, as a careless caller would; the keys are the entries' own.
            let in_order = places[index(category)].iter();
            let keyed = in_order.map(|number| ([u8::try_from(*number * 85 % 7).expect("small"); 32], finalist(category, *number)));
            Disclosure::Finalists(Finalists::by_key(keyed.collect()))
        }
        StepKind::Place { category, place } => {
            let number = places[index(category)][usize::from(place.number()) - 1];
            Disclosure::Place(Place::Awarded { card: Box::new(finalist(category, number)) })
        }
        StepKind::Opening | StepKind::Closing | StepKind::Pause | StepKind::Special { .. } => Disclosure::Nothing,
    });
    let disclosures = disclosures.collect();
    Ceremony::prepare(steps, disclosures).expect("each step has its disclosure")
}

fn places() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(Just(vec![0usize, 1, 2]).prop_shuffle(), 2)
}

proptest! {
    #[test]
    fn the_board_holds_exactly_what_was_fired(commands in commands()) {
        let mut show = show();
        for command in commands {
            if let Ok(next) = obey(show.clone(), command) {
                show = next;
            }
            let json = json(&show.board());
            for (index, step) in show.steps().iter().enumerate().filter(|(_, step)| step.bears_names()) {
                prop_assert_eq!(json.contains(&canary(index)), index < show.progress().fired, "{:?}", step);
            }
        }
    }

    #[test]
    fn only_firing_changes_what_is_public(commands in commands()) {
        let mut show = show();
        for command in commands {
            let before = show.board();
            let Ok(next) = obey(show.clone(), command) else { continue };
            let after = next.board();
            prop_assert!(after.revision > before.revision, "every change has its own revision");
            if matches!(command, Command::Fire) {
                prop_assert_eq!(after.fired, before.fired + 1);
            } else {
                prop_assert_eq!(after.categories, before.categories);
                prop_assert_eq!(after.fired, before.fired);
            }
            prop_assert!(after.step < after.fired.max(1), "screens never pass the last fired step");
            show = next;
        }
    }

    /// A name is disclosed only when the two acts before it were arming it and confirming it.
    #[test]
    fn no_name_without_two_people(acts in acts()) {
        let mut show = show();
        let mut done: Vec<Option<Command>> = Vec::new();
        for act in acts {
            let seen = show.progress().revision;
            let bears_names = show.next_step().is_some_and(StepKind::bears_names);
            let next = match act {
                Some(command) => show.clone().obey(command, host(), seen),
                None => show.clone().confirm(person(2), seen),
            };
            let Ok(next) = next else { continue };
            if act == Some(Command::Fire) && bears_names {
                prop_assert!(done.ends_with(&[Some(Command::Arm), None]), "{:?}", done);
            }
            done.push(act);
            show = next;
        }
    }

    /// A restart at any moment goes on with the same show.
    #[test]
    fn a_restart_changes_nothing(commands in commands()) {
        let mut running = show();
        for command in commands {
            let restarted = show_at(running.progress());
            prop_assert_eq!(restarted.board(), running.board());
            if let Ok(next) = obey(running.clone(), command) {
                running = next;
            }
        }
    }

    /// Two shows that differ only in who won are byte for byte alike until a place is fired that differs.
    #[test]
    fn two_worlds(one in places(), other in places(), commands in commands()) {
        let (mut a, mut b) = (show_with(&one), show_with(&other));
        for command in commands {
            if let (Ok(next_a), Ok(next_b)) = (obey(a.clone(), command), obey(b.clone(), command)) {
                (a, b) = (next_a, next_b);
            }
            let is_told = a.steps().iter().take(a.progress().fired).any(|step| match step {
                StepKind::Place { category, place } => {
                    let index = CATEGORIES.iter().position(|other| other == category).expect("known");
                    let winner = usize::from(place.number()) - 1;
                    one[index][winner] != other[index][winner]
                }
                _ => false,
            });
            prop_assert_eq!(json(&a.board()) == json(&b.board()), !is_told);
        }
    }

    /// The order of finalists comes from their keys, never from the order in which they were handed over.
    #[test]
    fn finalists_stand_in_the_order_of_their_keys(order in Just((0u8..9).collect::<Vec<_>>()).prop_shuffle()) {
        let keyed = |numbers: &[u8]| numbers.iter().map(|number| ([number / 2; 32], card(&canary(usize::from(*number))))).collect();
        let sorted: Vec<u8> = (0..9).collect();
        let (shuffled, straight) = (Finalists::by_key(keyed(&order)), Finalists::by_key(keyed(&sorted)));
        prop_assert_eq!(shuffled.cards(), straight.cards());
    }
}
