//! Identifiers: one newtype a noun, so that an entry's id cannot be passed where a person's is meant.
//!
//! They are `UUIDv7` by custom, but made outside: this crate has neither clock nor randomness.

/// Defines an identifier.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// The identifier with this UUID.
            #[must_use]
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// One edition of the award.
    AwardId;
    /// What entries compete in.
    CategoryId;
    /// What jurors score by.
    CriterionId;
    /// A body with a BIN.
    OrganizationId;
    /// Somebody with an account.
    PersonId;
    /// A registration whose address is not proven yet.
    RegistrationId;
    /// A sign-in that lasts.
    SessionId;
    /// A project put forward.
    EntryId;
    /// A published project or practice of the showcase.
    ProjectId;
    /// An entry given to a juror.
    AssignmentId;
    /// The show of one award.
    CeremonyId;
    /// One step of a show.
    StepId;
    /// A seal on a result.
    SealId;
    /// A notice to a disclosed step.
    CorrectionId;
    /// A prize beside the categories.
    PrizeId;
    /// A message of the outbox.
    MailId;
    /// A recorded event.
    EventId;
    /// A confirmation of one submission.
    ReceiptId;
    /// A file of an entry.
    FileId;
    /// A file on its way.
    UploadId;
    /// A body's request to learn from another's project.
    ContactId;
    /// A proposed change of what is published.
    RevisionId;
    /// Projects put together by the organizer.
    CollectionId;
}
