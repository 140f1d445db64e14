//! Checks everything in `rules/` and packs it: what doesn't fit its shape stops the build.

#![allow(dead_code, unreachable_pub, unused_imports)] // Compiles files of the crate for their shapes alone.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/text/mod.rs"]
mod text;

mod rules {
    #[path = "../src/rules/book.rs"]
    pub mod book;
    #[path = "../src/rules/coach.rs"]
    pub mod coach;
    #[path = "../src/rules/gazetteer.rs"]
    pub mod gazetteer;
    #[path = "../src/rules/groups.rs"]
    pub mod groups;
    #[path = "../src/rules/label.rs"]
    pub mod label;
    #[path = "../src/rules/lexicon.rs"]
    pub mod lexicon;
    #[path = "../src/rules/linkage.rs"]
    pub mod linkage;
    #[path = "../src/rules/people.rs"]
    pub mod people;
    #[path = "../src/rules/recogniser.rs"]
    pub mod recogniser;
    #[path = "../src/rules/reply.rs"]
    pub mod reply;
    #[path = "../src/rules/safer.rs"]
    pub mod safer;
    #[path = "../src/rules/site.rs"]
    pub mod site;
    #[path = "../src/rules/task.rs"]
    pub mod task;
    #[path = "../src/rules/wording.rs"]
    pub mod wording;
}

#[path = "build/automata.rs"]
mod automata;
#[path = "build/coach.rs"]
mod coach;
#[path = "build/safer.rs"]
mod safer;

use rules::book::RuleBook;
use rules::gazetteer::Places;
use rules::lexicon::Lexicon;
use rules::linkage::{LinkageFile, LinkageKind, Linkages};
use rules::people::{AllowFile, CueFile, KnownFile, KnownNames, NicknameFile, PeopleRules, RoleFile};
use rules::recogniser::{Context, Pattern, Recogniser, RecogniserFile, context_tag};
use rules::site::Site;
use rules::wording::Wording;
use text::phrases::PhraseSet;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Version of the rule shapes that this build understands.
const FORMAT: u32 = 1;

fn main() -> Outcome<()> {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/rules");
    println!("cargo:rerun-if-changed=src/text");
    println!("cargo:rerun-if-changed=build");
    let mut book = RuleBook::default();
    recognisers(&mut book)?;
    book.lexicon = lexicon()?;
    book.linkages = linkages()?;
    book.people = people()?;
    book.sites = sites()?;
    book.wordings = wordings()?;
    book.tasks = coach::tasks()?;
    book.reply = coach::reply()?;
    book.coach = coach::coach()?;
    book.safer = safer::safer(&book.lexicon.home_places)?;
    let pack = postcard::to_allocvec(&book)?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("rules.pack"), pack)?;
    fs::write(out.join("names.tagger"), coarser(&fs::read("rules/people/names.tagger")?))?;
    Ok(())
}

/// The name tagger with each weight rounded to a multiple of four: six bits do the work of eight,
/// and a quarter of the size after compression goes. The head holds magic, scale and 25 steps.
fn coarser(model: &[u8]) -> Vec<u8> {
    const HEAD: usize = 4 + 4 + 25 * 4;
    let round = |byte: u8| ((i16::from(byte.cast_signed()) + 2).div_euclid(4) * 4).min(124) as i8;
    let weights = model.iter().skip(HEAD).map(|byte| round(*byte).cast_unsigned());
    model.iter().take(HEAD).copied().chain(weights).collect()
}

/// The TOML files of a folder of `rules/`, by name.
fn files(folder: &str) -> Outcome<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(Path::new("rules").join(folder))?.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    found.sort();
    Ok(found)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Outcome<T> {
    toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn recognisers(book: &mut RuleBook) -> Outcome<()> {
    let (mut shapes, mut phrases) = (Vec::new(), Vec::new());
    for path in files("recognisers")? {
        let file: RecogniserFile = read(&path)?;
        check(&path, &file)?;
        let index = u16::try_from(book.recognisers.len())?;
        for pattern in file.pattern {
            let known = Pattern { recogniser: index, score: pattern.score, checksum: pattern.checksum };
            shapes.push(automata::Shape { regex: pattern.regex, pattern: known });
        }
        let context = &file.context;
        phrases.extend(context.words.iter().map(|word| (word.clone(), context_tag(index, false))));
        phrases.extend(context.against.iter().map(|word| (word.clone(), context_tag(index, true))));
        book.recognisers.push(Recogniser {
            head: file.recogniser,
            context: Context {
                within: context.within,
                raises: context.raises,
                lowers: context.lowers,
                required: context.required,
            },
        });
    }
    book.context = PhraseSet::new(phrases.iter().map(|(phrase, tag)| (phrase.as_str(), *tag)));
    book.automata = automata::group(shapes)?;
    Ok(())
}

/// A rule carries its proof, and is named as its file is.
fn check(path: &Path, file: &RecogniserFile) -> Outcome<()> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let complaint = if file.format != FORMAT {
        Some(format!("format {} is not {FORMAT}", file.format))
    } else if file.recogniser.entity != stem {
        Some(format!("entity `{}` is not the file's name", file.recogniser.entity))
    } else if file.finds.len() < 3 || file.ignores.len() < 3 {
        Some("needs at least three `finds` and three `ignores`".to_owned())
    } else if file.pattern.is_empty() && file.recogniser.matcher.is_none() {
        Some("needs a [[pattern]] or a `matcher`".to_owned())
    } else {
        None
    };
    complaint.map_or(Ok(()), |complaint| Err(format!("{}: {complaint}", path.display()).into()))
}

