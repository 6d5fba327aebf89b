//! The showcase without scripts: home, gallery, projects, categories, rules.

use axum::http::StatusCode;

use crate::site::{Answer, site};

/// The addresses of the links that hold this text.
fn links(page: &Answer, part: &str) -> Vec<String> {
    let hrefs = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.map(|href| href.replace("&amp;", "&")).filter(|href| href.contains(part)).collect()
}

/// The number in the status line of the gallery.
fn count(page: &Answer) -> usize {
    let line = page.body.split("class=\"results-count\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
    line.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("no count: {line}"))
}

#[tokio::test]
async fn the_gallery_speaks_three_languages() {
    let site = site().await;
    for (locale, heading, category, owner) in [
        ("kk", "Нәтижесі бар жобалар", "AI Өңір", "Ақтау қаласының әкімдігі"),
        ("ru", "Проекты с результатом", "AI Регион", "Акимат города Актау"),
        ("en", "Projects with results", "AI Region", "Akimat of Aktau"),
    ] {
        let page = site.visitor().get(&format!("/{locale}/projects?region=470000000&technology=vision")).await;
        assert_eq!(page.status, StatusCode::OK);
        for text in [heading, category, owner] {
            page.assert_has(text);
        }
        assert_eq!(count(&page), 1);
        let project = site.visitor().get(&format!("/{locale}/projects/aktau-road-laboratory")).await;
        assert_eq!(project.status, StatusCode::OK);
        project.assert_has(owner);
        project.assert_has("rus.baq.kz 300023447");
        project.assert_has("data-category=\"region\"");
    }
}

#[tokio::test]
async fn every_choice_is_a_link_that_shows_what_it_counts() {
    let site = site().await;
    let mut visitor = site.visitor();
    let all = visitor.get("/kk/projects").await;
    let facet = |page: &Answer, link: &str| {
        let after =
            page.body.replace("&amp;", "&").split(&format!("href=\"{link}\"")).nth(1).map(str::to_owned).expect("the link is there");
        after.split("class=\"count\">").nth(1).and_then(|rest| rest.split('<').next()?.parse::<usize>().ok()).expect("a count")
    };
    for link in ["/kk/projects?category=economy", "/kk/projects?kind=quasi", "/kk/projects?stage=pilot", "/kk/projects?technology=vision"] {
        let promised = facet(&all, link);
        let page = visitor.get(link).await;
        assert!(promised > 0 && promised < count(&all), "{link}: {promised}");
        assert_eq!(count(&page), promised, "{link}");
        page.assert_has("data-checked");
        // The chip leads back to everything.
        assert!(links(&page, "/kk/projects").iter().any(|href| href == "/kk/projects"), "{link}");
    }
    let two = visitor.get("/kk/projects?category=economy&category=quasi&sort=title").await;
    assert_eq!(count(&two), facet(&all, "/kk/projects?category=economy") + facet(&all, "/kk/projects?category=quasi"));
    assert!(!links(&two, "category=economy&category=quasi&kind=quasi&sort=title").is_empty(), "a choice keeps the others");
    // Regions are tiles; each is a link with its name and count spoken.
    let tile = links(&all, "/kk/projects?region=470000000");
    assert_eq!(tile.len(), 1);
    let region = visitor.get(&tile[0]).await;
    all.assert_has(&format!("Маңғыстау облысы: {} жоба", count(&region)));
}

