//! A whole seal: sealed, opened step by step, verified, tampered with.

use domain::{
    ceremony::{Ceremony, StepKind},
    criterion::DEFAULT_CRITERIA,
    id::{AwardId, EntryId},
    seal::{
        CategoryRecord, CriterionRecord, DecisionRecord, EntryRecord, Excluded, Facts, Fault, Finding, Hex, LeafData, LeafKind, LogRecord,
        Part, SealFile, SealKey, SealedResult, SheetRecord, StepRecord, Verdict, verify,
    },
    sheet::Score,
    time::Timestamp,
};
use serde_json::{Value, json};

use crate::world::{entry_id, uuid};

const CATEGORIES: [&str; 2] = ["economy", "region"];

/// The entries of a category in the order of their places. The third and the fourth are tied until the chair decides.
fn places(category: &str) -> Vec<EntryId> {
    let base = if category == "economy" { 10 } else { 20 };
    [5, 1, 4, 2].map(|number| entry_id(base + number)).to_vec()
}

fn record(category: &str) -> CategoryRecord {
    let score = |score: u8| Score::new(score).expect("0 to 10");
    let scores = |given: u8| DEFAULT_CRITERIA.iter().map(|criterion| (criterion.code.to_owned(), score(given))).collect();
    let placed = places(category);
    let entry = |place: usize| EntryRecord {
        abstained: 0,
        entry: placed[place],
        missing: u32::from(place == 1),
        recused: 0,
        sheets: (1..=3).map(|juror| SheetRecord { juror, scores: scores([9, 8, 7, 7][place]) }).collect(),
    };
    let mut entries: Vec<_> = (0..4).map(entry).collect();
    entries.push(EntryRecord { abstained: 1, entry: entry_id(99), missing: 0, recused: 1, sheets: vec![] });
    entries.sort_by_key(|entry| entry.entry);
    let criteria = DEFAULT_CRITERIA.iter().map(|criterion| CriterionRecord { code: criterion.code.to_owned(), weight: criterion.weight });
    let record = CategoryRecord {
        category: category.to_owned(),
        criteria: criteria.collect(),
        decisions: vec![DecisionRecord {
            order: placed[2..].to_vec(), reason: "Тәуелсіз тараптың бағасы бар.".into()
        }],
        entries,
        excluded: Excluded { ineligible: 1, withdrawn: 0 },
        finalists: 3,
        late: vec![],
        min_sheets: 2,
        ranking: Vec::new(),
        second: None,
        unranked: Vec::new(),
    };
    record.ranked().unwrap_or_else(|fault| panic!("{fault}"))
}

fn card(entry: EntryId) -> Value {
    let words = |what: &str| json!({"kk": format!("{what} {entry}"), "ru": "", "en": ""});
    json!({"entry": "", "title": words("Жоба"), "organization": words("Ұйым"), "result": null})
}

fn shows(step: &StepKind) -> Option<StepRecord> {
    let (entries, shown) = match step {
        StepKind::Finalists { category } => {
            let mut entries = places(category)[..3].to_vec();
            entries.rotate_left(1);
            let cards: Vec<_> = entries.iter().map(|entry| card(*entry)).collect();
            (entries, json!({"kind": "finalists", "cards": cards}))
        }
        StepKind::Place { category, place } => {
            let entry = places(category)[usize::from(place.number()) - 1];
            (vec![entry], json!({"kind": "place", "place": {"kind": "awarded", "card": card(entry)}}))
        }
        _ => return None,
    };
    Some(StepRecord { entries, shown, step: serde_json::to_value(step).expect("JSON") })
}

fn leaves() -> Vec<LeafData> {
    let steps = Ceremony::skeleton(&CATEGORIES);
    let steps = steps.iter().filter_map(shows).map(LeafData::Step);
    let log = LeafData::Log(LogRecord { acts: 12, head: Some(Hex([7; 32])) });
    steps.chain(CATEGORIES.map(|category| LeafData::Category(record(category)))).chain([log]).collect()
}

fn seal(leaves: &[LeafData]) -> SealedResult {
    let facts = Facts {
        award: AwardId::from_uuid(uuid(1)),
        year: 2026,
        sealed_at: Timestamp::from_millis(1_778_000_000_000),
        publishes_robustness: false,
    };
    let salts: Vec<[u8; 32]> = (0..).map(|index| [index; 32]).take(leaves.len()).collect();
    SealedResult::seal(&SealKey::from_bytes(&[9; 32]), facts, leaves, &salts).unwrap_or_else(|error| panic!("{error}"))
}

