//! Who may read an answer, and what the entrant lets be published.

coded! {
    /// Who may read an answer.
    pub enum Audience {
        /// Everyone, once the entry is published at least in summary.
        Summary => "summary",
        /// Everyone, once the entry is published whole.
        Whole => "whole",
        /// The jury and the organizer.
        Jury => "jury",
        /// The organizer only.
        Desk => "desk",
    }
}

coded! {
    /// What the entrant lets be published of an entry.
    pub enum Publication {
        /// Everything but what is for the jury or the organizer.
        Whole => "whole",
        /// The public summary.
        Summary => "summary",
        /// Nothing.
        None => "none",
    }
}

impl Publication {
    /// Whether answers for this audience may be published.
    #[must_use]
    pub const fn shows(self, audience: Audience) -> bool {
        match self {
            Self::Whole => matches!(audience, Audience::Summary | Audience::Whole),
            Self::Summary => matches!(audience, Audience::Summary),
            Self::None => false,
        }
    }
}
