//! The juror's room.

mod aside;
mod declare;
mod entry;
pub mod list;
mod panel;
pub mod seat;
mod sheet;
pub mod ties;

use domain::jury::SheetState;

use crate::words::{Word, Words};

/// A state in words, and the kind of its tag.
const fn state(state: SheetState) -> (Word, Option<&'static str>) {
    match state {
        SheetState::Undeclared => (Word::JuryStateUndeclared, Some("warn")),
        SheetState::Untouched => (Word::JuryStateUntouched, None),
        SheetState::Begun => (Word::JuryStateBegun, Some("info")),
        SheetState::Submitted => (Word::JuryStateSubmitted, Some("ok")),
        SheetState::Abstained => (Word::JuryStateAbstained, None),
    }
}

/// Hundredths of a point as people read them: 5650 is `56.5`.
fn points(words: Words, hundredths: u64) -> String {
    let fraction = format!("{:02}", hundredths % 100);
    let fraction = fraction.trim_end_matches('0');
    let whole = hundredths / 100;
    words.decimal(&if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") })
}

#[cfg(test)]
mod tests {
    use domain::locale::Locale;

    use super::*;

    #[test]
    fn points_have_no_empty_fraction() {
        let ru = Words::of(Locale::Ru);
        assert_eq!([5_650, 5_000, 7_805, 5].map(|total| points(ru, total)), ["56,5", "50", "78,05", "0,05"]);
    }
}
