//! Who scores which entry. A plan is a maximum flow from entries to jurors (Edmonds and Karp): as many entries as
//! possible have their jurors, nobody is barred or has more than they take, and the fullest has no more than must be.
//!
//! Equal input gives an equal plan. What was begun or pinned stays; what stood before stays where it can; who knows the
//! category goes before who does not; panels mix, so that jurors can be compared with one another.

use std::collections::{BTreeMap, BTreeSet};

use pathfinding::directed::edmonds_karp::{EdmondsKarp, SparseCapacity};

use crate::id::{EntryId, PersonId};

/// A juror before an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The entry.
    pub entry: EntryId,
    /// Who scores it.
    pub juror: PersonId,
}

/// An entry that needs jurors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The entry.
    pub entry: EntryId,
    /// The slug of its category.
    pub category: String,
}

/// Somebody who can score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The juror.
    pub juror: PersonId,
    /// How many entries they take at most.
    pub most: u32,
    /// The slugs of the categories they know.
    pub expertise: BTreeSet<String>,
}

/// What a plan is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planning {
    /// The entries.
    pub entries: Vec<Demand>,
    /// The jurors.
    pub jurors: Vec<Candidate>,
    /// How many jurors each entry should have.
    pub per_entry: u32,
    /// Pairs that must not be.
    pub barred: BTreeSet<Seat>,
    /// Pairs that stay whatever comes: begun sheets and what the organizer pinned.
    pub fixed: BTreeSet<Seat>,
    /// Pairs that stood before and may stay.
    pub kept: BTreeSet<Seat>,
}

/// Who scores what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The pairs.
    pub seats: BTreeSet<Seat>,
}

/// What the organizer should look at before accepting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WeakSpots {
    /// Entries with too few jurors, and how many are missing.
    pub short: BTreeMap<EntryId, u32>,
    /// Entries that nobody of their panel knows the category of.
    pub no_expert: BTreeSet<EntryId>,
    /// Jurors with more than they take: by sheets begun before the limit was lowered.
    pub over: BTreeSet<PersonId>,
    /// Jurors with less than half of the mean.
    pub idle: BTreeSet<PersonId>,
}

/// In how many portions the possible pairs of a round are offered, so that panels mix.
const PORTIONS: u64 = 4;

const SOURCE: usize = 0;
const SINK: usize = 1;

