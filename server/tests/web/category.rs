//! A category's page and its result.

use domain::locale::Trilingual;

use crate::{
    live::Pair,
    seal::{STEPS, year},
    site::site,
};

/// After each step of the show the page names places if, and only if, the board has the winner.
#[tokio::test]
async fn a_category_shows_its_places_once_its_winner_was_revealed() {
    let site = site().await;
    let (pair, mut visitor) = (Pair::of(&site).await, site.visitor());
    let page = format!("/en/{}/categories/economy", year());
    let mut seen = Vec::new();
    for fired in 0..=STEPS {
        let show: serde_json::Value = serde_json::from_str(&visitor.get(&format!("/api/show?year={}", year())).await.body).expect("a show");
        let categories = show["board"]["categories"].as_array().expect("a list");
        let category = categories.iter().find(|category| category["slug"] == "economy").expect("in the plan");
        let body = visitor.get(&page).await.body;
        let is_revealed = !category["first"].is_null();
        assert_eq!(body.contains("id=\"results\""), is_revealed, "after {fired} steps");
        assert_eq!(body.contains("place-title"), is_revealed, "after {fired} steps");
        if is_revealed {
            let title = category["first"]["card"]["title"]["en"].as_str().expect("awarded");
            assert!(body.contains(&title.replace('&', "&amp;")), "{title} after {fired} steps");
        }
        seen.push(is_revealed);
        if fired < STEPS {
            pair.fire(&site.house.db).await;
        }
    }
    assert!(seen.contains(&false) && seen.ends_with(&[true]), "{seen:?}");
    // What was corrected of it stands beside its places, and beside no other's.
    let first = seen.iter().position(|is_revealed| *is_revealed).expect("revealed") - 1;
    let notice = Trilingual { kk: "Түзетілді".into(), ru: "Исправлено".into(), en: "Another owner".into() };
    pair.correct(&site.house.db, first, &notice).await;
    visitor.get(&page).await.assert_has("Another owner");
    let other = visitor.get(&page.replace("economy", "social")).await;
    other.assert_has("id=\"results\"");
    assert!(!other.body.contains("Another owner"));
    // The edition that takes entries has no result yet.
    assert!(!visitor.get("/en/categories/economy").await.body.contains("id=\"results\""));
}
