//! What is shown of a file, or of a text so long that it is read away from the page: a view short
//! enough for a panel, the whole safer text beside it, and for the review page every place.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::edits::{self, Edit};
use super::policy_view::setter_words;
use super::request::{Moment, ReviewRequest};
use super::view::{ActionView, GroupView, ReviewView};
use crate::engine::Engine;
use crate::policy::choices::{OnFailure, Purpose};
use crate::rules::wording::Wording;

/// Longest piece of safer text in a panel, in characters.
const PREVIEW: usize = 4000;
/// Most findings of one kind in a panel: the review page has them all.
const LISTED: usize = 40;

/// A file, or a long text, to review.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileRequest {
    /// Its text and what is done with it.
    pub review: ReviewRequest,
    /// The file's name; empty for a text.
    pub name: String,
    /// What was not read of it, or is in it without showing: names and counts.
    pub notes: Vec<(String, u32)>,
    /// Which of how many files it is.
    pub place: (usize, usize),
    /// Whether every place is wanted, for the review page.
    pub whole: bool,
    /// A change made by hand, to be taken into the chat first.
    pub edit: Option<Edit>,
}

impl fmt::Debug for FileRequest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FileRequest({:?})", self.review)
    }
}

/// The answer to a [`FileRequest`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// The review, its safer text and its lists cut to what a panel can show.
    pub view: ReviewView,
    /// The whole safer text.
    pub safer: String,
    /// A name for the text copy, without the people in it.
    pub safer_name: String,
    /// What to know about the file, in finished words.
    pub notes: Vec<String>,
    /// How many findings the lists leave out, in finished words; empty for none.
    pub more: String,
    /// Every place, where asked for.
    pub places: Option<PlacesView>,
}

/// Every finding of a text, for the review page.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlacesView {
    /// What the marks point to: one for each stand-in.
    pub entries: Vec<EntryView>,
    /// Start, end (UTF-16) and index of the entry of each finding, one after another, in order.
    pub marks: Vec<usize>,
}

/// One person, address, number…: everything that has the same stand-in.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as in the findings.
pub struct EntryView {
    pub kind: &'static str,
    pub shape: String,
    pub kind_word: String,
    pub entity_word: String,
    pub stand_in: String,
    pub why: String,
    pub sure: String,
    /// Identifiers of its findings, for keeping them.
    pub ids: Vec<String>,
    pub count: usize,
    pub kept: bool,
    /// The number of the person in the chat's map, for people.
    pub person: Option<u16>,
}

/// What is said of a file whose text could not be read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct UnreadView {
    pub heading: String,
    pub summary: String,
    pub actions: Vec<ActionView>,
    pub set_by: Option<String>,
    pub contact: Option<String>,
}

/// Reviews a file or a long text.
#[must_use]
pub fn review_file(engine: &Engine, mut request: FileRequest) -> FileView {
    if let Some(edit) = &request.edit {
        edits::change(engine, &mut request.review.chat, edit);
    }
    let words = engine.wording();
    let mut view = engine.review(&request.review);
    let safer_name = safer_name(engine, &request, &mut view);
    let places = request.whole.then(|| places(&view));
    let (safer, left_out) = shorten(&mut view);
    let notes = notes(words, &request);
    if request.review.moment == Moment::Attach {
        word_for_a_file(engine, &request, &mut view);
    }
    let more = if left_out == 0 { String::new() } else { words.count("document.more", left_out) };
    FileView { view, safer, safer_name, notes, more, places }
}

/// Puts the words of attaching in place of those of pasting, and holds what was not wholly read.
fn word_for_a_file(engine: &Engine, request: &FileRequest, view: &mut ReviewView) {
    let words = engine.wording();
    let unread = request.notes.iter().any(|(name, count)| *count > 0 && is_unread(name));
    let clean = view.verdict == "clean";
    let state = match (clean, unread) {
        (true, true) => "partly",
        _ => "found",
    };
    if clean && unread {
        view.verdict = "note";
    }
    view.heading = words.get(&format!("document.heading.{state}")).to_owned();
    view.safer_heading = words.get("document.safer").to_owned();
    view.after = words.get("document.after").to_owned();
    let paste =
        ActionView { id: "paste-safer", label: words.get("document.action.paste-safer").to_owned(), primary: false };
    let at = view.actions.iter().position(|action| action.id == "use-safer");
    if let Some(at) = at {
        view.actions.insert(at + 1, paste);
    }
    for action in &mut view.actions {
        if let Some(label) = words.find(&format!("document.action.{}", action.id)) {
            label.clone_into(&mut action.label);
        }
    }
    view.summary = position(words, request.place) + &view.summary;
}

/// Whether a note says that something was not read: there a clean text says little.
fn is_unread(note: &str) -> bool {
    matches!(note, "pictures" | "attachments" | "pages_without_text")
}

fn notes(words: &Wording, request: &FileRequest) -> Vec<String> {
    let said = request.notes.iter().filter(|(_, count)| *count > 0);
    said.map(|(name, count)| words.count(&format!("document.note.{name}"), *count as usize)).collect()
}

