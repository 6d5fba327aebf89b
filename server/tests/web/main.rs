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
mod language;
mod live;
mod log;
mod offer;
mod open;
mod outbox;
mod people;
mod scores;
mod screening;
mod seal;
mod settings;
mod showcase;
mod site;
mod stop;
mod typed;
