//! Files go past the server functions: these would hold them in memory. Here is what pages need to know of that way.

use leptos::prelude::*;

use super::refusal::{RefusalResource, get_refusal};

/// The address that the form with a file is sent to.
pub const FORM: &str = "/files/form";

/// A page's knowledge of its refused form with a file. Made where the page begins, so that server and browser count it
/// alike, and found by the form.
#[derive(Clone, Copy)]
pub struct FileRefusal(pub RefusalResource);

impl FileRefusal {
    /// Lets the page's form find its refusal, which is read with the page.
    pub fn provide() {
        provide_context(Self(Resource::new_blocking(|| (), |()| get_refusal(FORM.to_owned()))));
    }
}
