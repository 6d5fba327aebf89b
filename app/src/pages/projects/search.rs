//! The search form: a plain GET, or a step of the running page. What is chosen travels along. While somebody types, projects are offered
//! (the combobox pattern of the ARIA guide); without the running page the field is a field.

use std::time::Duration;

use domain::showcase::{Filter, SHORTEST_SUGGESTED, Suggestion, encode};
use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent, SubmitEvent},
    html::Input,
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    reactive::actions::ActionAbortHandle,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::address;
use crate::{
    api::project::suggest_projects,
    ui::{found::Marked, icon::Icon},
    words::{Plural, Word, use_words},
};

/// Nothing is asked while the next key comes sooner than this.
const PAUSE: Duration = Duration::from_millis(120);

/// Until then the page has been woken up.
const WAKING: Duration = Duration::from_millis(500);

/// The form.
#[component]
pub fn Search(filter: Filter, field: NodeRef<Input>) -> impl IntoView {
    let words = use_words();
    let (kept, typed) = (filter.pairs(), filter.q.clone());
    let navigate = use_navigate();
    let offers = Offers::new(words.locale());
    let submit = move |event: SubmitEvent| {
        let Some(field) = field.get_untracked() else { return };
        event.prevent_default();
        offers.close();
        let asked = Filter::from_query(&format!("q={}", encode(&field.value())));
        navigate(&address(words, &filter.with(|filter| filter.q = asked.q)), NavigateOptions { scroll: false, ..Default::default() });
    };
    // Another document: a step of the running page would take the field away while its own events still come.
    let open = move |slug: &str| {
        let _ = window().location().set_href(&words.href(&format!("/projects/{slug}")));
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" if offers.move_by(event.key() == "ArrowDown") => event.prevent_default(),
        "Escape" if offers.is_open() => {
            event.prevent_default();
            offers.close();
        }
        "Enter" => {
            if let Some(chosen) = offers.chosen() {
                event.prevent_default();
                offers.close();
                open(&chosen.slug);
            }
        }
        _ => {}
    };
    // Only where scripts run it is more than a field. It says so well after its place was woken up, or when somebody is in it.
    let awake = RwSignal::new(false);
    let wake = move || {
        let _ = awake.try_set(true);
    };
    Effect::new(move || set_timeout(wake, WAKING));
    view! {
        <form class="search gallery-search" role="search" action=words.href("/projects") on:submit=submit>
            <label class="unseen" for="q">{words.t(Word::GallerySearch)}</label>
            <span class="search-box">
                <Icon name="search"/>
                <input
                    class="input" id="q" name="q" type="search" value=typed maxlength="100" placeholder=words.t(Word::GallerySearchHint)
                    role=move || awake.get().then_some("combobox")
                    aria-autocomplete=move || awake.get().then_some("list")
                    aria-controls=move || awake.get().then_some("suggestions")
                    aria-expanded=move || awake.get().then(|| offers.is_open().to_string())
                    aria-activedescendant=move || offers.active_id()
                    autocomplete="off"
                    on:focus=move |_| wake()
                    on:input=move |event| {
                        wake();
                        offers.typed(&event);
                    }
                    on:keydown=press
                    on:blur=move |_| offers.close()
                    node_ref=field
                />
                {view! { <List offers=offers open=open/> }.into_any()}
            </span>
            {kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <button class="button primary">{words.t(Word::GallerySearch)}</button>
        </form>
    }
}

/// What is offered, and which of it is marked. A step to another page takes all of it away, and then the field still loses the focus:
/// whoever comes late finds nothing and says nothing.
#[derive(Clone, Copy)]
struct Offers {
    list: RwSignal<Vec<Suggestion>>,
    active: RwSignal<Option<usize>>,
    is_wanted: RwSignal<bool>,
    ask: Action<String, ()>,
    asking: StoredValue<Option<ActionAbortHandle>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Offers {
    fn new(locale: domain::locale::Locale) -> Self {
        let (list, active) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        let ask = Action::new(move |typed: &String| {
            let asked = suggest_projects(typed.clone(), locale);
            async move {
                // Without an answer the form still searches.
                let _ = list.try_set(asked.await.unwrap_or_default());
                let _ = active.try_set(None);
            }
        });
        Self { list, active, is_wanted: RwSignal::new(false), ask, asking: StoredValue::new(None), waiting: StoredValue::new(None) }
    }

    /// Asks for what is typed now, once no other key comes; what was asked before is not waited for.
    fn typed(self, event: &Event) {
        self.stop();
        let typed = event_target_value(event);
        let _ = self.is_wanted.try_set(true);
        if typed.trim().chars().count() < SHORTEST_SUGGESTED {
            let _ = self.list.try_set(Vec::new());
            return;
        }
        let ask = move || self.asking.set_value(Some(self.ask.dispatch(typed.clone())));
        self.waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    }

    fn stop(self) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        if let Some(asking) = self.asking.try_update_value(Option::take).flatten() {
            asking.abort();
        }
    }

    fn close(self) {
        self.stop();
        let _ = self.is_wanted.try_set(false);
        let _ = self.active.try_set(None);
    }

    fn is_open(self) -> bool {
        self.is_wanted.try_get().unwrap_or_default() && self.list.try_with(|list| !list.is_empty()).unwrap_or_default()
    }

    /// Marks the next one or the one before; beyond the ends none is marked, and the field is the field again.
    fn move_by(self, is_down: bool) -> bool {
        let count = self.list.try_with_untracked(Vec::len).unwrap_or_default();
        if count == 0 {
            return false;
        }
        // Whoever chooses, chooses from what is there: an answer that comes now would take the mark away under their hand.
        self.stop();
        let _ = self.is_wanted.try_set(true);
        let _ = self.active.try_update(|active| {
            *active = match (*active, is_down) {
                (None, true) => Some(0),
                (None, false) => Some(count - 1),
                (Some(at), true) => Some(at + 1).filter(|at| *at < count),
                (Some(at), false) => at.checked_sub(1),
            };
        });
        true
    }

    fn chosen(self) -> Option<Suggestion> {
        let at = self.active.try_get_untracked().flatten().filter(|_| self.is_wanted.try_get_untracked().unwrap_or_default())?;
        self.list.try_with_untracked(|list| list.get(at).cloned()).flatten()
    }

    fn active_id(self) -> Option<String> {
        self.active.try_get().flatten().filter(|_| self.is_open()).map(|at| format!("suggestion-{at}"))
    }
}

#[component]
fn List(offers: Offers, open: impl Fn(&str) + Clone + Send + Sync + 'static) -> impl IntoView {
    let words = use_words();
    let option = move |at: usize, suggestion: Suggestion| {
        let (slug, open) = (suggestion.slug, open.clone());
        let click = move |_| {
            offers.close();
            open(&slug);
        };
        view! {
            <li
                role="option" id=format!("suggestion-{at}") aria-selected=move || (offers.active.try_get().flatten() == Some(at)).to_string()
                on:mousedown=|event: MouseEvent| event.prevent_default() on:click=click
            >
                <span lang=words.foreign(suggestion.locale)><Marked pieces=suggestion.title/></span>
                <span class="soft" lang=words.foreign(suggestion.owner.locale)>{suggestion.owner.text}</span>
            </li>
        }
    };
    let status = move || match offers.list.try_with(Vec::len).unwrap_or_default() {
        count if count > 0 && offers.is_open() => words.count(Plural::SuggestFound, count as u64),
        _ => String::new(),
    };
    view! {
        <ul class="suggestions" role="listbox" id="suggestions" aria-label=words.t(Word::SuggestLabel) hidden=move || !offers.is_open()>
            {move || offers.list.try_get().unwrap_or_default().into_iter().enumerate().map(|(at, suggestion)| option(at, suggestion)).collect_view()}
        </ul>
        <span class="unseen" role="status">{status}</span>
    }
}
