//! Texts, spans and offsets: faults here would leak a name, so they are tested as properties.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::text::offsets::{Unit, convert};
use candour::text::phrases::{Hit, PhraseSet};
use candour::text::{Case, Gap, Kind, Span, Text};
use proptest::prelude::*;

fn words(source: &str) -> Vec<String> {
    let text = Text::new(source);
    (0..text.tokens().len()).map(|at| text.word(at).to_owned()).collect()
}

#[test]
fn a_possessive_is_a_token_of_its_own_but_an_inner_apostrophe_is_not() {
    assert_eq!(
        words("Tyler's O'Brien don't d.o'h. dads'"),
        ["Tyler", "'s", "O'Brien", "don't", "d", ".", "o'h", ".", "dads", "'"]
    );
}

#[test]
fn curly_apostrophes_and_odd_spaces_are_read_as_plain_ones() {
    assert_eq!(words("Tyler’s\u{a0}mum"), ["Tyler", "'s", "mum"]);
}

#[test]
fn letters_and_digits_in_one_run_are_one_mixed_token() {
    let text = Text::new("14mo BD9 2026");
    let kinds: Vec<Kind> = text.tokens().iter().map(|token| token.kind).collect();
    assert_eq!(kinds, [Kind::Mixed, Kind::Mixed, Kind::Number]);
}

#[test]
fn a_token_knows_how_it_is_written() {
    let cases: Vec<Case> = Text::new("mum Mum MUM McKay K 7").tokens().iter().map(|token| token.case).collect();
    assert_eq!(cases, [Case::Lower, Case::Title, Case::Upper, Case::Mixed, Case::Title, Case::None]);
}

#[test]
fn a_token_knows_what_stands_before_it() {
    let gaps: Vec<Gap> = Text::new("a b\tc\nd\r\n\r\ne,").tokens().iter().map(|token| token.gap).collect();
    assert_eq!(gaps, [Gap::Line, Gap::Space, Gap::Tab, Gap::Line, Gap::Paragraph, Gap::None]);
}

#[test]
fn a_span_over_the_folded_text_comes_back_to_the_same_words_in_the_source() {
    let source = "soft\u{ad}hyphen\u{2014}Zo\u{eb}\u{a0}O\u{2019}Dea";
    let text = Text::new(source);
    let at = text.as_str().find("O'Dea").unwrap();
    let span = text.to_source(Span::new(at, at + 5));
    assert_eq!(&source[span.start..span.end], "O\u{2019}Dea");
}

#[test]
fn phrases_are_found_whatever_their_case_hyphens_and_spaces() {
    let set = PhraseSet::new([("foster carer", 1), ("national insurance number", 2), ("foster", 3)]);
    let text = Text::new("Foster-carer and\u{a0}FOSTER  CARER; national\ninsurance number");
    let mut tags = Vec::new();
    set.find(&text, |hit: Hit| tags.push(hit.tag));
    assert_eq!(tags, [3, 1, 3, 1, 2]);
}

#[test]
fn a_phrase_does_not_reach_over_an_empty_line() {
    let set = PhraseSet::new([("foster carer", 1)]);
    let mut found = 0;
    set.find(&Text::new("foster\n\ncarer"), |_| found += 1);
    assert_eq!(found, 0);
}

#[test]
fn a_text_never_prints_itself() {
    assert_eq!(format!("{:?}", Text::new("Marley")), "Text(6 bytes, 1 tokens)");
}

#[test]
fn offsets_count_utf16_units_and_code_points() {
    let source = "👨‍👩‍👧 é Jo";
    let jo = source.find("Jo").unwrap();
    let span = [Span::new(jo, jo + 2)];
    let utf16: Vec<u16> = source.encode_utf16().collect();
    let place = convert(source, &span, Unit::Utf16)[0];
    assert_eq!(String::from_utf16(&utf16[place.start..place.end]).unwrap(), "Jo");
    let place = convert(source, &span, Unit::CodePoints)[0];
    assert_eq!(source.chars().skip(place.start).take(place.len()).collect::<String>(), "Jo");
}

proptest! {
    #[test]
    fn tokens_are_in_order_apart_and_on_character_borders(source in "\\PC*") {
        let text = Text::new(&source);
        let mut end = 0;
        for token in text.tokens() {
            let span = token.span();
            prop_assert!(span.start >= end && span.start < span.end);
            prop_assert!(text.as_str().get(span.start..span.end).is_some());
            let back = text.to_source(span);
            prop_assert!(source.get(back.start..back.end).is_some());
            end = span.end;
        }
    }

    #[test]
    fn every_character_that_is_not_space_is_in_a_token(source in "[a-zé'0-9 .\\n-]{0,60}") {
        let text = Text::new(&source);
        let covered: usize = text.tokens().iter().map(|token| token.span().len()).sum();
        let solid: usize = text.as_str().chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum();
        prop_assert_eq!(covered, solid);
    }

    #[test]
    fn converting_all_borders_counts_every_character(source in "\\PC{0,80}") {
        let borders: Vec<Span> = source.char_indices().map(|(at, c)| Span::new(at, at + c.len_utf8())).collect();
        for (index, place) in convert(&source, &borders, Unit::CodePoints).iter().enumerate() {
            prop_assert_eq!(*place, Span::new(index, index + 1));
        }
    }
}
