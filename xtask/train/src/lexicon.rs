//! Packs what is known of words: forenames, surnames, places, ordinary words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use candour::findings::people::lexicon::{BUCKET, CODES, Known, MAGIC, packed_size, places};
use candour::findings::people::words;
use candour::rules::people::CueFile;

use crate::random::Random;

/// What is gathered of one word before it is packed.
#[derive(Clone, Copy, Default)]
struct Entry {
    forename: u16,
    surname: u16,
    word: u16,
    place: bool,
    proper: bool,
    grammar: bool,
}

/// Words by key.
#[derive(Default)]
pub struct Gathered(BTreeMap<u64, Entry>);

impl Gathered {
    fn note(&mut self, word: &str, change: impl Fn(&mut Entry)) {
        let word = word.trim();
        if word.chars().count() >= 2 && word.chars().any(char::is_alphabetic) {
            change(self.0.entry(words::key(&word.replace(['’', 'ʻ'], "'"))).or_default());
        }
    }

    fn forename(&mut self, name: &str, strength: u16) {
        for part in name.split([' ', '_', '-']).filter(|part| part.chars().count() > 1) {
            self.note(part, |entry| entry.forename = entry.forename.max(strength));
        }
    }

    fn surname(&mut self, name: &str, strength: u16) {
        for part in name.split([' ', '_', '-']).filter(|part| part.chars().count() > 1) {
            self.note(part, |entry| entry.surname = entry.surname.max(strength));
        }
    }
}

fn lines(path: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(str::to_owned).collect())
}

fn column(line: &str, index: usize) -> &str {
    line.split('\t').nth(index).unwrap_or_default()
}

/// Gathers all sources.
pub fn gather(data: &Path, rules: &Path, cues: &CueFile) -> Result<Gathered> {
    let mut all = Gathered::default();
    let lists = data.join("gazetteers");
    names(&mut all, &lists)?;
    own_names(&mut all, &rules.join("lexicons/names"))?;
    places_of(&mut all, &lists)?;
    english(&mut all, &rules.join("lexicons/english_words.txt"))?;
    for word in cues.grammar.split_whitespace() {
        all.note(word, |entry| {
            entry.grammar = true;
            entry.word = 3;
        });
    }
    for word in cues.grammar.split_whitespace().filter(|word| word.chars().count() == 1) {
        all.0.entry(words::key(word)).or_default().grammar = true;
    }
    for word in cues.proper.split_whitespace() {
        all.note(word, |entry| entry.proper = true);
    }
    proper(&mut all, &rules.join("lexicons"))?;
    Ok(all)
}

fn names(all: &mut Gathered, lists: &Path) -> Result<()> {
    for line in lines(&lists.join("uk_first_names.tsv"))? {
        let strength = match column(&line, 1).parse().unwrap_or(0) {
            2000.. => 3,
            100..2000 => 2,
            8..100 => 1,
            _ => continue,
        };
        all.forename(column(&line, 0), strength);
    }
    for line in lines(&lists.join("uk_first_names_historic_top100.tsv"))? {
        all.forename(column(&line, 0), 3);
    }
    for line in lines(&lists.join("first_names_by_locale.tsv"))? {
        all.forename(column(&line, 0), 2);
    }
    for line in lines(&lists.join("world_common_names_cc0.tsv"))? {
        match column(&line, 1) {
            "first" => all.forename(column(&line, 0), 2),
            _ => all.surname(column(&line, 0), 2),
        }
    }
    for line in lines(&lists.join("uk_surnames.tsv"))? {
        all.surname(column(&line, 0), 3);
    }
    for line in lines(&lists.join("surnames_by_locale.tsv"))? {
        all.surname(column(&line, 0), 2);
    }
    for (rank, line) in lines(&lists.join("surnames_us_census.txt"))?.iter().enumerate().take(50_000) {
        all.surname(line, if rank < 6_000 { 2 } else { 1 });
    }
    Ok(())
}

/// Lists of capitals that name nobody; a word that is a usual name stays one.
fn proper(all: &mut Gathered, folder: &Path) -> Result<()> {
    for file in ["brands", "medicines", "languages", "nationalities", "feasts"] {
        for line in lines(&folder.join(file).with_extension("txt"))? {
            let words: Vec<&str> = line.split_whitespace().collect();
            for word in words.iter().filter(|_| file == "brands" || words.len() == 1) {
                all.note(word, |entry| entry.proper |= entry.forename.max(entry.surname) < 2);
            }
        }
    }
    Ok(())
}

/// The lists by origin: own work, see their first lines.
fn own_names(all: &mut Gathered, folder: &Path) -> Result<()> {
    for (origin, lists) in origins(folder)? {
        // Names that are words get what the other sources say: a list of them proves nothing.
        let strength = if origin == "unusual" { 1 } else { 2 };
        for name in lists.women.iter().chain(&lists.men) {
            all.forename(name, strength);
        }
        for name in &lists.surnames {
            all.surname(name, strength);
        }
    }
    Ok(())
}

/// Names of one origin.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Forenames of women.
    pub women: Vec<String>,
    /// Forenames of men.
    pub men: Vec<String>,
    /// Surnames.
    pub surnames: Vec<String>,
}