#[tokio::test]
async fn a_search_keeps_what_was_chosen_and_an_empty_one_offers_a_way_out() {
    let site = site().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/kk/projects?category=region").await;
    page.assert_has("<input type=\"hidden\" name=\"category\" value=\"region\">");
    let found = visitor.get("/kk/projects?q=%D0%B7%D0%B5%D1%80%D1%82%D1%85%D0%B0%D0%BD%D0%B0&category=region").await;
    // The word is marked in the title, as it is written there.
    found.assert_has("Ақтаудағы ЖИ жол <mark>зертханасы");
    let typed = visitor.get("/kk/projects?q=%3Cb%3E%D0%B6%D0%BE%D0%BB%3C/b%3E&sort=title&year=2026&evidence=yes").await;
    typed.assert_has("value=\"&lt;b&gt;жол&lt;/b&gt;\"");
    for kept in ["name=\"sort\" value=\"title\"", "name=\"year\" value=\"2026\"", "name=\"evidence\" value=\"yes\""] {
        typed.assert_has(&format!("<input type=\"hidden\" {kept}>"));
    }
    let nothing = visitor.get("/kk/projects?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_eq!((nothing.status, count(&nothing)), (StatusCode::OK, 0));
    nothing.assert_has("Мұндай жоба табылмады");
    assert!(!nothing.body.contains("<script>alert"), "what was typed is text");
    assert!(links(&nothing, "/kk/projects").contains(&"/kk/projects".to_owned()));
}

#[tokio::test]
async fn pages_are_links_and_an_address_beyond_the_last_shows_the_last() {
    let site = site().await;
    let mut visitor = site.visitor();
    let first = visitor.get("/en/projects?sort=newest").await;
    assert!(!links(&first, "/en/projects?sort=newest&page=2").is_empty());
    for odd in ["page=99999", "page=-1", "page=x", "page=2&page=", "category=%FF&region=%", "sort=worst", "kind=a&kind=b&=&&&"] {
        let page = visitor.get(&format!("/en/projects?{odd}")).await;
        assert_eq!(page.status, StatusCode::OK, "{odd}");
        assert!(count(&page) >= 39, "{odd}");
        assert!(page.body.matches("class=\"card\"").count() > 0, "{odd}");
    }
}

#[tokio::test]
async fn a_practice_names_its_source_and_does_not_compete() {
    let site = site().await;
    let page = site.visitor().get("/ru/projects/procurement-rating-points").await;
    page.assert_has("inform.kz, 14.10.2025");
    page.assert_has("Проект не участвует в премии");
    page.assert_has("http://award.example/ru/projects/procurement-rating-points\" rel=\"canonical\"");
    for unknown in ["/ru/projects/nothing-here", "/ru/projects/%3Cb%3E", "/kk/categories/nothing"] {
        assert_eq!(site.visitor().get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

#[tokio::test]
async fn a_published_entry_shows_its_measured_results_and_nothing_of_its_people() {
    let site = site().await;
    let mut visitor = site.visitor();
    let gallery = visitor.get("/kk/projects?sort=newest").await;
    let mut measured = 0;
    for project in links(&gallery, "/kk/projects/").iter().filter(|link| !link.ends_with("#source")) {
        let page = visitor.get(project).await;
        assert_eq!(page.status, StatusCode::OK, "{project}");
        if page.body.contains("class=\"indicator\"") {
            measured += 1;
            page.assert_has("class=\"bar-after\"");
        }
        for private in ["@demo.bayge", "260140", "+77"] {
            assert!(!page.body.contains(private), "{project} shows {private}");
        }
    }
    assert!(measured > 3, "{measured} published entries with indicators");
}

#[tokio::test]
async fn the_home_page_shows_the_award_its_dates_and_its_results() {
    let site = site().await;
    for (locale, now, title) in [("kk", "қазір", "Номинациялар"), ("ru", "сейчас", "Номинации"), ("en", "now", "Categories")]
    {
        let page = site.visitor().get(&format!("/{locale}")).await;
        page.assert_has(&format!("<h2 id=\"categories\">{title}"));
        page.assert_has(now);
        page.assert_has("aria-current=\"step\"");
        assert_eq!(page.body.matches("class=\"category-card\"").count(), 6);
        assert!(page.body.matches("class=\"card\"").count() >= 3);
        page.assert_has("class=\"hero-result\"");
    }
}

#[tokio::test]
async fn the_rules_say_which_values_are_defaults() {
    let site = site().await;
    for (locale, notice) in [("kk", "әдепкі мәндері"), ("ru", "по умолчанию"), ("en", "defaults")] {
        let page = site.visitor().get(&format!("/{locale}/about")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_has(notice);
        assert_eq!(page.body.matches("bar-after").count(), 6, "six criteria");
    }
    let categories = site.visitor().get("/en/categories").await;
    for link in links(&categories, "/en/categories/") {
        assert_eq!(site.visitor().get(&link).await.status, StatusCode::OK, "{link}");
    }
    let next = crate::site::today().to_astana().year + 1;
    let verify = site.visitor().get(&format!("/en/{next}/verify")).await;
    verify.assert_has("There is no seal yet");
}

#[tokio::test]
async fn the_design_page_is_of_demonstrations_only() {
    let site = site().await;
    for (locale, title) in [("kk", "Дизайн жүйесі"), ("ru", "Дизайн-система"), ("en", "The design system")] {
        let page = site.visitor().get(&format!("/{locale}/design")).await;
        assert_eq!(page.status, StatusCode::OK);
        page.assert_has(title);
        for part in [
            "commandfor=\"sample-dialog\"",
            "type=\"radio\"",
            "type=\"file\"",
            "aria-invalid=\"true\"",
            "class=\"pager\"",
            "class=\"task\"",
            "class=\"map\"",
        ] {
            page.assert_has(part);
        }
    }
    let mut real = site;
    real.make_real();
    let answer = real.visitor().get("/kk/design").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_project_describes_itself_to_search_engines_and_names_its_like() {
    let site = site().await;
    let page = site.visitor().get("/ru/projects/aktau-road-laboratory").await;
    let data = page.body.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("a description");
    let about: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(about["url"], "http://award.example/ru/projects/aktau-road-laboratory");
    assert!(about["name"].as_str().is_some_and(|name| page.body.contains(name)), "{about}");
    page.assert_has("Похожие проекты");
    let related = page.body.split("id=\"related\"").nth(1).expect("a section");
    assert_eq!(related.matches("class=\"card\"").count(), 3);
    assert!(!related.contains("/ru/projects/aktau-road-laboratory\""), "not itself");
}
