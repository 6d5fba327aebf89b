//! The jury's room: ties, the round, sheets, and how a juror lies against the panel.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answers::Answers,
    bin::Bin,
    criterion::default_weights,
    form::Section,
    id::OrganizationId,
    jury::{
        BlindEntry, Compared, Family, Finals, JuryError, JuryRules, JuryRulesForm, OwnSheet, RecusalCause, Round, SheetForm, SheetState,
        TieForm, Ties, bearing, for_jury, total_hundredths,
    },
    time::Timestamp,
};
use uuid::Uuid;

use crate::world;

fn body(number: u128) -> OrganizationId {
    OrganizationId::from_uuid(Uuid::from_u128(number))
}

fn family(pairs: &[(u128, u128)]) -> Family {
    Family::new(pairs.iter().map(|(below, above)| (body(*below), body(*above))).collect())
}

#[test]
fn a_house_is_everything_under_one_head() {
    // 1 heads 2 and 3; 4 is below 2; 9 stands alone.
    let family = family(&[(2, 1), (3, 1), (4, 2)]);
    for (one, other, is_same) in [
        (1, 1, true),
        (1, 2, true),
        (2, 1, true),
        (4, 1, true),
        (1, 4, true),
        (4, 3, true),
        (2, 3, true),
        (9, 9, true),
        (9, 1, false),
        (4, 9, false),
    ] {
        assert_eq!(family.is_same_house(body(one), body(other)), is_same, "{one} and {other}");
    }
}

#[test]
fn a_circle_is_one_house_and_cannot_be_made() {
    let family = family(&[(1, 2), (2, 3), (3, 1), (4, 1)]);
    assert!(family.is_same_house(body(1), body(3)) && family.is_same_house(body(4), body(2)));
    assert!(!family.is_same_house(body(5), body(2)));
    let line = Family::new(BTreeMap::from([(body(2), body(1)), (body(3), body(2))]));
    assert_eq!(line.check_parent(body(1), body(3)), Err(JuryError::ParentCircle));
    assert_eq!(line.check_parent(body(1), body(1)), Err(JuryError::ParentCircle));
    assert_eq!(line.check_parent(body(4), body(3)), Ok(()));
}

#[test]
fn ties_bar_the_own_house_and_the_one_body_named() {
    let family = family(&[(2, 1), (4, 3)]);
    let bin = |text: &str| Bin::parse(text).expect("a real BIN");
    let (near, far) = (bin("260140001013"), bin("260140001083"));
    let ties = Ties { own: Some(body(2)), declared: BTreeSet::from([near.clone()]) };
    for (number, of, expected) in [
        (2, &far, Some(RecusalCause::House)),
        (1, &far, Some(RecusalCause::House)),
        (2, &near, Some(RecusalCause::House)),
        (3, &near, Some(RecusalCause::Tie)),
        (3, &far, None),
        (4, &far, None),
    ] {
        assert_eq!(ties.bar(&family, body(number), of), expected, "{number} {of}");
    }
    assert_eq!(Ties::default().bar(&family, body(1), &near), None);
}

#[test]
fn a_tie_says_something() {
    let form = |bin: &str, note: &str| TieForm { bin: bin.into(), note: note.into() }.parse();
    assert_eq!(form(" ", " "), Err(JuryError::TieEmpty));
    assert_eq!(form("260140001014", "x"), Err(JuryError::TieBin));
    assert_eq!(form("", &"ә".repeat(501)), Err(JuryError::TooLong));
    assert_eq!(form("", " Бұрынғы жұмысым "), Ok((None, "Бұрынғы жұмысым".into())));
    assert!(matches!(form(" 260140001013 ", ""), Ok((Some(_), note)) if note.is_empty()));
}

#[test]
fn the_round_has_two_ends_and_a_seal() {
    let at = Timestamp::from_millis;
    let round = Round { from: at(10), until: at(20), is_sealed: false };
    for (now, write, change) in [
        (9, Err(JuryError::NotBegun), Ok(())),
        (10, Ok(()), Ok(())),
        (19, Ok(()), Ok(())),
        (20, Err(JuryError::Over), Err(JuryError::Over)),
    ] {
        assert_eq!((round.check_open(at(now)), round.check_not_over(at(now))), (write, change), "{now}");
    }
    let sealed = Round { is_sealed: true, ..round };
    assert_eq!((sealed.check_open(at(15)), sealed.check_not_over(at(25))), (Err(JuryError::Sealed), Err(JuryError::Sealed)));
}

#[test]
fn rules_of_the_round_are_read() {
    let award = world::award();
    let form = |jurors: &str, date: &str| JuryRulesForm {
        jurors: jurors.into(),
        date: date.into(),
        time: "18:00".into(),
        ..JuryRulesForm::default()
    };
    for (jurors, date, expected) in [
        ("1", "", Some(JuryError::JurorsPerEntry)),
        ("16", "", Some(JuryError::JurorsPerEntry)),
        ("үш", "", Some(JuryError::JurorsPerEntry)),
        ("2", "", None),
        ("3", "2000-01-01", Some(JuryError::Until)),
        ("3", "2100-01-01", Some(JuryError::Until)),
        ("3", "бейсенбі", Some(JuryError::Until)),
    ] {
        assert_eq!(form(jurors, date).parse(&award).err(), expected, "{jurors} {date}");
    }
    let blind = JuryRulesForm { blind: "on".into(), ..form("3", "") }.parse(&award).expect("sound");
    assert!(blind.is_blind && blind.until.is_none() && blind.jurors_per_entry == 3);
}

