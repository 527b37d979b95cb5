//! What a document is: a plan, a report of an inspection, or neither.

use goldthread_anchor::Anchor;
use goldthread_plan::{ActionFields, DocumentKind, Doubt, DraftSection, PlanFields};

use super::others;
use crate::lexicon::lexicon;
use crate::{Block, Tree};
use goldthread_tree::words::{find_phrase, plain};

/// The kind, and the doubt that says why where it is no plan.
pub fn of(tree: &Tree, sections: &[DraftSection], fields: &PlanFields) -> (DocumentKind, Option<Doubt>) {
    let actions: usize = sections.iter().map(|section| section.actions.len()).sum();
    let told = sections.iter().filter(|section| is_told(section)).count();
    let other = others::of(tree, fields.title.text(), actions + told);
    if let Some(why) = other {
        return (DocumentKind::Other, Some(doubt("not-a-plan", &why)));
    }
    if sections.iter().any(is_told) || sections.iter().flat_map(|section| &section.actions).any(is_placed) {
        return (DocumentKind::Plan, None);
    }
    if is_report(tree, fields) {
        let why = "this is an inspection report, not a plan: it prints judgements and what needs to improve, and no actions with a lead or a date";
        return (DocumentKind::InspectionReport, Some(doubt("inspection-report", why)));
    }
    let why = if tree.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        "no plan was found: none of its tables has a column of actions beside one of leads, dates, progress or status, and no section tells of work done or planned"
    } else {
        "no plan was found: it has no table, and no section that tells of work done or planned"
    };
    (DocumentKind::Other, Some(doubt("not-a-plan", why)))
}

/// Whether a section says what was or will be done.
fn is_told(section: &DraftSection) -> bool {
    let fields = &section.fields;
    let told = !fields.scheduled_work.is_empty() || !fields.current_position.is_empty();
    told && (fields.reference.is_some() || !fields.outcomes.is_empty())
}

/// Whether somebody is to do the action, or by some time, or it has a status: a plan has one such action at least.
fn is_placed(action: &ActionFields) -> bool {
    !action.leads.is_empty() || !action.timescale.printed().is_empty() || !action.status.is_empty()
}

/// Judgements with grades, and a heading over what has to improve.
fn is_report(tree: &Tree, fields: &PlanFields) -> bool {
    let mut graded = fields.inspection.judgements.len();
    let mut improve = false;
    for block in &tree.blocks {
        let (Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line)) = block else { continue };
        let line = line.quote();
        improve |= line.text().len() < 80 && lexicon().list_of(line.text()).is_some();
        graded += usize::from(line.text().len() < 200 && ends_in_grade(line.text()));
    }
    graded >= 2 && improve
}

fn ends_in_grade(line: &str) -> bool {
    let line = plain(line);
    lexicon()
        .document
        .grades
        .iter()
        .any(|grade| find_phrase(&line, grade).is_some_and(|at| at > 0 && at + grade.len() == line.len()))
}

fn doubt(code: &str, message: &str) -> Doubt {
    Doubt { code: code.to_owned(), message: message.to_owned(), at: Anchor::Typed }
}
