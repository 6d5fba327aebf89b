//! From the host's reveal to the viewers' receipt, over real connections on this machine.

use std::{net::SocketAddr, time::Instant};

use domain::ceremony::{Command, Readiness};
use store::{
    award::Edition,
    ceremony,
    scope::{Confirmer, Host},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    sync::mpsc,
};
use tokio_util::sync::CancellationToken;

use crate::{percentile, world::World};

pub async fn run(viewers: usize) {
    let world = World::new().await;
    let host = Host::of(&world.person("host", Edition::NearestCeremony).await).expect("the host's role");
    let confirmer = Confirmer::of(&world.person("confirmer", Edition::NearestCeremony).await).expect("the confirmer's role");
    let stop = CancellationToken::new();
    let house = world.house();
    let listener = server::listen::bind(([127, 0, 0, 1], 0).into()).expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let router = server::router::build(house, "target/site".as_ref(), &stop);
    tokio::spawn(server::listen::serve(listener, router, stop.clone()));

    let (received, mut arrivals) = mpsc::unbounded_channel();
    for _ in 0..viewers {
        let received = received.clone();
        tokio::spawn(async move { view(address, received).await });
    }
    for _ in 0..viewers {
        arrivals.recv().await.expect("every viewer gets the present board");
    }
    println!("{viewers} viewers hold a stream");
    let mut all = Vec::new();
    for _ in 0..10 {
        let rundown = ceremony::host_view(&world.db, &host).await.expect("the show is prepared");
        let mut seen = rundown.board.revision;
        if rundown.readiness == Readiness::Disarmed {
            // Each of the two acts is a revision of its own, which viewers are sent too.
            ceremony::command(&world.db, &host, Command::Arm, seen).await.expect("the next step is armed");
            all_hear(&mut arrivals, viewers).await;
            ceremony::confirm(&world.db, &confirmer, seen + 1).await.expect("the next step is confirmed");
            all_hear(&mut arrivals, viewers).await;
            seen += 2;
        }
        let fired = Instant::now();
        ceremony::command(&world.db, &host, Command::Fire, seen).await.expect("the next step fires");
        let mut times = Vec::with_capacity(viewers);
        for _ in 0..viewers {
            let at: Instant = arrivals.recv().await.expect("every viewer hears of it");
            times.push(at.duration_since(fired).as_secs_f64() * 1000.0);
        }
        all.extend(times);
    }
    all.sort_by(f64::total_cmp);
    println!(
        "reveal to receipt, 10 reveals: p50 {:.1} ms  p99 {:.1} ms  last {:.1} ms",
        percentile(&all, 0.5),
        percentile(&all, 0.99),
        percentile(&all, 1.0)
    );
    stop.cancel();
}

async fn all_hear(arrivals: &mut mpsc::UnboundedReceiver<Instant>, viewers: usize) {
    for _ in 0..viewers {
        arrivals.recv().await.expect("every viewer hears of it");
    }
}

/// Reads the stream and reports the moment of each board.
async fn view(address: SocketAddr, received: mpsc::UnboundedSender<Instant>) {
    let mut stream = TcpStream::connect(address).await.expect("the server accepts");
    stream.write_all(b"GET /live/events HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n").await.expect("the request is sent");
    let mut lines = BufReader::new(stream).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        if line.starts_with("data:") && received.send(Instant::now()).is_err() {
            return;
        }
    }
}
