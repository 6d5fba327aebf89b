//! The log of acts on the organizer's desk, as plain pages.

use axum::http::StatusCode;
use domain::{
    award::{Calendar, NewAward, Rules},
    locale::Trilingual,
    time::{DAY, HOUR, Timestamp},
};
use store::{award::Edition, scope::Organizer};

use crate::site::{person, site};

#[tokio::test]
async fn the_organizer_reads_and_checks_the_log() {
    let site = site().await;
    let mut visitor = site.visitor();
    visitor.get("/ru/forgot").await;
    visitor.post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    let mut organizer = site.signed_in("organizer").await;
    organizer.get("/kk/desk/log").await.assert_has("Жаңа құпиясөз сұралды");
    organizer.get("/ru/desk/log?act=person.forgot").await.assert_has("Запрошен новый пароль");
    organizer.get("/en/desk/log?check=1").await.assert_has("The log is whole");
    // Entries, bodies and people are told by name: what stands between the tags holds no identifier.
    let log = organizer.get("/kk/desk/log").await;
    let is_identifier = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
    let words = log.body.split('>').filter_map(|rest| rest.split('<').next()).flat_map(str::split_whitespace);
    assert_eq!(words.filter(is_identifier).count(), 0, "identifiers on the page");
    for name in ["entrant", "admin", "juror1", "host"] {
        let page = site.signed_in(name).await.get("/kk/desk/log?check=1").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}");
        assert!(!page.body.contains("Жаңа құпиясөз сұралды"), "{name}");
    }
}

/// What the settings became is told by the names that their page uses, as dates and words.
#[tokio::test]
async fn changed_settings_are_told_in_words() {
    let site = site().await;
    let organizer = person(&site, "organizer", Edition::Open).await;
    let (award, scope) = (organizer.award().clone(), Organizer::of(&organizer).expect("holds the role"));
    let db = &site.house.db;
    let old = Calendar::of(&award);
    let calendar = Calendar { ceremony_at: old.ceremony_at.plus(DAY), ..old };
    let name = Trilingual { ru: "Новое имя".into(), ..award.name.clone() };
    store::award::change(db, &scope, NewAward { year: award.year, name, calendar }).await.expect("it may");
    let rules = Rules { shortlist: 5, years_winners_barred: 2, ..award.rules };
    store::award::change_rules(db, &scope, rules).await.expect("it may");
    store::award::extend(db, &scope, award.closes_at.plus(HOUR), "Сбой связи").await.expect("it may");

    let log = site.signed_in("organizer").await.get("/ru/desk/log").await;
    let text: String = log.body.split('>').filter_map(|rest| rest.split('<').next()).collect();
    let civil = |at: Timestamp| at.to_astana();
    let ceremony = format!("{:02}:{:02}", civil(old.ceremony_at).hour, civil(old.ceremony_at).minute);
    for told in [
        "Название РУС: ",
        " → Новое имя",
        "Церемония награждения: ",
        &ceremony,
        "Финалистов в номинации: 3 → 5",
        "Конец приёма",
        "Сбой связи",
        " → 2 года",
    ] {
        assert!(text.contains(told), "{told} is not told");
    }
}

/// What the log keeps as codes is told in the reader's words; identifiers and addresses are not told at all.
#[tokio::test]
async fn codes_are_told_in_words() {
    let site = site().await;
    let nobody = "00000000-0000-0000-0000-000000000000";
    let kept = [
        ("move_requested", "social: Жақынырақ", "Предложена номинация: AI Социальная политика. Причина: Жақынырақ"),
        ("move_answered", "agreed", "Заявитель согласился"),
        ("appeal_ruled", "dismissed: Негізсіз", "Апелляция отклонена. Негізсіз"),
        ("person.register", "consent 2026-03", "Согласие на обработку данных, текст от 2026-03"),
        ("person.password", "invitation", "По приглашению"),
        ("role.grant", "host", "ведущий церемонии"),
        ("entry_published", "aktau-road-laboratory", ""),
        ("entry_unmarked", "title", "Название проекта"),
        ("membership.admit", nobody, ""),
        ("membership.remove", &format!("{nobody}: Жұмыстан кетті"), "Жұмыстан кетті"),
        ("award_changed", "{\"old\":1}", "{\"old\":1}"),
    ];
    for (act, detail, _) in &kept {
        site.house.db.note_for_tests(act, detail).await.expect("the table is there");
    }
    // What is not chained yet is chained by the next act.
    site.visitor().post("/api/ask_for_new_password", &[("email", "host@demo.bayge")]).await;
    let mut organizer = site.signed_in("organizer").await;
    for (act, _, told) in kept {
        let log = organizer.get(&format!("/ru/desk/log?act={act}")).await;
        let (_, list) = log.body.split_once("<ol class=\"log\">").expect("the list of acts");
        let list: Vec<&str> = list.split("</ol>").next().unwrap_or_default().split('>').filter_map(|rest| rest.split('<').next()).collect();
        let lines: Vec<&str> = list.into_iter().filter(|line| !line.is_empty()).skip(4).collect();
        assert_eq!(lines.into_iter().filter(|line| *line != "Что изменилось").collect::<String>().replace("&quot;", "\""), told, "{act}");
    }
    organizer.get("/ru/desk/log?check=1").await.assert_has("Журнал цел");
}
