//! Keeping what is being typed, field by field.

use std::collections::BTreeMap;

use domain::{
    answers::{Answers, Change, Put},
    entry::{Acknowledged, Clash},
    form::{self, Section},
    id::EntryId,
    screening::OpenFields,
    time::Timestamp,
};

use super::{presence, row, version};
use crate::{Db, Error, Key, Result, db::Conn, scope::Entrant};

/// How many versions back the author of a text is looked for.
const LOOK_BACK: i64 = 50;

/// Keeps the changed fields of a section, and tells what others changed since version `seen`. A field whose present text its
/// author has not seen stays as it is and is told as a clash; the others of the same request are kept all the same. The
/// same request again, or late, changes nothing more: what is compared is the text.
///
/// Without changes it only tells that the person is there.
pub async fn autosave(
    db: &Db,
    entrant: &Entrant,
    id: EntryId,
    section: Section,
    changes: BTreeMap<String, Change>,
    seen: i64,
) -> Result<Acknowledged> {
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Entry(id), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let entry = row::find_of(conn, id, organization).await?.entry()?;
            entry.check_may_keep()?;
            let (present, answers) = version::read(conn, id, section, None).await?;
            let Applied { next, clashing, refused } = apply(&answers, section, entry.open_fields(), &changes);
            let version = if next == answers { present } else { present + 1 };
            if version != present {
                version::write(conn, id, section, version, &next, person, now).await?;
            }
            let others_texts =
                if seen == present { BTreeMap::new() } else { changed_by_others(conn, id, section, seen, &answers, &changes).await? };
            let mut clashes = BTreeMap::new();
            for key in clashing {
                let clash = clash_of(conn, id, section, &key, next.get(&key)).await?;
                clashes.insert(key, clash);
            }
            presence::tell(conn, id, section, person, now).await?;
            Ok(Acknowledged {
                version,
                at: version::saved_at(conn, id, section).await?.unwrap_or(now),
                now,
                clashes,
                refused,
                changed: others_texts,
                others: presence::list(conn, id, person, now).await?,
            })
        })
    })
    .await
}

/// What the changes make of a section.
struct Applied {
    next: Answers,
    clashing: Vec<String>,
    refused: Vec<String>,
}

fn apply(answers: &Answers, section: Section, open: OpenFields, changes: &BTreeMap<String, Change>) -> Applied {
    let mut applied = Applied { next: answers.clone(), clashing: Vec::new(), refused: Vec::new() };
    for (key, change) in changes {
        // What registration settled, what is of another section, and what a returned entry leaves as it was, is not asked here.
        let is_asked = open.has(key) && form::find_field(key).is_some_and(|(of, field)| of == section && !field.is_settled());
        match is_asked.then(|| applied.next.put(key, change)) {
            Some(Ok(Put::Same | Put::Kept)) => {}
            Some(Ok(Put::Clash)) => applied.clashing.push(key.clone()),
            Some(Err(_)) | None => applied.refused.push(key.clone()),
        }
    }
    applied
}

/// What others changed since a version, but for the fields that are being sent.
async fn changed_by_others(
    conn: &mut Conn,
    id: EntryId,
    section: Section,
    seen: i64,
    present: &Answers,
    sent: &BTreeMap<String, Change>,
) -> Result<BTreeMap<String, String>> {
    let base = version::read_seen(conn, id, section, seen).await?;
    let keys = present.changed_keys(&base).into_iter().filter(|key| !sent.contains_key(key));
    Ok(keys.map(|key| (key.clone(), present.get(&key).to_owned())).collect())
}

/// Who wrote the text that stands, and when: the first of the last versions that have it.
async fn clash_of(conn: &mut Conn, id: EntryId, section: Section, key: &str, theirs: &str) -> Result<Clash> {
    let rows = sql!(
        conn,
        fetch_all(String, Timestamp, String),
        "SELECT content, saved_at, person.name FROM entry_section_version JOIN person ON person.id = saved_by \
         WHERE entry_id = $1 AND section = $2 ORDER BY version DESC LIMIT $3",
        id,
        section.code(),
        LOOK_BACK
    )?;
    let mut found = None;
    for (content, at, by) in rows {
        if version::parse(&content)?.get(key) != theirs {
            break;
        }
        found = Some((at, by));
    }
    let (at, by) = found.ok_or_else(|| Error::Unexpected(format!("no version has the text of {key}")))?;
    Ok(Clash { theirs: theirs.to_owned(), by, at })
}
