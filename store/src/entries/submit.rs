//! Sending an entry, and taking it back.

use domain::{
    answers::Answers,
    award::Award,
    entry::{Entry, EntryState, Receipt, number_name},
    fold::fold,
    form::Section,
    id::{EntryId, PersonId, ReceiptId},
    letter::Letter,
    time::Timestamp,
};
use uuid::Uuid;

use super::{own, publish, row, version};
use crate::{Db, Error, Key, Result, award, db::Conn, event, files, mail, scope::Entrant};

/// Sends the entry as it stood when the request arrived: that moment decides whether it is in time, and what is. Sending again what is
/// already sent gives the same receipt and changes nothing.
pub async fn submit(db: &Db, entrant: &Entrant, id: EntryId) -> Result<Receipt> {
    let award = own::award_of(db, entrant, id).await?;
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    // The award's key: entries are numbered without gaps.
    db.write(Key::Award(award), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_of(conn, id, organization).await?;
            let entry = found.entry()?;
            if !matches!(entry.state, EntryState::Submitted { .. }) {
                let award = row::award_of(conn, award).await?;
                let categories = award::categories_of(conn, award.id).await?;
                let mut answers = row::read_draft_at(conn, id, now).await?;
                if let Some(sent) = row::sent_answers(conn, id).await? {
                    answers = entry.open_fields().onto(&sent, &answers);
                }
                let facts = row::organization_facts(conn, organization).await?;
                answers.merge(facts, &[]).map_err(|error| Error::Unexpected(error.to_string()))?;
                let number = match found.number {
                    Some(number) => number,
                    None => next_number(conn, &award).await?,
                };
                let takes_files = entry.open_fields().has_files();
                let is_counted = matches!(entry.state, EntryState::Returned { .. });
                let answers = entry.settle_category(answers);
                let entry = entry.submit(&award, &categories, &answers, now, number)?;
                if !is_counted {
                    entry.check_not_barred(&award, &award::barring(conn, &award, organization).await?)?;
                    let others = row::count_others(conn, &entry).await?;
                    entry.check_room(&award, others.get(&entry.category).copied().unwrap_or_default())?;
                }
                let sent = if takes_files { files::row::list_at(conn, id, now).await? } else { files::row::list_sent(conn, id).await? };
                let answers = answers.with_files(&sent);
                let receipt = ReceiptId::from_uuid(Uuid::now_v7());
                send(conn, &entry, &answers, receipt, person).await?;
                files::row::write_sent(conn, receipt, &sent).await?;
                publish::follow(conn, &found, &award, &entry, &answers, now).await?;
                let letter = Letter::EntrySubmitted {
                    title: answers.trilingual("title"),
                    number: number_name(award.year, number),
                    at: now,
                    sha256: answers.sha256_hex(),
                    files: sent.into_iter().map(|file| (file.name, file.sha256)).collect(),
                };
                mail::post_to(conn, now, person, &letter).await?;
                event::record(conn, now, Some(person), "entry_submitted", &id.to_string(), &answers.sha256_hex()).await?;
            }
            row::list_receipts(conn, id).await?.into_iter().next().ok_or(Error::NotFound)
        })
    })
    .await
}

async fn next_number(conn: &mut Conn, award: &Award) -> Result<i64> {
    sql!(conn, fetch_one(i64,), "SELECT COALESCE(MAX(number), 0) + 1 FROM entry WHERE award_id = $1", award.id).map(|(number,)| number)
}

/// Writes a submission that the rules have allowed: the state, the receipt, and what lists show.
pub(crate) async fn send(conn: &mut Conn, entry: &Entry, answers: &Answers, receipt: ReceiptId, person: PersonId) -> Result<()> {
    let EntryState::Submitted { at, number } = entry.state else {
        return Err(Error::Unexpected("only a submitted entry has a receipt".into()));
    };
    row::write_state(conn, entry, at, "").await?;
    write_titles(conn, entry.id, number, answers).await?;
    let content = String::from_utf8(answers.canonical()).map_err(|error| Error::Unexpected(error.to_string()))?;
    sql!(
        conn,
        execute,
        "INSERT INTO receipt (id, entry_id, number, submitted_at, submitted_by, sha256, content) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        receipt,
        entry.id,
        number,
        at,
        person,
        answers.sha256_hex(),
        content
    )
    .map(|_| ())
}

async fn write_titles(conn: &mut Conn, id: EntryId, number: i64, answers: &Answers) -> Result<()> {
    let title = answers.trilingual("title");
    let owner = answers.trilingual("org_name");
    let words = [&title.kk, &title.ru, &title.en, &owner.kk, &owner.ru, &owner.en].map(|text| fold(text)).join(" ");
    sql!(
        conn,
        execute,
        "UPDATE entry SET number = $2, title = $3, title_ru = $4, title_en = $5, search_text = $6 WHERE id = $1",
        id,
        number,
        &title.kk,
        &title.ru,
        &title.en,
        words
    )
    .map(|_| ())
}

/// Takes the entry back while the window is open. It leaves the showcase too.
pub async fn withdraw(db: &Db, entrant: &Entrant, id: EntryId) -> Result<()> {
    let award = own::award_of(db, entrant, id).await?;
    let (organization, person, now) = (entrant.organization(), entrant.id(), entrant.now());
    db.write(Key::Award(award), move |conn| {
        Box::pin(async move {
            row::touch(conn, id).await?;
            let found = row::find_of(conn, id, organization).await?;
            let award = row::award_of(conn, award).await?;
            let entry = found.entry()?.withdraw(&award, now)?;
            row::write_state(conn, &entry, now, "").await?;
            hand_category_back(conn, &entry, person, now).await?;
            publish::leave_showcase(conn, &found).await?;
            event::record(conn, now, Some(person), "entry_withdrawn", &id.to_string(), "").await
        })
    })
    .await
}

/// From now on the form names the category again: it begins with the one where the entry stood.
async fn hand_category_back(conn: &mut Conn, entry: &Entry, person: PersonId, now: Timestamp) -> Result<()> {
    let (present, mut answers) = version::read(conn, entry.id, Section::Project, None).await?;
    if answers.get("category") == entry.category {
        return Ok(());
    }
    answers.set("category", &entry.category).map_err(|error| Error::Unexpected(error.to_string()))?;
    version::write(conn, entry.id, Section::Project, present + 1, &answers, person, now).await
}
