//! A university's pack: what is allowed for each kind of work, and how its use is declared.

use super::leaf::{Day, Line, Link, Prose};
use super::shape::{choice, record};

choice! {
    /// A kind of work that students do.
    pub enum Work {
        /// An essay.
        "essay" => Essay,
        /// A reflective log or journal.
        "reflective-log" => ReflectiveLog,
        /// A case study.
        "case-study" => CaseStudy,
        /// An exam or a timed test.
        "exam" => Exam,
        /// Group work.
        "group-work" => GroupWork,
        /// A record written on placement, for the agency.
        "placement-record" => PlacementRecord,
        /// A dissertation or a long project.
        "dissertation" => Dissertation
    }
}

choice! {
    /// How far AI may be used: always shown with its word and its shape, never by colour alone.
    pub enum Light {
        /// Ask first: not for everything, not without asking or declaring.
        "amber" => Amber,
        /// Not for this piece of work.
        "red" => Red,
        /// Expected or welcome; show how you used it.
        "green" => Green
    }
}

choice! {
    /// When use must be declared.
    pub enum Declare {
        /// Always, also to say that none was used.
        "always" => Always,
        /// When AI was used in any way.
        "if-used" => IfUsed,
        /// Only when its words or ideas are in the work.
        "if-in-the-work" => IfInTheWork,
        /// Not at all; an acknowledgement is still welcome.
        "not-needed" => NotNeeded
    }
}

choice! {
    /// How far AI may go in reflective writing.
    pub enum Reflecting {
        /// Questions to think with; the words are the student's.
        "questions-only" => QuestionsOnly,
        /// Not at all.
        "none" => None,
        /// Spelling and grammar after the student has written.
        "language-only" => LanguageOnly
    }
}

choice! {
    /// The citation style.
    pub enum CitationStyle {
        /// Harvard, in the form that Cite Them Right gives.
        "harvard" => Harvard,
        /// APA, seventh edition.
        "apa" => Apa,
        /// MLA, ninth edition.
        "mla" => Mla
    }
}

choice! {
    /// How the pack names its levels.
    pub enum Scale {
        /// Red, amber and green.
        "traffic-light" => TrafficLight,
        /// Five levels, from no AI to exploring with AI.
        "five-levels" => FiveLevels
    }
}

record! {
    /// The rule for one kind of work, for everybody or for one programme, module or assignment. The most specific rule counts.
    #[derive(Debug)]
    pub struct WorkRule {
        /// The kind of work.
        needed "work" => work: Work,
        /// Only for this programme.
        "programme" => programme: Option<Line>,
        /// Only for this module.
        "module" => module: Option<Line>,
        /// Only for this assignment.
        "assignment" => assignment: Option<Line>,
        /// How far AI may be used.
        needed "light" => light: Light,
        /// The level's name in your own scale, such as "Level 2: planning".
        "level" => level: Option<Line>,
        /// What a student may use AI for.
        "may" => may: Vec<Line>,
        /// What to ask about first.
        "askFirst" => ask_first: Vec<Line>,
        /// What not to use AI for.
        "mayNot" => may_not: Vec<Line>,
        /// When use must be declared.
        "declare" => declare: Option<Declare>,
        /// Where the declaration goes, such as "on the cover sheet".
        "declareWhere" => declare_where: Option<Line>,
        /// What to keep or attach, such as "prompts and first output, as an appendix".
        "keep" => keep: Option<Line>,
        /// Whether spelling and grammar tools count as AI here.
        "grammarToolsCount" => grammar_tools_count: Option<bool>,
        /// How far AI may go in reflective writing.
        "reflecting" => reflecting: Option<Reflecting>,
        /// Something a student should know, in the words of the university.
        "note" => note: Option<Prose>,
        /// Where this rule is written.
        "link" => link: Option<Link>,
        /// The first day it counts.
        "from" => from: Option<Day>,
        /// The last day it counts.
        "until" => until: Option<Day>,
    }
}

record! {
    /// Rules for study and assessment.
    #[derive(Debug)]
    pub struct Study {
        /// How you name your levels.
        "scale" => scale: Scale,
        /// One warm sentence that every student sees first.
        "welcome" => welcome: Option<Prose>,
        /// The citation style.
        "citation" => citation: Option<CitationStyle>,
        /// When use must be declared, where a rule says nothing.
        "declare" => declare: Option<Declare>,
        /// Where declarations go, where a rule says nothing.
        "declareWhere" => declare_where: Option<Line>,
        /// The rule about information from placements. Nothing here makes Candour looser about people's data.
        "placement" => placement: Option<Prose>,
        /// How students with agreed adjustments use tools.
        "adjustments" => adjustments: Option<Prose>,
        /// The rules.
        needed "work" => work: Vec<WorkRule>,
    }
}

/// Where a student is: which programme, module and assignment they are working for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The programme, as the pack names it.
    pub programme: Option<String>,
    /// The module, as the pack names it.
    pub module: Option<String>,
    /// The assignment, as the pack names it.
    pub assignment: Option<String>,
}

impl WorkRule {
    /// How specific the rule is when it fits `place` on `today`; `None` when it does not fit.
    fn fit(&self, place: &Place, today: Option<&Day>) -> Option<u8> {
        let in_time = today.is_none_or(|today| {
            self.from.as_ref().is_none_or(|from| from <= today)
                && self.until.as_ref().is_none_or(|until| today <= until)
        });
        let narrowed = [
            (&self.assignment, &place.assignment, 4),
            (&self.module, &place.module, 2),
            (&self.programme, &place.programme, 1),
        ];
        let mut fit = 0;
        for (wanted, here, weight) in narrowed {
            match (wanted, here) {
                (None, _) => {}
                (Some(wanted), Some(here)) if same(wanted.as_str(), here) => fit += weight,
                _ => return None,
            }
        }
        in_time.then_some(fit)
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl Study {
    /// The rule for `work` at `place` on `today`: the most specific that fits, of equals the
    /// stricter. `None` where the pack says nothing: then the answer is "ask first".
    #[must_use]
    pub fn rule(&self, work: Work, place: &Place, today: Option<&Day>) -> Option<&WorkRule> {
        let strictness = |light| match light {
            Light::Green => 0,
            Light::Amber => 1,
            Light::Red => 2,
        };
        let fitting = self.work.iter().filter(|rule| rule.work == work);
        let ranked = fitting.filter_map(|rule| rule.fit(place, today).map(|fit| (fit, rule)));
        ranked.max_by_key(|(fit, rule)| (*fit, strictness(rule.light))).map(|(_, rule)| rule)
    }
}
