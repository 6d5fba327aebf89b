//! How often one may knock: in memory, by account and by the address a request comes from.
//!
//! An account is named by its folded address whether it exists or not, so that a limit tells nothing. A whole
//! ministry may sit behind one address, so the limits by client are wide. Guesses at one account are few from one
//! network and many from everywhere: whoever guesses shuts out their own network and not the account's owner.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
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

/// Signing in to one account from one network: ten guesses, then one every ninety seconds.
pub const SIGN_IN_NETWORK: Allowance = allow(10, 90);
/// Signing in to one account from everywhere: a hundred networks' worth at once, then some five thousand guesses a day.
/// Very wide, because whoever has that many networks can use it up and so shut the owner out.
pub const SIGN_IN_ACCOUNT: Allowance = allow(1_000, 17);
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
    sign_in_network: DefaultKeyedRateLimiter<(Email, IpAddr)>,
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
    /// One address, or where one household has many the network of them.
    place: IpAddr,
    /// The addresses that one party can easily come from.
    network: IpAddr,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_network: keyed(SIGN_IN_NETWORK),
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
        Self { limits, place: place(address), network: network(address) }
    }

    /// The narrower limit first: what it refuses takes nothing from the account's own.
    pub(crate) fn may_sign_in(&self, account: Option<&Email>) -> Result<()> {
        check(&self.limits.sign_in_client, &self.place)?;
        let Some(account) = account else { return Ok(()) };
        check(&self.limits.sign_in_network, &(account.clone(), self.network))?;
        check(&self.limits.sign_in_account, account)
    }

    pub(crate) fn may_register(&self, account: &Email) -> Result<()> {
        check(&self.limits.register_client, &self.place)?;
        check(&self.limits.mail_account, account)
    }

    pub(crate) fn may_ask_for_mail(&self, account: Option<&Email>) -> Result<()> {
        check(&self.limits.mail_client, &self.place)?;
        account.map_or(Ok(()), |account| check(&self.limits.mail_account, account))
    }

    /// Trying a mailed code costs as much as trying a password.
    pub(crate) fn may_try_code(&self) -> Result<()> {
        check(&self.limits.sign_in_client, &self.place)
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
fn place(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// The /24 of IPv4, which is cheap to have many addresses of; the /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match place(address) {
        IpAddr::V4(address) => Ipv4Addr::from_bits(address.to_bits() & !0xFF).into(),
        address @ IpAddr::V6(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(limits: &Arc<Limits>, address: &str) -> Caller {
        Caller::new(limits.clone(), address.parse().expect("an address"))
    }

    fn too_many() -> Result<()> {
        Err(AccountError::TooMany.into())
    }

    #[test]
    fn who_guesses_shuts_out_their_network_and_nobody_else() {
        for (guesser, neighbour, owner) in [
            ("10.0.0.1", "10.0.0.200", "10.0.1.1"),
            ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1"),
            ("::ffff:10.0.0.1", "10.0.0.2", "10.1.0.1"),
        ] {
            let limits = Arc::new(Limits::default());
            let account = Email::parse("a@example.kz").expect("an address");
            for _ in 0..SIGN_IN_NETWORK.burst.get() {
                assert_eq!(caller(&limits, guesser).may_sign_in(Some(&account)), Ok(()));
            }
            // Many more, which are refused and so cost the account nothing.
            for _ in 0..20 {
                assert_eq!(caller(&limits, guesser).may_sign_in(Some(&account)), too_many());
            }
            assert_eq!(caller(&limits, neighbour).may_sign_in(Some(&account)), too_many(), "{neighbour}");
            assert_eq!(caller(&limits, owner).may_sign_in(Some(&account)), Ok(()), "{owner}");
            let other = Email::parse("b@example.kz").expect("an address");
            assert_eq!(caller(&limits, guesser).may_sign_in(Some(&other)), Ok(()));
        }
    }

    #[test]
    fn guesses_from_everywhere_end() {
        let limits = Arc::new(Limits::default());
        let account = Email::parse("a@example.kz").expect("an address");
        for attempt in 0..SIGN_IN_ACCOUNT.burst.get() {
            let place = caller(&limits, &format!("10.{}.{}.1", attempt / 250, attempt % 250));
            assert_eq!(place.may_sign_in(Some(&account)), Ok(()), "{attempt}");
        }
        assert_eq!(caller(&limits, "10.9.0.1").may_sign_in(Some(&account)), too_many());
    }

    #[test]
    fn a_place_is_limited_for_every_account() {
        let limits = Arc::new(Limits::default());
        for _ in 0..SIGN_IN_CLIENT.burst.get() {
            assert_eq!(caller(&limits, "2001:db8::1").may_sign_in(None), Ok(()));
        }
        assert_eq!(caller(&limits, "2001:db8::ffff").may_sign_in(None), too_many());
        assert_eq!(caller(&limits, "2001:db8:0:1::1").may_sign_in(None), Ok(()));
    }
}
