//! Keeps the linker from letting texts share their bytes. Where they do, the tool that splits the program cannot tell
//! whose part a text belongs to, and leaves the data of every part in the main program.
//! Source: <https://github.com/leptos-rs/cargo-leptos/issues/679>.

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script what is built for by the environment, and in no other way")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo:rustc-link-arg-cdylib=-O0");
    }
}
