//! How often a question may be asked: one a moment, three an hour, never twice in a chat, the
//! least recently seen first, none in quiet mode.
//!
//! The state holds identifiers of questions and times, nothing of any text. It is handed in and
//! handed back: the core keeps nothing, and has no clock.

use serde::{Deserialize, Serialize};

use crate::rules::coach::Reflection;

/// Milliseconds of an hour.
pub const HOUR: i64 = 3_600_000;
/// Questions in any hour, at most.
pub const MOST_AN_HOUR: usize = 3;

/// What is remembered across chats, in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cadence {
    /// When questions were shown within the last hour.
    pub shown: Vec<i64>,
    /// When each question was last seen, by identifier.
    pub seen: Vec<(String, i64)>,
}

/// What is remembered of one chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChatCadence {
    /// Questions that were shown in this chat.
    pub done: Vec<String>,
    /// The moment ("4:before-send") in which the last one was shown.
    pub moment: String,
}

impl Cadence {
    /// The question to ask now, or none. `tiers` hold the questions that fit, the weightiest tier
    /// first; within a tier the one seen longest ago is chosen, and the first of its file among
    /// those never seen.
    #[must_use]
    pub fn pick<'r>(
        &self,
        tiers: &[Vec<&'r Reflection>],
        chat: &ChatCadence,
        moment: &str,
        now: i64,
    ) -> Option<&'r Reflection> {
        if chat.moment == moment || self.within_the_hour(now) >= MOST_AN_HOUR {
            return None;
        }
        let fresh = |question: &&&Reflection| !chat.done.contains(&question.id);
        tiers
            .iter()
            .find_map(|tier| tier.iter().filter(fresh).min_by_key(|question| self.last_seen(&question.id)).copied())
    }

    /// Notes that a question is shown.
    pub fn note(&mut self, id: &str, chat: &mut ChatCadence, moment: &str, now: i64) {
        self.shown.retain(|&time| recent(time, now));
        self.shown.push(now);
        self.seen.retain(|(known, _)| known != id);
        self.seen.push((id.to_owned(), now));
        chat.done.push(id.to_owned());
        moment.clone_into(&mut chat.moment);
    }

    fn within_the_hour(&self, now: i64) -> usize {
        self.shown.iter().filter(|&&time| recent(time, now)).count()
    }

    fn last_seen(&self, id: &str) -> i64 {
        self.seen.iter().find(|(known, _)| known == id).map_or(i64::MIN, |&(_, time)| time)
    }
}

/// Less than an hour from now in either direction: a clock that was put back makes nobody chattier.
const fn recent(time: i64, now: i64) -> bool {
    now.abs_diff(time) < HOUR.unsigned_abs()
}
