use std::fmt;

/// What a rule is about; its codes begin with the family's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What is said to be done, against what is told of it.
    Status,
    /// When things are due.
    Dates,
    /// Duties that come round again.
    Recurrence,
    /// Figures.
    Numbers,
    /// What should be different for children.
    Outcomes,
    /// How progress is told.
    Wording,
    /// Who answers for it.
    Leads,
    /// How the plan hangs together: numbers, references, repetition.
    Structure,
}

/// How much a flag weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The plan contradicts itself, or something is overdue.
    Error,
    /// A board would ask about it.
    Warning,
    /// The plan would be better without it.
    Advice,
}

impl Family {
    /// The letters that the codes of the family begin with.
    pub fn letters(self) -> &'static str {
        match self {
            Self::Status => "STA",
            Self::Dates => "DAT",
            Self::Recurrence => "REC",
            Self::Numbers => "NUM",
            Self::Outcomes => "OUT",
            Self::Wording => "WOR",
            Self::Leads => "LEA",
            Self::Structure => "STR",
        }
    }

    /// The word for the family, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Dates => "dates",
            Self::Recurrence => "recurrence",
            Self::Numbers => "numbers",
            Self::Outcomes => "outcomes",
            Self::Wording => "wording",
            Self::Leads => "leads",
            Self::Structure => "structure",
        }
    }
}

impl Level {
    /// The word for the level, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
