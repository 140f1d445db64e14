//! Which questions fit a moment: what is asked for, what the text is made of, what the reply did.
//!
//! Gives triggers of `rules/reflections/`, the weightiest tier first. Whether and which one is
//! asked is for [`super::cadence`] to say.

use super::coach::Audience;
use super::task::{Kind, Reserved, Task};
use crate::rules::coach::{CoachRules, Reflection};
use crate::text::Text;
use crate::text::order;

/// When a question may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// While a prompt is being written.
    #[default]
    BeforeSend,
    /// When a reply is complete, or text was copied out of it.
    AfterReply,
    /// After a long time in one chat, or looking back.
    EndOfSession,
}

impl Moment {
    /// Its name in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BeforeSend => "before-send",
            Self::AfterReply => "after-reply",
            Self::EndOfSession => "end-of-session",
        }
    }
}

/// What is known of a moment beside the prompt.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Signals {
    /// Kinds that the reply check reported ("invented_name").
    pub reply: Vec<String>,
    /// Text was copied out of the reply.
    pub copied: bool,
    /// A file was attached.
    pub attached: bool,
    /// Messages sent in this chat.
    pub turns: u32,
    /// Minutes since the first of them.
    pub minutes: u32,
    /// A review offered safer text and the person went on as it was.
    pub overridden: bool,
    /// The hour on the person's clock, 0 to 23.
    pub hour: Option<u8>,
}

/// From so many characters on a prompt is a whole record rather than a part of one.
const LARGE: usize = 6000;
/// From so many lines that begin as a speaker's turn does a text is a transcript.
const TURNS: usize = 4;
/// A chat is long after so many messages or minutes.
const LONG: (u32, u32) = (12, 60);

/// Questions that fit, in tiers; within a tier in the order of their file.
#[must_use]
pub fn fitting<'r>(
    rules: &'r CoachRules,
    prompt: &Text<'_>,
    task: &Task,
    moment: Moment,
    audience: Audience,
    signals: &Signals,
) -> Vec<Vec<&'r Reflection>> {
    let tiers = match moment {
        Moment::BeforeSend => before_send(rules, prompt, task, signals),
        Moment::AfterReply => after_reply(rules, prompt, task, signals),
        Moment::EndOfSession => vec![looking_back(task, signals)],
    };
    let asked = |triggers: &Vec<String>| {
        let fits = |question: &&Reflection| {
            question.moment == moment.name() && triggers.contains(&question.trigger) && audience.may_see(question)
        };
        rules.questions.iter().filter(fits).collect()
    };
    tiers.iter().map(asked).collect()
}

/// Cues of `rules/tasks/` and the triggers of questions that they stand for.
const OF_TASKS: [(&str, &str); 7] = [
    ("emergency", EMERGENCY),
    ("distress", DISTRESS),
    ("transcript", "transcript"),
    ("multi_agency", "finding:multi_agency_information"),
    ("family_letter", "letter_to_family"),
    ("translation", "translation"),
    ("agreement", "reply_agrees_with_user"),
];
const EMERGENCY: &str = "emergency";
const DISTRESS: &str = "distress_or_strong_feeling";
const SCORE: &str = "risk_score";

/// The triggers of the cues that stand in a text.
#[must_use]
pub fn cues(rules: &CoachRules, text: &Text<'_>, task: &Task) -> Vec<String> {
    let mut found: Vec<String> =
        rules.cues.hits(text).iter().filter_map(|hit| rules.cues.names.get(hit.tag as usize).cloned()).collect();
    let of_task = OF_TASKS.iter().filter(|(cue, _)| task.cues.iter().any(|known| known == cue));
    found.extend(of_task.map(|(_, trigger)| (*trigger).to_owned()));
    if turns(text.source()) >= TURNS {
        found.push("transcript".to_owned());
    }
    order::by_words(&mut found, |cue| cue);
    found.dedup();
    found
}

