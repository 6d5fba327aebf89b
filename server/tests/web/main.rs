//! The whole site in process: its router, without sockets.

mod accounts;
mod calendar;
mod ceremony;
mod entries;
mod frame;
mod fresh;
mod live;
mod outbox;
mod people;
mod settings;
mod showcase;
mod site;
mod typed;
