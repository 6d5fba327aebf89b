//! The stream without a database: places, silence, the newest board, the end.

use std::time::Duration;

use axum::{body::BodyDataStream, http::Request};
use futures::StreamExt;
use store::ceremony::PublicBoard;
use tower::ServiceExt;

use super::{Arc, Body, CancellationToken, Encoded, Found, Live, Response, Semaphore, StatusCode, channel, serving};

fn found(revision: i64) -> Found {
    let board = PublicBoard { year: 2026, revision, content: format!("{{\"revision\":{revision}}}") };
    Found { has_looked: true, board: Some(Arc::new(Encoded::of(&board))) }
}

fn live(places: usize) -> (channel::Sender<Found>, Live) {
    let (sender, boards) = channel::channel(found(7));
    let heartbeat = Duration::from_millis(20);
    (sender, Live { boards, places: Arc::new(Semaphore::new(places)), heartbeat, stop: CancellationToken::new() })
}

async fn visit(live: &Live, path: &str, headers: &[(&str, &str)]) -> Response {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    serving(live.clone()).oneshot(request.body(Body::empty()).expect("sound")).await.expect("a router always answers")
}

/// What comes next, without the hint for coming back.
async fn next(stream: &mut BodyDataStream) -> Option<String> {
    let bytes = stream.next().await?.expect("the stream never fails");
    let text = String::from_utf8(bytes.to_vec()).expect("text");
    Some(text.split_inclusive('\n').filter(|line| !line.starts_with("retry: ")).collect())
}

#[tokio::test]
async fn the_present_board_comes_at_once_and_then_the_newest() {
    let (sender, live) = live(10);
    let mut stream = visit(&live, "/live/events", &[]).await.into_body().into_data_stream();
    assert_eq!(next(&mut stream).await.as_deref(), Some(": live\n\n"));
    assert_eq!(next(&mut stream).await.as_deref(), Some("id: 7\nevent: board\ndata: {\"revision\":7}\n\n"));
    // Whoever is slow is sent the newest only.
    sender.send_replace(found(8));
    sender.send_replace(found(9));
    assert_eq!(next(&mut stream).await.as_deref(), Some("id: 9\nevent: board\ndata: {\"revision\":9}\n\n"));
    assert_eq!(next(&mut stream).await.as_deref(), Some(": live\n\n"), "a sign of life where nothing happens");
}

#[tokio::test]
async fn a_viewer_who_knows_the_board_is_not_sent_it_again() {
    let (sender, live) = live(10);
    let mut stream = visit(&live, "/live/events", &[("last-event-id", "7")]).await.into_body().into_data_stream();
    assert_eq!(next(&mut stream).await.as_deref(), Some(": live\n\n"));
    assert_eq!(next(&mut stream).await.as_deref(), Some(": live\n\n"));
    sender.send_replace(found(8));
    let event = loop {
        let sent = next(&mut stream).await.expect("it goes on");
        if sent != ": live\n\n" {
            break sent;
        }
    };
    assert!(event.starts_with("id: 8\n"), "{event}");
    for other in ["6", "8", "", "seven"] {
        let mut stream = visit(&live, "/live/events", &[("last-event-id", other)]).await.into_body().into_data_stream();
        assert_eq!(next(&mut stream).await.as_deref(), Some(": live\n\n"));
        let sent = next(&mut stream).await.expect("it goes on");
        assert_eq!(sent.contains("id: 8\n"), other != "8", "{other:?}");
    }
}

#[tokio::test]
async fn the_stream_ends_when_the_server_stops() {
    let (_sender, live) = live(10);
    let mut stream = visit(&live, "/live/events", &[("last-event-id", "7")]).await.into_body().into_data_stream();
    assert!(next(&mut stream).await.is_some());
    live.stop.cancel();
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn beyond_the_places_viewers_are_turned_away_until_one_leaves() {
    let (_sender, live) = live(1);
    let first = visit(&live, "/live/events", &[]).await;
    assert_eq!(first.status(), StatusCode::OK);
    let second = visit(&live, "/live/events", &[]).await;
    assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(second.headers()["retry-after"], "30");
    assert_eq!(visit(&live, "/live/board.json", &[]).await.status(), StatusCode::OK, "the board itself is for everyone");
    drop(first);
    assert_eq!(visit(&live, "/live/events", &[]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_board_is_sent_once_to_those_who_keep_it() {
    let (sender, live) = live(1);
    let answer = visit(&live, "/live/board.json", &[]).await;
    let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
    assert_eq!((answer.status(), tag.as_str()), (StatusCode::OK, "W/\"2026-7\""));
    for known in [tag.as_str(), "\"2026-7\"", "\"3\", W/\"2026-7\""] {
        assert_eq!(visit(&live, "/live/board.json", &[("if-none-match", known)]).await.status(), StatusCode::NOT_MODIFIED, "{known}");
    }
    assert_eq!(visit(&live, "/live/board.json", &[("if-none-match", "W/\"2025-7\"")]).await.status(), StatusCode::OK);
    sender.send_replace(Found { has_looked: true, board: None });
    assert_eq!(visit(&live, "/live/board.json", &[]).await.status(), StatusCode::NOT_FOUND);
}
