//! The same site on each engine, and a wire to the database that can be cut.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU32, Ordering},
};

use store::Db;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::site::{Site, site, site_on};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Runs a test on a site with `SQLite`, and then with `PostgreSQL`.
pub async fn on_both(test: impl AsyncFn(&Site)) {
    test(&site().await).await;
    let schema = Schema::make().await;
    let site = site_on(Db::open(&schema.address).await.expect("the test PostgreSQL answers")).await;
    test(&site).await;
    schema.remove(site).await;
}

/// A schema of its own in the `PostgreSQL` that `BAYGE_TEST_POSTGRES` names (`bin/test` starts one).
pub struct Schema {
    admin: Db,
    name: String,
    pub address: String,
}

impl Schema {
    #[expect(clippy::disallowed_methods, reason = "tests have no settings: bin/test tells where its PostgreSQL is")]
    pub async fn make() -> Self {
        let server = std::env::var("BAYGE_TEST_POSTGRES")
            .expect("BAYGE_TEST_POSTGRES names a PostgreSQL: run bin/test, or export BAYGE_TEST_POSTGRES=$(bin/postgres start)");
        let name = format!("w{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let admin = Db::open(&server).await.expect("the test PostgreSQL answers");
        admin.execute_for_tests(&format!("CREATE SCHEMA {name}")).await.expect("a schema can be made");
        let address = format!("{server}?options=-c%20search_path%3D{name}");
        Self { admin, name, address }
    }

    /// The schema goes when its site does.
    pub async fn remove(self, site: Site) {
        site.house.db.close().await;
        self.admin.execute_for_tests(&format!("DROP SCHEMA {} CASCADE", self.name)).await.expect("the schema can be dropped");
        self.admin.close().await;
    }
}

/// Between the site and its database.
pub struct Wire {
    near: SocketAddr,
    far: String,
    /// One task, which ends with the wire.
    carrier: JoinSet<()>,
}

impl Wire {
    /// A wire to where this address leads; gives the address that leads through it.
    pub async fn to(address: &str) -> (Self, String) {
        let far = address.split('@').nth(1).and_then(|rest| rest.split('/').next()).expect("a host and a port").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let near = listener.local_addr().expect("bound");
        let through = address.replace(&far, &near.to_string());
        let mut carrier = JoinSet::new();
        carrier.spawn(carry(listener, far.clone()));
        (Self { near, far, carrier }, through)
    }

    /// Every connection ends, and no new one is taken.
    pub async fn cut(&mut self) {
        // It has let go of its port when it has ended.
        self.carrier.shutdown().await;
    }

    pub async fn mend(&mut self) {
        let listener = TcpListener::bind(self.near).await.expect("the port is still free");
        self.carrier.spawn(carry(listener, self.far.clone()));
    }
}

/// Until it is aborted, and its connections with it.
async fn carry(listener: TcpListener, far: String) {
    let mut connections = JoinSet::new();
    while let Ok((mut near, _)) = listener.accept().await {
        let far = far.clone();
        connections.spawn(async move {
            let mut far = TcpStream::connect(far).await.expect("the test PostgreSQL listens");
            // However it ends, both sides hear of it.
            drop(copy_bidirectional(&mut near, &mut far).await);
        });
    }
}
