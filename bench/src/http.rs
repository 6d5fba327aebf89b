//! A browser's side of HTTP, as little of it as measuring needs: one kept connection, one request after another.

use std::{
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// What came back.
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// A signed-in visitor with one connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    token: String,
}

impl Client {
    pub async fn connect(address: SocketAddr, token: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), token: token.to_owned() })
    }

    /// Reads a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: bayge={}\r\nAccept: text/html\r\n\r\n", self.token)).await
    }

    /// Calls a server function as a page's script does.
    pub async fn call(&mut self, function: &str, kind: &str, body: &str) -> Result<Answer> {
        let head = format!(
            "POST /api/{function} HTTP/1.1\r\nHost: bench\r\nCookie: bayge={}\r\nAccept: application/json\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.token,
            body.len()
        );
        self.send(&(head + body)).await
    }

    /// Sends a body to any address.
    pub async fn post(&mut self, path: &str, kind: &str, body: &str) -> Result<Answer> {
        let head = format!("POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
        self.send(&(head + body)).await
    }

    async fn send(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let status = self.line().await?.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(ErrorKind::InvalidData)?;
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let line = self.line().await?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_| Error::from(ErrorKind::InvalidData))?;
            }
            is_chunked |= line.starts_with("transfer-encoding:") && line.contains("chunked");
        }
        let bytes = if is_chunked { self.chunks().await? } else { self.exactly(length).await? };
        Ok(Answer { status, body: String::from_utf8_lossy(&bytes).into_owned() })
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut whole = Vec::new();
        loop {
            let size = usize::from_str_radix(self.line().await?.trim(), 16).map_err(|_| Error::from(ErrorKind::InvalidData))?;
            whole.extend(self.exactly(size).await?);
            self.line().await?;
            if size == 0 {
                return Ok(whole);
            }
        }
    }

    async fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}
