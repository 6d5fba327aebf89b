//! Collections, and the showcase looked at as a whole: side by side, counted, offered while typing.

use domain::{
    collection::{CollectionError, CollectionForm, NewCollection},
    locale::Locale,
    showcase::{Chosen, Filter, Origin},
};
use store::{
    Db, Error, Rule,
    award::Edition,
    projects::{self, collections},
    scope::{Account, Guest, Secretariat},
};

use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

const GUEST: fn() -> Guest = || Guest::at(showtime());

async fn secretariat(db: &Db) -> Secretariat {
    person(db, "organizer", Edition::Open, showtime()).await;
    let account = Account::enter(db, "organizer", showtime()).await.expect("a living session");
    Secretariat::of(&account).expect("holds the role")
}

fn typed(title: &str, lines: &str) -> NewCollection {
    let text = || title.to_owned();
    let form = CollectionForm { title_kk: text(), title_ru: text(), title_en: text(), projects: lines.into(), ..CollectionForm::default() };
    form.parse().expect("sound")
}

fn refused<T>(error: CollectionError) -> Result<T, Error> {
    Err(Error::Rule(Rule::Collection(error)))
}

#[tokio::test]
async fn a_collection_is_seen_by_everybody_only_once_published() {
    on_both(async |db| {
        seed(db).await;
        let (guest, organizer) = (GUEST(), secretariat(db).await);
        let before = projects::public_version(db, &guest).await.expect("readable");
        let slug = collections::create(db, &organizer, typed("Schools", "")).await.expect("sound");
        assert_eq!(slug.as_str(), "schools");
        assert_eq!(collections::create(db, &organizer, typed("Schools", "")).await.expect("sound").as_str(), "schools-2");
        let seen = async || collections::find_published(db, &guest, "schools", Locale::Ru).await.expect("readable");
        assert!(seen().await.is_none());
        assert_eq!(projects::public_version(db, &guest).await.expect("readable"), before, "a draft is nobody else's matter");
        assert_eq!(collections::publish(db, &organizer, "schools", true).await, refused(CollectionError::Empty));
        let unknown = collections::change(db, &organizer, "schools", 1, typed("Schools", "dental-x-ray\nno-such-project")).await;
        assert_eq!(unknown, refused(CollectionError::Unknown(2)));
        assert_eq!(collections::get(db, &organizer, "schools").await.expect("there").projects.len(), 0, "all or nothing");

        let two = typed("Schools", "stroke-centres-ct\ndental-x-ray");
        collections::change(db, &organizer, "schools", 1, two.clone()).await.expect("sound");
        assert_eq!(collections::change(db, &organizer, "schools", 1, two).await, Err(Error::Conflict), "somebody else was first");
        collections::publish(db, &organizer, "schools", true).await.expect("has projects");
        let shown = seen().await.expect("published");
        let slugs: Vec<&str> = shown.cards.iter().map(|card| card.slug.as_str()).collect();
        assert_eq!(slugs, ["stroke-centres-ct", "dental-x-ray"], "in the organizer's order");
        let after = projects::public_version(db, &guest).await.expect("readable");
        assert!(after > before, "whoever keeps a page reads it anew");
        assert_eq!(collections::change(db, &organizer, "schools", 3, typed("Schools", "")).await, refused(CollectionError::Empty));
        collections::publish(db, &organizer, "schools", false).await.expect("there");
        assert!(seen().await.is_none());
        assert!(projects::public_version(db, &guest).await.expect("readable") > after);
        assert_eq!(collections::publish(db, &organizer, "nothing", true).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_project_that_leaves_the_showcase_leaves_its_collections() {
    on_both(async |db| {
        seed(db).await;
        let (guest, organizer) = (GUEST(), secretariat(db).await);
        let list = collections::list_published(db, &guest, Locale::En).await.expect("readable");
        assert_eq!(list.iter().map(|card| (card.slug.as_str(), card.count)).collect::<Vec<_>>(), [("clinics", 4), ("roads", 5)]);
        db.execute_for_tests("DELETE FROM project WHERE slug = 'dental-x-ray'").await.expect("nothing else points at it");
        db.execute_for_tests("UPDATE showcase SET version = version + 1").await.expect("as a withdrawal does");
        let clinics = collections::find_published(db, &guest, "clinics", Locale::En).await.expect("readable").expect("there");
        assert_eq!(clinics.cards.len(), 3);
        assert_eq!(collections::get(db, &organizer, "clinics").await.expect("there").line.count, 3);
    })
    .await;
}

#[tokio::test]
async fn projects_stand_side_by_side_in_the_order_of_the_address() {
    on_both(async |db| {
        seed(db).await;
        let guest = GUEST();
        let compare = async |query: &str| projects::compare(db, &guest, &Chosen::from_query(query), Locale::Kk).await.expect("readable");
        let two = compare("p=dental-x-ray&p=nothing-here&p=aktau-road-laboratory").await;
        let slugs: Vec<&str> = two.projects.iter().map(|project| project.card.slug.as_str()).collect();
        assert_eq!(slugs, ["dental-x-ray", "aktau-road-laboratory"]);
        assert_eq!(two.chosen.slugs, slugs, "what is not there is let go");
        assert!(!two.others.is_empty() && two.others.iter().all(|card| !slugs.contains(&card.slug.as_str())));
        let found = compare("p=aktau-road-laboratory&q=бағдаршам").await;
        assert!(found.others.iter().any(|card| card.slug == "smart-traffic-lights-atyrau"), "{:?}", found.others);
        assert!(!compare("").await.others.is_empty(), "with nothing chosen the strongest are offered");
    })
    .await;
}

#[tokio::test]
async fn what_is_counted_is_what_the_gallery_shows() {
    on_both(async |db| {
        seed(db).await;
        let guest = GUEST();
        let page = async |query: &str| projects::list_projects(db, &guest, &Filter::from_query(query), Locale::En).await.expect("readable");
        for (origin, query) in [(None, ""), (Some(Origin::Practice), "origin=practice"), (Some(Origin::Entry), "origin=entry")] {
            let counted = projects::count(db, &guest, origin, Locale::En).await.expect("readable");
            assert_eq!(counted.total, page(query).await.total);
            for choice in counted.facets.categories.iter().take(3) {
                let asked = format!("{query}&category={}", choice.value.slug);
                assert_eq!(choice.count, page(&asked).await.total, "{asked}");
            }
            for choice in counted.facets.regions.iter().filter(|choice| choice.count > 0).take(3) {
                let asked = format!("{query}&region={}", choice.value.code());
                assert_eq!(choice.count, page(&asked).await.total, "{asked}");
            }
        }
        let [all, practices, entries] = projects::count_all(db, &guest).await.expect("readable");
        assert_eq!(all.total, practices.total + entries.total);
    })
    .await;
}

#[tokio::test]
async fn beginnings_of_words_offer_projects() {
    on_both(async |db| {
        seed(db).await;
        let guest = GUEST();
        let offered = async |typed: &str| projects::suggest(db, &guest, typed, Locale::Ru).await.expect("readable");
        for typed in ["дорож", "светоф", "жол зертх", "traffic li", "орман өр"] {
            let list = offered(typed).await;
            assert!(!list.is_empty() && list.len() <= 6, "{typed}: {list:?}");
        }
        let lights = offered("светоф").await;
        assert!(lights.iter().any(|offer| offer.slug.starts_with("smart-traffic-lights")), "{lights:?}");
        let gallery = projects::list_projects(db, &guest, &Filter::from_query("q=светоф"), Locale::Ru).await.expect("readable");
        assert_eq!(lights[0].slug, gallery.cards[0].slug, "the best match is the same");
        for nothing in ["", " ", "я", "\u{0}", "zzzzzz", "<script>"] {
            assert!(offered(nothing).await.is_empty(), "{nothing:?}");
        }
    })
    .await;
}
