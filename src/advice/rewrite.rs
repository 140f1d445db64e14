//! Safer text: findings replaced, each as its kind asks. Still personal data.

use super::days;
use super::operators::{self, Ground};
use super::pseudonym::PseudonymMap;
use super::stand_in::{Taken, counted};
use super::who;
use crate::findings::Finding;
use crate::rules::Label;
use crate::rules::safer::Operator;
use crate::text::Span;

/// A text made safer.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The text.
    pub text: String,
    /// What was replaced, in order.
    pub replaced: Vec<Replaced>,
}

/// A place that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Bytes of the source.
    pub span: Span,
    /// What stands there now.
    pub stand_in: String,
}

/// Replaces each finding in `source` (spans are bytes of it, in order, without overlaps) as its
/// operator says. `map` grows as needed. Everything else stays byte for byte.
#[must_use]
pub fn rewrite(
    source: &str,
    planned: &[(&Finding, Operator)],
    ground: &Ground<'_>,
    map: &mut PseudonymMap,
) -> Rewritten {
    let whole =
        |finding: &Finding| source.get(finding.span.start..finding.span.end).is_some_and(|text| !text.is_empty());
    let going: Vec<(&Finding, Operator)> =
        planned.iter().filter(|(finding, operator)| *operator != Operator::Keep && whole(finding)).copied().collect();
    let spans: Vec<Span> = going.iter().map(|(finding, _)| finding.span).collect();
    let taken = Taken::new(source, &spans, ground.book);
    let all: Vec<&Finding> = planned.iter().map(|(finding, _)| *finding).collect();
    let day = written_on(source, &all, ground);
    let ground = &Ground { today: &day, ..*ground };
    map.turn += 1;
    let people: Vec<&Finding> =
        going.iter().filter(|(finding, operator)| is_name(finding, *operator)).map(|(f, _)| *f).collect();
    let mut names = who::stand_ins(source, (&people, &all), ground, map, &taken).into_iter();
    let mut done = Rewritten { text: String::with_capacity(source.len()), replaced: Vec::new() };
    let mut at = 0;
    for (finding, operator) in going {
        let name = if is_name(finding, operator) { names.next() } else { None };
        let (Some(before), Some(original)) =
            (source.get(at..finding.span.start), source.get(finding.span.start..finding.span.end))
        else {
            continue;
        };
        let stand_in = name.unwrap_or_else(|| {
            let entity = ground.book.entity_name(finding.entity);
            let stand_in = operators::stand_in(operator, entity, original, ground, (map, &taken));
            if operator != Operator::Remove {
                map.note(&stand_in, original, entity, None);
            }
            stand_in
        });
        done.text.push_str(before);
        done.text.push_str(&stand_in);
        done.replaced.push(Replaced { span: finding.span, stand_in });
        at = finding.span.end;
    }
    done.text.push_str(source.get(at..).unwrap_or(""));
    note_spoken(&taken, map);
    done
}

/// Lines at the top of a note in which its own date stands.
const HEAD: usize = 3;

/// The day of the note, from which ages are counted: the date at its top, where that is no birth
/// and not to come; else today.
fn written_on(source: &str, all: &[&Finding], ground: &Ground<'_>) -> String {
    let lines = source.split_inclusive('\n').filter(|line| !line.trim().is_empty()).take(HEAD);
    let head = lines.last().map_or(0, |line| line.as_ptr() as usize + line.len() - source.as_ptr() as usize);
    let today = days::read(ground.today);
    let dated = all.iter().take_while(|finding| finding.span.end <= head).find_map(|finding| {
        let plain = ground.book.entity_name(finding.entity) == "date";
        let date = days::read(source.get(finding.span.start..finding.span.end)?)
            .filter(|date| plain && date.year.is_some())?;
        today.as_ref().is_none_or(|today| date.count() <= today.count()).then_some(date)
    });
    dated.map_or_else(|| ground.today.to_owned(), |date| date.iso())
}

fn is_name(finding: &Finding, operator: Operator) -> bool {
    finding.label == Label::Person && operator != Operator::Remove
}

/// A stand-in without a number whose word the person writes too needs its brackets to come back.
fn note_spoken(taken: &Taken, map: &mut PseudonymMap) {
    let mut spoken: Vec<String> = Vec::new();
    for stand_in in map.stand_ins() {
        let inner = stand_in.trim_matches(['[', ']']);
        let known = |list: &[String]| list.iter().any(|one| one == stand_in);
        if counted(inner).is_none() && !known(&map.spoken) && !known(&spoken) && taken.speaks(inner) {
            spoken.push(stand_in.to_owned());
        }
    }
    map.spoken.append(&mut spoken);
}
