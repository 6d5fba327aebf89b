//! What a monitoring system reads (`OpenMetrics`), at an address of its own: nothing of it is for visitors.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use store::{Db, mail, scope::Operator};
use tokio::time::Instant;

use crate::headers;

/// A database that does not answer by then does not hold the rest up.
const PATIENCE: Duration = Duration::from_secs(2);
/// Seconds; the last is the server's own limit for a request.
const BUCKETS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

type Statuses = Family<[(&'static str, &'static str); 1], Counter>;

/// What is counted since the start, and what is looked up when asked. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Counted>);

struct Counted {
    registry: Registry,
    requests: Statuses,
    seconds: Histogram,
    waiting_writes: Gauge,
    waiting_mail: Gauge,
    failed_mail: Gauge,
    open_files: Gauge,
    memory: Gauge,
}

impl Metrics {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        let mut registry = Registry::default();
        let counted = Counted {
            requests: Statuses::default(),
            seconds: Histogram::new(BUCKETS),
            waiting_writes: Gauge::default(),
            waiting_mail: Gauge::default(),
            failed_mail: Gauge::default(),
            open_files: Gauge::default(),
            memory: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("bayge_requests", "Answers by the first digit of their status", counted.requests.clone());
        let seconds = counted.seconds.clone();
        registry.register_with_unit(
            "bayge_request_duration",
            "From the headers of a request to those of its answer",
            Unit::Seconds,
            seconds,
        );
        let gauges = [
            ("bayge_writes_waiting", "Writes that wait for the database", &counted.waiting_writes),
            ("bayge_mail_waiting", "Letters to be sent", &counted.waiting_mail),
            ("bayge_mail_failed", "Letters that were given up; an organizer can send them again", &counted.failed_mail),
            ("process_open_fds", "Open files and connections; each viewer of the live stream is one", &counted.open_files),
            ("process_resident_memory_bytes", "Memory in use", &counted.memory),
        ];
        for (name, help, gauge) in gauges {
            registry.register(name, help, gauge.clone());
        }
        Self(Arc::new(Counted { registry, ..counted }))
    }

    /// Around every route: counts answers, and how long each took to begin.
    pub async fn count(State(Self(counted)): State<Self>, request: Request<Body>, next: Next) -> Response {
        let began = Instant::now();
        let response = next.run(request).await;
        counted.seconds.observe(began.elapsed().as_secs_f64());
        let status = match response.status().as_u16() {
            100..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        counted.requests.get_or_create(&[("status", status)]).inc();
        response
    }

    /// The page of the monitoring system.
    pub fn routes(self, db: Db) -> Router {
        Router::new().route("/metrics", get(show)).with_state((self, db))
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

async fn show(State((Metrics(counted), db)): State<(Metrics, Db)>) -> Response {
    counted.waiting_writes.set(number(db.waiting_writes()));
    counted.open_files.set(std::fs::read_dir("/proc/self/fd").map_or(0, |files| number(files.count())));
    counted.memory.set(resident());
    // While the database is away the last figures stay; that it is away, /health/ready says.
    match tokio::time::timeout(PATIENCE, mail::count_unsent(&db, &Operator::at_console(headers::now()))).await {
        Ok(Ok(unsent)) => {
            counted.waiting_mail.set(unsent.waiting);
            counted.failed_mail.set(unsent.failed);
        }
        Ok(Err(error)) => tracing::warn!(%error, "letters cannot be counted"),
        Err(_) => tracing::warn!("letters cannot be counted: the database does not answer"),
    }
    let mut text = String::new();
    match encode(&mut text, &counted.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Bytes, by the kernel's account in pages of 4 KiB; 0 where there is none.
fn resident() -> i64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok().and_then(|line| line.split(' ').nth(1)?.parse::<i64>().ok());
    pages.unwrap_or_default() * 4096
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
