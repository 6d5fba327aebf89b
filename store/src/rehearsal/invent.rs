//! What a rehearsal invents: scores without a tie on the podium, and passwords.

use std::collections::BTreeMap;

use domain::{
    criterion::CriterionWeight,
    id::EntryId,
    locale::{Trilingual, Words},
    sheet::{JurorNumber, Score, ScoreSheet},
    standings::{EntrySheets, MIN_SHEETS, Standings},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Error, Result};

/// So many invented jurors score every entry.
pub(super) const JURORS: u32 = 3;
/// Draws that are tried until no tie reaches the podium.
const DRAWS: u32 = 200;
/// Letters that nobody takes for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// What stands where the jury's words will.
const CITATION: Words = [
    "Дайындық: салтанатта бұл жерде қазылар алқасының сөзі тұрады.",
    "Репетиция: на церемонии здесь будут слова жюри.",
    "Rehearsal: at the ceremony the jury's words stand here.",
];

pub(super) fn citation() -> Trilingual {
    Trilingual::from_words(&CITATION)
}

/// A password of eighty drawn bits, in groups that can be read out.
pub(super) fn password() -> String {
    let drawn: [u8; 16] = rand::random();
    let letters: Vec<char> = drawn.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What follows from a draw and a name: nothing of the award is in it.
pub(super) fn digest(draw: u32, name: &str) -> [u8; 32] {
    Sha256::digest(format!("bayge rehearsal\n{draw}\n{name}")).into()
}

/// An id that is the same in every rehearsal of this draw.
pub(super) fn id(draw: u32, name: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest(draw, name)[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The sheets of a category's entries.
pub(super) fn sheets(draw: u32, category: &str, weights: &[CriterionWeight], entries: &[EntryId]) -> Result<Vec<ScoreSheet>> {
    for attempt in 0..DRAWS {
        let sheets: Vec<ScoreSheet> = entries.iter().flat_map(|entry| of_entry(draw, attempt, category, weights, *entry)).collect();
        if is_decided(weights, entries, &sheets)? {
            return Ok(sheets);
        }
    }
    Err(Error::Unexpected(format!("no draw of scores parts the entries of {category}; try another draw")))
}

fn of_entry(draw: u32, attempt: u32, category: &str, weights: &[CriterionWeight], entry: EntryId) -> Vec<ScoreSheet> {
    let score = |juror: u32, criterion: &str| {
        let drawn = digest(draw, &format!("score {attempt} {category} {entry} {juror} {criterion}"))[0];
        Score::new(4 + drawn % 7).unwrap_or(Score::MAX)
    };
    let scores = |juror| -> BTreeMap<String, Score> { weights.iter().map(|one| (one.code.clone(), score(juror, &one.code))).collect() };
    (1..=JURORS).map(|juror| ScoreSheet { juror: JurorNumber(juror), entry, scores: scores(juror) }).collect()
}

/// Whether the three places are decided.
fn is_decided(weights: &[CriterionWeight], entries: &[EntryId], sheets: &[ScoreSheet]) -> Result<bool> {
    let of = |entry: &EntryId| sheets.iter().filter(|sheet| sheet.entry == *entry).cloned().collect();
    let tallied: std::result::Result<Vec<_>, _> = entries.iter().map(|entry| EntrySheets::new(*entry, of(entry))).collect();
    let tallied = tallied.map_err(|error| Error::Unexpected(error.to_string()))?;
    let standings = Standings::compute(weights, &tallied, &[], MIN_SHEETS);
    Ok((1..=3).all(|place| standings.place(place).is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_scores_leave_no_tie_on_the_podium() {
        let weights = ["relevance", "impact"].map(|code| CriterionWeight { code: code.into(), weight: 50 });
        for draw in 0..40 {
            let entries: Vec<EntryId> = (0..30).map(|number| EntryId::from_uuid(id(draw, &format!("entry {number}")))).collect();
            let sheets = sheets(draw, "social", &weights, &entries).expect("some draw parts them");
            assert_eq!(sheets.len(), 90);
            assert!(is_decided(&weights, &entries, &sheets).expect("sound"));
        }
        assert!(sheets(1, "social", &weights, &[]).expect("nobody competes").is_empty());
    }

    #[test]
    fn passwords_are_drawn() {
        let (one, other) = (password(), password());
        assert!(one != other && one.len() == 19 && one.split('-').all(|group| group.len() == 4), "{one}");
    }
}
