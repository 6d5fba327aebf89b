//! Keeping what a whole form of a section says.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answers::{Answers, AnswersError},
    entry::EntryError,
    form::Section,
    id::{EntryId, PersonId},
    time::Timestamp,
};

use super::{row, version};
use crate::{Db, Error, Key, Result, db::Conn, scope::Entrant};

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The version that the section has now.
    pub version: i64,
    /// When the request to save it arrived.
    pub at: Timestamp,
    /// Fields that somebody else had changed too since the version that the form showed. Their texts stand; what was sent
    /// is kept whole as the version before, to choose from: see [`choose`].
    pub met: Vec<String>,
}

/// Keeps a whole section as its form posted it, right or wrong: see [`domain::form::read_post`]. Also after the window,
/// so that nothing typed is lost; not while the organizer has the entry.
///
/// `seen` is the version that the form showed. Fields that only somebody else changed meanwhile keep their change, and no
/// text takes the place of one that its author has not seen.
pub async fn save_section(
    db: &Db,
    entrant: &Entrant,
    id: EntryId,
    section: Section,
    mut answers: BTreeMap<String, String>,
    seen: i64,
) -> Result<Kept> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let entry = row::find_of(conn, id, organization).await?.entry()?;
            entry.check_may_keep()?;
            let kept = entry.settle_category(row::read_draft(conn, id).await?.0);
            answers = entry.open_fields().take(section, &kept, answers)?;
            if section == Section::Organization {
                answers.extend(row::organization_facts(conn, organization).await?);
            }
            keep_section(conn, id, section, &answers, seen, person, now).await
        })
    })
    .await
}

/// Settles the fields that two people changed at once: `mine` names those for which the text of version `met` is to stand
/// in the place of the one of the version after it. A text written since then is told again.
pub async fn choose(db: &Db, entrant: &Entrant, id: EntryId, section: Section, met: i64, mine: &BTreeSet<String>) -> Result<Kept> {
    let (wanted, shown) = {
        let mut conn = db.read().await?;
        row::find_of(&mut conn, id, entrant.organization()).await?;
        let (found, wanted) = version::read(&mut conn, id, section, Some(met)).await?;
        let (after, shown) = version::read(&mut conn, id, section, Some(met + 1)).await?;
        if (found, after) != (met, met + 1) {
            return Err(Error::NotFound);
        }
        (wanted, shown)
    };
    let answers = with_texts_of(&shown, &wanted, |key| mine.contains(key));
    save_section(db, entrant, id, section, answers, met + 1).await
}

/// The texts of a section, those of `from` for the fields that are taken.
pub(super) fn with_texts_of(section: &Answers, from: &Answers, is_taken: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let owned = |(key, text): (&str, &str)| (key.to_owned(), text.to_owned());
    let mut answers: BTreeMap<String, String> = section.iter().filter(|(key, _)| !is_taken(key)).map(owned).collect();
    answers.extend(from.iter().filter(|(key, _)| is_taken(key)).map(owned));
    answers
}

pub(crate) async fn keep_section(
    conn: &mut Conn,
    id: EntryId,
    section: Section,
    answers: &BTreeMap<String, String>,
    seen: i64,
    person: PersonId,
    now: Timestamp,
) -> Result<Kept> {
    let mut mine = Answers::new();
    mine.merge(answers, &[]).map_err(|error| match error {
        AnswersError::TooLong { .. } => Error::from(EntryError::TooLong),
        AnswersError::UnknownKey { key } => Error::Unexpected(format!("field {key}")),
    })?;
    let (version, present) = version::read(conn, id, section, None).await?;
    let base = if seen == version { present.clone() } else { version::read_seen(conn, id, section, seen).await? };
    let joined = Answers::join(&base, &mine, present.clone());
    let met: Vec<String> = joined.clashes.iter().cloned().collect();
    if met.is_empty() {
        // The same form again makes no second version.
        if joined.mine == present {
            return Ok(Kept { version, at: now, met });
        }
        version::write(conn, id, section, version + 1, &joined.mine, person, now).await?;
        return Ok(Kept { version: version + 1, at: now, met });
    }
    // The same form again finds both its versions there.
    if joined.theirs == present && version::read(conn, id, section, Some(version - 1)).await?.1 == joined.mine {
        return Ok(Kept { version, at: now, met });
    }
    version::write(conn, id, section, version + 1, &joined.mine, person, now).await?;
    version::write(conn, id, section, version + 2, &joined.theirs, person, now).await?;
    Ok(Kept { version: version + 2, at: now, met })
}

/// An earlier version of a section of an own entry.
pub async fn get_earlier(db: &Db, entrant: &Entrant, id: EntryId, section: Section, version: i64) -> Result<Answers> {
    let mut conn = db.read().await?;
    row::find_of(&mut conn, id, entrant.organization()).await?;
    let (found, answers) = version::read(&mut conn, id, section, Some(version)).await?;
    if found == version { Ok(answers) } else { Err(Error::NotFound) }
}
