//! The whole site in process: its router, without sockets.

mod accounts;
mod assets;
mod autosave;
mod calendar;
mod ceremony;
mod entries;
mod export;
mod files;
mod frame;
mod fresh;
mod jury;
mod language;
mod live;
mod log;
mod open;
mod outbox;
mod people;
mod screening;
mod settings;
mod showcase;
mod site;
mod stop;
mod typed;
