//! What is published of a seal: to be read, printed and compared.

use domain::seal::{BrokenSeal, PublicSeal};
use leptos::prelude::*;

use crate::{
    ui::{
        head::origin,
        icon::Icon,
        notice::{Notice, NoticeKind},
        print::Print,
    },
    words::{Word, use_words},
};

/// Root, key, signature and time of the seal that holds.
#[component]
pub fn SealSheet(seal: PublicSeal) -> impl IntoView {
    let words = use_words();
    let (year, at) = (seal.year, seal.sealed_at);
    let time = format!("{}, {} ({})", words.date(at), words.clock(at), words.t(Word::VerifyZone));
    let opened = words.with(Word::VerifyOpenedOf, &[("opened", &seal.opened.to_string()), ("all", &seal.leaves.to_string())]);
    let hash = |label: Word, value: String| view! { <div><dt>{words.t(label)}</dt><dd class="hash">{value}</dd></div> };
    view! {
        <section class="seal" aria-labelledby="seal">
            <div class="row"><Icon name="lock"/><h2 id="seal">{words.t(Word::VerifySealed)}</h2><span class="tag push">{year}</span></div>
            <p class="soft no-print">{words.t(Word::VerifySealedHelp)}</p>
            <dl class="facts">
                <div><dt>{words.t(Word::VerifySealedAt)}</dt><dd>{time}</dd></div>
                <div><dt>{words.t(Word::VerifyOpened)}</dt><dd>{opened}</dd></div>
                {hash(Word::VerifyRoot, seal.root.to_string())}
                {hash(Word::VerifyKey, seal.public_key.to_string())}
                {hash(Word::VerifySignature, seal.signature.to_string())}
            </dl>
            <p class="only-print">{words.t(Word::VerifyAddress)}": "{format!("{}{}", origin(), words.href(&format!("/{year}/verify")))}</p>
            <p class="buttons">
                <a class="button small" href=format!("/seals/{year}.json") rel="external" download=format!("seal-{year}.json")>
                    <Icon name="download"/>{words.t(Word::VerifyDownloadOpened)}
                </a>
                {seal.is_whole().then(|| view! {
                    <a class="button small" href=format!("/results/{year}.json") rel="external" download=format!("results-{year}.json")>
                        <Icon name="download"/>{words.t(Word::VerifyDownloadResults)}
                    </a>
                })}
                <Print/>
            </p>
        </section>
    }
}

/// A broken seal is told for ever.
#[component]
pub fn BrokenNotice(broken: BrokenSeal) -> impl IntoView {
    let words = use_words();
    let when = words
        .with(Word::VerifyBrokenWhen, &[("sealed", &words.date_time(broken.sealed_at)), ("broken", &words.date_time(broken.broken_at))]);
    view! {
        <Notice kind=NoticeKind::Warn title=words.t(Word::VerifyBroken)>
            <p>{when}" ("{words.t(Word::VerifyZone)}")."</p>
            <p class="lines">{words.t(Word::VerifyBrokenWhy)}": "{broken.reason}</p>
            <p class="hash">{broken.root.to_string()}</p>
        </Notice>
    }
}
