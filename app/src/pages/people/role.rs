//! What roles are called.

use domain::person::Role;

use crate::words::Word;

/// The word for a role.
pub const fn role(role: Role) -> Word {
    match role {
        Role::Juror => Word::PeopleRoleJuror,
        Role::Chair => Word::PeopleRoleChair,
        Role::Organizer => Word::PeopleRoleOrganizer,
        Role::Host => Word::PeopleRoleHost,
        Role::Confirmer => Word::PeopleRoleConfirmer,
        Role::Admin => Word::PeopleRoleAdmin,
    }
}
