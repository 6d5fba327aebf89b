//! What the layers make of a page that panics, and of one that never comes.

use std::sync::Arc;

use app::shell::Assets;
use store::{Db, audit::Checkpoints, files::Files, seal::KeyFile};
use tower::ServiceExt;

use super::*;

async fn answer(path: &str, accept: &str, id: Option<&str>) -> (StatusCode, String, String) {
    let file = std::env::temp_dir().join(format!("bayge-layers-{}.db", uuid::Uuid::now_v7()));
    let folder = file.with_extension("files");
    let db = Db::open(&format!("sqlite:{}", file.display())).await.expect("a temporary file can be made");
    let house = House {
        db: db.clone(),
        files: Files::with(&folder, 0, 1).expect("the temporary folder can be written"),
        checkpoints: Checkpoints::of(&folder),
        assets: Arc::new(Assets::default()),
        public_url: "http://localhost".into(),
        is_demo: false,
        is_rehearsal: false,
        limits: Arc::default(),
        seal_key: KeyFile::of(&folder),
        shown_mail: Arc::default(),
    };
    let panics = get(async || assert!(std::hint::black_box(false), "on purpose"));
    let site = Router::new().route("/ru/panics", panics).route("/en/never", get(std::future::pending::<()>));
    let cache = Cache::new(&house);
    let site = fronted(layered(site, Router::new(), house, Duration::from_millis(50)), cache);
    let mut request = Request::get(path).header(header::HOST, "localhost").header(header::ACCEPT, accept);
    if let Some(id) = id {
        request = request.header("x-request-id", id);
    }
    let response = site.oneshot(request.body(Body::empty()).expect("sound")).await.expect("a router always answers");
    db.close().await;
    std::fs::remove_file(file).expect("it was just made");
    std::fs::remove_dir_all(folder).expect("it was just made");
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.expect("the body comes whole");
    let id = parts.headers["x-request-id"].to_str().expect("text").to_owned();
    (parts.status, id, String::from_utf8(body.to_vec()).expect("text"))
}

#[tokio::test]
async fn a_panic_becomes_a_page_that_names_the_request() {
    let (status, id, page) = answer("/ru/panics", "text/html", None).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    for part in [
        "<html lang=\"ru\">",
        "<title>Внутренняя ошибка · Бәйге</title>",
        "<h1>Внутренняя ошибка</h1>",
        "href=\"/ru\"",
        &format!("<code>{id}</code>"),
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("on purpose"), "what went wrong is for the log");
    let (status, id, body) = answer("/ru/panics", "application/json", None).await;
    assert_eq!((status, body.as_str(), id.len()), (StatusCode::INTERNAL_SERVER_ERROR, "", 36));
    let (_, _, page) = answer("/ru/panics", "text/html", Some("<script>")).await;
    assert!(!page.contains("<script>"), "{page}");
}

#[tokio::test]
async fn a_page_that_never_comes_is_given_up() {
    let (status, _, page) = answer("/en/never", "text/html", None).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.contains("<title>The service is unavailable · Bayge</title>") && page.contains("<html lang=\"en\">"), "{page}");
}
