//! The server is killed with SIGKILL in the middle of a rush, again and again; afterwards every save and every submission
//! that it had acknowledged must be there, none twice.

use std::{
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use domain::id::EntryId;
use futures::future::join_all;
use store::{award::Edition, entries, scope::Entrant};

use crate::{http::Client, rush::save, world::World};

/// An author, and what the server has acknowledged of theirs.
struct Author {
    id: EntryId,
    acknowledged: u64,
}

/// Kills a server of its own `rounds` times while `writers` save and complete entries are sent.
pub async fn run(rounds: usize, writers: usize, binary: PathBuf) {
    let world = World::new().await;
    let token = world.token("entrant").await;
    let entrant = Entrant::of(&world.person("entrant", Edition::Open).await).expect("the entrant was admitted");
    let mut authors: Vec<Author> = world.drafts(writers, false).await.into_iter().map(|id| Author { id, acknowledged: 0 }).collect();
    let mut unsent = world.drafts(rounds * 20, true).await;
    let (mut sent, mut saves): (Vec<EntryId>, u64) = (Vec::new(), 0);
    for round in 0..rounds {
        let (mut server, address) = start(&binary, &world).await;
        let mut chosen = unsent.split_off(unsent.len() - 20);
        let after = Duration::from_millis(150 + uuid::Uuid::now_v7().as_u64_pair().1 % 900);
        let person = entrant.id().to_string();
        let writing = join_all(authors.iter_mut().map(|author| write(address, &token, &person, author)));
        let sending = send(address, &token, &mut chosen, &mut sent);
        let killing = async {
            tokio::time::sleep(after).await;
            server.kill().expect("the server can be killed");
            server.wait().expect("it ends");
        };
        let (written, (), ()) = tokio::join!(writing, sending, killing);
        saves += written.iter().sum::<u64>();
        check(&world, &entrant, &authors, &sent).await;
        if round % 10 == 9 {
            println!("{} kills: {saves} saves and {} submissions acknowledged, all there", round + 1, sent.len());
        }
    }
}

/// A server of its own over the world, when it answers.
pub async fn start(binary: &PathBuf, world: &World) -> (Child, SocketAddr) {
    let address = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free");
    let mut server = Command::new(binary)
        .args(["serve", "--site-root", "target/site", "--listen", &address.to_string(), "--data-dir"])
        .arg(world.folder())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{} cannot be started: {error}; build it first", binary.display()));
    let mut attempts = 0;
    let is_ready = async |address| {
        let mut client = Client::connect(address, "").await.ok()?;
        client.get("/health/ready").await.ok().filter(|answer| answer.status == 200)
    };
    while is_ready(address).await.is_none() {
        attempts += 1;
        if attempts > 200 {
            drop(server.kill());
            drop(server.wait());
            panic!("the server did not become ready in five seconds");
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    (server, address)
}

/// Saves one number after another until the connection breaks; gives how many were acknowledged.
async fn write(address: SocketAddr, token: &str, person: &str, author: &mut Author) -> u64 {
    let Ok(mut client) = Client::connect(address, token).await else { return 0 };
    let before = author.acknowledged;
    // The last save of the round before may have been kept without an answer.
    let mut over = vec![text(author.acknowledged), text(author.acknowledged + 1)];
    loop {
        let next = author.acknowledged + 1;
        let body = save(author.id, person, "", &text(next)).replace("[\"\"]", &serde_json::json!(over).to_string());
        match client.call("entry_autosave", "application/json", &body).await {
            Ok(answer) if answer.status == 200 && answer.body.contains("\"clashes\":{}") => author.acknowledged = next,
            Ok(answer) => panic!("{}: {}", answer.status, answer.body),
            Err(_) => return author.acknowledged - before,
        }
        over = vec![text(next)];
    }
}

fn text(number: u64) -> String {
    if number == 0 { String::new() } else { format!("Жазба {number}") }
}

async fn send(address: SocketAddr, token: &str, chosen: &mut Vec<EntryId>, sent: &mut Vec<EntryId>) {
    let Ok(mut client) = Client::connect(address, token).await else { return };
    while let Some(id) = chosen.pop() {
        match client.call("entry_submit", "application/x-www-form-urlencoded", &format!("id={id}")).await {
            Ok(answer) => {
                assert!(matches!(answer.status, 200 | 302), "{}: {}", answer.status, answer.body);
                sent.push(id);
            }
            Err(_) => return,
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn check(world: &World, entrant: &Entrant, authors: &[Author], sent: &[EntryId]) {
    for author in authors {
        let record = entries::get_own(&world.db, entrant, author.id).await.expect("an own entry");
        let kept = record.answers.get("situation");
        let may_stand = [text(author.acknowledged), text(author.acknowledged + 1)];
        assert!(may_stand.iter().any(|text| text == kept), "acknowledged {}, kept {kept}", author.acknowledged);
    }
    for id in sent {
        let receipts = entries::get_own(&world.db, entrant, *id).await.expect("an own entry").receipts;
        assert_eq!(receipts.len(), 1, "a submission is there once");
    }
}
