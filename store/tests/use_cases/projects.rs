//! The gallery, on both engines: filters, words, order, pages, and importing practices.

use domain::{
    locale::Locale,
    practice,
    region::Region,
    showcase::{Filter, Origin, PAGE_SIZE, Page},
};
use store::{
    Db, Error,
    award::Edition,
    demo::{self, Demo},
    practices, projects,
    scope::{Operator, Visitor},
};

use crate::world::{march, on_both};

async fn visitor(db: &Db) -> Visitor {
    let at = march(20, 0, 0);
    demo::seed(db, &Operator::at_console(at), Demo { at, outcome: 1 }).await.expect("an empty database takes the demonstration");
    Visitor::enter(db, Edition::Open, at).await.expect("the demonstration has an open edition")
}

async fn page(db: &Db, visitor: &Visitor, query: &str, locale: Locale) -> Page {
    projects::list_projects(db, visitor, &Filter::from_query(query), locale).await.expect("the gallery can be read")
}

/// The practices among the results, on all their pages: what the story publishes is told elsewhere.
async fn slugs(db: &Db, visitor: &Visitor, query: &str) -> Vec<String> {
    let first = page(db, visitor, query, Locale::Kk).await;
    let mut all = Vec::new();
    for number in 1..=first.pages {
        let page = page(db, visitor, &format!("{query}&page={number}"), Locale::Kk).await;
        all.extend(page.cards.into_iter().filter(|card| card.origin == Origin::Practice).map(|card| card.slug));
    }
    all
}

#[tokio::test]
async fn the_gallery_filters_and_counts() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let all = page(db, &visitor, "", Locale::Kk).await;
        assert!(all.total >= 39, "{} projects", all.total);
        assert_eq!(all.cards.len(), PAGE_SIZE);
        assert!(all.cards[0].result.as_ref().is_some_and(domain::figure::Figure::is_change), "the strongest result comes first");

        let filtered = page(db, &visitor, "category=region&category=quasi&kind=local", Locale::Kk).await;
        assert!(filtered.total > 0);
        assert!(filtered.cards.iter().all(|card| card.category.slug == "region"));
        let counted = |slug: &str| filtered.facets.categories.iter().find(|c| c.value.slug == slug).map(|c| (c.count, c.is_chosen));
        assert_eq!(counted("region"), Some((filtered.total, true)));
        assert_eq!(counted("quasi"), Some((0, true)));
        assert_eq!(counted("citizens"), Some((page(db, &visitor, "category=citizens&kind=local", Locale::Kk).await.total, false)));

        assert_eq!(slugs(db, &visitor, "region=470000000&technology=vision").await, ["aktau-road-laboratory"]);
        assert_eq!(filtered.cards[0].category.name, "AI Өңір");
        assert_eq!(page(db, &visitor, "category=region", Locale::En).await.cards[0].category.name, "AI Region");
    })
    .await;
}

#[tokio::test]
async fn words_are_found_without_a_kazakh_layout() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        for query in ["q=зертхана", "q=ЗЕРТХАНАСЫ+жол", "q=лаборатория+Актау", "q=laboratory"] {
            assert!(slugs(db, &visitor, query).await.contains(&"aktau-road-laboratory".to_owned()), "{query}");
        }
        // A control character is no letter, and PostgreSQL takes no NUL.
        assert!(slugs(db, &visitor, "q=%00+лабо%00ратория").await.contains(&"aktau-road-laboratory".to_owned()));
        let unclean = Filter { q: "\0 лабо\0ратория".into(), ..Filter::default() };
        let found = projects::list_projects(db, &visitor, &unclean, Locale::Kk).await.expect("the gallery can be read");
        assert!(found.total > 0);
        assert!(slugs(db, &visitor, "q=казак+тили").await.contains(&"kazllm-language-model".to_owned()));
        // What a pattern would take for "anything" is only itself.
        let percent = slugs(db, &visitor, "q=65%25").await;
        assert_eq!(percent, ["waste-and-air-control-almaty"]);
        for nothing in ["q=_____", "q=%25%25%25", "q=%5C", "q=лаборатория+egov", "q=%27%20OR%20xyzzy=xyzzy--", "q=zz%00zz"] {
            assert_eq!(page(db, &visitor, nothing, Locale::Ru).await.total, 0, "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_do_not_overlap_and_the_last_stands_for_those_beyond() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        for sort in ["result", "newest", "title"] {
            let mut all = slugs(db, &visitor, &format!("sort={sort}")).await;
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!((all.len(), count), (39, 39), "{sort}");
        }
        let beyond = page(db, &visitor, "page=99999", Locale::Kk).await;
        assert_eq!(beyond.filter.page, beyond.pages);
        assert!(!beyond.cards.is_empty());
        let nothing = page(db, &visitor, "q=zzzzzz&page=7", Locale::Kk).await;
        assert_eq!((nothing.total, nothing.pages, nothing.filter.page, nothing.cards.len()), (0, 1, 1, 0));
        // Қ before Л and М, which neither bytes nor capitals tell.
        let order = slugs(db, &visitor, "sort=title").await;
        let place = |slug: &str| order.iter().position(|other| other == slug).expect("a practice of the demonstration");
        assert!(place("aktau-road-laboratory") < place("waste-and-air-control-almaty"), "{order:?}");
        assert!(place("face-search-city-cameras") < place("sergek-mangystau"), "{order:?}");
    })
    .await;
}

