//! Public pages over HTTP: kept, known and made anew, against nginx with the same bytes; and the server's memory over many requests.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use futures::future::join_all;

use crate::{crash, percentile, wire::Wire, world::World};

/// What to measure, and how long.
pub struct Plan {
    pub binary: PathBuf,
    pub nginx: PathBuf,
    pub pace: Pace,
    /// How many requests are sent while the memory is watched; 0 for none.
    pub requests: usize,
}

/// How hard and how long a load is.
#[derive(clap::Args)]
pub struct Pace {
    /// How many connections ask at once
    #[arg(long, default_value_t = 64)]
    pub connections: usize,
    /// How long each load takes, in seconds
    #[arg(long, default_value_t = 3)]
    pub seconds: u64,
    /// How often ours and the peer take turns; the middle one counts
    #[arg(long, default_value_t = 3)]
    pub rounds: usize,
}

const PAGES: [(&str, &str); 3] = [("gallery", "/kk/projects"), ("project", "/kk/projects/aktau-road-laboratory"), ("home", "/kk")];
/// A cookie that nobody knows: the page is made for this request alone.
pub const ANEW: &str = "unknown=1";

fn request(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nAccept-Encoding: br\r\n{headers}\r\n").into_bytes()
}

/// Ends a process, and those that it began, with its own end.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}

pub async fn run(plan: Plan) {
    let world = World::new().await;
    let (server, address) = crash::start(&plan.binary, &world).await;
    let server = Running(server);
    let peer = Peer::start(&plan.nginx, world.folder(), address).await;
    for (name, path) in PAGES {
        let kept = request(path, "Cookie: locale=kk\r\n");
        let tag = Wire::open(address).await.ask(&kept).await.header("etag");
        let known = request(path, &format!("Cookie: locale=kk\r\nIf-None-Match: {tag}\r\n"));
        println!("{name}:");
        let kept_rate = side_by_side(&plan, "kept", (address, &kept), peer.as_ref().map(|peer| (peer.address, kept.clone()))).await;
        let peers_known = match &peer {
            Some(peer) => {
                let tag = Wire::open(peer.address).await.ask(&kept).await.header("etag");
                Some((peer.address, request(path, &format!("If-None-Match: {tag}\r\n"))))
            }
            None => None,
        };
        side_by_side(&plan, "known (304)", (address, &known), peers_known).await;
        let anew = load(&plan.pace, address, &request(path, &format!("Cookie: {ANEW}\r\n"))).await;
        println!("  made anew      {anew}; kept is {:.0} times as many", kept_rate / anew.rate);
    }
    if plan.requests > 0 {
        remember(&plan, address, server.0.id()).await;
    }
}

/// Ours and the peer's in turns, so that both meet the same machine; gives the middle rate of ours.
async fn side_by_side(plan: &Plan, name: &str, ours: (SocketAddr, &[u8]), peer: Option<(SocketAddr, Vec<u8>)>) -> f64 {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for _ in 0..plan.pace.rounds {
        own.push(load(&plan.pace, ours.0, ours.1).await);
        if let Some((address, request)) = &peer {
            others.push(load(&plan.pace, *address, request).await);
        }
    }
    let own = middle(own);
    println!("  {name:<14} {own}");
    if !others.is_empty() {
        let other = middle(others);
        println!("  nginx, the same {other}; ours is {:.2} of it", own.rate / other.rate);
    }
    own.rate
}

/// The one in the middle, by its rate.
pub fn middle(mut loads: Vec<Load>) -> Load {
    loads.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    loads.swap_remove(loads.len() / 2)
}

/// What came of a load.
pub struct Load {
    pub rate: f64,
    p50: f64,
    p99: f64,
    status: u16,
    bytes: usize,
}

impl std::fmt::Display for Load {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rate, p50, p99, status, bytes } = self;
        write!(f, "{rate:>7.0}/s  p50 {p50:.2} ms  p99 {p99:.2} ms  ({status}, {bytes} bytes)")
    }
}

