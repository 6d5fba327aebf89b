//! The whole site in process: its router, without sockets.

mod accounts;
mod autosave;
mod calendar;
mod ceremony;
mod entries;
mod frame;
mod live;
mod people;
mod showcase;
mod site;
mod typed;
