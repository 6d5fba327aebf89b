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
    parts::{
        Account, Curation, Entrant, Entry, Gallery, Hall, Home, Host, Jury, Panel, People, Plan, Proof, Rules, Scores, Screening, Section,
        Settings, Sharing, Sheet, Show, Survey, Versions,
    },
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
                <Route path=path!("") view={Home::HomePage} ssr=SsrMode::Async/>
                <Route path=path!("/about") view={Home::AboutPage} ssr=SsrMode::Async/>
                <Route path=path!("/categories") view={Home::CategoriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/categories/:slug") view={Home::CategoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/design") view={Sheet::DesignPage} ssr=SsrMode::Async/>
                <Route path=path!("/verify") view={Proof::VerifyPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries") view={Entrant::EntriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id") view={Entrant::TasksPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/review") view={Entrant::ReviewPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/receipt") view={Entrant::ReceiptPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/revision") view={Versions::RevisionPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/follow-up") view={Sharing::FollowUpPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/:section") view={Section::SectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/:section/history") view={Versions::HistoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk") view={Screening::OverviewPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries") view={Screening::DeskEntriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries/bulk") view={Screening::DeskBulkPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries/:id") view={Entry::DeskEntryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/jury") view={Panel::DeskJuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/jury") view={Jury::JuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/jury/:assignment") view={Jury::JurySeatPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/jury") view={Jury::JuryPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/mail") view={People::DeskMailPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/contacts") view={Curation::DeskContactsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/revisions") view={Curation::DeskRevisionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices") view={Curation::DeskPracticesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/file") view={Curation::PracticeFilePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/new") view={Curation::NewPracticePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/practices/:slug") view={Curation::PracticePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/seal") view={Plan::DeskSealPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/log") view={People::LogPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/unsent") view={Screening::UnsentPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/scores") view={Scores::ScoresPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/scores/:category") view={Scores::CategoryScoresPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings") view={Settings::SettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/categories") view={Rules::CategorySettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/criteria") view={Rules::CriteriaSettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/texts") view={Rules::TextSettingsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/settings/new") view={Settings::NewAwardPage} ssr=SsrMode::Async/>
                <Route path=path!("/open-data") view={Home::OpenDataPage} ssr=SsrMode::Async/>
                <Route path=path!("/live") view={Show::LivePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/ceremony") view={Plan::DeskCeremonyPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/prizes") view={Plan::DeskPrizesPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/names") view={Settings::DeskNamesPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/host") view={Host::HostPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/confirm") view={Hall::ConfirmPage} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/prompter") view={Hall::PrompterPage} ssr=SsrMode::Async/>
                <Route path=path!("/register") view={Account::RegisterPage} ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view={Account::SignInPage} ssr=SsrMode::Async/>
                <Route path=path!("/account") view={Account::AccountPage} ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view={Account::ForgotPage} ssr=SsrMode::Async/>
                <Route path=path!("/new-password") view={Account::NewPasswordPage} ssr=SsrMode::Async/>
                <Route path=path!("/verify-email") view={Account::VerifyEmailPage} ssr=SsrMode::Async/>
                <Route path=path!("/mail") view={Account::MailboxPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/people") view={People::DeskPeoplePage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/people/:id") view={People::DeskOrganizationPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects") view={Gallery::ProjectsPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug") view={Gallery::ProjectPage} ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug/contact") view={Sharing::AskContactPage} ssr=SsrMode::Async/>
                <Route path=path!("/contacts") view={Sharing::ContactsPage} ssr=SsrMode::Async/>
                <Route path=path!("/contacts/:id") view={Sharing::ContactPage} ssr=SsrMode::Async/>
                <Route path=path!("/compare") view={Survey::ComparePage} ssr=SsrMode::Async/>
                <Route path=path!("/statistics") view={Survey::StatisticsPage} ssr=SsrMode::Async/>
                <Route path=path!("/collections") view={Survey::CollectionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/collections/:slug") view={Survey::CollectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/collections") view={Curation::DeskCollectionsPage} ssr=SsrMode::Async/>
                <Route path=path!("/desk/collections/:slug") view={Curation::DeskCollectionPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year") view={Home::HomePage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/about") view={Home::AboutPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/categories") view={Home::CategoriesPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/categories/:slug") view={Home::CategoryPage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/live") view={Show::LivePage} ssr=SsrMode::Async/>
                <Route path=path!("/:year/verify") view={Proof::VerifyPage} ssr=SsrMode::Async/>
                <Route path=path!("/*any") view=NotFoundPage ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
}
