//! The policy page: which rules hold, who set each, what is wrong, whom to ask.

use serde::Serialize;

use super::policy_view::setter_words;
use super::settings_view::{SettingView, ToolView, settings_view, tools};
use super::study_view::{StudyView, study_view};
use crate::engine::Engine;
use crate::policy::choices::{Author, FirstRun, Purpose, Stance};
use crate::policy::document::PolicyDocument;
use crate::policy::problem::Problem;
use crate::policy::{self, Kind, Setter, Tier};

/// The rules in force, in finished words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the page.
pub struct PolicyView {
    /// "waiting", "none", "held" or "broken".
    pub state: &'static str,
    pub state_words: String,
    /// What the organisation says about AI tools, as the first line of cards.
    pub first_line: String,
    /// For whom Candour is set up and whose rules hold, in one line.
    pub mode: String,
    pub policies: Vec<SourceView>,
    pub values: Vec<ValueView>,
    pub verdicts: Vec<VerdictView>,
    pub tools: Vec<ToolView>,
    /// What the person may change.
    pub settings: Vec<SettingView>,
    pub contacts: Vec<ContactView>,
    pub problems: Vec<ProblemView>,
    /// Whether the welcome page should open after installing.
    pub welcome: bool,
    /// "ask" or "stop".
    pub on_failure: &'static str,
    pub study: Option<StudyView>,
    /// What a policy can't do, for the page "who can see what".
    pub promise: String,
}

/// One policy that holds.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SourceView {
    pub name: String,
    pub author: &'static str,
    pub edition: Option<String>,
    pub review_by: Option<String>,
    pub link: Option<String>,
    /// A quiet notice once the review date has passed.
    pub overdue: Option<String>,
}

/// One setting, its value and who set it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ValueView {
    pub key: &'static str,
    pub word: String,
    pub value: String,
    pub value_word: String,
    pub set_by: String,
    /// Whether the person can't change it.
    pub locked: bool,
}

/// What happens to one kind of finding.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct VerdictView {
    pub kind: &'static str,
    pub word: String,
    pub public: ValueView,
    pub approved: ValueView,
}

/// Somebody to ask.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ContactView {
    pub who: String,
    pub about: Vec<String>,
    pub how: Option<String>,
    pub link: Option<String>,
    pub by: String,
}

/// Something wrong with a policy.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProblemView {
    pub path: String,
    pub line: Option<u32>,
    pub words: String,
    /// Whether it may be passed by.
    pub advice: bool,
}

/// What came of checking a file that a person is about to import.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct CheckedView {
    pub right: bool,
    pub name: Option<String>,
    /// The setting under which it is kept: "university" or "placement".
    pub slot: Option<&'static str>,
    pub problems: Vec<ProblemView>,
}

/// The policy page.
#[must_use]
pub fn policy_page(engine: &Engine) -> PolicyView {
    let policy = engine.policy();
    let words = engine.wording();
    let state = match (policy.is_strict(), policy.problems().is_empty(), policy.policies().is_empty()) {
        (true, false, _) => "broken",
        (true, true, _) => "waiting",
        (false, _, true) => "none",
        (false, _, false) => "held",
    };
    let managed = policy.policies().iter().any(|held| held.document.author == Author::Organisation);
    // An organisation has answered the welcome page's questions, unless it asks for the page itself.
    let asked = policy.first_run().by != Setter::Candour;
    PolicyView {
        state,
        state_words: words.get(&format!("policy.state.{state}")).to_owned(),
        first_line: first_line(engine),
        mode: mode(engine, state),
        policies: policy.policies().iter().map(|held| source(engine, &held.document)).collect(),
        values: values(engine),
        verdicts: Kind::ALL.iter().map(|kind| verdict(engine, *kind)).collect(),
        tools: tools(engine),
        settings: settings_view(engine),
        contacts: contacts(engine),
        problems: problems(engine, policy.problems()),
        welcome: policy.first_run().value == FirstRun::Show && (!managed || asked) && !policy.is_strict(),
        on_failure: policy.on_failure().value.word(),
        study: study_view(engine),
        promise: words.get("policy.promise").to_owned(),
    }
}

/// Checks the text of a policy, with words for what is wrong.
#[must_use]
pub fn checked(engine: &Engine, text: &str) -> CheckedView {
    match policy::load(text, None) {
        Ok(held) => CheckedView {
            right: true,
            name: Some(held.document.name.as_str().to_owned()),
            slot: Some(if held.document.author == Author::University { "university" } else { "placement" }),
            problems: problems(engine, &held.advice),
        },
        Err(found) => CheckedView { right: false, name: None, slot: None, problems: problems(engine, &found) },
    }
}

