//! The round of a category: the jury scores, the chair parts ties and confirms the shortlist, the result is sealed.
//!
//! The shortlist is what the standings say when the chair confirms it. What changes it afterwards (a late sheet, a
//! withdrawal) makes the confirmation outdated: it counts again once the chair has confirmed what is true now. Until the
//! seal the chair may take it back; afterwards nothing of it changes.

use crate::{
    id::EntryId,
    note::Note,
    standings::{ChairDecision, Standings},
    time::Timestamp,
};

/// The longest reason of a decision, in characters.
pub const REASON_MAX: usize = 2_000;

coded! {
    /// Why an act of the chair is refused, or a supposition cannot be tried.
    pub enum RoundError {
        /// The result is sealed: nothing changes any more.
        Sealed => "sealed",
        /// Nobody is ranked.
        Nobody => "nobody",
        /// The standings are others than the chair saw.
        Changed => "changed",
        /// The same shortlist is confirmed already.
        Confirmed => "confirmed",
        /// No shortlist is confirmed, or another than the standings give now.
        Unconfirmed => "unconfirmed",
        /// These entries are not tied, or not all of a tie.
        NotTied => "not_tied",
        /// The order leaves an entry out, or gives two the same place.
        Order => "order",
        /// A decision needs a written reason.
        Reason => "reason",
        /// The reason is too long.
        ReasonTooLong => "reason_too_long",
        /// A weight is no number from 0 to 1000, or all are zero.
        Weight => "weight",
        /// A quorum is no number from 1 to 99.
        Quorum => "quorum",
        /// There is no such juror.
        Juror => "juror",
        /// No tie bars the juror from this entry: their sheet stays.
        NotBarred => "not_barred",
        /// Whoever decides is tied to an entry that competes here: somebody else must.
        OwnTie => "own_tie",
        /// The first round is not over: its sheets may still change who goes into the second.
        StillScoring => "still_scoring",
        /// The second round has been opened: its finalists stand.
        SecondOpen => "second_open",
        /// The time of the second round is over; its end can be moved.
        SecondOver => "second_over",
        /// An appeal waits in this category: who goes into the second round is not known yet.
        AppealWaits => "appeal_waits",
    }
}

/// Where a category stands. It names finalists, so it has no `Debug`.
///
/// ```compile_fail
/// fn printed(round: domain::round::Round) -> String { format!("{round:?}") }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Round {
    /// The jury scores.
    Scoring,
    /// The chair has confirmed the shortlist.
    Shortlisted {
        /// When.
        at: Timestamp,
        /// The finalists, by id.
        finalists: Vec<EntryId>,
    },
    /// The second round is open, or over: these finalists stand.
    Final {
        /// Since when.
        at: Timestamp,
        /// The finalists that still compete, by id.
        finalists: Vec<EntryId>,
    },
    /// The result is sealed.
    Sealed {
        /// The finalists, by id.
        finalists: Vec<EntryId>,
    },
}

impl Round {
    /// Confirms the shortlist of the first `count`, having seen these finalists.
    ///
    /// # Errors
    /// Sealed, nobody ranked, others than seen, or confirmed already.
    pub fn confirm(self, standings: &Standings, count: usize, seen: &[EntryId], at: Timestamp) -> Result<Self, RoundError> {
        let finalists = standings.finalists(count);
        match self {
            Self::Sealed { .. } => Err(RoundError::Sealed),
            _ if finalists.is_empty() => Err(RoundError::Nobody),
            _ if finalists != seen => Err(RoundError::Changed),
            Self::Shortlisted { finalists: confirmed, .. } if confirmed == finalists => Err(RoundError::Confirmed),
            Self::Final { .. } => Err(RoundError::Confirmed),
            Self::Scoring | Self::Shortlisted { .. } => Ok(Self::Shortlisted { at, finalists }),
        }
    }

    /// Takes the confirmation back.
    ///
    /// # Errors
    /// Sealed, or nothing to take back.
    pub fn reopen(self) -> Result<Self, RoundError> {
        match self {
            Self::Sealed { .. } => Err(RoundError::Sealed),
            Self::Scoring => Err(RoundError::Unconfirmed),
            Self::Final { .. } => Err(RoundError::SecondOpen),
            Self::Shortlisted { .. } => Ok(Self::Scoring),
        }
    }

    /// Whether the result may be sealed: the chair has confirmed what the standings say now. Where nobody is ranked there
    /// is nothing to confirm.
    ///
    /// # Errors
    /// They have not.
    pub fn check_confirmed(&self, standings: &Standings, count: usize) -> Result<(), RoundError> {
        let now = standings.finalists(count);
        match self {
            _ if now.is_empty() => Ok(()),
            Self::Shortlisted { finalists, .. } | Self::Final { finalists, .. } | Self::Sealed { finalists } if *finalists == now => Ok(()),
            _ => Err(RoundError::Unconfirmed),
        }
    }

    /// Whether the chair may still decide.
    ///
    /// # Errors
    /// Sealed.
    pub const fn check_open(&self) -> Result<(), RoundError> {
        match self {
            Self::Sealed { .. } => Err(RoundError::Sealed),
            Self::Scoring | Self::Shortlisted { .. } | Self::Final { .. } => Ok(()),
        }
    }
}

/// The chair's decision with this group put in this order, best first. Other groups of the same category keep theirs.
/// `untouched` are the standings without any decision.
///
/// # Errors
/// The group is no tie of the standings, or the order is not of exactly its entries.
pub fn decide(untouched: &Standings, earlier: &ChairDecision, order: &[EntryId]) -> Result<ChairDecision, RoundError> {
    let mut sorted = order.to_vec();
    sorted.sort();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(RoundError::Order);
    }
    let is_tied = |group: &Vec<EntryId>| {
        let mut group = group.clone();
        group.sort();
        group == sorted
    };
    if !untouched.unresolved().iter().any(is_tied) {
        return Err(RoundError::NotTied);
    }
    let kept = earlier.order.iter().filter(|entry| !order.contains(entry)).copied();
    Ok(ChairDecision { order: kept.chain(order.iter().copied()).collect() })
}

/// An order from the places typed for each entry, 1 for the best.
///
/// # Errors
/// A place is missing, is none of the group's, or is given twice.
pub fn order_of(places: &[(EntryId, String)]) -> Result<Vec<EntryId>, RoundError> {
    let mut order = vec![None; places.len()];
    for (entry, place) in places {
        let place: usize = place.trim().parse().map_err(|_| RoundError::Order)?;
        let seat = place.checked_sub(1).and_then(|place| order.get_mut(place)).ok_or(RoundError::Order)?;
        if seat.replace(*entry).is_some() {
            return Err(RoundError::Order);
        }
    }
    order.into_iter().collect::<Option<Vec<_>>>().ok_or(RoundError::Order)
}

/// A decision's written reason.
///
/// # Errors
/// Nothing was written, or too much.
pub fn reason_of(text: &str) -> Result<Note, RoundError> {
    let reason = Note::parse(text).ok_or(RoundError::Reason)?;
    if reason.to_string().chars().count() > REASON_MAX { Err(RoundError::ReasonTooLong) } else { Ok(reason) }
}
