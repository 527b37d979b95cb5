use jiff::civil::Date;

use crate::{BodyId, BodyWords, Document, ReportWords};

/// What somebody wants done to a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyCommand {
    /// Adds it, under its new id.
    Add {
        /// Its first day, where that is known.
        begun: Option<Date>,
        /// What it is, and how it works.
        words: BodyWords,
    },
    /// Changes what it is or how it works.
    Change {
        /// All its words, as they are to be.
        words: BodyWords,
    },
    /// Ends it; its meetings after that day are cancelled.
    End {
        /// Its last day.
        on: Date,
        /// The body that goes on with its work.
        successor: Option<BodyId>,
    },
    /// Agrees that it is to receive something.
    AgreeReport {
        /// From which day on.
        since: Date,
        /// What it is, from whom and how often.
        words: ReportWords,
    },
    /// Changes what it is to receive.
    ChangeReport {
        /// The number of the report.
        number: u32,
        /// All its words, as they are to be.
        words: ReportWords,
    },
    /// Agrees that it is to receive something no longer.
    EndReport {
        /// The number of the report.
        number: u32,
        /// Its last day.
        on: Date,
    },
    /// Records that it received something outside of a meeting.
    RecordReport {
        /// The number of the report.
        number: u32,
        /// When.
        on: Date,
        /// Where it is.
        document: Option<Document>,
    },
}
