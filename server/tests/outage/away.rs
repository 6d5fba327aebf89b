//! While the database is away, pages say so and forms lose nothing; when it is back, so is the site.

use std::time::Duration;

use axum::http::StatusCode;
use store::{Db, Key};
use tokio::time::timeout;

use crate::{
    engine::{Schema, Wire, on_both},
    site::{Browser, site, site_on},
};

/// Long enough for a crowded machine; nothing here waits for it to pass.
const PATIENCE: Duration = Duration::from_mins(1);
/// The connections that one server writes through.
const WRITERS: u64 = 8;
const SITUATION: &str = "Күту уақыты қырық минут еді";

/// A new entry of the hospital; gives its address.
async fn new_entry(browser: &mut Browser<'_>) -> String {
    browser.get("/ru/entries").await;
    browser.post("/api/entry_create", &[]).await.location()
}

fn id_of(address: &str) -> &str {
    address.split('/').nth(3).expect("an id")
}

/// Saves the section of the solution; gives the answer's address.
async fn save(browser: &mut Browser<'_>, address: &str, version: &str) -> String {
    let fields = [("id", id_of(address)), ("section", "solution"), ("version", version), ("act", "stay"), ("fields[situation]", SITUATION)];
    browser.post("/api/entry_save", &fields).await.location()
}

#[tokio::test]
async fn the_main_paths_stand_on_both_engines() {
    on_both(async |site| {
        for (locale, title) in [("kk", "Жобалар"), ("ru", "Проекты"), ("en", "Projects")] {
            let home = site.visitor().get(&format!("/{locale}")).await;
            assert_eq!(home.status, StatusCode::OK, "{}", home.body);
            home.assert_has(title);
        }
        let mut entrant = site.signed_in("entrant").await;
        let address = new_entry(&mut entrant).await;
        entrant.get(&format!("{address}/solution")).await;
        save(&mut entrant, &address, "0").await;
        let page = entrant.get(&format!("{address}/solution")).await;
        page.assert_has(SITUATION);
        page.assert_has("name=\"version\" value=\"1\"");
    })
    .await;
}

#[tokio::test]
async fn a_dead_database_is_said_and_gone_when_it_is_back() {
    let schema = Schema::make().await;
    let (mut wire, through) = Wire::to(&schema.address).await;
    let site = site_on(Db::open(&through).await.expect("the wire leads there")).await;
    let mut entrant = site.signed_in("entrant").await;
    let address = new_entry(&mut entrant).await;
    entrant.get(&format!("{address}/solution")).await;

    wire.cut().await;
    let mut visitor = site.visitor();
    for (path, words) in [
        ("/ru", "Сервис сейчас не может ответить"),
        ("/kk/projects", "Сервис қазір жауап бере алмай тұр"),
        ("/en/live", "The service cannot answer"),
    ] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}: {}", page.body);
        page.assert_has(&format!("<html lang=\"{}\"", &path[1..3]));
        page.assert_has(words);
    }
    assert_eq!(visitor.get("/health/live").await.status, StatusCode::OK);
    assert_eq!(visitor.get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let refused = save(&mut entrant, &address, "0").await;
    assert!(refused.starts_with(&format!("{address}/solution?")), "{refused}");

    wire.mend().await;
    let back = async {
        while visitor.get("/health/ready").await.status != StatusCode::OK {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, back).await.expect("it recovers by itself");
    assert_eq!(visitor.get("/ru").await.status, StatusCode::OK);
    let form = entrant.get(&refused).await;
    form.assert_has(SITUATION);
    form.assert_has("Сервис сейчас не может ответить");
    schema.remove(site).await;
}

#[tokio::test]
async fn an_embedded_database_that_is_away_is_said_too() {
    let site = site().await;
    site.house.db.close().await;
    let page = site.visitor().get("/ru").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.assert_has("Сервис сейчас не может ответить");
}

#[tokio::test]
async fn a_write_that_waits_in_vain_gives_the_form_back() {
    let schema = Schema::make().await;
    let site = site_on(Db::open(&schema.address).await.expect("the test PostgreSQL answers")).await;
    let mut entrant = site.signed_in("entrant").await;
    let address = new_entry(&mut entrant).await;
    entrant.get(&format!("{address}/solution")).await;

    let (taken, mut is_taken) = tokio::sync::mpsc::channel(1);
    let (release, held) = tokio::sync::watch::channel(());
    let holders: Vec<_> = (0..WRITERS)
        .map(|number| {
            let (db, taken, mut held) = (site.house.db.clone(), taken.clone(), held.clone());
            tokio::spawn(async move {
                db.write(Key::Address(number), move |_| {
                    Box::pin(async move {
                        taken.send(()).await.expect("somebody waits");
                        // The sender goes when the form was answered.
                        drop(held.changed().await);
                        Ok(())
                    })
                })
                .await
            })
        })
        .collect();
    for _ in 0..WRITERS {
        is_taken.recv().await.expect("there are so many writers");
    }
    let refused = save(&mut entrant, &address, "0").await;
    assert!(refused.starts_with(&format!("{address}/solution?")), "{refused}");
    drop(release);
    for holder in holders {
        holder.await.expect("no panic").expect("kept");
    }
    entrant.get(&refused).await.assert_has(SITUATION);
    schema.remove(site).await;
}
