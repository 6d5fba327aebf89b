//! Accounts made at the console.

use domain::{
    account::AccountError,
    email::Email,
    locale::Locale,
    person::{PersonName, Role},
    time::DAY,
};
use store::{
    Error,
    password::count_runs,
    people::{self, Invitation},
    scope::{Guest, Host, Juror, Operator, Organizer},
};

use super::{PASSWORD, caller, now, rule, signed_in, visitor};
use crate::{cast::seed, world::on_both};

fn invitation(email: &str, roles: &[Role]) -> Invitation {
    Invitation {
        email: Email::parse(email).expect("an address"),
        name: PersonName::parse("Қазы Жаңа").expect("a name"),
        locale: Locale::Kk,
        roles: roles.to_vec(),
    }
}

#[tokio::test]
async fn an_invitation_opens_an_account_with_its_roles() {
    on_both(async |db| {
        seed(db).await;
        let operator = Operator::at_console(now());
        let code = people::add_user(db, &operator, invitation("judge@example.kz", &[Role::Juror])).await.expect("made");
        let visitor = visitor(db, now().plus(7 * DAY - 1)).await;
        let (closed, runs) = count_runs(people::sign_in(db, &visitor, &caller(), "judge@example.kz", String::new())).await;
        assert_eq!((closed, runs), (Err(rule(AccountError::WrongPassword)), 1), "no password opens it, for the usual work");
        people::set_new_password(db, &visitor, &caller(), &code, PASSWORD).await.expect("a week has not passed");
        let judge = signed_in(db, "judge@example.kz", PASSWORD, now()).await;
        assert!(Juror::of(&judge).is_ok());
        assert_eq!(Organizer::of(&judge).err(), Some(Error::Denied));

        let second = people::add_user(db, &operator, invitation("judge@example.kz", &[Role::Host, Role::Juror])).await;
        assert!(second.is_ok(), "an existing account gets the roles it lacks");
        let judge = signed_in(db, "judge@example.kz", PASSWORD, now()).await;
        assert!(Host::of(&judge).is_ok() && Juror::of(&judge).is_ok());
        let third = people::add_user(db, &operator, invitation("judge@example.kz", &[Role::Organizer])).await;
        assert!(third.is_err(), "a juror does not run the award");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_ends_after_a_week() {
    on_both(async |db| {
        seed(db).await;
        let code = people::add_user(db, &Operator::at_console(now()), invitation("judge@example.kz", &[])).await.expect("made");
        let late = visitor(db, now().plus(7 * DAY)).await;
        assert_eq!(people::set_new_password(db, &late, &caller(), &code, PASSWORD).await, Err(rule(AccountError::Code)));
        assert_eq!(people::verify(db, &Guest::at(now()), &caller(), &code, PASSWORD.into()).await, Err(rule(AccountError::Code)));
    })
    .await;
}

#[tokio::test]
async fn no_account_of_the_demonstration_can_be_made() {
    on_both(async |db| {
        seed(db).await;
        let refused = people::add_user(db, &Operator::at_console(now()), invitation("boss@demo.bayge", &[Role::Admin])).await;
        assert_eq!(refused, Err(Error::Denied));
    })
    .await;
}

#[tokio::test]
async fn an_admin_gets_no_role_that_touches_scores() {
    on_both(async |db| {
        seed(db).await;
        let operator = Operator::at_console(now());
        let granted = "SELECT COUNT(*) FROM role WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'keeper%')";
        for role in [Role::Juror, Role::Chair, Role::Organizer] {
            let at_once = people::add_user(db, &operator, invitation("keeper@example.kz", &[Role::Admin, role])).await;
            assert_eq!(at_once, Err(rule(AccountError::Roles)), "{role} and admin at once");
        }
        assert_eq!(db.count_for_tests("SELECT COUNT(*) FROM person WHERE email LIKE 'keeper%'").await, Ok(0), "nothing was made");
        people::add_user(db, &operator, invitation("keeper@example.kz", &[Role::Admin, Role::Host])).await.expect("these go together");
        let later = people::add_user(db, &operator, invitation("keeper@example.kz", &[Role::Organizer])).await;
        assert_eq!(later, Err(rule(AccountError::Roles)), "nor one after the other");
        assert_eq!(db.count_for_tests(granted).await, Ok(2));
    })
    .await;
}
