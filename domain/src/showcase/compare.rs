//! Which projects stand side by side: `?p=road&p=school&q=…`. All of it is in the address.

use serde::{Deserialize, Serialize};

use super::{
    Project, ProjectCard, encode,
    query::{add, decode, plain},
};
use crate::slug::Slug;

/// How many projects stand side by side.
pub const MOST: usize = 4;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The projects' addresses, in the order in which they were chosen.
    pub slugs: Vec<String>,
    /// Words by which another one is looked for.
    pub q: String,
    /// Whether more were chosen than stand side by side.
    pub is_cut: bool,
}

impl Chosen {
    /// Reads what stands behind the `?`. What is no address of a project is not asked.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut chosen = Self::default();
        for (key, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            match key {
                "p" => add(&mut chosen.slugs, Slug::parse(&decode(value)).ok().map(String::from)),
                "q" => chosen.q = plain(&decode(value)),
                _ => {}
            }
        }
        chosen.is_cut = chosen.slugs.len() > MOST;
        chosen.slugs.truncate(MOST);
        chosen
    }

    /// The address of this choice, beginning with `?`; the words are left behind.
    #[must_use]
    pub fn to_query(&self) -> String {
        let pairs: Vec<String> = self.slugs.iter().map(|slug| format!("p={}", encode(slug))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The same with this one more.
    #[must_use]
    pub fn with(&self, slug: &str) -> Self {
        let mut slugs = self.slugs.clone();
        add(&mut slugs, Some(slug.to_owned()));
        Self { slugs, ..Self::default() }
    }

    /// The same without this one.
    #[must_use]
    pub fn without(&self, slug: &str) -> Self {
        Self { slugs: self.slugs.iter().filter(|other| *other != slug).cloned().collect(), ..Self::default() }
    }

    /// Whether no other fits beside those chosen.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.slugs.len() >= MOST
    }
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// What was chosen; what is not in the showcase is not in it either.
    pub chosen: Chosen,
    /// The projects, in that order.
    pub projects: Vec<Project>,
    /// Others that may be added: what was looked for, else what is like the first.
    pub others: Vec<ProjectCard>,
}
