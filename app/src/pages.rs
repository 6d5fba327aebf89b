//! Pages, one module an address.

pub mod about;
pub mod categories;
pub mod category;
pub mod ceremony;
pub mod collections;
pub mod compare;
pub mod contacts;
pub mod design;
pub mod desk;
pub mod entries;
pub mod home;
pub mod jury;
pub mod live;
pub mod not_found;
pub mod open_data;
pub mod overlay;
pub mod people;
pub mod project;
pub mod projects;
pub mod stage;
pub mod statistics;
pub mod verify;

pub use self::{
    about::AboutPage,
    categories::CategoriesPage,
    category::CategoryPage,
    ceremony::{confirm::ConfirmPage, host::HostPage, prompter::PrompterPage},
    collections::{CollectionPage, CollectionsPage},
    compare::ComparePage,
    contacts::{
        ask::AskContactPage,
        list::{ContactsPage, DeskContactsPage},
        thread::ContactPage,
    },
    design::DesignPage,
    desk::{
        ceremony::DeskCeremonyPage,
        collections::{DeskCollectionPage, DeskCollectionsPage},
        entries::{DeskEntriesPage, bulk::DeskBulkPage},
        entry::DeskEntryPage,
        jury::DeskJuryPage,
        log::LogPage,
        mail::DeskMailPage,
        names::DeskNamesPage,
        organization::DeskOrganizationPage,
        overview::OverviewPage,
        people::DeskPeoplePage,
        practices::{DeskPracticesPage, edit::PracticePage, file::PracticeFilePage, new::NewPracticePage},
        prizes::DeskPrizesPage,
        revisions::DeskRevisionsPage,
        scores::{ScoresPage, category::CategoryScoresPage},
        seal::DeskSealPage,
        settings::{
            SettingsPage, categories::CategorySettingsPage, criteria::CriteriaSettingsPage, new::NewAwardPage, texts::TextSettingsPage,
        },
        unsent::UnsentPage,
    },
    entries::{
        follow_up::FollowUpPage, history::HistoryPage, list::EntriesPage, receipt::ReceiptPage, review::ReviewPage, revision::RevisionPage,
        section::SectionPage, tasks::TasksPage,
    },
    home::HomePage,
    jury::{list::JuryPage, seat::JurySeatPage},
    live::LivePage,
    open_data::OpenDataPage,
    overlay::OverlayPage,
    people::{
        account::AccountPage, forgot::ForgotPage, mailbox::MailboxPage, new_password::NewPasswordPage, register::RegisterPage,
        sign_in::SignInPage, verify::VerifyEmailPage,
    },
    project::ProjectPage,
    projects::ProjectsPage,
    stage::StagePage,
    statistics::StatisticsPage,
    verify::VerifyPage,
};
