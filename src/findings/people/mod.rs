//! People: who is named, however the name is written.
//!
//! May use `text` and `rules`. A small trained [`tagger`] reads every word with what the
//! [`lexicon`] knows and what the neighbours say ([`cues`]); then one document is taken as a
//! whole: a name that is certain anywhere is found in all its forms, people get numbers and
//! parts, and names that are nobody in the case are left out.

mod allow;
mod cited;
pub mod cues;
mod evidence;
pub mod features;
mod fold;
pub mod frame;
mod hints;
mod identity;
mod join;
mod letters;
pub mod lexicon;
mod name;
mod persons;
mod roles;
pub mod tagger;
pub mod words;

use crate::findings::{Evidence, Finding, PersonId};
use crate::rules::{PackError, RuleBook};
use crate::text::{Span, Text};
use frame::Frame;
use words::Shape;

/// What the names of people are found with; made once.
pub struct People {
    lexicon: lexicon::Lexicon<'static>,
    tagger: tagger::Tagger<'static>,
    cues: cues::Cues,
    allowed: allow::Allowed,
    roles: roles::Roles,
    nicknames: identity::Nicknames,
}

static LEXICON: &[u8] = include_bytes!("../../../rules/people/names.lexicon");
static TAGGER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.tagger"));

impl People {
    /// Reads lexicon, weights and the people rules of a book.
    ///
    /// # Errors
    /// [`PackError`] where the bytes that came with the program are damaged.
    pub fn new(book: &RuleBook) -> Result<Self, PackError> {
        Self::with(LEXICON, TAGGER, book)
    }

    /// The same with another lexicon and other weights: how training measures what it made.
    ///
    /// # Errors
    /// [`PackError`] where the bytes are damaged.
    pub fn with(lexicon: &'static [u8], tagger: &'static [u8], book: &RuleBook) -> Result<Self, PackError> {
        Ok(Self {
            lexicon: lexicon::Lexicon::read(lexicon).ok_or(PackError)?,
            tagger: tagger::Tagger::read(tagger).ok_or(PackError)?,
            cues: cues::Cues::new(&book.people.cues),
            allowed: allow::Allowed::new(&book.people),
            roles: roles::Roles::new(&book.people.roles),
            nicknames: identity::Nicknames::new(&book.people.nicknames),
        })
    }

    /// Whether a word is more than a name: a word of the language, a place, a day or a nation.
    #[must_use]
    pub fn is_ordinary(&self, word: &str) -> bool {
        let known = self.lexicon.get(words::key(word));
        known.word() > 0 || known.place() || known.proper() || known.grammar()
    }

    /// Whether a word is a usual forename and nothing else.
    #[must_use]
    pub fn is_forename(&self, word: &str) -> bool {
        let known = self.lexicon.get(words::key(word));
        known.forename() > 1 && known.only_name() && !known.place() && !known.grammar()
    }

    /// All names of people in a text; spans over the folded text, without overlaps.
    #[must_use]
    pub fn find(&self, text: &Text<'_>, book: &RuleBook) -> Vec<Finding> {
        let Some(entity) = book.entity("person") else { return Vec::new() };
        let folded = text.as_str();
        let frame = Frame::read(folded, &self.lexicon, &self.cues);
        let odds = self.tagger.odds(&frame);
        let mut names = name::names(&frame, &odds, folded);
        self.allowed.sift(&frame, folded, &mut names);
        identity::spread(&frame, &odds, folded, &self.nicknames, &mut names);
        self.allowed.sift(&frame, folded, &mut names);
        self.roles.set(&frame, folded, &mut names);
        persons::number(&frame, folded, &self.nicknames, &mut names);
        let Some(rule) = book.recognisers.get(usize::from(entity)) else { return Vec::new() };
        let finding = |name: &name::Name| Finding {
            span: span(&frame, folded, name),
            entity,
            label: rule.head.label,
            // Whatever is found at all is offered; how sure is said in words.
            score: name.score.clamp(0.5, 0.99),
            sensitivity: rule.head.sensitivity,
            evidence: Evidence { shape: true, context: name.cued, elsewhere: name.elsewhere, ..Evidence::default() },
            person: Some(PersonId(name.person)),
            role: name.role.map(crate::rules::people::Role::key),
        };
        names.iter().map(finding).collect()
    }
}

fn span(frame: &Frame, text: &str, name: &name::Name) -> Span {
    let (first, last) = (&frame.items[name.from].word, &frame.items[name.to - 1].word);
    let (start, end) = (first.start as usize, last.end as usize);
    // "Yasmin T. is safe": the full stop of a letter goes with it where no sentence ends.
    let rest = text.get(end..).and_then(|rest| rest.strip_prefix('.')).filter(|_| last.shape == Shape::Letter);
    let goes_on = rest.is_some_and(|rest| {
        let next = rest.trim_start_matches(' ').chars().next();
        next.is_some_and(|next| next.is_lowercase() || matches!(next, ':' | ',' | ';' | ')'))
    });
    Span::new(start, end + usize::from(goes_on))
}
