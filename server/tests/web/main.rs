//! The whole site in process: its router, without sockets.

mod accounts;
mod calendar;
mod ceremony;
mod entries;
mod files;
mod frame;
mod live;
mod people;
mod showcase;
mod site;
mod typed;
