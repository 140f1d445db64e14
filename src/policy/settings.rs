//! The person's own settings, as far as they are about rules. Kept in the person's browser.

use super::choices::{Audience, Language, OnFailure, Stance};
use super::document::{PolicyDocument, Tool, Watch};
use super::json::parse;
use super::leaf::{HostPattern, Id, Line, Watched, Whole};
use super::problem::{Problem, Trouble};
use super::read::{Readable, Reader};
use super::shape::record;
use super::study::{Place, Work};
use super::verdict::Verdicts;

record! {
    /// What a person has chosen. Everything may be left out; keys that belong to other parts of the extension are passed by.
    #[derive(Debug)]
    pub struct Settings {
        /// Who they are.
        "audience" => audience: Option<Audience>,
        /// What their employer or university says, as they understand it.
        "stance" => stance: Option<Stance>,
        /// Their team, from the organisation's list.
        "team" => team: Option<Id>,
        /// Their own verdicts: where an organisation has set one, only a stricter one counts.
        "verdicts" => verdicts: Verdicts,
        /// Tools they know. Counts only where no policy has a list of tools.
        "tools" => tools: Vec<Tool>,
        /// Hosts at which the person says that they are signed in with a work or university account.
        "workAccounts" => work_accounts: Vec<HostPattern>,
        /// The kind of work that a student has in hand.
        "workingOn" => working_on: Option<Work>,
        /// Names and places to watch for.
        "watch" => watch: Vec<Watch>,
        /// Words to leave alone.
        "leaveAlone" => leave_alone: Vec<Watched>,
        /// What happens when Candour can't check a text.
        "onFailure" => on_failure: Option<OnFailure>,
        /// The language of Candour's words.
        "language" => language: Option<Language>,
        /// Whether reflective questions are offered.
        "questions" => questions: Option<bool>,
        /// How many days their record is kept.
        "recordDays" => record_days: Option<Whole<0, 365>>,
        /// A university's pack that they chose or imported.
        "university" => university: Option<PolicyDocument>,
        /// A placement agency's policy that they imported.
        "placement" => placement: Option<PolicyDocument>,
        /// Their programme, as the pack names it.
        "programme" => programme: Option<Line>,
        /// The module they are working for.
        "module" => module: Option<Line>,
        /// The assignment they are working for.
        "assignment" => assignment: Option<Line>,
    }
}

impl Settings {
    /// Reads settings from JSON text. Nothing is refused: what can't be read counts as not set,
    /// stays where it is stored, and is named in the problems.
    #[must_use]
    pub fn load(text: &str) -> (Self, Vec<Problem>) {
        let root = match parse(text) {
            Ok(root) => root,
            Err(problem) => return (Settings::default(), vec![problem]),
        };
        let mut reader = Reader::default();
        let settings = Settings::read(&root, &mut reader).unwrap_or_default();
        let mut problems = reader.into_problems();
        problems.retain(|problem| !is_of_another_part(problem));
        (settings, problems)
    }

    /// Whether the person said that they use `tool` with a work or university account.
    #[must_use]
    pub fn has_account(&self, tool: &Tool) -> bool {
        tool.hosts.iter().any(|host| self.work_accounts.contains(host))
    }

    /// Where the student is.
    #[must_use]
    pub fn place(&self) -> Place {
        let text = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
        Place { programme: text(&self.programme), module: text(&self.module), assignment: text(&self.assignment) }
    }
}

/// A key at the top that is not ours: the popup's, the desk's, the record's.
fn is_of_another_part(problem: &Problem) -> bool {
    let unknown = matches!(
        problem.trouble,
        Trouble::UnknownKey { .. } | Trouble::UnknownKeyLike { .. } | Trouble::Reporting { .. }
    );
    unknown && problem.path.matches(['.', '[']).count() == 1
}
