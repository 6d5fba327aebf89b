//! The gallery's state as an address: `?q=…&category=a&category=b&sort=title&page=2`. Repeated keys are several values.

use super::{
    Filter, Origin,
    filter::{MAX_QUERY, Sort},
};
use crate::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    slug::Slug,
};

/// A choice that is only on or off.
const YES: &str = "yes";

impl Filter {
    /// Reads what stands behind the `?`. What is not understood is not asked: an old link still shows a gallery.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match key {
                "q" => filter.q = plain(&value),
                "category" => add(&mut filter.categories, Slug::parse(&value).ok().map(String::from)),
                "region" => add(&mut filter.regions, Region::parse(&value)),
                "kind" => add(&mut filter.kinds, OrganizationKind::parse(&value)),
                "stage" => add(&mut filter.stages, Stage::parse(&value)),
                "technology" => add(&mut filter.technologies, Technology::parse(&value)),
                "year" => add(&mut filter.years, value.parse().ok().filter(|year| (1..=9999).contains(year))),
                "origin" => add(&mut filter.origins, Origin::parse(&value)),
                "evidence" => filter.has_evidence |= value == YES,
                "sort" => filter.sort = Sort::parse(&value).or(filter.sort),
                "page" => filter.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        filter
    }

    /// What was chosen, as names and values of an address or of a form: everything but the words and the page.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        let mut push = |key, value: &str| pairs.push((key, value.to_owned()));
        self.categories.iter().for_each(|category| push("category", category));
        self.regions.iter().for_each(|region| push("region", region.code()));
        self.kinds.iter().for_each(|kind| push("kind", kind.code()));
        self.stages.iter().for_each(|stage| push("stage", stage.code()));
        self.technologies.iter().for_each(|technology| push("technology", technology.code()));
        self.years.iter().for_each(|year| push("year", &year.to_string()));
        self.origins.iter().for_each(|origin| push("origin", origin.code()));
        if self.has_evidence {
            push("evidence", YES);
        }
        if let Some(sort) = self.sort {
            push("sort", sort.code());
        }
        pairs
    }

    /// The address of this state, beginning with `?`; empty where everything is as at first.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut pairs = self.pairs();
        if !self.q.is_empty() {
            pairs.insert(0, ("q", self.q.clone()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        let written: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={}", encode(value))).collect();
        if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
    }
}

/// Words with single spaces between them and nothing invisible in them, cut to what is looked at.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(MAX_QUERY).collect::<String>().trim_end().to_owned()
}

pub(super) fn add<T: PartialEq>(values: &mut Vec<T>, value: Option<T>) {
    values.extend(value.filter(|value| !values.contains(value)));
}

/// Percent-decodes as forms encode: `+` is a space. What is not UTF-8 becomes U+FFFD.
pub(super) fn decode(text: &str) -> String {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high * 16 + low);
                at += 2;
            }
            (b'+', ..) => decoded.push(b' '),
            (byte, ..) => decoded.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Everything but unreserved characters, percent-encoded (RFC 3986).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            byte => encoded.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 15)]),
        }
    }
    encoded
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase()
}
