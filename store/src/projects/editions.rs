//! The editions with their categories, kept beside the showcase: every page of it names categories.

use std::collections::BTreeSet;

use domain::{
    award::Award,
    category::{self, Category, DEFAULT_CATEGORIES},
    locale::Locale,
    showcase::CategoryName,
    time::Timestamp,
};

use crate::{
    Result,
    award::{self, Edition},
    db::Conn,
};

/// As they were when the showcase was read.
#[derive(Default)]
pub(crate) struct Editions {
    /// The latest first.
    awards: Vec<Award>,
    /// Of each.
    categories: Vec<Vec<Category>>,
}

impl Editions {
    pub(super) async fn read(conn: &mut Conn) -> Result<Self> {
        let (awards, categories) = award::by_edition(conn).await?.into_iter().unzip();
        Ok(Self { awards, categories })
    }

    /// The categories of every edition, the latest edition first: what a slug is called, wherever it comes from.
    pub(super) fn all(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().flatten()
    }

    /// The names of the categories of the edition at hand, then of others that projects have; before the first edition, of those that a
    /// new one begins with.
    pub(super) fn names(&self, now: Timestamp, used: &BTreeSet<String>, locale: Locale) -> Vec<CategoryName> {
        let Some(present) = award::choose(&self.awards, Edition::Open, now) else {
            let defaults = DEFAULT_CATEGORIES.iter();
            return defaults
                .map(|category| CategoryName { slug: category.slug.into(), name: locale.pick(&category.names).into() })
                .collect();
        };
        let name = |category: &Category| CategoryName { slug: category.slug.clone(), name: category.name.best(locale).0.to_owned() };
        let at = self.awards.iter().position(|award| award.id == present.id);
        let mut names: Vec<CategoryName> = at.iter().flat_map(|at| &self.categories[*at]).map(name).collect();
        // Projects of other editions, and practices, keep the names of their categories.
        for other in self.all().chain(&category::defaults()) {
            if used.contains(&other.slug) && names.iter().all(|known| known.slug != other.slug) {
                names.push(name(other));
            }
        }
        names
    }
}
