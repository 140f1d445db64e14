//! Takes away what is known of some words, so that the neighbours must tell: names in no list, words never seen.

use std::collections::BTreeMap;

use candour::findings::people::frame::Frame;
use candour::findings::people::lexicon::Known;
use candour::findings::people::words::Shape;

use crate::random::Random;

/// What is taken away of a word, all through a document.
#[derive(Clone, Copy)]
struct Lost {
    known: bool,
    key: Option<u64>,
}

/// Forgets some names, fewer places and organisations, and few other words.
pub fn some(frame: &mut Frame, labels: &[u8], random: &mut Random) {
    let mut lost = BTreeMap::<u64, Lost>::new();
    for (item, &label) in frame.items.iter_mut().zip(labels) {
        let small = item.word.shape == Shape::Lower && item.word.length > 3;
        if item.fixed && small && label == 0 && random.chance(2) {
            // As if misspelt: a word that nobody knows and that is no name.
            (item.fixed, item.known, item.word.key) = (false, Known::default(), random.next());
        }
        if item.fixed || !item.word.shape.is_word() {
            continue;
        }
        // "Jade's Law", "Wickham Place": the neighbours make it no person, and no such word is to be remembered for it.
        let namesake = item.known.forename().max(item.known.surname()) >= 2 && item.word.shape != Shape::Lower;
        let (lists, word) = match label {
            0 | 3 | 4 if namesake => (10, 75),
            1..=4 => (20, 35),
            _ if item.word.shape != Shape::Lower => (12, 20),
            _ => (1, 2),
        };
        let gone = *lost
            .entry(item.word.key)
            .or_insert_with(|| Lost { known: random.chance(lists), key: random.chance(word).then(|| random.next()) });
        if gone.known && !item.known.grammar() {
            item.known = Known::default();
        }
        if let Some(key) = gone.key {
            item.word.key = key;
        }
    }
}
