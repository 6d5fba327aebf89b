//! The tables of an entry.

use std::collections::BTreeMap;

use domain::{
    answers::Answers,
    award::Award,
    entry::{Entry, EntryRecord, EntryState, Receipt, Saved},
    form::Section,
    id::{AwardId, EntryId, OrganizationId, PersonId, ProjectId, ReceiptId},
    locale::Trilingual,
    organization::OrganizationKind,
    screening::Screening,
    time::Timestamp,
};

use crate::{Error, Result, award, db::Conn, files};

#[derive(sqlx::FromRow)]
pub(crate) struct EntryRow {
    pub id: EntryId,
    pub award_id: AwardId,
    pub organization_id: OrganizationId,
    pub category: String,
    pub title: String,
    pub title_ru: String,
    pub title_en: String,
    pub state_detail: String,
    pub remark: String,
    pub number: Option<i64>,
    pub project_id: Option<ProjectId>,
    pub decided_by: Option<PersonId>,
    pub returns: i64,
    pub extended_until: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl EntryRow {
    pub fn entry(&self) -> Result<Entry> {
        Ok(Entry {
            id: self.id,
            award: self.award_id,
            organization: self.organization_id,
            category: self.category.clone(),
            state: parse_state(&self.state_detail)?,
            extended_until: self.extended_until,
        })
    }
}

pub(super) fn parse_state(detail: &str) -> Result<EntryState> {
    serde_json::from_str(detail).map_err(|error| Error::Unexpected(format!("the state of an entry: {error}")))
}

pub(super) fn parse_answers(content: &str) -> Result<Answers> {
    serde_json::from_str(content).map_err(|error| Error::Unexpected(format!("the answers of an entry: {error}")))
}

/// The entry, if it is of this organization.
pub(crate) async fn find_of(conn: &mut Conn, id: EntryId, organization: OrganizationId) -> Result<EntryRow> {
    sql!(conn, fetch_optional EntryRow, "SELECT * FROM entry WHERE id = $1 AND organization_id = $2", id, organization)?
        .ok_or(Error::NotFound)
}

/// The entry, if it was ever submitted: before that nobody but its organization knows of it.
pub(crate) async fn find_sent(conn: &mut Conn, id: EntryId) -> Result<EntryRow> {
    sql!(conn, fetch_optional EntryRow, "SELECT * FROM entry WHERE id = $1 AND number IS NOT NULL", id)?.ok_or(Error::NotFound)
}

/// The entry of this edition, if its organization is writing it.
pub(crate) async fn find_unsent(conn: &mut Conn, award: AwardId, id: EntryId) -> Result<Entry> {
    touch(conn, id).await?;
    let found = sql!(
        conn,
        fetch_optional EntryRow,
        "SELECT * FROM entry WHERE id = $1 AND award_id = $2 AND state IN ('draft', 'withdrawn', 'returned')",
        id,
        award
    )?;
    found.ok_or(Error::NotFound)?.entry()
}

/// The entries of this edition that may have more time than the others, and are not decided.
pub(crate) async fn list_with_own_time(conn: &mut Conn, award: AwardId) -> Result<Vec<Entry>> {
    let rows = sql!(
        conn,
        fetch_all EntryRow,
        "SELECT * FROM entry WHERE award_id = $1 AND (state = 'returned' OR (extended_until IS NOT NULL AND state IN ('draft', 'withdrawn', 'submitted')))",
        award
    )?;
    rows.iter().map(EntryRow::entry).collect()
}

/// The title that stands in the form, for the entry's own organization.
pub(crate) async fn draft_title(conn: &mut Conn, id: EntryId) -> Result<Trilingual> {
    let draft = sql!(conn, fetch_optional(String,), "SELECT content FROM entry_section WHERE entry_id = $1 AND section = 'project'", id)?;
    Ok(draft.map(|(content,)| parse_answers(&content)).transpose()?.unwrap_or_default().trilingual("title"))
}

/// How many other entries of the organization compete in each category of this edition, or wait to.
pub(super) async fn count_others(conn: &mut Conn, entry: &Entry) -> Result<BTreeMap<String, u32>> {
    let rows = sql!(
        conn,
        fetch_all(String, i64),
        "SELECT category, COUNT(*) FROM entry WHERE award_id = $1 AND organization_id = $2 AND id <> $3 \
         AND state IN ('submitted', 'returned', 'eligible') GROUP BY category",
        entry.award,
        entry.organization,
        entry.id
    )?;
    Ok(rows.into_iter().map(|(category, count)| (category, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// Of which kind the organization is.
pub(super) async fn kind_of(conn: &mut Conn, organization: OrganizationId) -> Result<OrganizationKind> {
    let (kind,) = sql!(conn, fetch_one(String,), "SELECT kind FROM organization WHERE id = $1", organization)?;
    OrganizationKind::parse(&kind).ok_or_else(|| Error::Unexpected(format!("kind {kind}")))
}

/// Holds the entry's row until the commit: whoever reads it afterwards in this write reads the latest.
pub(crate) async fn touch(conn: &mut Conn, id: EntryId) -> Result<()> {
    sql!(conn, execute, "UPDATE entry SET changed_at = changed_at WHERE id = $1", id).map(|_| ())
}

pub(crate) async fn award_of(conn: &mut Conn, id: AwardId) -> Result<Award> {
    award::list_all(conn).await?.into_iter().find(|award| award.id == id).ok_or(Error::NotFound)
}

/// Writes where the entry stands, and in which category.
pub(crate) async fn write_state(conn: &mut Conn, entry: &Entry, now: Timestamp, remark: &str) -> Result<()> {
    let detail = serde_json::to_string(&entry.state).map_err(|error| Error::Unexpected(error.to_string()))?;
    sql!(
        conn,
        execute,
        "UPDATE entry SET state = $2, state_at = $3, state_detail = $4, category = $5, remark = $6, changed_at = $7 WHERE id = $1",
        entry.id,
        entry.state.code(),
        entry.state.at().unwrap_or(now),
        detail,
        &entry.category,
        remark,
        now
    )
    .map(|_| ())
}

/// Writes a decision, and who took it.
pub(crate) async fn write_decision(conn: &mut Conn, entry: &Entry, person: PersonId, now: Timestamp, remark: &str) -> Result<()> {
    write_state(conn, entry, now, remark).await?;
    sql!(conn, execute, "UPDATE entry SET decided_by = $2 WHERE id = $1", entry.id, person).map(|_| ())
}

/// What stands in the form now.
pub(super) async fn read_draft(conn: &mut Conn, id: EntryId) -> Result<(Answers, BTreeMap<Section, Saved>)> {
    let rows = sql!(
        conn,
        fetch_all(String, i64, String, Timestamp, String),
        "SELECT section, version, content, saved_at, person.name FROM entry_section JOIN person ON person.id = entry_section.saved_by \
         WHERE entry_id = $1",
        id
    )?;
    let mut answers = Answers::new();
    let mut saved = BTreeMap::new();
    for (section, version, content, at, by) in rows {
        let section = Section::parse(&section).ok_or_else(|| Error::Unexpected(format!("section {section}")))?;
        let kept = parse_answers(&content)?;
        answers.merge(kept.iter(), &[]).map_err(|error| Error::Unexpected(error.to_string()))?;
        saved.insert(section, Saved { version, at, by });
    }
    Ok((answers, saved))
}

/// What stood in the form at a moment: of each section the last version before the first that was saved later. A version
/// joins what was there before it, so none behind a later one is taken.
pub(super) async fn read_draft_at(conn: &mut Conn, id: EntryId, at: Timestamp) -> Result<Answers> {
    let rows = sql!(
        conn,
        fetch_all(String,),
        "SELECT content FROM entry_section_version AS kept WHERE entry_id = $1 AND version = (SELECT MAX(version) FROM entry_section_version AS early \
         WHERE early.entry_id = $1 AND early.section = kept.section AND NOT EXISTS (SELECT * FROM entry_section_version AS late \
         WHERE late.entry_id = $1 AND late.section = early.section AND late.version <= early.version AND late.saved_at > $2))",
        id,
        at
    )?;
    let mut answers = Answers::new();
    for (content,) in rows {
        answers.merge(parse_answers(&content)?.iter(), &[]).map_err(|error| Error::Unexpected(error.to_string()))?;
    }
    Ok(answers)
}

/// What is known of an organization, as answers.
pub(super) async fn organization_answers(conn: &mut Conn, organization: OrganizationId) -> Result<BTreeMap<String, String>> {
    let (bin, kind, region, kk, ru, en) = sql!(
        conn,
        fetch_one(String, String, String, String, String, String),
        "SELECT bin, kind, region, name_kk, name_ru, name_en FROM organization WHERE id = $1",
        organization
    )?;
    let known = [("bin", bin), ("org_kind", kind), ("region", region), ("org_name_kk", kk), ("org_name_ru", ru), ("org_name_en", en)];
    Ok(known.into_iter().map(|(key, text)| (key.to_owned(), text)).collect())
}

/// Those of the answers about an organization that are facts, whatever was typed: which body it is, and of which kind.
pub(super) async fn organization_facts(conn: &mut Conn, organization: OrganizationId) -> Result<BTreeMap<String, String>> {
    let mut facts = organization_answers(conn, organization).await?;
    facts.retain(|key, _| matches!(key.as_str(), "bin" | "org_kind"));
    Ok(facts)
}

/// What was sent with the last submission, if there was one, in the category where the entry stands now.
pub(crate) async fn sent_answers(conn: &mut Conn, id: EntryId) -> Result<Option<Answers>> {
    let row = sql!(
        conn,
        fetch_optional(String, String),
        "SELECT receipt.content, entry.category FROM receipt JOIN entry ON entry.id = receipt.entry_id \
         WHERE entry_id = $1 ORDER BY submitted_at DESC LIMIT 1",
        id
    )?;
    row.map(|(content, category)| sent_in(&content, &category)).transpose()
}

/// What a receipt holds, with the category where the entry stands now: it may have moved since.
pub(super) fn sent_in(content: &str, category: &str) -> Result<Answers> {
    let mut answers = parse_answers(content)?;
    answers.set("category", category).map_err(|error| Error::Unexpected(error.to_string()))?;
    Ok(answers)
}

pub(super) async fn list_receipts(conn: &mut Conn, id: EntryId) -> Result<Vec<Receipt>> {
    let rows = sql!(
        conn,
        fetch_all(ReceiptId, i64, Timestamp, String, String),
        "SELECT receipt.id, number, submitted_at, person.name, sha256 FROM receipt JOIN person ON person.id = receipt.submitted_by \
         WHERE entry_id = $1 ORDER BY submitted_at DESC",
        id
    )?;
    let mut receipts = Vec::with_capacity(rows.len());
    for (receipt, number, submitted_at, submitted_by, sha256) in rows {
        let files = files::row::list_of_receipt(conn, receipt).await?;
        receipts.push(Receipt { number, submitted_at, submitted_by, sha256, files });
    }
    Ok(receipts)
}

/// The whole record with the given answers; with the files that stand in its form now, or that were sent.
pub(super) async fn record(
    conn: &mut Conn,
    row: EntryRow,
    answers: Answers,
    saved: BTreeMap<Section, Saved>,
    screening: Screening,
    shows_draft: bool,
) -> Result<EntryRecord> {
    let (kk, ru, en, kind, confirmed_at) = sql!(
        conn,
        fetch_one(String, String, String, String, Option<Timestamp>),
        "SELECT name_kk, name_ru, name_en, kind, confirmed_at FROM organization WHERE id = $1",
        row.organization_id
    )?;
    let slug = match row.project_id {
        Some(project) => sql!(conn, fetch_optional(String,), "SELECT slug FROM project WHERE id = $1", project)?.map(|(slug,)| slug),
        None => None,
    };
    let entry = row.entry()?;
    // While its files are open, an entry has what its people put into it; otherwise it has what was sent.
    let files = match entry.check_may_keep() {
        Ok(()) if shows_draft && entry.open_fields().has_files() => files::row::list_current(conn, row.id).await?,
        _ => files::row::list_sent(conn, row.id).await?,
    };
    let award = award_of(conn, row.award_id).await?;
    let (answers, others) = (entry.settle_category(answers), count_others(conn, &entry).await?);
    Ok(EntryRecord {
        entry,
        others,
        wins: award::barring(conn, &award, row.organization_id).await?,
        award,
        categories: award::categories_of(conn, row.award_id).await?,
        organization: Trilingual::new(kk, ru, en),
        kind: OrganizationKind::parse(&kind).ok_or_else(|| Error::Unexpected(format!("kind {kind}")))?,
        is_confirmed: confirmed_at.is_some(),
        answers,
        saved,
        files,
        receipts: list_receipts(conn, row.id).await?,
        remark: row.remark,
        screening,
        slug,
    })
}
