//! What those who run the show can read, where the picture of the next step is small.

use super::{CONFIRM_PAGE, HOST_PAGE, PROMPTER, confirm, press};
use crate::site::site;

const NAMED: &str = "class=\"host-named\"";
const HELD: &str = "рәсім кідіртілді";

#[tokio::test]
async fn who_is_named_next_stands_there_as_text_once_it_may_be_known() {
    let site = site().await;
    let (mut host, mut confirmer) = (site.signed_in("host").await, site.signed_in("confirmer").await);
    assert!(!host.get(HOST_PAGE).await.body.contains(NAMED), "the opening names nobody");
    press(&mut host, "fire").await;
    host.get(HOST_PAGE).await.assert_has(NAMED);
    assert!(!confirmer.get(CONFIRM_PAGE).await.body.contains(NAMED), "nothing is armed");
    press(&mut host, "arm").await;
    confirmer.get(CONFIRM_PAGE).await.assert_has(NAMED);
    host.get(HOST_PAGE).await.assert_has("екеуінің бірі растаса жеткілікті");
    confirm(&mut confirmer).await;
    press(&mut host, "fire").await;
    host.get(HOST_PAGE).await.assert_has("class=\"finalist-title\"");
}

#[tokio::test]
async fn the_prompter_says_that_the_hall_sees_nothing() {
    let site = site().await;
    let mut host = site.signed_in("host").await;
    press(&mut host, "fire").await;
    assert!(!host.get(PROMPTER).await.body.contains(HELD));
    press(&mut host, "hold").await;
    host.get(PROMPTER).await.assert_has(HELD);
}
