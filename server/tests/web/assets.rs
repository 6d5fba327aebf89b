//! Built files and the few beside them: how long they are kept, and how they travel.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::site::{Answer, Site, site};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

async fn fetch(site: &Site, path: &str, encodings: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, "localhost").header(header::ACCEPT_ENCODING, encodings);
    site.send(request.body(Body::empty()).expect("a sound request")).await
}

#[tokio::test]
async fn files_travel_compressed_and_are_kept_as_long_as_their_names_last() {
    let site = site().await;
    std::fs::create_dir_all(site.folder.join("pkg")).expect("writable");
    for file in ["pkg/bayge.0a1b.wasm", "icons.svg"] {
        for (ending, content) in [("", "plain"), (".br", "brotli"), (".gz", "gzip")] {
            std::fs::write(site.folder.join(format!("{file}{ending}")), content).expect("writable");
        }
    }
    std::fs::write(site.folder.join("humans.txt"), "People\n").expect("writable");
    for (path, kept) in [("/pkg/bayge.0a1b.wasm", FOR_EVER), ("/icons.svg?v=0a1b", FOR_EVER), ("/icons.svg", "public, max-age=3600")] {
        for (encodings, encoding, body) in [("br, gzip", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain")] {
            let answer = fetch(&site, path, encodings).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, body), "{path} {encodings}");
            assert_eq!(answer.header("content-encoding"), encoding, "{path} {encodings}");
            assert_eq!(answer.header("cache-control"), kept, "{path}");
        }
    }
    assert_eq!(fetch(&site, "/humans.txt", "br").await.body, "People\n");
    for path in ["/pkg/none.js", "/pkg/../bayge.db", "/fonts/none.woff2?v=1"] {
        let answer = fetch(&site, path, "br").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let page = site.visitor().get("/kk").await;
    let icons = page.body.split("href=\"/icons.svg?v=").nth(1).and_then(|rest| rest.split('#').next()).expect("icons have a version");
    assert_eq!(icons.len(), 16);
}
