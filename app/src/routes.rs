//! Which page stands at which address.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    pages::not_found::NotFoundPage,
    parts::{Entrant, Front, Jury, Office, Proof, Show, Survey},
    ui::frame::{Frame, Layout},
};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Localized/>
        </Router>
    }
}

/// The server finds the language in the address; the browser in the document that the server made.
fn document_locale() -> Locale {
    #[cfg(not(target_family = "wasm"))]
    return crate::api::request::Request::current().locale();
    #[cfg(target_family = "wasm")]
    return document().document_element().and_then(|html| Locale::parse(&html.get_attribute("lang")?)).unwrap_or(Locale::Kk);
}

/// Everything below knows its language. Another language is another document.
#[component]
fn Localized() -> impl IntoView {
    provide_context(document_locale());
    view! {
        <Routes fallback=|| view! { <Frame><NotFoundPage/></Frame> }>
            <Route path=path!("/stage") view={Show::StagePage} ssr=SsrMode::Async/>
            <Route path=path!("/stage/:year") view={Show::StagePage} ssr=SsrMode::Async/>
            <Route path=path!("/overlay") view={Show::OverlayPage} ssr=SsrMode::Async/>
            <Route path=path!("/overlay/:year") view={Show::OverlayPage} ssr=SsrMode::Async/>
            <ParentRoute path=path!("/:l") view=Layout ssr=SsrMode::Async>
                <Route path=path!("") view={Front::HomePage} ssr=SsrMode::Async/>
                <Route path=path!("/about") view={Front::AboutPage} ssr=SsrMode::Async/>
                <Route path=path!("/categories") view={Front::CategoriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/categories/:slug") view={Front::CategoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/design") view={Office::DesignPage} ssr=SsrMode::Async/>
                <Route path=path!("/verify") view={Proof::VerifyPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries") view={Entrant::EntriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id") view={Entrant::TasksPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/review") view={Entrant::ReviewPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/receipt") view={Entrant::ReceiptPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/revision") view={Entrant::RevisionPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/follow-up") view={Entrant::FollowUpPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/:section") view={Entrant::SectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/:section/history") view={Entrant::HistoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk") view={Office::OverviewPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries") view={Office::DeskEntriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries/bulk") view={Office::DeskBulkPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries/:id") view={Office::DeskEntryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/jury") view={Office::DeskJuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/jury") view={Jury::JuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/jury/:assignment") view={Jury::JurySeatPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/jury") view={Jury::JuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/mail") view={Office::DeskMailPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/contacts") view={Office::DeskContactsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/revisions") view={Office::DeskRevisionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices") view={Office::DeskPracticesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/file") view={Office::PracticeFilePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/new") view={Office::NewPracticePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/:slug") view={Office::PracticePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/seal") view={Office::DeskSealPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/log") view={Office::LogPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/unsent") view={Office::UnsentPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/scores") view={Office::ScoresPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/scores/:category") view={Office::CategoryScoresPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings") view={Office::SettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/categories") view={Office::CategorySettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/criteria") view={Office::CriteriaSettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/texts") view={Office::TextSettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/new") view={Office::NewAwardPage} ssr=SsrMode::Async/>
                <Route path=path!("/open-data") view={Front::OpenDataPage} ssr=SsrMode::Async/>
                <Route path=path!("/live") view={Show::LivePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/ceremony") view={Office::DeskCeremonyPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/prizes") view={Office::DeskPrizesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/names") view={Office::DeskNamesPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/host") view={Office::HostPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/confirm") view={Office::ConfirmPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/prompter") view={Office::PrompterPage} ssr=SsrMode::Async/>
                <Route path=path!("/register") view={Entrant::RegisterPage} ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view={Entrant::SignInPage} ssr=SsrMode::Async/>
                <Route path=path!("/account") view={Entrant::AccountPage} ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view={Entrant::ForgotPage} ssr=SsrMode::Async/>
                <Route path=path!("/new-password") view={Entrant::NewPasswordPage} ssr=SsrMode::Async/>
                <Route path=path!("/verify-email") view={Entrant::VerifyEmailPage} ssr=SsrMode::Async/>
                <Route path=path!("/mail") view={Entrant::MailboxPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/people") view={Office::DeskPeoplePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/people/:id") view={Office::DeskOrganizationPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects") view={Front::ProjectsPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug") view={Front::ProjectPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug/contact") view={Entrant::AskContactPage} ssr=SsrMode::Async/>
                <Route path=path!("/contacts") view={Entrant::ContactsPage} ssr=SsrMode::Async/>
                <Route path=path!("/contacts/:id") view={Entrant::ContactPage} ssr=SsrMode::Async/>
                <Route path=path!("/compare") view={Survey::ComparePage} ssr=SsrMode::Async/>
                <Route path=path!("/statistics") view={Survey::StatisticsPage} ssr=SsrMode::Async/>
                <Route path=path!("/collections") view={Survey::CollectionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/collections/:slug") view={Survey::CollectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/collections") view={Office::DeskCollectionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/collections/:slug") view={Office::DeskCollectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year") view={Front::HomePage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/about") view={Front::AboutPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/categories") view={Front::CategoriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/categories/:slug") view={Front::CategoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/live") view={Show::LivePage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/verify") view={Proof::VerifyPage} ssr=SsrMode::Async/>
                <Route path=path!("/*any") view=NotFoundPage ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
}
