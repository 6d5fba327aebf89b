//! The forms of the page, made once for it.

use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    AppError,
    api::{
        entries::desk::{
            FindEligible, FindIneligible, PublishEntry, UnpublishEntry,
            screening::{MarkEntry, RequestMove, ReturnEntry, RuleOnAppeal, TickEntry, UnmarkEntry},
        },
        refusal::{RefusalResource, get_refusal},
    },
};

/// Declares what can be done with an entry here.
macro_rules! actions {
    ($($name:ident: $function:ty,)+) => {
        /// What can be done with an entry here.
        #[derive(Clone, Copy)]
        pub struct Actions {
            $(#[doc = stringify!($function)] pub $name: ServerAction<$function>,)+
        }

        impl Actions {
            /// For a page.
            pub fn new() -> Self {
                Self { $($name: ServerAction::new(),)+ }
            }

            /// Counts the acts that were done: what was refused must leave its form as it was typed.
            pub fn done(self) -> RwSignal<usize> {
                let done = RwSignal::new(0);
                // What was refused before is over once something else was done.
                let forget = move || {
                    $(if matches!(self.$name.value().get_untracked(), Some(Err(_))) {
                        self.$name.clear();
                    })+
                };
                $(Effect::new(move |_| {
                    if matches!(self.$name.value().get(), Some(Ok(()))) {
                        forget();
                        done.update(|done| *done += 1);
                    }
                });)+
                done
            }

            /// What the last acts failed with.
            pub fn error(self) -> Option<AppError> {
                let values = [$(self.$name.value().get(),)+];
                values.into_iter().flatten().find_map(Result::err)
            }

            /// What was typed into a plain form that was refused.
            pub fn refused(self) -> RefusalResource {
                let functions = [$(<$function>::url(),)+].join(" ");
                Resource::new_blocking(|| (), move |()| get_refusal(functions.clone()))
            }
        }
    };
}

actions! {
    publish: PublishEntry,
    unpublish: UnpublishEntry,
    eligible: FindEligible,
    ineligible: FindIneligible,
    give_back: ReturnEntry,
    tick: TickEntry,
    mark: MarkEntry,
    unmark: UnmarkEntry,
    rule: RuleOnAppeal,
    moving: RequestMove,
}
