//! How the log of acts tells of which step of a show an act was: by its index, which says nothing of its content.

use super::Progress;

impl Progress {
    /// What the log keeps of an act: how far the show is by it, and of which step it was, where these two do not tell.
    #[must_use]
    pub fn logged(&self, about: Option<usize>) -> String {
        let about = about.map_or_else(String::new, |step| format!(", on step {step}"));
        format!("step {} of {}, revision {}{about}", self.shown, self.fired, self.revision)
    }
}

/// The index of the step that an act was about, by what the log keeps of it: the one shown by it, or the next one where that was armed,
/// confirmed or found to be altered. Nothing if it was about none, or if an older version did not say.
#[must_use]
pub fn logged_step(act: &str, detail: &str) -> Option<usize> {
    let act = act.strip_prefix("ceremony_")?;
    let rest = detail.strip_prefix("step ")?;
    let numbers: Vec<usize> = rest.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    let (shown, fired, about) = (numbers.first().copied()?, numbers.get(1).copied(), numbers.get(3).copied());
    match act {
        "arm" | "disarm" | "confirm" => fired,
        // What it names is how many steps were fired, and then what was tried.
        "altered" => ["arm", "confirm", "fire"].iter().any(|tried| rest.ends_with(tried)).then_some(shown),
        "correction_proposed" | "correction_published" | "correction_refused" => about,
        _ => fired.filter(|fired| *fired > 0).map(|_| shown),
    }
}
