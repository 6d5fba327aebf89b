//! What it costs to hold a show against its seal, each time something of it is shown: on the demonstration, and on a large show.

use std::time::Instant;

use domain::ceremony::{Command, Readiness};
use store::{
    award::Edition,
    ceremony,
    scope::{Confirmer, Host, Organizer, Person, SealParty, Witness},
    seal,
};

use crate::{percentile, world::World};

/// How often each act is measured.
const REPEATS: usize = 50;

/// The acts that show something, or show it again; each with the one that makes it possible once more.
const ACTS: [(&str, Command, Command); 4] = [
    ("arm", Command::Arm, Command::Disarm),
    ("back", Command::Back, Command::Forward),
    ("forward", Command::Forward, Command::Back),
    ("lift", Command::Lift, Command::Blackout),
];

/// Those who run the show.
struct Pair {
    host: Host,
    confirmer: Confirmer,
}

pub async fn run(categories: u32, entries: u32) {
    let world = World::new().await;
    measure(&world, "the demonstration").await;
    let world = World::new().await;
    swell(&world, categories, entries).await;
    measure(&world, &format!("{categories} categories, {entries} entries")).await;
}

/// A show of so many categories and entries, at least, in place of the demonstration's, sealed anew.
async fn swell(world: &World, categories: u32, entries: u32) {
    world.db.swell_for_tests(categories, entries.div_ceil(categories)).await.expect("entries can be copied");
    let office = async |name: &str| -> Person { world.person(name, Edition::NearestCeremony).await };
    seal::propose(&world.db, &Organizer::of(&office("organizer").await).expect("the role")).await.expect("nothing is tied");
    let chair = office("chair").await;
    let desk = seal::get_desk(&world.db, &SealParty::of(&chair).expect("the role")).await.expect("readable");
    let seen = desk.proposal.map(|asked| asked.text).unwrap_or_default();
    let begun = Instant::now();
    let keys = world.house().seal_key;
    seal::agree(&world.db, &Witness::of(&chair).expect("the role"), &keys, &seen).await.expect("as it was proposed");
    println!("sealed in {:.0} ms", millis(begun));
}

async fn measure(world: &World, name: &str) {
    let pair = Pair {
        host: Host::of(&world.person("host", Edition::NearestCeremony).await).expect("the role"),
        confirmer: Confirmer::of(&world.person("confirmer", Edition::NearestCeremony).await).expect("the role"),
    };
    let total = rundown(world, &pair).await.board.total;
    // Near the end nearly every step is held against its leaf: the dearest moment of the show. Two that name somebody are left.
    for _ in 0..total - 3 {
        step(world, &pair).await;
    }
    println!("{name}: {total} steps, all but three of them shown; the middle of {REPEATS} acts, and the slowest, in milliseconds");
    let (sealed, fired) = (acts(world, &pair).await, fire(world, &pair).await);
    // A broken seal is asked of nothing: the same acts without it.
    world.db.unseal_for_tests().await.expect("the table is there");
    let (bare, fired_bare) = (acts(world, &pair).await, fire(world, &pair).await);
    for ((act, ..), (sealed, bare)) in ACTS.iter().zip(sealed.into_iter().zip(bare)) {
        line(act, &sealed, &bare);
    }
    println!("  fire, once: {fired:.1} with the seal (its leaf opened), {fired_bare:.1} without");
}

fn line(act: &str, sealed: &[f64], bare: &[f64]) {
    let (with, without) = (percentile(sealed, 0.5), percentile(bare, 0.5));
    println!(
        "  {act:>8}: {with:>6.1} ({:>6.1}) with the seal, {without:>6.1} ({:>6.1}) without: {:>6.1}",
        percentile(sealed, 1.0),
        percentile(bare, 1.0),
        with - without
    );
}

/// How long each act takes, sorted.
async fn acts(world: &World, pair: &Pair) -> Vec<Vec<f64>> {
    let mut all = Vec::new();
    for (_, act, undo) in ACTS {
        // What is lifted must be dark; who goes forward must have gone back.
        if matches!(act, Command::Lift | Command::Forward) {
            command(world, pair, undo).await;
        }
        let mut times = Vec::with_capacity(REPEATS);
        for _ in 0..REPEATS {
            times.push(command(world, pair, act).await);
            command(world, pair, undo).await;
        }
        if matches!(act, Command::Lift | Command::Forward) {
            command(world, pair, act).await;
        }
        times.sort_by(f64::total_cmp);
        all.push(times);
    }
    all
}

/// Fires the next step as two people do; how long firing alone took.
async fn fire(world: &World, pair: &Pair) -> f64 {
    ready(world, pair).await;
    command(world, pair, Command::Fire).await
}

async fn step(world: &World, pair: &Pair) {
    ready(world, pair).await;
    command(world, pair, Command::Fire).await;
}

async fn ready(world: &World, pair: &Pair) {
    if rundown(world, pair).await.readiness == Readiness::Disarmed {
        command(world, pair, Command::Arm).await;
        let seen = rundown(world, pair).await.board.revision;
        ceremony::confirm(&world.db, &pair.confirmer, seen).await.expect("armed by another");
    }
}

async fn rundown(world: &World, pair: &Pair) -> domain::ceremony::Rundown {
    ceremony::host_view(&world.db, &pair.host).await.expect("the show is prepared")
}

/// Commands, having seen the present revision, and gives how long that took in milliseconds.
async fn command(world: &World, pair: &Pair, act: Command) -> f64 {
    let seen = rundown(world, pair).await.board.revision;
    let begun = Instant::now();
    ceremony::command(&world.db, &pair.host, act, seen).await.expect("it may");
    millis(begun)
}

fn millis(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1_000.0
}
