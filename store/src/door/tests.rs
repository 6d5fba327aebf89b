//! The door under crowding, failure and panic, on both engines.

use futures::future::join_all;

use crate::{Db, Error, Key, Result, world::on_both};

async fn insert(db: &Db, key: Key, act: String, outcome: fn() -> Result<()>) -> Result<()> {
    db.write(key, move |conn| {
        Box::pin(async move {
            sql!(conn, execute, "INSERT INTO event (id, at, act, subject, detail) VALUES ($1, 0, $2, '', '')", uuid::Uuid::now_v7(), act)?;
            outcome()
        })
    })
    .await
}

async fn acts(db: &Db) -> Vec<String> {
    let mut conn = db.read().await.expect("a reader");
    let rows = sql!(conn, fetch_all(String,), "SELECT act FROM event ORDER BY act").expect("the table is there");
    rows.into_iter().map(|(act,)| act).collect()
}

#[tokio::test]
async fn a_failed_job_takes_nothing_with_it() {
    on_both(async |db| {
        let jobs = (0..200).map(|number| {
            let fails = number % 7 == 0;
            let outcome = if fails { || Err(Error::Denied) } else { || Ok(()) };
            insert(db, Key::Everything, format!("{number:03}"), outcome)
        });
        let answers = join_all(jobs).await;
        let kept: Vec<String> = (0..200).filter(|number| number % 7 != 0).map(|number| format!("{number:03}")).collect();
        assert_eq!(acts(db).await, kept);
        for (number, answer) in answers.into_iter().enumerate() {
            assert_eq!(answer, if number % 7 == 0 { Err(Error::Denied) } else { Ok(()) }, "{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_one_jobs_own() {
    on_both(async |db| {
        let (before, panicking, after) = tokio::join!(
            insert(db, Key::Everything, "before".into(), || Ok(())),
            insert(db, Key::Everything, "panicking".into(), || panic!("on purpose")),
            insert(db, Key::Everything, "sequel".into(), || Ok(())),
        );
        assert_eq!((before, after), (Ok(()), Ok(())));
        assert!(matches!(panicking, Err(Error::Unexpected(_))));
        assert_eq!(acts(db).await, ["before", "sequel"]);
    })
    .await;
}

#[tokio::test]
async fn a_caller_who_leaves_loses_nothing() {
    on_both(async |db| {
        let write = insert(db, Key::Everything, "left".into(), || Ok(()));
        // Polled once, so that the job is handed over; then dropped.
        drop(futures::future::select(Box::pin(write), Box::pin(std::future::ready(()))).await);
        insert(db, Key::Everything, "stayed".into(), || Ok(())).await.expect("the door works");
        for _ in 0..100 {
            if acts(db).await.len() == 2 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("only {:?} arrived", acts(db).await);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_never_runs_twice_at_once() {
    on_both(async |db| {
        // Read, wait, write: without the lock two of them would read the same number.
        let count = |db: Db| async move {
            db.write(Key::Showcase, |conn| {
                Box::pin(async move {
                    let (n,) = sql!(conn, fetch_one(i64,), "SELECT COUNT(*) FROM event")?;
                    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                    sql!(
                        conn,
                        execute,
                        "INSERT INTO event (id, at, act, subject, detail) VALUES ($1, $2, 'n', '', '')",
                        uuid::Uuid::now_v7(),
                        n
                    )?;
                    Ok(())
                })
            })
            .await
        };
        for answer in join_all((0..10).map(|_| count(db.clone()))).await {
            answer.expect("the door works");
        }
        let mut conn = db.read().await.expect("a reader");
        let numbers = sql!(conn, fetch_all(i64,), "SELECT at FROM event ORDER BY at").expect("the table is there");
        assert_eq!(numbers, (0..10).map(|n| (n,)).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn waiting_writes_keep_no_reader_out() {
    on_both(async |db| {
        let (release, held) = tokio::sync::oneshot::channel::<()>();
        let first = db.write(Key::Showcase, |_| {
            Box::pin(async {
                // The sender goes when the read was answered.
                drop(held.await);
                Ok(())
            })
        });
        let crowd = (0..40).map(|number| insert(db, Key::Showcase, number.to_string(), || Ok(())));
        let read = async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            let answer = db.ping().await;
            drop(release);
            answer
        };
        let (first, crowd, read) = tokio::join!(first, join_all(crowd), read);
        assert_eq!((first, read), (Ok(()), Ok(())));
        assert!(crowd.into_iter().all(|answer| answer == Ok(())));
    })
    .await;
}

#[tokio::test]
async fn a_crowd_is_seen_and_passes() {
    on_both(async |db| {
        let gate = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
        let writes = (0..1200).map(|_| {
            let gate = gate.clone();
            db.write(Key::Everything, move |_| {
                Box::pin(async move {
                    let _open = gate.acquire().await.map_err(|_| Error::Unavailable)?;
                    Ok(())
                })
            })
        });
        let opening = async {
            while !db.is_crowded() {
                tokio::task::yield_now().await;
            }
            gate.add_permits(1);
        };
        assert!(!db.is_crowded());
        let (answers, ()) = tokio::join!(join_all(writes), opening);
        assert!(answers.iter().all(|answer| *answer == Ok(())));
        assert!(!db.is_crowded(), "nobody waits any more");
    })
    .await;
}
