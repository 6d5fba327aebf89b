//! Categories, criteria and texts in the organizer's hands, and who is told of it.

use std::collections::BTreeMap;

use domain::{
    award::{AwardError, Calendar, Changed, CriteriaForm, NewAward, Rules, TextKind, TextsForm},
    category::{CategoriesForm, Entrants},
    entry::EntryError,
    form::Section,
    id::EntryId,
    letter::Letter,
    time::DAY,
};
use store::{
    Db,
    award::{self, Edition},
    entries, mail,
    scope::{Entrant, Operator, Secretariat},
};

use super::{entry_rule, form_of, rule};
use crate::{
    cast::{entrant, open_award, organizer, person, seed, showtime},
    entries::{complete_draft, section_of},
    world::on_both,
};

type Fields = BTreeMap<String, String>;

/// The fields of a form, with some typed otherwise.
fn fields(form: &impl serde::Serialize, typed: &[(&str, &str)]) -> Fields {
    let mut fields: Fields = serde_json::from_value(serde_json::to_value(form).expect("JSON")).expect("fields");
    fields.extend(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    fields
}

const HEALTH: [(&str, &str); 7] = [
    ("new_kk", "AI Денсаулық"),
    ("new_ru", "AI Здоровье"),
    ("new_en", "AI Health"),
    ("new_scope_kk", "Денсаулық сақтау жобалары."),
    ("new_scope_ru", "Проекты в здравоохранении."),
    ("new_scope_en", "Projects in health care."),
    ("new_local", "yes"),
];

/// Names a category in a draft.
async fn name_category(db: &Db, entrant: &Entrant, id: EntryId, slug: &str) {
    let record = entries::get_own(db, entrant, id).await.expect("there");
    let mut project = section_of(&record.answers, Section::Project);
    project.insert("category".into(), slug.into());
    entries::save_section(db, entrant, id, Section::Project, project, record.version(Section::Project)).await.expect("kept");
}

/// Who was told of a change, and of what.
async fn told(db: &Db) -> Vec<(String, Vec<Changed>)> {
    let due = mail::take_due(db, &Operator::at_console(showtime())).await.expect("readable");
    let changed = due.into_iter().filter_map(|outgoing| match outgoing.letter {
        Letter::AwardChanged { changed, .. } => Some((outgoing.recipient, changed)),
        _ => None,
    });
    changed.collect()
}

#[tokio::test]
async fn a_new_category_takes_entries_and_then_stays() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let settings = award::get_settings(db, &organizer).await.expect("readable");
        let form = |typed: &[(&str, &str)]| CategoriesForm::typed(fields(&CategoriesForm::of(&settings.categories), typed));
        award::change_categories(db, &organizer, form(&HEALTH)).await.expect("nobody has scored");
        let categories = award::list_categories(db, organizer.visitor()).await.expect("readable");
        let health = categories.last().expect("there");
        assert_eq!((health.slug.as_str(), health.entrants), ("ai-health", Entrants::LocalExecutive));
        let letters = told(db).await;
        assert_eq!(u64::try_from(letters.len()), Ok(settings.writers), "as many as the look ahead says");
        assert!(letters.iter().all(|(_, changed)| changed == &[Changed::Categories]), "{letters:?}");
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM event WHERE act = 'categories_changed' AND actor_id IS NOT NULL").await, Ok(1));

        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        name_category(db, &hospital, id, "ai-health").await;
        let typed = |typed: &[(&str, &str)]| CategoriesForm::typed(fields(&CategoriesForm::of(&categories), typed));
        let remove = || typed(&[("ai-health_remove", "yes")]);
        let refused = award::change_categories(db, &organizer, remove()).await;
        assert_eq!(refused, rule(AwardError::CategoryUsed { entries: 1 }), "a draft names it");
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let (kind, is_admitted) = (record.kind, health.entrants.admits(record.kind));
        assert!(is_admitted, "the hospital is {kind}");
        entries::submit(db, &hospital, id).await.expect("the category is the award's");
        name_category_is_sent(db, &hospital, id).await;
        let closed = typed(&[("ai-health_local", ""), ("ai-health_quasi", "yes")]);
        assert_eq!(award::change_categories(db, &organizer, closed).await, rule(AwardError::CategoryKindUsed));
        assert_eq!(award::change_categories(db, &organizer, remove()).await, rule(AwardError::CategoryUsed { entries: 1 }));

        entries::withdraw(db, &hospital, id).await.expect("the window is open");
        name_category(db, &hospital, id, "social").await;
        entries::submit(db, &hospital, id).await.expect("elsewhere");
        award::change_categories(db, &organizer, remove()).await.expect("no entry names it any more");
        assert_eq!(award::list_categories(db, organizer.visitor()).await, Ok(settings.categories.clone()));
        entries::withdraw(db, &hospital, id).await.expect("the window is open");
        name_category(db, &hospital, id, "ai-health").await;
        assert_eq!(entries::submit(db, &hospital, id).await, entry_rule(EntryError::Incomplete), "it is gone");
    })
    .await;
}

