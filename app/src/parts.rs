//! The browser program's parts. Each is fetched when one of its pages is first opened, and holds everything that only
//! its pages need: markup, resources, the server functions' clients. What several parts share comes in files of its own,
//! which `bin/bundle.mjs` keeps few (docs/adr/0018-program-files.md).

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
    /// What the award is.
    Home, load_home, __preload_load_home:
    HomePage, AboutPage, CategoriesPage, CategoryPage, OpenDataPage
}
part! {
    /// The projects, and each of them.
    Gallery, load_gallery, __preload_load_gallery:
    ProjectsPage, ProjectPage
}
part! {
    /// Ways to look at the showcase as a whole.
    Survey, load_survey, __preload_load_survey:
    ComparePage, StatisticsPage, CollectionsPage, CollectionPage
}
part! {
    /// The seals and their verifier, which brings the award's rules and a signature's with it.
    Proof, load_proof, __preload_load_proof:
    VerifyPage
}
part! {
    /// What the public sees of the ceremony.
    Show, load_show, __preload_load_show:
    LivePage, StagePage, OverlayPage
}
part! {
    /// Accounts.
    Account, load_account, __preload_load_account:
    AccountPage, ForgotPage, MailboxPage, NewPasswordPage, RegisterPage, SignInPage, VerifyEmailPage
}
part! {
    /// An entrant's entries, from the list of tasks to the receipt.
    Entrant, load_entrant, __preload_load_entrant:
    EntriesPage, TasksPage, ReviewPage, ReceiptPage
}
part! {
    /// The wizard's sections.
    Section, load_section, __preload_load_section:
    SectionPage
}
part! {
    /// What an entry was, and what it shall become.
    Versions, load_versions, __preload_load_versions:
    HistoryPage, RevisionPage
}
part! {
    /// What bodies ask of each other, and the award of them.
    Sharing, load_sharing, __preload_load_sharing:
    AskContactPage, ContactsPage, ContactPage, FollowUpPage
}
part! {
    /// A juror's side: their entries and the sheet of each.
    Jury, load_jury, __preload_load_jury:
    JuryPage, JurySeatPage
}
part! {
    /// The entries at the desk.
    Screening, load_screening, __preload_load_screening:
    OverviewPage, DeskEntriesPage, DeskBulkPage, UnsentPage
}
part! {
    /// One entry at the desk.
    Entry, load_entry, __preload_load_entry:
    DeskEntryPage
}
part! {
    /// People, their letters, and the log of what they did.
    People, load_people, __preload_load_people:
    DeskMailPage, DeskPeoplePage, DeskOrganizationPage, LogPage
}
part! {
    /// An edition's settings.
    Settings, load_settings, __preload_load_settings:
    NewAwardPage, SettingsPage, DeskNamesPage
}
part! {
    /// An edition's categories, criteria and texts.
    Rules, load_rules, __preload_load_rules:
    CategorySettingsPage, CriteriaSettingsPage, TextSettingsPage
}
part! {
    /// What the showcase holds.
    Curation, load_curation, __preload_load_curation:
    DeskContactsPage, DeskRevisionsPage, DeskPracticesPage, PracticePage, PracticeFilePage, NewPracticePage, DeskCollectionsPage, DeskCollectionPage
}
part! {
    /// The jury at the desk.
    Panel, load_panel, __preload_load_panel:
    DeskJuryPage
}
part! {
    /// What the jury's scores come to.
    Scores, load_scores, __preload_load_scores:
    ScoresPage, CategoryScoresPage
}
part! {
    /// The plan of the show, its prizes, and the seal.
    Plan, load_plan, __preload_load_plan:
    DeskCeremonyPage, DeskPrizesPage, DeskSealPage
}
part! {
    /// The host's console.
    Host, load_host, __preload_load_host:
    HostPage
}
part! {
    /// Beside the host: the confirmer and the prompter.
    Hall, load_hall, __preload_load_hall:
    ConfirmPage, PrompterPage
}
part! {
    /// Every component in every state.
    Sheet, load_sheet, __preload_load_sheet:
    DesignPage
}
