//! Bodies that put projects forward.

coded! {
    /// The kind of a body.
    pub enum OrganizationKind {
        /// A state body: central, with its subordinate and territorial ones.
        Central => "central",
        /// A local executive body (akimat), with its own subordinate ones.
        Local => "local",
        /// An organization of the quasi-public sector.
        Quasi => "quasi",
    }
}
