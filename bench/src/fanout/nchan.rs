//! Nchan, nginx's module for the same task, if it is here (`bench/peers/nchan.sh`).

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{Owned, Stream, floor::message, free_address};
use crate::http::Client;

/// Where Debian's package puts it.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

pub struct Nchan {
    process: Owned,
    address: SocketAddr,
    folder: PathBuf,
    published: u64,
    size: usize,
    client: Client,
}

impl Nchan {
    /// None if it is not installed.
    pub async fn start(size: usize) -> Option<Self> {
        if !Path::new(MODULE).exists() {
            return None;
        }
        let (folder, address) = (std::env::temp_dir().join(format!("bayge-nchan-{}", uuid::Uuid::now_v7())), free_address());
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let settings = format!(
            "load_module {MODULE};\nworker_processes 1;\nworker_rlimit_nofile 20000;\ndaemon off;\npid {folder}/pid;\nerror_log {folder}/errors;\n\
             events {{ worker_connections 19500; }}\n\
             http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n\
             server {{ listen {address} backlog=4096; tcp_nodelay on;\n\
             location = /sub {{ nchan_subscriber eventsource; nchan_channel_id live; nchan_subscriber_first_message newest; }}\n\
             location = /pub {{ nchan_publisher; nchan_channel_id live; nchan_message_buffer_length 1; }} }} }}\n",
            folder = folder.display()
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, settings).expect("the temporary folder can be written");
        let process =
            Owned(Command::new("nginx").arg("-c").arg(&file).stderr(Stdio::null()).spawn().expect("nginx is here with its module"));
        let mut client = None;
        for _ in 0..200 {
            client = Client::connect(address, "").await.ok();
            if client.is_some() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let client = client.expect("nginx answers within five seconds");
        Some(Self { process, address, folder, published: 0, size, client })
    }

    pub fn stream(&self) -> Stream {
        Stream { address: self.address, path: "/sub", mark: "data: #" }
    }

    /// The master and its worker.
    pub fn processes(&self) -> Vec<u32> {
        let master = self.process.0.id();
        let children = std::fs::read_to_string(format!("/proc/{master}/task/{master}/children")).unwrap_or_default();
        std::iter::once(master).chain(children.split_whitespace().filter_map(|id| id.parse().ok())).collect()
    }

    pub fn next(&self) -> u64 {
        self.published + 1
    }

    pub async fn publish(&mut self) {
        self.published += 1;
        let text = message(self.published, self.size);
        let answer = self.client.post("/pub", "text/plain", text.trim_end()).await.expect("nginx answers");
        assert!(matches!(answer.status, 201 | 202), "{}: {}", answer.status, answer.body);
    }
}

impl Drop for Nchan {
    fn drop(&mut self) {
        // A killed master leaves its workers behind; asked to stop it takes them along.
        drop(Command::new("kill").arg("-TERM").arg(self.process.0.id().to_string()).status());
        drop(self.process.0.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