/// The same request on all connections, one after another on each.
pub async fn load(pace: &Pace, address: SocketAddr, request: &[u8]) -> Load {
    let began = Instant::now();
    let until = began + Duration::from_secs(pace.seconds);
    let one = async || {
        let (mut wire, mut times, mut last) = (Wire::open(address).await, Vec::new(), (0, 0));
        while Instant::now() < until {
            let before = Instant::now();
            let (status, head) = wire.hit(request).await;
            last = (status, wire.bytes() - head);
            times.push(before.elapsed().as_secs_f64() * 1000.0);
        }
        (times, last)
    };
    let tasks = join_all((0..pace.connections).map(|_| one())).await;
    let (status, bytes) = tasks[0].1;
    let mut times = tasks.into_iter().flat_map(|(times, _)| times).collect::<Vec<_>>();
    #[expect(clippy::cast_precision_loss, reason = "a count of some hundred thousand")]
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Load { rate, p50: percentile(&times, 0.5), p99: percentile(&times, 0.99), status, bytes }
}

/// Many requests, of which one in ten makes a page and two know theirs; prints what the server holds every tenth part.
async fn remember(plan: &Plan, address: SocketAddr, process: u32) {
    let mix: Vec<Vec<u8>> = mix(address).await;
    let sent = AtomicUsize::new(0);
    println!("memory of the server: {} MB before", resident(process));
    let one = async || {
        let mut wire = Wire::open(address).await;
        loop {
            let number = sent.fetch_add(1, Ordering::Relaxed);
            if number >= plan.requests {
                return;
            }
            assert!(matches!(wire.hit(&mix[number % mix.len()]).await.0, 200 | 304));
            if (number + 1).is_multiple_of((plan.requests / 10).max(1)) {
                println!("  after {:>8} requests: {} MB", number + 1, resident(process));
            }
        }
    };
    let began = Instant::now();
    join_all((0..plan.pace.connections).map(|_| one())).await;
    println!("  in {:.0} s", began.elapsed().as_secs_f64());
}

async fn mix(address: SocketAddr) -> Vec<Vec<u8>> {
    let mut wire = Wire::open(address).await;
    let mut mix = Vec::new();
    let places =
        ["", "/about", "/categories", "/live", "/projects", "/projects?sort=title", "/projects/aktau-road-laboratory", "/open-data"];
    for number in 0..120 {
        let path = format!("/{}{}", ["kk", "ru", "en"][number % 3], places[number / 3 % places.len()]);
        let plain = request(&path, "Cookie: locale=kk\r\n");
        mix.push(match number % 10 {
            0 => request(&path, &format!("Cookie: {ANEW}\r\n")),
            1 | 2 => request(&path, &format!("If-None-Match: {}\r\n", wire.ask(&plain).await.header("etag"))),
            _ => plain,
        });
    }
    mix
}

/// Megabytes that a process holds in memory.
fn resident(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("the server runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("it says so");
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number") / 1024
}

/// nginx with the same bytes and headers as files.
struct Peer {
    address: SocketAddr,
    _running: Running,
}

impl Peer {
    async fn start(nginx: &Path, folder: &Path, ours: SocketAddr) -> Option<Self> {
        if !nginx.exists() {
            println!("no nginx at {}: bench/peers/nginx installs one", nginx.display());
            return None;
        }
        let folder = folder.join("nginx");
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let mut places = Vec::new();
        for (name, path) in PAGES {
            let reply = Wire::open(ours).await.ask(&request(path, "Cookie: locale=kk\r\n")).await;
            fs::write(folder.join(name), &reply.body).expect("the temporary folder can be written");
            let headers = reply.headers.lines().skip(1).filter_map(|line| line.split_once(": "));
            let own = ["content-length", "content-type", "etag", "date", "connection"];
            let headers = headers.filter(|(name, _)| !own.contains(&name.to_ascii_lowercase().as_str()));
            let headers = headers.map(|(name, value)| format!("add_header {name} \"{value}\";")).collect::<Vec<_>>().concat();
            places.push(format!("location = {path} {{ alias {}; default_type text/html; {headers} }}", folder.join(name).display()));
        }
        let address = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free");
        let settings = format!(
            "daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes auto; events {{ worker_connections 4096; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 100000000; \
             server {{ listen {address}; server_name bench;\n{places} }} }}",
            places = places.join("\n"),
            folder = folder.display()
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, settings).expect("the temporary folder can be written");
        // As this user, whoever it is: its folder is nobody else's.
        let user = if fs::metadata("/root/.").is_ok() { "user root;" } else { "" };
        let child = Command::new(nginx).arg("-c").arg(&file).args(["-g", user]).stderr(Stdio::inherit()).spawn().expect("nginx starts");
        let running = Running(child);
        for _ in 0..100 {
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return Some(Self { address, _running: running });
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("nginx did not start: {}", fs::read_to_string(folder.join("log")).unwrap_or_default());
    }
}
