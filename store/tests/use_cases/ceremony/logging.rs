//! The log says which step an act on the show was about, and no more than its plan says.

use domain::{audit::LoggedAct, ceremony::Command, locale::Trilingual};
use store::{Db, audit, award::Edition, ceremony, scope::Secretariat};

use super::{command, confirm, host, step, visitor};
use crate::{
    cast::{person, seed, showtime, unseal},
    world::on_both,
};

async fn log(db: &Db) -> Vec<LoggedAct> {
    let person = person(db, "organizer", Edition::NearestCeremony, showtime()).await;
    let held = Secretariat::of(&person).expect("holds the role");
    audit::list(db, &held, String::new(), 1).await.expect("readable").items
}

/// The last act with the step it was about: its kind as it is kept, and a name.
async fn last(db: &Db) -> (String, String) {
    let act = log(db).await.remove(0);
    let step = act.step.map_or_else(String::new, |step| format!("{:?} {}", step.kind, step.name.en));
    (act.act, step)
}

#[tokio::test]
async fn each_act_names_its_step_by_kind_and_category() {
    on_both(async |db| {
        seed(db).await;
        let said = |act: &str, step: &str| (act.to_owned(), step.to_owned());
        command(db, Command::Hold).await.expect("a brake");
        assert_eq!(last(db).await, said("ceremony_hold", ""), "no step is shown yet");
        command(db, Command::Release).await.expect("released");
        step(db).await.expect("the opening");
        assert_eq!(last(db).await, said("ceremony_fire", "Opening "));

        let categories = store::award::list_categories(db, &visitor(db).await).await.expect("readable");
        let (slug, name) = (&categories[0].slug, &categories[0].name.en);
        let finalists = format!("Finalists {{ category: {slug:?} }} {name}");
        command(db, Command::Arm).await.expect("armed");
        assert_eq!(last(db).await, said("ceremony_arm", &finalists), "the step to come");
        confirm(db).await.expect("another person agrees");
        assert_eq!(last(db).await, said("ceremony_confirm", &finalists));
        command(db, Command::Fire).await.expect("fired");
        assert_eq!(last(db).await, said("ceremony_fire", &finalists));
        step(db).await.expect("the third place");
        command(db, Command::Back).await.expect("shown again");
        assert_eq!(last(db).await, said("ceremony_back", &finalists), "the step that is shown by it");

        let text = Trilingual::new("Қате", "Ошибка", "A mistake");
        ceremony::propose_correction(db, &host(db).await, 2, &text).await.expect("a disclosed step");
        let third = format!("Place {{ category: {slug:?}, place: Third }} {name}");
        assert_eq!(last(db).await, said("ceremony_correction_proposed", &third));
    })
    .await;
}

#[tokio::test]
async fn the_log_names_nobody_before_the_show_does() {
    on_both(async |db| {
        seed(db).await;
        step(db).await.expect("the opening");
        command(db, Command::Arm).await.expect("armed");
        confirm(db).await.expect("another person agrees");
        let told = format!("{:?}", log(db).await);
        assert!(told.contains("Finalists"), "{told}");
        let titles = db.count_for_tests("SELECT COUNT(*) FROM entry WHERE state = 'eligible'").await.expect("counted");
        assert!(titles > 0 && !told.contains("(demo)") && !told.contains("disclosure"), "{told}");
        // A show that is no more has no steps, and the log says none.
        unseal(db).await;
        db.execute_for_tests("DELETE FROM board; DELETE FROM step; DELETE FROM ceremony").await.expect("the tables are there");
        assert!(log(db).await.iter().all(|act| act.step.is_none()));
    })
    .await;
}
