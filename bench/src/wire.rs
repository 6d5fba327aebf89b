//! HTTP with as little work as can be done for a reply: what is measured is the server.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// One kept connection.
pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub struct Reply {
    pub headers: String,
    pub body: Vec<u8>,
}

impl Reply {
    /// A header's text; empty if it is absent.
    pub fn header(&self, name: &str) -> String {
        let mut headers = self.headers.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).unwrap_or_default()
    }
}

impl Wire {
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server accepts");
        stream.set_nodelay(true).expect("a socket of this machine");
        Self { stream, buffer: Vec::with_capacity(64 * 1024) }
    }

    /// Sends a request and reads the whole reply, and looks at it.
    pub async fn ask(&mut self, request: &[u8]) -> Reply {
        let (_, head) = self.hit(request).await;
        let headers = String::from_utf8_lossy(&self.buffer[..head]).into_owned();
        Reply { headers, body: self.buffer[head..].to_vec() }
    }

    /// Sends a request and reads the whole reply: its status, and where its body begins in what was read.
    pub async fn hit(&mut self, request: &[u8]) -> (u16, usize) {
        self.stream.write_all(request).await.expect("the server reads");
        self.buffer.clear();
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await;
        };
        let digits = std::str::from_utf8(&self.buffer[9..12]).ok().and_then(|digits| digits.parse().ok());
        let status: u16 = digits.expect("a status");
        let length = if status == 304 { Some(0) } else { self.length(head) };
        while match length {
            Some(length) => self.buffer.len() < head + length,
            None => !self.buffer.ends_with(b"\r\n0\r\n\r\n"),
        } {
            self.more().await;
        }
        (status, head)
    }

    /// How many bytes came last, with their headers.
    pub fn bytes(&self) -> usize {
        self.buffer.len()
    }

    /// The length that the headers promise; `None` where the body comes in chunks.
    fn length(&self, head: usize) -> Option<usize> {
        let headers = &self.buffer[..head];
        let at = find(headers, b"ontent-length: ").or_else(|| find(headers, b"ontent-Length: "))? + 15;
        let digits = headers[at..].iter().take_while(|byte| byte.is_ascii_digit());
        Some(digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0')))
    }

    async fn more(&mut self) {
        let read = self.stream.read_buf(&mut self.buffer).await.expect("the server answers");
        assert!(read > 0, "the server closed the connection");
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
