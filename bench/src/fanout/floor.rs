//! The floor: a process that does nothing but `send()` the same bytes to every connection.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
};

use super::{Owned, Stream, free_address};

pub struct Floor {
    process: Owned,
    address: SocketAddr,
    published: u64,
    size: usize,
}

impl Floor {
    pub async fn start(size: usize) -> Self {
        let address = free_address();
        let process = Command::new(std::env::current_exe().expect("this program has a name"))
            .args(["floor", &address.to_string()])
            .stdin(Stdio::piped())
            .spawn()
            .expect("this program starts");
        while tokio::net::TcpStream::connect(address).await.is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Self { process: Owned(process), address, published: 0, size }
    }

    pub fn stream(&self) -> Stream {
        Stream { address: self.address, path: "/", mark: "data: #" }
    }

    pub fn id(&self) -> u32 {
        self.process.0.id()
    }

    pub fn next(&self) -> u64 {
        self.published + 1
    }

    /// The process reads one message a line.
    pub fn publish(&mut self) {
        self.published += 1;
        let message = message(self.published, self.size);
        let pipe = self.process.0.stdin.as_mut().expect("it was asked for");
        pipe.write_all(message.as_bytes()).and_then(|()| pipe.flush()).expect("the process reads");
    }
}

/// As many bytes as the product's message, with a number.
pub fn message(number: u64, size: usize) -> String {
    let head = format!("#{number} ");
    let padding = "x".repeat(size.saturating_sub(head.len() + "data: \n\n".len()));
    format!("{head}{padding}\n")
}

/// The process itself: connections are kept, and what comes on standard input is sent to each.
pub fn serve(address: SocketAddr) {
    let listener = TcpListener::bind(address).expect("the port is free");
    let viewers: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
    let sending = viewers.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"));
            drop(stream.set_nodelay(true));
            // One that reads nothing must not hold up the others.
            drop(stream.set_nonblocking(true));
            viewers.lock().expect("nobody panicked").push(stream);
        }
    });
    for line in BufReader::new(std::io::stdin()).lines().map_while(Result::ok) {
        let event = format!("data: {line}\n\n");
        for viewer in sending.lock().expect("nobody panicked").iter_mut() {
            drop(viewer.write(event.as_bytes()));
        }
    }
}
