//! The jury's room. A juror meets an entry through [`seat::open`] and no other way: their list, the page of an entry, its
//! files, the others' sheets.

mod conflict;
mod edition;
mod panel;
mod planning;
mod profile;
mod reading;
mod room;
pub(crate) mod round;
pub(crate) mod seat;
mod sheet;
mod tie;
mod wish;

pub use conflict::{clear, recuse, set_parent};
pub use edition::at_work;
pub use panel::own_bearing;
pub use planning::accept;
pub use profile::{set_profile, set_rules};
pub use reading::{PAGE, get_seat, list_seats};
pub use room::get_room;
pub use sheet::{abstain, reopen, save, submit};
pub use tie::{declare_tie, list_ties, withdraw_tie};
pub use wish::wish;

pub(crate) use conflict::{BarredSeat, barred, exclude, own_categories, strike};
pub(crate) use planning::{gather, insert as insert_seat};
