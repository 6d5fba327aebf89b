//! A project where it is shared: its picture, its code, its short address, its card in a frame.

use axum::http::StatusCode;

use crate::site::site;

#[tokio::test]
async fn the_picture_of_a_link_is_a_picture_and_is_not_sent_twice() {
    let site = site().await;
    let mut visitor = site.visitor();
    let picture = visitor.get("/cards/kk/aktau-road-laboratory.png").await;
    assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(&picture.raw[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!((&picture.raw[16..20], &picture.raw[20..24]), (&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..]));
    assert!(picture.raw.len() < 300_000, "{} bytes", picture.raw.len());
    assert!(picture.set_cookies().is_empty());
    let tag = picture.header("etag").to_owned();
    assert_eq!(visitor.get_if_changed("/cards/kk/aktau-road-laboratory.png", &tag).await.status, StatusCode::NOT_MODIFIED);
    let russian = visitor.get("/cards/ru/aktau-road-laboratory.png").await;
    assert_ne!(russian.raw, picture.raw, "another language is another picture");
    for none in
        ["/cards/kk/no-such-project.png", "/cards/de/aktau-road-laboratory.png", "/cards/kk/aktau-road-laboratory", "/cards/kk/%2e%2e.png"]
    {
        assert_eq!(visitor.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn a_page_tells_networks_of_its_picture() {
    let site = site().await;
    let page = site.visitor().get("/ru/projects/aktau-road-laboratory").await;
    let meta = |name: &str| {
        let tag = page.body.split("<meta ").find(|tag| tag.contains(&format!("\"{name}\""))).unwrap_or_else(|| panic!("no {name}"));
        tag.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let picture = meta("og:image");
    assert_eq!(picture, "http://award.example/cards/ru/aktau-road-laboratory.png");
    assert_eq!((meta("og:image:width").as_str(), meta("og:image:height").as_str()), ("1200", "630"));
    assert_eq!(meta("twitter:card"), "summary_large_image");
    assert!(meta("og:image:alt").contains(&meta("og:title")), "the picture's text says what it shows");
    let path = picture.trim_start_matches("http://award.example");
    assert_eq!(site.visitor().get(path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_card_stands_in_any_frame_without_cookies_and_scripts() {
    let site = site().await;
    let mut visitor = site.visitor();
    for (locale, owner) in [("kk", "Ақтау қаласының әкімдігі"), ("ru", "Акимат города Актау"), ("en", "Akimat of Aktau")]
    {
        let card = visitor.get(&format!("/{locale}/embed/aktau-road-laboratory")).await;
        assert_eq!(card.status, StatusCode::OK);
        card.assert_has(owner);
        card.assert_has(&format!("href=\"/{locale}/projects/aktau-road-laboratory\""));
        card.assert_has("<base target=\"_blank\"");
        let policy = card.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors *") && policy.starts_with("default-src 'none'"), "{policy}");
        assert!(!policy.contains("script"), "{policy}");
        assert_eq!(card.header("x-frame-options"), "");
        assert!(card.set_cookies().is_empty(), "{:?}", card.set_cookies());
        assert!(!card.body.contains("<script") && !card.body.contains(" style="), "{}", card.body);
    }
    let nothing = visitor.get("/kk/embed/no-such-project").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    assert!(nothing.header("content-security-policy").ends_with("frame-ancestors *"));
    // Nothing else may be framed.
    for other in ["/kk", "/kk/projects/aktau-road-laboratory", "/cards/kk/aktau-road-laboratory.png"] {
        let answer = visitor.get(other).await;
        assert_eq!(answer.header("x-frame-options"), "DENY", "{other}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{other}");
    }
}

#[tokio::test]
async fn paper_leads_back_in_the_readers_language() {
    let site = site().await;
    let mut visitor = site.visitor();
    let page = visitor.get("/en/projects/aktau-road-laboratory").await;
    page.assert_has("src=\"/qr/aktau-road-laboratory.svg\"");
    page.assert_has("award.example/p/aktau-road-laboratory");
    page.assert_has("http://award.example/en/embed/aktau-road-laboratory");
    let code = visitor.get("/qr/aktau-road-laboratory.svg").await;
    assert_eq!((code.status, code.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(code.body.starts_with("<svg") && !code.body.contains("<script"));
    assert_eq!(visitor.get("/qr/no-such-project.svg").await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/p/aktau-road-laboratory").await.location(), "/en/projects/aktau-road-laboratory");
    let mut other = site.visitor();
    other.get("/ru").await;
    assert_eq!(other.get("/p/aktau-road-laboratory").await.location(), "/ru/projects/aktau-road-laboratory");
    assert_eq!(other.get("/p/%2F%2Fevil.example").await.status, StatusCode::NOT_FOUND);
}
