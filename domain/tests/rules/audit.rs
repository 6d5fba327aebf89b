//! The chain of acts: what is changed, deleted, swapped, cut or written anew is found.

use domain::{
    audit::{Act, Checkpoint, Damage, Head, Linked, Reading, is_open_to_organizers},
    id::{EventId, PersonId},
    time::Timestamp,
};
use proptest::prelude::*;

use crate::world::uuid;

fn act(number: u32) -> Act {
    Act {
        id: EventId::from_uuid(uuid(number)),
        at: Timestamp::from_millis(i64::from(number) * 1000),
        actor: number.is_multiple_of(2).then(|| PersonId::from_uuid(uuid(1000 + number))),
        act: "entry_returned".into(),
        subject: format!("entry {number}"),
        detail: "\"себебі\"\n".into(),
    }
}

/// A log of `length` acts, as it is written.
fn log(length: u32, salt: u8) -> Vec<Linked> {
    let mut head = Head::START;
    (1..=length)
        .map(|number| {
            let (act, salt) = (act(number), vec![salt; 32]);
            head = head.follow(&act.commitment(&salt));
            Linked { act, position: head.position, salt, head: head.hash.to_vec() }
        })
        .collect()
}

fn read(log: &[Linked], checkpoints: &[Checkpoint]) -> Result<Head, Damage> {
    let mut reading = Reading::begin(checkpoints);
    log.iter().try_for_each(|linked| reading.read(linked))?;
    reading.end()
}

fn note(log: &[Linked], position: usize) -> Checkpoint {
    let head = if position == 0 { [0; 32].to_vec() } else { log[position - 1].head.clone() };
    Checkpoint { position: position as u64, head: hex::encode(head), at: Timestamp::from_millis(0) }
}

#[test]
fn the_bytes_of_an_act_are_canonical() {
    let text = String::from_utf8(act(2).canonical()).expect("text");
    assert_eq!(
        text,
        "{\"act\":\"entry_returned\",\"actor\":\"00000000-0000-0000-0000-0000000003ea\",\"at\":\"2000\",\"detail\":\"\\\"себебі\\\"\\n\",\
         \"id\":\"00000000-0000-0000-0000-000000000002\",\"subject\":\"entry 2\"}"
    );
    assert!(!String::from_utf8(act(1).canonical()).expect("text").contains("actor"));
}

#[test]
fn an_equal_act_with_another_salt_has_another_commitment() {
    assert_ne!(act(1).commitment(&[1; 32]), act(1).commitment(&[2; 32]));
    assert_ne!(act(1).commitment(&[1; 32]), act(2).commitment(&[1; 32]));
}

#[test]
fn what_is_untouched_is_whole() {
    let log = log(5, 1);
    let head = read(&log, &[note(&log, 3), note(&log, 5), note(&log, 5)]).expect("whole");
    assert_eq!((head.position, head.hash.to_vec()), (5, log[4].head.clone()));
    assert_eq!(read(&[], &[]), Ok(Head::START));
}

#[test]
fn a_cut_tail_is_found_by_what_was_written_down() {
    let log = log(5, 1);
    assert_eq!(read(&log[..3], &[note(&log, 2)]).map(|head| head.position), Ok(3), "nothing beyond was written down");
    assert_eq!(read(&log[..3], &[note(&log, 2), note(&log, 5)]), Err(Damage::Cut(5)));
    assert_eq!(read(&[], &[note(&log, 1)]), Err(Damage::Cut(1)));
}

#[test]
fn a_log_computed_anew_is_found_by_what_was_written_down() {
    let (old, new) = (log(5, 1), log(5, 2));
    assert!(read(&new, &[]).is_ok(), "it is whole in itself");
    assert_eq!(read(&new, &[note(&old, 4)]), Err(Damage::Rewritten(4)));
    assert_eq!(read(&new, &[note(&new, 4), note(&old, 4)]), Err(Damage::Rewritten(4)), "one of two at the same place");
}

#[test]
fn organizers_read_no_details_of_the_jurys_work() {
    for open in ["entry_returned", "membership.admit", "award_extended", "file_added"] {
        assert!(is_open_to_organizers(open), "{open}");
    }
    for shut in ["tie_decided", "sheet_submitted", "score_changed", "ceremony_fire", "entryish", ""] {
        assert!(!is_open_to_organizers(shut), "{shut}");
    }
}

proptest! {
    #[test]
    fn any_change_is_found(length in 2_u32..12, at in 0_usize..12, other in 0_usize..12, kind in 0_u8..8) {
        let whole = log(length, 1);
        let (at, other) = (at % whole.len(), other % whole.len());
        let mut changed = whole.clone();
        match kind {
            0 => changed[at].act.detail.push('x'),
            1 => changed[at].act.actor = None.or(Some(PersonId::from_uuid(uuid(7)))),
            2 => changed[at].act.at = changed[at].act.at.plus(1),
            3 => changed[at].act.act = "entry_eligible".into(),
            4 => changed[at].salt[0] ^= 1,
            5 => changed[at].head[31] ^= 1,
            6 => {
                changed.remove(at);
            }
            _ => {
                let (a, b) = (changed[at].act.clone(), changed[other].act.clone());
                changed[at].act = b;
                changed[other].act = a;
            }
        }
        // The last act taken away is a cut: only what was written down tells.
        let found = read(&changed, &[note(&whole, whole.len())]);
        prop_assert_eq!(found.is_err(), changed != whole);
    }
}
