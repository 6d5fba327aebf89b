//! Three worlds. Two differ in the secret outcome alone: whatever anybody is answered must be the same, byte for byte, until the step
//! that reveals a difference; and then differ only where that is shown. The third, the control, has the outcome of the first and other
//! salts: it must differ at every place that is masked in the comparison of the two, and nowhere else.

pub mod asked;
pub mod told;

use std::collections::{BTreeMap, BTreeSet};

use self::{
    asked::addresses,
    told::{Kind, Tokens, Told, is_of_seal},
};
use crate::{
    live::Pair,
    site::{Browser, Site, salted_site, site_of, today},
};

/// Where the public board is shown: from its first difference on these may differ.
const SHOWN: [&str; 11] = [
    "/ceremony/",
    "/live",
    "/stage",
    "/overlay",
    "/verify",
    "/seals/",
    "/results/",
    "/api/show",
    "/api/rundown",
    "/api/confirming",
    "/api/cue",
];
/// Where a winner is shown: once the first was revealed, which is the last step that is crawled after, these may differ.
const WON: [&str; 2] = ["/categories/", "/api/places"];
/// So many steps are crawled after: the opening, the first finalists, third, second and first place.
const CRAWLED: usize = 5;
const STEPS: usize = 27;

/// What was answered, by who asked and where.
type Answers = BTreeMap<(usize, String), Told>;

/// Everything that a visitor, an entrant and a juror are answered.
async fn crawl(browsers: &mut [Browser<'_>], tokens: &Tokens) -> Answers {
    let mut all = Answers::new();
    for (who, browser) in browsers.iter_mut().enumerate() {
        for address in addresses() {
            let told = tokens.ask(browser, &address).await;
            all.insert((who, address), told);
        }
    }
    all
}

async fn browsers(site: &Site) -> Vec<Browser<'_>> {
    vec![site.visitor(), site.signed_in("entrant").await, site.signed_in("juror3").await]
}

/// A world, with whoever asks in it and its seal's tokens as they are now.
struct World<'s> {
    site: &'s Site,
    asking: Vec<Browser<'s>>,
    pair: Pair,
    tokens: Tokens,
}

impl<'s> World<'s> {
    async fn of(site: &'s Site) -> Self {
        Self { site, asking: browsers(site).await, pair: Pair::of(site).await, tokens: Tokens::of(site).await }
    }

    async fn crawl(&mut self) -> Answers {
        crawl(&mut self.asking, &self.tokens).await
    }

    async fn fire(&mut self) {
        self.pair.fire(&self.site.house.db).await;
        self.tokens = Tokens::of(self.site).await;
    }
}

#[tokio::test]
async fn two_outcomes_are_told_apart_by_nothing_until_it_is_shown() {
    let sites = (site_of(today(), 1).await, site_of(today(), 2).await, salted_site().await);
    let (mut one, mut two, mut control) = (World::of(&sites.0).await, World::of(&sites.1).await, World::of(&sites.2).await);
    let mut shown = Vec::new();
    for fired in 0..=STEPS {
        if fired <= CRAWLED {
            let answers = (one.crawl().await, two.crawl().await, control.crawl().await);
            assert!(answers.0.len() > 550, "{} answers", answers.0.len());
            shown.push(compare(fired, (&mut one, &answers.0), (&mut two, &answers.1)).await);
            check_control(fired, (&mut one, &answers.0), (&mut control, &answers.2)).await;
        } else {
            check_seal(fired, &mut one, &mut control).await;
        }
        if fired < STEPS {
            for world in [&mut one, &mut two, &mut control] {
                world.fire().await;
            }
            if fired < CRAWLED {
                tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
            }
        }
    }
    assert!(shown[CRAWLED] > 0, "the winner of the first category is another: {shown:?}");
}

