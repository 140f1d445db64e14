//! The policy as written: every key an organisation or a university can set.
//!
//! There is no key that reads, sends, counts or keeps anything about a person's use, and no key
//! that names an address to send to. A test reads this file and the schema to keep it so.

use super::choices::{
    Audience, Author, DeclarationForm, FirstRun, Language, OnFailure, Purpose, Stance, Suggestible, ToolTier, WatchKind,
};
use super::leaf::{Day, HostPattern, Id, Line, Link, Prose, Selector, Watched, Whole};
use super::shape::record;
use super::study::Study;
use super::verdict::Verdicts;

/// The newest version of the policy's shape that this Candour reads.
pub const NEWEST_FORMAT: i64 = 1;

record! {
    /// A tool, and whether it may have people's data put in.
    #[derive(Debug)]
    pub struct Tool {
        /// The name that people know it by.
        needed "name" => name: Line,
        /// The hosts it runs on, exact (`copilot.cloud.microsoft`) or everything below one (`*.northmere.example`). The closest fit counts.
        needed "hosts" => hosts: Vec<HostPattern>,
        /// Whether it is approved for people's data. Left out, it is public.
        "tier" => tier: ToolTier,
        /// Whether it is approved only when signed in with a work or university account. The same address often serves both, so Candour asks, and treats it as public until the person says so.
        "workAccountOnly" => work_account_only: bool,
        /// A sentence about what it is for, shown with the tool's name.
        "note" => note: Option<Prose>,
        /// Where to read more about it.
        "link" => link: Option<Link>,
    }
}

record! {
    /// A pattern of your own case or record references.
    #[derive(Debug)]
    pub struct Reference {
        /// What people call it, such as "Mosaic person ID".
        needed "name" => name: Line,
        /// A regular expression, without look-around or back-references, tried at the start of each word; it may match 64 characters at most. Capitals and small letters are the same unless `caseMatters`.
        needed "pattern" => pattern: Line,
        /// Whether capitals matter.
        "caseMatters" => case_matters: bool,
        /// Words, one of which must stand within 40 characters for the pattern to count. Use them when the shape alone is ordinary, such as six digits.
        "near" => near: Vec<Line>,
        /// The words that stand in for it, such as "case reference". Left out, `name` is used.
        "standIn" => stand_in: Option<Line>,
        /// Texts in which it must be found; at least one. Invent them: never a real reference.
        needed "finds" => finds: Vec<Line>,
        /// Texts in which it must not be found.
        "ignores" => ignores: Vec<Line>,
    }
}

record! {
    /// A name or place to watch for.
    #[derive(Debug)]
    pub struct Watch {
        /// The words, in any mix of capitals.
        needed "text" => text: Watched,
        /// What it is.
        "kind" => kind: WatchKind,
        /// The words that stand in for it.
        "standIn" => stand_in: Option<Line>,
    }
}

record! {
    /// How to find the parts of a site's page, to mend Candour on a site the day it changes. What is left out stays as Candour has it. No address can be added that the extension was not installed for.
    #[derive(Debug)]
    pub struct Site {
        /// The site, by the name Candour knows it by, or a new one.
        needed "id" => id: Id,
        /// The hosts it runs on.
        "hosts" => hosts: Vec<HostPattern>,
        /// Selectors of the box one writes in.
        "composers" => composers: Vec<Selector>,
        /// Selectors of the send button.
        "sends" => sends: Vec<Selector>,
        /// Selectors of the tool's replies.
        "replies" => replies: Vec<Selector>,
        /// Selectors of the person's own messages.
        "userMessages" => user_messages: Vec<Selector>,
        /// Selectors of boxes in which a sent message is edited.
        "editors" => editors: Vec<Selector>,
        /// Selectors of what starts a new chat.
        "newChat" => new_chat: Vec<Selector>,
        /// Selectors that show that the chat is a temporary one.
        "temporary" => temporary: Vec<Selector>,
    }
}

