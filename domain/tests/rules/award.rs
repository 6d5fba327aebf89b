//! The calendar of an award, to the millisecond.

use domain::award::{Award, Phase, WindowState};
use proptest::prelude::*;

use crate::world::award;

#[test]
fn the_window_is_exact() {
    let award = award();
    for (moment, state) in [
        (award.opens_at.plus(-1), WindowState::NotYet),
        (award.opens_at, WindowState::Open),
        (award.closes_at.plus(-1), WindowState::Open),
        (award.closes_at, WindowState::Closed),
        (award.closes_at.plus(1), WindowState::Closed),
    ] {
        assert_eq!(award.window(moment), state, "{moment:?}");
    }
}

#[test]
fn phases_follow_the_calendar() {
    let award = award();
    for (moment, phase) in [
        (award.announced_at, Phase::Announced),
        (award.opens_at, Phase::Open),
        (award.closes_at, Phase::Eligibility),
        (award.judging_from, Phase::Judging),
        (award.ceremony_at, Phase::Ceremony),
        (award.ceremony_at.plus(i64::from(i32::MAX)), Phase::Ceremony),
    ] {
        assert_eq!(award.phase(moment), phase);
    }
    let published_at = award.ceremony_at.plus(60_000);
    let published = Award { published_at: Some(published_at), ..award };
    assert_eq!(published.phase(published_at.plus(-1)), Phase::Ceremony);
    assert_eq!(published.phase(published_at), Phase::Sharing);
}

#[test]
fn what_comes_next_is_the_next_date_with_the_phase_it_begins() {
    let award = award();
    for (moment, next) in [
        (award.announced_at, (Phase::Open, award.opens_at)),
        (award.opens_at, (Phase::Eligibility, award.closes_at)),
        (award.closes_at, (Phase::Judging, award.judging_from)),
        (award.judging_from, (Phase::Ceremony, award.ceremony_at)),
    ] {
        assert_eq!(award.next(moment), Some(next));
    }
    assert_eq!(award.next(award.ceremony_at), None);
    let at_once = Award { judging_from: award.closes_at, ..award.clone() };
    assert_eq!(at_once.next(at_once.opens_at), Some((Phase::Judging, award.closes_at)), "two dates at once: the later phase begins");
    let published = Award { published_at: Some(award.opens_at), ..award.clone() };
    assert_eq!(published.next(award.opens_at), None, "what is public goes on to nothing");
}

proptest! {
    /// `opens_at` inclusive, `closes_at` exclusive, for any window and any moment.
    #[test]
    fn open_means_between(length in 0i64..40, offset in -20i64..60) {
        let award = award();
        let award = Award { closes_at: award.opens_at.plus(length), ..award };
        let is_open = award.window(award.opens_at.plus(offset)) == WindowState::Open;
        prop_assert_eq!(is_open, (0..length).contains(&offset));
    }

    #[test]
    fn an_award_never_goes_back(earlier in 0i64..12_000_000_000, later in 0i64..12_000_000_000) {
        let award = award();
        let (earlier, later) = (earlier.min(later), earlier.max(later));
        prop_assert!(award.phase(award.announced_at.plus(earlier)) <= award.phase(award.announced_at.plus(later)));
    }
}
