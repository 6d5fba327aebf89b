//! What a screen shows of a project.

use domain::{
    answers::Answers,
    ceremony::{Card, CardResult},
    figure::Figure,
    id::EntryId,
    locale::{Locale, Trilingual},
    organization::OrganizationKind,
    region::Region,
};

use crate::{Error, Result, db::Conn};

#[derive(sqlx::FromRow)]
struct CardRow {
    content: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    kind: String,
    region: String,
    slug: Option<String>,
}

/// The card of an entry, from what was sent last. One that is not public is named all the same, for its entrant was told so
/// where they chose; it has no result and no address then.
pub(super) async fn of(conn: &mut Conn, entry: EntryId) -> Result<Card> {
    let row = sql!(
        conn,
        fetch_optional CardRow,
        "SELECT receipt.content, organization.name_kk, organization.name_ru, organization.name_en, organization.kind, \
         organization.region, project.slug FROM entry \
         JOIN organization ON organization.id = entry.organization_id JOIN receipt ON receipt.entry_id = entry.id \
         LEFT JOIN project ON project.id = entry.project_id WHERE entry.id = $1 ORDER BY receipt.submitted_at DESC LIMIT 1",
        entry
    )?
    .ok_or_else(|| Error::Unexpected(format!("entry {entry} competes without having been sent")))?;
    let answers: Answers = serde_json::from_str(&row.content).map_err(|error| Error::Unexpected(format!("entry {entry}: {error}")))?;
    Ok(Card {
        entry: row.slug.unwrap_or_default(),
        title: answers.trilingual("title"),
        organization: Trilingual::new(row.name_kk, row.name_ru, row.name_en),
        region: Region::parse(&row.region),
        kind: OrganizationKind::parse(&row.kind),
        result: result_of(&answers),
        citation: Trilingual::default(),
    })
}

/// The same with what the jury says of the entry, should it be first.
pub(super) async fn of_first(conn: &mut Conn, entry: EntryId) -> Result<Card> {
    let citation = citation_of(conn, entry).await?;
    Ok(Card { citation, ..of(conn, entry).await? })
}

/// What the jury says of an entry; empty if nothing was written.
pub(super) async fn citation_of(conn: &mut Conn, entry: EntryId) -> Result<Trilingual> {
    let found =
        sql!(conn, fetch_optional(String, String, String), "SELECT text_kk, text_ru, text_en FROM citation WHERE entry_id = $1", entry)?;
    Ok(found.map(|(kk, ru, en)| Trilingual::new(kk, ru, en)).unwrap_or_default())
}

/// The best result, if the entrant lets the results be published.
pub(super) fn result_of(answers: &Answers) -> Option<CardResult> {
    let cell = answers.published().headline()?.cell();
    let [kk, ru, en] = [Locale::Kk, Locale::Ru, Locale::En].map(|locale| Figure::parse(cell.get(locale)));
    let (kk, ru, en) = (kk?, ru?, en?);
    Some(CardResult { figure: Trilingual::new(kk.value, ru.value, en.value), label: Trilingual::new(kk.label, ru.label, en.label) })
}
