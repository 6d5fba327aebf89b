//! What may still be changed of an edition, and what its switches decide.

use domain::{
    award::{Award, AwardError, AwardForm, Calendar, CalendarDate, CriteriaForm, NewAward, Progress, Rules, RulesForm, check_criteria},
    criterion::{Criterion, defaults},
    entry::EntryError,
    time::{Civil, DAY, Timestamp},
};
use proptest::prelude::*;

use crate::world::{astana, award, categories, complete, draft};

fn at(now: Timestamp) -> Progress {
    Progress { now, has_sheets: false, promised_until: None }
}

fn same() -> NewAward {
    let award = award();
    NewAward { year: award.year, name: award.name.clone(), calendar: Calendar::of(&award) }
}

#[test]
fn what_has_come_stays_and_nothing_moves_into_the_past() {
    let award = award();
    let before = at(award.opens_at.plus(-DAY));
    let during = at(award.opens_at.plus(DAY));
    let later = |date: CalendarDate| {
        let mut calendar = same().calendar;
        match date {
            CalendarDate::Announced => calendar.announced_at = calendar.announced_at.plus(1),
            CalendarDate::Opens => calendar.opens_at = calendar.opens_at.plus(1),
            CalendarDate::Closes => calendar.closes_at = calendar.closes_at.plus(1),
            CalendarDate::Judging => calendar.judging_from = calendar.judging_from.plus(1),
            CalendarDate::Ceremony => calendar.ceremony_at = calendar.ceremony_at.plus(1),
        }
        NewAward { calendar, ..same() }
    };
    for date in CalendarDate::ALL {
        assert_eq!(award.change_problems(&later(*date), before), [], "{date} before anything");
    }
    assert_eq!(award.change_problems(&later(CalendarDate::Opens), during), [AwardError::Passed(CalendarDate::Opens)]);
    assert_eq!(award.change_problems(&later(CalendarDate::Closes), during), [AwardError::ExtendInstead]);
    assert_eq!(award.change_problems(&later(CalendarDate::Judging), during), []);
    let scored = Progress { has_sheets: true, ..during };
    assert_eq!(award.change_problems(&later(CalendarDate::Judging), scored), [AwardError::Passed(CalendarDate::Judging)]);
    let past = NewAward { calendar: Calendar { opens_at: before.now, ..same().calendar }, ..same() };
    assert_eq!(award.change_problems(&past, before), [AwardError::InPast(CalendarDate::Opens)]);
    assert_eq!(award.change_problems(&NewAward { year: 2027, ..same() }, before), [AwardError::Year], "the year stands in addresses");
}

#[test]
fn the_jury_does_not_begin_before_a_promised_deadline_is_over() {
    let award = award();
    let until = award.closes_at.plus(2 * DAY);
    let promised = Progress { promised_until: Some(until), ..at(award.closes_at.plus(DAY)) };
    let moved = |judging_from| NewAward { calendar: Calendar { judging_from, ..same().calendar }, ..same() };
    assert!(until < award.judging_from, "the story of the test");
    assert_eq!(award.change_problems(&moved(until), promised), [], "exactly when it is over");
    assert_eq!(award.change_problems(&moved(until.plus(-1)), promised), [AwardError::Promised]);
    assert_eq!(award.change_problems(&moved(award.judging_from.plus(DAY)), promised), [], "later takes nobody's time");
    let free = Progress { promised_until: None, ..promised };
    assert_eq!(award.change_problems(&moved(until.plus(-1)), free), []);
    // Whatever stands already stands: another date may move.
    let odd = Progress { promised_until: Some(award.judging_from.plus(DAY)), ..promised };
    let ceremony = NewAward { calendar: Calendar { ceremony_at: award.ceremony_at.plus(DAY), ..same().calendar }, ..same() };
    assert_eq!(award.change_problems(&ceremony, odd), []);
    assert_eq!(AwardError::Promised.field(), Some(CalendarDate::Judging.code()));
}

#[test]
fn judging_freezes_what_it_goes_by() {
    let award = award();
    let eve = at(award.judging_from.plus(-1));
    assert_eq!(award.check_unjudged(eve), Ok(()));
    assert_eq!(award.check_unjudged(at(award.judging_from)), Err(AwardError::JudgingBegun));
    assert_eq!(award.check_unjudged(Progress { has_sheets: true, ..eve }), Err(AwardError::JudgingBegun));
}

#[test]
fn an_extension_is_later_and_leaves_the_jury_its_time() {
    let award = award();
    let now = at(award.closes_at.plus(-DAY));
    let until = award.closes_at.plus(DAY);
    assert_eq!(award.extend(until, now).map(|award| award.closes_at), Ok(until));
    assert_eq!(award.extend(until, at(award.closes_at.plus(1))).map(|award| award.closes_at), Ok(until), "also after the bell");
    for (until, progress, error) in [
        (award.closes_at, now, AwardError::NotLater),
        (award.closes_at.plus(5), at(award.closes_at.plus(5)), AwardError::NotLater),
        (award.judging_from.plus(1), now, AwardError::Order(CalendarDate::Judging)),
        (until, at(award.opens_at.plus(-1)), AwardError::NotOpen),
        (until, Progress { has_sheets: true, ..now }, AwardError::JudgingBegun),
    ] {
        assert_eq!(award.extend(until, progress), Err(error));
    }
}

