//! The schemas, written from the shapes: one for people and editors, one for Chromium.

use super::document::PolicyDocument;
use super::load::TEXT_KEY;
use super::read::Readable;
use super::shape::{Field, Shape};

/// The JSON Schema (2020-12) of a policy, key by key, as text that ends in a line break.
#[must_use]
pub fn policy_schema() -> String {
    let mut out = String::from("{\n");
    out.push_str("  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    out.push_str("  \"title\": \"A policy for Candour\",\n");
    body(&PolicyDocument::shape(), &mut out, 1, Dialect::Full);
    out.push_str("}\n");
    out
}

/// The schema that Chromium, Chrome and Edge need to hand a policy over.
///
/// Only what their parser accepts: one type each, no `additionalProperties`, an object on top.
/// No choices and no limits either, on purpose: a browser drops a value that breaks them without
/// a word, whereas Candour says what is wrong.
#[must_use]
pub fn managed_schema() -> String {
    let Shape::Object(mut fields) = PolicyDocument::shape() else {
        return String::new();
    };
    fields.push(Field {
        key: TEXT_KEY,
        doc: "The whole policy as JSON text, instead of all other keys.",
        needed: false,
        shape: Shape::Text { most: super::json::MAX_BYTES, pattern: None, example: "" },
    });
    let mut out = String::from("{\n");
    body(&Shape::Object(fields), &mut out, 1, Dialect::Managed);
    out.push_str("}\n");
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Dialect {
    Full,
    Managed,
}

/// Writes the members of one schema object, each line at `depth`.
fn body(shape: &Shape, out: &mut String, depth: usize, dialect: Dialect) {
    let mut lines: Vec<String> = vec![format!("\"type\": {}", quoted(type_name(shape)))];
    let full = dialect == Dialect::Full;
    match shape {
        Shape::Bool => {}
        Shape::Whole { least, most } if full => {
            lines.push(format!("\"minimum\": {least}"));
            lines.push(format!("\"maximum\": {most}"));
        }
        Shape::Text { most, pattern, example } if full => {
            lines.push(format!("\"minLength\": 1,\n{}\"maxLength\": {most}", indent(depth)));
            lines.extend(pattern.map(|pattern| format!("\"pattern\": {}", quoted(pattern))));
            lines.push(format!("\"examples\": [{}]", quoted(example)));
        }
        Shape::Choice(words) if full => {
            let known: Vec<String> = words.iter().map(|word| quoted(word.word)).collect();
            lines.push(format!("\"enum\": [{}]", known.join(", ")));
            let said: Vec<String> = words.iter().map(|w| format!("{}: {}", w.word, w.doc.trim())).collect();
            lines.push(format!("\"$comment\": {}", quoted(&said.join(" "))));
        }
        Shape::List { item, most } => {
            if full {
                lines.push(format!("\"maxItems\": {most}"));
            }
            lines.push(object("items", item, None, depth, dialect));
        }
        Shape::Object(fields) => {
            let inner: Vec<String> = fields
                .iter()
                .map(|field| indent(depth + 1) + &object(field.key, &field.shape, Some(field.doc), depth + 1, dialect))
                .collect();
            lines.push(format!("\"properties\": {{\n{}\n{}}}", inner.join(",\n"), indent(depth)));
            if full {
                let needed: Vec<String> = fields.iter().filter(|f| f.needed).map(|f| quoted(f.key)).collect();
                lines.push(format!("\"required\": [{}]", needed.join(", ")));
                lines.push("\"additionalProperties\": false".to_owned());
            }
        }
        _ => {}
    }
    for (at, line) in lines.iter().enumerate() {
        let comma = if at + 1 < lines.len() { "," } else { "" };
        out.push_str(&format!("{}{line}{comma}\n", indent(depth)));
    }
}

fn object(key: &str, shape: &Shape, doc: Option<&str>, depth: usize, dialect: Dialect) -> String {
    let mut out = format!("{}: {{\n", quoted(key));
    if let Some(doc) = doc {
        out.push_str(&format!("{}\"description\": {},\n", indent(depth + 1), quoted(doc.trim())));
    }
    body(shape, &mut out, depth + 1, dialect);
    out.push_str(&indent(depth));
    out.push('}');
    out
}

fn type_name(shape: &Shape) -> &'static str {
    match shape {
        Shape::Bool => "boolean",
        Shape::Whole { .. } => "integer",
        Shape::Text { .. } | Shape::Choice(_) => "string",
        Shape::List { .. } => "array",
        Shape::Object(_) => "object",
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// `text` as a JSON string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
