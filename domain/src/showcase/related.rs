//! Which projects are like another.

use super::Traits;

impl Traits {
    /// How much alike two projects are: the same category weighs most, then each technology in common, then the region,
    /// the kind of body and the stage. 0: nothing in common.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> usize {
        let common = self.technologies.iter().filter(|technology| other.technologies.contains(technology)).count();
        let stage = self.stage.is_some() && self.stage == other.stage;
        6 * usize::from(self.category == other.category)
            + 3 * common
            + 2 * usize::from(self.region == other.region)
            + usize::from(self.kind == other.kind)
            + usize::from(stage)
    }
}
