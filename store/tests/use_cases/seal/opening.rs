//! Each reveal opens its own leaf and no other, and the end of the show the rest.

use std::sync::Mutex;

use domain::seal::{LeafData, LeafKind, SealFile, verify};
use store::{
    Db,
    demo::{self, Demo},
    scope::Operator,
    seal,
};

use super::{seed, visitor};
use crate::{cast::showtime, ceremony::step, world::on_both};

async fn file(db: &Db) -> String {
    seal::find_file(db, &visitor(db).await).await.expect("readable").expect("sealed")
}

/// Opening, four of each category, a special prize, closing.
const STEPS: usize = 27;

/// The file before the first step and after each.
async fn files(db: &Db) -> Vec<String> {
    let mut files = vec![file(db).await];
    for _ in 0..STEPS {
        assert_eq!(seal::find_results(db, &visitor(db).await).await, Ok(None), "no results before the end");
        step(db).await.expect("there are steps");
        files.push(file(db).await);
    }
    files
}

fn read(file: &str) -> SealFile {
    SealFile::read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn each_reveal_opens_its_own_leaf_and_tells_nothing_of_the_others() {
    on_both(async |db| {
        seed(db).await;
        let files = files(db).await;
        let whole = read(&files[STEPS]);
        let report = verify(files[STEPS].as_bytes());
        assert!(report.holds(), "{report:?}");
        assert_eq!(seal::find_results(db, &visitor(db).await).await, Ok(Some(files[STEPS].clone())));
        for (fired, text) in files.iter().enumerate() {
            let file = read(text);
            assert!(verify(text.as_bytes()).is_sound(), "after {fired} steps");
            // The opening has no leaf, then one a step; the closing opens the sheets and the log.
            let expected = if fired == STEPS { 32 } else { fired.saturating_sub(1) };
            assert_eq!(file.leaves.len(), expected, "after {fired} steps");
            assert_eq!(verify(text.as_bytes()).holds(), fired == STEPS);
            for closed in &whole.leaves[expected..] {
                assert!(!text.contains(&closed.salt.to_string()), "a salt is told after {fired} steps");
                let content = closed.data.canonical().unwrap_or_else(|error| panic!("{error}"));
                assert!(!text.contains(&content), "a content is told after {fired} steps");
            }
        }
        assert_eq!(whole.header, read(&files[0]).header, "the header is the one from before the show");
    })
    .await;
}

#[tokio::test]
async fn the_file_names_no_person_and_no_id_of_ours() {
    on_both(async |db| {
        seed(db).await;
        let text = files(db).await.pop().expect("a file");
        let dump = db.dump_for_tests().await.expect("readable");
        let whole = read(&text);
        let mut seen = 0;
        for row in ["person", "entry", "assignment"].iter().flat_map(|table| &dump[*table]) {
            // One engine writes ids as X'…', the other with hyphens.
            let words = row.0.split(|c: char| !c.is_ascii_hexdigit() && c != '-');
            for id in words.filter_map(|word| uuid::Uuid::parse_str(word).ok()).filter(|id| *id != whole.header.award.uuid()) {
                assert!(!text.contains(&id.to_string()), "{id} of {}", row.0);
                seen += 1;
            }
        }
        assert!(seen > 200, "{seen} ids");
        let records = whole.leaves.iter().filter_map(|leaf| match &leaf.data {
            LeafData::Category(record) => Some(record),
            _ => None,
        });
        let (mut recused, mut sheets, mut decisions) = (0, 0, 0);
        for record in records {
            recused += record.entries.iter().map(|entry| entry.recused).sum::<u32>();
            sheets += record.entries.iter().map(|entry| entry.sheets.len()).sum::<usize>();
            decisions += record.decisions.len();
        }
        assert!(recused == 1 && sheets >= 90 && decisions == 1, "{recused} {sheets} {decisions}");
        assert!(!text.contains("juror1@") && !text.contains("2023 жылға дейін"), "why a juror stepped back names a person");
    })
    .await;
}

/// Two outcomes tell each other apart before the show by the seal's own tokens alone, and those have one length.
#[tokio::test]
async fn two_outcomes_have_headers_that_differ_in_the_root_alone() {
    let seen = Mutex::new(Vec::new());
    on_both(async |db| {
        let outcome = if seen.lock().expect("not poisoned").is_empty() { 1 } else { 2 };
        let demo = Demo { at: showtime(), outcome };
        demo::seed(db, &Operator::at_console(showtime()), demo).await.expect("an empty database can be filled");
        let text = file(db).await;
        seen.lock().expect("not poisoned").push(text);
    })
    .await;
    let seen = seen.into_inner().expect("not poisoned");
    let (one, two) = (read(&seen[0]), read(&seen[1]));
    assert_ne!(one.header.root, two.header.root);
    assert_eq!(seen[0].len(), seen[1].len());
    let masked =
        |text: &str, file: &SealFile| text.replace(&file.header.root.to_string(), "root").replace(&file.signature.to_string(), "signature");
    assert_eq!(masked(&seen[0], &one), masked(&seen[1], &two));
    assert_eq!(one.header.leaves.last(), Some(&LeafKind::Log));
}

#[tokio::test]
async fn the_head_of_the_log_is_sealed() {
    on_both(async |db| {
        super::seed_unsealed(db).await;
        let keys = super::Keys::new();
        seal::propose(db, &super::organizer(db).await).await.expect("nothing is tied");
        let head = store::audit::head(db, &Operator::at_console(showtime())).await.expect("a log");
        super::agree(db, &super::witness(db, "chair").await, &keys).await.expect("two people");
        let whole = files(db).await.pop().expect("a file");
        let record =
            read(&whole).leaves.into_iter().find_map(|leaf| if let LeafData::Log(record) = leaf.data { Some(record) } else { None });
        let record = record.expect("a log has a leaf");
        assert_eq!((record.acts, record.head.map(|hash| hash.to_string())), (head.position, Some(head.hex())));
        assert!(head.position > 0);
    })
    .await;
}
