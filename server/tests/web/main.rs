//! The whole site in process: its router, without sockets.

mod frame;
mod people;
mod site;
