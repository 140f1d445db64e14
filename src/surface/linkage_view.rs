//! What still points at somebody once the names are gone, and what to make more general first.

use serde::Serialize;

use super::request::{ChatState, Moment, ReviewRequest};
use crate::engine::Engine;
use crate::findings::linkage::{Level, Linkage, Tally};
use crate::policy::{Kind, Ruled, Verdict};
use crate::text::Text;
use crate::text::order;

/// More changes than this are not suggested at once: the first ones change most.
const STEPS: usize = 4;
/// A place in the text is quoted up to this many characters.
const QUOTED: usize = 56;
/// A chat that was decided on is asked about again when a text adds this many bits.
const NEWS_FROM: f32 = 5.0;
/// A text that names nobody is held for facts of at least so many kinds: a place and a date make a meeting.
const FAMILIES_FROM: usize = 3;

/// What still points at somebody.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as on the screen.
pub struct LinkageView {
    /// "none", "possible" or "likely".
    pub level: &'static str,
    pub heading: String,
    pub words: String,
    /// Shown on what unfolds the steps.
    pub how: String,
    /// Strongest first.
    pub steps: Vec<StepView>,
}

/// A detail in the safer text, and what to write instead.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct StepView {
    /// As in the safer text, shortened.
    pub quote: String,
    /// What it is: "unusual home".
    pub word: String,
    pub instead: String,
}

/// A text weighed for a review.
pub(crate) struct Weighed {
    /// The stricter of what the findings ask for and what the jigsaw does.
    pub ruled: Ruled<Verdict>,
    /// Only the jigsaw holds this text: nobody is named in it.
    pub alone: bool,
    /// The text or its chat speaks of somebody.
    pub somebody: bool,
    /// What is left in the text that would go.
    pub left: Linkage,
}

/// Weighs the text that would go: the safer one where the text is held or at the desk, else the text itself.
pub(crate) fn weigh(engine: &Engine, request: &ReviewRequest, safer: &str, ruled: Ruled<Verdict>) -> Weighed {
    let earlier = earlier(request);
    if ruled.value.holds() {
        return Weighed { ruled, alone: false, somebody: true, left: engine.linkage(&veiled(safer), &earlier) };
    }
    let told = engine.linkage(&request.text, &earlier);
    let before = request.moment != Moment::Desk && request.chat.somebody;
    let somebody = before || told.bits > 0.0 && is_about_someone(engine, &request.text, &told);
    if !somebody || told.level == Level::None || families(&told) < FAMILIES_FROM {
        return Weighed { ruled, alone: false, somebody, left: Linkage { level: Level::None, ..told } };
    }
    let jigsaw = engine.policy.verdict(Kind::Jigsaw, engine.policy.tier_here(&request.host).value);
    let alone = jigsaw.value.holds() && is_news(&told, &earlier);
    let safer_goes = alone || request.moment == Moment::Desk;
    let left = if safer_goes && safer != request.text { engine.linkage(&veiled(safer), &earlier) } else { told };
    Weighed { ruled: if alone { jigsaw } else { ruled }, alone, somebody, left }
}

/// Longest stand-in, in bytes.
const STAND_IN: usize = 60;

/// The safer text with its stand-ins blanked, byte for byte: "aged [Age 1]" tells no age.
fn veiled(safer: &str) -> String {
    let mut blank = String::with_capacity(safer.len());
    let mut rest = safer;
    while let Some(open) = rest.find('[') {
        let end = rest[open..].find(']').map_or(0, |close| close + 1);
        let (before, after) = rest.split_at(open);
        blank.push_str(before);
        if (3..=STAND_IN).contains(&end) {
            blank.extend(std::iter::repeat_n('_', end));
            rest = &after[end..];
        } else {
            blank.push('[');
            rest = &after[1..];
        }
    }
    blank + rest
}

