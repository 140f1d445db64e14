//! The words that a policy chooses from.

use super::shape::choice;

choice! {
    /// Who wrote the policy.
    pub enum Author {
        /// An employer or another organisation that people work in or for.
        "organisation" => Organisation,
        /// A university, a college or a training provider.
        "university" => University
    }
}

choice! {
    /// What the organisation says about AI tools.
    pub enum Stance {
        /// Nothing has been said yet.
        "no-policy-yet" => NoPolicyYet,
        /// Using AI tools well is encouraged.
        "encouraged" => Encouraged,
        /// AI tools may be used, but not for work with or about people: even an approved tool then counts as a public one for people's data.
        "not-for-work-with-people" => NotForWorkWithPeople
    }
}

choice! {
    /// Who Candour speaks to.
    pub enum Audience {
        /// A social worker or a colleague in practice.
        "practitioner" => Practitioner,
        /// A student.
        "student" => Student,
        /// An apprentice: a worker and a student at once.
        "apprentice" => Apprentice,
        /// A practice educator, who sees what students see.
        "practice-educator" => PracticeEducator
    }
}

choice! {
    /// Whether a tool may have people's data put in.
    pub enum ToolTier {
        /// Nobody has approved it for people's data.
        "public" => Public,
        /// Approved for the work; the `approved` column of `verdicts` counts.
        "approved" => Approved
    }
}

choice! {
    /// What happens when Candour itself can't check a text.
    pub enum OnFailure {
        /// Say so and let the person choose.
        "ask" => Ask,
        /// Say so, and let nothing go until it works again.
        "stop" => Stop
    }
}

choice! {
    /// Whether the welcome page opens once after installing.
    pub enum FirstRun {
        /// Open it.
        "show" => Show,
        /// Don't open it.
        "skip" => Skip
    }
}

choice! {
    /// The language of Candour's words.
    pub enum Language {
        /// As the browser is set.
        "browser" => Browser,
        /// English.
        "en" => English,
        /// Welsh.
        "cy" => Welsh
    }
}

choice! {
    /// A key that a policy may leave to the person: its value is where they start from.
    pub enum Suggestible {
        /// `language`.
        "language" => Language,
        /// `firstRun`.
        "firstRun" => FirstRun,
        /// `audience`.
        "audience" => Audience,
        /// `questions`.
        "questions" => Questions,
        /// `recordDays`.
        "recordDays" => RecordDays
    }
}

choice! {
    /// What a contact is for.
    pub enum Purpose {
        /// Questions about people's data and about hard stops.
        "personal-data" => PersonalData,
        /// Raising a concern about AI.
        "concern" => Concern,
        /// Questions about tools and this policy.
        "policy" => Policy,
        /// Legal questions, court papers among them.
        "legal" => Legal,
        /// Questions about study and assessment.
        "study" => Study,
        /// Questions about a placement.
        "placement" => Placement
    }
}

choice! {
    /// What something to watch for is.
    pub enum WatchKind {
        /// A person.
        "person" => Person,
        /// A place, a home, a school or a service.
        "place" => Place,
        /// Something else.
        "other" => Other
    }
}

choice! {
    /// A form that a declaration of AI use takes.
    pub enum DeclarationForm {
        /// A case record.
        "case-record" => CaseRecord,
        /// Minutes of a meeting.
        "minutes" => Minutes,
        /// An email.
        "email" => Email,
        /// A letter to a family.
        "letter" => Letter,
        /// A letter in easy read.
        "easy-read" => EasyRead,
        /// A statement or report for a court.
        "court" => Court,
        /// A student's assignment.
        "assignment" => Assignment,
        /// A reflective log.
        "reflective-log" => ReflectiveLog,
        /// A supervision note.
        "supervision" => Supervision
    }
}
