//! Which page stands at which address.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    pages::{
        about::AboutPage,
        categories::CategoriesPage,
        category::CategoryPage,
        ceremony::host::HostPage,
        design::DesignPage,
        desk::{entries::DeskEntriesPage, entry::DeskEntryPage, overview::OverviewPage, people::DeskPeoplePage},
        entries::{list::EntriesPage, receipt::ReceiptPage, review::ReviewPage, section::SectionPage, tasks::TasksPage},
        home::HomePage,
        live::LivePage,
        not_found::NotFoundPage,
        people::{
            account::AccountPage, forgot::ForgotPage, mailbox::MailboxPage, new_password::NewPasswordPage, register::RegisterPage,
            sign_in::SignInPage, verify::VerifyEmailPage,
        },
        project::ProjectPage,
        projects::ProjectsPage,
        stage::StagePage,
        verify::VerifyPage,
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
            <Route path=path!("/stage") view={Lazy::<StagePage>::new()} ssr=SsrMode::Async/>
            <ParentRoute path=path!("/:l") view=Layout ssr=SsrMode::Async>
                <Route path=path!("") view={Lazy::<HomePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/about") view={Lazy::<AboutPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/categories") view={Lazy::<CategoriesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/categories/:slug") view={Lazy::<CategoryPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/design") view={Lazy::<DesignPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/verify") view={Lazy::<VerifyPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/entries") view={Lazy::<EntriesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id") view={Lazy::<TasksPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/review") view={Lazy::<ReviewPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/receipt") view={Lazy::<ReceiptPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/entries/:id/:section") view={Lazy::<SectionPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/desk") view={Lazy::<OverviewPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries") view={Lazy::<DeskEntriesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/desk/entries/:id") view={Lazy::<DeskEntryPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/live") view={Lazy::<LivePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/ceremony/host") view={Lazy::<HostPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/register") view={Lazy::<RegisterPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view={Lazy::<SignInPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/account") view={Lazy::<AccountPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/forgot") view={Lazy::<ForgotPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/new-password") view={Lazy::<NewPasswordPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/verify-email") view={Lazy::<VerifyEmailPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/mail") view={Lazy::<MailboxPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/desk/people") view={Lazy::<DeskPeoplePage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/projects") view={Lazy::<ProjectsPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug") view={Lazy::<ProjectPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/*any") view=NotFoundPage ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
}
