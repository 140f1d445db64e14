//! Coarse classes of findings, and how much harm one does if it leaks.

use serde::{Deserialize, Serialize};

/// The coarse class of an entity: the labels of the command line and of annotated texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)] // The names are the documentation; each entity's rule file says more.
pub enum Label {
    Person,
    Date,
    Age,
    Address,
    Location,
    Org,
    Postcode,
    NhsNumber,
    Nino,
    Phone,
    Email,
    IdCode,
    Demographic,
    Other,
}

impl Label {
    /// As written at a terminal and in annotated texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Date => "DATE",
            Self::Age => "AGE",
            Self::Address => "ADDRESS",
            Self::Location => "LOCATION",
            Self::Org => "ORG",
            Self::Postcode => "POSTCODE",
            Self::NhsNumber => "NHS_NUMBER",
            Self::Nino => "NINO",
            Self::Phone => "PHONE",
            Self::Email => "EMAIL",
            Self::IdCode => "ID_CODE",
            Self::Demographic => "DEMOGRAPHIC",
            Self::Other => "OTHER",
        }
    }
}

/// How much harm it does if it leaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sensitivity {
    /// Says little by itself.
    Low,
    /// Helps to identify or is private.
    #[default]
    Medium,
    /// Leads straight to a record, a home or a telephone, or stands near special category, offence,
    /// children's, court or third-party data.
    High,
}

impl Sensitivity {
    /// The word used at a terminal and in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
