//! The standings of a large category with its robustness card.

use std::time::Instant;

use domain::{
    criterion::default_weights,
    id::EntryId,
    robustness::{RESAMPLINGS, Robustness, Seed},
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{EntrySheets, MIN_SHEETS, Standings},
};
use uuid::Uuid;

/// How often each measurement is repeated; the middle one is told.
const REPEATS: usize = 5;

/// `sheets` for each of `entries`, by as many jurors and then by eight times as many who each saw an eighth.
pub fn run(entries: usize, sheets: usize) {
    println!("{entries} entries, {sheets} sheets each, {RESAMPLINGS} resamplings, {REPEATS} times");
    for jurors in [sheets, 8 * sheets] {
        let panel: Vec<EntrySheets> = (0..entries).map(|entry| of_entry(entry, sheets, jurors)).collect();
        let weights = default_weights();
        let standings = || Standings::compute(&weights, &panel, &[], MIN_SHEETS);
        let alone = middle(|| drop(standings()));
        let both = middle(|| drop(Robustness::assess(&weights, &panel, &standings(), Seed(1))));
        println!("  {jurors:>4} jurors: standings {alone:>7.1} ms, with robustness {both:>7.1} ms");
    }
}

fn of_entry(entry: usize, sheets: usize, jurors: usize) -> EntrySheets {
    let id = EntryId::from_uuid(Uuid::from_u128(entry as u128 + 1));
    let first = entry * sheets;
    let sheet = |turn: usize| {
        let juror = (first + turn) % jurors;
        let score = |criterion: usize| {
            let mixed = (entry * 7_919 + juror * 104_729 + criterion * 1_299_709) % 8_191;
            // Without a winner there is no card: the first entry is ahead of all.
            let points = if entry == 0 { 10 } else { mixed % 8 + 2 };
            Score::new(u8::try_from(points).unwrap_or_default()).unwrap_or(Score::MAX)
        };
        let scores = default_weights().into_iter().enumerate().map(|(index, criterion)| (criterion.code, score(index)));
        ScoreSheet { juror: JurorNumber(u32::try_from(juror).unwrap_or_default()), entry: id, scores: scores.collect() }
    };
    EntrySheets::new(id, (0..sheets).map(sheet).collect()).expect("as many jurors as sheets")
}

/// The middle of the times it took, in milliseconds.
fn middle(job: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..REPEATS)
        .map(|_| {
            let begun = Instant::now();
            job();
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    crate::percentile(&times, 0.5)
}
