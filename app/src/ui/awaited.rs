//! What a page shows once its data are there.

use std::future::Future;

use leptos::prelude::*;

/// Inside a `Suspense`: what `make` gives, made again whenever what it reads becomes another.
#[cfg(target_family = "wasm")]
pub fn awaited<T, F>(make: impl Fn() -> F + Send + 'static) -> impl Fn() -> Suspend<T> + Send + 'static
where
    T: 'static,
    F: Future<Output = T> + Send + 'static,
{
    move || Suspend::new(make())
}

/// Inside a `Suspense`: what `make` gives. On the server nothing becomes another. A closure there would be run once more when the data have
/// come, and the whole view built only to be thrown away.
#[cfg(not(target_family = "wasm"))]
pub fn awaited<T, F>(make: impl Fn() -> F + Send + 'static) -> Suspend<T>
where
    T: 'static,
    F: Future<Output = T> + Send + 'static,
{
    Suspend::new(make())
}
