//! Passwords: argon2id, never on the async threads, never many at once.
//!
//! Parameters: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet, argon2id).

use std::sync::{Arc, LazyLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Hashes at once: each takes 19 MiB and a processor for some tens of milliseconds.
static AT_ONCE: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from))));

/// The hash of a password that nobody has: checking against it takes as long as checking against a real one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password", rand::random()).unwrap_or_default());

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

pub(crate) fn hash_now(password: &str, salt: [u8; 16]) -> Result<String> {
    let hash: PasswordHash =
        argon2().hash_password_with_salt(password.as_bytes(), &salt).map_err(|error| Error::Unexpected(error.to_string()))?;
    Ok(hash.to_string())
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let permit = AT_ONCE.clone().acquire_owned().await.map_err(|_| Error::Unavailable)?;
    tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work()
    })
    .await
    .map_err(|error| Error::Unexpected(error.to_string()))
}

/// Hashes a password with a fresh salt.
pub(crate) async fn hash(password: String) -> Result<String> {
    apart(move || hash_now(&password, rand::random())).await?
}

/// Whether the password fits. Without a hash (no such account) the same work is done and the answer is no.
pub(crate) async fn fits(password: String, hash: Option<String>) -> Result<bool> {
    apart(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
        fits && known
    })
    .await
}
