//! A server as its operator starts and stops it.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, ChildStderr, Command, Stdio},
};

use crate::{Folder, trouble};

/// A running server and its log.
struct Server {
    child: Child,
    log: BufReader<ChildStderr>,
    address: String,
}

impl Server {
    fn start(folder: &Folder) -> Self {
        Self::start_with(folder, &[])
    }

    fn start_with(folder: &Folder, more: &[&str]) -> Self {
        let site = folder.0.join("site");
        fs::create_dir_all(&site).expect("a folder can be made");
        fs::write(site.join("hash.txt"), "css: abc\n").expect("a file can be written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_bayge"))
            .args(["serve", "--listen", "127.0.0.1:0", "--site-root", "site"])
            .args(more)
            .current_dir(&folder.0)
            .env("BAYGE_LOG", "info,tower_http=debug")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let log = BufReader::new(child.stderr.take().expect("piped"));
        let mut server = Self { child, log, address: String::new() };
        let line = server.read_until("serving at http://");
        address_in(&line).clone_into(&mut server.address);
        server
    }

    fn read_until(&mut self, wanted: &str) -> String {
        let mut line = String::new();
        while !line.contains(wanted) {
            line.clear();
            assert_ne!(self.log.read_line(&mut line).expect("a log is text"), 0, "the server ended without {wanted:?}");
        }
        line
    }

    fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill is there");
        assert!(sent.success());
    }
}

fn address_in(line: &str) -> &str {
    line.split("http://").nth(1).and_then(|rest| rest.split(['"', '/']).next()).expect("an address")
}

/// What is answered at this address, headers and all.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    answer
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}

#[test]
fn a_second_signal_ends_at_once_and_one_is_enough_for_a_quiet_server() {
    let folder = Folder::new();
    let mut server = Server::start(&folder);
    server.terminate();
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));

    let mut server = Server::start(&folder);
    let mut request = TcpStream::connect(&server.address).expect("the server listens");
    // A body that never comes keeps the request under way.
    request.write_all(b"POST /api/sign_in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n").expect("sent");
    server.read_until("started processing request");
    server.terminate();
    server.read_until("stopping");
    server.terminate();
    assert_eq!(server.child.wait().expect("it ends").code(), Some(130), "the request under way was not waited for");
}

#[test]
fn a_backup_is_taken_while_serving_and_put_back_afterwards() {
    let folder = Folder::new();
    let mut server = Server::start(&folder);
    assert!(folder.bayge(&["backup", "copy.db"]).status.success());
    assert!(trouble(&folder.bayge(&["backup", "copy.db"])).contains("copy.db is there already"));
    let line = trouble(&folder.bayge(&["restore", "copy.db"]));
    assert!(line.contains("data/bayge.db holds data") && line.contains("--force"), "{line}");
    let line = trouble(&folder.bayge(&["restore", "copy.db", "--force"]));
    assert!(line.contains("in use"), "{line}");
    server.terminate();
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));

    let restored = folder.bayge(&["restore", "copy.db", "--force"]);
    assert!(restored.status.success());
    assert!(String::from_utf8_lossy(&restored.stdout).contains("kept in data/bayge.db.before-restore-"));
    fs::write(folder.0.join("copy.db"), "not a database").expect("a file can be written");
    let line = trouble(&folder.bayge(&["restore", "copy.db", "--force"]));
    assert!(line.contains("copy.db is damaged"), "{line}");
    let line = trouble(&folder.bayge(&["backup", "other.db", "--database", "postgres://somewhere/bayge"]));
    assert!(line.contains("pg_dump"), "{line}");
    let line = trouble(&folder.bayge(&["backup", "other.db", "--database", "sqlite:absent.db"]));
    assert!(line.contains("absent.db") && !folder.0.join("absent.db").exists(), "{line}");
}

#[test]
fn it_can_be_watched_and_says_whom_to_tell_of_a_hole() {
    let folder = Folder::new();
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port is free").to_string();
    let server = Server::start_with(&folder, &["--metrics-listen", &port, "--security-contact", "mailto:security@award.example"]);
    let told = get(&server.address, "/.well-known/security.txt");
    assert!(
        told.contains(" 200 ") && told.contains("Contact: mailto:security@award.example\n") && told.contains("\nExpires: 20"),
        "{told}"
    );
    assert!(get(&server.address, "/metrics").contains(" 404 "), "visitors are not shown it");
    let metrics = get(&port, "/metrics");
    for line in ["bayge_requests_total{status=\"2xx\"} 1", "bayge_requests_total{status=\"4xx\"} 1", "bayge_mail_waiting 0", "# EOF"] {
        assert!(metrics.contains(line), "{line} is missing: {metrics}");
    }
    drop(server);

    let silent = Server::start(&folder);
    assert!(get(&silent.address, "/.well-known/security.txt").contains(" 404 "), "nobody was named");
    let line = trouble(&folder.bayge(&["doctor", "--security-contact", "security@award.example"]));
    assert!(line.contains("--security-contact"), "{line}");
}
