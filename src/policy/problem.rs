//! What is wrong with a policy, where, and how to mend it.
//!
//! A problem carries no sentence: its words are in `rules/wording` under `policy-problem.…`,
//! so that the terminal, the status page and every language say the same.

/// One thing wrong with a policy.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where, as a JSON path: `$.tools[2].hosts[0]`.
    pub path: String,
    /// The line in the file (from 1), where the policy came from a file.
    pub line: Option<u32>,
    /// What is wrong.
    pub trouble: Trouble,
}

impl Problem {
    /// A problem at `path`; line 0 means that no line is known.
    #[must_use]
    pub fn new(path: impl Into<String>, line: u32, trouble: Trouble) -> Self {
        Problem { path: path.into(), line: (line > 0).then_some(line), trouble }
    }

    /// Whether the policy may still be used: advice may be passed by, an error may not.
    #[must_use]
    pub fn is_advice(&self) -> bool {
        self.trouble.is_advice()
    }
}

macro_rules! troubles {
    ($( $(#[doc = $doc:literal])* $name:ident $({ $($(#[doc = $fdoc:literal])* $field:ident : $ty:ty),* $(,)? })? = $key:literal $($advice:ident)? ; )*) => {
        /// Everything that can be wrong with a policy.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Trouble { $( $(#[doc = $doc])* $name $({ $( $(#[doc = $fdoc])* $field: $ty ),* })? ),* }

        impl Trouble {
            /// Every wording key that a trouble can ask for, for the test that each has words.
            pub const KEYS: &'static [&'static str] = &[$($key),*];

            /// The key of its words, below `policy-problem.`.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self { $( Trouble::$name $({ $($field: _),* })? => $key ),* }
            }

            /// The blanks that its words may fill.
            #[must_use]
            pub fn blanks(&self) -> Vec<(&'static str, String)> {
                match self { $( Trouble::$name $({ $($field),* })? => vec![$($((stringify!($field), $field.to_string())),*)?] ),* }
            }

            /// Whether it is advice only.
            #[must_use]
            pub fn is_advice(&self) -> bool {
                match self { $( Trouble::$name $({ $($field: _),* })? => troubles!(@advice $($advice)?) ),* }
            }
        }
    };
    (@advice advice) => { true };
    (@advice) => { false };
}

