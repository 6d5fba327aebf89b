//! Durable saves a second on `SQLite` with `synchronous=FULL`: the same saves, crowded and one after another.

use std::{collections::BTreeMap, time::Instant};

use domain::{form::Section, id::EntryId};
use futures::future::join_all;
use store::{award::Edition, entries, scope::Entrant};

use crate::{percentile, world::World};

pub async fn run(writers: usize, saves: usize) {
    let world = World::new().await;
    let entrant = Entrant::of(&world.person("entrant", Edition::Open).await).expect("the entrant was admitted");
    let mut ids = Vec::new();
    for _ in 0..writers {
        ids.push(entries::create(&world.db, &entrant).await.expect("a draft"));
    }
    let (alone, alone_ms) = measure(&world, &entrant, &ids[..1], saves * 4).await;
    let (crowd, crowd_ms) = measure(&world, &entrant, &ids, saves).await;
    println!(
        "one after another: {alone:7.0} saves/s  p50 {:6.2} ms  p99 {:6.2} ms",
        percentile(&alone_ms, 0.5),
        percentile(&alone_ms, 0.99)
    );
    println!(
        "{writers:4} at once:      {crowd:7.0} saves/s  p50 {:6.2} ms  p99 {:6.2} ms",
        percentile(&crowd_ms, 0.5),
        percentile(&crowd_ms, 0.99)
    );
    println!("group commit:      {:7.1} times", crowd / alone);
}

/// Saves a second, and each save's milliseconds, sorted.
async fn measure(world: &World, entrant: &Entrant, ids: &[EntryId], saves: usize) -> (f64, Vec<f64>) {
    let started = Instant::now();
    let times = join_all(ids.iter().map(|id| async move {
        let mut times = Vec::with_capacity(saves);
        let mut version = 0;
        for number in 0..saves {
            let answers = BTreeMap::from([("situation".to_owned(), format!("Бұрын кезек ұзақ еді, қазір {number} минут."))]);
            let before = Instant::now();
            version =
                entries::save_section(&world.db, entrant, *id, Section::Solution, answers, version).await.expect("a save is kept").version;
            times.push(before.elapsed().as_secs_f64() * 1000.0);
        }
        times
    }))
    .await;
    let elapsed = started.elapsed().as_secs_f64();
    let mut times: Vec<f64> = times.concat();
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
    let count = times.len() as f64;
    (count / elapsed, times)
}
