//! The organizer's form of a show: every step with its place, time and words, as plain fields.

use std::collections::BTreeMap;

use super::{Arranged, Arrangement, CAPTION_MAX, CeremonyError, Planned, Podium, StepKind, texts_if_any};
use crate::locale::Trilingual;

/// The longest a step may be planned, in seconds.
const SECONDS_MAX: u32 = 3600;

/// What was typed: `kind-0`, `order-0`, `seconds-0`, `keep-0`, `kk-0`, `ru-0`, `en-0`, `kind-1`, …
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShowForm {
    /// The fields.
    pub fields: BTreeMap<String, String>,
    /// Whether a pause is to be added before the closing.
    pub adds_pause: bool,
}

impl StepKind {
    /// Its code in forms.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Opening => "opening".to_owned(),
            Self::Finalists { category } => format!("finalists {category}"),
            Self::Place { category, place } => format!("place {category} {}", place.number()),
            Self::Special { prize } => format!("special {prize}"),
            Self::Pause => "pause".to_owned(),
            Self::Closing => "closing".to_owned(),
        }
    }

    /// The step with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let words: Vec<&str> = code.split(' ').collect();
        Some(match words.as_slice() {
            ["opening"] => Self::Opening,
            ["pause"] => Self::Pause,
            ["closing"] => Self::Closing,
            ["finalists", category] => Self::Finalists { category: (*category).to_owned() },
            ["place", category, number] => {
                Self::Place { category: (*category).to_owned(), place: Podium::try_from(number.parse::<u8>().ok()?).ok()? }
            }
            ["special", prize] => Self::Special { prize: (*prize).to_owned() },
            _ => return None,
        })
    }

    /// Whether the organizer may leave it out.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        matches!(self, Self::Finalists { .. } | Self::Pause | Self::Place { place: Podium::Second | Podium::Third, .. })
    }

    /// Whether screens show the organizer's own words with it.
    #[must_use]
    pub const fn is_captioned(&self) -> bool {
        matches!(self, Self::Opening | Self::Pause | Self::Closing)
    }
}

impl ShowForm {
    /// The form of an arrangement. Steps of a category that were left out stand in it without their tick.
    #[must_use]
    pub fn of(arrangement: &Arrangement) -> Self {
        let mut fields = BTreeMap::new();
        let complete = arrangement.completed();
        for (index, (step, is_kept)) in complete.iter().enumerate() {
            fields.insert(format!("kind-{index}"), step.kind.code());
            fields.insert(format!("seconds-{index}"), step.plan.seconds.to_string());
            if *is_kept {
                fields.insert(format!("keep-{index}"), "yes".to_owned());
            }
            if step.kind.is_captioned() {
                let caption = &step.plan.caption;
                for (language, text) in [("kk", &caption.kk), ("ru", &caption.ru), ("en", &caption.en)] {
                    fields.insert(format!("{language}-{index}"), text.clone());
                }
            }
            if is_head(&complete, index) {
                fields.insert(format!("order-{index}"), (index + 1).to_string());
            }
        }
        Self { fields, adds_pause: false }
    }

    /// What stands in a field.
    #[must_use]
    pub fn field(&self, name: &str, index: usize) -> &str {
        self.fields.get(&format!("{name}-{index}")).map_or("", String::as_str)
    }

    /// The steps of the form, in its order.
    #[must_use]
    pub fn kinds(&self) -> Vec<StepKind> {
        (0..super::arrangement::MOST_STEPS).map_while(|index| StepKind::parse(self.field("kind", index))).collect()
    }

    /// The arrangement that was typed. A category moves as a whole, with its first step's number.
    ///
    /// # Errors
    /// A number that is none, or too large; a text in one language only, or too long.
    pub fn parse(&self) -> Result<Arrangement, CeremonyError> {
        let (mut steps, mut order) = (Vec::new(), 0);
        for (index, kind) in self.kinds().into_iter().enumerate() {
            let typed = self.field("order", index).trim();
            if !typed.is_empty() {
                order = typed.parse::<u32>().map_err(|_| CeremonyError::Number)?;
            }
            let seconds = self.field("seconds", index).trim().parse::<u32>().ok().filter(|seconds| *seconds <= SECONDS_MAX);
            let typed = Trilingual::new(self.field("kk", index), self.field("ru", index), self.field("en", index));
            let plan = Planned { caption: texts_if_any(&typed, CAPTION_MAX)?, seconds: seconds.ok_or(CeremonyError::Number)? };
            if !kind.is_optional() || self.field("keep", index) == "yes" {
                steps.push((order, Arranged { kind, plan }));
            }
        }
        if self.adds_pause {
            steps.push((u32::MAX, Arranged { plan: Planned::usual(&StepKind::Pause), kind: StepKind::Pause }));
        }
        steps.sort_by_key(|(order, _)| *order);
        Ok(Arrangement(steps.into_iter().map(|(_, step)| step).collect()))
    }
}

/// Whether this step carries the number by which its category moves.
fn is_head(steps: &[(Arranged, bool)], index: usize) -> bool {
    let category = |index: usize| steps.get(index).and_then(|(step, _)| step.kind.category());
    let is_end = matches!(steps[index].0.kind, StepKind::Opening | StepKind::Closing);
    !is_end && (category(index).is_none() || index == 0 || category(index) != category(index - 1))
}
