//! What entries compete in («номинация» on screen), and who may enter it.

use serde::{Deserialize, Serialize};

mod accent;
mod form;

pub use accent::{PALETTE, accents};
pub use form::{CATEGORIES_MAX, CategoriesForm, CategoryUse, SCOPE_MAX};

use crate::{
    locale::{Trilingual, Words},
    organization::OrganizationKind,
};

coded! {
    /// Who may enter a category: each set of kinds of bodies has a name, so that it can be said in words.
    pub enum Entrants {
        /// State bodies; akimats are state bodies too.
        StateBody => "state_body",
        /// Local executive bodies.
        LocalExecutive => "local_executive",
        /// Organizations of the quasi-public sector.
        QuasiPublic => "quasi_public",
        /// Central state bodies.
        Central => "central",
        /// Central state bodies and organizations of the quasi-public sector.
        CentralOrQuasi => "central_or_quasi",
        /// Local executive bodies and organizations of the quasi-public sector.
        LocalOrQuasi => "local_or_quasi",
        /// Bodies of every kind.
        Anyone => "anyone",
    }
}

impl Entrants {
    /// The kinds of bodies that may enter.
    #[must_use]
    pub const fn kinds(self) -> &'static [OrganizationKind] {
        use OrganizationKind::{Central, Local, Quasi};
        match self {
            Self::StateBody => &[Central, Local],
            Self::LocalExecutive => &[Local],
            Self::QuasiPublic => &[Quasi],
            Self::Central => &[Central],
            Self::CentralOrQuasi => &[Central, Quasi],
            Self::LocalOrQuasi => &[Local, Quasi],
            Self::Anyone => &[Central, Local, Quasi],
        }
    }

    /// The bodies of exactly these kinds, named once each in the order of [`OrganizationKind::ALL`]; `None` for none.
    #[must_use]
    pub fn of_kinds(kinds: &[OrganizationKind]) -> Option<Self> {
        Self::ALL.iter().copied().find(|entrants| entrants.kinds() == kinds)
    }

    /// Whether a body of this kind may enter.
    #[must_use]
    pub fn admits(self, kind: OrganizationKind) -> bool {
        self.kinds().contains(&kind)
    }
}

/// A category of one award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name in addresses, in styles and in open data.
    pub slug: String,
    /// Its name.
    pub name: Trilingual,
    /// What it is about, in one sentence.
    pub scope: Trilingual,
    /// Who may enter.
    pub entrants: Entrants,
    /// Whether its entries may touch state secrets: their form warns, and publication starts at "not public".
    #[serde(default)]
    pub is_sensitive: bool,
}

/// A category as a new award begins with it; the organizer may change everything but the slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultCategory {
    /// Its name in addresses, in styles and in open data.
    pub slug: &'static str,
    /// Its name: official in Kazakh, ours in Russian and English.
    pub names: Words,
    /// What it is about, in one sentence.
    pub scope: Words,
    /// Who may enter.
    pub entrants: Entrants,
}

/// The slugs of [`DEFAULT_CATEGORIES`], in the same order.
pub const CATEGORY_SLUGS: &[&str] = &["citizens", "economy", "social", "security", "region", "quasi"];

/// The one of them that begins as sensitive.
const SENSITIVE: &str = "security";

/// The six categories of the announcement of 2026. Source: the announcement.
pub const DEFAULT_CATEGORIES: &[DefaultCategory] = &[
    DefaultCategory {
        slug: "citizens",
        names: ["AI Азаматтарға Қызмет", "AI Услуги гражданам", "AI Citizen Services"],
        scope: [
            "Мемлекеттік қызметтерді халыққа қолайлы, жылдам әрі түсінікті еткен жобалар.",
            "Проекты, которые сделали государственные услуги удобнее, быстрее и понятнее для людей.",
            "Projects that made public services easier, faster and clearer for people.",
        ],
        entrants: Entrants::StateBody,
    },
    DefaultCategory {
        slug: "economy",
        names: ["AI Экономика", "AI Экономика", "AI Economy"],
        scope: [
            "Экономика салаларында ЖИ қолданып, нақты нәтиже берген жобалар.",
            "Проекты, которые применяют ИИ в отраслях экономики и уже дали результат.",
            "Projects that use AI in branches of the economy and already show results.",
        ],
        entrants: Entrants::StateBody,
    },
    DefaultCategory {
        slug: "social",
        names: ["AI Әлеуметтік Саясат", "AI Социальная политика", "AI Social Policy"],
        scope: [
            "Әлеуметтік қолдау, білім беру, денсаулық сақтау және халықтың әл-ауқаты саласындағы жобалар.",
            "Проекты в сфере социальной поддержки, образования, здравоохранения и благополучия людей.",
            "Projects in social support, education, health and welfare.",
        ],
        entrants: Entrants::StateBody,
    },
    DefaultCategory {
        slug: "security",
        names: ["AI Қауіпсіздік", "AI Безопасность", "AI Security"],
        scope: [
            "Қоғамдық және ұлттық қауіпсіздікті нығайтатын жобалар.",
            "Проекты, которые укрепляют общественную и национальную безопасность.",
            "Projects that strengthen public and national security.",
        ],
        entrants: Entrants::StateBody,
    },
    DefaultCategory {
        slug: "region",
        names: ["AI Өңір", "AI Регион", "AI Region"],
        scope: [
            "Әкімдіктердің өңірлерде жұмыс істеп тұрған жобалары.",
            "Проекты акиматов, которые уже работают в регионах.",
            "Projects of akimats that already run in the regions.",
        ],
        entrants: Entrants::LocalExecutive,
    },
    DefaultCategory {
        slug: "quasi",
        names: ["AI Квазисектор", "AI Квазисектор", "AI Quasi-Public Sector"],
        scope: [
            "Квазимемлекеттік сектор ұйымдарының шешімдері.",
            "Решения организаций квазигосударственного сектора.",
            "Solutions of quasi-public organizations.",
        ],
        entrants: Entrants::QuasiPublic,
    },
];

impl From<&DefaultCategory> for Category {
    fn from(default: &DefaultCategory) -> Self {
        Self {
            slug: default.slug.to_owned(),
            name: Trilingual::from_words(&default.names),
            scope: Trilingual::from_words(&default.scope),
            entrants: default.entrants,
            is_sensitive: default.slug == SENSITIVE,
        }
    }
}

/// The categories that a new award begins with.
#[must_use]
pub fn defaults() -> Vec<Category> {
    DEFAULT_CATEGORIES.iter().map(Category::from).collect()
}

/// The category with this slug among those of an award.
#[must_use]
pub fn find<'c>(categories: &'c [Category], slug: &str) -> Option<&'c Category> {
    categories.iter().find(|category| category.slug == slug)
}
