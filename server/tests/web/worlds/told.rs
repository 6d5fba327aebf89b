//! What an address answered, with what is drawn, told by the clock or of the world's own seal masked.

use std::fmt::Write as _;

use domain::seal::{SealFile, verify};
use sha2::{Digest, Sha256};
use store::{award::Edition, scope::Visitor, seal};

use crate::site::{Answer, Browser, Site, today};

/// What belongs to a world's own seal. Everything of it follows from the leaves' salts.
pub struct Tokens(Vec<(Kind, String)>);

/// What a masked place holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Root,
    Node,
    Signature,
    /// Of an opened leaf: equal in two outcomes, other in the control world.
    Salt,
    /// The tag of a seal's file.
    Tag,
}

/// An answer: its text with the places masked, and what stood in them, in their order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub text: String,
    pub places: Vec<(Kind, String)>,
}

impl Told {
    /// What the masked places hold, by kind.
    pub fn kinds(&self) -> Vec<Kind> {
        self.places.iter().map(|(kind, _)| *kind).collect()
    }

    /// The salts that were opened.
    pub fn salts(&self) -> Vec<&str> {
        self.places.iter().filter(|(kind, _)| *kind == Kind::Salt).map(|(_, salt)| salt.as_str()).collect()
    }
}

/// Whether the seal's own tokens may stand at this address: the page of the seals and its two files, and nowhere else.
pub fn is_of_seal(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    // The last is what the page itself reads.
    path.ends_with("/verify") || is_file(path) || path == "/api/seals"
}

fn is_file(address: &str) -> bool {
    address.starts_with("/seals/") || address.starts_with("/results/")
}

impl Tokens {
    /// Those of a world as it is now. They come from what the store gives out, which must verify: every node leads to the root, and
    /// the root is the signed one.
    pub async fn of(site: &Site) -> Self {
        let (db, nearest) = (&site.house.db, Edition::NearestCeremony);
        let visitor = Visitor::enter(db, nearest, today()).await.expect("there is an edition");
        let text = seal::find_file(db, &visitor).await.expect("readable").expect("sealed");
        assert!(verify(text.as_bytes()).is_sound());
        let file = SealFile::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        let kept = seal::list_seals(db, &visitor).await.expect("readable").seal.expect("sealed");
        assert_eq!((kept.root, kept.signature), (file.header.root, file.signature));
        let mut tokens = vec![(Kind::Root, kept.root.to_string()), (Kind::Signature, kept.signature.to_string())];
        for leaf in &file.leaves {
            tokens.extend(leaf.path.iter().map(|node| (Kind::Node, node.to_string())));
            tokens.push((Kind::Salt, leaf.salt.to_string()));
        }
        tokens.sort();
        tokens.dedup();
        Self(tokens)
    }

    /// What one address answered.
    pub async fn ask(&self, browser: &mut Browser<'_>, address: &str) -> Told {
        let answer = browser.get(address).await;
        let mut places = Vec::new();
        let mut text = format!("{}\n", answer.status);
        for (name, value) in &answer.headers {
            if !["x-request-id", "date", "set-cookie"].contains(&name.as_str()) {
                let _ = writeln!(text, "{name}: {}", value.to_str().unwrap_or_default());
            }
        }
        let mut text = text + &answer.body;
        if is_file(address) && answer.status.is_success() {
            let tag = tag_of(&answer);
            text = text.replacen(&tag, "<tag>", 1);
            places.push((Kind::Tag, tag));
        }
        self.mask(&text, is_of_seal(address), address, places)
    }

    /// Masks before anything else: what is masked by its form could cut a token.
    fn mask(&self, text: &str, is_of_seal: bool, address: &str, mut places: Vec<(Kind, String)>) -> Told {
        let mut rest = text.to_owned();
        for (kind, token) in &self.0 {
            // A salt stands in the file alone, so that it is a token there and would be a leak elsewhere.
            let found = rest.matches(token.as_str()).count();
            assert!(found == 0 || is_of_seal, "{kind:?} of the seal at {address}");
            // In letters, and the longer the token the longer: places and lengths are compared with the text.
            let name = format!("<{kind:?}>").repeat(token.len() / 16);
            rest = rest.replace(token.as_str(), &name);
            places.extend(std::iter::repeat_n((*kind, token.clone()), found));
        }
        places.sort();
        Told { text: plain(&rest), places }
    }
}

/// The tag of a file follows from its bytes, and so is of this world's seal.
fn tag_of(answer: &Answer) -> String {
    let tag = hex::encode(Sha256::digest(&answer.raw));
    assert_eq!(answer.header("etag"), format!("W/\"{tag}\""));
    tag
}

/// A page without what is drawn or told by the clock, and in one order.
pub fn plain(page: &str) -> String {
    ordered(&masked(page))
}

/// Digests of scripts, moments in milliseconds and times of day become one sign each.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    for (index, part) in text.split("'sha256-").enumerate() {
        let rest = if index == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "=+/' ".contains(c)) };
        let mut digits = String::new();
        for c in rest.chars().chain(['\0']) {
            if c.is_ascii_digit() || (c == ':' && !digits.is_empty()) {
                digits.push(c);
                continue;
            }
            let is_time = (digits.len() == 13 && digits.starts_with('1')) || digits.matches(':').count() == 2;
            masked.push_str(if is_time { "#" } else { &digits });
            digits.clear();
            masked.extend(Some(c).filter(|c| *c != '\0'));
        }
    }
    masked
}

/// What a page hands to its program comes in the order in which it was ready: it is put behind the page, in one order.
fn ordered(text: &str) -> String {
    let (mut page, mut handed) = (String::new(), Vec::new());
    for (index, piece) in text.split("<script>").enumerate() {
        let (script, rest) = if index == 0 { ("", piece) } else { piece.split_once("</script>").unwrap_or((piece, "")) };
        if script.contains("__RESOLVED_RESOURCES") {
            // Under which number depends on the order, too.
            let values = script.split("__RESOLVED_RESOURCES[").skip(1).filter_map(|part| part.split_once("] = "));
            handed.extend(values.filter_map(|(_, value)| value.split("\";").next()).map(str::to_owned));
        } else {
            page.push_str(script);
        }
        page.push_str(rest);
    }
    handed.sort_unstable();
    page + &handed.join("\n")
}
