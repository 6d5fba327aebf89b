//! The showcase's search in process: words, six facets, an order and a page; a word being typed; an edit until it is found.

use std::time::Instant;

use domain::{
    category::CATEGORY_SLUGS,
    locale::{Locale, Trilingual},
    organization::OrganizationKind,
    practice::Practice,
    project::{Stage, Technology},
    region::Region,
    showcase::{Filter, Origin, Sort},
    slug::Slug,
};
use store::{
    practices, projects,
    scope::{Guest, Operator},
};

use crate::{percentile, world::World};

const SEED: u64 = 20_260_303;
/// Syllables of invented words: real letters and lengths, no real text.
const KK: [&str; 24] = [
    "қа", "ла", "өң", "ір", "жол", "тас", "бақ", "ша", "ман", "әкі", "дер", "ек", "сау", "лық", "көр", "сет", "ұй", "ым", "бі", "лі",
    "мек", "теп", "су", "ғыс",
];
const RU: [&str; 24] = [
    "про", "ект", "да", "н", "сис", "те", "ма", "раз", "ви", "ти", "е", "кон", "тро", "ль", "об", "ра", "ще", "ни", "я", "до", "ро", "га",
    "сер", "вис",
];
const EN: [&str; 24] = [
    "ser", "vi", "ce", "da", "ta", "sys", "tem", "mo", "del", "fo", "re", "cast", "re", "gi", "on", "pub", "lic", "in", "spec", "tor",
    "wa", "ter", "li", "ne",
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap_or_default()
    }

    /// Some values come often, most seldom, as words do.
    fn seldom(&mut self, below: usize) -> usize {
        let bound = self.next(below) + 1;
        self.next(bound)
    }

    fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.next(values.len())]
    }
}

/// The words of the three languages, some thousands each.
struct Vocabulary([Vec<String>; 3]);

impl Vocabulary {
    fn new(dice: &mut Dice) -> Self {
        Self([KK, RU, EN].map(|syllables| {
            let word = |_| (0..2 + dice.next(3)).map(|_| dice.pick(&syllables)).collect::<String>();
            (0..4000).map(word).collect()
        }))
    }

    fn text(&self, dice: &mut Dice, words: usize) -> Trilingual {
        let [kk, ru, en] = &self.0;
        let mut of = |vocabulary: &[String]| {
            let words: Vec<&str> = (0..words).map(|_| vocabulary[dice.seldom(vocabulary.len())].as_str()).collect();
            words.join(" ")
        };
        Trilingual { kk: of(kk), ru: of(ru), en: of(en) }
    }

    fn word(&self, dice: &mut Dice) -> &str {
        let vocabulary = &self.0[dice.next(3)];
        &vocabulary[dice.seldom(vocabulary.len())]
    }
}

fn practice(dice: &mut Dice, words: &Vocabulary, number: usize) -> Practice {
    let regions: Vec<Region> = Region::all().collect();
    let (before, after) = (dice.next(90) + 10, dice.next(99) + 1);
    let result = format!("{before} → {after} мин | {}", words.word(dice));
    Practice {
        slug: Slug::parse(&format!("project-{number}")).expect("a slug"),
        category: dice.pick(CATEGORY_SLUGS).to_owned(),
        region: dice.pick(&regions),
        kind: dice.pick(OrganizationKind::ALL),
        stage: (dice.next(4) > 0).then(|| dice.pick(Stage::ALL)),
        technologies: vec![dice.pick(Technology::ALL)],
        title: words.text(dice, 6),
        summary: words.text(dice, 45),
        owner: words.text(dice, 5),
        result: Trilingual::new(result.clone(), result.clone(), result),
        source_name: "bench".to_owned(),
        source_url: if number.is_multiple_of(2) { "https://example.org/".to_owned() } else { String::new() },
    }
}

fn facets(dice: &mut Dice, filter: &mut Filter) {
    let regions: Vec<Region> = Region::all().collect();
    filter.categories = CATEGORY_SLUGS.iter().take(3 + dice.next(3)).map(|slug| (*slug).to_owned()).collect();
    filter.regions = regions.iter().copied().skip(dice.next(8)).take(12).collect();
    filter.kinds = OrganizationKind::ALL[..2].to_vec();
    filter.stages = Stage::ALL[..2].to_vec();
    filter.technologies = Technology::ALL[dice.next(3)..][..3].to_vec();
    filter.origins = vec![Origin::Practice];
    filter.page = u32::try_from(dice.next(3) + 1).unwrap_or(1);
}

