//! The site on both engines, and without its database: in a process of its own, whose waiting slows no other test.

mod away;
mod engine;
#[path = "../web/site.rs"]
#[allow(dead_code, reason = "the other tests of the site need more of it")]
mod site;
