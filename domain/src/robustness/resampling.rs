//! Resampling: how often the winner would win if the jury had sat a little otherwise (a bootstrap).

use sha2::{Digest, Sha256};

use super::panel::{Panel, Sums};
use crate::id::{AwardId, EntryId};

/// How many times.
pub const RESAMPLINGS: u32 = 2_000;

/// Where the draws begin. Equal seeds give equal draws, on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed of a category: the first eight bytes of SHA-256 over `bayge robustness`, the award's id and the category's
    /// slug, a line each.
    #[must_use]
    pub fn of(award: AwardId, category: &str) -> Self {
        let digest: [u8; 32] = Sha256::digest(format!("bayge robustness\n{award}\n{category}")).into();
        Self(digest[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// `SplitMix64` (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
struct SplitMix64(u64);

impl SplitMix64 {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`: the high word of the product, uneven by less than `end` in 2^64.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from((u128::from(self.next()) * end as u128) >> 64).unwrap_or_default()
    }
}

/// In how many resamplings the winner is first, alone. In each, every entry (by id) is given as many sheets as it has,
/// drawn from its own (lowest first) with replacement; then the published rule with its tie breaks decides.
pub(super) fn wins(panel: &Panel, winner: EntryId, seed: Seed) -> u32 {
    let mut draws = SplitMix64(seed.0);
    let mut wins = 0;
    for _ in 0..RESAMPLINGS {
        let mut best: Option<Sums> = None;
        let mut leader = None;
        for contender in &panel.contenders {
            let mut sums = Sums::default();
            for _ in 0..contender.marks.len() {
                sums.add(&contender.marks[draws.below(contender.marks.len())]);
            }
            match best.map(|best| compare(&sums, &best)) {
                None | Some(std::cmp::Ordering::Greater) => (best, leader) = (Some(sums), Some(contender.entry)),
                Some(std::cmp::Ordering::Equal) => leader = None,
                Some(std::cmp::Ordering::Less) => {}
            }
        }
        wins += u32::from(leader == Some(winner));
    }
    wins
}

/// The published rule; the tie breaks are looked at only where they decide.
fn compare(sums: &Sums, other: &Sums) -> std::cmp::Ordering {
    let (left, right) = (u128::from(sums.weighted) * u128::from(other.count), u128::from(other.weighted) * u128::from(sums.count));
    left.cmp(&right).then_with(|| sums.figures().cmp(&other.figures()))
}
