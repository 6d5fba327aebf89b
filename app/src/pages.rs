//! Pages, one module an address.

pub mod home;
pub mod not_found;