troubles! {
    /// The file holds nothing.
    Empty = "empty";
    /// The file is larger than Candour reads.
    TooLarge {
        /// The most, in kibibytes.
        most: usize,
    } = "too-large";
    /// Lists and objects nest too deep.
    TooDeep {
        /// The most levels.
        most: usize,
    } = "too-deep";
    /// Something follows the end of the JSON.
    AfterTheEnd {
        /// Its first character.
        found: char,
    } = "after-the-end";
    /// JSON has no comments.
    Comment = "comment";
    /// The file stops in the middle.
    EndsEarly = "ends-early";
    /// Quotes from a word processor, or single ones.
    OddQuotes = "odd-quotes";
    /// A character that can't stand here.
    Unexpected {
        /// The character.
        found: char,
    } = "unexpected";
    /// A word without quotes.
    BareWord {
        /// The word.
        word: String,
    } = "bare-word";
    /// A number in no form that JSON has.
    BadNumber = "bad-number";
    /// A comma before the closing bracket.
    TrailingComma = "trailing-comma";
    /// The same key twice in one object.
    Twice {
        /// The key.
        key: String,
    } = "twice";
    /// A key without quotes.
    KeyWithoutQuotes = "key-without-quotes";
    /// A key without its colon.
    NoColon {
        /// The key.
        key: String,
    } = "no-colon";
    /// Two values without a comma between them.
    NoComma = "no-comma";
    /// A line break or tab inside a text.
    BreakInText = "break-in-text";
    /// A text without its closing quote.
    TextNotClosed = "text-not-closed";
    /// A backslash before something it can't stand before.
    BadEscape = "bad-escape";

    /// A key that Candour does not know.
    UnknownKey {
        /// The key.
        key: String,
    } = "unknown-key";
    /// A key that Candour does not know, and the one that was probably meant.
    UnknownKeyLike {
        /// The key.
        key: String,
        /// The one meant.
        meant: String,
    } = "unknown-key-like";
    /// A key that would report on people: there is none, and there will be none.
    Reporting {
        /// The key.
        key: String,
    } = "reporting";
    /// A key that must be there.
    Missing {
        /// The key.
        key: String,
    } = "missing";
    /// A value of the wrong type.
    WrongType {
        /// The type wanted, in words.
        wanted: &'static str,
        /// The type found, in words.
        found: &'static str,
    } = "wrong-type";
    /// A word that is none of the choices.
    NotAChoice {
        /// The word.
        word: String,
        /// The choices, with commas.
        choices: String,
    } = "not-a-choice";
    /// A word that is none of the choices, and the one probably meant.
    NotAChoiceLike {
        /// The word.
        word: String,
        /// The one meant.
        meant: String,
        /// The choices, with commas.
        choices: String,
    } = "not-a-choice-like";
    /// A number outside its range, or not whole.
    OutOfRange {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    } = "out-of-range";
    /// A text too long.
    TooLong {
        /// The most characters.
        most: usize,
    } = "too-long";
    /// A text with nothing in it.
    Blank = "blank";
    /// A list too long.
    TooMany {
        /// The most items.
        most: usize,
    } = "too-many";
    /// Not a date such as 2027-03-31.
    NotADate = "not-a-date";
    /// Not a host such as copilot.example.org.
    NotAHost {
        /// What was written.
        word: String,
    } = "not-a-host";
    /// Not a link with https or mailto.
    NotALink = "not-a-link";
    /// Not a CSS selector that can be used.
    NotASelector = "not-a-selector";
    /// Not an identifier.
    NotAName = "not-an-identifier";

    /// The policy was written for a newer Candour.
    Future {
        /// The version it asks for.
        version: i64,
        /// The newest this Candour knows.
        newest: i64,
    } = "future";
    /// A pattern that is not a regular expression, or too large a one.
    BadPattern = "bad-pattern";
    /// A pattern that uses something which can't be done in linear time.
    PatternFeature = "pattern-feature";
    /// A pattern without an example of what it finds.
    NoExample = "no-example";
    /// A pattern that misses its own example.
    MissesExample {
        /// Which example, from 1.
        number: usize,
    } = "misses-example";
    /// A pattern that finds what it says it ignores.
    FindsIgnored {
        /// Which example, from 1.
        number: usize,
    } = "finds-ignored";
    /// A pattern that matches nothing at all, or nearly every word.
    FindsEverything = "finds-everything";
    /// Two things of the same identifier.
    SameName {
        /// The identifier.
        name: String,
    } = "same-name";
    /// A reference to something that the policy does not have.
    NoSuch {
        /// What it names.
        name: String,
    } = "no-such";
    /// The same host in two tools of different tiers.
    HostTwice {
        /// The host.
        host: String,
    } = "host-twice";
    /// A host pattern that would approve far too much.
    HostTooWide {
        /// The pattern.
        host: String,
    } = "host-too-wide";
    /// The whole policy as text together with keys of its own.
    TextAndKeys = "text-and-keys";
    /// A key that the policy says it sets did not arrive.
    DidNotArrive {
        /// The key.
        key: String,
    } = "did-not-arrive";
    /// Dates the wrong way round.
    DatesReversed = "dates-reversed";
    /// Places and study rules need the matching kind of policy.
    StudyNeedsUniversity = "study-needs-university";

    /// No contact: a hard stop should say who to ask.
    StopWithoutContact = "stop-without-contact" advice;
    /// The review date has passed.
    ReviewPassed {
        /// The date.
        date: String,
    } = "review-passed" advice;
    /// No review date.
    NoReviewDate = "no-review-date" advice;
    /// The approved tier is stricter than the public one.
    ApprovedStricter {
        /// The kind.
        kind: &'static str,
    } = "approved-stricter" advice;
    /// A host on which the extension does not run: the desk serves it.
    OutOfReach {
        /// The host.
        host: String,
    } = "out-of-reach" advice;
    /// Wording that promises too much.
    Overclaims {
        /// The words.
        words: &'static str,
    } = "overclaims" advice;
    /// A watched word so short or common that it will be found everywhere.
    WatchTooCommon = "watch-too-common" advice;
    /// A kind of work without a rule.
    WorkWithoutRule {
        /// The kind of work.
        work: &'static str,
    } = "work-without-rule" advice;
    /// A rule that says both may and may not.
    MayAndMayNot {
        /// The use.
        what: String,
    } = "may-and-may-not" advice;
}
