//! The form of an edition's categories.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Category, Entrants};
use crate::{
    award::{
        AwardError,
        criteria::{is_line, unnamed},
        rows::{self, NEW, RowProblem, Rows},
    },
    locale::Locale,
    organization::OrganizationKind,
};

/// The most categories that an edition can have.
pub const CATEGORIES_MAX: usize = 20;
/// Longest sentence on what a category is about, in characters.
pub const SCOPE_MAX: usize = 300;

/// How far a category is in use: by entries that name it, sent or not, or that are asked to move there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryUse {
    /// How many entries name it.
    pub entries: u32,
    /// How many of them are still being written.
    pub drafts: u32,
    /// The kinds of the bodies that wrote them.
    pub kinds: Vec<OrganizationKind>,
}

/// The categories as typed: for each slug `kk`, `ru`, `en`, `scope_kk`, `scope_ru`, `scope_en`, a box for each kind of body,
/// `sensitive`, `place` and `remove`; `new` adds one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoriesForm(Rows);

impl CategoriesForm {
    /// The form as it stands for these categories.
    #[must_use]
    pub fn of(categories: &[Category]) -> Self {
        let mut form = Rows::default();
        for (place, Category { slug, name, scope, entrants, is_sensitive }) in (1..).zip(categories) {
            form.put_place(slug, place);
            form.put_all(slug, "", name);
            form.put_all(slug, "scope", scope);
            for kind in entrants.kinds() {
                form.put(slug, kind.code(), "yes");
            }
            if *is_sensitive {
                form.put(slug, "sensitive", "yes");
            }
        }
        Self(form)
    }

    /// The form as it was typed.
    #[must_use]
    pub const fn typed(fields: BTreeMap<String, String>) -> Self {
        Self(Rows::typed(fields))
    }

    /// What was typed for a part of a category.
    #[must_use]
    pub fn get(&self, slug: &str, part: &str) -> &str {
        self.0.get(slug, part)
    }

    fn kinds(&self, slug: &str) -> Vec<OrganizationKind> {
        OrganizationKind::ALL.iter().copied().filter(|kind| self.0.is_ticked(slug, kind.code())).collect()
    }

    /// The categories as they would be, in their order, and everything that is wrong. Slugs never change; what the form did
    /// not show stays; what entries name is neither taken out nor closed to the bodies that wrote them.
    #[must_use]
    pub fn read(&self, present: &[Category], uses: &BTreeMap<String, CategoryUse>) -> (Vec<Category>, Vec<RowProblem<AwardError>>) {
        let mut problems = Vec::new();
        let mut kept = Vec::new();
        for (at, category) in (1..).zip(present) {
            let slug = category.slug.as_str();
            let mut present_use = uses.get(slug).cloned().unwrap_or_default();
            // A draft may name a category that was never open to its body.
            present_use.kinds.retain(|kind| category.entrants.admits(*kind));
            if !self.0.has(slug) {
                kept.push(((Some(at), None), category.clone()));
            } else if !self.0.is_ticked(slug, "remove") {
                let (read, wrong) = self.category(slug, slug, &present_use);
                problems.extend(wrong);
                kept.push((self.0.place(slug), read));
            } else if present_use.entries > 0 {
                problems.push((rows::name(slug, "remove"), AwardError::CategoryUsed { entries: present_use.entries }));
                kept.push(((Some(at), None), category.clone()));
            }
        }
        if self.is_new_begun() {
            let slug = rows::fresh_code(&self.0.lines(NEW, ""), |slug| present.iter().any(|category| category.slug == slug));
            let (read, wrong) = self.category(NEW, slug.as_deref().unwrap_or(NEW), &CategoryUse::default());
            if slug.is_none() && wrong.is_empty() {
                problems.push((rows::name(NEW, Locale::En.code()), AwardError::CategoryName));
            }
            problems.extend(wrong);
            kept.push((self.0.place(NEW), read));
        }
        let categories = rows::arrange(kept);
        let first_new = || rows::name(NEW, Locale::Kk.code());
        if categories.is_empty() {
            problems.push((first_new(), AwardError::NoCategory));
        } else if categories.len() > CATEGORIES_MAX {
            problems.push((first_new(), AwardError::TooManyCategories));
        }
        (categories, problems)
    }

    /// Reads the form for the categories that there are.
    ///
    /// # Errors
    /// The first problem.
    pub fn parse(&self, present: &[Category], uses: &BTreeMap<String, CategoryUse>) -> Result<Vec<Category>, AwardError> {
        let (categories, problems) = self.read(present, uses);
        problems.first().map_or(Ok(categories), |(_, error)| Err(*error))
    }

    fn is_new_begun(&self) -> bool {
        !self.0.lines(NEW, "").is_empty() || !self.0.lines(NEW, "scope").is_empty() || !self.kinds(NEW).is_empty()
    }

    fn category(&self, from: &str, slug: &str, used: &CategoryUse) -> (Category, Vec<RowProblem<AwardError>>) {
        let (name, scope, kinds) = (self.0.lines(from, ""), self.0.lines(from, "scope"), self.kinds(from));
        let mut problems: Vec<_> = unnamed(&name).map(|locale| (rows::name(from, locale.code()), AwardError::CategoryName)).collect();
        let unsaid = Locale::ALL.iter().filter(|locale| scope.get(**locale).is_empty() || !is_line(scope.get(**locale), SCOPE_MAX));
        problems.extend(unsaid.map(|locale| (rows::name(from, &rows::part("scope", *locale)), AwardError::CategoryScope)));
        let entrants = Entrants::of_kinds(&kinds);
        if entrants.is_none() {
            problems.push((rows::name(from, "kinds"), AwardError::CategoryKinds));
        } else if !used.kinds.iter().all(|kind| kinds.contains(kind)) {
            problems.push((rows::name(from, "kinds"), AwardError::CategoryKindUsed));
        }
        // Where there is a problem, nothing is made of it.
        let entrants = entrants.unwrap_or(Entrants::Anyone);
        let is_sensitive = self.0.is_ticked(from, "sensitive");
        (Category { slug: slug.to_owned(), name, scope, entrants, is_sensitive }, problems)
    }
}
