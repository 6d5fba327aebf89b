//! Passwords: argon2id, never on the async threads, never many at once.
//!
//! Parameters: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet, argon2id).

use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicU32, Ordering},
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Hashes at once: each takes 19 MiB and a processor for some tens of milliseconds.
static AT_ONCE: LazyLock<Arc<Semaphore>> =
    LazyLock::new(|| Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from))));

/// In the form of a hash, but of no password: checking against it is the same work as checking against a real one.
/// Accounts that have no password yet keep it, too.
pub(crate) const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

tokio::task_local! {
    static RUNS: Arc<AtomicU32>;
}

/// How many runs of argon2 a piece of work took: the measure by which tests compare work, instead of time.
#[doc(hidden)]
pub async fn count_runs<T>(work: impl Future<Output = T>) -> (T, u32) {
    let runs = Arc::new(AtomicU32::new(0));
    let result = RUNS.scope(runs.clone(), work).await;
    (result, runs.load(Ordering::SeqCst))
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

pub(crate) fn hash_now(password: &str, salt: [u8; 16]) -> Result<String> {
    let hash: PasswordHash =
        argon2().hash_password_with_salt(password.as_bytes(), &salt).map_err(|error| Error::Unexpected(error.to_string()))?;
    Ok(hash.to_string())
}

async fn apart<T: Send + 'static>(work: impl FnOnce(&dyn Fn()) -> T + Send + 'static) -> Result<T> {
    let permit = AT_ONCE.clone().acquire_owned().await.map_err(|_| Error::Unavailable)?;
    let runs = RUNS.try_with(Arc::clone).unwrap_or_default();
    tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work(&|| {
            runs.fetch_add(1, Ordering::SeqCst);
        })
    })
    .await
    .map_err(|error| Error::Unexpected(error.to_string()))
}

/// Hashes a password with a fresh salt.
pub(crate) async fn hash(password: String) -> Result<String> {
    apart(move |count| {
        count();
        hash_now(&password, rand::random())
    })
    .await?
}

/// Whether the password fits. Without a hash (no such account) the same work is done and the answer is no.
pub(crate) async fn fits(password: String, hash: Option<String>) -> Result<bool> {
    apart(move |count| {
        let hash = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY)).map_err(|error| Error::Unexpected(error.to_string()))?;
        count();
        Ok(argon2().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await?
}
