//! The people who wait to be admitted, with what can be done about them.

use domain::organization::{Applicant, Listed};
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::people::belonging::{Admit, Refuse},
    ui::pager::Pager,
    words::{Word, use_words},
};

/// Who waits; the forms return to `back`.
#[component]
pub fn ApplicantTable(
    /// One page of them.
    waiting: Listed<Applicant>,
    /// The page's own address, without its query.
    #[prop(into)]
    back: String,
) -> impl IntoView {
    let words = use_words();
    if waiting.items.is_empty() {
        return view! { <p class="soft">{words.t(Word::PeopleWaitingNone)}</p> }.into_any();
    }
    let base = back.clone();
    let row = move |applicant: Applicant| {
        let person = applicant.person.to_string();
        let (organization, lang) = applicant.organization.best(words.locale());
        view! {
            <tr>
                <th scope="row">{applicant.name}<br/><span class="soft">{applicant.email}</span></th>
                <td data-label=words.t(Word::PeopleOrganization)><span><span lang=lang.code()>{organization.to_owned()}</span>", "{applicant.bin.to_string()}</span></td>
                <td data-label=words.t(Word::PeopleAskedAt)>{words.date_time(applicant.asked_at)}</td>
                <td>
                    <div class="buttons">
                        <form method="post" action=Admit::url()>
                            <input type="hidden" name="person" value=person.clone()/>
                            <input type="hidden" name="back" value=back.clone()/>
                            <button class="button primary small">{words.t(Word::PeopleAdmit)}</button>
                        </form>
                        <form method="post" action=Refuse::url()>
                            <input type="hidden" name="person" value=person/>
                            <input type="hidden" name="back" value=back.clone()/>
                            <button class="button small">{words.t(Word::PeopleRefuse)}</button>
                        </form>
                    </div>
                </td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap" role="region" aria-label=words.t(Word::PeopleWaitingTitle) tabindex="0">
            <table class="table stacked">
                <thead>
                    <tr>
                        <th scope="col">{words.t(Word::PeopleApplicant)}</th>
                        <th scope="col">{words.t(Word::PeopleOrganization)}</th>
                        <th scope="col">{words.t(Word::PeopleAskedAt)}</th>
                        <th scope="col">{words.t(Word::PeopleAct)}</th>
                    </tr>
                </thead>
                <tbody>{waiting.items.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <Pager page=waiting.page pages=waiting.pages address=|base, page| format!("{base}?waiting={page}") base=base of=Some(words.t(Word::PeopleWaitingTitle).to_owned())/>
    }
    .into_any()
}
