//! The chair's scores by plain pages and plain forms; nobody else gets in.

use axum::http::StatusCode;

use crate::site::{Browser, Site, site, today};

const PAGES: [&str; 2] = ["/ru/desk/scores", "/ru/desk/scores/economy"];

/// The demonstration before its result was sealed.
async fn unsealed() -> Site {
    let site = site().await;
    site.house.db.unprepare_for_tests().await.expect("the tables are there");
    site
}

/// The texts between `name="NAME" value="` and the next quote.
fn values<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    page.split(&format!("name=\"{name}\" value=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The fields for the places of a tie.
fn places(page: &str) -> Vec<String> {
    let fields = page.split("<select ").skip(1).filter_map(|rest| Some(rest.split("name=\"").nth(1)?.split('"').next()?.to_owned()));
    fields.filter(|name| name.starts_with("places[")).collect()
}

#[tokio::test]
async fn nobody_but_the_chair_sees_a_score() {
    let site = unsealed().await;
    let year = today().to_astana().year.to_string();
    for name in ["organizer", "admin", "host", "confirmer", "juror1", "entrant"] {
        let mut browser = site.signed_in(name).await;
        for page in PAGES {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {page}");
            assert!(!answer.body.contains("Член жюри 1") && !answer.body.contains("Устойчивость"), "{name} {page}");
        }
        for function in ["/api/scores", "/api/scores_category?category=economy&page=1"] {
            let answer = browser.get(function).await;
            assert!(answer.status != StatusCode::OK && !answer.body.contains("verdict"), "{name} {function}");
        }
        for function in ["/api/scores_decide", "/api/scores_confirm", "/api/scores_reopen"] {
            let refused = browser.post(function, &[("year", &*year), ("category", "economy"), ("reason", "x"), ("seen", "")]).await;
            assert!(refused.location().contains("__err="), "{name} {function}");
        }
    }
    let page = site.signed_in("chair").await.get("/ru/desk/scores/economy").await;
    page.assert_has("Алқа талқылауынан кейін");
    page.assert_has("Подтверждён: ");
    for page in PAGES {
        assert_eq!(site.visitor().get(page).await.status, StatusCode::UNAUTHORIZED, "{page}");
    }
}

#[tokio::test]
async fn the_chair_sees_totals_sheets_and_the_card() {
    let site = unsealed().await;
    let mut chair = site.signed_in("chair").await;
    chair.get("/ru/account").await.assert_has("href=\"/ru/desk/scores\"");
    let overview = chair.get("/ru/desk/scores").await;
    overview.assert_has("href=\"/ru/desk/scores/economy?year=");
    overview.assert_has("подтверждён");
    let page = chair.get("/ru/desk/scores/economy").await;
    for text in ["Устойчивость результата", "Равные баллы: место 2", "Член жюри ", "точно ", "Результат и эффект", "Борда", "финалист"]
    {
        let text = if text == "точно " { "точно: " } else { text };
        page.assert_has(text);
    }
    assert!(!page.body.contains("Қазы Демо") && !page.body.contains("juror1@demo.bayge"), "jurors are numbers");
    assert_eq!(chair.get("/ru/desk/scores/no-such").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_tie_is_decided_by_a_plain_form_which_loses_nothing() {
    let site = unsealed().await;
    let mut chair = site.signed_in("chair").await;
    let page = chair.get("/ru/desk/scores/economy").await;
    page.assert_has("Изменить решение");
    let year = values(&page.body, "year")[0].to_owned();
    let fields = places(&page.body);
    assert_eq!(fields.len(), 2);
    let send = async |chair: &mut Browser<'_>, first: &str, second: &str, reason: &str| {
        chair.get("/ru/desk/scores/economy").await;
        let typed = [("year", &*year), ("category", "economy"), (&*fields[0], first), (&*fields[1], second), ("reason", reason)];
        chair.submit("/api/scores_decide", &typed).await
    };
    let again = send(&mut chair, "2", "2", "Есть независимое подтверждение.").await;
    again.assert_has("Дайте каждой заявке своё место");
    again.assert_has("Есть независимое подтверждение.");
    send(&mut chair, "1", "2", " ").await.assert_has("Напишите причину решения");
    let done = send(&mut chair, "2", "1", "Есть независимое подтверждение.").await;
    done.assert_has("Решение записано");
    done.assert_has("Решено председателем");
    assert!(!done.body.contains("Алқа талқылауынан кейін"), "the earlier reason gives way");
}

#[tokio::test]
async fn a_shortlist_is_taken_back_and_confirmed() {
    let site = unsealed().await;
    let mut chair = site.signed_in("chair").await;
    let page = chair.get("/ru/desk/scores/social").await;
    let year = values(&page.body, "year")[0].to_owned();
    let reopened = chair.submit("/api/scores_reopen", &[("year", &year), ("category", "social")]).await;
    reopened.assert_has("Подтверждение снято");
    let seen = values(&reopened.body, "seen")[0].to_owned();
    chair.submit("/api/scores_confirm", &[("year", &year), ("category", "social"), ("seen", "")]).await.assert_has("баллы изменились");
    let confirmed = chair.submit("/api/scores_confirm", &[("year", &year), ("category", "social"), ("seen", &seen)]).await;
    confirmed.assert_has("Шорт-лист подтверждён");
    assert!(values(&confirmed.body, "seen").is_empty(), "nothing more to confirm");
}

#[tokio::test]
async fn a_supposition_asks_by_its_address() {
    let site = site().await;
    let mut chair = site.signed_in("chair").await;
    let page = chair.get("/ru/desk/scores/economy?quorum=9&w_impact=30").await;
    page.assert_has("Сменят место: ");
    page.assert_has("name=\"quorum\"");
    assert!(page.body.contains("value=\"9\""), "what was typed stays");
    chair.get("/ru/desk/scores/economy?w_impact=many").await.assert_has("Вес – целое число");
    let plain = chair.get("/ru/desk/scores/economy").await;
    assert!(!plain.body.contains("Сменят место: ") && !plain.body.contains("Никто не сменит место"));
    plain.assert_has("Результат запечатан");
    assert!(!plain.body.contains("/api/scores_decide") && !plain.body.contains("/api/scores_confirm"), "sealed: nothing to press");
}