fn position(words: &Wording, (nth, of): (usize, usize)) -> String {
    if of < 2 {
        return String::new();
    }
    words.say("document.place", &[("n", &nth.to_string()), ("of", &of.to_string())])
}

/// Cuts the safer text and the lists to what a panel can show; answers with the whole safer text
/// and how many findings the lists leave out.
fn shorten(view: &mut ReviewView) -> (String, usize) {
    let end = view.safer_text.char_indices().nth(PREVIEW).map(|(at, _)| at);
    let cut = end.map(|at| format!("{}…", view.safer_text.get(..at).unwrap_or("")));
    let whole = match cut {
        Some(cut) => std::mem::replace(&mut view.safer_text, cut),
        None => view.safer_text.clone(),
    };
    let mut left_out = 0;
    for group in &mut view.groups {
        let mut seen = std::collections::BTreeSet::new();
        group.findings.retain(|finding| seen.insert(finding.id.clone()));
        left_out += group.findings.len().saturating_sub(LISTED);
        group.findings.truncate(LISTED);
    }
    (whole, left_out)
}

/// The name of the text copy: the file's own, with stand-ins for the people in it.
fn safer_name(engine: &Engine, request: &FileRequest, view: &mut ReviewView) -> String {
    let (stem, ending) = request.name.rsplit_once('.').unwrap_or((&request.name, ""));
    if request.name.is_empty() {
        return String::new();
    }
    // Underscores and hyphens keep a name from being read as words.
    let spaced = stem.replace(['_', '-', '.'], " ");
    let found = edits::apply(engine, engine.find(&spaced), &spaced, &view.chat.edits);
    let stem = if found.is_empty() { stem.to_owned() } else { engine.rewrite(&spaced, &mut view.chat.pseudonyms) };
    let ending = match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => "md",
        _ => "txt",
    };
    format!("{stem}.{ending}")
}

fn places(view: &ReviewView) -> PlacesView {
    let mut entries: Vec<EntryView> = Vec::new();
    let mut by_name: BTreeMap<(&'static str, &str), usize> = BTreeMap::new();
    let mut marks: Vec<(usize, usize, usize)> = Vec::new();
    for group in &view.groups {
        for finding in &group.findings {
            let name = if finding.replacement.is_empty() { &finding.id } else { &finding.replacement };
            let at = *by_name.entry((group.kind, name)).or_insert_with(|| {
                entries.push(EntryView { person: person(view, &finding.replacement), ..entry(group, finding) });
                entries.len() - 1
            });
            if let Some(entry) = entries.get_mut(at) {
                entry.count += 1;
                entry.kept &= finding.kept;
                if !entry.ids.contains(&finding.id) {
                    entry.ids.push(finding.id.clone());
                }
            }
            marks.push((finding.start, finding.end, at));
        }
    }
    marks.sort_unstable();
    PlacesView { entries, marks: marks.into_iter().flat_map(|(start, end, entry)| [start, end, entry]).collect() }
}

fn entry(group: &GroupView, finding: &super::view::FindingView) -> EntryView {
    EntryView {
        kind: group.kind,
        shape: group.shape.clone(),
        kind_word: group.word.clone(),
        entity_word: finding.entity_word.clone(),
        stand_in: finding.replacement.clone(),
        why: finding.why.clone(),
        sure: finding.sure.clone(),
        ids: Vec::new(),
        count: 0,
        kept: true,
        person: None,
    }
}

/// Whose stand-in it is, where it is a person's.
fn person(view: &ReviewView, stand_in: &str) -> Option<u16> {
    let people = &view.chat.pseudonyms.people;
    people.iter().find(|person| person.stand_in == stand_in).map(|person| person.number)
}

/// What is said of a file that could not be read, by the name of the reason.
#[must_use]
pub fn unread(engine: &Engine, reason: &str, place: (usize, usize)) -> UnreadView {
    let words = engine.wording();
    let known = words.find(&format!("document.reason.{reason}.heading")).is_some();
    let reason = if known { reason } else { "broken" };
    let say = |what: &str| words.get(&format!("document.reason.{reason}.{what}")).to_owned();
    let ruled = engine.policy().on_failure();
    let may_go = ruled.value != OnFailure::Stop;
    let action = |id: &'static str, primary: bool| ActionView {
        id,
        label: words.get(&format!("document.action.{id}")).to_owned(),
        primary,
    };
    let mut actions = vec![action("cancel", true)];
    if may_go {
        actions.push(action("as-it-is", false));
    }
    let contact = engine.policy().contacts(Purpose::PersonalData).next();
    UnreadView {
        heading: say("heading"),
        summary: position(words, place) + &say("summary"),
        actions,
        set_by: (!may_go).then(|| setter_words(engine, &ruled.by)),
        contact: contact
            .filter(|_| !may_go)
            .map(|(contact, _)| words.say("policy.ask", &[("who", contact.who.as_str())])),
    }
}
