//! Files go past the server functions: these would hold them in memory. Here is what pages need to know of that way.

use leptos::prelude::*;

use super::refusal::{RefusalResource, get_refusal};

/// The address that the form with a file is sent to.
pub const FORM: &str = "/files/form";

/// The refusal of this page's form with a file, read with the page.
#[must_use]
pub fn file_refusal() -> RefusalResource {
    Resource::new_blocking(|| (), |()| get_refusal(FORM.to_owned()))
}