fn first_line(engine: &Engine) -> String {
    let stance = engine.policy().stance();
    let who = match &stance.by {
        Setter::Policy(name) => name.clone(),
        _ => engine.wording().get("policy.your-employer").to_owned(),
    };
    let known = stance.value != Stance::default() || stance.by != Setter::Candour;
    let key = if known { stance.value.word() } else { "unknown" };
    engine.wording().say(&format!("policy.stance.{key}.line"), &[("name", &who)])
}

/// "Practitioner. Rules from Northmere Council."
fn mode(engine: &Engine, state: &str) -> String {
    let (words, policy) = (engine.wording(), engine.policy());
    let names: Vec<&str> = policy.policies().iter().map(|held| held.document.name.as_str()).collect();
    let rules = words.say(&format!("popup.rules.{state}"), &[("name", &names.join(", "))]);
    let key = format!("policy.value.audience.{}", policy.audience().value.word());
    format!("{}. {rules}", words.get(&key))
}

fn source(engine: &Engine, document: &PolicyDocument) -> SourceView {
    let text = |line: Option<&str>| line.map(str::to_owned);
    let name = document.name.as_str();
    let late = engine.policy().overdue().any(|overdue| overdue.name == document.name);
    SourceView {
        name: name.to_owned(),
        author: document.author.word(),
        edition: text(document.edition.as_ref().map(crate::policy::leaf::Line::as_str)),
        review_by: document.review_by.as_ref().map(|by| super::pair::day(engine.wording(), by.as_str())),
        link: text(document.link.as_ref().map(crate::policy::leaf::Link::as_str)),
        overdue: late.then(|| engine.wording().say("policy.overdue", &[("name", name)])),
    }
}

fn value(engine: &Engine, key: &'static str, value: &str, by: &Setter) -> ValueView {
    let words = engine.wording();
    let shown = words.find(&format!("policy.value.{key}.{value}")).unwrap_or(value);
    ValueView {
        key,
        word: words.get(&format!("policy.value.{key}.word")).to_owned(),
        value: value.to_owned(),
        value_word: shown.to_owned(),
        set_by: setter_words(engine, by),
        locked: matches!(by, Setter::Policy(_)),
    }
}

fn values(engine: &Engine) -> Vec<ValueView> {
    let policy = engine.policy();
    let (audience, stance, language) = (policy.audience(), policy.stance(), policy.language());
    let (questions, days, failure) = (policy.questions(), policy.record_days(), policy.on_failure());
    let asked = if questions.value { "yes" } else { "no" };
    vec![
        value(engine, "audience", audience.value.word(), &audience.by),
        value(engine, "stance", stance.value.word(), &stance.by),
        value(engine, "language", language.value.word(), &language.by),
        value(engine, "questions", asked, &questions.by),
        value(engine, "recordDays", &days.value.to_string(), &days.by),
        value(engine, "onFailure", failure.value.word(), &failure.by),
    ]
}

fn verdict(engine: &Engine, kind: Kind) -> VerdictView {
    let of = |tier: Tier| {
        let ruled = engine.policy().verdict(kind, tier);
        value(engine, "verdict", ruled.value.word(), &ruled.by)
    };
    VerdictView {
        kind: kind.word(),
        word: engine.wording().get(&format!("policy.kind.{}", kind.word())).to_owned(),
        public: of(Tier::Public),
        approved: of(Tier::Approved),
    }
}

fn contacts(engine: &Engine) -> Vec<ContactView> {
    let of_policy = |held: &policy::Policy| {
        let by = held.document.name.as_str().to_owned();
        let view = move |contact: &crate::policy::document::Contact| ContactView {
            who: contact.who.as_str().to_owned(),
            about: contact.about.iter().map(|purpose: &Purpose| about(engine, *purpose)).collect(),
            how: contact.how.as_ref().map(|how| how.as_str().to_owned()),
            link: contact.link.as_ref().map(|link| link.as_str().to_owned()),
            by: by.clone(),
        };
        held.document.contacts.iter().map(view).collect::<Vec<_>>()
    };
    engine.policy().policies().iter().flat_map(of_policy).collect()
}

fn about(engine: &Engine, purpose: Purpose) -> String {
    engine.wording().get(&format!("policy.about.{}", purpose.word())).to_owned()
}

fn problems(engine: &Engine, found: &[Problem]) -> Vec<ProblemView> {
    let view = |problem: &Problem| {
        let blanks = problem.trouble.blanks();
        let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ProblemView {
            path: problem.path.clone(),
            line: problem.line,
            words: engine.wording().say(&format!("policy-problem.{}", problem.trouble.key()), &blanks),
            advice: problem.is_advice(),
        }
    };
    found.iter().map(view).collect()
}