fn failing(bytes: &[u8]) -> Vec<(Part, Fault)> {
    let failed = |Finding { part, verdict }| if let Verdict::Fails(fault) = verdict { Some((part, fault)) } else { None };
    verify(bytes).findings.into_iter().filter_map(failed).collect()
}

#[test]
fn a_whole_file_holds_in_every_part() {
    let sealed = seal(&leaves());
    let report = verify(sealed.file(|_| true).as_bytes());
    assert!(report.holds(), "{report:?}");
    let summary = report.summary.expect("a file");
    assert_eq!((summary.leaves, summary.opened, summary.year), (11, 11, 2026));
    assert_eq!(summary.root, sealed.header().root);
    // Form, header, signature, root, completeness; eleven leaves; two rankings; eight steps.
    assert_eq!(report.findings.len(), 5 + 11 + 2 + 8);
}

#[test]
fn a_leaf_alone_is_proven_and_tells_nothing_of_the_others() {
    let sealed = seal(&leaves());
    let secrets: Vec<_> = sealed.leaves().map(|(salt, text, hash)| (salt.to_owned(), text.to_owned(), hash.to_string())).collect();
    for open in 0..=secrets.len() {
        let file = sealed.file(|index| index < open);
        let report = verify(file.as_bytes());
        assert!(report.is_sound(), "{report:?}");
        assert_eq!(report.holds(), open == secrets.len());
        for (index, (salt, text, _)) in secrets.iter().enumerate() {
            assert_eq!(file.contains(salt), index < open, "the salt of {index} with {open} opened");
            assert_eq!(file.contains(text), index < open);
        }
    }
    let nothing = sealed.file(|_| false);
    assert!(secrets.iter().all(|(.., hash)| !nothing.contains(hash)));
}

#[test]
fn any_byte_changed_is_refused() {
    let file = seal(&leaves()).file(|_| true).into_bytes();
    let mut state: u64 = 0x5EA1;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits")
    };
    for _ in 0..1000 {
        let (at, other) = (random() % file.len(), u8::try_from(random() % 255 + 1).expect("a byte"));
        let mut changed = file.clone();
        changed[at] ^= other;
        assert!(!verify(&changed).is_sound(), "byte {at} changed by {other:#x}");
    }
}

/// Whoever holds the key can seal what is wrong; the verifier computes all the same.
#[test]
fn a_signed_lie_is_found() {
    let change = |leaf: usize, change: &dyn Fn(&mut LeafData)| {
        let mut leaves = leaves();
        change(&mut leaves[leaf]);
        failing(seal(&leaves).file(|_| true).as_bytes())
    };
    let ranking = |fault| vec![(Part::Ranking("economy".into()), fault)];
    assert_eq!(change(0, &|_| ()), []);
    let raised = failing_category(&|record| {
        record.entries[0].sheets[0].scores.insert("impact".into(), Score::MAX);
    });
    assert_eq!(raised[..1], ranking(Fault::WrongRanking));
    assert_eq!(failing_category(&|record| record.decisions.clear())[..1], ranking(Fault::WrongRanking));
    assert_eq!(failing_category(&|record| record.ranking.swap(0, 1))[..1], ranking(Fault::WrongRanking));
    assert_eq!(failing_category(&|record| record.entries.swap(0, 1))[..1], ranking(Fault::BadSheets));
    assert_eq!(failing_category(&|record| record.entries[0].sheets[1].juror = 1)[..1], ranking(Fault::BadSheets));
    let of_step = |index: usize, fault| vec![(Part::Step(leaves()[index].kind()), fault)];
    let shown = |index: usize, entries: Vec<EntryId>, named: EntryId| {
        change(index, &move |leaf| {
            if let LeafData::Step(record) = leaf {
                record.entries.clone_from(&entries);
                record.shown = json!({"kind": "place", "place": {"kind": "awarded", "card": card(named)}});
            }
        })
    };
    let [first, second, ..] = places("economy")[..] else { panic!("four places") };
    assert_eq!(shown(3, vec![second], second), of_step(3, Fault::WrongStep));
    assert_eq!(shown(3, vec![first], second), of_step(3, Fault::WrongCards), "another name for the winner");
    assert_eq!(shown(3, vec![], first), of_step(3, Fault::WrongCards));
    assert_eq!(
        change(3, &|leaf| {
            if let LeafData::Step(record) = leaf {
                (record.entries, record.shown) = (vec![], json!({"kind": "place", "place": {"kind": "not_awarded"}}));
            }
        }),
        of_step(3, Fault::WrongStep)
    );
}

