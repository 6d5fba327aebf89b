//! Pages, one module an address.

pub mod about;
pub mod categories;
pub mod category;
pub mod ceremony;
pub mod design;
pub mod desk;
pub mod entries;
pub mod home;
pub mod live;
pub mod not_found;
pub mod people;
pub mod project;
pub mod projects;
pub mod stage;
pub mod verify;
