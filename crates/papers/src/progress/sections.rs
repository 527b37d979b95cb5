//! Every section: what was found, what should be different, what is done about it.

use goldthread_anchor::Quote;
use goldthread_plan::Section;

use super::{Seen, actions, said};
use crate::{Body, Inline};

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    body.section("The plan, section by section", |body| {
        for section in seen.plan.sections() {
            body.section(&said::heading(section), |body| one(body, seen, section));
        }
    });
}

fn one(body: &mut Body, seen: Seen<'_>, section: &Section) {
    let fields = section.fields();
    if let Some(title) = said::whole_title(section) {
        body.paragraph(title);
    }
    if let Some(group) = &fields.group {
        body.paragraph(Inline::new().strong("Part of: ").text(group.text()));
    }
    if !fields.finding.is_empty() {
        body.paragraph(Inline::new().strong("Finding: ").text(fields.finding.text()));
    }
    outcomes(body, &fields.outcomes);
    told(body, "Current position", &fields.current_position);
    told(body, "Scheduled work", &fields.scheduled_work);
    told(body, "Areas of concern", &fields.areas_of_concern);
    actions::write(body, seen, section);
}

/// The outcomes; that there are none is said, so that the gap in the thread is seen.
fn outcomes(body: &mut Body, outcomes: &[Quote]) {
    if outcomes.is_empty() {
        body.paragraph(Inline::new().strong("Outcomes: ").text("none is printed for this section."));
    }
    told(body, "Outcomes", outcomes);
}

fn told(body: &mut Body, title: &str, told: &[Quote]) {
    if !told.is_empty() {
        body.section(title, |body| {
            body.bullets(told.iter().map(Quote::text));
        });
    }
}
