//! The inverted index: under each term the projects that hold it, with how much it says of them.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::{Bound, Range},
};

use domain::{
    locale::Locale,
    search::{is_common, tokens},
};

use super::{
    Analyser,
    near::{Near, is_near},
};

/// Most words looked for at once.
const MAX_WORDS: usize = 8;
/// Shorter beginnings of words are looked for only as whole words.
const PREFIX: usize = 3;
/// How much a typing error costs.
const TYPO: f32 = 0.4;
/// How soon another occurrence adds nothing: the constant of BM25.
const SATURATION: f32 = 1.2;

/// A part of a project: how much a word in it counts, and how many words it usually has.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub weight: f32,
    pub usual: f32,
}

/// What a project is found by.
#[derive(Default)]
pub(crate) struct Terms(HashMap<String, f32>);

impl Terms {
    /// Adds a text. A word in a short text counts more than one in a long.
    #[expect(clippy::cast_precision_loss, reason = "a text has some hundred words")]
    pub(crate) fn add(&mut self, analyser: &Analyser, text: &str, locale: Locale, field: Field) {
        let (terms, words) = analyser.count(text, locale);
        let worth = field.weight / (0.4 + 0.6 * words as f32 / field.usual);
        for term in terms {
            *self.0.entry(term).or_default() += worth;
        }
    }
}

struct Posting {
    doc: u32,
    worth: f32,
}

/// The index of all projects. A project is a number; numbers are used again.
#[derive(Default)]
pub(crate) struct Index {
    terms: BTreeMap<Box<str>, u32>,
    names: Vec<Box<str>>,
    postings: Vec<Vec<Posting>>,
    near: Near,
}

/// What was found.
pub(crate) struct Hits {
    /// The score of each project; zero for those that do not match.
    pub scores: Vec<f32>,
    /// The terms that were looked for.
    terms: HashSet<Box<str>>,
}

impl Hits {
    /// Where the found words stand in a text.
    pub(crate) fn places(&self, analyser: &Analyser, text: &str, locale: Locale) -> Vec<Range<usize>> {
        let is_found = |word: &str| analyser.terms(word, locale).iter().any(|term| self.terms.contains(term.as_str()));
        tokens(text).filter(|token| is_found(&token.word)).map(|token| token.place).collect()
    }
}

impl Index {
    /// Puts a project in; gives what [`Index::remove`] needs to take it out again.
    pub(crate) fn insert(&mut self, doc: u32, terms: Terms) -> Vec<u32> {
        let mut ids = Vec::with_capacity(terms.0.len());
        for (term, worth) in terms.0 {
            let id = self.intern(&term);
            let posting = Posting { doc, worth: worth / (worth + SATURATION) };
            let postings = &mut self.postings[id as usize];
            let at = if postings.last().is_none_or(|last| last.doc < doc) {
                postings.len()
            } else {
                postings.partition_point(|other| other.doc < doc)
            };
            postings.insert(at, posting);
            ids.push(id);
        }
        ids
    }

    /// Takes a project out. Its words stay known; without projects they find nothing.
    pub(crate) fn remove(&mut self, doc: u32, ids: &[u32]) {
        for id in ids {
            let postings = &mut self.postings[*id as usize];
            if let Ok(at) = postings.binary_search_by_key(&doc, |posting| posting.doc) {
                postings.remove(at);
            }
        }
    }

    fn intern(&mut self, term: &str) -> u32 {
        if let Some(id) = self.terms.get(term) {
            return *id;
        }
        let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.terms.insert(term.into(), id);
        self.names.push(term.into());
        self.postings.push(Vec::new());
        self.near.insert(term, id);
        id
    }

