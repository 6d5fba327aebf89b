//! Sends what the outbox holds: by SMTP where it is set, else into files.

use std::{path::PathBuf, sync::Arc, time::Duration};

use app::{
    api::request::House,
    mail::{Rendered, Shown, render},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use store::{Db, mail, scope::Operator};
use tokio_util::sync::CancellationToken;

use crate::{cli::Trouble, headers, settings::Settings};

/// How often the outbox is looked at: one small read.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the letter being sent may take once the server is told to stop: cut off, it might arrive twice.
const GRACE: Duration = Duration::from_secs(3);

/// How letters leave.
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder of `.eml` files, for whoever runs the server without a mail server.
    Folder(PathBuf),
}

/// The one that sends.
pub struct Mailer {
    db: Db,
    public_url: Arc<str>,
    from: Mailbox,
    way: Way,
    shown: Option<Arc<Shown>>,
}

impl Mailer {
    /// Prepares sending as the settings say.
    pub fn new(house: &House, settings: &Settings) -> Result<Self, Trouble> {
        let from = settings.mail_from();
        let from = from.parse().map_err(|_| format!("{from} cannot be the sender of mails; write --mail-from as name@host"))?;
        let way = match &settings.smtp_url {
            // A demonstration writes to nobody: its visitors type whatever address comes to mind.
            Some(url) if !house.is_demo => Way::Smtp(smtp(url)?),
            _ => Way::Folder(settings.prepare_data_dir()?.join("mail")),
        };
        let shown = house.is_demo.then(|| house.shown_mail.clone());
        Ok(Self { db: house.db.clone(), public_url: house.public_url.clone(), from, way, shown })
    }

    /// Sends until `stop` is cancelled. Trouble is logged and tried again.
    pub async fn run(self, stop: CancellationToken) {
        loop {
            if let Err(error) = self.send_due(&stop).await {
                tracing::warn!(%error, "the outbox could not be emptied");
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => return,
            }
        }
    }

    /// Sends what is due now, until `stop` is cancelled; what is left then is sent when its lease ends.
    pub async fn send_due(&self, stop: &CancellationToken) -> store::Result<()> {
        let operator = Operator::at_console(headers::now());
        for outgoing in mail::take_due(&self.db, &operator).await? {
            if stop.is_cancelled() {
                return Ok(());
            }
            let letter = render(&outgoing, &self.public_url);
            let id = outgoing.id.to_string();
            let sent = tokio::select! {
                sent = self.send(&id, &letter) => sent,
                () = grace_over(stop) => return Ok(()),
            };
            match sent {
                Ok(()) => {
                    mail::mark_sent(&self.db, &operator, outgoing.id).await?;
                    if let Some(shown) = &self.shown {
                        shown.keep(letter);
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, letter = %outgoing.id, "a letter could not be sent; it is tried again later");
                    mail::mark_failed(&self.db, &operator, outgoing.id).await?;
                }
            }
        }
        Ok(())
    }

    async fn send(&self, id: &str, letter: &Rendered) -> Result<(), Trouble> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(letter.recipient.parse()?)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .subject(&letter.subject)
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(|_| ()).map_err(Into::into),
            Way::Folder(folder) => {
                // Letters carry keys to accounts: nobody else on this machine reads them.
                tokio::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).await?;
                tokio::fs::write(folder.join(format!("{id}.eml")), message.formatted()).await.map_err(Into::into)
            }
        }
    }
}

/// The way to a mail server.
pub fn smtp(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, Trouble> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| format!("--smtp-url cannot be used: {error}"))?;
    Ok(builder.timeout(Some(Duration::from_secs(30))).build())
}

/// Some seconds after `stop` was cancelled.
async fn grace_over(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
}
