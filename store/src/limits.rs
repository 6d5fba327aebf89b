//! How often one may knock: in memory, by account and by the address a request comes from.
//!
//! An account is named by its folded address whether it exists or not, so that a limit tells nothing. A whole
//! ministry may sit behind one address, so the limits by client are wide; those by account are narrow.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use domain::{account::AccountError, email::Email};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::Result;

/// Attempts in a row, and the time after which one more is allowed.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// In a row.
    pub burst: NonZeroU32,
    /// One more after this time.
    pub every: Duration,
}

/// An allowance of `burst` in a row (at least one) and one more every so many seconds.
const fn allow(burst: u32, seconds: u64) -> Allowance {
    let burst = match NonZeroU32::new(burst) {
        Some(burst) => burst,
        None => NonZeroU32::MIN,
    };
    Allowance { burst, every: Duration::from_secs(seconds) }
}

/// Signing in to one account: ten guesses, then one every ninety seconds.
pub const SIGN_IN_ACCOUNT: Allowance = allow(10, 90);
/// Signing in from one place.
pub const SIGN_IN_CLIENT: Allowance = allow(60, 5);
/// Registering from one place.
pub const REGISTER_CLIENT: Allowance = allow(20, 30);
/// Mails that strangers can cause to one address: registration and forgotten passwords together.
pub const MAIL_ACCOUNT: Allowance = allow(4, 900);
/// Such mails caused from one place.
pub const MAIL_CLIENT: Allowance = allow(20, 30);

/// Keys kept before those that no longer matter are swept.
const SWEEP_AT: usize = 10_000;

/// What has been tried lately. One a server; tests make their own.
pub struct Limits {
    sign_in_account: DefaultKeyedRateLimiter<Email>,
    sign_in_client: DefaultKeyedRateLimiter<IpAddr>,
    register_client: DefaultKeyedRateLimiter<IpAddr>,
    mail_account: DefaultKeyedRateLimiter<Email>,
    mail_client: DefaultKeyedRateLimiter<IpAddr>,
}

/// Where a request comes from, and the count of what came from there.
#[derive(Clone)]
pub struct Caller {
    limits: Arc<Limits>,
    network: IpAddr,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_account: keyed(SIGN_IN_ACCOUNT),
            sign_in_client: keyed(SIGN_IN_CLIENT),
            register_client: keyed(REGISTER_CLIENT),
            mail_account: keyed(MAIL_ACCOUNT),
            mail_client: keyed(MAIL_CLIENT),
        }
    }
}

impl Caller {
    /// Somebody calling from this address.
    #[must_use]
    pub fn new(limits: Arc<Limits>, address: IpAddr) -> Self {
        Self { limits, network: network(address) }
    }

    pub(crate) fn may_sign_in(&self, account: Option<&Email>) -> Result<()> {
        check(&self.limits.sign_in_client, &self.network)?;
        account.map_or(Ok(()), |account| check(&self.limits.sign_in_account, account))
    }

    pub(crate) fn may_register(&self, account: &Email) -> Result<()> {
        check(&self.limits.register_client, &self.network)?;
        check(&self.limits.mail_account, account)
    }

    pub(crate) fn may_ask_for_mail(&self, account: Option<&Email>) -> Result<()> {
        check(&self.limits.mail_client, &self.network)?;
        account.map_or(Ok(()), |account| check(&self.limits.mail_account, account))
    }

    /// Trying a mailed code costs as much as trying a password.
    pub(crate) fn may_try_code(&self) -> Result<()> {
        check(&self.limits.sign_in_client, &self.network)
    }
}

fn keyed<K: Clone + Eq + std::hash::Hash>(allowance: Allowance) -> DefaultKeyedRateLimiter<K> {
    let quota = Quota::with_period(allowance.every).unwrap_or(Quota::per_minute(NonZeroU32::MIN));
    RateLimiter::keyed(quota.allow_burst(allowance.burst))
}

fn check<K: Clone + Eq + std::hash::Hash>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<()> {
    if limiter.len() > SWEEP_AT {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|_| AccountError::TooMany.into())
}

/// One household or office of IPv6 has a whole /64 to draw addresses from.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(limits: &Arc<Limits>, address: &str) -> Caller {
        Caller::new(limits.clone(), address.parse().expect("an address"))
    }

    #[test]
    fn an_account_is_limited_from_everywhere_and_a_place_for_every_account() {
        let limits = Arc::new(Limits::default());
        let account = Email::parse("a@example.kz").expect("an address");
        for attempt in 0..SIGN_IN_ACCOUNT.burst.get() {
            let place = caller(&limits, &format!("10.0.0.{attempt}"));
            assert_eq!(place.may_sign_in(Some(&account)), Ok(()));
        }
        assert_eq!(caller(&limits, "10.0.1.1").may_sign_in(Some(&account)), Err(AccountError::TooMany.into()));
        assert_eq!(caller(&limits, "10.0.1.1").may_sign_in(None), Ok(()));

        for _ in 0..SIGN_IN_CLIENT.burst.get() {
            assert_eq!(caller(&limits, "2001:db8::1").may_sign_in(None), Ok(()));
        }
        assert_eq!(caller(&limits, "2001:db8::ffff").may_sign_in(None), Err(AccountError::TooMany.into()));
        assert_eq!(caller(&limits, "2001:db8:0:1::1").may_sign_in(None), Ok(()));
    }
}
