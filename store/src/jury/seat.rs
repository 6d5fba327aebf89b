//! The one way by which a juror meets an entry.

use domain::{
    id::{AssignmentId, AwardId, EntryId, OrganizationId, PersonId},
    jury::{BodyName, JuryRules, JurySeat, SheetState},
    locale::Trilingual,
    time::Timestamp,
};

use super::{conflict, round};
use crate::{Error, Result, db::Conn};

#[derive(sqlx::FromRow)]
pub(crate) struct SeatRow {
    pub id: AssignmentId,
    pub entry_id: EntryId,
    pub award_id: AwardId,
    pub cleared_at: Option<Timestamp>,
    pub is_final: bool,
    pub category: String,
    category_kk: String,
    category_ru: String,
    category_en: String,
    title: String,
    title_ru: String,
    title_en: String,
    organization_id: OrganizationId,
    bin: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    version: Option<i64>,
    saved_at: Option<Timestamp>,
    submitted_at: Option<Timestamp>,
    abstained_reason: Option<String>,
}

/// Which of a juror's entries are meant.
#[derive(Clone, Copy)]
pub(crate) enum Which {
    Seat(AssignmentId),
    Entry(EntryId),
    Of(AwardId),
}

/// A juror's entries: those given to them that compete, without those that they recused themselves from or that the rule
/// bars them from. Whatever a juror is shown of an entry begins here.
pub(crate) async fn open(conn: &mut Conn, juror: PersonId, which: Which) -> Result<Vec<SeatRow>> {
    let (seat, entry, award) = match which {
        Which::Seat(id) => (Some(id), None, None),
        Which::Entry(id) => (None, Some(id), None),
        Which::Of(id) => (None, None, Some(id)),
    };
    let rows = sql!(
        conn,
        fetch_all SeatRow,
        "SELECT a.id, a.entry_id, e.award_id, a.cleared_at, e.category, COALESCE(c.name_kk, e.category) AS category_kk, \
         COALESCE(c.name_ru, '') AS category_ru, COALESCE(c.name_en, '') AS category_en, e.title, e.title_ru, e.title_en, e.organization_id, o.bin, o.name_kk, o.name_ru, \
         o.name_en, s.version, s.saved_at, s.submitted_at, s.abstained_reason, \
         EXISTS (SELECT * FROM finalist AS f JOIN shortlist AS l ON l.award_id = f.award_id AND l.category = f.category \
         WHERE f.entry_id = e.id AND l.opened_at IS NOT NULL) AS is_final \
         FROM assignment AS a JOIN entry AS e ON e.id = a.entry_id JOIN organization AS o ON o.id = e.organization_id \
         LEFT JOIN category AS c ON c.award_id = e.award_id AND c.slug = e.category LEFT JOIN score_sheet AS s ON s.assignment_id = a.id \
         WHERE a.juror_id = $1 AND ($2 IS NULL OR a.id = $2) AND ($3 IS NULL OR a.entry_id = $3) AND ($4 IS NULL OR e.award_id = $4) \
         AND e.state = 'eligible' AND NOT EXISTS (SELECT * FROM recusal WHERE recusal.assignment_id = a.id) ORDER BY e.category, e.number",
        juror,
        seat,
        entry,
        award
    )?;
    if rows.is_empty() {
        return Ok(rows);
    }
    let (ties, family) = (conflict::ties_of(conn, juror).await?, conflict::family(conn).await?);
    let mut open = Vec::with_capacity(rows.len());
    for row in rows {
        let bin = conflict::read_bin(&row.bin)?;
        if ties.bar(&family, row.organization_id, &bin).is_none() {
            open.push(row);
        }
    }
    Ok(open)
}

/// One of a juror's entries. [`Error::NotFound`] for whatever is not open to them, as if it were not there.
pub(crate) async fn get(conn: &mut Conn, juror: PersonId, id: AssignmentId) -> Result<SeatRow> {
    open(conn, juror, Which::Seat(id)).await?.pop().ok_or(Error::NotFound)
}

/// Whether a juror may read what was sent with an entry: it is theirs, they said that nothing ties them, and the round has
/// begun.
pub(crate) async fn may_read(conn: &mut Conn, juror: PersonId, entry: EntryId, now: Timestamp) -> Result<bool> {
    let Some(seat) = open(conn, juror, Which::Entry(entry)).await?.pop() else { return Ok(false) };
    let (_, round, _) = round::of_seat(conn, seat.award_id, seat.is_final).await?;
    Ok(seat.cleared_at.is_some() && now >= round.from)
}

/// Whether an entry was given to this juror to be judged without its body.
pub(crate) async fn is_blind(conn: &mut Conn, juror: PersonId, entry: EntryId) -> Result<bool> {
    let Some(seat) = open(conn, juror, Which::Entry(entry)).await?.pop() else { return Ok(false) };
    Ok(round::of_seat(conn, seat.award_id, seat.is_final).await?.2.is_blind)
}

impl SeatRow {
    pub fn state(&self) -> SheetState {
        match (self.cleared_at, self.version, &self.abstained_reason, self.submitted_at) {
            (None, ..) => SheetState::Undeclared,
            (_, _, Some(_), _) => SheetState::Abstained,
            (_, _, None, Some(_)) => SheetState::Submitted,
            (_, Some(_), None, None) => SheetState::Begun,
            (_, None, None, None) => SheetState::Untouched,
        }
    }

    pub fn body(&self) -> BodyName {
        BodyName(Trilingual::new(self.name_kk.clone(), self.name_ru.clone(), self.name_en.clone()))
    }

    /// The line of the juror's list. Where bodies are hidden, title and body never stand there together.
    pub fn line(&self, rules: &JuryRules) -> JurySeat {
        let is_cleared = self.cleared_at.is_some();
        let title = || Trilingual::new(self.title.clone(), self.title_ru.clone(), self.title_en.clone());
        JurySeat {
            id: self.id,
            category: self.category.clone(),
            category_name: Trilingual::new(self.category_kk.clone(), self.category_ru.clone(), self.category_en.clone()),
            title: (!rules.is_blind || is_cleared).then(title),
            body: (!rules.is_blind || !is_cleared).then(|| self.body()),
            is_final: self.is_final,
            state: self.state(),
            saved_at: self.saved_at,
        }
    }
}
