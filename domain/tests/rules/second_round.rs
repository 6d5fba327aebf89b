//! The second round: finalists by its sheets alone, the others behind; and without one everything as it always was.

use domain::{
    criterion::{DEFAULT_CRITERIA, default_weights},
    id::{AwardId, EntryId},
    jury::{Finals, JuryError, JuryRulesForm, Round},
    robustness,
    round::{self, RoundError},
    seal::{
        CategoryRecord, CriterionRecord, EntryRecord, Excluded, Facts, Fault, Header, LeafData, LogRecord, SealFile, SealKey, SealedResult,
        SheetRecord, Verdict, canonical, verify,
    },
    sheet::Score,
    standings::{CategorySheets, ChairDecision, Standings},
    time::Timestamp,
};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    standings::{Scores, sheets},
    world::{award, entry_id, uuid},
};

fn given(number: u32, score: u8) -> domain::standings::EntrySheets {
    sheets(number, &[[score; 6], [score; 6]])
}

fn compute(sheets: &CategorySheets, order: &[u32]) -> Standings {
    let decision = ChairDecision { order: order.iter().map(|number| entry_id(*number)).collect() };
    sheets.standings(&default_weights(), &[decision], 2)
}

fn ranks(standings: &Standings) -> Vec<(EntryId, usize)> {
    standings.rows().iter().map(|row| (row.entry, row.rank)).collect()
}

/// Four entries, of which 1, 2 and 3 led the first round in this order.
fn two_rounds(second: [u8; 3]) -> CategorySheets {
    CategorySheets {
        first: vec![given(1, 9), given(2, 8), given(3, 7), given(4, 6), given(5, 6)],
        second: Some((1..).zip(second).map(|(number, score)| given(number, score)).collect()),
    }
}

#[test]
fn the_second_round_alone_orders_its_finalists() {
    // Even the lowest sheets of the second keep a finalist before whoever was not one.
    let standings = compute(&two_rounds([1, 3, 2]), &[]);
    assert_eq!(ranks(&standings), [(2, 1), (3, 2), (1, 3), (4, 4), (5, 4)].map(|(number, rank)| (entry_id(number), rank)));
    assert_eq!(standings.finalists(3), [1, 2, 3].map(entry_id));
    assert_eq!(standings.finalists(1), [1, 2, 3].map(entry_id), "who went into it, however long the list would be now");
    assert!(standings.place(4).is_err(), "a tie behind the finalists is one all the same");
}

#[test]
fn a_tie_of_the_second_round_is_parted_by_the_chair() {
    let sheets = two_rounds([5, 5, 2]);
    let open = compute(&sheets, &[]);
    assert_eq!(open.unresolved()[0], [entry_id(1), entry_id(2)]);
    let order = round::decide(&open, &ChairDecision { order: vec![] }, &[entry_id(2), entry_id(1)]).expect("it is a tie");
    let parted = sheets.standings(&default_weights(), &[order], 2);
    assert_eq!(parted.place(1), Ok(Some(entry_id(2))));
}

#[test]
fn a_finalist_with_too_few_new_sheets_is_listed_apart() {
    let mut sheets = two_rounds([1, 3, 2]);
    sheets.second.as_mut().expect("two rounds")[1] = super::standings::sheets(2, &[[10; 6]]);
    let standings = compute(&sheets, &[]);
    assert_eq!(standings.unranked(), [entry_id(2)]);
    assert_eq!(standings.finalists(3).len(), 3);
}

#[test]
fn it_opens_between_the_first_and_its_own_end() {
    let at = Timestamp::from_millis;
    let (first, finals) = (Round { from: at(0), until: at(10), is_sealed: false }, Finals { from: at(20), until: at(30) });
    for (now, expected) in [(9, Err(RoundError::StillScoring)), (10, Ok(())), (20, Ok(())), (29, Ok(())), (30, Err(RoundError::SecondOver))]
    {
        assert_eq!(finals.check_may_open(&first, at(now)), expected, "{now}");
    }
    assert_eq!(finals.check_may_open(&Round { is_sealed: true, ..first }, at(20)), Err(RoundError::Sealed));
    let open = round::Round::Final { at: at(15), finalists: vec![entry_id(1)] };
    assert!(open.clone().reopen() == Err(RoundError::SecondOpen), "its finalists stand");
    assert!(open.check_open().is_ok(), "and its ties can be parted");
}

#[test]
fn its_dates_lie_between_the_first_round_and_the_show() {
    let form = |end: &str, begins: &str, ends: &str| {
        let form = JuryRulesForm {
            jurors: "3".into(),
            date: end.into(),
            finals_date: begins.into(),
            finals_end_date: ends.into(),
            ..JuryRulesForm::default()
        };
        form.parse(&award()).map(|rules| rules.finals.is_some())
    };
    assert_eq!(form("2026-04-20", "", ""), Ok(false), "off unless both are given");
    assert_eq!(form("2026-04-20", "2026-04-20", "2026-05-10"), Ok(true));
    for (end, begins, ends) in [
        ("", "2026-04-20", "2026-05-10"),
        ("2026-04-20", "2026-04-19", "2026-05-10"),
        ("2026-04-20", "2026-04-25", "2026-04-25"),
        ("2026-04-20", "2026-04-25", "2026-05-16"),
        ("2026-04-20", "2026-04-25", ""),
        ("2026-04-20", "", "2026-04-25"),
    ] {
        assert_eq!(form(end, begins, ends), Err(JuryError::Finals), "{end} {begins} {ends}");
    }
}

