//! Word lists that the grammars read: `rules/lexicons/*.txt`, one list a file, and the
//! gazetteer of places, packed as sorted keys.

use serde::{Deserialize, Serialize};

use crate::text::{fold, phrases::PhraseSet};

/// Declares the lists once: the variant that code asks for and the file that holds it.
macro_rules! lists {
    ($($variant:ident = $file:literal),+ $(,)?) => {
        /// A word list of `rules/lexicons/`; the file's first lines say what it holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // The files are the documentation.
        pub enum Lex { $($variant),+ }

        /// The files, in the order of the variants.
        pub const FILES: &[&str] = &[$($file),+];
    };
}

lists! {
    Months = "months", MonthIsWord = "month_is_word", Weekdays = "weekdays", Feasts = "feasts", Seasons = "seasons",
    HalfTerms = "half_terms", Units = "number_units", Tens = "number_tens", TensPlural = "number_tens_plural",
    Ordinals = "ordinals", Streets = "street_nouns", StreetsStrong = "street_strong", Dwellings = "dwelling_units",
    Houses = "house_nouns", Sites = "site_nouns", PlaceCues = "place_cues", PlaceVerbs = "place_verbs",
    Schools = "school_heads", Health = "health_heads", Lodging = "lodging_heads", Justice = "justice_heads",
    Worship = "worship_heads", OtherOrgs = "other_heads", OrgModifiers = "org_modifiers", OrgGeneric = "org_generic",
    Attend = "attend_verbs", National = "national_bodies", Countries = "countries", Nationalities = "nationalities",
    Languages = "languages", Religions = "religions", Diagnoses = "diagnoses", DiagnosisShort = "diagnosis_short",
    Medicines = "medicines", Sexuality = "sexuality_gender", Kin = "kin", Pronouns = "pronouns", Be = "be_verbs",
    AgeUnits = "age_units", PetCues = "pet_cues", CaseWords = "case_words", DateCues = "date_cues", Ambiguous = "ambiguous_places",
    Offences = "offences", SpecialCategory = "special_category", ChildStatus = "child_status", CourtWords = "court_words",
    RareWork = "rare_work", Distinctive = "distinctive", News = "news", Unusual = "unusual", FamilyShape = "family_shape",
    Common = "common_words", Titles = "titles", RolesBeforeNames = "roles", Allowed = "allowed_works",
    Substances = "rare_health",
}

/// All lists as one set of phrases (tag = place in [`FILES`]), and the gazetteer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// Words and phrases by list.
    pub phrases: PhraseSet,
    /// Places of the United Kingdom and Ireland: sorted [`place_key`]s.
    pub home_places: Vec<u32>,
    /// Towns and cities of the rest of the world: sorted [`place_key`]s.
    pub world_places: Vec<u32>,
}

impl Lexicon {
    /// Whether the name, its words joined by spaces, is a place of the United Kingdom or Ireland.
    #[must_use]
    pub fn is_home_place(&self, name: &str) -> bool {
        self.home_places.binary_search(&place_key(name)).is_ok()
    }

    /// Whether the word or phrase is in the list.
    #[must_use]
    pub fn has(&self, phrase: &str, list: Lex) -> bool {
        self.phrases.tags_of(phrase).contains(&(list as u32))
    }

    /// Whether the name is a town or city of the rest of the world.
    #[must_use]
    pub fn is_world_place(&self, name: &str) -> bool {
        self.world_places.binary_search(&place_key(name)).is_ok()
    }
}

/// The upper half of the word key of a name with its accents and hyphens smoothed. Two names share
/// one about once in a hundred thousand look-ups: a place too many, never one missed.
#[must_use]
pub fn place_key(name: &str) -> u32 {
    let smooth: String = name.chars().filter_map(|c| if c == '-' { Some(' ') } else { plain_letter(c) }).collect();
    // Lossless: shifted down to 32 bits.
    #[allow(clippy::cast_possible_truncation)]
    let upper = (fold::key(&smooth) >> 32) as u32;
    upper
}

/// A letter without its accent, for names of places; apostrophes and full stops are dropped.
fn plain_letter(character: char) -> Option<char> {
    Some(match character {
        '\'' | '\u{2019}' | '.' => return None,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' => 'a',
        'Á' | 'À' | 'Â' | 'Ä' | 'Å' | 'Ā' => 'A',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ệ' | 'ế' => 'e',
        'É' | 'È' => 'E',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'İ' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' | 'ộ' => 'o',
        'Ö' | 'Ó' | 'Ø' | 'Ō' => 'O',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' => 'u',
        'Ü' | 'Ú' | 'Ū' => 'U',
        'ç' | 'č' | 'ć' => 'c',
        'Ç' | 'Č' | 'Ć' => 'C',
        'ñ' | 'ń' | 'ň' => 'n',
        'ş' | 'ș' | 'š' | 'ś' => 's',
        'Ş' | 'Ș' | 'Š' | 'Ś' => 'S',
        'ł' => 'l',
        'Ł' => 'L',
        'ž' | 'ź' | 'ż' => 'z',
        'Ž' | 'Ź' | 'Ż' => 'Z',
        'ț' | 'ţ' | 'ť' => 't',
        'ğ' => 'g',
        'ý' => 'y',
        'ř' => 'r',
        'đ' => 'd',
        'Đ' => 'D',
        'ŵ' => 'w',
        'ŷ' => 'y',
        other => other,
    })
}
