//! One board to thousands of viewers: the product beside Nchan and beside the bare `send()`, each in a process of its
//! own, the same viewers and as many bytes, one after another in one run.

mod floor;
mod nchan;
mod product;
mod viewers;

use std::{
    path::PathBuf,
    process::Child,
    time::{Duration, Instant},
};

pub use floor::serve as serve_floor;
use viewers::{Audience, Habits};

use crate::percentile;

/// What to measure, and how long.
pub struct Plan {
    pub viewers: Vec<usize>,
    /// Publishes a second, one measurement after another.
    pub rates: Vec<u64>,
    pub seconds: u64,
    pub binary: PathBuf,
}

/// Where a stream is served, and how its messages are told apart.
#[derive(Clone)]
struct Stream {
    address: std::net::SocketAddr,
    path: &'static str,
    /// What stands before the number of a message, at the beginning of a line.
    mark: &'static str,
}

/// One that sends what is published to all who listen.
enum Peer {
    Product(Box<product::Product>),
    Nchan(nchan::Nchan),
    Floor(floor::Floor),
}

impl Peer {
    fn stream(&self) -> Stream {
        match self {
            Self::Product(peer) => peer.stream(),
            Self::Nchan(peer) => peer.stream(),
            Self::Floor(peer) => peer.stream(),
        }
    }

    fn processes(&self) -> Vec<u32> {
        match self {
            Self::Product(peer) => vec![peer.id()],
            Self::Nchan(peer) => peer.processes(),
            Self::Floor(peer) => vec![peer.id()],
        }
    }

    /// The number that the next message will have.
    fn next(&self) -> u64 {
        match self {
            Self::Product(peer) => peer.next(),
            Self::Nchan(peer) => peer.next(),
            Self::Floor(peer) => peer.next(),
        }
    }

    async fn publish(&mut self) {
        match self {
            Self::Product(peer) => peer.publish().await,
            Self::Nchan(peer) => peer.publish().await,
            Self::Floor(peer) => peer.publish(),
        }
    }
}

pub async fn run(plan: Plan) {
    let size = {
        let product = product::Product::start(&plan.binary).await;
        product.size().await
    };
    println!("each message has {size} bytes");
    for count in &plan.viewers {
        let mut peers = vec![Peer::Product(Box::new(product::Product::start(&plan.binary).await))];
        side_by_side("bayge", &mut peers[0], *count, &plan).await;
        peers.clear();
        match nchan::Nchan::start(size).await {
            Some(nchan) => side_by_side("nchan", &mut Peer::Nchan(nchan), *count, &plan).await,
            None => println!("nchan: not here (bench/peers/nchan.sh installs it)"),
        }
        side_by_side("send()", &mut Peer::Floor(floor::Floor::start(size).await), *count, &plan).await;
    }
    let count = plan.viewers.iter().copied().min().unwrap_or(1000);
    disturbed(&plan, count).await;
    restarted(&plan, plan.viewers.iter().copied().max().unwrap_or(1000)).await;
}

/// Holds `count` viewers and publishes at each rate.
async fn side_by_side(name: &str, peer: &mut Peer, count: usize, plan: &Plan) {
    let before = memory(&peer.processes());
    let began = Instant::now();
    let audience = Audience::gather(&peer.stream(), count, Habits::default()).await;
    let took = began.elapsed().as_secs_f64();
    tokio::time::sleep(Duration::from_secs(1)).await;
    #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
    let each = memory(&peer.processes()).saturating_sub(before) as f64 / count as f64;
    println!("{name:7} {count:6} viewers, there in {took:.1} s, {each:.1} KiB each");
    for rate in &plan.rates {
        report(name, peer, &audience, *rate, plan.seconds).await;
    }
}

async fn report(name: &str, peer: &mut Peer, audience: &Audience, rate: u64, seconds: u64) {
    let busy = ticks(&peer.processes());
    publish(peer, audience, rate, seconds).await;
    let busy = ticks(&peer.processes()) - busy;
    let mut times = audience.take_times();
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "millions at most")]
    let (each, all) = (busy as f64 * 10_000.0 / times.len().max(1) as f64, audience.steady() as u64 * rate * seconds);
    println!(
        "{name:7} {:6} viewers, {rate} a second: p50 {:6.1} ms  p99 {:6.1} ms  last {:6.1} ms, {each:5.1} µs of the server a delivery, {} of {all} delivered, {} behind at the end",
        audience.count(),
        percentile(&times, 0.5),
        percentile(&times, 0.99),
        percentile(&times, 1.0),
        times.len(),
        audience.behind(peer.next() - 1),
    );
}

async fn publish(peer: &mut Peer, audience: &Audience, rate: u64, seconds: u64) {
    let began = Instant::now();
    for number in 0..rate * seconds {
        tokio::time::sleep_until((began + Duration::from_millis(1000 * number / rate)).into()).await;
        audience.note(peer.next());
        peer.publish().await;
    }
    audience.settle(peer.next() - 1).await;
}

/// A tenth of the viewers reads nothing; then all are cut off every fifteen seconds.
async fn disturbed(plan: &Plan, count: usize) {
    let mut peer = Peer::Product(Box::new(product::Product::start(&plan.binary).await));
    let audience = Audience::gather(&peer.stream(), count, Habits { one_stuck_of: Some(10), ..Habits::default() }).await;
    println!("one in ten reads nothing:");
    report("bayge", &mut peer, &audience, 4, plan.seconds).await;
    drop(audience);
    let audience = Audience::gather(&peer.stream(), count, Habits { cut: Some(Duration::from_secs(15)), ..Habits::default() }).await;
    println!("each is cut off every 15 s and comes back after the pause that the stream names:");
    report("bayge", &mut peer, &audience, 1, 45).await;
    println!("gaps that a viewer was left with: {}, cuts: {}", audience.behind(peer.next() - 1), audience.returns());
}

/// The server is killed and started again: how long until all are back?
async fn restarted(plan: &Plan, count: usize) {
    let mut product = product::Product::start(&plan.binary).await;
    let audience = Audience::gather(&product.stream(), count, Habits::default()).await;
    product.restart(&plan.binary).await;
    let began = Instant::now();
    while audience.returns() < count && began.elapsed() < Duration::from_mins(1) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("{} of {count} came back within {:.1} s of the restart", audience.returns(), began.elapsed().as_secs_f64());
    let next = product.next();
    audience.note(next);
    product.publish().await;
    audience.settle(next).await;
    println!("{} of them have the newest board", count - audience.behind(next));
}

/// Hundredths of a second of processor time, user's and system's (`man 5 proc_pid_stat`, at the usual 100 ticks a second).
fn ticks(processes: &[u32]) -> u64 {
    let of = |id: &u32| {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let after_name = stat.rsplit(") ").next().unwrap_or_default();
        after_name.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum::<u64>()
    };
    processes.iter().map(of).sum()
}

/// Resident memory, KiB.
fn memory(processes: &[u32]) -> usize {
    let of = |id: &u32| {
        let status = std::fs::read_to_string(format!("/proc/{id}/statm")).unwrap_or_default();
        status.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or_default() * 4
    };
    processes.iter().map(of).sum()
}

/// A process that ends with its owner.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn free_address() -> std::net::SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free")
}