#[test]
fn weights_make_a_hundred() {
    assert_eq!(check_criteria(&defaults()), Ok(()));
    let with = |code: &str, part: &str, text: &str| {
        let mut fields: std::collections::BTreeMap<String, String> =
            serde_json::from_value(serde_json::to_value(CriteriaForm::of(&defaults())).expect("JSON")).expect("fields");
        fields.insert(format!("{code}_{part}"), text.to_owned());
        CriteriaForm::typed(fields).parse(&defaults())
    };
    assert_eq!(with("impact", "weight", " 30 "), Ok(defaults()));
    assert_eq!(with("impact", "weight", "31"), Err(AwardError::Weights { sum: 101 }));
    assert_eq!(with("impact", "weight", "many"), Err(AwardError::Weights { sum: 70 }));
    assert_eq!(with("impact", "weight", "4294967296"), Err(AwardError::Weights { sum: 70 }));
    assert_eq!(with("impact", "kk", " "), Err(AwardError::CriterionName));
    assert_eq!(with("impact", "kk", "Әсер").map(|criteria| criteria[0].name.kk.clone()), Ok("Әсер".to_owned()));
}

#[test]
fn switches_are_read_and_decide() {
    let typed = |months: &str, entries: &str, shortlist: &str, robustness: &str| {
        let [months, entries, shortlist, robustness] = [months, entries, shortlist, robustness].map(str::to_owned);
        RulesForm { months, entries, shortlist, robustness, winners: "0".into() }.parse()
    };
    let form = |months: &str, entries: &str| typed(months, entries, "3", "");
    assert_eq!(form("12", "3"), Ok(Rules { months_in_operation: 12, entries_per_category: 3, ..Rules::default() }));
    assert_eq!(typed("0", "2", "5", "yes"), Ok(Rules { shortlist: 5, publishes_robustness: true, ..Rules::default() }));
    for wrong in ["", "0", "21", "three"] {
        assert_eq!(typed("0", "2", wrong, ""), Err(AwardError::Shortlist), "{wrong}");
    }
    assert_eq!(form("7", "3"), Err(AwardError::Months));
    assert_eq!(form("", "3"), Err(AwardError::Months));
    assert_eq!(form("0", "0"), Err(AwardError::EntriesPerCategory));
    assert_eq!(form("0", "21"), Err(AwardError::EntriesPerCategory));

    let asks = |months_in_operation| Award { rules: Rules { months_in_operation, ..Rules::default() }, ..award() };
    let mut answers = complete();
    let now = award().opens_at;
    assert_eq!(now, astana(Civil::date(2026, 3, 3)));
    for (since, months, refusal) in [
        ("2025-09", 6, None),
        ("2025-10", 6, Some(EntryError::TooShortInOperation)),
        ("2026-04", 0, None),
        ("2026-04", 6, Some(EntryError::TooShortInOperation)),
        ("2024-03", 24, None),
        ("2024-04", 24, Some(EntryError::TooShortInOperation)),
    ] {
        answers.set("running_since", since).expect("a field of the form");
        assert_eq!(draft().submit(&asks(months), &categories(), &answers, now, 1).err(), refusal, "{since}, {months} months");
    }
    for (others, refusal) in [(0, None), (1, None), (2, Some(EntryError::TooManyInCategory)), (9, Some(EntryError::TooManyInCategory))] {
        assert_eq!(draft().check_room(&award(), others).err(), refusal, "{others} others");
    }
}

proptest! {
    /// Whatever is asked for once the window is open, a change that is allowed leaves the window as it was.
    #[test]
    fn an_open_window_is_never_changed_by_settings(moves in prop::array::uniform5(-3i64..4), after in 0i64..70) {
        let award = award();
        let progress = at(award.opens_at.plus(after * DAY));
        let [announced, opens, closes, judging, ceremony] = moves.map(|days| days * DAY);
        let calendar = Calendar {
            announced_at: award.announced_at.plus(announced),
            opens_at: award.opens_at.plus(opens),
            closes_at: award.closes_at.plus(closes),
            judging_from: award.judging_from.plus(judging),
            ceremony_at: award.ceremony_at.plus(ceremony),
        };
        if award.change_problems(&NewAward { calendar, ..same() }, progress).is_empty() {
            prop_assert_eq!((calendar.opens_at, calendar.closes_at), (award.opens_at, award.closes_at));
            prop_assert!(calendar.judging_from == award.judging_from || progress.now < award.judging_from.min(calendar.judging_from));
        }
    }

    /// What stands is always allowed to stand.
    #[test]
    fn no_change_is_no_problem(after in -100i64..100, has_sheets: bool) {
        let award = award();
        prop_assert_eq!(award.change_problems(&same(), Progress { has_sheets, ..at(award.opens_at.plus(after * DAY)) }), []);
    }

    /// Criteria that are accepted always sum to a hundred, and each counts.
    #[test]
    fn accepted_weights_sum_to_a_hundred(weights in prop::collection::vec(0u32..60, 6)) {
        let criteria: Vec<Criterion> = defaults().into_iter().zip(&weights).map(|(c, weight)| Criterion { weight: *weight, ..c }).collect();
        let fits = weights.iter().sum::<u32>() == 100 && weights.iter().all(|weight| *weight > 0);
        prop_assert_eq!(check_criteria(&criteria).is_ok(), fits);
    }
}

#[test]
fn a_form_shows_what_stands() {
    let award = award();
    let form = AwardForm::of(award.year, &award.name, &Calendar::of(&award));
    assert_eq!(form.parse(award.announced_at), Ok(same()));
}
