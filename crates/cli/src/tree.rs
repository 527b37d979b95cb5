//! A plan as a tree that a person reads in a terminal.

use std::fmt::Write;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::dates::day;
use goldthread_plan::{ActionFields, AnswerDue, DocumentKind, Doubt, Draft, Plan, PlanFields, SectionFields};

/// What is said where a plan is begun from a report of an inspection.
pub const BEGUN_FROM_REPORT: &str = "This is an inspection report. A plan can be begun from it: one section a \
    recommendation, without actions yet.";

/// The draft: what was read, and the doubts under it.
pub fn of_draft(draft: &Draft) -> String {
    let mut tree = String::new();
    let what = match draft.kind {
        DocumentKind::Plan => sum(draft),
        DocumentKind::InspectionReport => {
            format!("an inspection report: {}", counted(draft.sections.len(), "thing to improve"))
        }
        DocumentKind::Other => "no plan".to_owned(),
    };
    head(&mut tree, &draft.fields, &draft.source.name);
    if draft.fields.title.is_empty() {
        let _ = writeln!(tree, "  {what}");
    } else {
        let _ = writeln!(tree, "{}: {what}", draft.source.name);
    }
    for section in &draft.sections {
        section_line(&mut tree, &section.fields, &section.at);
        section.actions.iter().for_each(|fields| action_lines(&mut tree, fields));
    }
    doubts(&mut tree, &draft.doubts);
    tree
}

/// A kept plan.
pub fn of_plan(plan: &Plan) -> String {
    let mut tree = String::new();
    head(&mut tree, plan.fields(), plan.title());
    for section in plan.sections() {
        section_line(&mut tree, section.fields(), section.at());
        plan.actions_of(section.number()).for_each(|action| action_lines(&mut tree, action.fields()));
    }
    doubts(&mut tree, plan.doubts());
    tree
}

/// The draft in numbers: `10 sections, 53 actions (14 dated, 53 led), 6 doubts`.
pub fn sum(draft: &Draft) -> String {
    let dated = draft.actions().filter(|action| action.timescale.is_dated()).count();
    let led = draft.actions().filter(|action| !action.leads.is_empty()).count();
    format!(
        "{}, {} ({dated} dated, {led} with a lead), {}",
        counted(draft.sections.len(), "section"),
        counted(draft.action_count(), "action"),
        counted(draft.doubts.len(), "doubt"),
    )
}

fn counted(count: usize, word: &str) -> String {
    match (count, word.split_once(' ')) {
        (1, _) => format!("1 {word}"),
        (_, Some((thing, rest))) => format!("{count} {thing}s {rest}"),
        _ => format!("{count} {word}s"),
    }
}

fn head(tree: &mut String, fields: &PlanFields, name: &str) {
    let title = if fields.title.is_empty() { name } else { fields.title.text() };
    let _ = writeln!(tree, "{title}");
    for (label, words) in [
        ("Authority", fields.authority.text()),
        ("Document date", fields.document_date.text()),
        ("Inspection", fields.inspection.framework.text()),
        ("Inspected", fields.inspection.dates.text()),
    ] {
        if !words.is_empty() {
            let _ = writeln!(tree, "  {label}: {words}");
        }
    }
    if let Some(AnswerDue { rule, source, days: _, by, basis }) = &fields.inspection.answer {
        let by = by.map_or_else(|| "the day is not known".to_owned(), day);
        let _ = writeln!(tree, "  Answer due: {by}. {rule} ({})\n    {basis}", on_one_line(source));
    }
    for judged in &fields.inspection.judgements {
        let _ = writeln!(tree, "  Judgement: {} - {}", judged.area.text(), judged.grade.text());
    }
}

fn section_line(tree: &mut String, fields: &SectionFields, at: &Anchor) {
    let reference =
        fields.reference.as_ref().map_or(String::new(), |reference| format!("{} ", reference.text()));
    let group = fields.group.as_ref().map_or(String::new(), |group| format!(" [{}]", group.text()));
    let _ = writeln!(tree, "\n{reference}{}{group}{}", fields.title.text(), place(at));
    list(tree, "outcome", &fields.outcomes);
    list(tree, "position", &fields.current_position);
    list(tree, "scheduled", &fields.scheduled_work);
    list(tree, "concern", &fields.areas_of_concern);
    for (what, ratings) in [("process", &fields.process), ("impact", &fields.impact)] {
        if !ratings.last.is_empty() || !ratings.this.is_empty() {
            let _ = writeln!(
                tree,
                "  {what}: last period {}, this period {}",
                or_dash(&ratings.last),
                or_dash(&ratings.this)
            );
        }
    }
}

fn or_dash(quote: &Quote) -> &str {
    if quote.is_empty() { "not rated" } else { quote.text() }
}

fn list(tree: &mut String, what: &str, quotes: &[Quote]) {
    for quote in quotes {
        let _ = writeln!(tree, "  {what}: {}{}", on_one_line(quote), place(&quote.anchor()));
    }
}

fn action_lines(tree: &mut String, fields: &ActionFields) {
    let reference = fields.reference.as_ref().map_or("-", Quote::text);
    let _ = writeln!(tree, "  {reference} {}{}", on_one_line(&fields.text), place(&fields.at));
    let leads: Vec<&str> = fields.leads.iter().map(Quote::text).collect();
    if !leads.is_empty() {
        let _ = writeln!(tree, "      led by {}", leads.join("; "));
    }
    if !fields.timescale.printed().is_empty() {
        let printed = fields.timescale.printed().replace('\n', " / ");
        let _ = writeln!(tree, "      by {printed:?}: {}", fields.timescale);
    }
    if !fields.status.is_empty() {
        let _ = writeln!(tree, "      status {}", on_one_line(&fields.status));
    }
    if !fields.progress.is_empty() {
        let _ = writeln!(tree, "      progress: {}", on_one_line(&fields.progress));
    }
}

fn on_one_line(quote: &Quote) -> String {
    quote.text().replace('\n', " / ")
}

fn place(at: &Anchor) -> String {
    if at.is_typed() { String::new() } else { format!(" ({at})") }
}

fn doubts(tree: &mut String, doubts: &[Doubt]) {
    if doubts.is_empty() {
        return;
    }
    let _ = writeln!(tree, "\nDoubts:");
    for doubt in doubts {
        let _ = writeln!(tree, "  {}{}", doubt.message, place(&doubt.at));
    }
}
