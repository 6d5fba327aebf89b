//! Reminders before a deadline.

use domain::{
    award::Reminder,
    time::{DAY, HOUR, Timestamp},
};
use proptest::prelude::*;

#[test]
fn each_has_its_time_to_the_millisecond() {
    let end = Timestamp::from_millis(100 * DAY);
    let early = Timestamp::from_millis(0);
    for (before, begun, due) in [
        (7 * DAY + 1, early, None),
        (7 * DAY, early, Some(Reminder::Week)),
        (DAY + 1, early, Some(Reminder::Week)),
        (DAY, early, Some(Reminder::Day)),
        (3 * HOUR + 1, early, Some(Reminder::Day)),
        (3 * HOUR, early, Some(Reminder::Hours)),
        (1, early, Some(Reminder::Hours)),
        (0, early, None),
        (-1, early, None),
        (2 * DAY, end.plus(-3 * DAY), None),
        (DAY, end.plus(-3 * DAY), Some(Reminder::Day)),
    ] {
        assert_eq!(Reminder::due(end, begun, end.plus(-before)), due, "{before} ms before, begun at {begun:?}");
    }
}

proptest! {
    /// As time goes on the reminders come in their order, and none after the deadline.
    #[test]
    fn they_come_in_order(first in -10 * DAY..DAY, later in 0..DAY, begun in -12 * DAY..0) {
        let end = Timestamp::from_millis(50 * DAY);
        let due = |offset: i64| Reminder::due(end, end.plus(begun), end.plus(offset));
        if let (Some(before), Some(after)) = (due(first), due(first + later)) {
            prop_assert!(before <= after);
        }
        prop_assert!(first < 0 || due(first).is_none());
    }
}
