//! The last hour, over HTTP on `SQLite` with `synchronous=FULL`: authors who save as they type, entries sent at a steady
//! rate, and a crowd beyond what the machine can take.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use domain::id::EntryId;
use futures::future::join_all;
use store::{award::Edition, entries, scope::Entrant};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use crate::{http::Client, percentile, world::World};

/// What to measure, and how long.
pub struct Plan {
    pub authors: usize,
    pub seconds: u64,
    /// Submissions a second, and for how many seconds.
    pub rate: u64,
    pub sending: u64,
    /// How many come at once when there are too many.
    pub crowd: usize,
    /// The `PostgreSQL` to use in place of a file.
    pub postgres: Option<String>,
}

impl Plan {
    async fn world(&self) -> World {
        match &self.postgres {
            Some(server) => World::on_postgres(server).await,
            None => World::new().await,
        }
    }
}

pub async fn run(plan: Plan) {
    let together = saving(plan.world().await, "as the product does it", &plan).await;
    if plan.postgres.is_none() {
        let alone = saving(World::one_by_one().await, "one transaction a save", &plan).await;
        println!("group commit: {:.1} times as many", together / alone);
    }
    submitting(&plan).await;
    crowding(&plan).await;
}

/// Authors save without pause; gives saves a second.
async fn saving(world: World, name: &str, plan: &Plan) -> f64 {
    let stop = CancellationToken::new();
    let (address, token) = (world.serve(&stop).await, world.token("entrant").await);
    let person = world.person("entrant", Edition::Open).await.id();
    let ids = world.drafts(plan.authors, false).await;
    let until = Instant::now() + Duration::from_secs(plan.seconds);
    let author = async |id: EntryId| {
        let mut client = Client::connect(address, &token).await.expect("the server accepts");
        let (mut times, mut text) = (Vec::new(), String::new());
        while Instant::now() < until {
            let next = format!("Бұрын кезек ұзақ еді, қазір {} минут.", times.len());
            let body = save(id, &person.to_string(), &text, &next);
            let before = Instant::now();
            let answer = client.call("entry_autosave", "application/json", &body).await.expect("an answer");
            assert_eq!(answer.status, 200, "{}", answer.body);
            times.push(before.elapsed().as_secs_f64() * 1000.0);
            text = next;
        }
        times
    };
    let began = Instant::now();
    let times = join_all(ids.into_iter().map(author)).await.concat();
    stop.cancel();
    report(&format!("{} authors, {name}", plan.authors), times, began.elapsed())
}

/// The body of a save of one field.
pub fn save(id: EntryId, person: &str, over: &str, text: &str) -> String {
    serde_json::json!({"id": id, "section": "solution", "person": person, "seen": 0, "fields": {"situation": {"text": text, "over": [over]}}})
        .to_string()
}

/// Complete drafts are sent at a steady rate, each once; none may be lost.
async fn submitting(plan: &Plan) {
    let world = plan.world().await;
    let stop = CancellationToken::new();
    let (address, token) = (world.serve(&stop).await, world.token("entrant").await);
    let entrant = Entrant::of(&world.person("entrant", Edition::Open).await).expect("the entrant was admitted");
    let count = usize::try_from(plan.rate * plan.sending).expect("a short run");
    let ids = world.drafts(count, true).await;
    println!("{count} complete drafts are ready");
    let pool = Arc::new(Mutex::new(Vec::<Client>::new()));
    let began = Instant::now();
    let sends = ids.iter().enumerate().map(|(number, id)| {
        let (pool, token) = (pool.clone(), token.clone());
        async move {
            let due = began + Duration::from_millis(1000 * number as u64 / plan.rate);
            tokio::time::sleep_until(due.into()).await;
            let kept = pool.lock().await.pop();
            let mut client = match kept {
                Some(client) => client,
                None => Client::connect(address, &token).await.expect("the server accepts"),
            };
            let answer = client.call("entry_submit", "application/x-www-form-urlencoded", &format!("id={id}")).await.expect("an answer");
            assert!(matches!(answer.status, 200 | 302), "{}: {}", answer.status, answer.body);
            pool.lock().await.push(client);
            // From the moment it was due: a late start counts too.
            due.elapsed().as_secs_f64() * 1000.0
        }
    });
    let times = join_all(sends).await;
    report(&format!("submissions, {} a second asked", plan.rate), times, began.elapsed());
    for id in &ids {
        let receipts = entries::get_own(&world.db, &entrant, *id).await.expect("an own entry").receipts;
        assert_eq!(receipts.len(), 1, "each was taken once");
    }
    println!("each of the {count} has exactly one receipt");
    stop.cancel();
}

/// More at once than can be served: who cannot be is told so at once, pages stay up, and it passes.
async fn crowding(plan: &Plan) {
    let world = plan.world().await;
    let stop = CancellationToken::new();
    let (address, token) = (world.serve(&stop).await, world.token("entrant").await);
    let person = world.person("entrant", Edition::Open).await.id();
    let ids = world.drafts(64, false).await;
    let until = Instant::now() + Duration::from_secs(plan.seconds.min(15));
    let author = async |number: usize| {
        let Ok(mut client) = Client::connect(address, &token).await else { return (0, 0) };
        let (mut kept, mut refused) = (0_u64, 0_u64);
        while Instant::now() < until {
            let body = save(ids[number % ids.len()], &person.to_string(), "", &format!("{number} {kept}"));
            match client.call("entry_autosave", "application/json", &body).await.map(|answer| answer.status) {
                Ok(200) => kept += 1,
                Ok(503) => {
                    refused += 1;
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                Ok(other) => panic!("status {other}"),
                Err(_) => return (kept, refused),
            }
        }
        (kept, refused)
    };
    let reader = reading(address, &token, until);
    let (counts, pages) = tokio::join!(join_all((0..plan.crowd).map(author)), reader);
    let (kept, refused) = counts.iter().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    println!("{} at once: {kept} saves taken, {refused} sent away with 503", plan.crowd);
    report("pages read meanwhile", pages, Duration::from_secs(plan.seconds.min(15)));
    let after = reading(address, &token, Instant::now() + Duration::from_secs(2)).await;
    report("pages read afterwards", after, Duration::from_secs(2));
    stop.cancel();
}

async fn reading(address: SocketAddr, token: &str, until: Instant) -> Vec<f64> {
    let mut client = Client::connect(address, token).await.expect("the server accepts");
    let mut times = Vec::new();
    while Instant::now() < until {
        let before = Instant::now();
        assert_eq!(client.get("/kk/projects").await.expect("a page").status, 200, "reads stay up");
        times.push(before.elapsed().as_secs_f64() * 1000.0);
    }
    times
}

/// Prints and gives how many there were a second.
fn report(name: &str, mut times: Vec<f64>, took: Duration) -> f64 {
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
    let rate = times.len() as f64 / took.as_secs_f64();
    println!("{name}: {rate:.0} a second  p50 {:.1} ms  p99 {:.1} ms", percentile(&times, 0.5), percentile(&times, 0.99));
    rate
}
