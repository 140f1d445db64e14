//! Who did it: what the reply tells of one person and the source of another.

use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::people::{People, speaks};
use super::words::{Clause, Words};
use super::{Issue, Kind, Pair};
use crate::text::{Case, Gap, Kind as Token};

/// From this share of the words of the shorter on, two tell the same.
const SAME: f32 = 0.7;
/// Whoever else tells so much of the best is told the same of.
const AS_WELL: f32 = 0.6;
/// A word in more clauses than this says little of where one is.
const COMMON: usize = 100;
/// Who "she" is may stand so many sentences back.
const BACK: usize = 5;
/// Who is mentioned so often may be "she" anywhere.
const OFTEN: usize = 3;
/// Behind the beginning of a clause a doer stands no later than this.
const EARLY: usize = 3;

/// What is told of somebody.
struct Deed<'w> {
    /// Who did it, where the clause names them or "she" can be nobody else but those near.
    who: HashSet<&'w str>,
    /// The word behind the doer.
    verb: Option<&'w str>,
    /// Whether that word says much ("hurt"), not little ("attended").
    telling: bool,
    /// Whether the clause itself names the doer.
    named: bool,
    /// Everybody that the clause mentions.
    mentioned: HashSet<&'w str>,
    content: HashSet<&'w str>,
    clause: Clause,
}

/// Reports deeds of the reply that the source tells of somebody else.
pub(super) fn check(pair: &Pair<'_>, people: &People, issues: &mut Vec<Issue>) {
    let known = deeds(&pair.source, pair, people);
    let mut places = Index::default();
    known.iter().enumerate().for_each(|(at, deed)| places.add(at, &deed.content));
    for deed in deeds(&pair.reply, pair, people) {
        if !deed.named || pair.reply.all[deed.clause.from].label {
            continue;
        }
        let share = |(at, both): (usize, usize)| {
            let least = known[at].content.len().min(deed.content.len()).max(2);
            let told = &known[at];
            // What they did is enough where it is told once in either text.
            let once = |verb: &str| verb.len() > 4 && pair.source.once(verb) && pair.reply.once(verb);
            let alike = deed.telling && told.verb == deed.verb && deed.verb.is_some_and(once);
            let share = if both < 2 { 0.0 } else { both as f32 / least as f32 };
            (told, if alike { 1.0 } else { share })
        };
        let shares: Vec<(&Deed<'_>, f32)> = places.votes(&deed.content, COMMON).into_iter().map(share).collect();
        let other =
            shares.iter().filter(|(known, share)| known.verb == deed.verb && *share >= SAME && !known.who.is_empty());
        let best =
            other.max_by(|one, two| one.1.total_cmp(&two.1).then_with(|| two.0.clause.from.cmp(&one.0.clause.from)));
        let Some((told, met)) = best else { continue };
        if !shares.iter().any(|(known, share)| *share >= met * AS_WELL && known.may_be(&deed)) {
            let source = Some(pair.source.span(told.clause.from, told.clause.to));
            let place = Some(pair.reply.span(deed.clause.from, deed.clause.to));
            issues.push(Issue { kind: Kind::WrongAttribution, place, source });
        }
    }
}

impl Deed<'_> {
    /// Whether the doer of another deed may be the doer of this one.
    fn may_be(&self, other: &Self) -> bool {
        let meant = other.who.iter().any(|who| self.who.contains(who) || self.mentioned.contains(who));
        self.who.is_empty() || meant
    }
}

