//! The deadline table: every kind of entry against every edge of every deadline, to the millisecond.

use domain::{
    award::Award,
    entry::{Entry, EntryError, EntryState, IneligibleReason},
    screening::OpenFields,
    time::{DAY, HOUR, Timestamp},
};

use crate::world::{award, categories, complete, draft};

/// Where a moment lies beside a deadline.
const EDGES: [i64; 7] = [-DAY, -HOUR, -1, 0, 1, HOUR, DAY];

/// Whether an entry is taken at a moment: decided anew here, in words as plain as the announcement's.
fn expected(award: &Award, entry: &Entry, now: Timestamp) -> Result<(), EntryError> {
    match entry.state {
        EntryState::Submitted { .. } => return Err(EntryError::AlreadySubmitted),
        EntryState::Eligible { .. } | EntryState::Ineligible { .. } => return Err(EntryError::Decided),
        // Returned: its time runs whatever the window.
        EntryState::Returned { until, .. } if now < until => return Ok(()),
        _ => {}
    }
    if now < award.opens_at {
        return Err(EntryError::NotYetOpen);
    }
    let own = entry.extended_until.unwrap_or(award.closes_at);
    if now < award.closes_at || now < own { Ok(()) } else { Err(EntryError::Closed) }
}

/// Windows: as announced, extended for all by a day, by a millisecond.
fn windows() -> [Award; 3] {
    let plain = award();
    [plain.clone(), Award { closes_at: plain.closes_at.plus(DAY), ..plain.clone() }, Award { closes_at: plain.closes_at.plus(1), ..plain }]
}

/// Entries in every state, without a deadline of their own and with one before, at and after the window's end.
fn entries(award: &Award) -> Vec<Entry> {
    let at = award.opens_at.plus(HOUR);
    let states = [
        EntryState::Draft,
        EntryState::Withdrawn { at },
        EntryState::Submitted { at, number: 1 },
        EntryState::Returned { at, until: award.closes_at.plus(-2 * DAY), open: OpenFields::ALL },
        EntryState::Returned { at, until: award.closes_at.plus(2 * DAY), open: OpenFields::ALL },
        EntryState::Eligible { at },
        EntryState::Ineligible { at, reason: IneligibleReason::IdeaOnly },
    ];
    let own = [None, Some(-DAY), Some(0), Some(1), Some(3 * DAY)];
    let with = |state: EntryState| {
        own.map(|offset| Entry { state, category: "social".into(), extended_until: offset.map(|o| award.closes_at.plus(o)), ..draft() })
    };
    states.into_iter().flat_map(with).collect()
}

#[test]
fn every_edge_of_every_deadline() {
    let answers = complete();
    let mut cases = 0;
    for award in windows() {
        for entry in entries(&award) {
            let mut edges = vec![award.opens_at, award.closes_at];
            edges.extend(entry.extended_until);
            if let EntryState::Returned { until, .. } = entry.state {
                edges.push(until);
            }
            for now in edges.iter().flat_map(|edge| EDGES.map(|offset| edge.plus(offset))) {
                let sent = entry.clone().submit(&award, &categories(), &answers, now, 7);
                assert_eq!(sent.clone().map(|_| ()), expected(&award, &entry, now), "{entry:?} at {now:?} in {award:?}");
                if let Ok(sent) = sent {
                    assert_eq!(sent.state, EntryState::Submitted { at: now, number: 7 });
                    assert!(now < entry.deadline(&award), "what is taken lies before the deadline that is shown");
                } else if entry.check_may_keep().is_ok() && now >= award.opens_at {
                    assert!(now >= entry.deadline(&award), "what is late lies behind the deadline that is shown");
                }
                cases += 1;
            }
        }
    }
    assert!(cases >= 100, "{cases} cases");
}

