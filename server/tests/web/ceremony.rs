//! The surfaces of a ceremony: what they show, to whom, and what they never hold too early.

mod guard;
mod read;
mod tied;

use axum::http::StatusCode;
use store::{
    award::Edition,
    entries::{self, Filter, Shown},
    scope::Organizer,
};

use crate::site::{Answer, Browser, Site, person, site};

const HOST_PAGE: &str = "/kk/ceremony/host";
const COMMAND: &str = "/api/ceremony_command";
const CONFIRM_PAGE: &str = "/kk/ceremony/confirm";
const CONFIRM: &str = "/api/ceremony_confirm";
const PROMPTER: &str = "/kk/ceremony/prompter";

/// The title of every entry that competes, in every language it has.
async fn titles(site: &Site) -> Vec<String> {
    let organizer = Organizer::of(&person(site, "organizer", Edition::NearestCeremony).await).expect("holds the role");
    let filter = Filter { state: "eligible".into(), ..Filter::default() };
    let mut titles = Vec::new();
    for page in 1.. {
        let list = entries::list(&site.house.db, &organizer, &filter, Shown::page(page)).await.expect("the list can be read");
        titles.extend(
            list.lines.into_iter().flat_map(|line| [line.title.kk, line.title.ru, line.title.en]).filter(|title| !title.is_empty()),
        );
        if page >= list.pages {
            break;
        }
    }
    assert!(titles.len() > 60, "{} titles", titles.len());
    titles
}

fn told<'t>(answer: &Answer, titles: &'t [String]) -> Vec<&'t String> {
    titles.iter().filter(|title| answer.body.contains(title.as_str())).collect()
}