pub async fn run(count: usize, requests: usize) {
    let world = World::new().await;
    let (guest, operator) = (Guest::at(world.now), Operator::at_console(world.now));
    let mut dice = Dice(SEED);
    let words = Vocabulary::new(&mut dice);
    for first in (0..count).step_by(1000) {
        let portion = (first..count.min(first + 1000)).map(|number| practice(&mut dice, &words, number)).collect();
        practices::import(&world.db, &operator, portion).await.expect("imported");
    }
    let started = Instant::now();
    projects::prepare(&world.db, &guest).await.expect("the showcase can be read");
    println!("{count} projects read and indexed in {:.2} s; the process holds {} MB", started.elapsed().as_secs_f64(), megabytes());

    let ask = async |name: &str, filters: Vec<Filter>| {
        let (mut times, mut found) = (Vec::with_capacity(filters.len()), 0);
        for (filter, locale) in filters.iter().zip(Locale::ALL.iter().cycle()) {
            let started = Instant::now();
            found += projects::list_projects(&world.db, &guest, filter, *locale).await.expect("a page").total;
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        let (half, most) = (percentile(&times, 0.5), percentile(&times, 0.99));
        println!("{name:34} p50 {half:6.3} ms  p99 {most:6.3} ms  ({:.0} found on average)", mean(found, filters.len()));
    };
    let mut filters = |change: &dyn Fn(&mut Dice, &mut Filter)| -> Vec<Filter> {
        let filter = |_| {
            let mut filter = Filter::default();
            change(&mut dice, &mut filter);
            filter
        };
        (0..requests).map(filter).collect()
    };
    let order = |dice: &mut Dice, filter: &mut Filter| filter.sort = Some(dice.pick(Sort::ALL));
    let all = filters(&|dice, filter| order(dice, filter));
    ask("everything, an order", all).await;
    let faceted = filters(&|dice, filter| {
        facets(dice, filter);
        order(dice, filter);
    });
    ask("six facets, order, page", faceted).await;
    let full = filters(&|dice, filter| {
        filter.q = words.word(dice).to_owned();
        facets(dice, filter);
        order(dice, filter);
    });
    ask("a word, six facets, order, page", full).await;
    let two = filters(&|dice, filter| {
        filter.q = format!("{} {}", words.word(dice), words.word(dice));
        facets(dice, filter);
    });
    ask("two words, six facets, page", two).await;
    let typed = filters(&|dice, filter| {
        let whole = words.word(dice);
        filter.q = whole.chars().take(3 + dice.next(3)).collect();
    });
    let beginnings: Vec<String> = typed.iter().map(|filter| filter.q.clone()).collect();
    ask("a word being typed", typed).await;
    offers(&world, &guest, &beginnings).await;
    let wrong = filters(&|dice, filter| {
        let mut letters: Vec<char> = words.word(dice).chars().collect();
        let at = dice.next(letters.len());
        letters.remove(at);
        filter.q = letters.into_iter().collect();
    });
    ask("a letter left out", wrong).await;
    edits(&world, &guest, &operator, &mut dice, &words).await;
}

/// What the field offers for beginnings of words.
async fn offers(world: &World, guest: &Guest, beginnings: &[String]) {
    let (mut times, mut found) = (Vec::with_capacity(beginnings.len()), 0);
    for (typed, locale) in beginnings.iter().zip(Locale::ALL.iter().cycle()) {
        let started = Instant::now();
        found += projects::suggest(&world.db, guest, typed, *locale).await.expect("offers").len();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let (half, most) = (percentile(&times, 0.5), percentile(&times, 0.99));
    println!(
        "{:34} p50 {half:6.3} ms  p99 {most:6.3} ms  ({:.0} offered on average)",
        "offers for a word being typed",
        mean(found, times.len())
    );
}

/// From the beginning of the write to the page that shows it.
async fn edits(world: &World, guest: &Guest, operator: &Operator, dice: &mut Dice, words: &Vocabulary) {
    let mut times = Vec::new();
    for number in 0..50 {
        let mut changed = practice(dice, words, number);
        changed.title.kk = format!("өзгерген{number}жоба");
        let filter = Filter { q: changed.title.kk.clone(), ..Filter::default() };
        let started = Instant::now();
        practices::import(&world.db, operator, vec![changed]).await.expect("imported");
        let page = projects::list_projects(&world.db, guest, &filter, Locale::Kk).await.expect("a page");
        assert_eq!(page.total, 1, "the edit is found");
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("{:34} p50 {:6.1} ms  most {:6.1} ms", "an edit, written and found", percentile(&times, 0.5), percentile(&times, 1.0));
}

#[expect(clippy::cast_precision_loss, reason = "a mean to read")]
fn mean(sum: usize, count: usize) -> f64 {
    sum as f64 / count.max(1) as f64
}

fn megabytes() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").ok().and_then(|line| line.split(' ').nth(1)?.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096 / 1_000_000
}
