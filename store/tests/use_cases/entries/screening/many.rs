//! One act on many entries, the order of the list, and what leaves the house.

use domain::{
    entry::{EntryError, EntrySort},
    id::EntryId,
    locale::Locale,
    screening::{BulkAct, Outlook},
};
use store::{
    Db,
    award::Edition,
    entries::{self, Filter, Shown},
    scope::Operator,
};

use super::sent;
use crate::{
    cast::{organizer, seed, showtime},
    world::on_both,
};

async fn outlooks(db: &Db, act: BulkAct, ids: &[EntryId]) -> Vec<Outlook> {
    let organizer = organizer(db, Edition::Open).await;
    entries::foresee(db, &organizer, act, ids).await.expect("readable").into_iter().map(|line| line.outlook).collect()
}

#[tokio::test]
async fn whom_it_touches_is_known_before_and_after() {
    on_both(async |db| {
        seed(db).await;
        sent(db).await;
        let organizer = organizer(db, Edition::Open).await;
        let list = entries::list(db, &organizer, &Filter::default(), Shown::page(1)).await.expect("readable");
        let of = |state: &str| list.lines.iter().find(|line| line.state.code() == state).expect("there is one").id;
        let nobody = "00000000-0000-0000-0000-000000000000".parse().expect("an id");
        let ids = [of("submitted"), of("returned"), of("withdrawn"), nobody];
        let refused = Outlook::Refused;
        let expected = [Outlook::Will, refused(EntryError::InRevision), refused(EntryError::NotSubmitted)];
        assert_eq!(outlooks(db, BulkAct::Eligible, &ids).await, expected);
        assert_eq!(outlooks(db, BulkAct::Publish, &ids).await, [Outlook::Will, Outlook::Will, refused(EntryError::NotSubmitted)]);
        assert_eq!(outlooks(db, BulkAct::Unpublish, &ids).await, [Outlook::Done; 3]);

        entries::act_on_many(db, &organizer, BulkAct::Eligible, &ids, "").await.expect("done");
        assert_eq!(outlooks(db, BulkAct::Eligible, &ids).await[0], Outlook::Done);
        entries::act_on_many(db, &organizer, BulkAct::Publish, &ids, "").await.expect("done");
        assert_eq!(outlooks(db, BulkAct::Publish, &ids).await[..2], [Outlook::Done; 2]);
        entries::act_on_many(db, &organizer, BulkAct::Unpublish, &ids[..1], "Сынақ").await.expect("done");
        assert_eq!(outlooks(db, BulkAct::Unpublish, &ids).await, [Outlook::Done, Outlook::Will, Outlook::Done]);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_sorted_as_the_reader_reads() {
    on_both(async |db| {
        seed(db).await;
        let organizer = organizer(db, Edition::NearestCeremony).await;
        let shown = |sort, reader, page| Shown { sort, reader, size: 10, page };
        let page = async |shown: Shown| entries::list(db, &organizer, &Filter::default(), shown).await.expect("readable");
        let all = async |sort, reader| {
            let mut lines = Vec::new();
            for number in 1..=4 {
                lines.extend(page(shown(sort, reader, number)).await.lines);
            }
            lines
        };
        let first = page(shown(EntrySort::Number, Locale::Kk, 1)).await;
        assert_eq!((first.lines.len(), first.pages, first.total), (10, 4, 31));
        let numbers: Vec<_> = all(EntrySort::Number, Locale::Kk).await.into_iter().filter_map(|line| line.number).collect();
        assert!(numbers.is_sorted_by(|a, b| a > b) && numbers.len() == 31, "the latest first: {numbers:?}");
        let categories: Vec<_> = all(EntrySort::Category, Locale::Kk).await.into_iter().map(|line| line.category).collect();
        assert_eq!((categories[0].as_str(), categories[30].as_str()), ("citizens", "quasi"));
        assert!(all(EntrySort::Changed, Locale::Kk).await.is_sorted_by_key(|line| std::cmp::Reverse(line.saved_at)));
        let titles = async |reader| {
            all(EntrySort::Title, reader).await.into_iter().map(move |line| line.title.get(reader).to_owned()).collect::<Vec<_>>()
        };
        let (kk, en) = (titles(Locale::Kk).await, titles(Locale::En).await);
        assert_ne!(kk, en);
        let initials =
            |titles: &[String]| titles.iter().filter_map(|title| title.chars().next()).flat_map(char::to_lowercase).collect::<Vec<_>>();
        assert!(initials(&en).is_sorted(), "{en:?}");
        let alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
        assert!(initials(&kk).is_sorted_by_key(|letter| alphabet.find(*letter)), "{kk:?}");
    })
    .await;
}

#[tokio::test]
async fn the_export_has_every_entry_that_was_sent_and_no_draft() {
    on_both(async |db| {
        seed(db).await;
        let open = organizer(db, Edition::Open).await;
        let all = entries::export(db, &open, &Filter::default()).await.expect("readable");
        assert_eq!(
            all.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>(),
            ["AGC-2027-0001", "AGC-2027-0002", "AGC-2027-0003", "AGC-2027-0004"]
        );
        let returned = entries::export(db, &open, &Filter { state: "returned".into(), ..Filter::default() }).await.expect("readable");
        assert_eq!((returned.len(), returned[0].answers.sha256_hex()), (1, returned[0].sha256.clone()));
        let console = entries::export_edition(db, &Operator::at_console(showtime()), Edition::Open).await.expect("readable");
        assert_eq!(console, all);
        let judged = entries::export_edition(db, &Operator::at_console(showtime()), Edition::NearestCeremony).await.expect("readable");
        assert_eq!(judged.len(), 31);
        assert!(judged.iter().any(|entry| !entry.slug.is_empty()));
        let nowhere = entries::export_edition(db, &Operator::at_console(showtime()), Edition::Year(1999)).await;
        assert_eq!(nowhere.err(), Some(store::Error::NotFound));
    })
    .await;
}
