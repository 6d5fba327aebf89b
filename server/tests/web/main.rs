//! The whole site in process: its router, without sockets.

mod accounts;
mod assets;
mod autosave;
mod calendar;
mod ceremony;
mod crowd;
mod entries;
mod export;
mod files;
mod frame;
mod fresh;
mod language;
mod live;
mod log;
mod open;
mod outbox;
mod people;
mod print;
mod screening;
mod settings;
mod showcase;
mod site;
mod stop;
mod typed;
