//! The browser program's parts. Each is fetched when one of its pages is first opened, and holds everything that only
//! its pages need: markup, resources, the server functions' clients. A few parts by area beat one for each page: what
//! several parts share becomes a file of its own for every combination of them.

#![expect(clippy::enum_variant_names, reason = "a variant has the name of its page's component")]

use std::future::Future;

use leptos::prelude::*;
use leptos_router::ChooseView;

/// Declares a part: the pages it holds, as views for the route table.
macro_rules! part {
    ($(#[$about:meta])* $part:ident, $load:ident, $preload:ident: $($page:ident),+ $(,)?) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub enum $part {
            $(#[doc = stringify!($page)] $page),+
        }

        #[leptos::lazy]
        fn $load(page: $part) -> AnyView {
            match page {
                $($part::$page => view! { <crate::pages::$page/> }.into_any()),+
            }
        }

        impl ChooseView for $part {
            async fn choose(self) -> AnyView {
                $load(self).await
            }

            fn preload(&self) -> impl Future<Output = ()> {
                #[cfg(target_family = "wasm")]
                return $preload();
                #[cfg(not(target_family = "wasm"))]
                return std::future::ready(());
            }
        }
    };
}

part! {
    /// What the award is, and the projects.
    Front, load_front, __preload_load_front:
    HomePage, AboutPage, CategoriesPage, CategoryPage, OpenDataPage, ProjectsPage, ProjectPage
}
part! {
    /// Ways to look at the showcase as a whole.
    Survey, load_survey, __preload_load_survey: ComparePage, StatisticsPage, CollectionsPage, CollectionPage
}
part! {
    /// The seals and their verifier, which brings the award's rules and a signature's with it.
    Proof, load_proof, __preload_load_proof: VerifyPage
}
part! {
    /// What the public sees of the ceremony.
    Show, load_show, __preload_load_show: LivePage, StagePage, OverlayPage
}
part! {
    /// An entrant's side: the account and the wizard.
    Entrant, load_entrant, __preload_load_entrant:
    AccountPage, ForgotPage, MailboxPage, NewPasswordPage, RegisterPage, SignInPage, VerifyEmailPage,
    EntriesPage, TasksPage, SectionPage, HistoryPage, ReviewPage, ReceiptPage,
    AskContactPage, ContactsPage, ContactPage, RevisionPage, FollowUpPage
}
part! {
    /// A juror's side: their entries and the sheet of each.
    Jury, load_jury, __preload_load_jury: JuryPage, JurySeatPage
}
part! {
    /// The award's side: the organizer's desk, the host's console, the sheet of every component in every state.
    Office, load_office, __preload_load_office:
    CategorySettingsPage, CriteriaSettingsPage, TextSettingsPage,
    OverviewPage, DeskEntriesPage, DeskBulkPage, DeskEntryPage, DeskPeoplePage, DeskOrganizationPage, NewAwardPage, SettingsPage, UnsentPage, DeskMailPage, DeskSealPage, LogPage, HostPage, DesignPage,
    ScoresPage, CategoryScoresPage,
    DeskNamesPage,
    ConfirmPage, PrompterPage, DeskPrizesPage, DeskCeremonyPage,
    DeskJuryPage,
    DeskContactsPage, DeskRevisionsPage,
    DeskPracticesPage, PracticePage, PracticeFilePage, NewPracticePage,
    DeskCollectionsPage, DeskCollectionPage
}
