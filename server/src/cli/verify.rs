//! `bayge verify`: needs no database, no settings and no network.

use std::path::Path;

use domain::seal::{LeafKind, Part, Verdict, verify};

use super::Trouble;

/// Says a line of each part, and fails unless every part holds.
pub fn results(file: &Path) -> Result<(), Trouble> {
    let bytes = std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let report = verify(&bytes);
    if let Some(summary) = &report.summary {
        println!("year         {}", summary.year);
        println!("root         {}", summary.root);
        println!("public key   {}", summary.public_key);
        println!("sealed at    {} (milliseconds since 1970, UTC)", summary.sealed_at.millis());
        println!("opened       {} of {} leaves", summary.opened, summary.leaves);
    }
    let mut missing = 0;
    for finding in &report.findings {
        let part = name(&finding.part);
        match finding.verdict {
            Verdict::Holds => println!("ok           {part}"),
            Verdict::Fails(fault) => println!("fails        {part}: {fault}"),
            Verdict::Closed => println!("still closed {part}"),
        }
        missing += usize::from(finding.verdict != Verdict::Holds);
    }
    let all = report.findings.len();
    match missing {
        0 => Ok(()),
        _ if report.is_sound() => Err(format!("{}: {missing} of {all} parts are still closed", file.display()).into()),
        _ => Err(format!("{}: {missing} of {all} parts do not hold", file.display()).into()),
    }
}

fn name(part: &Part) -> String {
    match part {
        Part::Form => "canonical form".into(),
        Part::Header => "header".into(),
        Part::Signature => "signature".into(),
        Part::Leaf(leaf) => format!("leaf: {}", leaf_name(leaf)),
        Part::Root => "root over all leaves".into(),
        Part::Ranking(category) => format!("ranking of {category}, computed again from its sheets"),
        Part::Step(leaf) => format!("{} shown as ranked", leaf_name(leaf)),
        Part::Complete => "every leaf is there".into(),
    }
}

fn leaf_name(leaf: &LeafKind) -> String {
    match leaf {
        LeafKind::Step { step } => {
            let word = |key: &str| step.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            [word("kind"), word("category"), word("place")].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        LeafKind::Category { category } => format!("sheets of {category}"),
        LeafKind::Log => "head of the log".into(),
    }
}
