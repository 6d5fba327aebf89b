//! In pieces: what has arrived stays, and the rest goes on where it broke off.

use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
};
use domain::{
    file::{FileAudience, Purpose},
    time::{MINUTE, Timestamp},
};
use futures::stream;
use store::{
    award::Edition,
    files::{Offer, begin as begin_at},
    scope::{Entrant, Visitor},
};

use super::{PDF, ask, draft, from_page};
use crate::site::{Answer, Browser, Site, encode, now, person, site, site_of, today};

/// A request as a script on the page sends it: it wants no page for an answer.
fn from_script(browser: &Browser<'_>, method: &str, path: &str, page: &str) -> axum::http::request::Builder {
    let mut request = from_page(browser, method, path, page);
    if let Some(headers) = request.headers_mut() {
        headers.insert(header::ACCEPT, header::HeaderValue::from_static("*/*"));
    }
    request
}

async fn begin(browser: &mut Browser<'_>, address: &str, length: usize) -> Answer {
    let id = address.split('/').nth(3).expect("an id");
    let body = format!("entry={id}&length={length}&name={}&purpose=letter&audience=public", encode("хат.pdf"));
    let request = from_script(browser, "POST", "/files", &format!("{address}/files"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a sound request");
    ask(browser, request).await
}

async fn append(browser: &mut Browser<'_>, upload: &str, offset: usize, body: Body) -> Answer {
    let request = from_script(browser, "PATCH", upload, "/ru/entries")
        .header("upload-offset", offset)
        .header(header::CONTENT_TYPE, "application/offset+octet-stream")
        .body(body)
        .expect("a sound request");
    ask(browser, request).await
}

async fn offset(browser: &mut Browser<'_>, upload: &str) -> Answer {
    let request = browser.request("HEAD", upload).body(Body::empty()).expect("a sound request");
    ask(browser, request).await
}

#[tokio::test]
async fn a_cut_line_costs_one_piece() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, _) = draft(&mut entrant).await;
    let begun = begin(&mut entrant, &address, PDF.len()).await;
    assert_eq!(begun.status, StatusCode::CREATED);
    let upload = begun.header("location").to_owned();
    let found = offset(&mut entrant, &upload).await;
    assert_eq!((found.header("upload-offset"), found.header("upload-length")), ("0", PDF.len().to_string().as_str()));

    let cut = stream::iter([Ok(Bytes::from_static(&PDF[..10])), Err(std::io::Error::other("cut"))]);
    let answer = append(&mut entrant, &upload, 0, Body::from_stream(cut)).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    answer.assert_has("Загрузка прервалась");
    assert_eq!(offset(&mut entrant, &upload).await.header("upload-offset"), "10");

    for wrong in [0, 9, 11] {
        assert_eq!(append(&mut entrant, &upload, wrong, Body::from(&PDF[10..])).await.status, StatusCode::CONFLICT, "{wrong}");
    }
    let long = append(&mut entrant, &upload, 10, Body::from([PDF, PDF].concat())).await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(offset(&mut entrant, &upload).await.header("upload-offset"), "10", "nothing of what was too much");

    let part = append(&mut entrant, &upload, 10, Body::from(&PDF[10..20])).await;
    assert_eq!((part.status, part.header("upload-offset")), (StatusCode::NO_CONTENT, "20"));
    assert_eq!(append(&mut entrant, &upload, 20, Body::from(&PDF[20..])).await.status, StatusCode::NO_CONTENT);
    entrant.get(&format!("{address}/files")).await.assert_has("хат.pdf");
    assert_eq!(offset(&mut entrant, &upload).await.status, StatusCode::NOT_FOUND, "it is a file now");
}