async fn name_category_is_sent(db: &Db, hospital: &Entrant, id: EntryId) {
    let record = entries::get_own(db, hospital, id).await.expect("there");
    assert_eq!(record.entry.category, "ai-health");
}

#[tokio::test]
async fn words_alone_write_no_letter_and_judging_stops_everything_that_binds() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let settings = award::get_settings(db, &open).await.expect("readable");
        let criteria =
            CriteriaForm::typed(fields(&CriteriaForm::of(&settings.criteria), &[("impact_10_kk", "Тексерілген."), ("impact_place", "2")]));
        award::change_criteria(db, &open, criteria.clone()).await.expect("nobody has scored");
        assert_eq!(award::change_criteria(db, &open, criteria).await, rule(AwardError::Unchanged));
        let now = award::list_criteria(db, open.visitor()).await.expect("readable");
        assert_eq!((now[1].code.as_str(), now[1].anchors[4].kk.as_str()), ("impact", "Тексерілген."));
        let names = CategoriesForm::typed(fields(&CategoriesForm::of(&settings.categories), &[("social_en", "Social")]));
        award::change_categories(db, &open, names).await.expect("nobody has scored");
        assert_eq!(told(db).await, []);

        let judged = organizer(db, Edition::NearestCeremony).await;
        let there = award::get_settings(db, &judged).await.expect("readable");
        let more = CategoriesForm::typed(fields(&CategoriesForm::of(&there.categories), &HEALTH));
        assert_eq!(award::change_categories(db, &judged, more).await, rule(AwardError::JudgingBegun));
        let texts = |kind: TextKind| TextsForm::typed(BTreeMap::from([(format!("{kind}_kk"), "Мәтін".to_owned())]));
        assert_eq!(award::change_texts(db, &judged, texts(TextKind::Terms)).await, rule(AwardError::JudgingBegun));
        award::change_texts(db, &judged, texts(TextKind::Contact)).await.expect("whom to ask may change");
        assert_eq!(award::list_texts(db, judged.visitor()).await.expect("readable")[&TextKind::Contact].kk, "Мәтін");
        assert_eq!(told(db).await, []);
    })
    .await;
}

#[tokio::test]
async fn who_has_an_entry_is_told_of_dates_rules_weights_and_terms() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let settings = award::get_settings(db, &open).await.expect("readable");
        let count = async |expected: u64, changed: Changed| {
            let letters = told(db).await;
            assert_eq!(u64::try_from(letters.len()), Ok(expected), "{changed:?}");
            assert!(letters.iter().all(|(_, of)| of == std::slice::from_ref(&changed)), "{letters:?}");
            db.execute_for_tests("DELETE FROM mail").await.expect("emptied");
        };
        let ceremony_at = settings.award.ceremony_at.plus(DAY);
        let calendar = Calendar { ceremony_at, ..Calendar::of(&settings.award) };
        award::change(db, &open, NewAward { calendar, ..form_of(&settings.award) }).await.expect("it has not come");
        count(settings.entrants, Changed::Date { date: domain::award::CalendarDate::Ceremony, to: ceremony_at }).await;
        award::change_rules(db, &open, Rules { months_in_operation: 6, ..Rules::default() }).await.expect("nobody has scored");
        count(settings.writers, Changed::Months(6)).await;
        let (mut criteria, terms) = (settings.criteria.clone(), BTreeMap::from([("terms_en".to_owned(), "No fee.".to_owned())]));
        (criteria[0].weight, criteria[1].weight) = (25, 20);
        award::change_criteria(db, &open, CriteriaForm::of(&criteria)).await.expect("nobody has scored");
        count(settings.entrants, Changed::Criteria).await;
        award::change_texts(db, &open, TextsForm::typed(terms)).await.expect("nobody has scored");
        count(settings.entrants, Changed::Terms).await;
    })
    .await;
}

