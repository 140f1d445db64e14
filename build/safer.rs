//! Packs `rules/safer/`: operators, words of one meaning, and the region of each place.

use std::path::Path;

use crate::rules::gazetteer::{PlaceKey, Places};
use crate::rules::safer::{OperatorFile, PartFile, SaferRules, SameFile};
use crate::{FORMAT, Outcome, read};

/// Reads the folder. `places` is the gazetteer, whose order the regions follow.
pub fn safer(places: &Places) -> Outcome<SaferRules> {
    let folder = Path::new("rules/safer");
    let file: OperatorFile = read(&folder.join("operators.toml"))?;
    let same: SameFile = read(&folder.join("same.toml"))?;
    let parts: PartFile = read(&folder.join("parts.toml"))?;
    if [file.format, same.format, parts.format].iter().any(|format| *format != FORMAT) {
        return Err("rules/safer: wrong format".into());
    }
    let (region_names, regions) = regions(&std::fs::read_to_string(folder.join("regions.txt"))?, places)?;
    Ok(SaferRules {
        operators: file.operators.into_iter().collect(),
        letters: file.letters,
        alone: file.alone,
        professionals: file.professionals,
        families: file.families,
        parts,
        settings: file.setting,
        same: same.same.into_values().collect(),
        region_names,
        regions,
    })
}

/// A line is `region: place, place`. Half a byte a place of the gazetteer.
fn regions(text: &str, places: &Places) -> Outcome<(Vec<String>, Vec<u8>)> {
    if !text.contains("# source:") || !text.contains("# reviewed:") {
        return Err("rules/safer/regions.txt lacks `# source:` or `# reviewed:`".into());
    }
    let (mut names, mut packed) = (Vec::new(), vec![0_u8; places.len().div_ceil(2)]);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, towns) = line.split_once(": ").ok_or("rules/safer/regions.txt: a line without a region")?;
        names.push(name.to_owned());
        let mark = u8::try_from(names.len()).ok().filter(|mark| *mark < 16).ok_or("too many regions")?;
        for at in towns.split(", ").filter_map(|town| places.index(PlaceKey::of(town))) {
            let shift = if at.is_multiple_of(2) { 0 } else { 4 };
            packed[at / 2] = packed[at / 2] & !(15 << shift) | mark << shift;
        }
    }
    Ok((names, packed))
}
