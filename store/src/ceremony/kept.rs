//! How a disclosure is kept. The domain's own type cannot be written anywhere, on purpose; this one never leaves here.

use domain::ceremony::{Card, Disclosure, Finalists, Place};
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Kept {
    Nothing,
    Finalists { cards: Vec<Card> },
    Place { place: Place },
}

pub(super) fn write(disclosure: &Disclosure) -> Result<String> {
    let kept = match disclosure {
        Disclosure::Nothing => Kept::Nothing,
        Disclosure::Finalists(finalists) => Kept::Finalists { cards: finalists.cards().to_vec() },
        Disclosure::Place(place) => Kept::Place { place: place.clone() },
    };
    // The error's text must not be told: it may quote the secret.
    serde_json::to_string(&kept).map_err(|_| Error::Unexpected("a disclosure cannot be kept".into()))
}

pub(super) fn read(text: &str) -> Result<Disclosure> {
    let kept = serde_json::from_str(text).map_err(|_| Error::Unexpected("a kept disclosure cannot be read".into()))?;
    Ok(match kept {
        Kept::Nothing => Disclosure::Nothing,
        Kept::Finalists { cards } => Disclosure::Finalists(in_this_order(cards)),
        Kept::Place { place } => Disclosure::Place(place),
    })
}

/// They were ordered when the show was prepared; their position is their key now.
fn in_this_order(cards: Vec<Card>) -> Finalists {
    let key = |position: usize| {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&(position as u64).to_be_bytes());
        key
    };
    Finalists::by_key(cards.into_iter().enumerate().map(|(position, card)| (key(position), card)).collect())
}
