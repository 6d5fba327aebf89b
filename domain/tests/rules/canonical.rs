//! The bytes behind a receipt.

use std::collections::BTreeMap;

use domain::{
    answers::Answers,
    file::{FileAudience, FileKind, FileLine, Purpose},
    id::FileId,
    time::Timestamp,
};
use proptest::prelude::*;

use crate::world::{complete, uuid};

#[test]
fn the_bytes_are_fixed() {
    let mut answers = Answers::new();
    assert_eq!(answers.canonical(), b"{}");
    for (key, text) in
        [("why_ai", "екі\n\"жол\" \\ </script>\t₸"), ("bin", "260140000015"), ("indicator.10.unit_kk", "%"), ("indicator.2.unit_kk", "мин")]
    {
        answers.set(key, text).expect("known");
    }
    let expected = "{\"bin\":\"260140000015\",\"indicator.10.unit_kk\":\"%\",\"indicator.2.unit_kk\":\"мин\",\
                    \"why_ai\":\"екі\\n\\\"жол\\\" \\\\ </script>\\t₸\"}";
    assert_eq!(String::from_utf8(answers.canonical()).expect("UTF-8"), expected);
}

/// SHA-256 of `{}` and of the complete answers, computed apart (Python: `hashlib`, `json.dumps(…, sort_keys=True,
/// ensure_ascii=False, separators=(",", ":"))`). They may never change: receipts were given for them.
#[test]
fn the_hash_is_fixed() {
    assert_eq!(Answers::new().sha256_hex(), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assert_eq!(complete().sha256_hex(), "fd3055170a959ca38655a59f728271422138196d5a7303df3f7f7fd4d72c9559");
}

proptest! {
    #[test]
    fn the_bytes_hold_the_answers_and_only_them(
        texts in prop::collection::btree_map(prop::sample::select(vec!["how", "why_ai", "cost", "member.1.name", "member.12.role"]), "(?s).{0,40}", 0..5)
    ) {
        let mut forward = Answers::new();
        for (key, text) in &texts {
            forward.set(key, text).expect("known and short");
        }
        let mut backward = Answers::new();
        for (key, text) in texts.iter().rev() {
            backward.set(key, text).expect("known and short");
        }
        prop_assert_eq!(forward.canonical(), backward.canonical());
        let read: BTreeMap<String, String> = serde_json::from_slice(&forward.canonical()).expect("JSON");
        let kept: BTreeMap<String, String> = forward.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        prop_assert_eq!(&read, &kept);
        // serde_json writes a sorted map of strings in the same canonical way.
        prop_assert_eq!(forward.canonical(), serde_json::to_vec(&kept).expect("JSON"));
        prop_assert_eq!(serde_json::from_slice::<Answers>(&forward.canonical()).expect("JSON"), forward);
    }
}

/// The files that are sent are part of what the checksum is of; without files it is what it always was.
#[test]
fn the_hash_covers_the_files() {
    let file = FileLine {
        id: FileId::from_uuid(uuid(9)),
        name: "Есеп \"2026\".pdf".into(),
        kind: FileKind::Pdf,
        size: 1234,
        sha256: "ab".repeat(32),
        purpose: Purpose::Evidence,
        audience: FileAudience::Jury,
        uploaded_at: Timestamp::from_millis(0),
    };
    let mut answers = Answers::new();
    answers.set("why_ai", "x").expect("known");
    assert_eq!(answers.with_files(&[]), answers);
    let sent = answers.with_files(&[file]);
    let expected = format!(
        "{{\"file.1.audience\":\"jury\",\"file.1.kind\":\"pdf\",\"file.1.name\":\"Есеп \\\"2026\\\".pdf\",\"file.1.purpose\":\"evidence\",\
         \"file.1.sha256\":\"{}\",\"file.1.size\":\"1234\",\"why_ai\":\"x\"}}",
        "ab".repeat(32)
    );
    assert_eq!(String::from_utf8(sent.canonical()).expect("UTF-8"), expected);
    assert_eq!(sent.with_files(&[]), answers, "sent again without it, it is named no more");
    assert!(sent.published().is_empty(), "a file is shown by its own rule, not as an answer");
    assert!(answers.set("file.1.sha256", "x").is_err(), "no form writes it");
}