/// Words around names, roles, and names that are nobody in the case.
fn people() -> Outcome<PeopleRules> {
    let folder = Path::new("rules").join("people");
    let known = read::<KnownFile>(&folder.join("known.toml"))?;
    let known = [&known.scholars, &known.makers, &known.public, &known.characters, &known.titles];
    Ok(PeopleRules {
        cues: read::<CueFile>(&folder.join("cues.toml"))?.cue,
        roles: read::<RoleFile>(&folder.join("roles.toml"))?.role,
        allow: read::<AllowFile>(&folder.join("allow.toml"))?,
        known: KnownNames::new(known.into_iter().flat_map(|names| names.lines()).filter(|name| !name.is_empty())),
        nicknames: read::<NicknameFile>(&folder.join("nicknames.toml"))?.forms,
    })
}

/// The kinds of facts that identify only together, and their phrases.
fn linkages() -> Outcome<Linkages> {
    let (mut kinds, mut phrases) = (Vec::new(), Vec::new());
    for path in files("linkages")? {
        let file: LinkageFile = read(&path)?;
        if file.format != FORMAT || path.file_stem().and_then(|stem| stem.to_str()) != Some(file.kind.as_str()) {
            return Err(
                format!("{}: wrong format, or kind `{}` is not the file's name", path.display(), file.kind).into()
            );
        }
        let tag = u32::try_from(kinds.len())?;
        phrases.extend(file.words.into_iter().map(|phrase| (phrase, tag)));
        kinds.push(LinkageKind { kind: file.kind, family: file.family, bits: file.bits });
    }
    let phrases = PhraseSet::new(phrases.iter().map(|(phrase, tag)| (phrase.as_str(), *tag)));
    Ok(Linkages { kinds, phrases })
}

/// The word lists and the gazetteer.
fn lexicon() -> Outcome<Lexicon> {
    let mut phrases = Vec::new();
    for (tag, file) in rules::lexicon::FILES.iter().enumerate() {
        let tag = u32::try_from(tag)?;
        phrases.extend(lines(file)?.into_iter().map(|phrase| (phrase, tag)));
    }
    let places = |file: &str| -> Outcome<Places> { Ok(Places::new(lines(file)?.iter().map(String::as_str))) };
    Ok(Lexicon {
        phrases: PhraseSet::new(phrases.iter().map(|(phrase, tag)| (phrase.as_str(), *tag))),
        home_places: places("places_home")?,
        world_places: places("places_world")?,
    })
}

/// The lines of a word list; its first lines are comments that must say where it comes from.
fn lines(file: &str) -> Outcome<Vec<String>> {
    let path = Path::new("rules/lexicons").join(file).with_extension("txt");
    let text = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    if !text.contains("# source:") || !text.contains("# reviewed:") {
        return Err(format!("rules/lexicons/{file}.txt lacks `# source:` or `# reviewed:`").into());
    }
    let words = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(words.map(str::to_owned).collect())
}

/// Site adapters; a host may belong to one site only.
fn sites() -> Outcome<Vec<Site>> {
    let mut all: Vec<Site> = Vec::new();
    for path in files("sites")? {
        let site: Site = read(&path)?;
        let taken = site.hosts.iter().find(|host| all.iter().any(|other| other.hosts.contains(host)));
        if site.format != FORMAT || !path.ends_with(format!("{}.toml", site.id)) || taken.is_some() {
            return Err(format!("{}: wrong format or id, or a host that another site has", path.display()).into());
        }
        all.push(site);
    }
    Ok(all)
}

/// Flattens each language's tables to dotted keys. `en.policy.toml` adds to `en.toml`.
///
/// The wasm carries English alone: other languages lie beside it in the package and are handed in
/// where they are wanted. What another language lacks is said in English.
fn wordings() -> Outcome<Vec<Wording>> {
    let mut all = languages()?;
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        all.retain(|wording| wording.language == "en");
    }
    let english = all.iter().find(|wording| wording.language == "en").cloned().unwrap_or_default();
    for wording in all.iter_mut().filter(|wording| wording.language != "en") {
        *wording = english.with(wording);
    }
    Ok(all)
}

fn languages() -> Outcome<Vec<Wording>> {
    let mut all: std::collections::BTreeMap<String, Vec<(String, String)>> = std::collections::BTreeMap::new();
    for path in files("wording")? {
        let table: toml::Table = read(&path)?;
        let mut entries = Vec::new();
        flatten("", &table, &mut entries);
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let language = stem.split('.').next().unwrap_or_default().to_owned();
        all.entry(language).or_default().append(&mut entries);
    }
    let sorted = all.into_iter().map(|(language, mut entries)| {
        entries.sort();
        match entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(format!("rules/wording: `{}` stands twice in `{language}`", pair[0].0).into()),
            None => Ok(Wording { language, entries }),
        }
    });
    sorted.collect()
}

fn flatten(prefix: &str, table: &toml::Table, entries: &mut Vec<(String, String)>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, entries),
            toml::Value::String(text) => entries.push((key, text.clone())),
            other => entries.push((key, other.to_string())),
        }
    }
}