#[tokio::test]
async fn a_new_edition_begins_like_an_earlier_one() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let settings = award::get_settings(db, &open).await.expect("readable");
        let more = CategoriesForm::typed(fields(&CategoriesForm::of(&settings.categories), &HEALTH));
        award::change_categories(db, &open, more).await.expect("nobody has scored");
        let rules = Rules { years_winners_barred: 2, ..Rules::default() };
        award::change_rules(db, &open, rules).await.expect("nobody has scored");
        let note = TextsForm::typed(BTreeMap::from([("note_ru".to_owned(), "Пишите кратко.".to_owned())]));
        award::change_texts(db, &open, note).await.expect("nobody has scored");
        let desk = person(db, "organizer", Edition::Open, showtime()).await;
        let secretariat = Secretariat::of(&desk).expect("holds the role");
        let old = open_award(db).await;
        let like = |year: i32| NewAward { year, ..form_of(&old) };
        assert_eq!(award::create(db, &secretariat, like(old.year + 1), Some(1999)).await, Err(store::Error::NotFound));
        award::create(db, &secretariat, like(old.year + 1), Some(old.year)).await.expect("a year of its own");
        award::create(db, &secretariat, like(old.year + 2), None).await.expect("a year of its own");
        let of = async |year: i32| {
            let there = organizer(db, Edition::Year(year)).await;
            let settings = award::get_settings(db, &there).await.expect("readable");
            (settings.categories.len(), settings.award.rules, settings.texts.len(), settings.criteria)
        };
        assert_eq!(of(old.year + 1).await, (7, rules, 1, settings.criteria.clone()));
        assert_eq!(of(old.year + 2).await, (6, Rules::default(), 0, settings.criteria));
    })
    .await;
}

/// The demonstration's winner of a category: known here by its standings, to others by the show.
#[tokio::test]
async fn a_revealed_winner_is_barred_and_an_unrevealed_one_is_not() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        award::change_rules(db, &open, Rules { years_winners_barred: 1, ..Rules::default() }).await.expect("nobody has scored");
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let wins = async || entries::get_own(db, &hospital, id).await.expect("there").wins;
        assert_eq!(wins().await, [], "the show has revealed nothing");
        // Every step is fired: whoever won, it is public now. The hospital's own entries are made the only ones that compete.
        db.execute_for_tests("UPDATE step SET fired_at = 1").await.expect("fired");
        let organization =
            "(SELECT organization_id FROM membership JOIN person ON person.id = person_id WHERE email = 'entrant@demo.bayge')";
        db.execute_for_tests(&format!(
            "UPDATE entry SET organization_id = {organization} WHERE state = 'eligible' AND category = 'social'"
        ))
        .await
        .expect("moved");
        let year = organizer(db, Edition::NearestCeremony).await.award().year;
        let found = wins().await;
        assert_eq!(found.iter().map(|win| (win.year, win.category.as_str())).collect::<Vec<_>>(), [(year, "social")]);
        name_category(db, &hospital, id, "social").await;
        assert_eq!(entries::submit(db, &hospital, id).await, entry_rule(EntryError::EarlierWinner));
        name_category(db, &hospital, id, "citizens").await;
        entries::submit(db, &hospital, id).await.expect("another category is open to it");
    })
    .await;
}
