//! The live stream over real connections, and the board beside it.

use std::{net::SocketAddr, time::Duration};

use axum::http::StatusCode;
use domain::{
    ceremony::{Command, Readiness},
    locale::Trilingual,
};
use store::{
    Db,
    award::Edition,
    ceremony,
    rehearsal::Login,
    scope::{Confirmer, Host},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::site::{Site, person, person_of, site};

/// Long enough for a crowded machine; nothing here waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(20);

/// The site behind a real port.
struct Served {
    address: SocketAddr,
    stop: CancellationToken,
    end: JoinHandle<std::io::Result<()>>,
}

async fn serve(site: &Site) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    let stop = CancellationToken::new();
    let router = server::router::build(site.house.clone(), std::path::Path::new("none"), &stop);
    let end = tokio::spawn(server::listen::serve(listener, router, stop.clone()));
    Served { address, stop, end }
}

/// One viewer of the stream.
struct Viewer {
    socket: TcpStream,
    text: String,
}

impl Viewer {
    async fn connect(address: SocketAddr, more: &str) -> Self {
        let mut socket = TcpStream::connect(address).await.expect("the server listens");
        let request =
            format!("GET /live/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAccept-Encoding: br, gzip\r\n{more}\r\n");
        socket.write_all(request.as_bytes()).await.expect("sent");
        Self { socket, text: String::new() }
    }

    /// Reads on until the text holds this; false if the stream ends before.
    async fn reads(&mut self, wanted: &str) -> bool {
        let mut buffer = [0; 4096];
        while !self.text.contains(wanted) {
            match timeout(PATIENCE, self.socket.read(&mut buffer)).await.expect("the stream speaks") {
                Ok(0) | Err(_) => return false,
                Ok(count) => self.text.push_str(&String::from_utf8_lossy(&buffer[..count])),
            }
        }
        true
    }

    /// The ids of the events so far.
    fn ids(&self) -> Vec<i64> {
        self.text.lines().filter_map(|line| line.strip_prefix("id: ")?.trim().parse().ok()).collect()
    }
}

async fn fire(site: &Site) {
    fire_through(&site.house.db, site).await;
}

async fn fire_through(db: &Db, site: &Site) {
    Pair::of(site).await.fire(db).await;
}

/// The two people of a show.
pub struct Pair(Host, Confirmer);

impl Pair {
    pub async fn of(site: &Site) -> Self {
        let host = Host::of(&person(site, "host", Edition::NearestCeremony).await).expect("holds the role");
        let confirmer = Confirmer::of(&person(site, "confirmer", Edition::NearestCeremony).await).expect("holds the role");
        Self(host, confirmer)
    }

    /// The same of a rehearsal, who sign in with what was printed.
    pub async fn of_rehearsal(site: &Site, logins: &[Login; 2]) -> Self {
        let [host, confirmer] = [&logins[0], &logins[1]].map(|login| site.signed_in_as(login.email, &login.password));
        let person = async |browser| person_of(site, &browser, Edition::NearestCeremony).await;
        let (host, confirmer) = (person(host.await).await, person(confirmer.await).await);
        Self(Host::of(&host).expect("holds the role"), Confirmer::of(&confirmer).expect("holds the role"))
    }

    /// Publishes a notice to a step as two people do.
    pub async fn correct(&self, db: &Db, step: usize, text: &Trilingual) {
        let Self(host, confirmer) = self;
        ceremony::propose_correction(db, host, step, text).await.expect("a step that was fired");
        let waiting = ceremony::confirming(db, confirmer).await.expect("a show").proposal.expect("it waits");
        ceremony::publish_correction(db, confirmer, waiting.id).await.expect("somebody else's");
    }

    /// Fires the next step as two people do.
    pub async fn fire(&self, db: &Db) {
        let Self(host, confirmer) = self;
        let rundown = ceremony::host_view(db, host).await.expect("the show is prepared");
        let mut seen = rundown.board.revision;
        if rundown.readiness == Readiness::Disarmed {
            ceremony::command(db, host, Command::Arm, seen).await.expect("it bears names");
            ceremony::confirm(db, confirmer, seen + 1).await.expect("armed by somebody else");
            seen += 2;
        }
        ceremony::command(db, host, Command::Fire, seen).await.expect("there are steps");
    }
}

