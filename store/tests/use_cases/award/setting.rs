//! What the organizer sets, and what freezes.

use domain::{
    award::{AwardError, Calendar, Changed, CriteriaForm, NewAward, Reach, Rules, reached_by_categories},
    category::Entrants,
    entry::EntryError,
    form::Section,
    locale::Trilingual,
    time::DAY,
};
use store::{
    award::{self, Edition},
    entries,
};

use super::{entry_rule, form_of, rule, two_drafts};
use crate::{
    cast::{entrant, open_award, organizer, seed, showtime},
    entries::section_of,
    world::on_both,
};

#[tokio::test]
async fn names_and_dates_change_until_they_have_come() {
    on_both(async |db| {
        seed(db).await;
        let open = open_award(db).await;
        let organizer = organizer(db, Edition::Year(open.year)).await;
        let ceremony_at = open.ceremony_at.plus(DAY);
        let new = NewAward {
            name: Trilingual::new("Жаңа атау", "Новое имя", "A new name"),
            calendar: Calendar { ceremony_at, ..Calendar::of(&open) },
            ..form_of(&open)
        };
        award::change(db, &organizer, new.clone()).await.expect("nothing of it has come");
        let changed = open_award(db).await;
        assert_eq!((changed.name.kk.as_str(), changed.ceremony_at), ("Жаңа атау", ceremony_at));
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM event WHERE act = 'award_changed' AND actor_id IS NOT NULL").await, Ok(1));

        let shorter = NewAward { calendar: Calendar { closes_at: open.closes_at.plus(-DAY), ..new.calendar }, ..new };
        assert_eq!(award::change(db, &organizer, shorter).await, rule(AwardError::ExtendInstead));
        assert_eq!(open_award(db).await.closes_at, open.closes_at, "an open window is not cut short");
    })
    .await;
}

#[tokio::test]
async fn criteria_and_rules_change_until_somebody_scores() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let settings = award::get_settings(db, &open).await.expect("readable");
        assert!(
            !settings.progress.has_sheets && settings.states.len() > 2 && settings.writers > 0 && settings.entrants > settings.writers,
            "{settings:?}"
        );
        let mut criteria = settings.criteria.clone();
        (criteria[0].weight, criteria[1].weight) = (25, 20);
        award::change_criteria(db, &open, CriteriaForm::of(&criteria)).await.expect("nobody has scored");
        assert_eq!(award::list_criteria(db, open.visitor()).await, Ok(criteria.clone()));
        criteria[0].weight = 26;
        assert_eq!(award::change_criteria(db, &open, CriteriaForm::of(&criteria)).await, rule(AwardError::Weights { sum: 101 }));

        let judged = organizer(db, Edition::NearestCeremony).await;
        let settings = award::get_settings(db, &judged).await.expect("readable");
        assert!(settings.progress.has_sheets, "the demonstration's other edition is scored");
        let frozen = award::change_criteria(db, &judged, CriteriaForm::of(&settings.criteria)).await;
        assert_eq!(frozen, rule(AwardError::JudgingBegun));
        let rules = Rules { months_in_operation: 6, entries_per_category: 1, shortlist: 5, publishes_robustness: true, ..Rules::default() };
        assert_eq!(award::change_rules(db, &judged, rules).await, rule(AwardError::JudgingBegun));
        assert_eq!(award::change_rules(db, &open, rules).await, Ok(()));
        assert_eq!(award::change_rules(db, &open, rules).await, rule(AwardError::Unchanged));
        assert_eq!(organizer(db, Edition::Open).await.award().rules, rules, "kept");
    })
    .await;
}

#[tokio::test]
async fn switched_rules_decide_what_may_be_sent() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (first, second) = two_drafts(db, &hospital).await;
        let limit = async |entries: u32, months: u32| {
            let rules = Rules { months_in_operation: months, entries_per_category: entries, ..Rules::default() };
            award::change_rules(db, &organizer, rules).await.expect("nobody has scored");
        };
        limit(1, 0).await;
        entries::submit(db, &hospital, first).await.expect("the first of its category");
        assert_eq!(entries::submit(db, &hospital, second).await, entry_rule(EntryError::TooManyInCategory));
        entries::withdraw(db, &hospital, first).await.expect("the window is open");
        entries::submit(db, &hospital, second).await.expect("there is room again");
        assert_eq!(entries::submit(db, &hospital, first).await, entry_rule(EntryError::TooManyInCategory));

        limit(5, 24).await;
        let record = entries::get_own(db, &hospital, first).await.expect("there");
        let mut project = section_of(&record.answers, Section::Project);
        project.insert("running_since".into(), "2025-12".into());
        entries::save_section(db, &hospital, first, Section::Project, project, record.version(Section::Project)).await.expect("kept");
        assert_eq!(entries::submit(db, &hospital, first).await, entry_rule(EntryError::TooShortInOperation));
        limit(5, 0).await;
        entries::submit(db, &hospital, first).await.expect("nothing is asked for");
    })
    .await;
}

