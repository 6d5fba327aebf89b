//! Settings by flag, by environment `BAYGE_…`, by `bayge.toml`, in that order. An unknown key is an error.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use ipnet::IpNet;
use serde::Deserialize;

use crate::security::is_contact;

mod environment;

pub use environment::check_environment;

/// Everything that may be set. Absent values fall through to the next source, then to the default.
#[derive(Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where the award is kept: `sqlite:FILE` or `postgres://…` [default: `sqlite:DATA_DIR/bayge.db`]
    #[arg(long, env = "BAYGE_DATABASE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// Address and port to serve at [default: 127.0.0.1:3000]
    #[arg(long, env = "BAYGE_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Address and port at which a monitoring system reads /metrics; without it nothing does
    #[arg(long, env = "BAYGE_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<SocketAddr>,
    /// Folder for the database file, uploads and unsent mail [default: data]
    #[arg(long, env = "BAYGE_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
    /// The address visitors use, for links in mails and canonical links [default: `http://LISTEN`]
    #[arg(long, env = "BAYGE_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Folder of the built site [default: `site` beside the program, or target/site]
    #[arg(long, env = "BAYGE_SITE_ROOT", global = true)]
    pub site_root: Option<PathBuf>,
    /// Network of a proxy on another machine that is believed about the client's address, such as 10.1.0.0/16; may be repeated
    #[arg(long, env = "BAYGE_TRUSTED_PROXY", value_delimiter = ',', global = true)]
    #[serde(default)]
    pub trusted_proxy: Vec<IpNet>,
    /// Mail server: `smtp://…` or `smtps://user:password@host`; without it mail goes to files in the data folder
    #[arg(long, env = "BAYGE_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails [default: bayge@localhost]
    #[arg(long, env = "BAYGE_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Whom /.well-known/security.txt names: `mailto:…`, `https://…` or `tel:…`; without it there is none
    #[arg(long, env = "BAYGE_SECURITY_CONTACT", global = true)]
    pub security_contact: Option<String>,
}

/// Why the settings cannot be used, in one line.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is not what it should be.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The public address is none.
    #[error("{0} cannot be the public address; write --public-url as https://award.example, without a path")]
    PublicUrl(String),
    /// The contact is none.
    #[error("{0} cannot be written to; write --security-contact as mailto:security@award.example or an https:// address")]
    SecurityContact(String),
    /// A variable that means nothing.
    #[error("{0} is not a setting; see bayge --help for those there are")]
    Variable(String),
    /// The data folder cannot be used.
    #[error("the data folder {} cannot be written: {reason}; name another with --data-dir or BAYGE_DATA_DIR", path.display())]
    DataDir {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

/// Says nothing: addresses of databases and mail servers hold passwords.
impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Settings")
    }
}

