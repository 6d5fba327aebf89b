//! The pieces of the seal against the vectors of their standards.

use domain::{
    id::PersonId,
    seal::{SealError, canonical, check_reason, merkle, two_people},
};
use serde_json::{Value, json};

use crate::world::uuid;

#[test]
fn canonical_bytes_are_those_of_rfc_8785() {
    // Section 3.2.3: sorted by UTF-16 code units, so the emoji comes before the Hebrew presentation form.
    let sorted = json!({"\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"});
    let text = canonical::write(&sorted).expect("no numbers");
    let order = ["Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"];
    let found: Vec<_> = order.iter().map(|name| text.find(name).expect("kept")).collect();
    assert!(found.is_sorted(), "{text}");
    // Section 3.2.2.2 and the samples beside the RFC: escapes in their shortest form, control characters in lower case.
    for (given, expected) in [
        (r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#, "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""),
        (r#"{"b":[],"a":{"2":null,"10":true,"1":false},"":"empty"}"#, r#"{"":"empty","a":{"1":false,"10":true,"2":null},"b":[]}"#),
        (r#"{"Unnormalized Unicode":"A\u030a"}"#, "{\"Unnormalized Unicode\":\"A\u{30a}\"}"),
        (
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
        ),
        ("[56, {\"d\": true, \"10\": null, \"1\": []}]", r#"[56,{"1":[],"10":null,"d":true}]"#),
        ("\"\\b\\t\\n\\f\\r\\u001f\\u007f\"", "\"\\b\\t\\n\\f\\r\\u001f\u{7f}\""),
        ("[0,-1,9007199254740991,-9007199254740991]", "[0,-1,9007199254740991,-9007199254740991]"),
    ] {
        let value: Value = serde_json::from_str(given).expect("JSON");
        assert_eq!(canonical::write(&value).as_deref(), Ok(expected), "{given}");
    }
}

#[test]
fn every_other_spelling_is_refused() {
    let read = |text: &str| canonical::read::<Value>(text.as_bytes()).is_ok();
    assert!(read(r#"{"a":1,"b":["қ"]}"#));
    for text in [
        r#"{"b":["қ"],"a":1}"#,
        r#"{"a":1, "b":[]}"#,
        r#"{"a":1,"a":1}"#,
        r#"{"a":1,"a":2}"#,
        "{\"a\":1}\n",
        r#"{"a":1.0}"#,
        r#"{"a":1e2}"#,
        r#"{"a":-0}"#,
        r#"{"a":0.5}"#,
        r#"{"a":9007199254740992}"#,
        r#"{"a":-9007199254740992}"#,
        r#"{"a":01}"#,
        r#""\u0061""#,
        r#""\/""#,
        r#""\u001F""#,
        r#""\ud800""#,
        "",
    ] {
        assert!(!read(text), "{text}");
    }
}

/// The tree of the eight leaves with which implementations of RFC 6962 are tested.
fn known_leaves() -> Vec<merkle::Hash> {
    let data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    data.map(|data| merkle::leaf_hash(&[], &hex::decode(data).expect("hexadecimal"))).to_vec()
}

#[test]
fn the_tree_is_that_of_rfc_6962() {
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let leaves = known_leaves();
    for (count, root) in roots.into_iter().enumerate() {
        assert_eq!(hex::encode(merkle::root(&leaves[..count])), root, "{count} leaves");
    }
}

#[test]
fn a_path_leads_from_its_own_leaf_to_the_root_and_no_other_does() {
    for count in 1..=40_u8 {
        let leaves: Vec<_> = (0..count).map(|leaf| merkle::leaf_hash(&[leaf], b"data")).collect();
        let root = merkle::root(&leaves);
        for (index, leaf) in leaves.iter().enumerate() {
            let path = merkle::path(&leaves, index);
            assert_eq!(merkle::root_by_path(*leaf, index, leaves.len(), &path), Some(root), "{index} of {count}");
            for other in (0..leaves.len()).filter(|other| *other != index) {
                assert_ne!(merkle::root_by_path(*leaf, other, leaves.len(), &path), Some(root), "{index} as {other} of {count}");
            }
            let longer = [path.as_slice(), &[root]].concat();
            assert_eq!(merkle::root_by_path(*leaf, index, leaves.len(), &longer), None);
            assert_eq!(path.split_last().and_then(|(_, less)| merkle::root_by_path(*leaf, index, leaves.len(), less)), None);
        }
        assert_eq!(merkle::root_by_path(leaves[0], leaves.len(), leaves.len(), &[]), None);
    }
}

#[test]
fn a_leaf_is_never_a_node() {
    let leaves = known_leaves();
    let both = [leaves[0], leaves[1]].concat();
    assert_ne!(merkle::leaf_hash(&[], &both), merkle::root(&leaves[..2]));
}

#[test]
fn two_people_seal_and_everyone_reads_why_a_seal_was_broken() {
    let (one, other) = (PersonId::from_uuid(uuid(1)), PersonId::from_uuid(uuid(2)));
    assert_eq!((two_people(one, other), two_people(one, one)), (Ok(()), Err(SealError::SamePerson)));
    let reason = "Екі өтінімнің парағы шатасқан.";
    assert_eq!(check_reason(&format!("  {reason}\u{0} ")).as_deref(), Ok(reason));
    for reason in ["", "   ", "too short", &"а".repeat(601)] {
        assert_eq!(check_reason(reason), Err(SealError::Reason), "{reason}");
    }
}
