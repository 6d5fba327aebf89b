//! Files over HTTP: by a plain form, in pieces, and back as downloads.

mod download;
mod form;
mod pieces;
mod returned;

use axum::{
    body::Body,
    http::{Request, header},
};

use crate::site::{Answer, Browser};

const PDF: &[u8] = b"%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
const LINE: &str = "----line";

/// The address of the hospital's complete draft, and its id.
async fn draft(browser: &mut Browser<'_>) -> (String, String) {
    let page = browser.get("/kk/entries").await;
    let row = page.body.split("<tr").find(|row| row.contains("шимай нұсқа")).expect("the hospital has a draft");
    let address = row.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    let id = address.split('/').nth(3).expect("an id").to_owned();
    (address, id)
}

/// A request as the page of the files sends it.
fn from_page(browser: &Browser<'_>, method: &str, path: &str, page: &str) -> axum::http::request::Builder {
    browser
        .request(method, path)
        .header(header::ORIGIN, "http://localhost")
        .header("sec-fetch-site", "same-origin")
        .header(header::REFERER, format!("http://localhost{page}"))
}

/// The form with a file, as a browser sends it.
fn form(fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, text) in fields {
        body.extend(format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{text}\r\n").into_bytes());
    }
    let head = format!("--{LINE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n");
    [&body[..], head.as_bytes(), bytes, format!("\r\n--{LINE}--\r\n").as_bytes()].concat()
}

async fn post(browser: &mut Browser<'_>, address: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Answer {
    let request = from_page(browser, "POST", "/files/form", &format!("{address}/files"))
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
        .body(Body::from(form(fields, name, bytes)))
        .expect("a sound request");
    browser.send(request).await
}

/// Uploads a document by the form and gives its address.
async fn uploaded(browser: &mut Browser<'_>, address: &str, audience: &str) -> String {
    let id = address.split('/').nth(3).expect("an id");
    let fields = [("entry", id), ("purpose", "evidence"), ("audience", audience)];
    let answer = post(browser, address, &fields, "Есеп.docx", PDF).await;
    assert_eq!(answer.location(), format!("{address}/files#files"));
    let page = browser.get(&format!("{address}/files")).await;
    let link = page.body.split("href=\"/files/").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
    format!("/files/{link}")
}

async fn ask(browser: &mut Browser<'_>, request: Request<Body>) -> Answer {
    browser.send(request).await
}
