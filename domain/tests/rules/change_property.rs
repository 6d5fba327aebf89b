//! Two tabs on two devices write one section over a network that loses, repeats and reorders: no acknowledged text is ever
//! lost, and none is replaced by somebody who had not seen it.

use std::collections::{BTreeMap, BTreeSet};

use domain::answers::{Answers, Change, Put};
use proptest::prelude::*;

const KEYS: [&str; 3] = ["situation", "why_ai", "how"];
const TABS: usize = 4;
const STEPS: usize = 200;
const CASES: u32 = 50;

type Request = BTreeMap<&'static str, Change>;

/// What may happen, to which tab, in which field.
#[derive(Debug, Clone, Copy)]
enum Act {
    Type,
    Send,
    LoseReply,
    LoseRequest,
    Repeat,
    CloseTab,
    TakeTheirs,
}

/// The section on the server, with every version that ever was.
#[derive(Default)]
struct Section {
    versions: Vec<Answers>,
    present: Answers,
}

/// A page as a person has it open. It follows the same rules as the page's script.
#[derive(Default, Clone)]
struct Tab {
    shown: BTreeMap<&'static str, String>,
    known: BTreeMap<&'static str, String>,
    /// What was sent and not answered yet: sent again, unchanged, until it is.
    pending: Option<Request>,
    /// Every text that ever stood on this page, by field.
    seen: BTreeSet<(&'static str, String)>,
}

impl Section {
    /// Answers a request as the store does; tells the fields that kept their text.
    fn answer(&mut self, tab: &Tab, request: &Request) -> BTreeSet<&'static str> {
        let mut clashes = BTreeSet::new();
        let before = self.present.clone();
        for (key, change) in request {
            let former = self.present.get(key).to_owned();
            match self.present.put(key, change).expect("known and short") {
                Put::Kept => assert!(tab.seen.contains(&(*key, former.clone())), "{key}: «{former}» was replaced unseen"),
                Put::Same => {}
                Put::Clash => drop(clashes.insert(*key)),
            }
        }
        if self.present != before {
            self.versions.push(self.present.clone());
        }
        clashes
    }
}

impl Tab {
    fn open(section: &Section) -> Self {
        let mut tab = Self::default();
        for key in KEYS {
            tab.learn(key, section.present.get(key).to_owned());
            tab.shown.insert(key, section.present.get(key).to_owned());
        }
        tab
    }

    fn learn(&mut self, key: &'static str, text: String) {
        self.seen.insert((key, text.clone()));
        self.known.insert(key, text);
    }

    /// What is to be sent: what waits for its answer, or else every field that says something new.
    fn request(&mut self) -> Request {
        let new = KEYS.iter().filter(|key| self.shown[*key] != self.known[*key]);
        let new = new.map(|key| (*key, Change { text: self.shown[key].clone(), over: vec![self.known[key].clone()] })).collect();
        self.pending.get_or_insert(new).clone()
    }

    /// Takes an answer in: what was kept is known; of what was not, their text is seen beside mine.
    fn hear(&mut self, section: &Section, request: &Request, clashes: &BTreeSet<&'static str>) {
        self.pending = None;
        for (key, change) in request {
            if clashes.contains(key) {
                self.learn(key, section.present.get(key).to_owned());
            } else {
                self.learn(key, change.text.clone());
            }
        }
        for key in KEYS.iter().filter(|key| !request.contains_key(*key)) {
            let is_untouched = self.shown[*key] == self.known[*key];
            self.learn(key, section.present.get(key).to_owned());
            if is_untouched {
                self.shown.insert(key, section.present.get(key).to_owned());
            }
        }
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => Just(Act::Type),
        6 => Just(Act::Send),
        2 => Just(Act::LoseReply),
        1 => Just(Act::LoseRequest),
        2 => Just(Act::Repeat),
        1 => Just(Act::CloseTab),
        1 => Just(Act::TakeTheirs),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, ..ProptestConfig::default() })]

    #[test]
    fn no_acknowledged_text_is_lost(steps in prop::collection::vec((act(), 0..TABS, 0..KEYS.len(), any::<prop::sample::Index>()), STEPS)) {
        let mut section = Section::default();
        let mut tabs = vec![Tab::open(&section); TABS];
        let mut sent: Vec<(usize, Request)> = Vec::new();
        let mut acknowledged: BTreeSet<(&str, String)> = BTreeSet::new();
        for (number, (act, who, field, index)) in steps.into_iter().enumerate() {
            let key = KEYS[field];
            match act {
                Act::Type => {
                    // Sometimes the same letters as somebody else's, so that equal texts meet too.
                    let text = format!("{}{}", tabs[who].shown[key], ["a", "b", ""][number % 3]);
                    tabs[who].seen.insert((key, text.clone()));
                    tabs[who].shown.insert(key, text);
                }
                Act::TakeTheirs => {
                    let known = tabs[who].known[key].clone();
                    tabs[who].shown.insert(key, known);
                }
                Act::Send | Act::LoseReply | Act::LoseRequest => {
                    let request = tabs[who].request();
                    sent.push((who, request.clone()));
                    if matches!(act, Act::LoseRequest) { continue }
                    let clashes = section.answer(&tabs[who], &request);
                    if matches!(act, Act::LoseReply) { continue }
                    let kept = request.iter().filter(|(key, _)| !clashes.contains(*key));
                    acknowledged.extend(kept.map(|(key, change)| (*key, change.text.clone())));
                    tabs[who].hear(&section, &request, &clashes);
                }
                // The network delivers an old request once more; nobody hears the answer.
                Act::Repeat if !sent.is_empty() => {
                    let (who, request) = index.get(&sent).clone();
                    drop(section.answer(&tabs[who], &request));
                }
                Act::Repeat => {}
                Act::CloseTab => {
                    let seen = std::mem::take(&mut tabs[who].seen);
                    tabs[who] = Tab::open(&section);
                    // The same person: what they saw on the former page they have seen.
                    tabs[who].seen.extend(seen);
                }
            }
            for (key, text) in &acknowledged {
                let is_there = text.is_empty() || section.versions.iter().any(|version| version.get(key) == text);
                prop_assert!(is_there, "«{text}» of {key} was acknowledged and is in no version");
            }
        }
    }
}
