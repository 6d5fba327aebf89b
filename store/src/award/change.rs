//! What the organizer changes of an edition. Each change is judged by the domain inside the write that makes it, recorded, and told to
//! those whom it concerns.

use domain::{
    award::{
        Award, AwardError, Calendar, Concerned, CriteriaForm, NewAward, Progress, Rules, TextsForm, changed_categories, changed_criteria,
        changed_dates, changed_rules, changed_texts, check_texts,
    },
    category::CategoriesForm,
    id::{AwardId, PersonId},
    time::Timestamp,
};
use serde_json::{Value, json};

use super::{
    read,
    settings::{hold, progress_of, uses_of},
    tell::tell_changed,
    write,
};
use crate::{Db, Key, Result, db::Conn, event, projects::shelf, scope::Organizer};

/// Who changes which edition, and when.
#[derive(Clone, Copy)]
struct Act {
    award: AwardId,
    by: PersonId,
    now: Timestamp,
}

impl Act {
    fn of(organizer: &Organizer) -> Self {
        Self { award: organizer.award().id, by: organizer.id(), now: organizer.now() }
    }

    /// The edition, held until the commit, and how far it is.
    async fn begin(self, conn: &mut Conn) -> Result<(Award, Progress)> {
        let award = hold(conn, self.award).await?;
        let progress = progress_of(conn, &award, self.now).await?;
        Ok((award, progress))
    }

    async fn record(self, conn: &mut Conn, act: &str, detail: &Value) -> Result<()> {
        event::record(conn, self.now, Some(self.by), act, &self.award.to_string(), &detail.to_string()).await
    }
}

/// Refuses a change that changes nothing.
fn check_other<T: PartialEq>(old: &T, new: &T) -> Result<()> {
    if old == new { Err(AwardError::Unchanged.into()) } else { Ok(()) }
}

/// Changes the names and dates. Who has an entry is told of a date that moved.
pub async fn change(db: &Db, organizer: &Organizer, new: NewAward) -> Result<()> {
    let act = Act::of(organizer);
    db.write(Key::Award(act.award), move |conn| {
        Box::pin(async move {
            let (old, progress) = act.begin(conn).await?;
            if let Some(problem) = old.change_problems(&new, progress).first() {
                return Err((*problem).into());
            }
            let Calendar { announced_at, opens_at, closes_at, judging_from, ceremony_at } = new.calendar;
            sql!(
                conn,
                execute,
                "UPDATE award SET name_kk = $2, name_ru = $3, name_en = $4, announced_at = $5, opens_at = $6, closes_at = $7, judging_from = $8, \
                 ceremony_at = $9 WHERE id = $1",
                act.award,
                &new.name.kk,
                &new.name.ru,
                &new.name.en,
                announced_at,
                opens_at,
                closes_at,
                judging_from,
                ceremony_at
            )?;
            shelf::raise_version(conn).await?;
            let changed = changed_dates(&old, &new);
            let detail = json!({"old": old, "name": new.name, "calendar": new.calendar});
            let named = Award { name: new.name, ..old };
            tell_changed(conn, act.now, &named, Concerned::Entrants, changed).await?;
            act.record(conn, "award_changed", &detail).await
        })
    })
    .await
}

/// Changes the criteria: their words, weights and order; adds and takes out. Who has an entry is told, unless only words or the order changed.
pub async fn change_criteria(db: &Db, organizer: &Organizer, form: CriteriaForm) -> Result<()> {
    let act = Act::of(organizer);
    db.write(Key::Award(act.award), move |conn| {
        Box::pin(async move {
            let (award, progress) = act.begin(conn).await?;
            award.check_unjudged(progress)?;
            let old = read::criteria_of(conn, act.award).await?;
            let new = form.parse(&old)?;
            check_other(&old, &new)?;
            write::criteria(conn, act.award, &new).await?;
            tell_changed(conn, act.now, &award, Concerned::Entrants, changed_criteria(&old, &new)).await?;
            act.record(conn, "criteria_changed", &json!({"old": old, "new": new})).await
        })
    })
    .await
}

/// Changes the categories: their words, order and who may enter; adds and takes out. Who is writing an entry is told, unless only words or
/// the order changed.
pub async fn change_categories(db: &Db, organizer: &Organizer, form: CategoriesForm) -> Result<()> {
    let act = Act::of(organizer);
    db.write(Key::Award(act.award), move |conn| {
        Box::pin(async move {
            let (award, progress) = act.begin(conn).await?;
            award.check_unjudged(progress)?;
            let old = read::categories_of(conn, act.award).await?;
            let new = form.parse(&old, &uses_of(conn, act.award).await?)?;
            check_other(&old, &new)?;
            write::categories(conn, act.award, &new).await?;
            tell_changed(conn, act.now, &award, Concerned::Writers, changed_categories(&old, &new)).await?;
            act.record(conn, "categories_changed", &json!({"old": old, "new": new})).await
        })
    })
    .await
}

/// Switches the rules. Who is writing an entry is told.
pub async fn change_rules(db: &Db, organizer: &Organizer, new: Rules) -> Result<()> {
    let act = Act::of(organizer);
    db.write(Key::Award(act.award), move |conn| {
        Box::pin(async move {
            let (old, progress) = act.begin(conn).await?;
            old.check_unjudged(progress)?;
            check_other(&old.rules, &new)?;
            sql!(
                conn,
                execute,
                "UPDATE award SET months_in_operation = $2, entries_per_category = $3, years_winners_barred = $4, shortlist = $5, \
                 is_robustness_public = $6 WHERE id = $1",
                act.award,
                i64::from(new.months_in_operation),
                i64::from(new.entries_per_category),
                i64::from(new.years_winners_barred),
                i64::from(new.shortlist),
                new.publishes_robustness
            )?;
            shelf::raise_version(conn).await?;
            tell_changed(conn, act.now, &old, Concerned::Writers, changed_rules(old.rules, new)).await?;
            act.record(conn, "rules_changed", &json!({"old": old.rules, "new": new})).await
        })
    })
    .await
}

/// Changes the texts. Who has an entry is told of other terms or prizes.
pub async fn change_texts(db: &Db, organizer: &Organizer, form: TextsForm) -> Result<()> {
    let act = Act::of(organizer);
    db.write(Key::Award(act.award), move |conn| {
        Box::pin(async move {
            let (award, progress) = act.begin(conn).await?;
            let (old, new) = (read::texts_of(conn, act.award).await?, form.parse()?);
            check_texts(&award, &old, &new, progress)?;
            check_other(&old, &new)?;
            write::texts(conn, act.award, &new).await?;
            tell_changed(conn, act.now, &award, Concerned::Entrants, changed_texts(&old, &new)).await?;
            act.record(conn, "texts_changed", &json!({"old": old, "new": new})).await
        })
    })
    .await
}
