//! Finds as the whole program would, with a model that is not built in yet: lines `{"id","text"}` in, spans out.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use candour::findings::people::People;
use candour::findings::{self, Recognisers};
use candour::text::Text;
use serde_json::Value;

/// Writes what is found in each text of `from` to `to`; offsets are code points.
pub fn find(from: &Path, to: &Path, rules: &Path) -> Result<()> {
    let read = |name: &str| Ok::<_, std::io::Error>(&*Box::leak(fs::read(rules.join("people").join(name))?.into()));
    let book = candour::rules::builtin().ok().context("the rules cannot be read")?;
    let people = People::with(read("names.lexicon")?, read("names.tagger")?, book).ok().context("damaged model")?;
    let recognisers = Recognisers::with_people(book, people).ok().context("damaged rules")?;
    let mut out = String::new();
    for line in fs::read_to_string(from)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().unwrap_or_default();
        let points = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let spans: Vec<Value> = findings::find(&Text::new(text), book, &recognisers)
            .iter()
            .map(|finding| {
                serde_json::json!({"start": points(finding.span.start), "end": points(finding.span.end),
                    "label": finding.label.name(), "score": finding.score})
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": value["id"], "spans": spans}))?;
    }
    Ok(fs::write(to, out)?)
}
