//! The show by example.

use domain::{
    ceremony::{
        Board, Card, CardResult, Ceremony, CeremonyError, Command, Disclosure, Finalists, Place, Podium, Progress, Screen, StepKind,
        logged_step,
    },
    id::PersonId,
    locale::Trilingual,
    time::Timestamp,
};
use uuid::Uuid;

pub const CATEGORIES: [&str; 2] = ["citizens", "quasi"];

/// A card whose every text carries the canary.
pub fn card(canary: &str) -> Card {
    let text = || Trilingual::new(format!("{canary} kk"), format!("{canary} ru"), format!("{canary} en"));
    Card {
        entry: canary.to_owned(),
        title: text(),
        organization: text(),
        region: None,
        kind: None,
        result: Some(CardResult { figure: text(), label: text() }),
        citation: text(),
    }
}

/// Somebody who is told apart by a number.
pub fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

/// Who fires, in the examples.
pub fn host() -> PersonId {
    person(1)
}

/// Fires the next step as two people do: arm, confirm, fire; a step without names at once.
pub fn step(show: Ceremony) -> Result<Ceremony, CeremonyError> {
    if !show.next_step().is_some_and(StepKind::bears_names) {
        return show.fire(host());
    }
    let armed = show.arm(host())?;
    let seen = armed.progress().revision;
    armed.confirm(person(2), seen)?.fire(host())
}

/// The word by which the disclosure of a step is known.
pub fn canary(step: usize) -> String {
    format!("canary-{step:02}-end")
}

/// A show that has not begun, in which every name-bearing step carries its own canary.
pub fn show() -> Ceremony {
    show_at(Progress::default())
}

/// The same show further on.
pub fn show_at(progress: Progress) -> Ceremony {
    let steps = Ceremony::skeleton_with(&CATEGORIES, &["helper"]);
    let disclosures = steps.iter().enumerate().map(|(index, step)| match step {
        StepKind::Finalists { .. } => Disclosure::Finalists(Finalists::by_key(vec![([0; 32], card(&canary(index)))])),
        StepKind::Place { .. } | StepKind::Special { .. } => Disclosure::Place(Place::Awarded { card: Box::new(card(&canary(index))) }),
        StepKind::Opening | StepKind::Pause | StepKind::Closing => Disclosure::Nothing,
    });
    let disclosures = disclosures.collect();
    Ceremony::resume(steps, disclosures, progress).expect("each step has its disclosure")
}

pub fn fired(times: usize) -> Ceremony {
    (0..times).try_fold(show(), |show, _| step(show)).expect("enough steps")
}

#[test]
fn the_skeleton_follows_from_the_categories() {
    let place = |category: &str, place| StepKind::Place { category: category.to_owned(), place };
    let steps = Ceremony::skeleton(&["region"]);
    let expected = [
        StepKind::Opening,
        StepKind::Finalists { category: "region".to_owned() },
        place("region", Podium::Third),
        place("region", Podium::Second),
        place("region", Podium::First),
        StepKind::Closing,
    ];
    assert_eq!(steps, expected);
    assert_eq!(Ceremony::skeleton(&CATEGORIES).len(), 10);
    assert_eq!(steps.iter().filter(|step| step.bears_names()).count(), 4);
}

#[test]
fn before_the_show_everything_is_open() {
    let board = show().board();
    assert_eq!((board.revision, board.fired, board.step, board.total), (0, 0, 0, 11));
    assert_eq!(board.screen, Screen::Waiting);
    assert_eq!(board.categories.iter().map(|category| category.slug.as_str()).collect::<Vec<_>>(), CATEGORIES);
    assert!(board.categories.iter().all(|c| c.finalists.is_none() && c.third.is_none() && c.second.is_none() && c.first.is_none()));
}

