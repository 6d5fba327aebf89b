//! Whether the process lives, and whether it can serve.

use app::api::request::House;
use axum::{Router, extract::State, http::StatusCode, routing::get};

pub fn routes() -> Router<House> {
    Router::new().route("/health/live", get(|| async { "live\n" })).route("/health/ready", get(ready))
}

async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    match house.db.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
