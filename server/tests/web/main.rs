//! The whole site in process: its router, without sockets.

mod accounts;
mod calendar;
mod ceremony;
mod entries;
mod files;
mod export;
mod frame;
mod language;
mod live;
mod people;
mod screening;
mod showcase;
mod site;
mod stop;
mod typed;