#[tokio::test]
async fn whom_switched_rules_touch_is_told_by_name_and_before() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (first, second) = two_drafts(db, &hospital).await;
        entries::submit(db, &hospital, first).await.expect("sent");
        let hospital_name = entries::get_own(db, &hospital, second).await.expect("there").organization;
        let foresee = async |rules: Rules| award::foresee_rules(db, &open, rules).await.expect("readable");
        assert_eq!(foresee(Rules::default()).await, [], "nothing is switched");
        let [one] = &foresee(Rules { entries_per_category: 1, ..Rules::default() }).await[..] else { panic!("one rule") };
        assert_eq!(one.rule, Changed::Entries(1));
        assert_eq!(one.refused, std::slice::from_ref(&hospital_name), "its second draft has no room");
        assert!(one.admitted.is_empty());
        let long = Rules { months_in_operation: 24, years_winners_barred: 5, ..Rules::default() };
        let [months, winners] = &foresee(long).await[..] else { panic!("two rules") };
        assert_eq!((&months.rule, &winners.rule), (&Changed::Months(24), &Changed::Winners(5)));
        assert!(winners.refused.is_empty(), "the show has revealed nothing");
        // What it says is what sending then does.
        award::change_rules(db, &open, Rules { entries_per_category: 1, ..Rules::default() }).await.expect("nobody has scored");
        assert_eq!(entries::submit(db, &hospital, second).await, entry_rule(EntryError::TooManyInCategory));
        let open = organizer(db, Edition::Open).await;
        let back = award::foresee_rules(db, &open, Rules::default()).await.expect("readable");
        let [back] = &back[..] else { panic!("one rule") };
        assert_eq!(back.admitted, [hospital_name]);
    })
    .await;
}

#[tokio::test]
async fn whom_other_categories_reach_is_told_by_name_and_before() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let hospital = entrant(db, "entrant", showtime()).await;
        let (first, second) = two_drafts(db, &hospital).await;
        let name = entries::get_own(db, &hospital, second).await.expect("there").organization;
        let drafts = award::get_settings(db, &open).await.expect("readable").uses["social"].drafts;
        entries::submit(db, &hospital, first).await.expect("sent");
        let settings = award::get_settings(db, &open).await.expect("readable");
        assert_eq!(settings.uses["social"].drafts, drafts - 1, "what is sent is no draft");
        let crowds = award::list_crowds(db, &open).await.expect("readable");
        let written: Vec<_> = crowds.iter().filter(|crowd| crowd.category.is_none()).collect();
        assert!(written.iter().flat_map(|crowd| &crowd.first).all(|party| party.sent.is_none()), "what is written is its authors' own");
        let times = written.iter().flat_map(|crowd| &crowd.first).filter(|party| party.body == name).count();
        assert_eq!(times, 1, "a body once, however many it writes");

        let mut new = settings.categories.clone();
        let social = new.iter_mut().find(|category| category.slug == "social").expect("there");
        (social.entrants, social.is_sensitive) = (Entrants::Central, true);
        let told = reached_by_categories(&settings.categories, &new, &crowds);
        let [(slug, groups)] = &told[..] else { panic!("one category: {told:?}") };
        assert_eq!(slug, "social");
        let of = |how: Reach| groups.iter().find(|group| group.how == how);
        assert!(of(Reach::Shuts).is_some_and(|group| group.first.iter().any(|party| party.body == name)), "{groups:?}");
        let sent = of(Reach::Stays).expect("there").first.iter().filter_map(|party| party.sent.as_ref());
        assert!(sent.clone().any(|sent| sent.id == first && sent.number > 0), "{groups:?}");
        assert!(!sent.clone().any(|sent| sent.id == second));
    })
    .await;
}
