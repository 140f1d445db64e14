//! Reading a policy into its types: every problem is collected, none stops the reading.

use super::node::{Member, Node, Value};
use super::problem::{Problem, Trouble};
use super::shape::Shape;
use super::suggest::nearest;

/// Collects problems and knows where the reading is.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Item(usize),
}

/// No file needs more lines of complaint than this.
const MOST_PROBLEMS: usize = 100;

/// Words in a key that would mean watching the people who use Candour.
const REPORTING: [&str; 8] = ["report", "telemetry", "upload", "webhook", "audit", "monitor", "collector", "beacon"];

impl Reader {
    /// What was found wrong.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a problem at the place being read.
    pub fn problem(&mut self, line: u32, trouble: Trouble) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(self.path(), line, trouble));
        }
    }

    /// Notes a problem and gives `None`, for the end of a reading function.
    pub fn refuse<T>(&mut self, node: &Node, trouble: Trouble) -> Option<T> {
        self.problem(node.line, trouble);
        None
    }

    /// Refuses a value of the wrong type.
    pub fn wrong_type<T>(&mut self, node: &Node, wanted: &'static str) -> Option<T> {
        self.refuse(node, Trouble::WrongType { wanted, found: node.value.type_word() })
    }

    /// Reads `node` as `T` with `key` added to the path.
    pub fn below<T: Readable>(&mut self, key: &str, node: &Node) -> Option<T> {
        self.path.push(Step::Key(key.to_owned()));
        let read = T::read(node, self);
        self.path.pop();
        read
    }

    /// Reads a list of `T`, dropping the items that can't be read.
    pub fn list<T: Readable>(&mut self, key: &str, node: &Node) -> Vec<T> {
        self.path.push(Step::Key(key.to_owned()));
        let mut read = Vec::new();
        match &node.value {
            Value::List(items) if items.len() > T::MOST => {
                self.problem(node.line, Trouble::TooMany { most: T::MOST });
            }
            Value::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.path.push(Step::Item(at));
                    read.extend(T::read(item, self));
                    self.path.pop();
                }
            }
            _ => self.problem(node.line, Trouble::WrongType { wanted: "list", found: node.value.type_word() }),
        }
        self.path.pop();
        read
    }

    /// The members of an object, after refusing every key that `known` has not.
    pub fn object<'n>(&mut self, node: &'n Node, known: &[&'static str]) -> Option<&'n [Member]> {
        let Value::Object(members) = &node.value else {
            return self.wrong_type(node, "object");
        };
        for member in members.iter().filter(|m| !known.contains(&m.key.as_str())) {
            self.unknown_key(member, known);
        }
        Some(members)
    }

    fn unknown_key(&mut self, member: &Member, known: &[&'static str]) {
        let key: String = member.key.chars().take(60).collect();
        let folded = key.to_lowercase();
        let meant = nearest(&member.key, known.iter().copied());
        let trouble = if REPORTING.iter().any(|word| folded.contains(word)) {
            Trouble::Reporting { key: key.clone() }
        } else if let Some(meant) = meant {
            Trouble::UnknownKeyLike { key: key.clone(), meant: meant.to_owned() }
        } else {
            Trouble::UnknownKey { key: key.clone() }
        };
        self.path.push(Step::Key(key));
        self.problem(member.line, trouble);
        self.path.pop();
    }

    /// A text of 1 to `most` characters, trimmed, without control characters but line breaks.
    pub fn text(&mut self, node: &Node, most: usize) -> Option<String> {
        let Value::Text(text) = &node.value else {
            return self.wrong_type(node, "text");
        };
        let text = text.trim();
        if text.is_empty() {
            return self.refuse(node, Trouble::Blank);
        }
        if text.chars().count() > most {
            return self.refuse(node, Trouble::TooLong { most });
        }
        // A control or direction mark in words that a page shows is never meant.
        let clean = text.chars().filter(|c| *c == '\n' || !(c.is_control() || is_direction_mark(*c)));
        Some(clean.collect())
    }

    /// Refuses a word that is none of `choices`.
    pub fn not_a_choice<T>(&mut self, node: &Node, word: &str, choices: &[&'static str]) -> Option<T> {
        let short: String = word.chars().take(40).collect();
        let listed = choices.join(", ");
        let trouble = match nearest(word, choices.iter().copied()) {
            Some(meant) => Trouble::NotAChoiceLike { word: short, meant: meant.to_owned(), choices: listed },
            None => Trouble::NotAChoice { word: short, choices: listed },
        };
        self.refuse(node, trouble)
    }

    fn path(&self) -> String {
        let mut path = String::from("$");
        for step in &self.path {
            match step {
                Step::Item(at) => path.push_str(&format!("[{at}]")),
                Step::Key(key) if key.chars().all(|c| c.is_ascii_alphanumeric()) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Key(key) => path.push_str(&format!("[{key:?}]")),
            }
        }
        path
    }
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A type that can stand in a policy.
pub trait Readable: Sized {
    /// The most of these that a list may hold.
    const MOST: usize = 2000;

    /// Its shape, for the schema.
    fn shape() -> Shape;

    /// Reads it; problems go to the reader.
    fn read(node: &Node, reader: &mut Reader) -> Option<Self>;
}

/// What a key of a record may hold: one value, perhaps one, or a list.
pub trait Slot: Sized {
    /// Its shape, for the schema.
    fn shape() -> Shape;

    /// Fills the slot from the member of that key, if there is one.
    fn fill(key: &'static str, found: Option<&Node>, reader: &mut Reader) -> Self;
}

impl<T: Readable> Slot for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn fill(key: &'static str, found: Option<&Node>, reader: &mut Reader) -> Self {
        found.and_then(|node| reader.below(key, node))
    }
}

impl<T: Readable> Slot for Vec<T> {
    fn shape() -> Shape {
        Shape::List { item: Box::new(T::shape()), most: T::MOST }
    }

    fn fill(key: &'static str, found: Option<&Node>, reader: &mut Reader) -> Self {
        found.map_or_else(Vec::new, |node| reader.list(key, node))
    }
}

impl<T: Readable + Default> Slot for T {
    fn shape() -> Shape {
        <T as Readable>::shape()
    }

    fn fill(key: &'static str, found: Option<&Node>, reader: &mut Reader) -> Self {
        found.and_then(|node| reader.below(key, node)).unwrap_or_default()
    }
}

/// The value of `key` among `members`; `null` counts as not given.
#[must_use]
pub fn member<'n>(members: &'n [Member], key: &str) -> Option<&'n Node> {
    let found = members.iter().find(|m| m.key == key).map(|m| &m.value);
    found.filter(|node| node.value != Value::Null)
}
