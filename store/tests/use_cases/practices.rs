//! Practices in the organizer's hands, on both engines: a file looked at and imported, drafts, publishing and taking out.

use std::collections::BTreeMap;

use domain::{
    practice::{COLUMNS, FaultCode, PracticeCells},
    sharing::SharingError,
};
use store::{
    Db, Error, Result, Rule,
    award::Edition,
    practices, projects,
    scope::{Guest, Secretariat},
};

use crate::{
    cast::{person, seed, showtime},
    world::on_both,
};

fn wrong<T>() -> Result<T> {
    Err(Error::Rule(Rule::Sharing(SharingError::Wrong)))
}

async fn desk(db: &Db) -> Secretariat {
    let person = person(db, "organizer", Edition::Open, showtime()).await;
    Secretariat::of(&person).expect("holds the role")
}

/// A practice as cells, with some otherwise.
fn cells(changes: &[(&str, &str)]) -> BTreeMap<String, String> {
    let plain = [
        ("slug", "bus-lanes"),
        ("category", "region"),
        ("region", "470000000"),
        ("kind", "local"),
        ("title_kk", "Жолақ"),
        ("title_ru", "Полоса"),
        ("title_en", "Lane"),
        ("summary_kk", "Автобус жолағы."),
        ("summary_ru", "Полоса для автобусов."),
        ("summary_en", "A lane for buses."),
        ("owner_kk", "Әкімдік"),
        ("owner_ru", "Акимат"),
        ("owner_en", "Akimat"),
        ("source_name", "example.kz"),
    ];
    plain.into_iter().chain(changes.iter().copied()).map(|(column, text)| (column.to_owned(), text.to_owned())).collect()
}

fn file(rows: &[BTreeMap<String, String>]) -> String {
    let row = |row: &BTreeMap<String, String>| COLUMNS.map(|column| row.get(column).cloned().unwrap_or_default()).join("\t") + "\n";
    COLUMNS.join("\t") + "\n" + &rows.iter().map(row).collect::<String>()
}

async fn is_public(db: &Db, slug: &str) -> bool {
    projects::find_record(db, &Guest::at(showtime()), slug).await.expect("readable").is_some()
}

