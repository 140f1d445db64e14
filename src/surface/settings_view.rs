//! The settings a person may change: what each is for, the choices in words, and which an
//! organisation has fixed.

use serde::Serialize;

use super::policy_view::setter_words;
use crate::engine::Engine;
use crate::policy::choices::{Audience, Language, OnFailure, Stance, Suggestible};
use crate::policy::document::Tool;
use crate::policy::study::Work;
use crate::policy::{Ruled, Setter};

/// One setting.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the page.
pub struct SettingView {
    pub key: &'static str,
    pub word: String,
    /// What it is for, in one sentence.
    pub why: String,
    pub choices: Vec<ChoiceView>,
    /// Who set it, where it can't be changed.
    pub fixed_by: Option<String>,
}

/// One choice of a setting.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct ChoiceView {
    pub value: Chosen,
    pub word: String,
    /// What follows from it, where that is not plain.
    pub means: Option<String>,
    pub chosen: bool,
}

/// A value as settings keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Chosen {
    /// One of a list of words, or an identifier.
    Word(String),
    /// A number of days.
    Number(i64),
    /// Yes or no.
    Is(bool),
}

/// A tool that a policy or the person knows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ToolView {
    pub name: String,
    pub hosts: Vec<String>,
    pub tier: &'static str,
    pub tier_word: String,
    pub note: Option<String>,
    pub link: Option<String>,
    /// What to ask the person, where the tool is approved only with a work account.
    pub ask: Option<String>,
    /// Whether the person said that they use it with such an account.
    pub said: bool,
}

/// Days for which a record can be kept, to choose from.
const DAYS: [i64; 5] = [0, 7, 30, 90, 365];

/// Every setting, in the order shown.
#[must_use]
pub fn settings_view(engine: &Engine) -> Vec<SettingView> {
    let policy = engine.policy();
    let (audience, stance) = (policy.audience(), policy.stance());
    let (language, failure) = (policy.language(), policy.on_failure());
    let mut all = vec![
        words(
            engine,
            "audience",
            Audience::WORDS,
            said(audience.value.word(), &audience.by),
            policy.fixed(Suggestible::Audience),
        ),
        words(engine, "stance", Stance::WORDS, said(stance.value.word(), &stance.by), fixed(&stance)),
    ];
    all.extend(team(engine));
    all.extend([
        words(engine, "language", Language::WORDS, Some(language.value.word()), policy.fixed(Suggestible::Language)),
        questions(engine),
        days(engine),
        words(engine, "onFailure", OnFailure::WORDS, Some(failure.value.word()), fixed(&failure)),
    ]);
    all
}

/// The word of a value, where somebody chose it: nobody is told who they are.
fn said(word: &'static str, by: &Setter) -> Option<&'static str> {
    (*by != Setter::Candour).then_some(word)
}

fn fixed<T>(ruled: &Ruled<T>) -> Option<Setter> {
    matches!(ruled.by, Setter::Policy(_)).then(|| ruled.by.clone())
}

fn setting(engine: &Engine, key: &'static str, choices: Vec<ChoiceView>, by: Option<Setter>) -> SettingView {
    let words = engine.wording();
    let name = format!("policy.value.{key}.word");
    let asked = words.find(&format!("settings.ask.{key}")).unwrap_or_else(|| words.get(&name));
    let why = words.get(&format!("policy.value.{key}.why")).to_owned();
    let fixed_by = by.map(|by| setter_words(engine, &by));
    SettingView { key, word: asked.to_owned(), why, choices, fixed_by }
}

fn choice(engine: &Engine, key: &str, value: Chosen, name: &str, chosen: bool) -> ChoiceView {
    let words = engine.wording();
    ChoiceView {
        value,
        word: words.get(&format!("policy.value.{key}.{name}")).to_owned(),
        means: words.find(&format!("policy.value.{key}.{name}-means")).map(str::to_owned),
        chosen,
    }
}

fn words(
    engine: &Engine,
    key: &'static str,
    all: &[&'static str],
    now: Option<&'static str>,
    by: Option<Setter>,
) -> SettingView {
    // Only languages that there are words in.
    let known = |word: &&&str| key != "language" || **word == "browser" || engine.book().wording(word).is_some();
    let view = |word: &&'static str| choice(engine, key, Chosen::Word((*word).to_owned()), word, now == Some(*word));
    setting(engine, key, all.iter().filter(known).map(view).collect(), by)
}

/// The teams of a policy; left out where there are none.
fn team(engine: &Engine) -> Option<SettingView> {
    let policy = engine.policy();
    let own = policy.settings().team.as_ref();
    let teams = policy.policies().iter().flat_map(|held| &held.document.teams);
    let view = |team: &crate::policy::document::Team| ChoiceView {
        value: Chosen::Word(team.id.as_str().to_owned()),
        word: team.name.as_str().to_owned(),
        means: None,
        chosen: own == Some(&team.id),
    };
    let choices: Vec<ChoiceView> = teams.map(view).collect();
    (!choices.is_empty()).then(|| setting(engine, "team", choices, None))
}

fn questions(engine: &Engine) -> SettingView {
    let asked = engine.policy().questions().value;
    let both = [("yes", true), ("no", false)];
    let view = |(name, is): (&str, bool)| choice(engine, "questions", Chosen::Is(is), name, asked == is);
    setting(engine, "questions", both.into_iter().map(view).collect(), engine.policy().fixed(Suggestible::Questions))
}

/// Fewer days than an organisation set may always be chosen, more never.
fn days(engine: &Engine) -> SettingView {
    let policy = engine.policy();
    let most = policy.fixed_days().unwrap_or(i64::MAX);
    let now = policy.record_days().value;
    let mut offered: Vec<i64> = DAYS.into_iter().chain([now]).filter(|days| *days <= most).collect();
    offered.sort_unstable();
    offered.dedup();
    let words = engine.wording();
    let view = |days: i64| ChoiceView {
        value: Chosen::Number(days),
        word: if days == 0 {
            words.get("settings.days.none").to_owned()
        } else {
            words.say("settings.days.some", &[("n", &days.to_string())])
        },
        means: None,
        chosen: days == now,
    };
    setting(engine, "recordDays", offered.into_iter().map(view).collect(), None)
}

/// The kinds of work to choose from, where a university's pack holds.
#[must_use]
pub fn work_setting(engine: &Engine) -> SettingView {
    let now = engine.policy().settings().working_on.map(Work::word);
    let view = |work: &Work| ChoiceView {
        value: Chosen::Word(work.word().to_owned()),
        word: engine.wording().get(&format!("study.work.{}", work.word())).to_owned(),
        means: None,
        chosen: now == Some(work.word()),
    };
    setting(engine, "workingOn", Work::ALL.iter().map(view).collect(), None)
}

/// Every tool that somebody named: the team's, the organisations', the person's own.
#[must_use]
pub fn tools(engine: &Engine) -> Vec<ToolView> {
    let words = engine.wording();
    let view = |tool: &Tool| ToolView {
        name: tool.name.as_str().to_owned(),
        hosts: tool.hosts.iter().map(|host| host.as_str().to_owned()).collect(),
        tier: tool.tier.word(),
        tier_word: words.get(&format!("policy.tier.{}", tool.tier.word())).to_owned(),
        note: tool.note.as_ref().map(|note| note.as_str().to_owned()),
        link: tool.link.as_ref().map(|link| link.as_str().to_owned()),
        ask: tool.asks_for_an_account().then(|| words.say("settings.account", &[("tool", tool.name.as_str())])),
        said: engine.policy().settings().has_account(tool),
    };
    engine.policy().known_tools().map(view).collect()
}
