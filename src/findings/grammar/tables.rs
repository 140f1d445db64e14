//! Tables pasted as text: a line of column names, then lines of cells between tabs, commas or bars.
//! The name of a column says what its cells are, however little they look like it.

use super::case::CaseEvidence;
use super::reading::{Reading, is_any};
use super::{Found, Matcher};
use crate::rules::lexicon::Lex;
use crate::text::{Gap, Kind};

/// What a column holds, by the list that its name is in.
const COLUMNS: [(Lex, Option<Matcher>); 7] = [
    (Lex::ColumnCodes, Some(Matcher::Columns)),
    (Lex::ColumnUsers, Some(Matcher::Columns)),
    (Lex::OrgFields, Some(Matcher::Organisations)),
    (Lex::ColumnPlaces, Some(Matcher::Places)),
    (Lex::ColumnDescriptions, Some(Matcher::Demographics)),
    (Lex::ColumnAges, Some(Matcher::Ages)),
    (Lex::ColumnOthers, None),
];

/// A cell: its first and last token.
type Cell = Option<(usize, usize)>;

/// What stands between the cells of a line.
#[derive(Clone, Copy, PartialEq)]
enum Between {
    Tabs,
    Bars,
    Commas,
}

pub(super) fn find(reading: &Reading<'_>, case: &CaseEvidence, found: &mut Vec<Found>) {
    if !case.hints() {
        return;
    }
    let mut columns: Option<(Between, Vec<Option<Lex>>)> = None;
    let mut first = 0;
    while first < reading.count() {
        let mut end = first + 1;
        while end < reading.count() && reading.token(end).gap < Gap::Line {
            end += 1;
        }
        match columns.take() {
            Some((between, kinds)) => {
                let cells = cells(reading, first, end, between);
                let sum =
                    cells.iter().flatten().any(|&(at, _)| is_any!(reading, at, ["total", "totals", "sum", "count"]));
                if cells.len() >= 2 && cells.len() <= kinds.len() + 1 {
                    if !sum {
                        row(reading, &kinds, &cells, found);
                    }
                    columns = Some((between, kinds));
                }
            }
            None => columns = header(reading, first, end),
        }
        first = end;
    }
}

fn cells(reading: &Reading<'_>, first: usize, end: usize, between: Between) -> Vec<Cell> {
    let mark = if between == Between::Commas { ',' } else { '|' };
    let (mut cells, mut cell, mut quoted) = (Vec::new(), None, false);
    for at in first..end {
        // "Pope, Sandy" in quotes is one cell.
        quoted ^= between == Between::Commas && reading.is_mark(at, '"');
        let tab = between == Between::Tabs && at > first && reading.token(at).gap == Gap::Tab;
        let marked = between != Between::Tabs && reading.is_mark(at, mark) && !quoted;
        if tab || marked {
            cells.push(cell.take());
        }
        let quote = between == Between::Commas && reading.is_mark(at, '"');
        if !marked && !quote {
            cell = Some((cell.map_or(at, |(start, _)| start), at));
        }
    }
    cells.push(cell);
    cells
}

/// The columns of a line that is nothing but names of columns.
fn header(reading: &Reading<'_>, first: usize, end: usize) -> Option<(Between, Vec<Option<Lex>>)> {
    let tabbed = (first + 1..end).any(|at| reading.token(at).gap == Gap::Tab);
    let barred = (first..end).any(|at| reading.is_mark(at, '|'));
    let between = if tabbed {
        Between::Tabs
    } else if barred {
        Between::Bars
    } else {
        Between::Commas
    };
    if end - first > 60 || between == Between::Commas && !(first..end).any(|at| reading.is_mark(at, ',')) {
        return None;
    }
    let cells = cells(reading, first, end, between);
    let least = if between == Between::Commas { 3 } else { 2 };
    let kinds: Vec<Option<Lex>> = cells.iter().map(|cell| cell.and_then(|cell| column(reading, cell))).collect();
    let known = kinds.iter().flatten().count();
    let filled = cells.iter().flatten().count();
    (filled >= least && known >= 2 && known * 2 >= filled).then_some((between, kinds))
}

/// The list in which a whole cell is the name of a column.
fn column(reading: &Reading<'_>, (first, last): (usize, usize)) -> Option<Lex> {
    let of = |list: Lex| (reading.length(first, list) == last + 1 - first).then_some(list);
    COLUMNS.iter().find_map(|&(list, _)| of(list))
}

fn row(reading: &Reading<'_>, kinds: &[Option<Lex>], cells: &[Cell], found: &mut Vec<Found>) {
    for (cell, kind) in cells.iter().zip(kinds) {
        let (Some((first, last)), Some(kind)) = (*cell, *kind) else { continue };
        let matcher = COLUMNS.iter().find(|(list, _)| *list == kind).and_then(|(_, matcher)| *matcher);
        if let Some(matcher) = matcher.filter(|_| tells(reading, kind, first, last)) {
            found.push(Found { matcher, span: reading.span(first, last), score: 0.7 });
        }
    }
}

/// Whether a cell says anything: not "none", "total" or a word for a kind of thing.
fn tells(reading: &Reading<'_>, kind: Lex, first: usize, last: usize) -> bool {
    let empty = is_any!(
        reading,
        first,
        [
            "n", "na", "none", "nil", "unknown", "tbc", "tba", "total", "yes", "no", "y", "not", "see", "english",
            "British",
        ]
    );
    let digits = (first..=last).any(|at| matches!(reading.token(at).kind, Kind::Number | Kind::Mixed));
    let short = last - first <= 8;
    let fits = match kind {
        Lex::ColumnAges => reading.number(first).is_some_and(|age| (1..=110).contains(&age)) && last - first <= 3,
        Lex::ColumnCodes => digits && reading.span(first, last).len() >= 3,
        // A worker's log-in; a name is left to the rules for people.
        Lex::ColumnUsers => {
            first == last && reading.token(first).case != crate::text::Case::Title && reading.word(first).len() >= 4
        }
        Lex::OrgFields => {
            // "OP", "LD": a team's letters.
            let letters = first == last
                && reading.token(first).case == crate::text::Case::Upper
                && reading.word(first).len() <= 3;
            !letters
                && !reading.has(first, Lex::National)
                && !(first..=last).all(|at| reading.has_any(at, &[Lex::Common, Lex::OrgGeneric, Lex::OrgModifiers]))
        }
        _ => !digits && reading.token(first).kind == Kind::Word,
    };
    !empty && short && fits
}
