//! How far a project is, and what it is made of.

coded! {
    /// The stage of a project. An idea is not a stage: the award takes only what already works.
    pub enum Stage {
        /// Tried with real users, in a bounded place.
        Pilot => "pilot",
        /// In everyday operation.
        Operation => "operation",
        /// In operation in several places or bodies.
        Scaled => "scaled",
    }
}

coded! {
    /// The technology of artificial intelligence that a project uses.
    pub enum Technology {
        /// Images and video.
        Vision => "vision",
        /// Text and language.
        Language => "language",
        /// Speech.
        Speech => "speech",
        /// Support of decisions.
        Decision => "decision",
        /// Generation of text, images, code.
        Generation => "generation",
        /// Machine learning on data.
        Learning => "learning",
    }
}
