//! Words one typing error away: every term is kept under itself and under itself without each of its letters, so that two words one
//! letter apart meet in one place.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Shorter words have too many neighbours, longer ones are not typed.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=24;

/// The terms by their neighbourhoods.
#[derive(Default)]
pub(super) struct Near(HashMap<u64, Vec<u32>>);

impl Near {
    pub(super) fn insert(&mut self, term: &str, id: u32) {
        for place in places(term) {
            let ids = self.0.entry(place).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }

    /// Terms that may be one error away: whoever asks compares them.
    pub(super) fn candidates(&self, word: &str) -> Vec<u32> {
        let mut ids: Vec<u32> = places(word).into_iter().filter_map(|place| self.0.get(&place)).flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

fn places(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    if !LENGTHS.contains(&letters.len()) || letters.iter().all(char::is_ascii_digit) {
        return Vec::new();
    }
    let hash = |skipped: Option<usize>| {
        let mut hasher = DefaultHasher::new();
        letters.iter().enumerate().filter(|(at, _)| Some(*at) != skipped).for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    };
    std::iter::once(hash(None)).chain((0..letters.len()).map(|at| hash(Some(at)))).collect()
}

/// Whether one letter too many, too few or wrong, or two neighbours swapped, tells the words apart.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    match (&short[same..], &long[same..]) {
        ([], rest) => rest.len() <= 1,
        (short, [_, rest @ ..]) if short == rest => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        (short, long) => {
            let is_swapped = short.len() >= 2 && long.len() >= 2 && short[0] == long[1] && short[1] == long[0];
            is_swapped && short[2..] == long[2..]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Near, is_near};

    #[test]
    fn one_error_is_forgiven_two_are_not() {
        let mut near = Near::default();
        let words = ["орман", "лаборатория", "өрт", "бағдаршам"];
        for (id, word) in (0..).zip(words) {
            near.insert(word, id);
        }
        let found = |typed: &str| {
            let mut found: Vec<&str> = near.candidates(typed).into_iter().map(|id| words[id as usize]).collect();
            found.retain(|word| is_near(word, typed));
            found
        };
        for typed in ["ормон", "омран", "орма", "орманн", "оорман", "рман", "орман"] {
            assert_eq!(found(typed), ["орман"], "{typed}");
        }
        assert_eq!(found("лаболатория"), ["лаборатория"]);
        for typed in ["омарн", "орамнн", "өрт", "өрі", "бағдр", ""] {
            assert!(found(typed).is_empty(), "{typed}");
        }
    }
}