/// The table's own anchors, written out by hand, so that rule and table cannot be wrong together.
#[test]
fn the_edges_that_everybody_quotes() {
    let (award, answers) = (award(), complete());
    let end = award.closes_at;
    let late = Award { closes_at: end.plus(DAY), ..award.clone() };
    let own = Entry { extended_until: Some(end.plus(HOUR)), ..draft() };
    let early = Entry { extended_until: Some(end.plus(-HOUR)), ..draft() };
    let state = EntryState::Returned { at: award.opens_at, until: end.plus(2 * HOUR), open: OpenFields::ALL };
    let returned = Entry { state, category: "social".into(), ..own.clone() };
    let (yes, closed) = (None, Some(EntryError::Closed));
    for (name, award, entry, now, refusal) in [
        ("the last millisecond", &award, &draft(), end.plus(-1), yes),
        ("midnight is late", &award, &draft(), end, closed),
        ("the first millisecond", &award, &draft(), award.opens_at, yes),
        ("before it", &award, &draft(), award.opens_at.plus(-1), Some(EntryError::NotYetOpen)),
        ("extended for all", &late, &draft(), end, yes),
        ("extended for all, at its end", &late, &draft(), end.plus(DAY), closed),
        ("its own hour", &award, &own, end.plus(HOUR - 1), yes),
        ("its own hour is over", &award, &own, end.plus(HOUR), closed),
        ("all have longer than its own hour", &late, &own, end.plus(HOUR), yes),
        ("an own deadline takes nothing away", &award, &early, end.plus(-1), yes),
        ("an own deadline opens nothing early", &award, &own, award.opens_at.plus(-1), Some(EntryError::NotYetOpen)),
        ("returned, its own time is later still", &award, &returned, end.plus(2 * HOUR - 1), yes),
        ("returned, both are over", &award, &returned, end.plus(2 * HOUR), closed),
    ] {
        assert_eq!(entry.clone().submit(award, &categories(), &answers, now, 1).err(), refusal, "{name}");
    }
}

/// A returned entry is either with its entrant or with the organizer, never with both and never with nobody; the later of
/// its own date and the window's end decides, whichever that is.
#[test]
fn a_returned_entry_is_decided_once_its_entrant_can_no_longer_send_it() {
    let mut cases = 0;
    for award in windows() {
        for entry in entries(&award).into_iter().filter(|entry| matches!(entry.state, EntryState::Returned { .. })) {
            let end = entry.deadline(&award);
            for now in [award.closes_at, end].iter().flat_map(|edge| EDGES.map(|offset| edge.plus(offset))) {
                let may_decide = entry.clone().find_eligible(&award, now);
                let may_refuse = entry.clone().find_ineligible(&award, now, IneligibleReason::IdeaOnly);
                assert_eq!(may_decide.is_ok(), may_refuse.is_ok());
                assert_eq!(may_decide.is_ok(), entry.check_may_change(&award, now).is_err(), "{entry:?} at {now:?}");
                cases += 1;
            }
        }
    }
    assert!(cases >= 100, "{cases} cases");
}

#[test]
fn a_return_date_before_the_windows_end_gives_nothing_to_decide() {
    let award = award();
    let (sent, end) = (award.opens_at.plus(HOUR), award.closes_at);
    let returned = |until: Timestamp| Entry { state: EntryState::Returned { at: sent, until, open: OpenFields::ALL }, ..draft() };
    let own = |until: Timestamp, own: Timestamp| Entry { extended_until: Some(own), ..returned(until) };
    for (name, entry, now, refusal) in [
        ("its date is past, the window open", returned(sent.plus(DAY)), sent.plus(2 * DAY), Some(EntryError::InRevision)),
        ("the last millisecond of the window", returned(sent.plus(DAY)), end.plus(-1), Some(EntryError::InRevision)),
        ("the window is over", returned(sent.plus(DAY)), end, None),
        ("its date is later than the window", returned(end.plus(DAY)), end.plus(DAY - 1), Some(EntryError::InRevision)),
        ("both are over", returned(end.plus(DAY)), end.plus(DAY), None),
        ("given more time than both", own(sent.plus(DAY), end.plus(HOUR)), end.plus(HOUR - 1), Some(EntryError::InRevision)),
        ("that is over too", own(sent.plus(DAY), end.plus(HOUR)), end.plus(HOUR), None),
    ] {
        assert_eq!(entry.find_eligible(&award, now).err(), refusal, "{name}");
    }
}