/// What the chat told before. Texts checked at the desk go to chats that Candour doesn't see: each stands alone.
fn earlier(request: &ReviewRequest) -> Tally {
    if request.moment == Moment::Desk { Tally::default() } else { request.chat.tally() }
}

/// Whether the chat now points at somebody as it did not when the person last decided.
fn is_news(told: &Linkage, earlier: &Tally) -> bool {
    told.level == Level::Likely && (earlier.level() < Level::Likely || told.bits - earlier.bits() >= NEWS_FROM)
}

/// Whether a text that names nobody speaks of a person or a case: news of a town does not.
fn is_about_someone(engine: &Engine, text: &str, told: &Linkage) -> bool {
    let words = &engine.book.tasks.words;
    let case = words.tag("case");
    let mut found = told.clues.iter().any(|clue| clue.kind.is_none());
    if !found {
        words.phrases.find(&Text::new(text), |hit| found |= Some(hit.tag) == case);
    }
    found
}

/// Facts of how many families were told.
fn families(told: &Linkage) -> usize {
    told.tally.0.iter().filter(|&&bits| bits > 0.0).count()
}

impl ChatState {
    /// What this chat told before.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        tally.0.iter_mut().zip(&self.told).for_each(|(held, &bits)| *held = bits);
        tally
    }
}

/// Writes down what is left. `named` tells whether somebody is still named in the safer text, or nobody ever was.
pub(crate) fn linkage_view(
    engine: &Engine,
    request: &ReviewRequest,
    safer: &str,
    left: &Linkage,
    named: bool,
) -> LinkageView {
    let words = engine.wording();
    let level = left.level.name();
    if left.level == Level::None {
        return LinkageView { level, ..LinkageView::default() };
    }
    let names = if named { "named" } else { "gone" };
    let mut sentences = vec![words.get(&format!("linkage.level.{level}")).to_owned()];
    if earlier(request).bits() > 0.0 {
        sentences.push(words.get("still.earlier").to_owned());
    }
    LinkageView {
        level,
        heading: words.get(&format!("still.{names}.{level}")).to_owned(),
        words: sentences.join(" "),
        how: words.get("still.how").to_owned(),
        steps: steps(engine, safer, left),
    }
}

fn steps(engine: &Engine, safer: &str, left: &Linkage) -> Vec<StepView> {
    let words = engine.wording();
    let kinds = left.clues.iter().filter_map(|clue| {
        let kind = engine.book.linkages.kinds.get(usize::from(clue.kind?))?;
        Some((kind, quote(whole(safer, clue.span.start, clue.span.end)?)))
    });
    let mut ordered: Vec<_> = kinds.collect();
    order::by(&mut ordered, |(kind, _)| (order::best(kind.bits), 0));
    let step = |(kind, quote): (&crate::rules::linkage::LinkageKind, String)| {
        let instead = words.find(&format!("linkage.{}.instead", kind.kind))?.to_owned();
        Some(StepView { quote, word: words.get(&format!("linkage.{}.word", kind.kind)).to_owned(), instead })
    };
    ordered.into_iter().filter_map(step).take(STEPS).collect()
}

/// A place in the text, with the whole of each stand-in that it begins or ends in.
fn whole(safer: &str, start: usize, end: usize) -> Option<&str> {
    let inside = |at: usize| {
        let open = safer.get(..at)?.rfind('[')?;
        let close = open + safer.get(open..)?.find(']')? + 1;
        (at < close && close - open <= STAND_IN).then_some((open, close))
    };
    safer.get(inside(start).map_or(start, |(open, _)| open)..inside(end).map_or(end, |(_, close)| close))
}

/// The start of a place in the text, cut at a word and never inside a stand-in.
fn quote(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return line;
    }
    let cut: String = line.chars().take(QUOTED).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    let open = words.rfind('[').filter(|open| !words[*open..].contains(']'));
    let words = open.map_or(words, |open| words[..open].trim_end());
    format!("{words} …")
}