/// Reads the lists of names by origin.
pub fn origins(folder: &Path) -> Result<BTreeMap<String, Origin>> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let mut origin = Origin::default();
        for line in lines(&path)? {
            let (kind, rest) = line.split_once(' ').unwrap_or_default();
            let names = rest.split_whitespace().map(|name| name.replace('_', " ")).collect();
            match kind {
                "f" => origin.women = names,
                "m" => origin.men = names,
                "s" => origin.surnames = names,
                other => bail!("{}: a line starts with {other:?}", path.display()),
            }
        }
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        all.insert(name.to_owned(), origin);
    }
    Ok(all)
}

fn places_of(all: &mut Gathered, lists: &Path) -> Result<()> {
    let mut note = |place: &str| {
        if !place.contains([' ', ',']) {
            all.note(place, |entry| entry.place = true);
        }
    };
    for line in lines(&lists.join("uk_places_merged.txt"))? {
        note(&line);
    }
    for line in lines(&lists.join("uk_ie_places.tsv"))? {
        note(column(&line, 0));
    }
    for line in lines(&lists.join("world_cities.tsv"))? {
        note(column(&line, 1));
    }
    Ok(())
}

fn english(all: &mut Gathered, path: &Path) -> Result<()> {
    let mut tier = 1;
    for line in lines(path)? {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(number) => tier = number.parse()?,
            None => all.note(&line, |entry| entry.word = entry.word.max(tier)),
        }
    }
    Ok(())
}

/// Packs the table; the same words give the same bytes.
pub fn pack(all: &Gathered) -> Result<Vec<u8>> {
    let known: BTreeMap<u64, Known> = all
        .0
        .iter()
        .map(|(&key, entry)| {
            let flags = [entry.place, entry.proper, entry.grammar];
            (key, Known::new(entry.forename, entry.surname, entry.word, flags))
        })
        .collect();
    let codes = code_book(&known);
    let buckets = u32::try_from(known.len() * 100 / 94 / BUCKET + 1)?;
    let cells = place(&known, &codes, buckets)?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend(buckets.to_le_bytes());
    bytes.extend(codes.iter().flat_map(|code| code.0.to_le_bytes()));
    bytes.extend(cells.iter().flat_map(|cell| cell.to_le_bytes()));
    debug_assert_eq!(bytes.len(), packed_size(buckets));
    Ok(bytes)
}

/// The most usual things known, as many as there are codes; code 0 stays free.
fn code_book(known: &BTreeMap<u64, Known>) -> Vec<Known> {
    let mut counts = BTreeMap::<Known, usize>::new();
    for &value in known.values() {
        *counts.entry(value).or_default() += 1;
    }
    let mut order: Vec<_> = counts.into_iter().collect();
    order.sort_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
    let mut codes = vec![Known::default()];
    // Words of grammar are few but decide most: they go first.
    let (grammar, other): (Vec<_>, Vec<_>) = order.into_iter().partition(|(value, _)| value.grammar());
    codes.extend(grammar.into_iter().take(12).chain(other).map(|(value, _)| value).take(CODES - 1));
    codes.resize(CODES, Known::default());
    codes
}

/// The code nearest to what is known.
fn nearest(codes: &[Known], value: Known) -> usize {
    let distance = |code: &Known| {
        let differs = code.0 ^ value.0;
        (u32::from(differs >> 6) & 7).count_ones() * 6
            + u32::from(code.forename().abs_diff(value.forename())) * 2
            + u32::from(code.surname().abs_diff(value.surname()))
            + u32::from(code.word().abs_diff(value.word())) * 2
    };
    (1..codes.len()).min_by_key(|&at| (distance(&codes[at]), at)).unwrap_or(1)
}

/// Cuckoo placing: each key in one of its two buckets, others moved out of the way.
fn place(known: &BTreeMap<u64, Known>, codes: &[Known], buckets: u32) -> Result<Vec<u16>> {
    let mut slots: Vec<Option<u64>> = vec![None; buckets as usize * BUCKET];
    let mut random = Random::new(7);
    for &key in known.keys() {
        let mut moving = key;
        let mut tries = 0;
        loop {
            let (first, second, _) = places(moving, buckets);
            let mut both = [first, second].into_iter().flat_map(|bucket| bucket * BUCKET..(bucket + 1) * BUCKET);
            if let Some(slot) = both.find(|&slot| slots[slot].is_none()) {
                slots[slot] = Some(moving);
                break;
            }
            let victim = if random.chance(50) { first } else { second } * BUCKET + random.below(BUCKET);
            if let Some(other) = slots[victim].replace(moving) {
                moving = other;
            }
            tries += 1;
            if tries > 5_000 {
                bail!("the lexicon's table is too full");
            }
        }
    }
    let cell = |key: u64| {
        let code = nearest(codes, known.get(&key).copied().unwrap_or_default());
        Ok(places(key, buckets).2 << 6 | u16::try_from(code)?)
    };
    slots.into_iter().map(|slot| slot.map_or(Ok(0), cell)).collect()
}
