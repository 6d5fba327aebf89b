//! The whole site in process: its router, without sockets.

mod accounts;
mod calendar;
mod ceremony;
mod entries;
mod export;
mod frame;
mod live;
mod people;
mod screening;
mod showcase;
mod site;
mod typed;
