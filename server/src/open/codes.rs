//! The codes that a parameter may be, for the description: taken from the types that read them.

use domain::{
    organization::OrganizationKind,
    project::{Stage, Technology},
    region::Region,
    showcase::Origin,
};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

macro_rules! codes {
    ($($(#[$about:meta])* $name:ident => $of:ident;)+) => {$(
        $(#[$about])*
        pub struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some($of::CODES.iter().copied())).into()
            }
        }

        impl ToSchema for $name {}
    )+};
}

codes! {
    /// A region.
    RegionCode => Region;
    /// A kind of body.
    KindCode => OrganizationKind;
    /// A stage.
    StageCode => Stage;
    /// A technology.
    TechnologyCode => Technology;
    /// An origin.
    OriginCode => Origin;
}
