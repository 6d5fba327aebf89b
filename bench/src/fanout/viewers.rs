//! Those who listen: each holds a connection, reads its stream and notes when which message was there whole.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpSocket, TcpStream},
    sync::Semaphore,
    task::JoinHandle,
};

use super::Stream;

/// How many connect at once.
const CONNECTING: usize = 200;
/// As many messages may be under way.
const NOTES: usize = 4096;

/// What viewers do besides reading.
#[derive(Clone, Copy, Default)]
pub struct Habits {
    /// One of so many opens the stream and reads nothing.
    pub one_stuck_of: Option<usize>,
    /// After so long a connection is cut off; the first ones sooner, so that not all are at once.
    pub cut: Option<Duration>,
}

/// What viewers share with the one who publishes.
struct Book {
    began: Instant,
    /// When each message was published, nanoseconds since `began`, by its number.
    notes: Vec<AtomicU64>,
    times: Mutex<Vec<f64>>,
    /// The number of the newest message that each has.
    newest: Vec<AtomicU64>,
    there: AtomicUsize,
    returns: AtomicUsize,
    connecting: Semaphore,
}

pub struct Audience {
    book: Arc<Book>,
    viewers: Vec<JoinHandle<()>>,
    stuck: usize,
}

impl Audience {
    /// Returns when each holds its stream.
    pub async fn gather(stream: &Stream, count: usize, habits: Habits) -> Self {
        let numbers = |many| std::iter::repeat_with(|| AtomicU64::new(0)).take(many).collect();
        let book = Arc::new(Book {
            began: Instant::now(),
            notes: numbers(NOTES),
            times: Mutex::default(),
            newest: numbers(count),
            there: AtomicUsize::new(0),
            returns: AtomicUsize::new(0),
            connecting: Semaphore::new(CONNECTING),
        });
        let is_stuck = move |index: usize| habits.one_stuck_of.is_some_and(|of| index.is_multiple_of(of));
        let viewers = (0..count).map(|index| {
            let (book, stream) = (book.clone(), stream.clone());
            tokio::spawn(async move { stay(&book, &stream, index, habits.cut, is_stuck(index)).await })
        });
        let audience = Self { viewers: viewers.collect(), stuck: (0..count).filter(|index| is_stuck(*index)).count(), book };
        let until = Instant::now() + Duration::from_mins(2);
        while audience.book.there.load(Relaxed) < count {
            assert!(Instant::now() < until, "{} of {count} have a stream", audience.book.there.load(Relaxed));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        audience
    }

    /// The message with this number is published now.
    pub fn note(&self, number: u64) {
        self.book.notes[slot(number)].store(nanoseconds(self.book.began), Relaxed);
    }

    /// Waits until all who read have this message, ten seconds at most.
    pub async fn settle(&self, number: u64) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.behind(number) > 0 && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// How many of those who read have an older message.
    pub fn behind(&self, number: u64) -> usize {
        let older = self.book.newest.iter().filter(|newest| newest.load(Relaxed) < number).count();
        older.saturating_sub(self.stuck)
    }

    pub fn count(&self) -> usize {
        self.viewers.len()
    }

    /// How many read.
    pub fn steady(&self) -> usize {
        self.count() - self.stuck
    }

    /// How often somebody came back.
    pub fn returns(&self) -> usize {
        self.book.returns.load(Relaxed)
    }

    /// From publishing to having it whole, milliseconds, of all deliveries since the last call.
    pub fn take_times(&self) -> Vec<f64> {
        std::mem::take(&mut self.book.times.lock().expect("nobody panicked"))
    }
}

impl Drop for Audience {
    fn drop(&mut self) {
        self.viewers.iter().for_each(JoinHandle::abort);
    }
}

fn slot(number: u64) -> usize {
    usize::try_from(number % NOTES as u64).unwrap_or_default()
}

fn nanoseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// One viewer, who comes back when the stream ends, as a browser does.
async fn stay(book: &Book, stream: &Stream, index: usize, cut: Option<Duration>, is_stuck: bool) {
    let mut pause = Duration::from_secs(1);
    let mut has_been_there = false;
    loop {
        let is_first = !has_been_there;
        let whole = listen(book, stream, index, is_stuck, &mut has_been_there, &mut pause);
        match cut {
            Some(cut) => {
                // The first one at a random part of it.
                let part = if is_first { f64::from(u32::try_from(index % 100).unwrap_or_default()) / 100.0 } else { 1.0 };
                drop(tokio::time::timeout(cut.mul_f64(part.max(0.05)), whole).await);
            }
            None => drop(whole.await),
        }
        tokio::time::sleep(pause).await;
    }
}

async fn listen(
    book: &Book,
    stream: &Stream,
    index: usize,
    is_stuck: bool,
    has_been_there: &mut bool,
    pause: &mut Duration,
) -> std::io::Result<()> {
    let mut connection = {
        let _turn = book.connecting.acquire().await.map_err(std::io::Error::other)?;
        let mut connection = open(stream, book.newest[index].load(Relaxed), is_stuck).await?;
        let mut line = String::new();
        connection.read_line(&mut line).await?;
        if !line.contains(" 200") {
            return Err(std::io::Error::other(line));
        }
        connection
    };
    if std::mem::replace(has_been_there, true) { &book.returns } else { &book.there }.fetch_add(1, Relaxed);
    if is_stuck {
        std::future::pending::<()>().await;
    }
    let (mut line, mut number) = (Vec::new(), None);
    loop {
        line.clear();
        if connection.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let text = std::str::from_utf8(&line).unwrap_or_default().trim_end();
        if let Some(rest) = text.strip_prefix(stream.mark) {
            number = rest.split(' ').next().and_then(|number| number.parse::<u64>().ok());
        } else if let Some(wait) = text.strip_prefix("retry: ").and_then(|wait| wait.parse().ok()) {
            *pause = Duration::from_millis(wait);
        }
        // The message is whole with its empty line; the product names the number first, the others with the text.
        if text.is_empty()
            && let Some(number) = number.take()
        {
            arrive(book, index, number);
        }
    }
}

fn arrive(book: &Book, index: usize, number: u64) {
    book.newest[index].fetch_max(number, Relaxed);
    let sent = book.notes[slot(number)].load(Relaxed);
    // What was there before the measuring began has no note.
    if sent > 0 {
        let took = Duration::from_nanos(nanoseconds(book.began).saturating_sub(sent)).as_secs_f64() * 1000.0;
        book.times.lock().expect("nobody panicked").push(took);
    }
}

async fn open(stream: &Stream, seen: u64, is_stuck: bool) -> std::io::Result<BufReader<TcpStream>> {
    let socket = TcpSocket::new_v4()?;
    if is_stuck {
        socket.set_recv_buffer_size(4096)?;
    }
    let mut connection = socket.connect(stream.address).await?;
    let known = if seen > 0 && stream.mark == "id: " { format!("Last-Event-ID: {seen}\r\n") } else { String::new() };
    let request = format!("GET {} HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n{known}\r\n", stream.path);
    connection.write_all(request.as_bytes()).await?;
    Ok(BufReader::with_capacity(2048, connection))
}
