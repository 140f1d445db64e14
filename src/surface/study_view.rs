//! What a student sees: the light for each kind of work, in words and shapes; how use is
//! declared; the four steps of PAIR; and on placement both sides' rules, the stricter first.

use serde::Serialize;

use super::policy_view::setter_words;
use super::settings_view::{SettingView, work_setting};
use crate::engine::Engine;
use crate::policy::choices::{Audience, Author, Purpose};
use crate::policy::study::{Declare, Light, Reflecting, Study, Work, WorkRule};
use crate::policy::{Kind, Tier};

/// The cards of student mode.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the page.
pub struct StudyView {
    pub name: String,
    pub welcome: String,
    pub citation: &'static str,
    /// The kinds of work to choose from, and the one in hand.
    pub working_on: SettingView,
    pub work: Vec<WorkView>,
    pub pair: Vec<PairStep>,
    pub placement: PlacementView,
    /// Whether a practice educator is looking at what students see.
    pub educator: bool,
    pub adjustments: Option<String>,
}

/// The rule for one kind of work.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WorkView {
    pub work: &'static str,
    pub word: String,
    /// "red", "amber" or "green"; never shown without its word and shape.
    pub light: &'static str,
    pub light_word: String,
    pub shape: String,
    pub level: Option<String>,
    pub may: Vec<String>,
    pub ask_first: Vec<String>,
    pub may_not: Vec<String>,
    pub declare: String,
    pub declare_where: Option<String>,
    pub keep: Option<String>,
    pub grammar_tools: Option<String>,
    /// For reflective writing: how far AI may go, and the questions to think with instead.
    pub reflecting: Option<String>,
    pub questions: Vec<String>,
    pub note: Option<String>,
    pub link: Option<String>,
    /// Where the rule comes from: "Module SW204".
    pub source: String,
    /// Whom to ask.
    pub ask: Option<String>,
}

/// One step of PAIR: problem, AI tool, interaction, reflection.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct PairStep {
    pub step: &'static str,
    pub word: String,
    pub question: String,
    pub help: String,
}

/// Both sides' rules for people's data on placement.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct PlacementView {
    pub heading: String,
    pub rule: Option<String>,
    /// Each authority with what it says of people's names in a public tool.
    pub sides: Vec<SideView>,
    /// What holds, and why.
    pub holds: String,
}

/// What one side says.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct SideView {
    pub name: String,
    pub says: String,
}

/// What a student sees, where a university's pack holds.
#[must_use]
pub fn study_view(engine: &Engine) -> Option<StudyView> {
    let (study, document) = engine.policy().study()?;
    let words = engine.wording();
    let welcome =
        study.welcome.as_ref().map_or_else(|| words.get("study.welcome").to_owned(), |w| w.as_str().to_owned());
    Some(StudyView {
        name: document.name.as_str().to_owned(),
        welcome,
        citation: study.citation.unwrap_or_default().word(),
        working_on: work_setting(engine),
        work: Work::ALL.iter().map(|work| work_view(engine, study, *work)).collect(),
        pair: pair(engine),
        placement: placement(engine, study),
        educator: engine.policy().audience().value == Audience::PracticeEducator,
        adjustments: study.adjustments.as_ref().map(|text| text.as_str().to_owned()),
    })
}

/// The four steps, with one question each; their notes become the declaration and an appendix.
#[must_use]
pub fn pair(engine: &Engine) -> Vec<PairStep> {
    let words = engine.wording();
    let step = |step: &'static str| {
        let say = |what: &str| words.get(&format!("study.pair.{step}.{what}")).to_owned();
        PairStep { step, word: say("word"), question: say("question"), help: say("help") }
    };
    ["problem", "tool", "interaction", "reflection"].map(step).to_vec()
}

