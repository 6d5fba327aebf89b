//! Holding what a step showed against the ranking.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{CategoryRecord, Fault, StepRecord, Verdict};
use crate::{id::EntryId, standings::Standings};

/// A category whose leaf is opened and whose ranking holds.
pub(super) struct Ranked<'f> {
    pub(super) record: &'f CategoryRecord,
    pub(super) standings: Standings,
}

/// What the steps called each entry.
pub(super) type Names<'f> = BTreeMap<EntryId, (&'f Value, &'f Value)>;

impl StepRecord {
    /// Whether the step shows what the ranking says. `all` tells whether every category is opened.
    pub(super) fn check<'f>(&'f self, ranked: &BTreeMap<&str, Ranked>, all: bool, names: &mut Names<'f>) -> Verdict {
        let mut cards = Vec::new();
        collect_cards(&self.shown, &mut cards);
        if cards.len() != self.entries.len() {
            return Verdict::Fails(Fault::WrongCards);
        }
        for (entry, name) in self.entries.iter().zip(cards) {
            if *names.entry(*entry).or_insert(name) != name {
                return Verdict::Fails(Fault::WrongCards);
            }
        }
        // The step is read as it is written: later kinds of steps are no reason to fail.
        let word = |key: &str| self.step.get(key).and_then(Value::as_str);
        let of_category = word("category").map(|category| ranked.get(category));
        let agrees = match (word("kind"), of_category) {
            (_, Some(None)) => return Verdict::Closed,
            (Some("finalists"), Some(Some(category))) => {
                let mut shown = self.entries.clone();
                shown.sort();
                shown == category.standings.finalists(category.record.finalists)
            }
            (Some("place"), Some(Some(category))) => {
                let place = self.step.get("place").and_then(Value::as_u64).and_then(|place| usize::try_from(place).ok());
                let entry = place.filter(|place| (1..=3).contains(place)).map(|place| category.standings.place(place));
                entry.and_then(Result::ok).is_some_and(|entry| entry.as_slice() == self.entries)
            }
            (Some("finalists" | "place") | None, _) => false,
            // Others follow from no ranking; whom they show must have been judged.
            _ if !all => return Verdict::Closed,
            _ => self.entries.iter().all(|entry| is_judged(*entry, ranked)),
        };
        if agrees { Verdict::Holds } else { Verdict::Fails(Fault::WrongStep) }
    }
}

fn is_judged(entry: EntryId, ranked: &BTreeMap<&str, Ranked>) -> bool {
    ranked.values().any(|category| category.record.entries.iter().any(|record| record.entry == entry))
}

/// The title and the organization of every card, in the order of the text.
fn collect_cards<'f>(shown: &'f Value, cards: &mut Vec<(&'f Value, &'f Value)>) {
    match shown {
        Value::Object(members) => match (members.get("title"), members.get("organization")) {
            (Some(title), Some(organization)) => cards.push((title, organization)),
            _ => members.values().for_each(|value| collect_cards(value, cards)),
        },
        Value::Array(items) => items.iter().for_each(|item| collect_cards(item, cards)),
        _ => {}
    }
}
