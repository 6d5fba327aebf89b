//! Bodies learn from each other: who may ask, what may change, when it is asked what became of it, what is told afterwards.

use std::collections::BTreeMap;

use domain::{
    answers::{Answers, ProblemKind},
    ceremony::{Podium, Progress},
    entry::{EntryState, IneligibleReason},
    form::Publication,
    id::OrganizationId,
    locale::Trilingual,
    sharing::{
        MAX_TEXT, Milestone, SharingError,
        contact::{Asking, ContactState, MAX_MESSAGES, OPEN_PER_PROJECT, PER_DAY, check_open},
        follow_up::{self, due_at, next_due},
        history::{Subject, history},
        read_text,
        revision::{self, Part, compare},
    },
    time::{Civil, Timestamp},
};
use uuid::Uuid;

use crate::ceremony::{canary, show, show_at};

fn body(number: u128) -> OrganizationId {
    OrganizationId::from_uuid(Uuid::from_u128(number))
}

#[test]
fn an_official_of_another_body_asks_within_limits() {
    let asking = Asking { organization: Some(body(1)), owner: Some(body(2)), today: PER_DAY - 1, own_open: 0, open: OPEN_PER_PROJECT - 1 };
    assert_eq!(asking.check(), Ok(body(1)));
    assert_eq!(Asking { owner: None, ..asking }.check(), Ok(body(1)), "a practice is nobody's");
    assert_eq!(Asking { organization: None, ..asking }.check(), Err(SharingError::NoBody));
    assert_eq!(Asking { owner: Some(body(1)), ..asking }.check(), Err(SharingError::OwnProject));
    assert_eq!(Asking { own_open: 1, ..asking }.check(), Err(SharingError::Waiting));
    assert_eq!(Asking { today: PER_DAY, ..asking }.check(), Err(SharingError::TooManyToday));
    assert_eq!(Asking { open: OPEN_PER_PROJECT, ..asking }.check(), Err(SharingError::ProjectFull));
}

#[test]
fn a_conversation_ends_when_it_is_closed_or_full() {
    assert_eq!(check_open(ContactState::Waiting, MAX_MESSAGES - 1), Ok(()));
    assert_eq!(check_open(ContactState::Answered, MAX_MESSAGES), Err(SharingError::ThreadFull));
    assert_eq!(check_open(ContactState::Closed, 1), Err(SharingError::Closed));
}

#[test]
fn a_message_is_bounded_text() {
    assert_eq!(read_text(" \n "), Err(SharingError::TextMissing));
    assert_eq!(read_text(&"ә".repeat(MAX_TEXT + 1)), Err(SharingError::TextTooLong));
    assert_eq!(read_text(" а\u{0}б\r\nв ").as_deref(), Ok("аб\nв"));
}

fn published() -> Answers {
    let mut answers = Answers::new();
    let summary = [("summary_kk", "Бір"), ("summary_ru", "Один"), ("title_kk", "Атау"), ("title_ru", "Название"), ("stage", "pilot")];
    let whole = [("situation", "Бұрын"), ("why_ai", "ЖИ"), ("how", "Қалай"), ("indicator.1.after", "10"), ("indicator.1.before", "40")];
    answers.merge(summary.into_iter().chain(whole), &[]).expect("known keys");
    for key in ["personal_data", "oversight", "labelling", "reused_where", "needed_by_others", "cost", "support_plan"] {
        answers.set(key, "мәтін").expect("a known key");
    }
    answers
}

fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn an_owner_changes_texts_and_nothing_else() {
    let public = published();
    let sly = typed(&[("title_ru", "Новое "), ("indicator.1.after", "1"), ("stage", "scaled"), ("category", "x"), ("title_en", "")]);
    let edits = revision::propose(&public, Publication::Whole, &sly).expect("a changed title");
    assert_eq!(edits.len(), 1, "figures and facts stay: {edits:?}");
    assert_eq!((edits[0].key.as_str(), edits[0].before.as_str(), edits[0].after.as_str()), ("title_ru", "Название", "Новое"));
    assert_eq!(revision::check_base(&public, &edits), Ok(()));
    let mut later = public.clone();
    later.set("title_ru", "Третье").expect("a known key");
    assert_eq!(revision::check_base(&later, &edits), Err(SharingError::Moved));
}

#[test]
fn what_is_not_public_is_not_proposed() {
    let public = published();
    let long = typed(&[("how", "жаңа")]);
    assert_eq!(revision::propose(&public, Publication::Summary, &long), Err(SharingError::NothingChanged));
    assert_eq!(revision::propose(&public, Publication::Whole, &long).map(|edits| edits.len()), Ok(1));
    assert_eq!(revision::keys(Publication::None).count(), 0);
}

