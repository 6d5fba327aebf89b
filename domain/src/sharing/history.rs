//! What the award decided on a published entry: told once the ceremony is over, out of what the ceremony itself disclosed.

use super::Milestone;
use crate::{
    ceremony::{Board, Card, Place, Podium},
    entry::EntryState,
    locale::Trilingual,
    time::Timestamp,
};

/// Which entry it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Its project's address.
    pub slug: &'a str,
    /// Its title, as it was sent.
    pub title: &'a Trilingual,
    /// Its body.
    pub organization: &'a Trilingual,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// Where it stands.
    pub state: EntryState,
}

impl Subject<'_> {
    /// A card has the address of what was in the showcase when the show was prepared; later ones are known by their names.
    fn is_on(&self, card: &Card) -> bool {
        let is_named = || card.entry.is_empty() && card.title == *self.title && card.organization == *self.organization;
        card.entry == self.slug || is_named()
    }
}

/// The steps of an entry. Nothing before the last step of the show, and nothing of an entry that did not compete.
/// `prizes` are the names of the special prizes by their slugs.
#[must_use]
pub fn history(board: &Board, subject: &Subject<'_>, prizes: &[(String, Trilingual)]) -> Vec<Milestone> {
    let EntryState::Eligible { at } = subject.state else { return Vec::new() };
    if board.total == 0 || board.fired < board.total {
        return Vec::new();
    }
    let is_it = |place: Option<&Place>| matches!(place, Some(Place::Awarded { card }) if subject.is_on(card));
    let mut found: Vec<Milestone> = subject.sent_at.map(Milestone::Sent).into_iter().collect();
    found.push(Milestone::Eligible(at));
    for category in &board.categories {
        if category.finalists.as_ref().is_some_and(|cards| cards.iter().any(|card| subject.is_on(card))) {
            found.push(Milestone::Finalist);
        }
        found.extend(Podium::RISING.into_iter().filter(|place| is_it(category.place(*place))).map(Milestone::Place));
    }
    for prize in board.prizes.iter().filter(|prize| is_it(prize.place.as_ref())) {
        let name = prizes.iter().find(|(known, _)| *known == prize.slug).map(|(_, name)| name.clone());
        found.push(Milestone::Prize(name.unwrap_or_else(|| Trilingual::new(&*prize.slug, "", ""))));
    }
    found
}
