//! What verdicts, rules, jurors and entries are called.

use std::collections::BTreeMap;

use domain::{
    deliberation::{EntryName, Total},
    id::EntryId,
    robustness::{Agreement, Rule, Verdict},
    sheet::JurorNumber,
};
use leptos::prelude::*;

use crate::{
    pages::entries::state,
    words::{Word, Words},
};

/// The names of a category's entries.
pub type Names = StoredValue<BTreeMap<EntryId, EntryName>>;

/// The card in words.
pub const fn verdict(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Nobody => Word::ScoresVerdictNobody,
        Verdict::Tied => Word::ScoresVerdictTied,
        Verdict::Alone => Word::ScoresVerdictAlone,
        Verdict::Close { .. } => Word::ScoresVerdictClose,
        Verdict::Mixed { .. } => Word::ScoresVerdictMixed,
        Verdict::Firm { .. } => Word::ScoresVerdictFirm,
    }
}

/// The colour that goes with it.
pub const fn verdict_kind(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Nobody | Verdict::Alone => "info",
        Verdict::Tied | Verdict::Close { .. } | Verdict::Mixed { .. } => "warn",
        Verdict::Firm { .. } => "ok",
    }
}

/// Under how many rules the winner is the same; a dash where there is nothing to count.
pub fn verdict_count(words: Words, verdict: Verdict) -> String {
    let (same, of) = match verdict {
        Verdict::Nobody | Verdict::Tied | Verdict::Alone => return "–".to_owned(),
        Verdict::Close { same, of } | Verdict::Mixed { same, of } => (same, of),
        Verdict::Firm { of } => (of, of),
    };
    words.with(Word::ScoresOf, &[("n", &words.integer(same as u64)), ("of", &words.integer(of as u64))])
}

/// A rule in words.
pub const fn rule(rule: Rule) -> Word {
    match rule {
        Rule::Mean => Word::ScoresRuleMean,
        Rule::Median => Word::ScoresRuleMedian,
        Rule::Standardized => Word::ScoresRuleStandardized,
        Rule::Trimmed => Word::ScoresRuleTrimmed,
        Rule::Borda => Word::ScoresRuleBorda,
        Rule::Copeland => Word::ScoresRuleCopeland,
        Rule::LeftOut => Word::ScoresRuleLeftOut,
    }
}

/// What a rule says of the winner, and the colour that goes with it.
pub const fn agreement(agreement: Agreement) -> (&'static str, Word) {
    match agreement {
        Agreement::Same => ("ok", Word::ScoresAgreementSame),
        Agreement::Shared => ("info", Word::ScoresAgreementShared),
        Agreement::Other => ("warn", Word::ScoresAgreementOther),
    }
}

/// A juror under their number.
pub fn juror(words: Words, juror: JurorNumber) -> String {
    words.with(Word::ScoresJuror, &[("n", &words.integer(juror.0.into()))])
}

/// A total, rounded to be shown.
pub fn total(words: Words, total: &Total) -> String {
    words.decimal(&format!("{}.{:02}", total.hundredths / 100, total.hundredths % 100))
}

/// The exact total as a fraction, or a whole number.
pub fn exact(total: &Total) -> String {
    match total.exact {
        (whole, 1) => whole.to_string(),
        (numerator, denominator) => format!("{numerator}/{denominator}"),
    }
}

/// An entry's title.
pub fn title(words: Words, names: Names, entry: EntryId) -> String {
    names.with_value(|names| names.get(&entry).map_or_else(String::new, |name| state::title(words, &name.title)))
}

/// Who put it forward.
pub fn organization(words: Words, names: Names, entry: EntryId) -> String {
    names.with_value(|names| names.get(&entry).map_or_else(String::new, |name| name.organization.best(words.locale()).0.to_owned()))
}

/// Titles in a row.
pub fn titles(words: Words, names: Names, entries: &[EntryId]) -> String {
    entries.iter().map(|entry| title(words, names, *entry)).collect::<Vec<_>>().join(" · ")
}