fn record(panel: &[Vec<Scores>]) -> CategoryRecord {
    let criteria = DEFAULT_CRITERIA.iter().map(|criterion| CriterionRecord { code: criterion.code.to_owned(), weight: criterion.weight });
    CategoryRecord {
        category: "economy".into(),
        criteria: criteria.collect(),
        decisions: vec![],
        entries: (1..).zip(panel).map(|(number, scores)| entry(number, scores)).collect(),
        excluded: Excluded::default(),
        finalists: 3,
        late: vec![],
        min_sheets: 2,
        ranking: vec![],
        second: None,
        unranked: vec![],
    }
}

fn entry(number: u32, given: &[Scores]) -> EntryRecord {
    let sheet = |(juror, scores): (u32, &Scores)| SheetRecord {
        juror,
        scores: DEFAULT_CRITERIA
            .iter()
            .zip(scores)
            .map(|(criterion, score)| (criterion.code.to_owned(), Score::new(*score).expect("0 to 10")))
            .collect(),
    };
    EntryRecord { abstained: 0, entry: entry_id(number), missing: 0, recused: 0, sheets: (1..).zip(given).map(sheet).collect() }
}

fn sealed(record: CategoryRecord) -> String {
    let leaves = [LeafData::Category(record), LeafData::Log(LogRecord { acts: 0, head: None })];
    let facts = Facts {
        award: AwardId::from_uuid(uuid(1)),
        year: 2026,
        sealed_at: Timestamp::from_millis(1_778_000_000_000),
        publishes_robustness: false,
    };
    let seal = SealedResult::seal(&SealKey::from_bytes(&[9; 32]), facts, &leaves, &[[1; 32], [2; 32]]);
    seal.unwrap_or_else(|error| panic!("{error}")).file(|_| true)
}

/// Two rounds of five entries.
fn record_of_two() -> CategoryRecord {
    let mut record = record(&[9, 8, 7, 6, 5].map(|score| vec![[score; 6]; 3]));
    record.second = Some((1..).zip([4, 6, 5]).map(|(number, score)| entry(number, &[[score; 6]; 2])).collect());
    record.ranked().unwrap_or_else(|fault| panic!("{fault}"))
}

fn fault_of(record: CategoryRecord) -> Option<Fault> {
    verify(sealed(record).as_bytes())
        .findings
        .iter()
        .find_map(|found| if let Verdict::Fails(fault) = found.verdict { Some(fault) } else { None })
}

#[test]
fn a_seal_of_two_rounds_is_recomputed_and_its_lies_are_found() {
    let record = record_of_two();
    assert_eq!(
        record.ranking.iter().map(|line| (line.entry, line.rank)).collect::<Vec<_>>()[..4],
        [(entry_id(2), 1), (entry_id(3), 2), (entry_id(1), 3), (entry_id(4), 4)]
    );
    assert!(verify(sealed(record.clone()).as_bytes()).holds());
    let change = |change: &dyn Fn(&mut CategoryRecord)| {
        let mut changed = record.clone();
        change(&mut changed);
        fault_of(changed)
    };
    assert_eq!(change(&|_| ()), None);
    let second = |record: &mut CategoryRecord| record.second.take().expect("two rounds");
    assert_eq!(change(&|record| drop(second(record))), Some(Fault::WrongRanking), "as if the first round had decided");
    let smuggled = |record: &mut CategoryRecord| {
        let mut finalists = second(record);
        finalists[2] = entry(4, &[[10; 6]; 2]);
        record.second = Some(finalists);
    };
    assert_eq!(change(&smuggled), Some(Fault::WrongRanking));
    let mut again = record.clone();
    smuggled(&mut again);
    assert!(again.ranked().err() == Some(Fault::WrongRanking), "whom nothing brought there is not even ranked");
    let swapped = |record: &mut CategoryRecord| {
        let mut finalists = second(record);
        finalists.swap(0, 1);
        record.second = Some(finalists);
    };
    assert_eq!(change(&swapped), Some(Fault::BadSheets));
    assert_eq!(change(&|record| record.ranking.swap(0, 1)), Some(Fault::WrongRanking));
    // Who withdrew in between leaves the others where they are.
    let mut fewer = record.clone();
    fewer.entries.remove(0);
    fewer.second.as_mut().expect("two rounds").remove(0);
    let fewer = fewer.ranked().unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(fault_of(fewer), None);
}

