//! The product itself: the real server, a show half way through, and its host.

use std::{
    net::SocketAddr,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use domain::ceremony::{self as show, Readiness};
use store::{
    award::Edition,
    ceremony,
    scope::{Confirmer, Host},
};

use super::{Owned, Stream, free_address};
use crate::{http::Client, world::World};

/// So many steps have been fired when viewers come.
const FIRED: usize = 12;

pub struct Product {
    process: Owned,
    address: SocketAddr,
    client: Client,
    token: String,
    revision: u64,
    is_back: bool,
    /// Dropped last: its folder goes with it.
    world: World,
}

impl Product {
    pub async fn start(binary: &Path) -> Self {
        let world = World::new().await;
        let token = world.token("host").await;
        let revision = go_half_way(&world).await;
        let address = free_address();
        let (process, client) = serve(binary, &world, address, &token).await;
        Self { process, address, client, token, revision, is_back: false, world }
    }

    /// Kills the server and starts it again at the same address.
    pub async fn restart(&mut self, binary: &Path) {
        drop(self.process.0.kill());
        drop(self.process.0.wait());
        (self.process, self.client) = serve(binary, &self.world, self.address, &self.token).await;
    }

    pub fn stream(&self) -> Stream {
        Stream { address: self.address, path: "/live/events", mark: "id: " }
    }

    pub fn id(&self) -> u32 {
        self.process.0.id()
    }

    pub fn next(&self) -> u64 {
        self.revision + 1
    }

    /// The bytes of one event.
    pub async fn size(&self) -> usize {
        let mut client = Client::connect(self.address, "").await.expect("the server accepts");
        let board = client.get("/live/board.json").await.expect("a board").body;
        format!("id: {}\nevent: board\ndata: {board}\n\n", self.revision).len()
    }

    /// The host goes a step back, or forward again: each is a new board.
    pub async fn publish(&mut self) {
        let act = if self.is_back { "forward" } else { "back" };
        let body = format!("act={act}&seen={}", self.revision);
        let answer = self.client.call("ceremony_command", "application/x-www-form-urlencoded", &body).await.expect("an answer");
        assert_eq!(answer.status, 200, "{}", answer.body);
        self.revision += 1;
        self.is_back = !self.is_back;
    }
}

/// Fires steps as two people do; gives the board's revision.
async fn go_half_way(world: &World) -> u64 {
    let host = Host::of(&world.person("host", Edition::NearestCeremony).await).expect("the host's role");
    let confirmer = Confirmer::of(&world.person("confirmer", Edition::NearestCeremony).await).expect("the confirmer's role");
    let seen = async || ceremony::host_view(&world.db, &host).await.expect("the show is prepared");
    for _ in 0..FIRED {
        let rundown = seen().await;
        let mut revision = rundown.board.revision;
        if rundown.readiness == Readiness::Disarmed {
            ceremony::command(&world.db, &host, show::Command::Arm, revision).await.expect("the next step is armed");
            ceremony::confirm(&world.db, &confirmer, revision + 1).await.expect("the next step is confirmed");
            revision += 2;
        }
        ceremony::command(&world.db, &host, show::Command::Fire, revision).await.expect("the next step fires");
    }
    u64::try_from(seen().await.board.revision).expect("revisions are positive")
}

async fn serve(binary: &Path, world: &World, address: SocketAddr, token: &str) -> (Owned, Client) {
    let process = Command::new(binary)
        .args(["serve", "--site-root", "target/site", "--listen", &address.to_string(), "--data-dir"])
        .arg(world.folder())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{} cannot be started: {error}; build it first", binary.display()));
    let process = Owned(process);
    for _ in 0..400 {
        if let Ok(mut client) = Client::connect(address, token).await
            && client.get("/health/ready").await.is_ok_and(|answer| answer.status == 200)
        {
            return (process, client);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the server did not become ready in ten seconds");
}
