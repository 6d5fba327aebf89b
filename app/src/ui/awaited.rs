//! What a page shows once its data are there.

use std::future::Future;

use leptos::prelude::*;

/// Inside a `Suspense`: what `make` gives, made again whenever what it reads becomes another. All pages have the one type, whose code is
/// then there once.
#[cfg(target_family = "wasm")]
pub fn awaited<F>(make: impl Fn() -> F + Send + 'static) -> leptos::tachys::reactive_graph::SharedReactiveFunction<Suspend<AnyView>>
where
    F: Future<Output = AnyView> + Send + 'static,
{
    std::sync::Arc::new(std::sync::Mutex::new(move || Suspend::new(make())))
}

/// Inside a `Suspense`: what `make` gives. On the server nothing becomes another. A closure there would be run once more when the data have
/// come, and the whole view built only to be thrown away.
#[cfg(not(target_family = "wasm"))]
pub fn awaited<F>(make: impl Fn() -> F + Send + 'static) -> Suspend<AnyView>
where
    F: Future<Output = AnyView> + Send + 'static,
{
    Suspend::new(make())
}