#[tokio::test]
async fn refusals_come_as_a_code_and_in_words() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, _) = draft(&mut entrant).await;
    let large = begin(&mut entrant, &address, 21 * 1024 * 1024).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    large.assert_has("\"too_large\"");
    large.assert_has("ең көбі 20 МБ");
    assert_eq!(begin(&mut entrant, &address, 0).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let upload = begin(&mut entrant, &address, 5).await.header("location").to_owned();
    let answer = append(&mut entrant, &upload, 0, Body::from("<svg>")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.assert_has("\"wrong_type\"");
    let no_offset = from_script(&entrant, "PATCH", &upload, "/ru").body(Body::from("x")).expect("a sound request");
    assert_eq!(ask(&mut entrant, no_offset).await.status, StatusCode::BAD_REQUEST);
    for path in ["/files/uploads/nonsense", "/files/uploads/00000000-0000-0000-0000-000000000000"] {
        assert_eq!(append(&mut entrant, path, 0, Body::from("x")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let words = from_script(&entrant, "POST", "/files", "/kk").body(Body::from("length=5")).expect("a sound request");
    assert_eq!(ask(&mut entrant, words).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_upload_is_its_organizations() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, _) = draft(&mut entrant).await;
    let upload = begin(&mut entrant, &address, PDF.len()).await.header("location").to_owned();
    for (name, status) in [("grain", StatusCode::NOT_FOUND), ("organizer", StatusCode::FORBIDDEN), ("juror1", StatusCode::FORBIDDEN)] {
        let mut other = site.signed_in(name).await;
        assert_eq!(begin(&mut other, &address, 5).await.status, status, "{name}");
        assert_eq!(offset(&mut other, &upload).await.status, status, "{name}");
        assert_eq!(append(&mut other, &upload, 0, Body::from(PDF)).await.status, status, "{name}");
    }
    let mut visitor = site.visitor();
    assert_eq!(offset(&mut visitor, &upload).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(append(&mut visitor, &upload, 0, Body::from(PDF)).await.status, StatusCode::UNAUTHORIZED);
    let foreign = entrant
        .request("PATCH", &upload)
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header("upload-offset", 0)
        .body(Body::from(PDF))
        .expect("a sound request");
    assert_eq!(ask(&mut entrant, foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(offset(&mut entrant, &upload).await.header("upload-offset"), "0", "untouched");
}

#[tokio::test]
async fn too_many_at_once_and_the_line_waits() {
    let site = site().await;
    let mut entrant = site.signed_in("entrant").await;
    let (address, _) = draft(&mut entrant).await;
    let upload = begin(&mut entrant, &address, PDF.len()).await.header("location").to_owned();
    let places: Vec<_> = std::iter::from_fn(|| site.house.files.admit().ok()).collect();
    let answer = append(&mut entrant, &upload, 0, Body::from(PDF)).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    answer.assert_has("\"busy\"");
    drop(places);
    assert_eq!(append(&mut entrant, &upload, 0, Body::from(PDF)).await.status, StatusCode::NO_CONTENT);
}

async fn bell_of(site: &Site, at: Timestamp) -> Timestamp {
    Visitor::enter(&site.house.db, Edition::Open, at).await.expect("an edition").award().closes_at
}

#[tokio::test]
async fn what_began_before_the_bell_may_finish_for_a_while() {
    let window = bell_of(&site().await, today()).await.millis() - today().millis();
    for (ago, expected) in [(5 * MINUTE, StatusCode::NO_CONTENT), (20 * MINUTE, StatusCode::UNPROCESSABLE_ENTITY)] {
        let site = site_of(now().plus(-ago - window), 1).await;
        let bell = bell_of(&site, now()).await;
        assert!((now().millis() - bell.millis() - ago).abs() < 2 * MINUTE, "the window moves with the day");
        let mut entrant = site.signed_in("entrant").await;
        let (address, id) = draft(&mut entrant).await;
        let late = begin(&mut entrant, &address, PDF.len()).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "begun after the bell");
        late.assert_has("\"late\"");
        late.assert_has("Мерзім бітті, сондықтан файл қабылданбады");
        let page = entrant.get(&format!("{address}/files")).await;
        page.assert_has("Мерзім бітті");
        assert!(!page.body.contains("multipart/form-data"));

        // Begun a millisecond before the bell, as its request would have been stamped then.
        let in_time = Entrant::of(&person(&site, "entrant", Edition::Open).await).expect("a member");
        let offer = Offer {
            entry: id.parse().expect("an id"),
            name: "хат.pdf".into(),
            purpose: Purpose::Letter,
            audience: FileAudience::Jury,
            begun_at: bell.plus(-1),
        };
        let upload = begin_at(&site.house.db, &site.house.files, &in_time, offer, PDF.len() as u64).await.expect("in time");
        let answer = append(&mut entrant, &format!("/files/uploads/{upload}"), 0, Body::from(PDF)).await;
        assert_eq!(answer.status, expected, "{ago}");
        assert_eq!(entrant.get(&format!("{address}/files")).await.body.contains("хат.pdf"), expected == StatusCode::NO_CONTENT);
    }
}
