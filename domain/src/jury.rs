//! The jury's room: who may see which entry, what a sheet is, when the round is open, who sits where.

mod conflict;
mod error;
mod panel;
mod plan;
mod room;
mod round;
mod sheet;
mod view;

pub use conflict::{Family, RecusalCause, TieForm, Ties};
pub use error::JuryError;
pub use panel::{Bearing, Compared, PanelSheet, bearing};
pub use plan::{Candidate, Demand, Plan, Planning, Seat, WeakSpots};
pub use room::{JurorLine, JuryRoom, PanelLine, PanelSeat, PlanCounts, SeatMark, WishAct};
pub use round::{Finals, JuryRules, JuryRulesForm, MOST_JURORS, Round};
pub use sheet::{MAX_COMMENT, OwnSheet, SheetForm, SheetState, WrittenSheet, reason, total_hundredths};
pub use view::{BlindEntry, BlindFile, BodyName, JuryEntry, JurySeat, MAX_TIES, Opened, SeatFilter, SeatList, SeatRecord, Tie, for_jury};