/// Holds the two outcomes against each other; gives how many addresses of the show differ.
async fn compare(fired: usize, one: (&mut World<'_>, &Answers), two: (&mut World<'_>, &Answers)) -> usize {
    let (mut differing, mut partings) = (Vec::new(), Vec::new());
    for (key, told) in one.1 {
        let also = &two.1[key];
        // Two outcomes have the same salts: they are no tokens between these two.
        if told.text != also.text || told.kinds() != also.kinds() || told.salts() != also.salts() {
            partings.push((key.1.clone(), apart(&told.text, &also.text)));
            differing.push(key.clone());
        }
    }
    let is_won = |address: &str| fired == CRAWLED && WON.iter().any(|won| address.contains(won));
    let is_shown = |address: &str| is_won(address) || SHOWN.iter().any(|shown| address.contains(shown));
    let mut elsewhere = Vec::new();
    for key in differing.iter().filter(|(_, address)| !is_shown(address)) {
        if !is_told_alike(one.0, two.0, key).await {
            elsewhere.push(key);
        }
    }
    assert!(elsewhere.is_empty(), "after {fired} steps: {elsewhere:?} {partings:?}");
    let on_screens = differing.iter().filter(|(_, address)| is_shown(address)).count();
    assert!(fired > 1 || on_screens == 0, "nothing is shown after {fired} steps: {partings:?}");
    on_screens
}

/// The control world differs at every place of its own seal, and nowhere else.
async fn check_control(fired: usize, one: (&mut World<'_>, &Answers), control: (&mut World<'_>, &Answers)) {
    let mut places = 0;
    for (key, told) in one.1 {
        let also = &control.1[key];
        let is_alike = told.text == also.text || is_told_alike(one.0, control.0, key).await;
        assert!(is_alike, "after {fired} steps: {key:?} {:?}", apart(&told.text, &also.text));
        check_places(fired, &key.1, told, also);
        places += told.places.len();
    }
    // Root and signature on the page in three languages with and without its year, and in the file, for each of the three.
    assert!(places >= 3 * (6 * 2 + 3), "{places} places after {fired} steps");
}

fn check_places(fired: usize, address: &str, told: &Told, also: &Told) {
    assert_eq!(told.kinds(), also.kinds(), "after {fired} steps at {address}");
    assert!(told.places.is_empty() || is_of_seal(address), "{address}");
    for (kind, token) in &told.places {
        assert!(!also.places.iter().any(|(_, other)| other == token), "{kind:?} at {address} is of no seal after {fired} steps: {token}");
    }
}

/// The same at the addresses of the seal alone, until the whole of it is opened.
async fn check_seal(fired: usize, one: &mut World<'_>, control: &mut World<'_>) {
    let year = today().to_astana().year;
    for address in [format!("/seals/{year}.json"), format!("/results/{year}.json"), format!("/en/{year}/verify")] {
        let told = one.tokens.ask(&mut one.asking[0], &address).await;
        let also = control.tokens.ask(&mut control.asking[0], &address).await;
        assert_eq!(told.text, also.text, "after {fired} steps at {address}");
        check_places(fired, &address, &told, &also);
        let kinds = told.kinds();
        let has_all = [Kind::Root, Kind::Node, Kind::Signature, Kind::Salt, Kind::Tag].iter().all(|kind| kinds.contains(kind));
        assert!(has_all || !address.starts_with("/seals/"), "after {fired} steps: {kinds:?}");
        assert!(fired < STEPS || kinds.len() > 4 || address.contains("/verify"), "the whole is there: {kinds:?}");
    }
}

/// Whether the two worlds can answer alike: what a page hands to its program depends on what was ready when, in either world.
async fn is_told_alike(one: &mut World<'_>, other: &mut World<'_>, (who, address): &(usize, String)) -> bool {
    let (mut told, mut also_told) = (BTreeSet::new(), BTreeSet::new());
    // Looking at a page changes the language that is remembered; a third world is not asked.
    let remembered = (one.asking[*who].cookies.clone(), other.asking[*who].cookies.clone());
    // Kept pages would stay as they were made first: a cookie that nobody knows has each made anew.
    one.asking[*who].cookies.insert("unknown".into(), "1".into());
    other.asking[*who].cookies.insert("unknown".into(), "1".into());
    let mut is_alike = false;
    for _ in 0..12 {
        told.insert(one.tokens.ask(&mut one.asking[*who], address).await.text);
        also_told.insert(other.tokens.ask(&mut other.asking[*who], address).await.text);
        is_alike |= told.intersection(&also_told).next().is_some();
        if is_alike {
            break;
        }
    }
    (one.asking[*who].cookies, other.asking[*who].cookies) = remembered;
    is_alike
}

/// Where two answers part, with what stands around it.
pub fn apart(one: &str, other: &str) -> (String, String) {
    let at = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let around = |text: &str| text.chars().skip(at).take(180).collect::<String>();
    (around(one), around(other))
}