    /// The projects, out of `docs` numbers and `alive` projects, that hold every word of the query; where it has three or more and none
    /// holds them all, those that miss one. Words that say nothing are looked past.
    pub(crate) fn search(&self, analyser: &Analyser, query: &str, docs: usize, alive: usize) -> Hits {
        let words = wanted_words(analyser, query);
        let mut hits = Hits { scores: vec![0.0; docs], terms: HashSet::new() };
        let mut held = vec![0_u8; docs];
        let mut best = vec![0.0_f32; docs];
        for (number, word) in words.iter().enumerate() {
            let alternatives = self.alternatives(analyser, word, number + 1 == words.len());
            let mut touched = Vec::new();
            for (id, share) in alternatives {
                hits.terms.insert(self.names[id as usize].clone());
                for posting in &self.postings[id as usize] {
                    let doc = posting.doc as usize;
                    if best[doc] == 0.0 {
                        touched.push(doc);
                    }
                    best[doc] = best[doc].max(posting.worth * share);
                }
            }
            let rarity = rarity(touched.len(), alive);
            for doc in touched {
                hits.scores[doc] += best[doc] * rarity;
                held[doc] += 1;
                best[doc] = 0.0;
            }
        }
        let most = held.iter().copied().max().map_or(0, usize::from);
        let needed = if words.len() >= 3 { most.max(words.len() - 1) } else { words.len() };
        for (score, held) in hits.scores.iter_mut().zip(held) {
            if held == 0 || usize::from(held) < needed {
                *score = 0.0;
            }
        }
        hits
    }

    /// The terms that a word may stand for. The beginning of a word is looked for where the word is still being typed or is no word, a
    /// typing error only where nothing else is found.
    fn alternatives(&self, analyser: &Analyser, word: &str, is_last: bool) -> HashMap<u32, f32> {
        let mut found: HashMap<u32, f32> = HashMap::new();
        let wanted = analyser.wanted(word);
        let is_living = |id: &u32| !self.postings[*id as usize].is_empty();
        for (term, share) in &wanted {
            if let Some(id) = self.terms.get(term.as_str()).filter(|id| is_living(id)) {
                found.entry(*id).or_insert(*share);
            }
        }
        if word.chars().all(|c| c.is_ascii_digit()) {
            return found;
        }
        // The words as typed, without their stems, come first.
        let typed = wanted.iter().filter(|(_, share)| *share > 0.8).map(|(term, _)| term.as_str());
        if is_last || found.is_empty() {
            for beginning in typed.filter(|term| term.chars().count() >= PREFIX) {
                let from = (Bound::Included(beginning), Bound::Unbounded);
                for (term, id) in self.terms.range::<str, _>(from).take_while(|(term, _)| term.starts_with(beginning)) {
                    #[expect(clippy::cast_precision_loss, reason = "a word has some letters")]
                    let share = 0.2 + 0.4 * beginning.len() as f32 / term.len() as f32;
                    if is_living(id) {
                        found.entry(*id).or_insert(share);
                    }
                }
            }
        }
        if found.is_empty() && analyser.switches.typos {
            for (term, share) in &wanted {
                for id in self.near.candidates(term) {
                    if is_living(&id) && is_near(&self.names[id as usize], term) {
                        found.entry(id).or_insert(share * TYPO);
                    }
                }
            }
        }
        found
    }
}

/// The words of a query once each, without those that stand in every text, if any other is left.
fn wanted_words(analyser: &Analyser, query: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    // A control character is nothing, not even the end of a word.
    let query: String = query.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    for token in tokens(&query) {
        if !words.contains(&token.word) {
            words.push(token.word);
        }
    }
    let telling: Vec<String> = words.iter().filter(|word| !is_common(&analyser.plain(word))).cloned().collect();
    let mut words = if telling.is_empty() { words } else { telling };
    words.truncate(MAX_WORDS);
    words
}

/// A word that few projects hold says more: the inverse document frequency of BM25.
#[expect(clippy::cast_precision_loss, reason = "projects are counted in thousands")]
fn rarity(holders: usize, alive: usize) -> f32 {
    let (holders, alive) = (holders as f32, alive as f32);
    (1.0 + (alive - holders + 0.5).max(0.0) / (holders + 0.5)).ln()
}
