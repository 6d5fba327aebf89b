//! The business identification number of Kazakhstan (BIN, БСН, БИН): twelve digits.
//!
//! `YYMM` of registration, then 4 resident, 5 non-resident or 6 joint enterprise, then 0 head, 1 branch,
//! 2 representative office or 3 farm (others occur: warn, do not refuse), a serial, and a check digit.
//! Source: the rules by which the state forms identification numbers; the check digit is taken modulo 11, with a second row of weights.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BIN whose form and check digit are right. Whether such a body exists, no rule can tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bin(String);

/// Why a text is not a BIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum BinError {
    /// Not twelve characters.
    #[error("bin_length")]
    Length,
    /// Something else than the digits 0 to 9.
    #[error("bin_not_digits")]
    NotDigits,
    /// The month is not 01 to 12, or the fifth digit is not 4, 5 or 6.
    #[error("bin_registration")]
    Registration,
    /// The last digit does not fit the others: most likely a slip of the finger.
    #[error("bin_check_digit")]
    CheckDigit,
    /// No last digit fits the first eleven: such numbers are never issued.
    #[error("bin_no_such_number")]
    NoSuchNumber,
}

const FIRST: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

impl Bin {
    /// Reads a BIN, ignoring white space around it.
    ///
    /// # Errors
    /// The first rule that the text breaks, in the order of [`BinError`], save that a number that cannot exist
    /// is [`BinError::NoSuchNumber`] whatever its last digit.
    pub fn parse(text: &str) -> Result<Self, BinError> {
        let text = text.trim();
        if text.chars().count() != 12 {
            return Err(BinError::Length);
        }
        let digits = digits::<12>(text).ok_or(BinError::NotDigits)?;
        let [y1, y2, m1, m2, kind, part, s1, s2, s3, s4, s5, check] = digits;
        if !(1..=12).contains(&(m1 * 10 + m2)) || !(4..=6).contains(&kind) {
            return Err(BinError::Registration);
        }
        match check_digit([y1, y2, m1, m2, kind, part, s1, s2, s3, s4, s5]) {
            None => Err(BinError::NoSuchNumber),
            Some(expected) if expected != check => Err(BinError::CheckDigit),
            Some(_) => Ok(Self(text.to_owned())),
        }
    }

    /// Completes eleven digits with their check digit; `None` if the text is not the beginning of a BIN.
    #[must_use]
    pub fn with_check_digit(eleven: &str) -> Option<Self> {
        let check = check_digit(digits::<11>(eleven)?)?;
        Self::parse(&format!("{eleven}{check}")).ok()
    }

    /// The twelve digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the sixth digit is none of the published 0 to 3: worth a warning, not a refusal.
    #[must_use]
    pub fn is_unusual_part(&self) -> bool {
        self.0.as_bytes().get(5).is_some_and(|digit| *digit > b'3')
    }
}

/// The digits of a text of exactly `N` ASCII digits.
fn digits<const N: usize>(text: &str) -> Option<[u32; N]> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    digits.try_into().ok()
}

/// The twelfth digit: the weighted sum modulo 11, with a second set of weights if that is 10, and none if both are.
fn check_digit(eleven: [u32; 11]) -> Option<u32> {
    let remainder = |weights: [u32; 11]| eleven.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    [FIRST, SECOND].into_iter().map(remainder).find(|r| *r < 10)
}

impl fmt::Display for Bin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Bin {
    type Error = BinError;

    fn try_from(text: String) -> Result<Self, BinError> {
        Self::parse(&text)
    }
}

impl From<Bin> for String {
    fn from(bin: Bin) -> Self {
        bin.0
    }
}