/// The revision that the host's page would send along.
fn seen(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").expect("the console's forms send what was seen");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Looks at the confirmer's page and confirms.
async fn confirm(confirmer: &mut Browser<'_>) -> Answer {
    let page = confirmer.get(CONFIRM_PAGE).await;
    confirmer.submit(CONFIRM, &[("seen", &seen(&page))]).await
}

/// Looks at the console and presses a button of it.
async fn press(host: &mut Browser<'_>, act: &str) -> Answer {
    let page = host.get(HOST_PAGE).await;
    host.submit(COMMAND, &[("seen", &seen(&page)), ("act", act)]).await
}

#[tokio::test]
async fn no_surface_tells_anything_before_the_show() {
    let site = site().await;
    let titles = titles(&site).await;
    let mut visitor = site.visitor();
    for path in
        ["/kk/live", "/ru/live", "/en/live", "/stage", "/stage?l=ru", "/stage?l=en", "/overlay", "/overlay?l=ru", "/live/board.json"]
    {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(told(&answer, &titles), Vec::<&String>::new(), "{path}");
        if path != "/live/board.json" {
            answer.assert_has("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>");
        }
    }
}

#[tokio::test]
async fn surfaces_speak_their_language() {
    let site = site().await;
    let mut visitor = site.visitor();
    for (path, lang, text) in [
        ("/stage", "kk", "Рәсім жақында басталады"),
        ("/kk/live", "kk", "рәсім басталған жоқ"),
        ("/ru/live", "ru", "церемония ещё не началась"),
        ("/en/live", "en", "the ceremony has not begun"),
        ("/stage?l=ru", "ru", "Церемония скоро начнётся"),
        ("/stage?l=en", "en", "The ceremony begins soon"),
    ] {
        let page = visitor.get(path).await;
        page.assert_has(&format!("<html lang=\"{lang}\""));
        page.assert_has(text);
    }
    visitor.get("/stage").await.assert_has("class=\"stage-page\"");
}

#[tokio::test]
async fn the_host_runs_the_show_without_scripts() {
    let site = site().await;
    let titles = titles(&site).await;
    let mut host = site.signed_in("host").await;
    let mut visitor = site.visitor();

    assert_eq!(press(&mut host, "fire").await.status, StatusCode::OK);
    visitor.get("/kk/live").await.assert_has("рәсім жүріп жатыр");
    let console = host.get(HOST_PAGE).await;
    assert_eq!(told(&console, &titles).len(), 9, "the host sees the next step: three finalists, in three languages");
    assert!(told(&visitor.get("/stage").await, &titles).is_empty(), "and nobody else");

    press(&mut host, "fire").await.assert_has("Қадам дайындалмаған.");
    press(&mut host, "arm").await.assert_has("Екінші адамның растауы күтілуде");
    press(&mut host, "fire").await.assert_has("Қадамды екінші адам әлі растаған жоқ.");
    let mut confirmer = site.signed_in("confirmer").await;
    assert_eq!(told(&confirmer.get(CONFIRM_PAGE).await, &titles).len(), 9, "the confirmer sees what will appear");
    assert!(told(&host.get(PROMPTER).await, &titles).is_empty(), "the presenter does not yet");
    confirm(&mut confirmer).await.assert_has("Растадыңыз.");
    assert!(!told(&host.get(PROMPTER).await, &titles).is_empty(), "the presenter may get ready");
    assert!(told(&visitor.get("/stage").await, &titles).is_empty(), "and still nobody else");
    press(&mut host, "fire").await;
    for path in ["/kk/live", "/stage", "/overlay"] {
        assert!(!told(&visitor.get(path).await, &titles).is_empty(), "{path}");
    }
    press(&mut host, "back").await;
    visitor.get("/stage").await.assert_has("data-step=\"opening\"");
    assert!(!told(&visitor.get("/kk/live").await, &titles).is_empty(), "what was disclosed stays public");
    press(&mut host, "blackout").await;
    visitor.get("/stage").await.assert_has("data-step=\"blackout\"");
    press(&mut host, "fire").await.assert_has("Экран қараңғы. Алдымен экранды қосыңыз.");
    press(&mut host, "lift").await;
    press(&mut host, "hold").await;
    visitor.get("/stage").await.assert_has("data-step=\"hold\"");
}

#[tokio::test]
async fn a_button_pressed_twice_is_one_step() {
    let site = site().await;
    let mut host = site.signed_in("host").await;
    let seen = seen(&host.get(HOST_PAGE).await);
    host.submit(COMMAND, &[("seen", &seen), ("act", "fire")]).await;
    let again = host.submit(COMMAND, &[("seen", &seen), ("act", "fire")]).await;
    again.assert_has("Рәсімді осы сәтте басқа жүргізуші өзгертті.");
    again.assert_has("1 / 27");
    let jump = host.submit(COMMAND, &[("seen", &self::seen(&again)), ("act", "jump"), ("to", "3")]).await;
    jump.assert_has("Бұл қадам әлі ашылған жоқ.");
}

#[tokio::test]
async fn nobody_but_the_host_sees_or_presses_anything() {
    let site = site().await;
    let titles = titles(&site).await;
    let mut host = site.signed_in("host").await;
    press(&mut host, "fire").await;
    press(&mut host, "arm").await;
    let seen = seen(&host.get(HOST_PAGE).await);
    let mut visitor = site.visitor();
    let mut others = vec![("visitor", StatusCode::UNAUTHORIZED, site.visitor())];
    for name in ["entrant", "juror1", "organizer", "chair", "confirmer", "admin"] {
        others.push((name, StatusCode::FORBIDDEN, site.signed_in(name).await));
    }
    for (name, status, browser) in &mut others {
        let prompter = browser.get(PROMPTER).await;
        assert_eq!((prompter.status, told(&prompter, &titles)), (*status, Vec::new()), "{name}");
        let cue = browser.get("/api/cue").await;
        assert!(!cue.status.is_success() && told(&cue, &titles).is_empty(), "{name}: {}", cue.status);
        if !["chair", "confirmer"].contains(name) {
            let page = browser.get(CONFIRM_PAGE).await;
            assert_eq!((page.status, told(&page, &titles)), (*status, Vec::new()), "{name}");
            let confirming = browser.get("/api/confirming").await;
            assert!(!confirming.status.is_success() && told(&confirming, &titles).is_empty(), "{name}: {}", confirming.status);
            browser.post(CONFIRM, &[("seen", &seen)]).await;
            host.get(HOST_PAGE).await.assert_has("Екінші адамның растауы күтілуде");
        }
        let page = browser.get(HOST_PAGE).await;
        assert_eq!((page.status, told(&page, &titles)), (*status, Vec::new()), "{name}");
        let rundown = browser.get("/api/rundown").await;
        assert!(!rundown.status.is_success() && told(&rundown, &titles).is_empty(), "{name}: {}", rundown.status);
        browser.post(COMMAND, &[("seen", &seen), ("act", "fire")]).await;
        visitor.get("/kk/live").await.assert_has("рәсім жүріп жатыр");
        assert!(told(&visitor.get("/kk/live").await, &titles).is_empty(), "{name} fired a step");
    }
}

#[tokio::test]
async fn a_correction_stands_where_everyone_reads_it() {
    let site = site().await;
    let (mut host, mut confirmer, mut visitor) = (site.signed_in("host").await, site.signed_in("confirmer").await, site.visitor());
    press(&mut host, "fire").await;
    press(&mut host, "arm").await;
    confirm(&mut confirmer).await;
    press(&mut host, "fire").await;
    let propose = "/api/correction_propose";
    host.get(HOST_PAGE).await;
    let half = host.submit(propose, &[("step", "1"), ("text_kk", "Бірінші атау қате."), ("text_ru", ""), ("text_en", "")]).await;
    half.assert_has("Мәтінді үш тілде жазыңыз.");
    half.assert_has(">Бірінші атау қате.</textarea>");
    host.submit(propose, &[("step", "1"), ("text_kk", "Атау қате."), ("text_ru", "Ошибка в названии."), ("text_en", "A wrong name.")])
        .await;
    assert!(!visitor.get("/kk/live").await.body.contains("Атау қате."), "not before another person agrees");
    let page = confirmer.get(CONFIRM_PAGE).await;
    page.assert_has("Атау қате.");
    let (_, rest) = page.body.split_once("name=\"id\" value=\"").expect("the form names the notice");
    let id = rest.split('"').next().unwrap_or_default().to_owned();
    confirmer.submit("/api/correction_decide", &[("id", &id), ("act", "publish")]).await;
    for (path, text) in [("/kk/live", "Атау қате."), ("/en/live", "A wrong name."), ("/live/board.json", "Ошибка в названии.")]
    {
        // The board beside the stream follows a moment later.
        let mut found = false;
        for _ in 0..200 {
            found = visitor.get(path).await.body.contains(text);
            if found {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert!(found, "{path}");
    }
}

#[tokio::test]
async fn the_organizer_arranges_and_the_chair_alone_sees_whose_prizes_are() {
    let site = site().await;
    let titles = titles(&site).await;
    let (mut organizer, mut chair) = (site.signed_in("organizer").await, site.signed_in("chair").await);
    let page = organizer.get("/kk/desk/ceremony").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_has("Рәсім дайындалды");
    let typed = [("year", year(&page)), ("fields[kind-0]", "opening".to_owned()), ("fields[seconds-0]", "soon".to_owned())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = organizer.submit("/api/show_arrange", &typed).await;
    refused.assert_has("value=\"soon\"");
    refused.assert_has("бүтін сан болуы керек");
    let page = chair.get("/kk/desk/prizes").await;
    assert!(page.status == StatusCode::OK && !told(&page, &titles).is_empty());
    assert_eq!(chair.get("/kk/desk/ceremony").await.status, StatusCode::FORBIDDEN);
    for name in ["entrant", "juror1", "organizer", "host", "confirmer", "admin"] {
        let mut other = site.signed_in(name).await;
        let page = other.get("/kk/desk/prizes").await;
        assert_eq!((page.status, told(&page, &titles)), (StatusCode::FORBIDDEN, Vec::new()), "{name}");
        assert!(!other.get("/api/honours").await.status.is_success(), "{name}");
    }
}

/// The edition that a form of the desk is about.
fn year(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"year\" value=\"").expect("the form names its edition");
    rest.split('"').next().unwrap_or_default().to_owned()
}
