//! Arm, confirm, fire: what two people may do, and what makes it void.

use domain::{
    ceremony::{Ceremony, CeremonyError, Command, Confirming, Correction, Cue, Readiness, Screen, StepKind},
    locale::Trilingual,
};

use crate::ceremony::{canary, fired, host, person, show, step};

type Outcome = Result<Ceremony, CeremonyError>;
type State = (&'static str, fn() -> Ceremony);
type Act = (&'static str, fn(Ceremony) -> Outcome);

fn confirmer() -> domain::id::PersonId {
    person(2)
}

/// Before the finalists of the first category, armed.
fn armed() -> Ceremony {
    fired(1).arm(host()).expect("the finalists bear names")
}

fn confirmed() -> Ceremony {
    confirm(armed()).expect("armed by somebody else")
}

fn confirm(show: Ceremony) -> Outcome {
    let seen = show.progress().revision;
    show.confirm(confirmer(), seen)
}

#[test]
fn who_may_do_what_in_which_state() {
    use CeremonyError::{Armed, Confirmed, Nameless, NotArmed, NotConfirmed, Over};

    let states: [State; 5] =
        [("nameless", || fired(0)), ("disarmed", || fired(1)), ("armed", armed), ("confirmed", confirmed), ("over", || fired(11))];
    let acts: [Act; 4] =
        [("arm", |show| show.arm(host())), ("disarm", Ceremony::disarm), ("confirm", confirm), ("fire", |show| show.fire(host()))];
    let expected = [
        [Some(Nameless), Some(NotArmed), Some(NotArmed), None],
        [None, Some(NotArmed), Some(NotArmed), Some(NotArmed)],
        [Some(Armed), None, None, Some(NotConfirmed)],
        [Some(Armed), None, Some(Confirmed), None],
        [Some(Over), Some(NotArmed), Some(NotArmed), Some(Over)],
    ];
    for ((state, show), row) in states.into_iter().zip(expected) {
        for ((act, try_it), error) in acts.into_iter().zip(row) {
            assert_eq!(try_it(show()).err(), error, "{act} when {state}");
        }
    }
}

#[test]
fn readiness_is_told() {
    let told = [fired(0), fired(1), armed(), confirmed(), fired(11)].map(|show| show.readiness());
    assert_eq!(told, [Readiness::Free, Readiness::Disarmed, Readiness::Armed, Readiness::Confirmed, Readiness::Over]);
}

#[test]
fn host_and_confirmer_are_two_people() {
    let seen = armed().progress().revision;
    assert_eq!(armed().confirm(host(), seen).err(), Some(CeremonyError::SamePerson), "one account may hold both roles");
    assert_eq!(confirmed().fire(confirmer()).err(), Some(CeremonyError::SamePerson), "nor may the confirmer fire as a host");
    assert!(confirmed().fire(person(3)).is_ok(), "another host may fire what one armed and another person confirmed");
}

#[test]
fn any_change_of_the_show_voids_what_was_agreed() {
    let changes: [Act; 6] = [
        ("hold and release", |show| show.hold().and_then(Ceremony::release)),
        ("blackout and lift", |show| show.blackout().and_then(Ceremony::lift)),
        ("jump", |show| show.jump(0)),
        ("disarm", Ceremony::disarm),
        ("a correction proposed", |show| show.propose_correction(1)),
        ("a correction dropped", |show| Ok(show.drop_correction())),
    ];
    let before = fired(2).arm(host()).and_then(confirm).expect("a place");
    for (name, change) in changes {
        let after = change(before.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(after.arming().is_none(), "{name}");
        assert_eq!(after.readiness(), Readiness::Disarmed, "{name}");
        assert_eq!(after.fire(host()).err(), Some(CeremonyError::NotArmed), "{name}");
    }
    let back = before.back().expect("a step before");
    assert_eq!(back.fire(host()).err(), Some(CeremonyError::NotArmed));
}

#[test]
fn an_agreement_kept_from_another_moment_is_void() {
    let agreed = confirmed();
    let arming = agreed.arming().expect("confirmed").clone();
    let restored = |fired_steps: usize, seal: Option<&str>| {
        let at = fired(fired_steps).progress();
        let progress = domain::ceremony::Progress { revision: agreed.progress().revision, ..at };
        crate::ceremony::show_at(progress).with_arming(Some(arming.clone()), seal.map(ToOwned::to_owned))
    };
    assert_eq!(restored(1, None).readiness(), Readiness::Confirmed, "a restart keeps it");
    assert!(restored(1, None).fire(host()).is_ok());
    assert_eq!(restored(2, None).readiness(), Readiness::Disarmed, "another step");
    assert_eq!(restored(1, Some("00ff")).readiness(), Readiness::Disarmed, "another seal");
    let later = domain::ceremony::Progress { revision: agreed.progress().revision + 1, ..agreed.progress() };
    let later = crate::ceremony::show_at(later).with_arming(Some(arming.clone()), None);
    assert_eq!(later.readiness(), Readiness::Disarmed, "another revision");
}

#[test]
fn who_saw_something_else_confirms_nothing() {
    let show = armed();
    let stale = show.progress().revision - 1;
    assert_eq!(show.confirm(confirmer(), stale).err(), Some(CeremonyError::Stale));
}

#[test]
fn held_or_dark_nothing_is_armed() {
    assert_eq!(fired(1).hold().and_then(|show| show.arm(host())).err(), Some(CeremonyError::Held));
    assert_eq!(fired(1).blackout().and_then(|show| show.arm(host())).err(), Some(CeremonyError::Dark));
}

#[test]
fn two_hosts_arm_once() {
    let show = fired(1);
    let seen = show.progress().revision;
    let first = show.obey(Command::Arm, host(), seen).expect("in time");
    assert_eq!(first.obey(Command::Arm, person(3), seen).err(), Some(CeremonyError::Stale));
}

fn told(next: Option<&domain::ceremony::Board>) -> bool {
    next.is_some_and(|next| serde_json::to_string(next).expect("JSON").contains(&canary(1)))
}

#[test]
fn names_reach_confirmer_and_presenter_only_in_time() {
    let confirming = |show: &Ceremony| -> Confirming { show.confirming(confirmer()) };
    let cue = |show: &Ceremony| -> Cue { show.cue() };
    for (state, show, to_confirmer, to_presenter) in
        [("disarmed", fired(1), false, false), ("armed", armed(), true, false), ("confirmed", confirmed(), true, true)]
    {
        assert_eq!(told(confirming(&show).next.as_ref()), to_confirmer, "{state}");
        assert_eq!(told(cue(&show).next.as_ref()), to_presenter, "{state}");
    }
    assert!(armed().confirming(host()).is_own && !armed().confirming(confirmer()).is_own);
}

#[test]
fn arming_and_confirming_change_nothing_public() {
    let (before, after) = (fired(1).board(), confirmed().board());
    assert_eq!(domain::ceremony::Board { revision: 0, ..before }, domain::ceremony::Board { revision: 0, ..after });
}

#[test]
fn a_correction_needs_two_people_and_changes_nothing_disclosed() {
    let show = fired(3);
    let text = || Trilingual::new("түзету", "исправление", "correction");
    for (index, error) in [(0, CeremonyError::NotCorrectable), (3, CeremonyError::NotFired)] {
        assert_eq!(show.clone().propose_correction(index).err(), Some(error), "step {index}");
    }
    assert_eq!(show.clone().publish_correction(2, text(), host(), host()).err(), Some(CeremonyError::SamePerson));
    let corrected = show.clone().publish_correction(2, text(), host(), confirmer()).expect("two people");
    let (before, after) = (show.board(), corrected.board());
    assert_eq!(before.categories, after.categories);
    assert_eq!(after.corrections, [Correction { step: 2, about: show.steps()[2].clone(), text: text() }]);
    assert_eq!(after.corrections_on_screen().count(), 1);
    assert_eq!(step(corrected).expect("goes on").board().corrections_on_screen().count(), 0, "another step is on screen");
}

#[test]
fn a_special_prize_is_disclosed_by_its_step_alone() {
    let show = fired(9);
    assert_eq!(show.next_step(), Some(&StepKind::Special { prize: "helper".to_owned() }));
    assert_eq!(show.board().prizes[0].place, None);
    let board = step(show).expect("a next step").board();
    assert_eq!(board.screen, Screen::Special { prize: "helper".to_owned() });
    assert!(board.prizes[0].place.is_some());
}

#[test]
fn a_caption_is_public_with_its_step() {
    let mut plan = show().rundown(None, domain::time::Timestamp::from_millis(0)).plan;
    plan[0].caption = Trilingual::new("Қош келдіңіздер", "Добро пожаловать", "Welcome");
    let planned = show().with_plan(plan.clone()).expect("one plan a step");
    assert!(planned.board().caption.is_empty());
    let opened = planned.fire(host()).expect("an opening");
    assert_eq!(opened.board().caption.en, "Welcome");
    plan.pop();
    assert_eq!(show().with_plan(plan).err(), Some(CeremonyError::Mismatch));
}

/// Revisions of all shows are counted together: a show that is given another number keeps what was agreed by its latest change,
/// and nothing that an earlier number had made void.
#[test]
fn what_was_agreed_keeps_under_another_number() {
    assert_eq!(armed().numbered(100).readiness(), Readiness::Armed);
    let show = confirm(armed().numbered(100)).expect("as seen").numbered(205);
    assert_eq!((show.readiness(), show.progress().revision), (Readiness::Confirmed, 205));
    assert_eq!(show.board().revision, 205);
    assert!(show.fire(host()).is_ok());
    let void = confirmed().hold().expect("it may").numbered(300).release().expect("held").numbered(301);
    assert_eq!(void.readiness(), Readiness::Disarmed);
}

#[test]
fn a_board_names_its_edition() {
    let board = fired(1).of_edition(2026, true).board();
    assert_eq!((board.year, board.is_rehearsal), (Some(2026), true));
}