#[tokio::test]
async fn a_project_is_found_by_its_address() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let find = async |slug: &str| projects::find_project(db, &visitor, slug, Locale::Ru).await.expect("the showcase can be read");
        let project = find("procurement-rating-points").await.expect("a practice of the demonstration");
        assert_eq!(project.card.result.map(|figure| figure.value.replace('\u{a0}', " ")).as_deref(), Some("781 млрд ₸"));
        assert_eq!((project.card.origin, project.card.region, project.year), (Origin::Practice, Region::NATIONAL, None));
        assert_eq!(project.source_name, "inform.kz, 14.10.2025");
        assert!(project.answers.is_empty());
        for unknown in ["", "\0", "procurement", "Procurement-rating-points", "x' OR '1'='1"] {
            assert!(find(unknown).await.is_none(), "{unknown}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_home_page_shows_one_result_of_each_category() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let home = projects::list_highlights(db, &visitor, Locale::En).await.expect("the showcase can be read");
        assert!(home.hero.is_some_and(|card| card.result.is_some_and(|figure| figure.is_change())));
        let mut categories: Vec<&str> = home.cards.iter().map(|card| card.category.slug.as_str()).collect();
        categories.sort_unstable();
        assert_eq!(categories, ["citizens", "economy", "quasi", "region", "security", "social"]);
        assert_eq!(home.counts.iter().map(|(_, count)| count).sum::<usize>(), home.total);
    })
    .await;
}

#[tokio::test]
async fn practices_come_whole_and_again() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let operator = Operator::at_console(march(21, 0, 0));
        let before = page(db, &visitor, "", Locale::Kk).await.total;
        let renamed = practices::DEMO.replace("Сергек", "Қырағы");
        practices::import(db, &operator, practice::parse(&renamed).expect("the demonstration's file is whole")).await.expect("imported");
        assert_eq!(page(db, &visitor, "", Locale::Kk).await.total, before, "the same slugs are the same projects");
        assert!(page(db, &visitor, "q=Кырагы", Locale::Kk).await.total > 0);
        assert_eq!(page(db, &visitor, "q=сергек", Locale::Kk).await.total, 0, "the former text is no longer found");

        // The second belongs to a published entry: the first is not imported either.
        db.execute_for_tests("UPDATE project SET origin = 'entry' WHERE slug = 'alemgpt-multi-agent-platform'")
            .await
            .expect("a row is there");
        let again = practice::parse(&practices::DEMO.replace("eGov.ai", "Жартылай")).expect("whole");
        assert_eq!(practices::import(db, &operator, again).await, Err(Error::Conflict));
        assert_eq!(page(db, &visitor, "q=жартылай", Locale::Kk).await.total, 0, "nothing half imported");
    })
    .await;
}

#[tokio::test]
async fn years_origins_and_evidence_are_facets_too() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let all = page(db, &visitor, "", Locale::Kk).await;
        let of = |origin: Origin| all.facets.origins.iter().find(|choice| choice.value == origin).map(|choice| choice.count);
        assert_eq!(of(Origin::Practice), Some(39));
        let entries = page(db, &visitor, "origin=entry", Locale::Kk).await;
        assert_eq!(of(Origin::Entry), Some(entries.total));
        assert!(entries.cards.iter().all(|card| card.origin == Origin::Entry));
        // Every published entry is of the edition before its ceremony, and a practice is of none.
        assert_eq!(all.facets.years.iter().map(|choice| choice.count).sum::<usize>(), entries.total);
        let year = all.facets.years[0].value;
        assert_eq!(page(db, &visitor, &format!("year={year}"), Locale::Kk).await.total, all.facets.years[0].count);
        let evident = page(db, &visitor, "evidence=yes", Locale::Kk).await;
        assert_eq!(evident.total, all.facets.evidence.count);
        assert!(evident.total > 0 && evident.total < all.total);
    })
    .await;
}

#[tokio::test]
async fn found_words_are_marked_as_they_are_written() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let found = page(db, &visitor, "q=орманнын+орттери", Locale::Kk).await;
        let first = found.cards.iter().find(|card| card.slug == "early-forest-fire-detection").expect("it is about forest fires");
        let pieces = first.found.clone().expect("words were asked for");
        let marked: Vec<&str> = pieces.title.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["Орман", "өртін"]);
        let whole: String = pieces.title.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, first.title.text);
        assert!(page(db, &visitor, "", Locale::Kk).await.cards.iter().all(|card| card.found.is_none()));
    })
    .await;
}

#[tokio::test]
async fn only_a_write_to_the_showcase_raises_the_public_version_and_what_it_wrote_is_found_at_once() {
    on_both(async |db| {
        let visitor = visitor(db).await;
        let version = async || projects::public_version(db, &visitor).await.expect("the showcase has a version");
        let before = version().await;
        page(db, &visitor, "q=жол", Locale::Kk).await;
        db.execute_for_tests("UPDATE person SET name = name").await.expect("people are there");
        assert_eq!(version().await, before, "looking, and writing elsewhere, changes nothing public");

        let one: String = practices::DEMO.lines().take(2).collect::<Vec<_>>().join("\n");
        let changed = practice::parse(&one.replace("eGov Mobile қосымшасындағы", "Жетпісінші")).expect("whole");
        practices::import(db, &Operator::at_console(march(21, 0, 0)), changed).await.expect("imported");
        assert!(version().await > before);
        assert_eq!(slugs(db, &visitor, "q=жетписинши").await, ["egov-ai-assistant"]);

        db.execute_for_tests("DELETE FROM project WHERE slug = 'egov-ai-assistant'").await.expect("no entry points at it");
        db.execute_for_tests("UPDATE showcase SET version = version + 1").await.expect("it is there");
        assert_eq!(page(db, &visitor, "q=жетписинши", Locale::Kk).await.total, 0, "what left is not found");
    })
    .await;
}