#[test]
fn a_required_text_stays_and_has_its_limit() {
    let public = published();
    for (key, text) in [("title_kk", String::new()), ("title_kk", "а".repeat(121)), ("summary_ru", "слово ".repeat(201))] {
        let typed = typed(&[(key, &text)]);
        assert_eq!(revision::propose(&public, Publication::Whole, &typed), Err(SharingError::Wrong), "{key}");
        let problems = revision::problems(&revision::with_typed(&public, Publication::Whole, &typed), Publication::Whole);
        assert!(matches!(&problems[..], [problem] if problem.key == key && problem.kind != ProblemKind::NotAChoice), "{problems:?}");
    }
}

#[test]
fn words_that_changed_are_marked() {
    use Part::{Gone, New, Same};
    assert_eq!(compare("бір екі үш", "бір төрт үш"), [Same("бір "), Gone("екі "), New("төрт "), Same("үш")]);
    assert_eq!(compare("", "жаңа"), [New("жаңа")]);
    assert_eq!(compare("ескі", ""), [Gone("ескі")]);
    let many = "а ".repeat(2_000);
    assert_eq!(compare(&many, "б").len(), 2, "no more work than a page is worth");
}

fn day(year: i32, month: u8, day: u8) -> Timestamp {
    Timestamp::from_astana(Civil::date(year, month, day).at(10, 30)).expect("a real day")
}

#[test]
fn it_is_asked_half_a_year_and_a_year_later() {
    assert_eq!(due_at(day(2026, 8, 31), 6), day(2027, 2, 28), "the last day of a shorter month");
    assert_eq!(due_at(day(2026, 12, 15), 12), day(2027, 12, 15));
    let published = day(2026, 5, 20);
    assert_eq!(next_due(published, &[], day(2026, 11, 19)), None);
    assert_eq!(next_due(published, &[], day(2026, 11, 20)), Some(6));
    assert_eq!(next_due(published, &[6], day(2027, 5, 19)), None);
    assert_eq!(next_due(published, &[6], day(2027, 5, 20)), Some(12));
    assert_eq!(next_due(published, &[], day(2027, 6, 1)), Some(12), "a question that is late is not asked beside the next one");
    assert_eq!(next_due(published, &[12], day(2030, 1, 1)), None);
}

#[test]
fn every_figure_is_answered_by_a_number() {
    let promised = follow_up::promised(&published());
    assert_eq!(promised.len(), 1);
    let answer = |reached: &str, evidence: &str| {
        follow_up::check(follow_up::with_typed(&promised, &typed(&[("reached_1", reached), ("evidence_1", evidence), ("reached_2", "1")])))
    };
    assert_eq!(answer("", ""), Err(SharingError::Figure));
    assert_eq!(answer("көп", ""), Err(SharingError::Figure));
    assert_eq!(answer("1", &"x".repeat(MAX_TEXT + 1)), Err(SharingError::TextTooLong));
    let told = answer(" 12,5 ", "Есеп").expect("a number");
    assert_eq!((told[0].promised.as_str(), told[0].reached.as_str(), told[0].evidence.as_str()), ("10", "12,5", "Есеп"));
}

fn subject<'a>(slug: &'a str, title: &'a Trilingual, state: EntryState) -> Subject<'a> {
    Subject { slug, title, organization: title, sent_at: Some(day(2026, 3, 10)), state }
}

#[test]
fn what_was_decided_is_told_when_the_show_is_over() {
    let eligible = EntryState::Eligible { at: day(2026, 3, 20) };
    let steps = show().board().total;
    let (nothing, prizes) = (Trilingual::default(), [("helper".to_owned(), Trilingual::new("Көмекші", "", ""))]);
    let of = |fired: usize, slug: &str, state: EntryState| {
        history(&show_at(Progress { fired, ..Progress::default() }).board(), &subject(slug, &nothing, state), &prizes)
    };
    let way = [Milestone::Sent(day(2026, 3, 10)), Milestone::Eligible(day(2026, 3, 20))];
    // The opening, then of the first category: finalists, third, second, first.
    let (finalist, third, first) = (canary(1), canary(2), canary(4));
    for fired in 0..steps {
        assert!(of(fired, &first, eligible).is_empty(), "after {fired} of {steps} steps");
    }
    let told = |last: Milestone| [way.to_vec(), vec![last]].concat();
    assert_eq!(of(steps, &finalist, eligible), told(Milestone::Finalist));
    assert_eq!(of(steps, &third, eligible), told(Milestone::Place(Podium::Third)));
    assert_eq!(of(steps, &first, eligible), told(Milestone::Place(Podium::First)));
    assert_eq!(of(steps, &canary(steps - 2), eligible), told(Milestone::Prize(prizes[0].1.clone())), "the special prize");
    assert_eq!(of(steps, "somebody-else", eligible), way);
    let out = EntryState::Ineligible { at: day(2026, 3, 20), reason: IneligibleReason::Duplicate };
    assert!(of(steps, &first, out).is_empty(), "nothing of who did not compete");
}
