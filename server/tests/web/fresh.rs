//! A fresh server, without any edition of the award: from the organizer's link to the edition on the home page.

use axum::http::StatusCode;
use domain::{
    email::Email,
    locale::Locale,
    person::{PersonName, Role},
};
use store::people::{self, Invitation};

use crate::site::{Browser, Site, fresh_site};

const EMAIL: &str = "organizer@example.kz";
const PASSWORD: &str = "тыныш дала жолы 2026";

/// The organizer whom the operator added, signed in by the link that was printed.
async fn organizer(site: &Site) -> Browser<'_> {
    let invitation = Invitation {
        email: Email::parse(EMAIL).expect("an address"),
        name: PersonName::parse("Ұйымдастырушы").expect("a name"),
        locale: Locale::Kk,
        roles: vec![Role::Organizer],
    };
    let code = people::add_user(&site.house.db, &Site::operator(), invitation).await.expect("a new account");
    let mut browser = site.visitor();
    let page = browser.get(&format!("/kk/new-password?code={code}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let answer = browser.post("/api/set_new_password", &[("code", &code), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), "/kk/sign-in?done=password");
    let answer = browser.post("/api/sign_in", &[("email", EMAIL), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), "/kk/account");
    browser
}

#[tokio::test]
async fn without_an_edition_the_pages_say_so_and_accounts_work() {
    let site = fresh_site().await;
    let mut visitor = site.visitor();
    for path in ["/kk", "/kk/about", "/kk/categories", "/kk/live", "/kk/verify", "/stage"] {
        let page = visitor.get(path).await;
        page.assert_has("Сыйлық әлі жарияланған жоқ");
        assert_eq!(page.status, StatusCode::OK, "{path}");
    }
    visitor.get("/ru").await.assert_has("Премия ещё не объявлена");
    visitor.get("/en").await.assert_has("No edition has been announced yet");
    for path in ["/kk/projects", "/kk/sign-in", "/kk/register", "/kk/forgot"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}");
    }
    let mut organizer = organizer(&site).await;
    organizer.get("/kk/account").await.assert_has(EMAIL);
    let page = organizer.get("/kk/desk").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_has("href=\"/kk/desk/settings/new\"");
    page.assert_has("Қазір сізді күткен іс жоқ.");
    assert_eq!(visitor.get("/kk/desk/settings/new").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_organizer_makes_the_first_edition_in_the_browser() {
    let site = fresh_site().await;
    let mut organizer = organizer(&site).await;
    organizer.get("/kk/desk/settings/new").await.assert_has("type=\"datetime-local\"");
    let fields = |closes: &'static str| {
        [
            ("year", "2031"),
            ("name_kk", "Сыйлық 2031"),
            ("name_ru", "Премия 2031"),
            ("name_en", "Award 2031"),
            ("announced", ""),
            ("opens", "2031-03-03T00:00"),
            ("closes", closes),
            ("judging", "2031-03-20T00:00"),
            ("ceremony", "2031-05-15T18:00"),
        ]
    };
    let refused = organizer.post("/api/award_create", &fields("2031-03-03T00:00")).await;
    assert_eq!(refused.refused_to(), "/kk/desk/settings/new");
    let page = organizer.get(&refused.location()).await;
    page.assert_has("Қабылдаудың соңы басталуынан кейін болуы керек.");
    page.assert_has("value=\"Сыйлық 2031\"");

    let page = organizer.submit("/api/award_create", &fields("2031-03-14T00:00")).await;
    page.assert_has("2031");
    let home = site.visitor().get("/kk").await;
    home.assert_has("Сыйлық 2031");
    assert!(!home.body.contains("әлі жарияланған жоқ"));
    site.visitor().get("/en/2031/about").await.assert_has("Award 2031");
    organizer.get("/kk/desk/settings/new").await;
    let taken = organizer.post("/api/award_create", &fields("2031-03-14T00:00")).await;
    organizer.get(&taken.location()).await.assert_has("Бұл жылдың сыйлығы бар.");
}

#[tokio::test]
async fn nobody_but_the_organizer_makes_an_edition() {
    let site = crate::site::site().await;
    for name in ["entrant", "admin", "chair"] {
        let mut browser = site.signed_in(name).await;
        assert_eq!(browser.get("/kk/desk/settings/new").await.status, StatusCode::FORBIDDEN, "{name}");
        let fields =
            [("year", "2031"), ("name_kk", "а"), ("name_ru", "а"), ("name_en", "a"), ("opens", "2031-03-03"), ("closes", "2031-03-14")];
        let more = [("judging", "2031-03-20"), ("ceremony", "2031-05-15"), ("announced", "")];
        let refused = browser.post("/api/award_create", &[&fields[..], &more[..]].concat()).await;
        assert!(refused.header("location").contains("__err"), "{name}: {}", refused.header("location"));
        assert_eq!(site.visitor().get("/kk/2031").await.status, StatusCode::NOT_FOUND, "{name}");
    }
}