/// Deeds of a text, clause by clause.
fn deeds<'w>(words: &'w Words<'_>, pair: &Pair<'_>, people: &'w People) -> Vec<Deed<'w>> {
    let mut found = Vec::new();
    let mut near: Vec<HashSet<&str>> = Vec::new();
    let main = main(words, pair, people);
    let mut next = 0;
    for (from, to) in words.sentences() {
        let of = |from: usize, to: usize| -> HashSet<&str> {
            let all = (from..to).filter(|&at| speaks(words, pair, at));
            all.map(|at| people.of(&words.all[at].stem)).collect()
        };
        let mut doer: HashSet<&str> = HashSet::new();
        while let Some(clause) = words.clauses.get(next).copied().filter(|clause| clause.from < to) {
            next += 1;
            let subject = subject(words, pair, clause);
            let first = words.all[clause.from..clause.to].iter().position(|word| word.kind == Token::Word);
            let first = first.map(|at| clause.from + at);
            let low = first.map_or("", |at| words.all[at].low.as_str());
            let writer = low == "i" || low == "we" || low.starts_with("i'") || low.starts_with("we'");
            let pronoun = matches!(low, "he" | "she");
            let apart = clause.from.checked_sub(1).map_or("", |at| words.all[at].low.as_str());
            if matches!(apart, "-" | ":" | "(" | ")" | "|" | "*" | "•" | "–") {
                doer.clear();
            }
            if let Some(at) = subject {
                doer = HashSet::from([people.of(&words.all[at].stem)]);
            } else if writer {
                doer.clear();
            } else if pronoun {
                doer = near.iter().flatten().chain(&main).copied().chain(of(from, clause.from)).collect();
            }
            let mut content = words.content(clause.from, clause.to);
            if let Some(at) = subject {
                content.remove(words.all[at].stem.as_str());
            }
            let behind = subject.map(|at| at + 1).or(first.map(|at| at + usize::from(writer || pronoun)));
            let verb = behind.and_then(|at| verb(words, at, clause.to));
            let quoted = words.all[clause.from].quoted;
            found.push(Deed {
                who: if quoted { HashSet::new() } else { doer.clone() },
                verb: verb.map(|at| words.all[at].stem.as_str()),
                telling: verb.is_some_and(|at| !words.has("light", at, at + 1)),
                named: subject.is_some() && !quoted,
                mentioned: of(clause.from, clause.to),
                content,
                clause,
            });
        }
        near.push(of(from, to));
        if near.len() > BACK {
            near.remove(0);
        }
    }
    found
}

/// Whom a text is about: those in its first sentence and those it mentions often.
pub(super) fn main<'w>(words: &'w Words<'_>, pair: &Pair<'_>, people: &'w People) -> HashSet<&'w str> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    let first = words.sentences().first().map_or(0, |sentence| sentence.1);
    for at in (0..words.all.len()).filter(|&at| speaks(words, pair, at)) {
        let early = if at < first { OFTEN } else { 1 };
        *uses.entry(people.of(&words.all[at].stem)).or_default() += early;
    }
    uses.into_iter().filter(|(_, uses)| *uses >= OFTEN).map(|(who, _)| who).collect()
}

/// The first word that is no helper.
fn verb(words: &Words<'_>, from: usize, to: usize) -> Option<usize> {
    let helper = |low: &str| {
        matches!(
            low,
            "has"
                | "had"
                | "have"
                | "is"
                | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "does"
                | "did"
                | "do"
                | "also"
                | "then"
                | "will"
                | "would"
                | "not"
                | "still"
                | "just"
                | "only"
                | "never"
                | "can"
                | "could"
        ) || low.ends_with("n't")
    };
    let range = words.all.get(from..to)?;
    let at = range.iter().position(|word| word.kind == Token::Word && !helper(&word.low))?;
    Some(from + at)
}

/// The doer that a clause begins with: a role or a name, and a verb in lower case behind it, no passive.
fn subject(words: &Words<'_>, pair: &Pair<'_>, clause: Clause) -> Option<usize> {
    let most = (clause.from + EARLY).min(clause.to);
    let at = (clause.from..most).find(|&at| speaks(words, pair, at) && words.all[at].low != "i")?;
    let at = (at..clause.to).take_while(|&at| speaks(words, pair, at)).last()?;
    let low = |at: usize| words.all.get(at).map_or("", |word| word.low.as_str());
    let before = at.checked_sub(1).map_or("", low);
    let owned = words.all[at].low.ends_with("'s") || low(at + 1) == "'s";
    let joined = matches!(before, "and" | "&") && at > 1 && speaks(words, pair, at - 2);
    let led = joined
        || matches!(
            before,
            "by" | "with" | "to" | "from" | "for" | "of" | "about" | "on" | "at" | "than" | "as" | "/" | "her" | "his"
        );
    let been = matches!(low(at + 1), "is" | "was" | "were" | "been") || low(at + 2) == "been";
    let passive = been
        && words.all[at + 1..clause.to].iter().take(4).any(|word| {
            word.low.ends_with("ed")
                || matches!(
                    word.low.as_str(),
                    "told" | "given" | "seen" | "found" | "taken" | "sent" | "put" | "hit" | "left"
                )
        });
    let verb = words.all.get(at + 1).is_some_and(|word| {
        word.kind == Token::Word
            && word.case == Case::Lower
            && word.gap == Gap::Space
            && !matches!(
                word.low.as_str(),
                "and" | "or" | "to" | "at" | "in" | "on" | "of" | "with" | "from" | "for" | "who"
            )
    });
    (!owned && !led && !passive && verb && at + 1 < clause.to).then_some(at)
}
