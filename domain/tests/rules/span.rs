//! Between the ends of a span nothing is told otherwise.

use domain::{
    award::{Award, Span, WindowState},
    time::{DAY, HOUR, Timestamp},
};
use proptest::prelude::*;

use crate::world::award;

/// Everything that a page tells of the editions by the clock.
fn told(awards: &[Award], now: Timestamp) -> Vec<String> {
    let nearest = awards.iter().min_by_key(|award| award.ceremony_at.millis().abs_diff(now.millis())).map(|award| award.year);
    let open = awards.iter().filter(|award| now < award.closes_at).min_by_key(|award| award.opens_at).map(|award| award.year);
    let left = |award: &Award| match award.closes_at.millis() - now.millis() {
        left if left >= DAY => format!("{} days", left / DAY),
        left if left >= HOUR => format!("{} hours", left / HOUR),
        _ => "the last hour".into(),
    };
    let one = |award: &Award| match award.window(now) {
        WindowState::Open => format!("{:?} {}", award.phase(now), left(award)),
        window => format!("{:?} {window:?}", award.phase(now)),
    };
    awards.iter().map(one).chain([format!("{nearest:?} {open:?}")]).collect()
}

/// Editions whose dates lie some milliseconds or hours apart, so that every turn is met.
fn editions() -> impl Strategy<Value = Vec<Award>> {
    let gap = || prop_oneof![0i64..4, (0i64..60).prop_map(|hours| hours * HOUR), (0i64..200_000_000)];
    let edition = (0i64..300_000_000, [gap(), gap(), gap(), gap()], proptest::option::of(gap()));
    prop::collection::vec(edition, 0..4).prop_map(|editions| {
        let edition = |(year, (begins, [opens, closes, judging, ceremony], published)): (i32, (i64, [i64; 4], Option<i64>))| {
            let announced_at = Timestamp::from_millis(begins);
            let opens_at = announced_at.plus(opens);
            let closes_at = opens_at.plus(closes + 1);
            let judging_from = closes_at.plus(judging);
            let ceremony_at = judging_from.plus(ceremony);
            let published_at = published.map(|after| ceremony_at.plus(after));
            Award { year, announced_at, opens_at, closes_at, judging_from, ceremony_at, published_at, ..award() }
        };
        (2026..).zip(editions).map(edition).collect()
    })
}

proptest! {
    #[test]
    fn within_a_span_the_same_is_told(awards in editions(), now in 0i64..800_000_000, at in 0.0f64..1.0) {
        let now = Timestamp::from_millis(now);
        let span = Span::around(&awards, now);
        prop_assert!(span.contains(now));
        let (from, until) = (span.from.millis().max(-1_000_000_000), span.until.millis().min(2_000_000_000) - 1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any moment between will do")]
        let between = from + ((until - from) as f64 * at) as i64;
        for other in [from, until, between].map(Timestamp::from_millis) {
            prop_assert!(span.contains(other));
            prop_assert_eq!(told(&awards, now), told(&awards, other), "{:?} {:?} {:?}", span, now, other);
            prop_assert_eq!(span, Span::around(&awards, other), "every moment of it has the same span");
        }
    }
}

#[test]
fn the_last_hour_ends_the_span_of_the_hour_before() {
    let award = award();
    let now = award.closes_at.plus(-HOUR);
    let awards = [award];
    let (before, after) = (Span::around(&awards, now), Span::around(&awards, now.plus(1)));
    assert_eq!((before.until, after.from), (now.plus(1), now.plus(1)));
    assert_eq!(after.until, awards[0].closes_at);
}
