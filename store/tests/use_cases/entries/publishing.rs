//! An entry goes public by its entrant's word and the organizer's act, and no further than the word says.

use domain::{
    entry::{EntryError, IneligibleReason},
    form::Section,
    locale::Locale,
    screening::Ruling,
    showcase::Filter,
    time::DAY,
};
use store::{
    Db, Error, Rule,
    award::Edition,
    entries, projects,
    scope::{Guest, Organizer},
};

use super::{complete_draft, section_of};
use crate::{
    cast::{entrant, organizer, person, seed, showtime},
    world::on_both,
};

async fn projects_total(db: &Db) -> usize {
    projects::list_projects(db, &Guest::at(showtime()), &Filter::default(), Locale::En).await.expect("readable").total
}

/// Lets the entry be published to this extent, while it may be changed.
async fn allow(db: &Db, who: &store::scope::Entrant, id: domain::id::EntryId, publication: &str) {
    let record = entries::get_own(db, who, id).await.expect("there");
    let mut consent = section_of(&record.answers, Section::Consent);
    consent.insert("publication".into(), publication.into());
    entries::save_section(db, who, id, Section::Consent, consent, record.version(Section::Consent)).await.expect("kept");
}

#[tokio::test]
async fn the_demonstration_publishes_eight() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::NearestCeremony).await;
        let mut published = 0;
        for page in 1..=2 {
            let list = entries::list(db, &organizer, &entries::Filter::default(), entries::Shown::page(page)).await.expect("readable");
            published += list.lines.iter().filter(|line| line.is_published).count();
        }
        assert_eq!(published, 8);
        assert_eq!(projects_total(db).await, 39 + 8, "beside the practices");
    })
    .await;
}

#[tokio::test]
async fn a_summary_shows_a_summary() {
    on_both(async |db| {
        seed(db).await;
        let before = projects_total(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        let organizer = organizer(db, Edition::Open).await;
        let slug = entries::publish(db, &organizer, id).await.expect("published");
        let again = entries::publish(db, &organizer, id).await.expect("published anew");
        assert_eq!(slug, again);
        assert_eq!(projects_total(db).await, before + 1);
        let project =
            projects::find_project(db, &Guest::at(showtime()), slug.as_str(), Locale::En).await.expect("readable").expect("public");
        let shown = format!("{project:?}");
        let sent = entries::get(db, &organizer, id).await.expect("there");
        assert_eq!(sent.slug.as_deref(), Some(slug.as_str()));
        assert!(shown.contains(sent.answers.get("title_en")));
        for secret in ["situation", "indicator.1.period", "phone", "head", "member.1.name"] {
            let text = sent.answers.get(secret);
            assert!(!text.is_empty() && !shown.contains(text), "{secret} is not public");
        }
        entries::unpublish(db, &organizer, id, "асығыс".into()).await.expect("taken out");
        assert_eq!(projects_total(db).await, before);
        assert_eq!(entries::get(db, &organizer, id).await.expect("there").slug, None);
    })
    .await;
}

#[tokio::test]
async fn nothing_goes_public_against_the_entrants_word() {
    on_both(async |db| {
        seed(db).await;
        let before = projects_total(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let organizer = organizer(db, Edition::Open).await;
        assert_eq!(entries::publish(db, &organizer, id).await, Err(Error::NotFound), "a draft is not there at all");
        allow(db, &hospital, id, "none").await;
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_eq!(entries::publish(db, &organizer, id).await, Err(Error::Rule(Rule::Entry(EntryError::NotPublic))));
        assert_eq!(projects_total(db).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_changed_word_is_obeyed_at_once() {
    on_both(async |db| {
        seed(db).await;
        let before = projects_total(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let organizer = organizer(db, Edition::Open).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        entries::publish(db, &organizer, id).await.expect("published");
        entries::return_for_revision(db, &organizer, id, showtime().plus(DAY), String::new()).await.expect("returned");
        allow(db, &hospital, id, "none").await;
        assert_eq!(projects_total(db).await, before + 1, "what was sent counts until it is sent again");
        entries::submit(db, &hospital, id).await.expect("sent again");
        assert_eq!(projects_total(db).await, before);

        entries::withdraw(db, &hospital, id).await.expect("taken back");
        allow(db, &hospital, id, "whole").await;
        entries::submit(db, &hospital, id).await.expect("sent");
        entries::publish(db, &organizer, id).await.expect("published");
        entries::withdraw(db, &hospital, id).await.expect("taken back");
        assert_eq!(projects_total(db).await, before, "withdrawn leaves the showcase");
        assert_eq!(entries::publish(db, &organizer, id).await, Err(Error::Rule(Rule::Entry(EntryError::NotSubmitted))));
    })
    .await;
}

#[tokio::test]
async fn whose_it_is_and_where_it_competes_are_facts() {
    on_both(async |db| {
        seed(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        let record = entries::get_own(db, &hospital, id).await.expect("there");
        let mut typed = section_of(&record.answers, Section::Organization);
        for locale in Locale::ALL {
            typed.insert(format!("org_name_{locale}"), "Ministry of Truth".into());
        }
        let seen = record.version(Section::Organization);
        entries::save_section(db, &hospital, id, Section::Organization, typed, seen).await.expect("kept");
        entries::submit(db, &hospital, id).await.expect("sent");
        assert_ne!(record.answers.get("category"), "economy");
        crate::cast::unseal(db).await;
        db.execute_for_tests("UPDATE entry SET category = 'economy'").await.expect("the organizer moved it");
        let slug = entries::publish(db, &organizer(db, Edition::Open).await, id).await.expect("published");
        let project =
            projects::find_project(db, &Guest::at(showtime()), slug.as_str(), Locale::En).await.expect("readable").expect("public");
        assert_eq!((project.card.owner.text.as_str(), project.kind.code()), ("Demo: City Hospital No. 4", "local"));
        assert_eq!((project.card.category.slug.as_str(), project.answers.get("category")), ("economy", "economy"));
        assert!(!format!("{project:?}").contains("Truth"));
    })
    .await;
}

#[tokio::test]
async fn what_is_found_ineligible_leaves_the_showcase_and_stays_out() {
    on_both(async |db| {
        seed(db).await;
        let before = projects_total(db).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let id = complete_draft(db, &hospital).await;
        entries::submit(db, &hospital, id).await.expect("sent");
        let organizer = organizer(db, Edition::Open).await;
        entries::publish(db, &organizer, id).await.expect("published");
        entries::find_ineligible(db, &organizer, id, IneligibleReason::Secret, String::new()).await.expect("decided");
        assert_eq!(projects_total(db).await, before);
        assert_eq!(entries::publish(db, &organizer, id).await, Err(Error::Rule(Rule::Entry(EntryError::Ineligible))));
        let second = Organizer::of(&person(db, "organizer2", Edition::Open, showtime()).await).expect("holds the role");
        entries::appeal(db, &hospital, id, "Құпия жоқ".into()).await.expect("appealed");
        entries::rule_on_appeal(db, &second, id, Ruling::Upheld, String::new()).await.expect("upheld");
        entries::publish(db, &organizer, id).await.expect("published again");
        assert_eq!(projects_total(db).await, before + 1);
    })
    .await;
}
