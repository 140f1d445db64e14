//! Word lists that the grammars read: `rules/lexicons/*.txt`, one list a file, and the
//! gazetteer of places, packed as sorted keys.

use serde::{Deserialize, Serialize};

use super::gazetteer::Places;
use crate::text::phrases::PhraseSet;

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
    Substances = "rare_health", AgedPeople = "aged_people", AfterDurations = "after_durations", Measures = "measures",
    OpeningWords = "opening_words", OrgFields = "org_fields", ColumnCodes = "column_codes", ColumnUsers = "column_users",
    ColumnPlaces = "column_places", ColumnAges = "column_ages", ColumnDescriptions = "column_descriptions", ColumnOthers = "column_others",
    AfterAges = "after_ages", ThirdParty = "third_party", NumberedThings = "numbered_things",
    Goods = "numbered_goods", Hospitals = "hospitals", ConditionHeads = "condition_heads", ShortNames = "short_names", Dedications = "dedications",
    CourseOfWork = "course_of_work", SomebodyNouns = "somebody", AfterSomebody = "after_somebody", WorksTalk = "talk_of_works",
    GeneralOpeners = "general_openers", StandInRoles = "stand_in_roles", SaidOfSomebody = "said_of_somebody",
    Pregnancy = "pregnancy_words", Lasting = "lasting_things", Public = "public_things", PracticeWords = "practice_words",
}

/// All lists as one set of phrases (tag = place in [`FILES`]), and the gazetteer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    /// Words and phrases by list.
    pub phrases: PhraseSet,
    /// Places of the United Kingdom and Ireland.
    pub home_places: Places,
    /// Towns and cities of the rest of the world.
    pub world_places: Places,
}

impl Lexicon {
    /// Whether the word or phrase is in the list.
    #[must_use]
    pub fn has(&self, phrase: &str, list: Lex) -> bool {
        self.phrases.tags_of(phrase).contains(&(list as u32))
    }
}