record! {
    /// Your own words for a declaration of AI use.
    #[derive(Debug)]
    pub struct DeclarationWords {
        /// The form they are for.
        needed "form" => form: DeclarationForm,
        /// The words. Blanks in square brackets, such as `[tool]`, `[date]` and `[task]`, are filled in or left for the person.
        needed "words" => words: Prose,
    }
}

record! {
    /// Somebody to ask.
    #[derive(Debug)]
    pub struct Contact {
        /// A role rather than a name, such as "Data protection team".
        needed "who" => who: Line,
        /// What they are there for. Left out, everything.
        "about" => about: Vec<Purpose>,
        /// How to reach them: a phone number, an address, a room.
        "how" => how: Option<Line>,
        /// A link, or `mailto:` and an email address.
        "link" => link: Option<Link>,
    }
}

record! {
    /// A team or role with rules of its own. The person picks theirs; nothing is checked against a server.
    #[derive(Debug)]
    pub struct Team {
        /// A short identifier.
        needed "id" => id: Id,
        /// The name shown.
        needed "name" => name: Line,
        /// What the organisation says to this team. Left out, as for everybody.
        "stance" => stance: Option<Stance>,
        /// Verdicts for this team. What is left out is as for everybody.
        "verdicts" => verdicts: Option<Verdicts>,
        /// Tools for this team, before those for everybody.
        "tools" => tools: Vec<Tool>,
    }
}

record! {
    /// A policy for Candour: how strict it is, which tools are approved, whom to ask, in whose words. A policy can set rules and words. It can't read, count or send anything about anybody's use.
    #[derive(Debug)]
    pub struct PolicyDocument {
        /// The version of this shape. Always 1 for now.
        needed "format" => format: Whole<1, 1_000_000>,
        /// Who the policy is from, as people will read it: "Set by …".
        needed "name" => name: Line,
        /// Whether an employer or a university wrote it.
        "author" => author: Author,
        /// Your own version or date of issue, shown on the policy page.
        "edition" => edition: Option<Line>,
        /// The day by which it should be read again. After it, people see a quiet notice.
        "reviewBy" => review_by: Option<Day>,
        /// Where the full policy can be read.
        "link" => link: Option<Link>,
        /// Every other top-level key that this policy sets. A browser drops values of the wrong type without a word; with this list Candour notices and says so.
        "sets" => sets: Vec<Line>,
        /// Keys whose values people may change for themselves. Everything else stays as set here.
        "suggested" => suggested: Vec<Suggestible>,
        /// What you say about AI tools, as the first line of every card.
        "stance" => stance: Option<Stance>,
        /// Who Candour speaks to. Left out, the person says.
        "audience" => audience: Option<Audience>,
        /// What happens, by kind of finding and tier of tool. The person may be stricter, never looser.
        "verdicts" => verdicts: Verdicts,
        /// The tools you know, approved or not. With such a list, a tool that is not on it is public, whatever the person says.
        "tools" => tools: Vec<Tool>,
        /// Your own case and record references.
        "references" => references: Vec<Reference>,
        /// Names and places to watch for.
        "watch" => watch: Vec<Watch>,
        /// Words to leave alone, such as the name of your own organisation. Never applied to numbers, and never against `watch`.
        "leaveAlone" => leave_alone: Vec<Watched>,
        /// Mends for sites whose pages have changed.
        "sites" => sites: Vec<Site>,
        /// Your own words for declarations.
        "declarations" => declarations: Vec<DeclarationWords>,
        /// Whom to ask.
        "contacts" => contacts: Vec<Contact>,
        /// What happens when Candour can't check a text.
        "onFailure" => on_failure: Option<OnFailure>,
        /// Whether the welcome page opens once.
        "firstRun" => first_run: Option<FirstRun>,
        /// The language of Candour's words.
        "language" => language: Option<Language>,
        /// Whether reflective questions are offered.
        "questions" => questions: Option<bool>,
        /// How many days a person's own record is kept on their own machine before it is deleted: 0 keeps none. A smaller number wins.
        "recordDays" => record_days: Option<Whole<0, 365>>,
        /// Teams or roles with rules of their own.
        "teams" => teams: Vec<Team>,
        /// Rules for study and assessment.
        "study" => study: Option<Study>,
    }
}
