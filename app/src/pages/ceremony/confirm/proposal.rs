//! A correction that the host proposed: agreed to or refused here.

use domain::ceremony::{Confirming, Proposal};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::ceremony::confirm::DecideCorrection,
    ui::{
        notice::{Notice, NoticeKind},
        show::ShowNames,
    },
    words::{Word, use_words},
};

/// The notice in three languages, with the two buttons.
#[component]
pub(super) fn ProposalPart(names: StoredValue<ShowNames>, shown: RwSignal<Confirming>) -> impl IntoView {
    let words = use_words();
    let proposal = move || shown.with(|shown| shown.proposal.clone());
    let one = move |Proposal { id, correction, is_own, is_tied }: Proposal| {
        let about = names.with_value(|names| names.step(&correction.about));
        if is_tied {
            return view! {
                <Notice kind=NoticeKind::Info title=words.t(Word::RunningProposal)>
                    <p><b>{about}</b></p>
                    <p>{words.t(Word::HallCorrectTied)}</p>
                </Notice>
            }
            .into_any();
        }
        let text = &correction.text;
        let texts = [("kk", text.kk.clone()), ("ru", text.ru.clone()), ("en", text.en.clone())];
        let texts = texts.map(|(lang, text)| view! { <li lang=lang>{text}</li> });
        view! {
            <Notice kind=NoticeKind::Warn title=words.t(Word::RunningProposal)>
                <p><b>{about}</b></p>
                <ul>{texts.into_iter().collect_view()}</ul>
                {is_own.then(|| view! { <p>{words.t(Word::RunningProposalWaits)}</p> })}
                <form class="buttons" method="post" action=DecideCorrection::url()>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="button primary" name="act" value="publish" disabled=is_own>{words.t(Word::RunningProposalPublish)}</button>
                    <button class="button" name="act" value="refuse">{words.t(Word::RunningProposalRefuse)}</button>
                </form>
            </Notice>
        }
        .into_any()
    };
    view! { {move || proposal().map(one)} }
}
