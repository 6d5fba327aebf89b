//! Components: small, plain, used by more than one page. Their looks are in `style/`, one file a component.

pub mod bars;
pub mod card;
pub mod category;
pub mod choice;
pub mod dialog;
pub mod edition;
pub mod field;
pub mod file;
pub mod frame;
pub mod head;
pub mod icon;
pub mod label;
pub mod map;
pub mod notice;
pub mod pager;
pub mod progress;
pub mod refresh;
pub mod result;
pub mod screen;
pub mod settings;
pub mod show;
pub mod stream;
pub mod tabs;
pub mod task;
pub mod textarea;
pub mod timeline;
