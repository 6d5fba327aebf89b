//! The one byte sequence of a JSON value: RFC 8785 (JSON Canonicalization Scheme).
//!
//! Numbers are integers within 2^53, as every value of ours is, so that they need no rule for fractions; anything else
//! is refused. Texts are kept as they are: nothing is normalized.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Number, Value};

/// The largest integer that every reader of JSON holds exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// The bytes are not the canonical ones of the value they stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not_canonical")]
pub struct NotCanonical;

/// The canonical text of a value.
///
/// # Errors
/// The value holds a fraction or an integer beyond 2^53.
pub fn write<T: Serialize>(value: &T) -> Result<String, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|_| NotCanonical)?;
    let mut text = String::new();
    append(&value, &mut text)?;
    Ok(text)
}

/// Reads a value from its canonical bytes. Read, written again and compared: unknown and repeated keys, white space and
/// every other spelling are refused.
///
/// # Errors
/// The bytes are no such value, or not its canonical ones.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, NotCanonical> {
    let value: T = serde_json::from_slice(bytes).map_err(|_| NotCanonical)?;
    if write(&value)?.as_bytes() == bytes { Ok(value) } else { Err(NotCanonical) }
}

fn append(value: &Value, text: &mut String) -> Result<(), NotCanonical> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&integer(number)?),
        Value::String(string) => append_string(string, text),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                append(item, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            text.push('{');
            for (index, (key, value)) in members.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                append_string(key, text);
                text.push(':');
                append(value, text)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

fn integer(number: &Number) -> Result<String, NotCanonical> {
    let size = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs)).ok_or(NotCanonical)?;
    if size <= MAX_INTEGER { Ok(number.to_string()) } else { Err(NotCanonical) }
}

/// The writer of strings escapes exactly what the RFC asks for: quotes, backslashes and control characters.
fn append_string(string: &str, text: &mut String) {
    text.push_str(&Value::from(string).to_string());
}
