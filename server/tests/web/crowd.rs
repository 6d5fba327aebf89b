//! A crowd at the door for writes: what can come again by itself is sent away at once, before its body is read; everybody
//! else waits or reads on.

use std::sync::Arc;

use app::AppError;
use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
};
use futures::stream;
use server_fn::error::FromServerFnError;
use store::{Error, Key};
use tokio::sync::Semaphore;

use crate::site::{Browser, site};

/// More writes than may wait unnoticed.
const CROWD: usize = 1_200;

/// What the wizard's page sends, with a body that never comes.
fn autosave(browser: &Browser<'_>) -> axum::http::Request<Body> {
    browser
        .request("POST", "/api/entry_autosave")
        .header(header::ORIGIN, "http://localhost")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>()))
        .expect("a sound request")
}

#[tokio::test]
async fn pages_are_told_when_to_come_again_and_forms_wait_their_turn() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let gate = Arc::new(Semaphore::new(0));
    let crowd: Vec<_> = (0..CROWD)
        .map(|_| {
            let (db, gate) = (site.house.db.clone(), gate.clone());
            tokio::spawn(async move {
                db.write(Key::Everything, move |_| {
                    Box::pin(async move {
                        let _open = gate.acquire().await.map_err(|_| Error::Unavailable)?;
                        Ok(())
                    })
                })
                .await
            })
        })
        .collect();
    while !site.house.db.is_crowded() {
        tokio::task::yield_now().await;
    }

    let mut page = autosave(&entrant);
    page.headers_mut().insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    let refused = entrant.send(page).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "2"));
    assert_eq!(AppError::de(refused.body.clone().into()), AppError::Unavailable, "the page's program is told why");
    assert_eq!(entrant.get("/kk/entries").await.status, StatusCode::OK, "reading goes on");

    let (sent, ()) = tokio::join!(entrant.post("/api/entry_create", &[]), async {
        gate.add_permits(1);
    });
    assert!(sent.location().contains("/entries/"), "a plain form waited and was taken");
    for write in crowd {
        assert_eq!(write.await.expect("it ends"), Ok(()));
    }
    assert!(!site.house.db.is_crowded());
}