#[tokio::test]
async fn a_file_is_looked_at_before_anything_is_written() {
    on_both(async |db| {
        seed(db).await;
        let desk = desk(db).await;
        let count = async || practices::list(db, &desk, 1).await.expect("readable").total;
        let before = count().await;
        assert_eq!(practices::preview(db, &desk, 1).await, Err(Error::NotFound));
        let taken = domain::showcase::Filter::from_query("origin=entry");
        let taken = projects::list_projects(db, &Guest::at(showtime()), &taken, domain::locale::Locale::En).await.expect("readable");
        let taken = &taken.cards.iter().find(|card| card.origin == domain::showcase::Origin::Entry).expect("eight").slug;
        let bad = file(&[cells(&[]), cells(&[("slug", taken)]), cells(&[("slug", "x"), ("kind", "y")])]);
        practices::keep_file(db, &desk, "а.tsv", &bad).await.expect("kept");
        let preview = practices::preview(db, &desk, 1).await.expect("there");
        assert_eq!((preview.lines.total, preview.faulty, preview.whole), (3, 2, 1));
        let faults: Vec<_> =
            preview.lines.items.iter().map(|line| (line.line, line.faults.iter().map(|told| told.code).collect())).collect();
        assert_eq!(faults, [(3, vec![FaultCode::Taken]), (4, vec![FaultCode::Unknown]), (2, vec![])], "faults first");
        assert_eq!(practices::import_file(db, &desk, false).await, wrong());
        assert_eq!((count().await, is_public(db, "bus-lanes").await), (before, false), "nothing was written");

        let half = file(&[cells(&[]), cells(&[("slug", "tram"), ("title_en", "")])]);
        practices::keep_file(db, &desk, "б.tsv", &half).await.expect("in its place");
        assert_eq!(practices::import_file(db, &desk, true).await, wrong(), "what is not translated is not public");
        assert_eq!(practices::import_file(db, &desk, false).await, Ok(2));
        assert_eq!((count().await, is_public(db, "tram").await), (before + 2, false));
        assert_eq!(practices::preview(db, &desk, 1).await, Err(Error::NotFound), "the file is done with");

        practices::keep_file(db, &desk, "в.tsv", &file(&[cells(&[])])).await.expect("kept");
        assert!(practices::preview(db, &desk, 1).await.expect("there").lines.items[0].is_known);
        assert_eq!(practices::import_file(db, &desk, true).await, Ok(1));
        assert!(is_public(db, "bus-lanes").await);
        assert_eq!(count().await, before + 2, "the draft became public");
        practices::keep_file(db, &desk, "г.tsv", "").await.expect("kept");
        practices::drop_file(db, &desk).await.expect("let go");
        assert_eq!(practices::drop_file(db, &desk).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_practice_is_edited_published_and_taken_out_for_a_reason() {
    on_both(async |db| {
        seed(db).await;
        let (desk, slug) = (desk(db).await, "aktau-road-laboratory");
        let view = practices::get(db, &desk, slug).await.expect("there");
        assert!(view.is_published && view.cells.untranslated().is_empty() && view.categories.len() == 6);
        let fields = |cells: &PracticeCells, changes: &[(&str, &str)]| {
            let mut fields: BTreeMap<String, String> = COLUMNS.map(|column| (column.to_owned(), cells.get(column).to_owned())).into();
            fields.extend(changes.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())));
            fields
        };
        let half = fields(&view.cells, &[("title_en", ""), ("slug", "another")]);
        assert_eq!(practices::save(db, &desk, slug, &half, true).await, wrong());
        practices::save(db, &desk, slug, &half, false).await.expect("a draft");
        let record = async || projects::find_record(db, &Guest::at(showtime()), slug).await.expect("readable");
        assert_ne!(record().await.expect("still public").title.en, "", "the public version stays");
        let view = practices::get(db, &desk, slug).await.expect("there");
        assert_eq!((view.is_published, view.cells.untranslated(), view.cells.get("slug")), (true, vec!["title_en"], slug));
        practices::save(db, &desk, slug, &fields(&view.cells, &[("title_en", "A new name")]), true).await.expect("published");
        assert_eq!(record().await.expect("public").title.en, "A new name");

        let reason = Err(Error::Rule(Rule::Sharing(SharingError::TextMissing)));
        assert_eq!(practices::unpublish(db, &desk, slug, " ").await, reason);
        practices::unpublish(db, &desk, slug, "Дереккөз жоғалды").await.expect("taken out");
        assert!(record().await.is_none());
        assert_eq!(practices::unpublish(db, &desk, slug, "x").await, Err(Error::NotFound));
        let view = practices::get(db, &desk, slug).await.expect("a draft");
        assert_eq!((view.is_published, view.cells.get("title_en")), (false, "A new name"));
        practices::save(db, &desk, slug, &fields(&view.cells, &[]), true).await.expect("public again");
        assert!(record().await.is_some());
        assert_eq!(practices::save(db, &desk, "no-such", &cells(&[]), true).await, Err(Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_practice_is_written_by_hand_in_one_language_first() {
    on_both(async |db| {
        seed(db).await;
        let desk = desk(db).await;
        let blank = practices::begin(db, &desk).await.expect("there");
        assert_eq!((blank.cells, blank.is_published, blank.categories.len()), (PracticeCells::default(), false, 6));
        let kazakh = cells(&[("title_ru", ""), ("title_en", ""), ("slug", "aktau-road-laboratory")]);
        assert_eq!(practices::create(db, &desk, &kazakh, true).await, wrong(), "what is not translated is not public");
        let slug = practices::create(db, &desk, &kazakh, false).await.expect("a draft");
        let view = practices::get(db, &desk, slug.as_str()).await.expect("there");
        assert_eq!((view.cells.get("slug"), view.cells.get("title_kk")), (slug.as_str(), "Жолақ"), "the address is its own");
        assert_eq!((view.is_published, view.cells.untranslated()), (false, vec!["title_ru", "title_en"]));
        assert!(!is_public(db, slug.as_str()).await);
        practices::save(db, &desk, slug.as_str(), &cells(&[]), true).await.expect("whole now");
        assert!(is_public(db, slug.as_str()).await);

        let another = practices::create(db, &desk, &cells(&[("title_en", "Zholak")]), true).await.expect("public at once");
        assert!(is_public(db, another.as_str()).await && another != slug);
        let third = practices::create(db, &desk, &cells(&[("title_en", "Zholak")]), false).await.expect("a draft");
        let fourth = practices::create(db, &desk, &cells(&[("title_en", "Zholak")]), false).await.expect("another");
        assert_eq!([third.as_str(), fourth.as_str()], [another.numbered(2).as_str(), another.numbered(3).as_str()]);
        let new = practices::create(db, &desk, &cells(&[("title_en", "New")]), false).await.expect("a draft");
        assert_eq!(new.as_str(), "new-2", "the desk has a page of that name");
        for bad in [&[("title_kk", ""), ("title_ru", ""), ("title_en", "")][..], &[("kind", "private")][..], &[("source_name", "")][..]] {
            assert_eq!(practices::create(db, &desk, &cells(bad), false).await, wrong(), "{bad:?}");
        }
    })
    .await;
}
