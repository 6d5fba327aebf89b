//! What is checked, marked, returned, appealed against and moved.

use std::collections::BTreeMap;

use domain::{
    answers::{Answers, SentFile},
    entry::{Entry, EntryError, EntryState, IneligibleReason},
    file::{FileAudience, FileKind, FileLine, Purpose},
    form::Section,
    id::{FileId, PersonId},
    screening::{
        Appeal, Check, Checklist, MAX_NOTE, Mark, MarkReason, OpenFields, Refused, Ruling, ScreeningError, Tick, changes, file_changes,
        moment,
    },
    time::{Civil, DAY, Timestamp},
};

use crate::world::{astana, award, categories, complete, complete_with, draft, uuid};

fn at() -> Timestamp {
    award().opens_at.plus(DAY)
}

fn submitted() -> Entry {
    draft().submit(&award(), &categories(), &complete(), at(), 17).expect("complete and in time")
}

fn posted(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_set_of_fields_knows_its_own() {
    let open = OpenFields::of(["title_ru", "indicator.2.before", "nonsense", ""]);
    assert!(open.has("title_ru") && !open.has("title_kk") && !open.has("nonsense"));
    assert!(open.has("indicator") && open.has("indicator.1.after"), "rows are open as a whole");
    assert!(open.has_any_of(Section::Project) && open.has_any_of(Section::Results) && !open.has_any_of(Section::Team));
    assert_eq!(open.keys().collect::<Vec<_>>(), ["title_ru", "indicator"]);
    let fields = Section::ALL.iter().flat_map(|section| section.fields());
    assert!(fields.clone().count() < 128, "the set has a place for each field");
    assert!(OpenFields::of(["file"]).has("files_note") && OpenFields::of(["files_note"]).has_files(), "files and their note go together");
    assert!(Mark::fits("file") && !open.has_files() && !OpenFields::NONE.has_files());
    for field in fields {
        let alone = OpenFields::of([field.key]);
        assert_eq!(alone.keys().collect::<Vec<_>>(), [field.key]);
        assert!(OpenFields::ALL.has(field.key) && !OpenFields::NONE.has(field.key));
    }
}

#[test]
fn a_set_of_fields_is_kept_by_name() {
    let open = OpenFields::of(["users", "cost"]);
    let json = serde_json::to_string(&open).expect("JSON");
    assert_eq!(json, r#"["users","cost"]"#);
    assert_eq!(serde_json::from_str::<OpenFields>(&json).expect("JSON"), open);
    let all = serde_json::to_string(&OpenFields::ALL).expect("JSON");
    assert_eq!(serde_json::from_str::<OpenFields>(&all).expect("JSON"), OpenFields::ALL);
    // As states were kept before they knew of fields.
    let old = r#"{"state":"returned","at":1,"until":2}"#;
    let (at, until) = (Timestamp::from_millis(1), Timestamp::from_millis(2));
    assert_eq!(serde_json::from_str::<EntryState>(old).expect("JSON"), EntryState::Returned { at, until, open: OpenFields::ALL });
}

#[test]
fn only_open_fields_are_taken() {
    let (kept, open) = (complete(), OpenFields::of(["situation"]));
    let taken = open.take(Section::Solution, &kept, posted(&[("situation", "Жаңа мәтін.")])).expect("open");
    assert_eq!(taken["situation"], "Жаңа мәтін.");
    assert_eq!(taken["why_ai"], kept.get("why_ai"), "what was not asked stays");
    assert!(!taken.contains_key("head"), "and other sections are no part of it");
    let same = posted(&[("situation", "Жаңа мәтін."), ("why_ai", "Көлемі үлкен.\r\n"), ("technologies", "")]);
    assert!(open.take(Section::Solution, &kept, same).is_ok(), "the same text, and no text, change nothing");
    let other = posted(&[("situation", "Жаңа мәтін."), ("why_ai", "Басқа.")]);
    assert_eq!(open.take(Section::Solution, &kept, other), Err(EntryError::FieldClosed));
    let emptied = open.take(Section::Solution, &kept, posted(&[("situation", "")])).expect("open");
    assert_eq!(emptied["situation"], "", "an open answer may be taken away");
}

#[test]
fn open_rows_are_replaced_whole() {
    let (kept, open) = (complete(), OpenFields::of(["member.1.role"]));
    let taken = open.take(Section::Team, &kept, posted(&[("member.1.name", "Ерлан"), ("member.2.name", "Асем")])).expect("open");
    assert_eq!(taken, posted(&[("member.1.name", "Ерлан"), ("member.2.name", "Асем")]));
    assert_eq!(OpenFields::of(["partner"]).take(Section::Team, &kept, taken), Err(EntryError::FieldClosed));
}

#[test]
fn sent_anew_is_what_was_sent_with_the_open_fields_changed() {
    let sent = complete();
    let mut draft = complete_with("users", "12");
    draft.set("why_ai", "Осы арада өзгерген.").expect("kept");
    let next = OpenFields::of(["users"]).onto(&sent, &draft);
    assert_eq!((next.get("users"), next.get("why_ai")), ("12", sent.get("why_ai")));
    assert_eq!(OpenFields::ALL.onto(&sent, &draft), draft);
    draft.set("users", "").expect("kept");
    assert_eq!(OpenFields::of(["users"]).onto(&complete_with("users", "3"), &draft).get("users"), "", "taken away");
}

#[test]
fn an_entry_says_what_is_open() {
    assert_eq!(draft().open_fields(), OpenFields::ALL);
    assert_eq!(submitted().open_fields(), OpenFields::NONE);
    let open = OpenFields::of(["users"]);
    let returned = submitted().return_for_revision(&award(), at(), at().plus(DAY), open).expect("submitted");
    assert_eq!(returned.open_fields(), open);
    assert_eq!(returned.withdraw(&award(), at().plus(1)).expect("the window is open").open_fields(), OpenFields::ALL);
}

#[test]
fn marks_stand_on_what_an_entrant_may_change() {
    for key in ["title_kk", "users", "indicator", "indicator.3.before", "consent_given_nowhere"] {
        let mark = Mark::new(key, MarkReason::Unclear, "");
        assert_eq!(mark.is_ok(), key != "consent_given_nowhere", "{key}");
    }
    for key in ["bin", "org_kind", "category", "", "indicator.0.before", "indicator.1.nothing"] {
        assert_eq!(Mark::new(key, MarkReason::Unclear, "").err(), Some(ScreeningError::NotMarkable), "{key}");
    }
    assert_eq!(Mark::new("users", MarkReason::Other, " \n").err(), Some(ScreeningError::NoteMissing));
    assert_eq!(Mark::new("users", MarkReason::Unclear, &"я".repeat(MAX_NOTE + 1)).err(), Some(ScreeningError::NoteTooLong));
    let mark = Mark::new("users", MarkReason::Other, &format!(" {} ", "я".repeat(MAX_NOTE))).expect("just fits");
    assert!(!mark.is_told);
}

#[test]
fn a_failed_check_stops_the_entry() {
    let list = Checklist::default();
    assert_eq!((list.get(Check::Results), list.count(Tick::Open)), (Tick::Open, Check::ALL.len()));
    assert_eq!(submitted().check_may_compete(true, &list), Ok(()), "the list is a help, not a duty");
    assert_eq!(submitted().check_may_compete(false, &list), Err(EntryError::Unconfirmed));
    let failed = list.with(Check::Results, Tick::Passed).with(Check::Duplicate, Tick::Failed);
    assert_eq!(submitted().check_may_compete(true, &failed), Err(EntryError::CheckFailed));
    assert!(!failed.with(Check::Duplicate, Tick::Passed).has_failed());
}

#[test]
fn changes_follow_the_form() {
    let before = complete();
    let mut after = complete_with("users", "12");
    after.set("labelling", "").expect("kept");
    after.set("indicator.10.name_kk", "Екінші").expect("kept");
    after.set("indicator.1.after", "5").expect("kept");
    let found = changes(&before, &after);
    let keys: Vec<&str> = found.iter().map(|change| change.key.as_str()).collect();
    assert_eq!(keys, ["indicator.1.after", "indicator.10.name_kk", "users", "labelling"]);
    assert_eq!((found[0].before.as_str(), found[0].after.as_str(), found[0].section), ("10", "5", Section::Results));
    assert_eq!((found[3].before.as_str(), found[3].after.as_str()), ("Белгі бар.", ""));
    assert!(changes(&after, &after).is_empty());
    assert_eq!(changes(&Answers::new(), &before).len(), before.iter().count(), "every answer once");
}

fn person(number: u32) -> PersonId {
    PersonId::from_uuid(uuid(number))
}

#[test]
fn one_appeal_that_another_organizer_rules_on() {
    let now = at();
    let refused = submitted().find_ineligible(&award(), now, IneligibleReason::IdeaOnly).expect("submitted");
    assert_eq!(Appeal::make(&submitted(), None, "Неге?", now), Err(ScreeningError::NotIneligible));
    assert_eq!(Appeal::make(&refused, None, "  ", now), Err(ScreeningError::NoteMissing));
    let appeal = Appeal::make(&refused, None, " Жүйе жұмыс істеп тұр. ", now).expect("may appeal");
    assert_eq!(appeal.text, "Жүйе жұмыс істеп тұр.");
    assert_eq!(Appeal::make(&refused, Some(&appeal), "Тағы", now), Err(ScreeningError::Appealed));

    let rule = |by: u32, ruling, answer: &str| appeal.clone().rule(refused.clone(), (Some(person(1)), person(by)), ruling, answer, now);
    assert_eq!(rule(1, Ruling::Upheld, ""), Err(Refused::Screening(ScreeningError::SameOrganizer)));
    assert_eq!(rule(2, Ruling::Dismissed, ""), Err(Refused::Screening(ScreeningError::NoteMissing)));
    let (dismissed, entry) = rule(2, Ruling::Dismissed, "Дәлел жоқ.").expect("another organizer");
    assert_eq!((dismissed.ruling, entry.state.code()), (Some(Ruling::Dismissed), "ineligible"));
    let again = dismissed.clone().rule(entry.clone(), (Some(person(1)), person(2)), Ruling::Upheld, "", now);
    assert_eq!(again, Err(Refused::Screening(ScreeningError::NoAppeal)));
    assert_eq!(Appeal::make(&entry, Some(&dismissed), "Тағы", now), Err(ScreeningError::Appealed), "once");
    let (upheld, entry) = rule(2, Ruling::Upheld, "").expect("another organizer");
    assert_eq!((upheld.ruled_at, entry.state), (Some(now), EntryState::Eligible { at: now }));
    assert_eq!(upheld.against, Some(IneligibleReason::IdeaOnly), "the entry no longer says");
    let (to_move, entry) = rule(2, Ruling::UpheldToMove, "").expect("another organizer");
    assert_eq!((upheld.lets_move(), to_move.lets_move(), entry.state), (false, true, EntryState::Eligible { at: now }));
}

#[test]
fn a_moment_is_a_date_and_a_time_in_astana() {
    assert_eq!(moment("2026-03-20", "18:00"), Ok(astana(Civil::date(2026, 3, 20).at(18, 0))));
    assert_eq!(moment("2026-03-20", "18:00:00"), moment(" 2026-03-20 ", "18:00"));
    for (date, time) in [("2026-02-30", "18:00"), ("2026-03-20", "24:00"), ("", ""), ("20.03.2026", "18:00"), ("2026-03-20", "18")] {
        assert_eq!(moment(date, time), Err(ScreeningError::NoMoment), "{date} {time}");
    }
}

#[test]
fn files_are_added_taken_away_and_replaced() {
    let line = |name: &str, sha256: &str, purpose: Purpose| FileLine {
        id: FileId::from_uuid(uuid(1)),
        name: name.to_owned(),
        kind: FileKind::Pdf,
        size: 1,
        sha256: sha256.to_owned(),
        purpose,
        audience: FileAudience::Jury,
        uploaded_at: at(),
    };
    let (letter, evidence) = (|name, sha| line(name, sha, Purpose::Letter), |name, sha| line(name, sha, Purpose::Evidence));
    let told = |before: &[FileLine], after: &[FileLine]| {
        let found = file_changes(&complete().with_files(before), &complete().with_files(after));
        let name = |file: Option<SentFile>| file.map_or_else(String::new, |file| file.name);
        found.into_iter().map(|change| (name(change.before), name(change.after))).collect::<Vec<_>>()
    };
    let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    assert_eq!(told(&[letter("a", "1")], &[letter("a", "1")]), []);
    assert_eq!(told(&[letter("a", "1"), evidence("b", "2")], &[evidence("b", "2"), letter("a", "1")]), [], "their order is no change");
    assert_eq!(told(&[], &[letter("a", "1")]), [pair("", "a")]);
    assert_eq!(told(&[letter("a", "1")], &[]), [pair("a", "")]);
    assert_eq!(told(&[letter("a", "1")], &[letter("a", "2")]), [pair("a", "a")], "other bytes of one name");
    assert_eq!(told(&[letter("a", "1")], &[letter("b", "2")]), [pair("a", "b")], "another letter");
    assert_eq!(told(&[letter("a", "1")], &[evidence("b", "2")]), [pair("a", ""), pair("", "b")]);
    assert_eq!(told(&[letter("a", "1")], &[evidence("a", "1")]), [pair("a", "a")], "for another purpose");
    let public = FileLine { audience: FileAudience::Public, ..letter("a", "1") };
    assert_eq!(told(&[letter("a", "1")], &[public]), [pair("a", "a")], "for other readers");
    let (old, new) = ([evidence("a", "1"), evidence("b", "2")], [evidence("b", "3"), evidence("c", "4")]);
    assert_eq!(told(&old, &new), [pair("b", "b"), pair("a", "c")], "one name before one purpose");
}
