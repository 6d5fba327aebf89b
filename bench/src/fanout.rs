//! One board to many viewers: how late it comes, what a delivery and a viewer cost the server, and what the bare `send()` of the
//! same bytes costs in the same run. Viewers live in a process of their own, so that their work is not counted.

#![expect(clippy::cast_precision_loss, reason = "figures for the eye")]

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::SocketAddr,
    process::{Child, Command as Program, Stdio},
    time::{Duration, Instant, SystemTime},
};

use domain::ceremony::Command;
use store::{
    award::Edition,
    ceremony,
    scope::{Host, Visitor},
};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use crate::{percentile, world::World};

/// What is measured.
#[derive(Clone, Copy)]
pub struct Plan {
    pub viewers: usize,
    /// Boards a second.
    pub rate: u64,
    pub seconds: u64,
}

pub async fn run(plan: Plan) {
    let world = World::new().await;
    let host = Host::of(&world.person("host", Edition::NearestCeremony).await).expect("the host's role");
    let stop = CancellationToken::new();
    let listener = server::listen::bind(([127, 0, 0, 1], 0).into()).expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let router = server::router::build(world.house(), "target/site".as_ref(), &stop);
    tokio::spawn(server::listen::serve(listener, router, stop.clone()));
    let visitor = Visitor::enter(&world.db, Edition::NearestCeremony, world.now).await.expect("an edition");
    let board = ceremony::find_public_board(&world.db, &visitor).await.expect("readable").expect("the show is prepared");
    let size = board.content.len();

    let (rest, began) = (memory(), Instant::now());
    let crowd = tokio::task::spawn_blocking(move || Crowd::gather(address, plan.viewers)).await.expect("the crowd comes");
    println!("{} viewers hold a stream after {:.1} s; a board has {size} bytes", plan.viewers, began.elapsed().as_secs_f64());
    println!("memory a viewer: {:.1} KiB", memory().saturating_sub(rest) as f64 / plan.viewers as f64);
    let (mut sent, cpu) = (BTreeMap::new(), cpu_seconds());
    let mut beat = tokio::time::interval(Duration::from_millis(1000 / plan.rate.max(1)));
    for number in 0..plan.rate * plan.seconds {
        beat.tick().await;
        let seen = ceremony::host_view(&world.db, &host).await.expect("the show is prepared").board.revision;
        sent.insert(seen + 1, micros());
        let act = if number % 2 == 0 { Command::Hold } else { Command::Release };
        ceremony::command(&world.db, &host, act, seen).await.expect("the show is held and released");
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    tell("Bayge", plan, &sent, cpu_seconds() - cpu, crowd);
    stop.cancel();
    floor(plan, size).await;
}

/// The same bytes to as many sockets, one `send()` after the other, and nothing else.
async fn floor(plan: Plan, size: usize) {
    let listener = server::listen::bind(([127, 0, 0, 1], 0).into()).expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let crowd = tokio::task::spawn_blocking(move || Crowd::gather(address, plan.viewers));
    let event = |revision: i64| format!("id: {revision}\nevent: board\ndata: {}\n\n", "x".repeat(size));
    let mut sockets = Vec::with_capacity(plan.viewers);
    while sockets.len() < plan.viewers {
        let (socket, _) = listener.accept().await.expect("a viewer comes");
        send(&socket, event(0).as_bytes()).await;
        sockets.push(socket);
    }
    let crowd = crowd.await.expect("the crowd comes");
    let (mut sent, cpu) = (BTreeMap::new(), cpu_seconds());
    let mut beat = tokio::time::interval(Duration::from_millis(1000 / plan.rate.max(1)));
    for revision in (1..).take(usize::try_from(plan.rate * plan.seconds).unwrap_or_default()) {
        beat.tick().await;
        let bytes = event(revision);
        sent.insert(revision, micros());
        for socket in &sockets {
            send(socket, bytes.as_bytes()).await;
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    tell("bare send()", plan, &sent, cpu_seconds() - cpu, crowd);
}

async fn send(socket: &TcpStream, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        match socket.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => socket.writable().await.expect("a living viewer"),
            Err(error) => panic!("a viewer is gone: {error}"),
        }
    }
}

/// What came of it.
fn tell(who: &str, plan: Plan, sent: &BTreeMap<i64, u64>, cpu: f64, crowd: Crowd) {
    let (heard, cut) = crowd.go_home();
    let mut late = Vec::new();
    for (revision, at) in sent {
        late.extend(heard.get(revision).into_iter().flatten().map(|heard| heard.saturating_sub(*at) as f64 / 1000.0));
    }
    late.sort_by(f64::total_cmp);
    let wanted = sent.len() * plan.viewers;
    println!(
        "{who}: {} of {wanted} deliveries, {cut} streams cut; p50 {:.1} ms  p99 {:.1} ms  last {:.1} ms; {:.1} µs of CPU a delivery",
        late.len(),
        percentile(&late, 0.5),
        percentile(&late, 0.99),
        percentile(&late, 1.0),
        cpu * 1e6 / late.len().max(1) as f64
    );
}

/// Viewers in a process of their own.
struct Crowd(Child);

impl Crowd {
    /// Starts them, and waits until each has a board.
    fn gather(address: SocketAddr, count: usize) -> Self {
        let program = std::env::current_exe().expect("this program has a file");
        let mut child = Program::new(program)
            .args(["viewers", &address.to_string(), &count.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        out.read_line(&mut line).expect("it says when all are there");
        assert_eq!(line.trim(), "ready", "the viewers did not get in");
        child.stdout = Some(out.into_inner());
        Self(child)
    }

    /// When each heard of each board, and how many streams ended.
    fn go_home(mut self) -> (BTreeMap<i64, Vec<u64>>, usize) {
        drop(self.0.stdin.take());
        let (mut heard, mut cut) = (BTreeMap::new(), 0);
        for line in BufReader::new(self.0.stdout.take().expect("piped")).lines() {
            let line = line.expect("readable");
            let mut numbers = line.split(' ').filter_map(|number| number.parse::<u64>().ok());
            match (line.starts_with("cut"), numbers.next()) {
                (true, number) => cut = usize::try_from(number.unwrap_or_default()).unwrap_or_default(),
                (false, Some(revision)) => drop(heard.insert(i64::try_from(revision).unwrap_or_default(), numbers.collect())),
                (false, None) => {}
            }
        }
        self.0.wait().expect("it ends");
        (heard, cut)
    }
}

/// The other process: connects so many, a few hundred at a time, so that no queue of the system's runs over.
pub async fn view(address: SocketAddr, count: usize) {
    let (heard, mut hearing) = tokio::sync::mpsc::unbounded_channel();
    let door = std::sync::Arc::new(tokio::sync::Semaphore::new(256));
    for _ in 0..count {
        let (heard, door) = (heard.clone(), door.clone());
        tokio::spawn(async move {
            let place = door.acquire_owned().await.expect("it stays open");
            let stream = TcpStream::connect(address).await.expect("the server accepts");
            watch(stream, &heard, place).await;
            let _ = heard.send(None);
        });
    }
    let (mut boards, mut cut, mut waiting) = (BTreeMap::<i64, Vec<u64>>::new(), 0, count);
    let home = tokio::task::spawn_blocking(|| std::io::stdin().read_line(&mut String::new()));
    tokio::pin!(home);
    loop {
        tokio::select! {
            _ = &mut home => break,
            said = hearing.recv() => match said.flatten() {
                Some((revision, at)) => {
                    boards.entry(revision).or_default().push(at);
                    waiting = waiting.saturating_sub(1);
                    if waiting == 0 {
                        println!("ready");
                        waiting = usize::MAX;
                    }
                }
                None => cut += 1,
            },
        }
    }
    let mut out = std::io::stdout().lock();
    for (revision, times) in boards {
        let times: Vec<String> = times.iter().map(u64::to_string).collect();
        writeln!(out, "{revision} {}", times.join(" ")).expect("somebody listens");
    }
    writeln!(out, "cut {cut}").expect("somebody listens");
}

/// One viewer: the moment at which the number of each board arrives.
async fn watch(
    stream: TcpStream,
    heard: &tokio::sync::mpsc::UnboundedSender<Option<(i64, u64)>>,
    place: tokio::sync::OwnedSemaphorePermit,
) {
    let asked = stream
        .writable()
        .await
        .is_ok_and(|()| stream.try_write(b"GET /live/events HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n").is_ok());
    let (mut place, mut line, mut buffer) = (Some(place), Vec::new(), [0; 8192]);
    while asked && stream.readable().await.is_ok() {
        let read = match stream.try_read(&mut buffer) {
            Ok(0) => return,
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(_) => return,
        };
        for byte in &buffer[..read] {
            if *byte != b'\n' {
                // The number stands at the beginning of its line; the rest of a long one is not kept.
                if line.len() < 32 {
                    line.push(*byte);
                }
                continue;
            }
            let number = std::str::from_utf8(&line).ok().and_then(|line| line.trim_end().strip_prefix("id: ")?.parse().ok());
            if let Some(revision) = number {
                drop(place.take());
                let _ = heard.send(Some((revision, micros())));
            }
            line.clear();
        }
    }
}

fn micros() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_micros()).unwrap_or_default()
}

/// The CPU time of this process so far, from its 14th and 15th field, in hundredths of a second each.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    behind.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// What this process holds in memory, in KiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|size| size.parse().ok()).unwrap_or_default()
}