pub(crate) fn work_view(engine: &Engine, study: &Study, work: Work) -> WorkView {
    let words = engine.wording();
    let rule = engine.policy().work_rule(work);
    let light = rule.map_or(Light::Amber, |rule| rule.light);
    let declare = rule.and_then(|rule| rule.declare).or(study.declare).unwrap_or(Declare::IfUsed);
    let lines = |of: fn(&WorkRule) -> &Vec<crate::policy::leaf::Line>| {
        rule.map(|rule| of(rule).iter().map(|line| line.as_str().to_owned()).collect()).unwrap_or_default()
    };
    let reflecting = reflecting(rule, work, light);
    WorkView {
        work: work.word(),
        word: words.get(&format!("study.work.{}", work.word())).to_owned(),
        light: light.word(),
        light_word: words.get(&format!("study.light.{}.word", light.word())).to_owned(),
        shape: words.get(&format!("study.light.{}.shape", light.word())).to_owned(),
        level: rule.and_then(|rule| rule.level.as_ref()).map(|level| level.as_str().to_owned()),
        may: lines(|rule| &rule.may),
        ask_first: lines(|rule| &rule.ask_first),
        may_not: lines(|rule| &rule.may_not),
        declare: words.get(&format!("study.declare.{}", declare.word())).to_owned(),
        declare_where: place(rule, study),
        keep: rule.and_then(|rule| rule.keep.as_ref()).map(|keep| keep.as_str().to_owned()),
        grammar_tools: rule
            .and_then(|rule| rule.grammar_tools_count)
            .map(|count| words.get(if count { "study.grammar.counts" } else { "study.grammar.free" }).to_owned()),
        reflecting: reflecting.map(|how| words.get(&format!("study.reflecting.{}", how.word())).to_owned()),
        questions: if reflecting.is_some() { reflective_questions(engine) } else { Vec::new() },
        note: rule.and_then(|rule| rule.note.as_ref()).map(|note| note.as_str().to_owned()),
        link: rule.and_then(|rule| rule.link.as_ref()).map(|link| link.as_str().to_owned()),
        source: source(engine, rule),
        ask: engine.policy().contacts(Purpose::Study).next().map(|(contact, _)| contact.who.as_str().to_owned()),
    }
}

fn place(rule: Option<&WorkRule>, study: &Study) -> Option<String> {
    let own = rule.and_then(|rule| rule.declare_where.as_ref());
    own.or(study.declare_where.as_ref()).map(|place| place.as_str().to_owned())
}

/// Reflective writing always says how far AI may go; where the light is red, not at all.
fn reflecting(rule: Option<&WorkRule>, work: Work, light: Light) -> Option<Reflecting> {
    let said = rule.and_then(|rule| rule.reflecting);
    match (work, light) {
        (_, Light::Red) if said.is_some() || work == Work::ReflectiveLog => Some(Reflecting::None),
        (Work::ReflectiveLog, _) => Some(said.unwrap_or_default()),
        _ => said,
    }
}

/// Questions to think with, our own words, no AI.
fn reflective_questions(engine: &Engine) -> Vec<String> {
    let words = engine.wording();
    (1..=9).map_while(|number| words.find(&format!("study.think.{number}")).map(str::to_owned)).collect()
}

fn source(engine: &Engine, rule: Option<&WorkRule>) -> String {
    let words = engine.wording();
    let Some(rule) = rule else {
        return words.get("study.source.none").to_owned();
    };
    let narrowed = [("assignment", &rule.assignment), ("module", &rule.module), ("programme", &rule.programme)];
    let most = narrowed.into_iter().find_map(|(level, name)| Some((level, name.as_ref()?)));
    match most {
        Some((level, name)) => words.say(&format!("study.source.{level}"), &[("name", name.as_str())]),
        None => words.get("study.source.everybody").to_owned(),
    }
}

fn placement(engine: &Engine, study: &Study) -> PlacementView {
    let (policy, words) = (engine.policy(), engine.wording());
    let side = |held: &crate::policy::Policy| {
        let said = held.document.verdicts.get(Kind::Person, Tier::Public);
        let key = said.map_or_else(|| "unsaid".to_owned(), |verdict| verdict.word().to_owned());
        SideView {
            name: held.document.name.as_str().to_owned(),
            says: words.get(&format!("policy.value.verdict.{key}")).to_owned(),
        }
    };
    let ruled = policy.verdict(Kind::Person, Tier::Public);
    let says = words.get(&format!("policy.value.verdict.{}", ruled.value.word())).to_owned();
    let both = policy.policies().iter().any(|held| held.document.author == Author::Organisation);
    let key = if both { "study.placement.both" } else { "study.placement.one" };
    PlacementView {
        heading: words.get("study.placement.heading").to_owned(),
        rule: study.placement.as_ref().map(|rule| rule.as_str().to_owned()),
        sides: policy.policies().iter().map(side).collect(),
        holds: words.say(key, &[("says", &says), ("by", &setter_words(engine, &ruled.by))]),
    }
}
