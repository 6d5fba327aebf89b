//! Components: small, plain, used by more than one page. Their looks are in `style/`, one file a component.

pub mod field;
pub mod frame;
pub mod head;
pub mod icon;
pub mod notice;
pub mod pager;
pub mod result;
pub mod settings;