impl Settings {
    /// Adds what the file says where flag and environment say nothing. An absent default file is fine.
    pub fn with_file(self, named: Option<&Path>) -> Result<Self, SettingsError> {
        let path = named.unwrap_or(Path::new("bayge.toml"));
        let fault = |reason: String| SettingsError::File { path: path.to_owned(), reason };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => String::new(),
            Err(error) => return Err(fault(error.to_string())),
        };
        let file: Self = toml::from_str(&text).map_err(|error| fault(error.message().replace('\n', " ")))?;
        let settings = Self {
            database: self.database.or(file.database),
            listen: self.listen.or(file.listen),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            data_dir: self.data_dir.or(file.data_dir),
            public_url: self.public_url.or(file.public_url),
            site_root: self.site_root.or(file.site_root),
            trusted_proxy: if self.trusted_proxy.is_empty() { file.trusted_proxy } else { self.trusted_proxy },
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self.mail_from.or(file.mail_from),
            security_contact: self.security_contact.or(file.security_contact),
        };
        match (&settings.public_url, &settings.security_contact) {
            (Some(url), _) if !is_site(url) => Err(SettingsError::PublicUrl(url.clone())),
            (_, Some(contact)) if !is_contact(contact) => Err(SettingsError::SecurityContact(contact.clone())),
            _ => Ok(settings),
        }
    }

    /// The data folder, made if absent, tried by writing to it.
    pub fn prepare_data_dir(&self) -> Result<PathBuf, SettingsError> {
        let path = self.data_dir.clone().unwrap_or_else(|| "data".into());
        let probe = path.join(".write-probe");
        fs::create_dir_all(&path)
            .and_then(|()| fs::write(&probe, b""))
            .and_then(|()| fs::remove_file(&probe))
            .map_err(|error| SettingsError::DataDir { path: path.clone(), reason: error.to_string() })?;
        Ok(path)
    }

    /// The same for a server that shows a rehearsal: a folder of its own below, so that it never meets the award's files, key and
    /// notes of the log; and no mail server, for it writes to nobody.
    #[must_use]
    pub fn for_rehearsal(&self) -> Self {
        let data_dir = self.data_dir.clone().unwrap_or_else(|| "data".into());
        Self { database: Some(self.database(&data_dir)), data_dir: Some(data_dir.join("rehearsal")), smtp_url: None, ..self.clone() }
    }

    /// Where to serve.
    #[must_use]
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)))
    }

    /// What visitors type, without a slash at the end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen())).trim_end_matches('/').to_owned()
    }

    /// Who mails are from.
    #[must_use]
    pub fn mail_from(&self) -> String {
        self.mail_from.clone().unwrap_or_else(|| "bayge@localhost".to_owned())
    }

    /// Which database.
    #[must_use]
    pub fn database(&self, data_dir: &Path) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", data_dir.join("bayge.db").display()))
    }

    /// The built site's folder.
    #[must_use]
    pub fn site_root(&self) -> PathBuf {
        self.site_root.clone().unwrap_or_else(|| {
            let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site"))).filter(|folder| folder.is_dir());
            beside.unwrap_or_else(|| "target/site".into())
        })
    }
}

/// Whether visitors can type it: a scheme and a host, and nothing behind them.
fn is_site(url: &str) -> bool {
    let Ok(uri) = url.parse::<http::Uri>() else { return false };
    let has_host = uri.authority().is_some_and(|authority| !authority.host().is_empty() && !authority.as_str().contains('@'));
    matches!(uri.scheme_str(), Some("http" | "https")) && has_host && uri.path() == "/" && uri.query().is_none() && !url.contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Result<Settings, SettingsError> {
        let path = std::env::temp_dir().join(format!("bayge-settings-{}-{}.toml", std::process::id(), text.len()));
        fs::write(&path, text).expect("the temporary folder can be written");
        let flag = Settings { public_url: Some("https://flag.example".into()), ..Settings::default() };
        let read = flag.with_file(Some(&path));
        fs::remove_file(&path).expect("the file was just written");
        read
    }

    #[test]
    fn a_flag_goes_before_the_file() {
        let settings = file("public-url = \"https://file.example\"\nlisten = \"127.0.0.1:4000\"").expect("valid");
        assert_eq!(settings.public_url(), "https://flag.example");
        assert_eq!(settings.listen().port(), 4000);
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        let error = file("databse = \"x\"").expect_err("misspelt").to_string();
        assert!(error.contains("databse"), "{error}");
        assert!(!error.contains('\n'));
    }

    #[test]
    fn a_public_address_has_a_scheme_and_a_host() {
        for url in ["https://award.example", "http://127.0.0.1:3000/", "https://[::1]:8443"] {
            assert!(is_site(url), "{url}");
        }
        for url in [
            "award.example",
            "ftp://award.example",
            "https://",
            "https://a.example/path",
            "https://a.example?x=1",
            "https://u@a.example",
            "",
        ] {
            assert!(!is_site(url), "{url}");
        }
        let error = Settings { public_url: Some("award.example".into()), ..Settings::default() }.with_file(None).expect_err("no scheme");
        assert!(error.to_string().contains("--public-url"), "{error}");
    }

    #[test]
    fn proxies_are_networks() {
        let settings = file("trusted-proxy = [\"10.1.0.0/16\", \"2001:db8::/32\"]").expect("valid");
        assert_eq!(settings.trusted_proxy.len(), 2);
        assert!(file("trusted-proxy = [\"somewhere\"]").is_err());
    }
}