#[test]
fn firing_discloses_one_step() {
    let board = fired(3).board();
    assert_eq!((board.fired, board.step, board.revision), (3, 2, 7));
    assert_eq!(board.screen, Screen::Place { category: "citizens".to_owned(), place: Podium::Third });
    let citizens = &board.categories[0];
    assert!(citizens.finalists.is_some() && citizens.place(Podium::Third).is_some());
    assert!(citizens.place(Podium::Second).is_none() && citizens.place(Podium::First).is_none());
    assert!(board.categories[1].finalists.is_none());
}

#[test]
fn a_place_may_not_be_awarded() {
    let steps = Ceremony::skeleton(&["social"]);
    let finalists = Disclosure::Finalists(Finalists::by_key(Vec::new()));
    let none = || Disclosure::Place(Place::NotAwarded);
    let show = Ceremony::prepare(steps, vec![Disclosure::Nothing, finalists, none(), none(), none(), Disclosure::Nothing]);
    let show = show.and_then(step).and_then(step).and_then(step).expect("three steps");
    assert_eq!(show.board().categories[0].third, Some(Place::NotAwarded));
}

#[test]
fn held_or_dark_nothing_fires() {
    let held = fired(2).hold().expect("not held");
    assert_eq!(step(held.clone()).err(), Some(CeremonyError::Held));
    assert_eq!(held.clone().hold().err(), Some(CeremonyError::Held));
    assert!(held.release().and_then(step).is_ok());
    let dark = fired(2).blackout().expect("not dark");
    assert_eq!(dark.board().screen, Screen::Blackout);
    assert_eq!(step(dark.clone()).err(), Some(CeremonyError::Dark));
    assert_eq!(dark.clone().blackout().err(), Some(CeremonyError::Dark));
    assert_eq!(dark.lift().map(|show| show.board().screen).ok(), Some(Screen::Finalists { category: "citizens".to_owned() }));
    assert_eq!(fired(2).release().err(), Some(CeremonyError::NotHeld));
    assert_eq!(fired(2).lift().err(), Some(CeremonyError::NotDark));
}

#[test]
fn screens_move_among_fired_steps_only() {
    assert_eq!(show().back().err(), Some(CeremonyError::AtStart));
    assert_eq!(show().jump(0).err(), Some(CeremonyError::NotFired));
    assert_eq!(fired(3).jump(3).err(), Some(CeremonyError::NotFired));
    assert_eq!(fired(3).forward().err(), Some(CeremonyError::AtLatest));
    let back = fired(3).back().and_then(Ceremony::back).expect("two steps before");
    assert_eq!(back.board().screen, Screen::Opening);
    assert_eq!(back.clone().back().err(), Some(CeremonyError::AtStart));
    assert_eq!(back.clone().forward().map(|show| show.progress().shown).ok(), Some(1));
    let revision = back.progress().revision + 3;
    let fired_on = step(back).expect("a next step");
    assert_eq!(fired_on.progress(), Progress { fired: 4, shown: 3, revision, ..Progress::default() });
}

#[test]
fn the_show_ends() {
    let over = fired(11);
    assert_eq!(over.board().screen, Screen::Closing);
    assert_eq!((over.next_step(), step(over.clone()).err()), (None, Some(CeremonyError::Over)));
}

#[test]
fn two_hosts_cannot_collide() {
    let show = fired(2);
    let seen = show.progress().revision;
    let first = show.obey(Command::Arm, host(), seen).expect("the first is in time");
    assert_eq!(first.obey(Command::Arm, person(3), seen).err(), Some(CeremonyError::Stale));
}

#[test]
fn brakes_work_for_whoever_saw_less() {
    let stale = |command| fired(2).obey(command, host(), 1).err();
    for command in
        [Command::Arm, Command::Disarm, Command::Fire, Command::Back, Command::Forward, Command::Jump(0), Command::Release, Command::Lift]
    {
        assert_eq!(stale(command), Some(CeremonyError::Stale), "{command:?}");
    }
    assert_eq!((stale(Command::Hold), stale(Command::Blackout)), (None, None));
}

