//! How often whom: the places on the board, counted by category, region or kind of body.

use std::collections::BTreeMap;

use super::{Board, Card, Place, Podium};
use crate::{organization::OrganizationKind, region::Region};

/// How many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Medals {
    /// First places.
    pub first: u32,
    /// Second places.
    pub second: u32,
    /// Third places.
    pub third: u32,
    /// Special prizes.
    pub special: u32,
}

/// The medals of each, the most first places before the others.
pub type Tally<K> = Vec<(K, Medals)>;

impl Board {
    /// By the region of who put the project forward.
    #[must_use]
    pub fn medals_by_region(&self) -> Tally<Region> {
        self.medals(|card| card.region)
    }

    /// By the kind of body that put it forward.
    #[must_use]
    pub fn medals_by_kind(&self) -> Tally<OrganizationKind> {
        self.medals(|card| card.kind)
    }

    /// By category, in the order of the show; those with nothing disclosed too. Special prizes have none.
    #[must_use]
    pub fn medals_by_category(&self) -> Tally<String> {
        let of = |category: &super::BoardCategory| {
            let mut medals = Medals::default();
            for place in Podium::RISING {
                if matches!(category.place(place), Some(Place::Awarded { .. })) {
                    *medals.of(Some(place)) += 1;
                }
            }
            (category.slug.clone(), medals)
        };
        self.categories.iter().map(of).collect()
    }

    fn medals<K: Ord + Copy>(&self, key: impl Fn(&Card) -> Option<K>) -> Tally<K> {
        let places = self.categories.iter().flat_map(|category| Podium::RISING.map(|place| (Some(place), category.place(place))));
        let prizes = self.prizes.iter().map(|prize| (None, prize.place.as_ref()));
        let mut counted: BTreeMap<K, Medals> = BTreeMap::new();
        for (place, disclosed) in places.chain(prizes) {
            if let Some(Place::Awarded { card }) = disclosed
                && let Some(key) = key(card)
            {
                *counted.entry(key).or_default().of(place) += 1;
            }
        }
        let mut tally: Tally<K> = counted.into_iter().collect();
        // Stable: those with equal medals stay in the order of their keys.
        tally.sort_by_key(|(_, medals)| std::cmp::Reverse((medals.first, medals.second, medals.third, medals.special)));
        tally
    }
}

impl Medals {
    const fn of(&mut self, place: Option<Podium>) -> &mut u32 {
        match place {
            Some(Podium::First) => &mut self.first,
            Some(Podium::Second) => &mut self.second,
            Some(Podium::Third) => &mut self.third,
            None => &mut self.special,
        }
    }
}
