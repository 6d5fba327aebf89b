//! Nobody holds the server up: neither a mail server when it is told to stop, nor a client that sends slowly.

use std::time::Duration;

use server::{mailer::Mailer, settings::Settings};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::site::{real_site, site};

/// Less than one letter may take (30 s), much less than three.
const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn a_mail_server_that_never_answers_does_not_hold_up_the_end() {
    let site = real_site().await;
    for name in ["host", "chair", "organizer"] {
        let email = format!("{name}@demo.bayge");
        site.visitor().post("/api/ask_for_new_password", &[("email", &email)]).await;
    }
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let smtp_url = format!("smtp://{}", silent.local_addr().expect("bound"));
    let settings = Settings { smtp_url: Some(smtp_url), ..Settings::default() };
    let stop = CancellationToken::new();
    let mailer = tokio::spawn(Mailer::new(&site.house, &settings).expect("sound settings").run(stop.clone()));
    let (_connection, _) = timeout(PATIENCE, silent.accept()).await.expect("a letter is due").expect("accepted");
    stop.cancel();
    timeout(PATIENCE, mailer).await.expect("the mailer ends").expect("no panic");
}

#[tokio::test]
async fn headers_that_do_not_end_are_cut_off() {
    let site = site().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound");
    let stop = CancellationToken::new();
    let router = server::router::build(site.house.clone(), std::path::Path::new("none"), &stop);
    let end = tokio::spawn(server::listen::serve(listener, router, stop.clone()));

    let mut slow = TcpStream::connect(address).await.expect("the server listens");
    slow.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").await.expect("sent");
    let mut said = Vec::new();
    timeout(PATIENCE, slow.read_to_end(&mut said)).await.expect("the connection ends").expect("cleanly");
    assert!(!said.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&said));
    stop.cancel();
    end.await.expect("no panic").expect("a clean end");
}
