//! The regions of Kazakhstan, and the whole country for projects that work everywhere.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::locale::Words;

mod table;

/// One of the 20 regions, or the whole country. Ordered by KATO code, the country last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct Region(u8);

/// The text is neither a KATO code of a region nor `national`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("region_unknown")]
pub struct RegionError;

impl Region {
    /// The whole country.
    pub const NATIONAL: Self = Self(20);

    /// The codes of [`Region::all`], in the same order.
    pub const CODES: &'static [&'static str] = &table::CODES;

    /// Every region, then the whole country.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).zip(&table::ROWS).map(|(index, _)| Self(index))
    }

    /// Reads a KATO code (`710000000`) or `national`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|region| region.code() == code)
    }

    /// The KATO code, or `national`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The code of ISO 3166-2 (`KZ-71`), or `KZ`.
    #[must_use]
    pub fn iso(self) -> &'static str {
        self.row().iso
    }

    /// The name in kk, ru, en.
    #[must_use]
    pub fn name(self) -> &'static Words {
        &self.row().name
    }

    /// Three letters for a tile of the map, in kk, ru, en.
    #[must_use]
    pub fn short_name(self) -> &'static Words {
        &self.row().short
    }

    /// Column (0 to 6, from the west) and row (0 to 4, from the north) on the tile map.
    #[must_use]
    pub fn tile(self) -> (u8, u8) {
        self.row().tile
    }

    fn row(self) -> &'static table::Row {
        // Only this module makes a `Region`, always below the table's length.
        &table::ROWS[usize::from(self.0)]
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Region {
    type Error = RegionError;

    fn try_from(code: String) -> Result<Self, RegionError> {
        Self::parse(&code).ok_or(RegionError)
    }
}

impl From<Region> for &'static str {
    fn from(region: Region) -> Self {
        region.code()
    }
}
