//! Load generators and measurements, on this machine only: `cargo run --release -p bench -- fanout`.

#![recursion_limit = "512"]
#![expect(clippy::disallowed_methods, reason = "measuring is what this crate is for")]

mod beside;
mod crash;
mod fanout;
mod http;
mod jury;
mod pages;
mod rush;
mod saves;
mod seal;
mod search;
mod standings;
mod wire;
mod world;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "bench", about = "Measures Bayge on this machine")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// One board to thousands of viewers, beside Nchan and the bare `send()`
    Fanout {
        /// How many hold a stream, one measurement after another
        #[arg(long, value_delimiter = ',', default_value = "1000,5000,10000,18000")]
        viewers: Vec<usize>,
        /// Publishes a second
        #[arg(long, value_delimiter = ',', default_value = "1,4")]
        rates: Vec<u64>,
        /// How long each part takes, in seconds
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        /// The server
        #[arg(long, default_value = "target/release/bayge")]
        binary: std::path::PathBuf,
    },
    /// The bare `send()`, which `fanout` starts for itself
    #[command(hide = true)]
    Floor {
        /// Where it listens
        address: std::net::SocketAddr,
    },
    /// The last hour over HTTP: saves, submissions, a crowd beyond what can be served
    Rush {
        /// How many people save at once
        #[arg(long, default_value_t = 256)]
        authors: usize,
        /// How long they save, in seconds
        #[arg(long, default_value_t = 30)]
        seconds: u64,
        /// Submissions a second
        #[arg(long, default_value_t = 60)]
        rate: u64,
        /// How long entries are sent, in seconds
        #[arg(long, default_value_t = 120)]
        sending: u64,
        /// How many come at once when there are too many
        #[arg(long, default_value_t = 6000)]
        crowd: usize,
        /// The address of a `PostgreSQL` to use in place of a file; its schema `bench` is dropped
        #[arg(long)]
        postgres: Option<String>,
    },
    /// Many jurors scoring at once
    Jury {
        /// How many
        #[arg(long, default_value_t = 200)]
        jurors: usize,
        /// For how long, in seconds
        #[arg(long, default_value_t = 30)]
        seconds: u64,
    },
    /// SIGKILL in the middle of a rush: what was acknowledged must be there
    Crash {
        /// How often the server is killed
        #[arg(long, default_value_t = 50)]
        rounds: usize,
        /// How many people save at once
        #[arg(long, default_value_t = 32)]
        writers: usize,
        /// The server
        #[arg(long, default_value = "target/release/bayge")]
        binary: std::path::PathBuf,
    },
    /// The standings of a large category with its robustness card
    Standings {
        /// How many entries compete
        #[arg(long, default_value_t = 1000)]
        entries: usize,
        /// How many sheets each has
        #[arg(long, default_value_t = 5)]
        sheets: usize,
    },
    /// What holding a show against its seal costs, each time something is shown
    Seal {
        /// How many categories the large show has
        #[arg(long, default_value_t = 40)]
        categories: u32,
        /// How many entries
        #[arg(long, default_value_t = 500)]
        entries: u32,
    },
    /// The showcase's search in process, over generated projects
    Search {
        /// How many projects there are
        #[arg(long, default_value_t = 10_000)]
        projects: usize,
        /// How many requests of each kind
        #[arg(long, default_value_t = 3000)]
        requests: usize,
    },
    /// Public pages over HTTP against nginx with the same bytes, and the server's memory over many requests
    Pages {
        #[command(flatten)]
        pace: pages::Pace,
        /// How many requests are sent while the memory is watched; 0 for none
        #[arg(long, default_value_t = 0)]
        requests: usize,
        /// The server
        #[arg(long, default_value = "target/release/bayge")]
        binary: std::path::PathBuf,
        /// The peer; bench/peers/nginx installs it
        #[arg(long, default_value = "/usr/sbin/nginx")]
        nginx: std::path::PathBuf,
    },
    /// Public pages made anew, beside pages of a peer that runs on this machine
    Beside {
        /// Our page and the peer's, such as `/kk/projects=http://127.0.0.1:3000/kk/projects`
        #[arg(required = true)]
        pairs: Vec<String>,
        #[command(flatten)]
        pace: pages::Pace,
        /// The server
        #[arg(long, default_value = "target/release/bayge")]
        binary: std::path::PathBuf,
    },
    /// Durable saves a second: many writers through the door, against one after another
    Saves {
        /// How many people save at once
        #[arg(long, default_value_t = 64)]
        writers: usize,
        /// How many saves each makes
        #[arg(long, default_value_t = 50)]
        saves: usize,
    },
}

#[tokio::main]
async fn main() {
    match Cli::parse().command {
        Command::Fanout { viewers, rates, seconds, binary } => fanout::run(fanout::Plan { viewers, rates, seconds, binary }).await,
        Command::Floor { address } => fanout::serve_floor(address),
        Command::Rush { authors, seconds, rate, sending, crowd, postgres } => {
            rush::run(rush::Plan { authors, seconds, rate, sending, crowd, postgres }).await;
        }
        Command::Crash { rounds, writers, binary } => crash::run(rounds, writers, binary).await,
        Command::Standings { entries, sheets } => standings::run(entries, sheets),
        Command::Jury { jurors, seconds } => jury::run(jurors, seconds).await,
        Command::Seal { categories, entries } => seal::run(categories, entries).await,
        Command::Search { projects, requests } => search::run(projects, requests).await,
        Command::Pages { pace, requests, binary, nginx } => pages::run(pages::Plan { binary, nginx, pace, requests }).await,
        Command::Beside { pairs, pace, binary } => beside::run(&binary, pace, &pairs).await,
        Command::Saves { writers, saves } => saves::run(writers, saves).await,
    }
}

/// The value below which `share` (0 to 1) of the sorted values lie.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index into a short list")]
    let index = ((sorted.len().saturating_sub(1)) as f64 * share).round() as usize;
    sorted.get(index).copied().unwrap_or_default()
}
