//! Bytes from the site or from a file of the visitor's own.

use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{
        Blob, Response,
        js_sys::{Uint8Array, futures::JsFuture},
    },
};

/// No published file is as large; a larger one is not read into the browser's memory.
const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;

/// The bytes at an address of this site; `None` if they did not come.
pub async fn fetch(address: &str) -> Option<Vec<u8>> {
    let answer: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    bytes(JsFuture::from(answer.array_buffer().ok()?).await.ok()?)
}

/// The bytes of a file that was chosen or dropped; nothing is sent anywhere.
pub async fn read(file: &Blob) -> Option<Vec<u8>> {
    if file.size() > LARGEST {
        return None;
    }
    bytes(JsFuture::from(file.array_buffer()).await.ok()?)
}

#[expect(clippy::unnecessary_wraps, reason = "ends both chains above")]
fn bytes(buffer: JsValue) -> Option<Vec<u8>> {
    Some(Uint8Array::new(&buffer).to_vec())
}
