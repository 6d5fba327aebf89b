//! `/{l}/verify`: the seals. There is none yet, and the page says so.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use crate::{
    ui::{
        head::Head,
        notice::{Notice, NoticeKind},
    },
    words::{Word, use_words},
};

/// What can be verified.
#[derive(Debug, Clone)]
pub struct VerifyPage;

#[lazy_route]
impl LazyRoute for VerifyPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let VerifyPage = this;
        let words = use_words();
        view! {
            <Head title=words.t(Word::VerifyTitle)/>
            <div class="page text section stack wide">
                <h1>{words.t(Word::VerifyTitle)}</h1>
                <Notice kind=NoticeKind::Info title=words.t(Word::VerifyNone)><p>{words.t(Word::VerifyNoneText)}</p></Notice>
                <section class="prose" aria-labelledby="meanwhile">
                    <h2 id="meanwhile">{words.t(Word::VerifyMeanwhile)}</h2>
                    <ul>
                        <li>{words.t(Word::VerifyReceipt)}</li>
                        <li>{words.t(Word::VerifySources)}</li>
                    </ul>
                </section>
            </div>
        }
        .into_any()
    }
}
