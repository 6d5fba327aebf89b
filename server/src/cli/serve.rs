//! `bayge serve`.

use std::sync::Arc;

use app::api::request::House;
use store::files::Files;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

use super::{Trouble, open, sweep};
use crate::{assets, listen, mailer::Mailer, router, settings::Settings};

pub async fn serve(settings: &Settings) -> Result<(), Trouble> {
    let address = settings.listen();
    // The port first: a second server on it must fail before it touches the database.
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen at {address}: {error}; is another server running there? choose a port with --listen"))?;
    let db = open(settings).await?;
    let files = Files::open(&settings.prepare_data_dir()?.join("files"))?;
    let house = House {
        db: db.clone(),
        files: files.clone(),
        assets: Arc::new(assets::read(&settings.site_root())),
        public_url: settings.public_url().into(),
        is_demo: store::award::is_demonstration(&db).await?,
        limits: Arc::default(),
        shown_mail: Arc::default(),
    };
    let stop = CancellationToken::new();
    let mailer = tokio::spawn(Mailer::new(&house, settings)?.run(stop.clone()));
    let sweeper = tokio::spawn(sweep::run(db.clone(), files, stop.clone()));
    let router = router::build(house, &settings.site_root(), &stop);
    tracing::info!(engine = db.engine_name(), "serving at http://{address}");
    let signalled = stop.clone();
    tokio::spawn(async move {
        wait_for_signal().await;
        tracing::info!("stopping: finishing what is under way");
        signalled.cancel();
    });
    listen::serve(listener, router, stop).await?;
    mailer.await?;
    sweeper.await?;
    db.close().await;
    Ok(())
}

async fn wait_for_signal() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
