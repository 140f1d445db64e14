//! The text operators of a page (ISO 32000-1, section 9).

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::font::Font;
use super::line::{Drawn, Lines};
use crate::documents::DocumentError;
use crate::documents::budget::Budget;
use crate::documents::draft::Draft;

/// Deepest nesting of drawings within drawings; also ends their cycles.
const DEEPEST: usize = 12;
/// Deepest stack of saved states.
const MOST_SAVED: usize = 512;
/// Most codes of all fonts of a page.
const MOST_CODES: usize = 1 << 19;

type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `first`, then `second`.
fn then(first: Matrix, second: Matrix) -> Matrix {
    let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (first, second);
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
}

/// Draws a page's text into a draft.
pub(super) struct Painter<'d> {
    draft: &'d mut Draft,
    lines: Lines,
    state: State,
    text: Matrix,
    line: Matrix,
    fonts: BTreeMap<Vec<u8>, Rc<Font>>,
    codes: usize,
}

impl<'d> Painter<'d> {
    pub(super) fn new(draft: &'d mut Draft) -> Self {
        let state = State {
            page: IDENTITY,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
        };
        let lines = Lines::default();
        Self { draft, lines, state, text: IDENTITY, line: IDENTITY, fonts: BTreeMap::new(), codes: 0 }
    }

    pub(super) fn finish(mut self, budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        self.lines.write(self.draft, budget)
    }

    /// Runs the operators of a page or of a drawing within it.
    pub(super) fn paint(
        &mut self,
        stream: &[u8],
        resources: &Resources<'_>,
        depth: usize,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        let fonts = std::mem::take(&mut self.fonts);
        let mut saved = Vec::new();
        let mut operators = UntypedIter::new(stream);
        while let Some(instruction) = operators.next() {
            budget.step()?;
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let operator: &[u8] = instruction.operator;
            match operator {
                b"q" if saved.len() < MOST_SAVED => saved.push(self.state.clone()),
                b"Q" => self.state = saved.pop().unwrap_or_else(|| self.state.clone()),
                b"Do" => self.draw_object(&operands, resources, depth, budget)?,
                b"Tf" => self.set_font(&operands, resources, budget)?,
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show(operator, &operands, budget)?,
                _ => self.set(operator, &operands),
            }
        }
        self.fonts = fonts;
        Ok(())
    }

    fn draw_object(
        &mut self,
        operands: &[&Object<'_>],
        resources: &Resources<'_>,
        depth: usize,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        let [Object::Name(name)] = operands else { return Ok(()) };
        let Some(object) = resources.x_objects.get::<Stream<'_>>(name) else { return Ok(()) };
        let dict = object.dict();
        if dict.get::<Name<'_>>(b"Subtype".as_slice()).is_some_and(|kind| *kind == *b"Image".as_slice()) {
            self.draft.pictures += 1;
            return Ok(());
        }
        if depth >= DEEPEST {
            return Ok(());
        }
        let Ok(data) = object.decoded_data() else { return Ok(()) };
        // Each use of a drawing is counted, so that drawings cannot multiply.
        budget.unpack(data.len())?;
        let own = dict.get::<Dict<'_>>(b"Resources".as_slice()).map(Resources::new);
        let before = self.state.clone();
        if let Some(matrix) = dict.get::<[f32; 6]>(b"Matrix".as_slice()) {
            self.state.page = then(matrix, self.state.page);
        }
        self.paint(&data, own.as_ref().unwrap_or(resources), depth + 1, budget)?;
        self.state = before;
        Ok(())
    }

    fn set_font(
        &mut self,
        operands: &[&Object<'_>],
        resources: &Resources<'_>,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        let [Object::Name(name), Object::Number(size)] = operands else { return Ok(()) };
        self.state.size = size.as_f32();
        let key = name.to_vec();
        self.state.font = match (self.fonts.get(&key), resources.get_font(name)) {
            (Some(known), _) => Some(Rc::clone(known)),
            (None, None) => None,
            (None, Some(dictionary)) => {
                let font = Rc::new(Font::new(&dictionary, budget)?);
                self.codes += font.codes();
                if self.codes > MOST_CODES {
                    return Err(DocumentError::TooLarge);
                }
                self.fonts.insert(key, Rc::clone(&font));
                Some(font)
            }
        };
        Ok(())
    }

    /// Operators that only change the state.
    fn set(&mut self, operator: &[u8], operands: &[&Object<'_>]) {
        let n: Vec<f32> =
            operands.iter().filter_map(|o| if let Object::Number(n) = o { Some(n.as_f32()) } else { None }).collect();
        match (operator, n.as_slice()) {
            (b"cm", &[a, b, c, d, e, f]) => self.state.page = then([a, b, c, d, e, f], self.state.page),
            (b"BT", _) => self.move_to(IDENTITY),
            (b"Tm", &[a, b, c, d, e, f]) => self.move_to([a, b, c, d, e, f]),
            (b"Td", &[x, y]) => self.next_line(x, y),
            (b"TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"TL", &[leading]) => self.state.leading = leading,
            (b"Tc", &[space]) => self.state.character_space = space,
            (b"Tw", &[space]) => self.state.word_space = space,
            (b"Tz", &[percent]) => self.state.scale = percent / 100.0,
            _ => {}
        }
    }

    fn move_to(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.move_to(then([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn show(
        &mut self,
        operator: &[u8],
        operands: &[&Object<'_>],
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentError> {
        if matches!(operator, b"'" | b"\"") {
            self.next_line(0.0, -self.state.leading);
        }
        match operands.last() {
            Some(Object::String(string)) => self.string(string, budget)?,
            Some(Object::Array(parts)) => {
                for part in parts.iter::<Object<'_>>() {
                    budget.step()?;
                    match part {
                        Object::String(string) => self.string(&string, budget)?,
                        Object::Number(back) => {
                            self.advance(-back.as_f32() / 1000.0 * self.state.size * self.state.scale);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn string(&mut self, bytes: &[u8], budget: &mut Budget<'_>) -> Result<(), DocumentError> {
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        let from = self.place();
        let (mut text, mut width) = (String::new(), 0.0);
        for (shown, ems, space) in font.decode(bytes) {
            text.push_str(&shown);
            width += ems * self.state.size + self.state.character_space;
            if space {
                width += self.state.word_space;
            }
        }
        self.advance(width * self.state.scale);
        if text.is_empty() {
            return Ok(());
        }
        let [a, b, ..] = then(self.text, self.state.page);
        let size = (a * a + b * b).sqrt() * self.state.size.abs();
        let drawn = Drawn { text, from, to: self.place(), size };
        self.lines.add(&drawn, self.draft, budget)
    }

    fn advance(&mut self, width: f32) {
        self.text = then([1.0, 0.0, 0.0, 1.0, width, 0.0], self.text);
    }

    /// Where the next letter goes: along and across the direction of writing.
    fn place(&self) -> (f32, f32) {
        let [a, b, _, _, x, y] = then(self.text, self.state.page);
        let length = (a * a + b * b).sqrt().max(f32::MIN_POSITIVE);
        let (a, b) = (a / length, b / length);
        (x * a + y * b, y * a - x * b)
    }
}
