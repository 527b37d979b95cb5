//! A report of an inspection as the beginning of the plan that answers it.

use goldthread_plan::{DocumentKind, Draft};
use goldthread_reader_reports::{self as reports, DraftOf};

use crate::{Reading, Source};

/// What the document says where it is a report of an inspection: a section a recommendation, and no actions.
pub fn read(source: &Source) -> Option<Reading> {
    let DraftOf { fields, sections, findings, doubts: said } =
        reports::draft(&reports::recognise(source.tree())?);
    let doubts = source.tree().doubts.iter().cloned().chain(said).collect();
    let draft = Draft {
        source: source.about().clone(),
        kind: DocumentKind::InspectionReport,
        fields,
        sections,
        doubts,
    };
    Some(Reading { draft, tables: Vec::new(), sections: Vec::new(), findings })
}
