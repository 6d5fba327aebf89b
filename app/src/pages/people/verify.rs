//! `/{l}/verify-email?code=`: a button proves the address; looking at the page does not, because mail scanners open
//! links. Without a code the page says where to find one.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_query_map, lazy_route};
use server_fn::ServerFn;

use super::{
    mailbox::DemoMailLink,
    sheet::{ProblemSummary, Problems, Sheet},
};
use crate::{
    api::{
        people::VerifyEmail,
        refusal::{RefusalResource, refusal_of},
    },
    ui::{head::Head, notice::ErrorNotice},
    words::{Word, use_words},
};

/// The page.
#[derive(Debug, Clone)]
pub struct VerifyEmailPage {
    refusal: RefusalResource,
}

#[lazy_route]
impl LazyRoute for VerifyEmailPage {
    fn data() -> Self {
        Self { refusal: refusal_of::<VerifyEmail>() }
    }

    fn view(this: Self) -> AnyView {
        let words = use_words();
        let code = use_query_map().with_untracked(|query| query.get("code")).unwrap_or_default();
        if code.is_empty() {
            return view! {
                <Head title=words.t(Word::PeopleSentTitle)/>
                <Sheet title=words.t(Word::PeopleSentTitle) lead=words.t(Word::PeopleSentLead)><DemoMailLink/></Sheet>
            }
            .into_any();
        }
        view! {
            <Head title=words.t(Word::PeopleVerifyTitle)/>
            <Sheet title=words.t(Word::PeopleVerifyTitle) lead=words.t(Word::PeopleVerifyLead)>
                <form class="auth-form" method="post" action=VerifyEmail::url()>
                    <Suspense>
                        {move || Suspend::new(async move {
                            match this.refusal.await {
                                Ok(refusal) => view! { <ProblemSummary problems=Problems::of(refusal.as_ref())/> }.into_any(),
                                Err(error) => view! { <ErrorNotice error=error/> }.into_any(),
                            }
                        })}
                    </Suspense>
                    <input type="hidden" name="code" value=code/>
                    <button class="button primary wide">{words.t(Word::PeopleVerifyButton)}</button>
                </form>
            </Sheet>
        }
        .into_any()
    }
}
