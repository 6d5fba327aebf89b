//! Which page stands at which address.

use domain::locale::Locale;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    hooks::use_location,
    path,
};

use crate::{
    pages::{
        about::AboutPage, categories::CategoriesPage, category::CategoryPage, design::DesignPage, home::HomePage, not_found::NotFoundPage,
        project::ProjectPage, projects::ProjectsPage, verify::VerifyPage,
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

/// Everything below knows its language: the first part of the address. Another language is another document.
#[component]
fn Localized() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    provide_context(path.split('/').nth(1).and_then(Locale::parse).unwrap_or(Locale::Kk));
    view! {
        <Routes fallback=|| view! { <Frame><NotFoundPage/></Frame> }>
            <ParentRoute path=path!("/:l") view=Layout ssr=SsrMode::Async>
                <Route path=path!("") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/about") view={Lazy::<AboutPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/categories") view={Lazy::<CategoriesPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/categories/:slug") view={Lazy::<CategoryPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/design") view={Lazy::<DesignPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/verify") view={Lazy::<VerifyPage>::new()} ssr=SsrMode::Async/>
                <Route path=path!("/projects") view=ProjectsPage ssr=SsrMode::Async/>
                <Route path=path!("/projects/:slug") view=ProjectPage ssr=SsrMode::Async/>
                <Route path=path!("/*any") view=NotFoundPage ssr=SsrMode::Async/>
            </ParentRoute>
        </Routes>
    }
}