impl Planning {
    /// Makes the plan: with every seat that stood before left where it is, unless fewer seats were filled so.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let (settled, free) = (self.settled().fill(), self.fill());
        if settled.seats.len() == free.seats.len() { settled } else { free }
    }

    /// The same, with the seats that stood before fixed as far as entries and jurors have room.
    fn settled(&self) -> Self {
        let mut settled = self.clone();
        for seat in self.kept.difference(&self.barred) {
            let has = |is: fn(&Seat, &Seat) -> bool| count(settled.fixed.iter().filter(|fixed| is(fixed, seat)).count());
            let (on_entry, on_juror) = (has(|a, b| a.entry == b.entry), has(|a, b| a.juror == b.juror));
            let most = self.jurors.iter().find(|juror| juror.juror == seat.juror).map_or(0, |juror| juror.most);
            let is_known = self.entries.iter().any(|demand| demand.entry == seat.entry);
            if is_known && on_entry < self.per_entry && on_juror < most {
                settled.fixed.insert(*seat);
            }
        }
        settled
    }

    fn fill(&self) -> Plan {
        let net = Network::new(self);
        let most = net.jurors.iter().map(|juror| juror.most.max(juror.fixed)).max().unwrap_or(0);
        let full = net.reach(most);
        // The least load of the fullest juror with which no seat is lost.
        let (mut low, mut high) = (0, most);
        while low < high {
            let middle = low + (high - low) / 2;
            if net.reach(middle) == full { high = middle } else { low = middle + 1 }
        }
        let mut seats: BTreeSet<Seat> = net.fixed.clone();
        seats.extend(net.fill(low));
        Plan { seats }
    }

    /// What is weak about a plan.
    #[must_use]
    pub fn weak_spots(&self, plan: &Plan) -> WeakSpots {
        let mut weak = WeakSpots::default();
        let experts: BTreeMap<PersonId, &BTreeSet<String>> = self.jurors.iter().map(|juror| (juror.juror, &juror.expertise)).collect();
        for demand in &self.entries {
            let panel: Vec<PersonId> = plan.seats.iter().filter(|seat| seat.entry == demand.entry).map(|seat| seat.juror).collect();
            let missing = self.per_entry.saturating_sub(count(panel.len()));
            if missing > 0 {
                weak.short.insert(demand.entry, missing);
            }
            if !panel.iter().any(|juror| experts.get(juror).is_some_and(|known| known.contains(&demand.category))) {
                weak.no_expert.insert(demand.entry);
            }
        }
        let total = plan.seats.len();
        for juror in &self.jurors {
            let load = plan.seats.iter().filter(|seat| seat.juror == juror.juror).count();
            if count(load) > juror.most {
                weak.over.insert(juror.juror);
            }
            if load * self.jurors.len() * 2 < total {
                weak.idle.insert(juror.juror);
            }
        }
        weak
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

struct Node {
    id: PersonId,
    most: u32,
    /// How many seats are theirs whatever comes.
    fixed: u32,
}

/// The planning as a network: source, entries, jurors, sink.
struct Network {
    entries: Vec<(EntryId, u32)>,
    jurors: Vec<Node>,
    fixed: BTreeSet<Seat>,
    /// Possible pairs by place, in the order in which they are offered.
    offers: Vec<Vec<(usize, usize)>>,
}

impl Network {
    fn new(planning: &Planning) -> Self {
        let mut demands: Vec<&Demand> = planning.entries.iter().collect();
        demands.sort_by_key(|demand| demand.entry);
        demands.dedup_by_key(|demand| demand.entry);
        let mut candidates: Vec<&Candidate> = planning.jurors.iter().collect();
        candidates.sort_by_key(|candidate| candidate.juror);
        candidates.dedup_by_key(|candidate| candidate.juror);
        let fixed: BTreeSet<Seat> = planning.fixed.difference(&planning.barred).copied().collect();
        let entries = demands.iter().map(|demand| {
            let has = fixed.iter().filter(|seat| seat.entry == demand.entry).count();
            (demand.entry, planning.per_entry.saturating_sub(count(has)))
        });
        let jurors = candidates.iter().map(|candidate| {
            let has = fixed.iter().filter(|seat| seat.juror == candidate.juror).count();
            Node { id: candidate.juror, most: candidate.most, fixed: count(has) }
        });
        let mut offers = vec![Vec::new(); usize::try_from(1 + 2 * PORTIONS).unwrap_or(1)];
        for (row, demand) in demands.iter().enumerate() {
            for (column, candidate) in candidates.iter().enumerate() {
                let seat = Seat { entry: demand.entry, juror: candidate.juror };
                if planning.barred.contains(&seat) || fixed.contains(&seat) {
                    continue;
                }
                let portion = usize::try_from(1 + scatter(seat) % PORTIONS).unwrap_or(1);
                let is_expert = candidate.expertise.contains(&demand.category);
                let later = if is_expert { 0 } else { usize::try_from(PORTIONS).unwrap_or(0) };
                offers[if planning.kept.contains(&seat) { 0 } else { portion + later }].push((row, column));
            }
        }
        Self { entries: entries.collect(), jurors: jurors.collect(), fixed, offers }
    }

    fn entry(row: usize) -> usize {
        SINK + 1 + row
    }

    fn juror(&self, column: usize) -> usize {
        SINK + 1 + self.entries.len() + column
    }

    /// How many seats a juror may still be given if nobody may have more than `level` in all.
    fn room(&self, column: usize, level: u32) -> i64 {
        let node = &self.jurors[column];
        i64::from(node.most.min(level).saturating_sub(node.fixed))
    }

    fn empty(&self) -> SparseCapacity<i64> {
        let mut flow: SparseCapacity<i64> = EdmondsKarp::new(SINK + 1 + self.entries.len() + self.jurors.len(), SOURCE, SINK);
        flow.omit_details();
        for (row, (_, demand)) in self.entries.iter().enumerate() {
            flow.set_capacity(SOURCE, Self::entry(row), i64::from(*demand));
        }
        flow
    }

    /// How many seats can be filled if nobody has more than `level`.
    fn reach(&self, level: u32) -> i64 {
        let mut flow = self.empty();
        self.allow(&mut flow, level);
        for offer in &self.offers {
            self.offer(&mut flow, offer);
        }
        flow.augment().1
    }

    /// Fills the seats, nobody having more than `level`: first all but the last seat of each juror, so that loads are even.
    fn fill(&self, level: u32) -> BTreeSet<Seat> {
        let mut flow = self.empty();
        self.allow(&mut flow, level);
        self.offer(&mut flow, &self.offers[0]);
        flow.augment();
        self.allow(&mut flow, level.saturating_sub(1));
        for offer in &self.offers[1..] {
            self.offer(&mut flow, offer);
            flow.augment();
        }
        self.allow(&mut flow, level);
        flow.augment();
        let pairs = self.offers.iter().flatten().filter(|(row, column)| flow.flow(Self::entry(*row), self.juror(*column)) > 0);
        pairs.map(|(row, column)| Seat { entry: self.entries[*row].0, juror: self.jurors[*column].id }).collect()
    }

    /// Sets how many seats each juror may have, never below what they have been given in this flow.
    fn allow(&self, flow: &mut SparseCapacity<i64>, level: u32) {
        for column in 0..self.jurors.len() {
            let given = flow.flow(self.juror(column), SINK);
            flow.set_capacity(self.juror(column), SINK, self.room(column, level).max(given));
        }
    }

    fn offer(&self, flow: &mut SparseCapacity<i64>, pairs: &[(usize, usize)]) {
        for (row, column) in pairs {
            flow.set_capacity(Self::entry(*row), self.juror(*column), 1);
        }
    }
}

/// A number that is the same for a pair at all times, and like a die between pairs: FNV-1a, its bits mixed once more.
fn scatter(seat: Seat) -> u64 {
    let bytes = [*seat.entry.uuid().as_bytes(), *seat.juror.uuid().as_bytes()].concat();
    let hash = bytes.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash ^ (hash >> 33)
}
