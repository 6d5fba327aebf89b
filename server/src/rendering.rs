//! Pages that are begun again.
//!
//! Under load the renderer loses a wake-up once in some thousand pages: the page then never comes, without an error
//! (leptos issues 4673 and 4851 describe the kind; 0.8.23 mends most of it). Reading a page changes nothing, so one that
//! is far too late is rendered a second time, and its reader waits some seconds instead of being refused.

use std::{future::Future, time::Duration};

use axum::{
    body::Body,
    extract::Request,
    http::{Method, request::Parts},
    middleware::Next,
    response::Response,
};

/// A page takes some milliseconds, under a rush some hundred; one that waits in vain for its database gives up in five seconds.
const PATIENCE: Duration = Duration::from_secs(8);
/// How often a page is begun; the last time it may take as long as any request.
const ATTEMPTS: usize = 2;

/// Around everything that only reads. Calls of functions are left alone.
pub async fn again(request: Request, next: Next) -> Response {
    if request.method() != Method::GET || request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let (parts, _) = request.into_parts();
    render(parts, |request| next.clone().run(request), PATIENCE).await
}

/// Renders the page of a request without a body; anew if it does not come.
async fn render<F: Future<Output = Response>>(parts: Parts, page: impl Fn(Request) -> F, patience: Duration) -> Response {
    let begin = || page(Request::from_parts(parts.clone(), Body::empty()));
    for _ in 1..ATTEMPTS {
        if let Ok(response) = tokio::time::timeout(patience, begin()).await {
            return response;
        }
        tracing::warn!(path = parts.uri.path(), "a page did not come and is begun again");
    }
    begin().await
}

/// The same, as patient as pages are.
pub async fn page<F: Future<Output = Response>>(parts: Parts, page: impl Fn(Request) -> F) -> Response {
    render(parts, page, PATIENCE).await
}

#[cfg(test)]
mod tests {
    use std::{
        future::pending,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use axum::{http::StatusCode, response::IntoResponse};

    use super::*;

    #[tokio::test]
    async fn a_page_that_never_comes_is_begun_again() {
        let begun = AtomicUsize::new(0);
        let page = |request: Request| {
            let number = begun.fetch_add(1, Ordering::Relaxed);
            async move { if number + 1 < ATTEMPTS { pending().await } else { request.uri().path().to_owned().into_response() } }
        };
        let (parts, ()) = Request::get("/kk").body(()).expect("a sound request").into_parts();
        let response = render(parts, page, Duration::from_millis(10)).await;
        assert_eq!((response.status(), begun.load(Ordering::Relaxed)), (StatusCode::OK, ATTEMPTS));
    }
}
