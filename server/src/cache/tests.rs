//! What is kept, for how long, and how much of it.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use domain::{award::Span, time::Timestamp};

use super::{address::Address, page::Page, pages::Pages};

const ALWAYS: Span = Span { from: Timestamp::from_millis(0), until: Timestamp::from_millis(10) };

fn address(path: &str) -> Address {
    let parts: Parts = Request::get(path).body(()).expect("sound").into_parts().0;
    Address::of(&parts).expect("a public page")
}

fn answer(bytes: usize) -> Response<Body> {
    Bytes::from(vec![b'a'; bytes]).into_response()
}

#[test]
fn a_place_is_of_one_version_and_one_span() {
    let pages = Pages::default();
    let first = pages.slot(&address("/kk"), 1, ALWAYS);
    assert!(Arc::ptr_eq(&first, &pages.slot(&address("/kk"), 1, ALWAYS)));
    assert!(!Arc::ptr_eq(&first, &pages.slot(&address("/ru"), 1, ALWAYS)), "another language");
    let next = pages.slot(&address("/kk"), 2, ALWAYS);
    assert!(!Arc::ptr_eq(&first, &next), "another version");
    let later = Span { from: Timestamp::from_millis(10), until: Timestamp::from_millis(20) };
    let after = pages.slot(&address("/kk"), 2, later);
    assert!(!Arc::ptr_eq(&next, &after), "a date has passed");
    let tags = [&first, &next, &after].map(|slot| slot.tag(&address("/kk"), "one"));
    assert!(tags[0] != tags[1] && tags[1] != tags[2], "{tags:?}");
    assert_ne!(first.tag(&address("/kk"), "one"), first.tag(&address("/kk"), "another program"));
}

#[tokio::test]
async fn many_at_once_have_a_page_made_once() {
    let (pages, made) = (Pages::default(), AtomicUsize::new(0));
    let ask = || async {
        let slot = pages.slot(&address("/kk"), 1, ALWAYS);
        let page = async {
            tokio::task::yield_now().await;
            made.fetch_add(1, Ordering::Relaxed);
            Page::of(answer(10), HeaderValue::from_static("W/\"a\"")).await.ok()
        };
        assert!(slot.page.get_or_init(|| page).await.is_some());
    };
    // Who asks first goes away before the page is there.
    let gone = tokio::time::timeout(std::time::Duration::ZERO, ask()).await;
    futures::future::join_all((0..50).map(|_| ask())).await;
    assert_eq!(made.load(Ordering::Relaxed), 1, "{gone:?}");
}

#[tokio::test]
async fn the_bytes_are_bounded_and_what_is_used_stays() {
    const LIMIT: usize = 1_000_000;
    let pages = Pages::of(LIMIT);
    let fill = async |path: &str, version: i64| {
        let slot = pages.slot(&address(path), version, ALWAYS);
        let page = slot.page.get_or_init(|| async { Page::of(answer(20_000), HeaderValue::from_static("W/\"a\"")).await.ok() }).await;
        let page = page.as_ref().expect("it may be kept");
        slot.weigh(page.weight());
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
        assert_eq!(page.answer(&asked, &slot).await.headers()[header::CONTENT_ENCODING], "br");
    };
    for number in 0..200 {
        fill(&format!("/kk/projects/number-{number}"), 1).await;
        fill("/kk", 1).await;
        assert!(pages.total() <= LIMIT + 60_000, "{}", pages.total());
    }
    let home = pages.slot(&address("/kk"), 1, ALWAYS);
    assert!(home.page.get().is_some(), "what is asked for all the time is still there");
    drop(home);
    for number in 0..60 {
        fill(&format!("/ru/projects/number-{number}"), 2).await;
    }
    assert!(pages.slot(&address("/kk"), 1, ALWAYS).page.get().is_none(), "what no longer holds went first");
}

#[tokio::test]
async fn what_sets_a_cookie_or_is_no_page_is_not_kept() {
    let tag = HeaderValue::from_static("W/\"a\"");
    let cookie = ([(header::SET_COOKIE, "a=b")], "page").into_response();
    assert!(Page::of(cookie, tag.clone()).await.is_err());
    let missing = (StatusCode::NOT_FOUND, "page").into_response();
    assert_eq!(Page::of(missing, tag.clone()).await.expect_err("not kept").status(), StatusCode::NOT_FOUND);
    assert!(Page::of(answer(10), tag).await.is_ok());
}