/// An appeal brings the fourth entry back with sheets that outrank the third finalist's.
#[test]
fn whoever_comes_back_late_stands_behind_the_finalists_and_moves_none_of_them() {
    let mut back = record_of_two();
    back.entries[3] = entry(4, &[[8; 6]; 3]);
    assert!(back.clone().ranked().err() == Some(Fault::WrongRanking), "the third finalist would have been none");
    back.late = vec![entry_id(4)];
    let back = back.ranked().unwrap_or_else(|fault| panic!("{fault}"));
    let order: Vec<_> = back.ranking.iter().map(|line| (line.entry, line.rank)).collect();
    assert_eq!(order, [(2, 1), (3, 2), (1, 3), (4, 4), (5, 5)].map(|(number, rank)| (entry_id(number), rank)));
    let verdict = |change: &dyn Fn(&mut CategoryRecord)| {
        let mut changed = back.clone();
        change(&mut changed);
        fault_of(changed)
    };
    assert_eq!(verdict(&|_| ()), None);
    assert_eq!(verdict(&|record| record.late.clear()), Some(Fault::WrongRanking));
    for late in [vec![3], vec![4, 4], vec![5, 4], vec![9]] {
        let late: Vec<_> = late.into_iter().map(entry_id).collect();
        assert_eq!(verdict(&|record| record.late.clone_from(&late)), Some(Fault::BadSheets), "a finalist, twice, out of order, nobody");
    }
    assert_eq!(verdict(&|record| record.second = None), Some(Fault::BadSheets), "late for what");
    let key = "\"late\":[";
    let text = sealed(back);
    assert!(text.contains(key) && !sealed(record_of_two()).contains(key));
}

#[test]
fn the_card_is_for_everyone_only_if_the_seal_says_so_and_names_nobody() {
    let record = record_of_two();
    let header = SealFile::read(sealed(record.clone()).as_bytes()).unwrap_or_else(|error| panic!("{error}")).header;
    let of = |publishes_robustness: bool, record: &CategoryRecord| {
        record.card(&Header { publishes_robustness, ..header.clone() }).unwrap_or_else(|fault| panic!("{fault}"))
    };
    assert!(of(false, &record).is_none());
    let card = of(true, &record).expect("the rules say so");
    assert!(card.verdict == robustness::Verdict::Firm { of: 7 } && card.findings.len() == 7 && card.wins == card.resamplings);
    let text = serde_json::to_string(&card).expect("it can be sent");
    assert!(!record.entries.iter().any(|entry| text.contains(&entry.entry.to_string())), "{text}");
    let mut lie = record.clone();
    lie.entries.swap(0, 1);
    assert!(lie.card(&header).is_err());
}

#[test]
fn any_byte_of_a_seal_of_two_rounds_that_is_changed_is_refused() {
    let file = sealed(record_of_two()).into_bytes();
    for at in (0..file.len()).step_by(3) {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 7);
        assert!(!verify(&changed).is_sound(), "byte {at}");
    }
}

proptest! {
    /// A file without a second round has the very bytes that it had before there could be one.
    #[test]
    fn without_a_second_round_every_byte_is_as_before(
        panel in prop::collection::vec(prop::collection::vec(prop::array::uniform6(0u8..=10), 0..4), 0..5)
    ) {
        let record = record(&panel).ranked().unwrap_or_else(|fault| panic!("{fault}"));
        let entries: Vec<_> = (1..).zip(&panel).map(|(number, given): (u32, _)| {
            let sheets: Vec<_> = (1..).zip(given).map(|(juror, scores): (u32, &Scores)| {
                let scores: serde_json::Map<_, _> =
                    DEFAULT_CRITERIA.iter().zip(scores).map(|(criterion, score)| (criterion.code.to_owned(), json!(score))).collect();
                json!({"juror": juror, "scores": scores})
            }).collect();
            json!({"abstained": 0, "entry": entry_id(number), "missing": 0, "recused": 0, "sheets": sheets})
        }).collect();
        let criteria: Vec<_> = DEFAULT_CRITERIA.iter().map(|c| json!({"code": c.code, "weight": c.weight})).collect();
        let sheets: Vec<_> = (1..).zip(&panel).map(|(number, given)| sheets(number, given)).collect();
        let standings = Standings::compute(&default_weights(), &sheets, &[], 2);
        let ranking: Vec<_> = standings.rows().iter().map(|row| json!({
            "entry": row.entry, "rank": row.rank, "sheets": row.sheets, "tied": row.is_tied,
            "total": [row.total.numerator(), row.total.denominator()],
        })).collect();
        let before = json!({
            "leaf": "category", "category": "economy", "criteria": criteria, "decisions": [], "entries": entries,
            "excluded": {"ineligible": 0, "withdrawn": 0}, "finalists": 3, "min_sheets": 2, "ranking": ranking, "unranked": standings.unranked(),
        });
        prop_assert_eq!(
            LeafData::Category(record).canonical().expect("integers"),
            canonical::write(&before).expect("integers")
        );
    }
}
