//! Told to stop, the server stops, whatever a mail server is doing.

use std::time::Duration;

use server::{mailer::Mailer, settings::Settings};
use tokio::{net::TcpListener, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::site::real_site;

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
