//! The whole site in process: its router, without sockets.

mod frame;
mod live;
mod people;
mod showcase;
mod site;