/// What fails when the record of the first category is changed and sealed.
fn failing_category(change: &dyn Fn(&mut CategoryRecord)) -> Vec<(Part, Fault)> {
    let mut leaves = leaves();
    let Some(LeafData::Category(record)) = leaves.get_mut(8) else { panic!("the ninth leaf is the first category") };
    change(record);
    failing(seal(&leaves).file(|_| true).as_bytes())
}

#[test]
fn leaves_are_the_announced_ones_in_their_order() {
    let sealed = seal(&leaves());
    let file: Value = serde_json::from_str(&sealed.file(|_| true)).expect("JSON");
    let fails = |change: &dyn Fn(&mut Value)| {
        let mut changed = file.clone();
        change(&mut changed);
        failing(domain::seal::canonical::write(&changed).expect("no fractions").as_bytes())
    };
    assert_eq!(fails(&|_| ()), []);
    let swapped = fails(&|file| file["leaves"].as_array_mut().expect("leaves").swap(0, 1));
    assert!(swapped.iter().any(|(part, fault)| matches!(part, Part::Leaf(_)) && *fault == Fault::WrongLeaf), "{swapped:?}");
    let renamed = fails(&|file| file["leaves"][0]["index"] = json!(1));
    assert!(renamed.iter().any(|(_, fault)| *fault == Fault::WrongLeaf), "{renamed:?}");
    let rule = fails(&|file| file["header"]["rule"] = json!("another"));
    assert!(rule.contains(&(Part::Header, Fault::UnknownFormat)) && rule.contains(&(Part::Signature, Fault::BadSignature)), "{rule:?}");
    assert_eq!(fails(&|file| file["surplus"] = json!(1)), [(Part::Form, Fault::NotCanonical)]);
    assert_eq!(fails(&|file| file["leaves"][8]["data"]["surplus"] = json!(1)), [(Part::Form, Fault::NotCanonical)]);
    let dropped = fails(&|file| drop(file["leaves"].as_array_mut().expect("leaves").pop()));
    assert_eq!(dropped, [], "a closed leaf is no lie; the report does not hold all the same");
}

/// The signature must be the one strict verification takes: a signature with the group's order added is another spelling.
#[test]
fn another_spelling_of_the_signature_is_refused() {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0x10,
    ];
    let text = seal(&leaves()).file(|_| true);
    let file = SealFile::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let mut other = file.signature;
    let mut carry = 0;
    for (byte, added) in other.0[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(added) + carry;
        *byte = u8::try_from(sum & 0xff).expect("a byte");
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    let changed = text.replace(&file.signature.to_string(), &other.to_string());
    assert_ne!(text, changed);
    assert_eq!(failing(changed.as_bytes()), [(Part::Signature, Fault::BadSignature)]);
}

#[test]
fn what_is_published_before_the_show_names_kinds_alone() {
    let header = seal(&leaves()).header().clone();
    assert_eq!(header.leaves.len(), 11);
    assert_eq!(header.leaves[0], LeafKind::Step { step: json!({"kind": "finalists", "category": "economy"}) });
    assert_eq!(header.leaves[10], LeafKind::Log);
}

/// A prize that follows from no ranking goes to somebody who was judged.
#[test]
fn steps_of_other_kinds_show_who_was_judged() {
    let special = |entry: EntryId| {
        let mut leaves = leaves();
        let step = json!({"kind": "special", "prize": "spread"});
        let shown = json!({"kind": "special", "card": card(entry), "citation": {"kk": "", "ru": "", "en": ""}});
        leaves.insert(8, LeafData::Step(StepRecord { entries: vec![entry], shown, step }));
        leaves
    };
    let judged = places("region")[3];
    let file = seal(&special(judged)).file(|_| true);
    assert!(verify(file.as_bytes()).holds(), "{:?}", failing(file.as_bytes()));
    let kind = special(judged)[8].kind();
    let sealed = seal(&special(judged));
    let during = verify(sealed.file(|index| index <= 8).as_bytes());
    assert!(during.findings.contains(&Finding { part: Part::Step(kind), verdict: Verdict::Closed }));
    let stranger = special(entry_id(777));
    assert_eq!(failing(seal(&stranger).file(|_| true).as_bytes()), [(Part::Step(stranger[8].kind()), Fault::WrongStep)]);
}
