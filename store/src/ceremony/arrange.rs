//! The show as the organizer arranges it, before it is prepared. Nothing here knows a result.

use domain::{
    ceremony::{Arrangement, PRIZE_NAME_MAX, Prize, ShowForm, ShowSettings, texts},
    id::{AwardId, PrizeId},
    locale::Trilingual,
    slug::Slug,
    time::Timestamp,
};
use uuid::Uuid;

use super::{check_arrangeable, is_prepared, prizes};
use crate::{Db, Error, Key, Result, award, db::Conn, event, projects::shelf, scope::Organizer};

/// What the organizer set of the show, or what is usual.
pub async fn get_settings(db: &Db, organizer: &Organizer) -> Result<ShowSettings> {
    let award = organizer.award().id;
    let mut conn = db.read().await?;
    Ok(ShowSettings {
        arrangement: find(&mut conn, award).await?,
        prizes: prizes::prizes_of(&mut conn, award).await?,
        is_prepared: is_prepared(&mut conn, award).await?,
    })
}

/// The steps of an award's show, over the categories and prizes that there are now.
pub(super) async fn find(conn: &mut Conn, award: AwardId) -> Result<Arrangement> {
    let categories: Vec<String> = award::categories_of(conn, award).await?.into_iter().map(|category| category.slug).collect();
    let prizes: Vec<String> = prizes::prizes_of(conn, award).await?.into_iter().map(|prize| prize.slug).collect();
    let kept = sql!(conn, fetch_optional(String,), "SELECT content FROM arrangement WHERE award_id = $1", award)?;
    let arrangement = match kept {
        Some((content,)) => serde_json::from_str(&content).map_err(|error| Error::Unexpected(format!("an arrangement: {error}")))?,
        None => Arrangement::usual(&categories, &prizes),
    };
    Ok(arrangement.fitted(&categories, &prizes))
}

/// Keeps the order of steps, their words and their times.
pub async fn arrange(db: &Db, organizer: &Organizer, form: &ShowForm) -> Result<()> {
    let (award, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    let arrangement = form.parse()?;
    db.write(Key::Ceremony(award), move |conn| {
        let arrangement = arrangement.clone();
        Box::pin(async move {
            check_arrangeable(conn, award).await?;
            save(conn, award, &arrangement, now).await?;
            event::record(conn, now, Some(person), "show_arranged", &award.to_string(), "").await
        })
    })
    .await
}

pub(crate) async fn save(conn: &mut Conn, award: AwardId, arrangement: &Arrangement, now: Timestamp) -> Result<()> {
    let content = serde_json::to_string(arrangement).map_err(|error| Error::Unexpected(format!("an arrangement: {error}")))?;
    sql!(
        conn,
        execute,
        "INSERT INTO arrangement (award_id, content, arranged_at) VALUES ($1, $2, $3) \
         ON CONFLICT (award_id) DO UPDATE SET content = excluded.content, arranged_at = excluded.arranged_at",
        award,
        content,
        now
    )
    .map(|_| ())
}

/// Adds a special prize at the end of the show.
pub async fn add_prize(db: &Db, organizer: &Organizer, typed: &Trilingual) -> Result<()> {
    let (award, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    let name = texts(typed, PRIZE_NAME_MAX)?;
    db.write(Key::Ceremony(award), move |conn| {
        let name = name.clone();
        Box::pin(async move {
            check_arrangeable(conn, award).await?;
            let known = prizes::prizes_of(conn, award).await?;
            let id = PrizeId::from_uuid(Uuid::now_v7());
            let slug = slug_of(&name, id, &known);
            let position = i64::try_from(known.len()).unwrap_or(i64::MAX);
            prizes::insert_prize(conn, award, &Prize { id, slug, name }, position).await?;
            event::record(conn, now, Some(person), "prize_added", &id.to_string(), "").await
        })
    })
    .await
}

/// From its name; from its id where that is taken or has no letters.
fn slug_of(name: &Trilingual, id: PrizeId, known: &[Prize]) -> String {
    let slug = Slug::from_title(&name.kk).map(|slug| slug.as_str().to_owned());
    let is_free = |slug: &String| known.iter().all(|prize| prize.slug != *slug);
    slug.filter(is_free).unwrap_or_else(|| format!("prize-{}", id.uuid().simple()))
}

/// Takes a special prize away, with what the chair decided of it.
pub async fn remove_prize(db: &Db, organizer: &Organizer, prize: PrizeId) -> Result<()> {
    let (award, person, now) = (organizer.award().id, organizer.id(), organizer.now());
    db.write(Key::Ceremony(award), move |conn| {
        Box::pin(async move {
            check_arrangeable(conn, award).await?;
            let decision = "DELETE FROM prize_decision WHERE prize_id IN (SELECT id FROM special_prize WHERE id = $1 AND award_id = $2)";
            sql!(conn, execute, decision, prize, award)?;
            let removed = sql!(conn, execute, "DELETE FROM special_prize WHERE id = $1 AND award_id = $2", prize, award)?;
            if removed == 0 {
                return Err(Error::NotFound);
            }
            shelf::raise_version(conn).await?;
            event::record(conn, now, Some(person), "prize_removed", &prize.to_string(), "").await
        })
    })
    .await
}
