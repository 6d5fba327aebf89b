//! `bayge serve`.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::api::request::House;
use axum::{Extension, Router, middleware::from_fn_with_state};
use store::{audit::Checkpoints, files::Files, projects, scope::Guest, seal::KeyFile};
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

use super::{Trouble, open, sweep};
use crate::{
    assets, checkpoints,
    headers::{self, TrustedProxies},
    listen,
    mailer::Mailer,
    metrics::Metrics,
    reminders, router, security,
    settings::Settings,
};

/// How long the mailer may take to end: longer than the letter under way is given.
const MAILER_GRACE: Duration = Duration::from_secs(5);
/// What a shell says of a program that was interrupted.
const INTERRUPTED: i32 = 130;

pub async fn serve(settings: &Settings) -> Result<(), Trouble> {
    let address = settings.listen();
    // The port first: a second server on it must fail before it touches the database.
    let listener = listen::bind(address)
        .map_err(|error| format!("cannot listen at {address}: {error}; is another server running there? choose a port with --listen"))?;
    let address = listener.local_addr()?;
    let assets = assets::read(&settings.site_root())?;
    let db = open(settings).await?;
    let is_rehearsal = store::rehearsal::is_one(&db).await?;
    let settings = &if is_rehearsal { settings.for_rehearsal() } else { settings.clone() };
    let data_dir = settings.prepare_data_dir()?;
    let files = Files::open(&data_dir.join("files"))?;
    let checkpoints = Checkpoints::of(&data_dir);
    let house = House {
        db: db.clone(),
        files: files.clone(),
        checkpoints: checkpoints.clone(),
        assets: Arc::new(assets),
        public_url: settings.public_url().into(),
        is_demo: store::award::is_demonstration(&db).await?,
        is_rehearsal,
        limits: Arc::default(),
        seal_key: KeyFile::of(&data_dir),
        shown_mail: Arc::default(),
    };
    projects::prepare(&db, &Guest::at(headers::now())).await?;
    let stop = CancellationToken::new();
    let mailer = tokio::spawn(Mailer::new(&house, settings)?.run(stop.clone()));
    let sweeper = tokio::spawn(sweep::run(db.clone(), files, stop.clone()));
    let reminders = tokio::spawn(reminders::run(db.clone(), stop.clone()));
    let notes = tokio::spawn(checkpoints::run(db.clone(), checkpoints, stop.clone()));
    let proxies = TrustedProxies(settings.trusted_proxy.clone().into());
    let metrics = Metrics::new();
    let watched = match settings.metrics_listen {
        Some(at) => Some(watch(at, metrics.clone().routes(db.clone()), stop.clone())?),
        None => None,
    };
    let router = router::build(house, &settings.site_root(), &stop)
        .merge(security::routes(settings.security_contact.clone(), settings.public_url()))
        .layer(Extension(proxies))
        .layer(from_fn_with_state(metrics, Metrics::count));
    let mut signals = Signals::listen()?;
    tracing::info!(engine = db.engine_name(), "serving at http://{address}");
    let signalled = stop.clone();
    tokio::spawn(async move {
        signals.next().await;
        tracing::info!("stopping: finishing what is under way; a second signal ends at once");
        signalled.cancel();
        signals.next().await;
        std::process::exit(INTERRUPTED);
    });
    listen::serve(listener, router, stop).await?;
    if let Ok(ended) = tokio::time::timeout(MAILER_GRACE, mailer).await {
        ended?;
    } else {
        tracing::warn!("the mailer did not end in time; its letters are sent after the next start");
    }
    reminders.await?;
    notes.await?;
    sweeper.await?;
    if let Some(watched) = watched {
        watched.await??;
    }
    db.close().await;
    Ok(())
}

/// Serves the monitoring system's page until `stop`, at an address of its own.
fn watch(at: SocketAddr, routes: Router, stop: CancellationToken) -> Result<JoinHandle<std::io::Result<()>>, Trouble> {
    let listener = listen::bind(at).map_err(|error| format!("cannot listen at {at} for --metrics-listen: {error}"))?;
    tracing::info!("metrics at http://{}/metrics", listener.local_addr()?);
    Ok(tokio::spawn(listen::serve(listener, routes, stop)))
}

/// What asks the server to stop: SIGTERM, and Ctrl-C.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// From now on they are heard.
    fn listen() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