/// Lines that begin with a time or with a short name and a colon, as a speaker's turn does.
fn turns(source: &str) -> usize {
    let spoken = |line: &&str| {
        let head: String = line.trim_start().chars().take(24).collect();
        let timed = head.trim_start_matches('[').split(' ').next().is_some_and(|first| {
            first.contains(':') && first.starts_with(|letter: char| letter.is_ascii_digit()) && first.len() >= 4
        });
        let named = head.split_once(": ").is_some_and(|(name, _)| {
            (1..=3).contains(&name.split_whitespace().count()) && name.starts_with(char::is_uppercase)
        });
        timed || named
    };
    source.lines().filter(spoken).count()
}

fn before_send(rules: &CoachRules, prompt: &Text<'_>, task: &Task, signals: &Signals) -> Vec<Vec<String>> {
    let (mut first, mut about): (Vec<String>, Vec<String>) =
        cues(rules, prompt, task).into_iter().partition(|cue| cue == EMERGENCY || cue == DISTRESS);
    order::by(&mut first, |cue| (u64::from(cue != EMERGENCY), 0));
    if task.reserved.contains(&Reserved::RiskAssessment) && about.iter().any(|cue| cue == SCORE) {
        first.push(SCORE.to_owned());
    }
    about.retain(|cue| cue != SCORE && task.social_work);
    if about.iter().any(|cue| cue == "transcript") {
        about.push("transcript_or_recording".to_owned());
    }
    if prompt.source().len() >= LARGE {
        about.push("large_paste".to_owned());
    }
    if signals.attached {
        about.push("file_attached".to_owned());
    }
    let mut tiers: Vec<Vec<String>> = first.into_iter().map(|cue| vec![cue]).collect();
    tiers.extend([reserved(task), about, general(task, "person_in_play")]);
    tiers
}

fn after_reply(rules: &CoachRules, prompt: &Text<'_>, task: &Task, signals: &Signals) -> Vec<Vec<String>> {
    let language = signals.reply.iter().filter_map(|kind| of_issue(kind)).map(str::to_owned).collect();
    let mut about = cues(rules, prompt, task);
    about.retain(|_| task.social_work);
    if about.iter().any(|cue| cue == "transcript") {
        about.push("transcript_or_visit_note".to_owned());
    }
    if signals.copied && task.social_work {
        about.push("copied_without_edit".to_owned());
    }
    let advised = task.kind == Kind::Guidance || task.reserved.contains(&Reserved::Decision);
    if advised && task.case {
        about.extend(["recommendation_in_reply".to_owned(), "right_of_reply".to_owned()]);
    }
    vec![language, reserved(task), about, general(task, "record_language")]
}

/// What a kind of issue in a reply asks about.
fn of_issue(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "invented_name" | "invented_date" | "invented_number" | "invented_fact_law" | "wrong_attribution" => {
            "reply:new_detail"
        }
        "invented_quote" | "lost_quote" => "reply:quotation",
        "changed_certainty" | "changed_risk" => "reply:certain",
        "loaded_language" => "reply:blame",
        "us_term" => "reply:us_term",
        "filled_reserved_section" => "analysis",
        _ => return None,
    })
}

fn reserved(task: &Task) -> Vec<String> {
    task.reserved.iter().map(|reserved| reserved.name().to_owned()).collect()
}

/// Where no person or case is spoken of a kind of task asks nothing: silence is a feature.
fn general(task: &Task, also: &str) -> Vec<String> {
    if !task.case {
        return Vec::new();
    }
    vec![format!("task:{}", task.kind.name()), also.to_owned()]
}

fn looking_back(task: &Task, signals: &Signals) -> Vec<String> {
    let mut found = vec!["any".to_owned()];
    if signals.turns >= LONG.0 || signals.minutes >= LONG.1 {
        found = vec!["long_session".to_owned()];
    }
    if signals.overridden {
        found.push("data_warning_overridden".to_owned());
    }
    if signals.hour.is_some_and(|hour| hour >= 19) {
        found.push("busy_or_late".to_owned());
    }
    found.extend(reserved(task));
    found
}