#[test]
fn commands_have_codes() {
    let screens = [Command::Back, Command::Forward, Command::Hold, Command::Release, Command::Blackout, Command::Lift];
    for command in [Command::Arm, Command::Disarm, Command::Fire].into_iter().chain(screens) {
        assert_eq!(Command::parse(command.code(), None), Some(command));
    }
    assert_eq!(Command::parse("jump", Some(3)), Some(Command::Jump(3)));
    assert_eq!((Command::parse("jump", None), Command::parse("burn", None)), (None, None));
}

#[test]
fn the_host_sees_one_step_ahead() {
    let rundown = fired(2).hold().expect("not held").rundown(None, Timestamp::from_millis(0));
    let text = |board: &Board| serde_json::to_string(board).expect("JSON");
    assert!(!text(&rundown.board).contains(&canary(2)));
    let next = rundown.next.expect("a next step");
    assert!(text(&next).contains(&canary(2)) && !text(&next).contains(&canary(3)));
    assert_eq!((next.step, next.fired, next.hold), (2, 3, false));
    assert!(fired(11).rundown(None, Timestamp::from_millis(0)).next.is_none());
}

#[test]
fn what_does_not_fit_is_refused() {
    let steps = || Ceremony::skeleton(&["region"]);
    let wrong = |disclosures| Ceremony::prepare(steps(), disclosures).err();
    assert_eq!(wrong(Vec::new()), Some(CeremonyError::Mismatch));
    assert_eq!(wrong((0..6).map(|_| Disclosure::Nothing).collect()), Some(CeremonyError::Mismatch));
    let resume = |progress| Ceremony::resume(vec![StepKind::Opening], vec![Disclosure::Nothing], progress).err();
    assert_eq!(resume(Progress { fired: 2, ..Progress::default() }), Some(CeremonyError::Mismatch));
    assert_eq!(resume(Progress { fired: 1, shown: 1, ..Progress::default() }), Some(CeremonyError::Mismatch));
    assert_eq!(resume(Progress { revision: -1, ..Progress::default() }), Some(CeremonyError::Mismatch));
    assert_eq!(resume(Progress { fired: 1, ..Progress::default() }), None);
}

#[test]
fn the_board_travels_whole() {
    let board = fired(5).board();
    let json = serde_json::to_string(&board).expect("JSON");
    assert!(json.contains("\"screen\":{\"kind\":\"place\",\"category\":\"citizens\",\"place\":1}"), "{json}");
    assert_eq!(serde_json::from_str::<Board>(&json).expect("JSON"), board);
    assert!(serde_json::from_str::<Podium>("4").is_err());
}

#[test]
fn the_log_finds_the_step_of_an_act() {
    let at =
        |fired: usize, shown: usize, about: Option<usize>| Progress { fired, shown, revision: 41, ..Progress::default() }.logged(about);
    for (act, detail, step) in [
        ("ceremony_fire", at(3, 2, None), Some(2)),
        ("ceremony_arm", at(3, 2, None), Some(3)),
        ("ceremony_confirm", at(3, 0, None), Some(3)),
        ("ceremony_disarm", at(3, 1, None), Some(3)),
        ("ceremony_jump", at(3, 0, None), Some(0)),
        ("ceremony_hold", at(0, 0, None), None),
        ("ceremony_hold", "revision 7".to_owned(), None),
        ("ceremony_correction_proposed", at(3, 2, Some(1)), Some(1)),
        ("ceremony_correction_published", at(3, 2, None), None),
        ("ceremony_altered", "step 3, fire".to_owned(), Some(3)),
        ("ceremony_altered", "step 3, back".to_owned(), None),
        ("ceremony_altered", "hold".to_owned(), None),
        ("ceremony_prepared", String::new(), None),
        ("entry_returned", "step 1 of 2, revision 3".to_owned(), None),
    ] {
        assert_eq!(logged_step(act, &detail), step, "{act}: {detail}");
    }
}
