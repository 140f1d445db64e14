//! Names to write about: lists by origin, our own and public ones, without those that fairness is measured with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;
use candour::findings::people::words;

use crate::lexicon::{Origin, origins};
use crate::random::Random;

/// Public lists by locale, and the origin whose names they add to.
const LOCALES: &[(&str, &str)] = &[
    ("pl_PL", "polish"),
    ("ro_RO", "romanian"),
    ("en_IE", "irish"),
    ("ga_IE", "irish"),
    ("tr_TR", "turkish"),
    ("az_AZ", "turkish"),
    ("en_PK", "pakistani"),
    ("en_IN", "indian"),
    ("yo_NG", "nigerian"),
    ("ig_NG", "nigerian"),
    ("ha_NG", "nigerian"),
    ("en_NG", "nigerian"),
    ("tw_GH", "ghanaian"),
    ("fr_DZ", "arabic"),
    ("en_KE", "east_african"),
    ("sw", "east_african"),
    ("zu_ZA", "southern_african"),
    ("sk_SK", "central_european"),
    ("cs_CZ", "central_european"),
    ("hu_HU", "central_european"),
    ("hr_HR", "baltic_balkan"),
    ("sl_SI", "baltic_balkan"),
    ("lv_LV", "baltic_balkan"),
    ("lt_LT", "baltic_balkan"),
    ("uz_UZ", "iranian"),
    ("id_ID", "south_east_asian"),
    ("en_TH", "south_east_asian"),
    ("vi_VN", "vietnamese"),
    ("de_DE", "european"),
    ("fr_FR", "european"),
    ("es_ES", "european"),
    ("it_IT", "european"),
    ("pt_PT", "european"),
    ("nl_NL", "european"),
    ("sv_SE", "european"),
    ("en_GB", "english"),
];

/// Names by origin; a name comes from our own list or a public one by even chance.
pub struct Names {
    own: Vec<Origin>,
    public: Vec<Origin>,
    /// Forenames registered in Britain and surnames of every kind, each as likely as the next.
    wide: Origin,
    /// Names that are words, so that the neighbours are learnt from.
    words: Origin,
}

impl Names {
    /// Gathers the lists.
    pub fn new(data: &Path, rules: &Path) -> Result<Self> {
        let held = held_out(rules)?;
        let lists = data.join("gazetteers");
        let own_lists = origins(&rules.join("lexicons/names"))?;
        let mut public: BTreeMap<String, Origin> = BTreeMap::new();
        let read = |file: &str| fs::read_to_string(lists.join(file));
        for (file, surnames) in [("first_names_by_locale.tsv", false), ("surnames_by_locale.tsv", true)] {
            for (name, locale) in read(file)?.lines().filter_map(|line| line.split_once('\t')) {
                let Some((_, origin)) = LOCALES.iter().find(|(known, _)| *known == locale.trim()) else { continue };
                let origin = public.entry((*origin).to_owned()).or_default();
                if usable(name, &held) {
                    let list = if surnames { &mut origin.surnames } else { &mut origin.women };
                    list.push(name.to_owned());
                }
            }
        }
        let mut names = Self { own: Vec::new(), public: Vec::new(), wide: Origin::default(), words: Origin::default() };
        let british = read("uk_first_names.tsv")?;
        names.wide.women = british
            .lines()
            .filter_map(|line| line.split('\t').next())
            .filter(|name| usable(name, &held))
            .map(str::to_owned)
            .collect();
        names.wide.surnames =
            read("surnames_us_census.txt")?.lines().filter(|name| usable(name, &held)).map(str::to_owned).collect();
        for (origin, own) in own_lists {
            let keep = |list: Vec<String>| list.into_iter().filter(|name| usable(name, &held)).collect();
            let own = Origin { women: keep(own.women), men: keep(own.men), surnames: keep(own.surnames) };
            if origin == "unusual" {
                names.words = own.clone();
            }
            names.own.push(own);
            names.public.push(public.remove(&origin).unwrap_or_default());
        }
        for (_, other) in public {
            names.own.push(Origin::default());
            names.public.push(other);
        }
        Ok(names)
    }

    /// Number of origins.
    pub fn count(&self) -> usize {
        self.own.len()
    }

    /// A forename of an origin.
    pub fn forename(&self, origin: usize, random: &mut Random) -> String {
        let (own, public) = (&self.own[origin], &self.public[origin]);
        let lists = match random.below(100) {
            0..9 => [&self.wide.women, &own.men],
            9..12 => [&self.words.women, &own.men],
            12..15 => [&self.words.men, &own.men],
            15..35 => [&public.women, &own.women],
            35..67 => [&own.women, &public.women],
            _ => [&own.men, &public.women],
        };
        pick(lists, random).unwrap_or_else(|| pick([&self.wide.women, &self.wide.women], random).unwrap_or_default())
    }

    /// A surname of an origin.
    pub fn surname(&self, origin: usize, random: &mut Random) -> String {
        let (own, public) = (&self.own[origin], &self.public[origin]);
        let lists = match random.below(100) {
            0..8 => [&self.wide.surnames, &own.surnames],
            8..12 => [&self.words.surnames, &own.surnames],
            12..40 => [&public.surnames, &own.surnames],
            _ => [&own.surnames, &public.surnames],
        };
        pick(lists, random)
            .unwrap_or_else(|| pick([&self.wide.surnames, &self.wide.surnames], random).unwrap_or_default())
    }
}

fn pick(lists: [&Vec<String>; 2], random: &mut Random) -> Option<String> {
    random.pick(lists[0]).or_else(|| lists[1].first()).cloned()
}

fn usable(name: &str, held: &BTreeSet<u64>) -> bool {
    let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    plain
        && capital
        && (2..=24).contains(&name.chars().count())
        && !name.split(' ').any(|part| held.contains(&words::key(part)))
}

/// Words of the names that fairness is measured with: nothing is written about them.
fn held_out(rules: &Path) -> Result<BTreeSet<u64>> {
    let file: toml::Table = toml::from_str(&fs::read_to_string(rules.join("people/fairness.toml"))?)?;
    let lists = file["names"].as_table().into_iter().flat_map(|table| table.values());
    let names = lists.filter_map(toml::Value::as_array).flatten().filter_map(toml::Value::as_str);
    Ok(names.flat_map(|name| name.split(' ')).map(words::key).collect())
}