#[tokio::test]
async fn viewers_follow_and_come_back_and_the_server_can_end() {
    let site = site().await;
    let served = serve(&site).await;
    let mut viewer = Viewer::connect(served.address, "").await;
    assert!(viewer.reads("\"screen\":{\"kind\":\"waiting\"}").await, "{}", viewer.text);
    let head = viewer.text.to_lowercase();
    for header in ["content-type: text/event-stream", "cache-control: no-store", "x-accel-buffering: no"] {
        assert!(head.contains(header), "{head}");
    }
    assert!(!head.contains("content-encoding"), "{head}");
    fire(&site).await;
    assert!(viewer.reads("\"screen\":{\"kind\":\"opening\"}").await, "{}", viewer.text);
    let ids = viewer.ids();
    assert!(ids.len() == 2 && ids[1] > ids[0], "{ids:?}");

    // Back with what was seen last: nothing is sent twice, and the next event arrives.
    let mut back = Viewer::connect(served.address, &format!("Last-Event-ID: {}\r\n", ids[1])).await;
    assert!(back.reads(": live\n\n").await);
    fire(&site).await;
    assert!(back.reads("\"screen\":{\"kind\":\"finalists\"").await, "{}", back.text);
    // Arming and confirming are revisions too; whoever is slow skips to the newest.
    assert_eq!(back.ids().last(), Some(&(ids[1] + 3)));
    // Back with something older: the present board comes at once.
    let mut late = Viewer::connect(served.address, &format!("Last-Event-ID: {}\r\n", ids[0])).await;
    assert!(late.reads("\"screen\":{\"kind\":\"finalists\"").await);

    served.stop.cancel();
    for viewer in [&mut viewer, &mut back, &mut late] {
        assert!(!viewer.reads("never sent").await, "the stream ends");
    }
    timeout(PATIENCE, served.end).await.expect("open streams do not hold up the end").expect("no panic").expect("a clean end");
}

#[tokio::test]
async fn a_change_by_another_process_is_heard() {
    let site = site().await;
    let served = serve(&site).await;
    let mut viewer = Viewer::connect(served.address, "").await;
    assert!(viewer.reads("\"screen\":{\"kind\":\"waiting\"}").await, "{}", viewer.text);
    let other = Db::open(&format!("sqlite:{}", site.folder.join("bayge.db").display())).await.expect("the same file");
    fire_through(&other, &site).await;
    assert!(viewer.reads("\"screen\":{\"kind\":\"opening\"}").await, "{}", viewer.text);
    other.close().await;
    served.stop.cancel();
}

#[tokio::test]
async fn the_board_has_a_version() {
    let site = site().await;
    let mut visitor = site.visitor();
    let first = visitor.get("/live/board.json").await;
    assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, "application/json"));
    first.assert_has("\"screen\":{\"kind\":\"waiting\"}");
    let again = visitor.get_if_changed("/live/board.json", first.header("etag")).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    fire(&site).await;
    let changed = async {
        loop {
            let answer = visitor.get_if_changed("/live/board.json", first.header("etag")).await;
            if answer.status == StatusCode::OK {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, changed).await.expect("the change arrives").assert_has("\"screen\":{\"kind\":\"opening\"}");
}

/// The board of another edition that stands at the same revision, as older versions numbered them, is another board.
#[tokio::test]
async fn the_board_of_another_edition_is_another_board() {
    let site = site().await;
    let mut visitor = site.visitor();
    let first = visitor.get("/live/board.json").await;
    let year = crate::site::today().to_astana().year;
    first.assert_has(&format!("\"year\":{year}"));
    let served = serve(&site).await;
    let mut viewer = Viewer::connect(served.address, "").await;
    assert!(viewer.reads(&format!("\"year\":{year}")).await, "{}", viewer.text);
    let moved = include_str!("../../../store/tests/planted/other_board.sql");
    let moved = moved.replace("{year}", &year.to_string()).replace("{before}", &(year - 1).to_string());
    site.house.db.execute_for_tests(&moved).await.expect("the tables are there");
    assert!(viewer.reads(&format!("\"year\":{}", year - 1)).await, "the stream goes on to the other edition: {}", viewer.text);
    let other = async {
        loop {
            let answer = visitor.get_if_changed("/live/board.json", first.header("etag")).await;
            if answer.status == StatusCode::OK {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    let other = timeout(PATIENCE, other).await.expect("it is not what is known");
    assert_ne!(other.header("etag"), first.header("etag"));
    other.assert_has(&format!("\"year\":{}", year - 1));
    served.stop.cancel();
}
