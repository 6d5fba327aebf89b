//! A list of things to do, in any order, each in one clear state.

use leptos::prelude::*;

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing is there yet.
    Empty,
    /// Something is missing.
    Part,
    /// Complete.
    Done,
    /// To be corrected.
    Returned,
}

impl TaskState {
    const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Part => "part",
            Self::Done => "done",
            Self::Returned => "returned",
        }
    }
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Where it is done.
    pub href: String,
    /// Its name.
    pub name: String,
    /// More about it.
    pub help: Option<String>,
    /// How far it is.
    pub state: TaskState,
    /// The same in words.
    pub state_text: String,
    /// Whether it is the one shown.
    pub is_current: bool,
}

/// The list.
#[component]
pub fn Tasks(
    /// The tasks.
    tasks: Vec<Task>,
) -> impl IntoView {
    let item = |task: Task| {
        view! {
            <li>
                <a class="task" data-state=task.state.code() href=task.href aria-current=task.is_current.then_some("page")>
                    <span class="task-name">{task.name}</span>
                    {task.help.map(|help| view! { <span class="task-help">{help}</span> })}
                    <span class="task-state">{task.state_text}</span>
                </a>
            </li>
        }
    };
    view! { <ol class="tasks">{tasks.into_iter().map(item).collect_view()}</ol> }
}
