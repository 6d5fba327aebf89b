//! One appeal, ruled on by another organizer than who decided.

use domain::{
    entry::{EntryError, IneligibleReason},
    letter::Letter,
    screening::{Ruling, ScreeningError},
};
use store::{Error, Rule, award::Edition, entries};

use super::{letters, second, sent};
use crate::{
    cast::{entrant, organizer, seed, showtime},
    world::on_both,
};

fn screening<T>(error: ScreeningError) -> store::Result<T> {
    Err(Error::Rule(Rule::Screening(error)))
}

#[tokio::test]
async fn an_appeal_is_upheld_by_another_organizer() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let (first, second) = (organizer(db, Edition::Open).await, second(db).await);
        let (hospital, other) = (entrant(db, "entrant", showtime()).await, entrant(db, "grain", showtime()).await);
        assert_eq!(entries::appeal(db, &hospital, id, "Неге?".into()).await, screening(ScreeningError::NotIneligible));
        let reason = IneligibleReason::TooShortInOperation;
        entries::find_ineligible(db, &first, id, reason, "Алты ай керек".into()).await.expect("decided");
        let [Letter::EntryIneligible { reason: told, remark, .. }] = &letters(db, "entrant@demo.bayge").await[..] else {
            panic!("one letter")
        };
        assert_eq!((*told, remark.as_str()), (reason, "Алты ай керек"));
        assert_eq!(entries::find_eligible(db, &first, id).await, Err(Error::Rule(Rule::Entry(EntryError::Decided))));

        assert_eq!(entries::appeal(db, &other, id, "Біздікі емес".into()).await, Err(Error::NotFound));
        assert_eq!(entries::appeal(db, &hospital, id, " ".into()).await, screening(ScreeningError::NoteMissing));
        assert_eq!(entries::rule_on_appeal(db, &second, id, Ruling::Upheld, String::new()).await, screening(ScreeningError::NoAppeal));
        let waiting = entries::Filter { state: "appealed".into(), ..entries::Filter::default() };
        let waits = async || entries::list(db, &first, &waiting, entries::Shown::page(1)).await.expect("readable").total;
        assert_eq!(waits().await, 0);
        entries::appeal(db, &hospital, id, "Бір жыл жұмыс істеп тұр".into()).await.expect("appealed");
        assert_eq!(waits().await, 1);
        let asked = "SELECT COUNT(*) FROM mail WHERE template = 'appeal_made' AND recipient = 'organizer2@demo.bayge'";
        assert_eq!(db.count_for_tests(asked).await, Ok(1));
        assert_eq!(letters(db, "organizer@demo.bayge").await, [], "who decided is not asked");
        assert_eq!(entries::appeal(db, &hospital, id, "Тағы".into()).await, screening(ScreeningError::Appealed));

        let ruled = entries::rule_on_appeal(db, &first, id, Ruling::Dismissed, "Жоқ".into()).await;
        assert_eq!(ruled, screening(ScreeningError::SameOrganizer));
        assert!(!entries::get(db, &first, id).await.expect("there").screening.may_rule);
        assert!(entries::get(db, &second, id).await.expect("there").screening.may_rule);
        db.execute_for_tests("UPDATE organization SET confirmed_at = NULL").await.expect("changed");
        let unconfirmed = entries::rule_on_appeal(db, &second, id, Ruling::Upheld, String::new()).await;
        assert_eq!(unconfirmed, Err(Error::Rule(Rule::Entry(EntryError::Unconfirmed))));
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!((own.entry.state.code(), own.screening.appeal.expect("waits").ruling), ("ineligible", None), "nothing half done");

        db.execute_for_tests("UPDATE organization SET confirmed_at = 1").await.expect("changed");
        entries::rule_on_appeal(db, &second, id, Ruling::Upheld, "Дұрыс".into()).await.expect("upheld");
        assert_eq!(waits().await, 0);
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        assert_eq!(own.entry.state.code(), "eligible");
        let [Letter::AppealRuled { ruling: Ruling::Upheld, answer, .. }] = &letters(db, "entrant@demo.bayge").await[..] else {
            panic!("one letter")
        };
        assert_eq!(answer, "Дұрыс");
    })
    .await;
}

#[tokio::test]
async fn a_dismissed_appeal_ends_it() {
    on_both(async |db| {
        seed(db).await;
        let id = sent(db).await;
        let (first, second) = (organizer(db, Edition::Open).await, second(db).await);
        let hospital = entrant(db, "entrant", showtime()).await;
        entries::find_ineligible(db, &first, id, IneligibleReason::Duplicate, String::new()).await.expect("decided");
        entries::appeal(db, &hospital, id, "Қайталау емес".into()).await.expect("appealed");
        let wordless = entries::rule_on_appeal(db, &second, id, Ruling::Dismissed, String::new()).await;
        assert_eq!(wordless, screening(ScreeningError::NoteMissing));
        entries::rule_on_appeal(db, &second, id, Ruling::Dismissed, "Былтыр да болған".into()).await.expect("dismissed");
        let own = entries::get_own(db, &hospital, id).await.expect("there");
        let appeal = own.screening.appeal.expect("kept");
        assert_eq!(
            (own.entry.state.code(), appeal.ruling, appeal.answer.as_str()),
            ("ineligible", Some(Ruling::Dismissed), "Былтыр да болған")
        );
        assert_eq!(entries::appeal(db, &hospital, id, "Тағы".into()).await, screening(ScreeningError::Appealed));
        let again = entries::rule_on_appeal(db, &second, id, Ruling::Upheld, String::new()).await;
        assert_eq!(again, screening(ScreeningError::NoAppeal));
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_has_an_appeal_and_marks_to_try() {
    on_both(async |db| {
        seed(db).await;
        let judged = organizer(db, Edition::NearestCeremony).await;
        let filter = entries::Filter { state: "ineligible".into(), ..entries::Filter::default() };
        let list = entries::list(db, &judged, &filter, entries::Shown::page(1)).await.expect("readable");
        let desk = entries::get(db, &judged, list.lines[0].id).await.expect("there");
        assert!(desk.screening.may_rule && desk.screening.appeal.expect("waits").ruling.is_none());
        let business = entrant(db, "business", showtime()).await;
        let own = entries::list_own(db, &business, 1).await.expect("readable");
        let returned = own.lines.iter().find(|line| line.state.code() == "returned").expect("one is returned");
        let own = entries::get_own(db, &business, returned.id).await.expect("there");
        assert_eq!(own.screening.marks.len(), 3);
        assert!(own.entry.open_fields().has("reused_where") && !own.entry.open_fields().has("cost"));
        assert!(own.remark.contains("How") || own.remark.contains("how"), "in English too: {}", own.remark);
    })
    .await;
}