#[test]
fn a_sheet_is_read_and_handed_in_whole() {
    let weights = default_weights();
    let form = |scores: &[(&str, &str)]| SheetForm {
        scores: scores.iter().map(|(code, score)| ((*code).to_owned(), (*score).to_owned())).collect(),
        ..SheetForm::default()
    };
    assert_eq!(form(&[("impact", "11")]).parse(&weights).err(), Some(JuryError::Score));
    assert_eq!(form(&[("impact", "x")]).parse(&weights).err(), Some(JuryError::Score));
    assert_eq!(form(&[("nonsense", "5")]).parse(&weights).err(), Some(JuryError::Score));
    let long = SheetForm { note: "a".repeat(4_001), ..SheetForm::default() };
    assert_eq!(long.parse(&weights).err(), Some(JuryError::TooLong));
    let written = form(&[("impact", "10"), ("need", "")]).parse(&weights).expect("sound");
    assert_eq!(written.scores.len(), 1, "an empty score is none");
    let mut sheet = OwnSheet { version: 1, scores: written.scores.clone(), ..OwnSheet::default() };
    assert!(sheet.says(&written) && sheet.state() == SheetState::Begun);
    assert_eq!(sheet.check_may_submit(&weights), Err(JuryError::Incomplete));
    let all: Vec<(&str, &str)> = weights.iter().map(|weight| (weight.code.as_str(), "10")).collect();
    sheet.scores = form(&all).parse(&weights).expect("sound").scores;
    assert_eq!(sheet.check_may_submit(&weights), Ok(()));
    assert_eq!(total_hundredths(&weights, &sheet.scores), 10_000);
    sheet.submitted_at = Some(Timestamp::from_millis(1));
    assert_eq!((sheet.check_may_write(), sheet.state()), (Err(JuryError::Submitted), SheetState::Submitted));
    sheet.abstained = Some("Таныс емес сала".into());
    assert_eq!(sheet.state(), SheetState::Abstained);
}

#[test]
fn a_blind_entry_names_nobody() {
    let mut answers = Answers::new();
    for (key, text) in [
        ("org_name_kk", "Мекеме"),
        ("bin", "260140001013"),
        ("region", "national"),
        ("phone", "+77000000000"),
        ("title_kk", "Атау"),
        ("situation", "Бұрын"),
        ("member.1.name", "Біреу"),
        ("partner.1.name", "Серіктес"),
        ("indicator.1.before", "4"),
    ] {
        answers.set(key, text).expect("a field");
    }
    let blind = BlindEntry::of(&answers, Vec::new());
    let keys: Vec<&str> = blind.answers().iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["indicator.1.before", "situation", "title_kk"]);
    let named = for_jury(&answers);
    assert!(
        named.get("phone").is_empty() && named.get("bin").is_empty() && named.get("org_name_kk") == "Мекеме",
        "contacts are the desk's"
    );
    assert!(Section::ALL.len() > 5);
}

#[test]
fn bearing_needs_three_and_counts_from_the_others() {
    let compared = |own: u64, others: &[u64]| Compared { own, others: others.to_vec() };
    let few = [compared(7_000, &[8_000]), compared(6_000, &[7_000]), compared(5_000, &[])];
    assert!(bearing(&few).is_none(), "who is alone is compared with nobody");
    let stricter = [compared(7_000, &[8_000, 9_000]), compared(6_000, &[7_000]), compared(5_000, &[7_000, 6_000])];
    let found = bearing(&stricter).expect("three");
    // Differences: -1500, -1000, -1500; own around 6000; the panel 8500, 7000, 6500 around 7333.
    assert_eq!((found.entries, found.severity, found.spread, found.panel_spread), (3, -1_333, 667, 778));
}

#[test]
fn a_tie_strikes_by_itself_only_while_the_round_is_not_over() {
    let round = Round { from: Timestamp::from_millis(10), until: Timestamp::from_millis(20), is_sealed: false };
    let strikes = |now: i64, is_sealed: bool| Round { is_sealed, ..round }.strikes(Timestamp::from_millis(now));
    assert!(strikes(5, false) && strikes(10, false) && strikes(19, false), "also before it begins");
    assert!(!strikes(20, false) && !strikes(21, false) && !strikes(15, true));
}

/// Another date of the ceremony moves the ends that it cuts, and no other.
#[test]
fn no_round_outlasts_the_ceremony() {
    let at = Timestamp::from_millis;
    let span = |from: i64, until: i64| Finals { from: at(from), until: at(until) };
    let rules =
        |until: Option<i64>, finals: Option<Finals>| JuryRules { jurors_per_entry: 3, is_blind: false, until: until.map(at), finals };
    let rounds = |rules: JuryRules, ceremony: i64| rules.rounds(at(10), at(ceremony));
    assert_eq!(rounds(rules(None, None), 50), (span(10, 50), None), "without an end of its own it goes until the ceremony");
    assert_eq!(rounds(rules(Some(30), None), 50), (span(10, 30), None));
    assert_eq!(rounds(rules(Some(30), None), 20), (span(10, 20), None));
    let both = rules(Some(30), Some(span(32, 40)));
    assert_eq!(rounds(both, 50), (span(10, 30), Some(span(32, 40))));
    assert_eq!(rounds(both, 36), (span(10, 30), Some(span(32, 36))));
    assert_eq!(rounds(both, 31), (span(10, 30), Some(span(32, 31))), "it has no time left");
}
