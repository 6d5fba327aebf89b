//! Verifying a published file: everything is computed again, nothing believed.

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, VerifyingKey};

use super::{
    FORMAT, Fault, Finding, Header, LeafData, LeafKind, OpenLeaf, Part, RULE, Report, SealFile, Summary, Verdict, merkle,
    steps::{Names, Ranked},
};

/// Verifies a published file, whole or with leaves that are still closed.
#[must_use]
pub fn verify(bytes: &[u8]) -> Report {
    let Ok(file) = SealFile::read(bytes) else {
        return Report { summary: None, findings: vec![Finding { part: Part::Form, verdict: Verdict::Fails(Fault::NotCanonical) }] };
    };
    let mut findings = vec![Finding { part: Part::Form, verdict: Verdict::Holds }];
    let mut find = |part, verdict| findings.push(Finding { part, verdict });
    find(Part::Header, judge(is_known(&file.header), Fault::UnknownFormat));
    find(Part::Signature, judge(is_signed(&file), Fault::BadSignature));
    find_leaves(&file, &mut find);
    find_root(&file, &mut find);
    find_result(&file, &mut find);
    let is_whole = file.leaves.len() == file.header.leaves.len();
    find(Part::Complete, if is_whole { Verdict::Holds } else { Verdict::Closed });
    let header = file.header;
    let summary = Summary {
        year: header.year,
        sealed_at: header.sealed_at,
        root: header.root,
        public_key: header.public_key,
        leaves: header.leaves.len(),
        opened: file.leaves.len(),
    };
    Report { summary: Some(summary), findings }
}

const fn judge(holds: bool, fault: Fault) -> Verdict {
    if holds { Verdict::Holds } else { Verdict::Fails(fault) }
}

/// A format and a rule that are ours, and leaves as a seal has them: steps, categories, the log; none twice.
fn is_known(header: &Header) -> bool {
    let order = |leaf: &LeafKind| match leaf {
        LeafKind::Step { .. } => 0,
        LeafKind::Category { .. } => 1,
        LeafKind::Log => 2,
    };
    let leaves = &header.leaves;
    let is_once = leaves.iter().enumerate().all(|(index, leaf)| !leaves[..index].contains(leaf));
    header.format == FORMAT && header.rule == RULE && leaves.is_sorted_by_key(order) && leaves.last() == Some(&LeafKind::Log) && is_once
}

fn is_signed(file: &SealFile) -> bool {
    let (Ok(key), Ok(text)) = (VerifyingKey::from_bytes(&file.header.public_key.0), file.header.signed_text()) else { return false };
    key.verify_strict(text.as_bytes(), &Signature::from_bytes(&file.signature.0)).is_ok()
}

fn find_leaves(file: &SealFile, find: &mut impl FnMut(Part, Verdict)) {
    let mut next = 0;
    for leaf in &file.leaves {
        let announced = file.header.leaves.get(leaf.index).filter(|_| leaf.index >= next);
        next = leaf.index + 1;
        let verdict = match announced {
            Some(kind) if *kind == leaf.data.kind() => judge(is_sealed(leaf, &file.header), Fault::WrongPath),
            _ => Verdict::Fails(Fault::WrongLeaf),
        };
        find(Part::Leaf(leaf.data.kind()), verdict);
    }
}

fn is_sealed(leaf: &OpenLeaf, header: &Header) -> bool {
    let path: Vec<_> = leaf.path.iter().map(|hash| hash.0).collect();
    hash_of(leaf).and_then(|hash| merkle::root_by_path(hash, leaf.index, header.leaves.len(), &path)) == Some(header.root.0)
}

fn hash_of(leaf: &OpenLeaf) -> Option<merkle::Hash> {
    Some(merkle::leaf_hash(&leaf.salt.0, leaf.data.canonical().ok()?.as_bytes()))
}

fn find_root(file: &SealFile, find: &mut impl FnMut(Part, Verdict)) {
    if file.leaves.len() < file.header.leaves.len() {
        return find(Part::Root, Verdict::Closed);
    }
    let hashes: Option<Vec<_>> = file.leaves.iter().map(hash_of).collect();
    find(Part::Root, judge(hashes.is_some_and(|hashes| merkle::root(&hashes) == file.header.root.0), Fault::WrongRoot));
}

/// The rankings, and what the steps showed of them.
fn find_result(file: &SealFile, find: &mut impl FnMut(Part, Verdict)) {
    let mut ranked = BTreeMap::new();
    let mut all = true;
    for kind in &file.header.leaves {
        let LeafKind::Category { category } = kind else { continue };
        let record = file.leaves.iter().find_map(|leaf| match &leaf.data {
            LeafData::Category(record) if record.category == *category => Some(record),
            _ => None,
        });
        let verdict = match record.map(|record| (record, record.check())) {
            None => Verdict::Closed,
            Some((_, Err(fault))) => Verdict::Fails(fault),
            Some((record, Ok(standings))) => {
                ranked.insert(category.as_str(), Ranked { record, standings });
                Verdict::Holds
            }
        };
        all &= verdict == Verdict::Holds;
        find(Part::Ranking(category.clone()), verdict);
    }
    let mut names = Names::new();
    for leaf in &file.leaves {
        if let LeafData::Step(record) = &leaf.data {
            find(Part::Step(leaf.data.kind()), record.check(&ranked, all, &mut names));
        }
    }
}
