//! Invented plans of a given size, in the layout of samples/action-plan.txt.

use std::fmt::Write;

const TASKS: &[&str] = &[
    "Rewrite the guidance on thresholds with schools, health and the police, and launch it at locality events",
    "Read a sample of plans for children in need each month and feed what is found back to team managers",
    "Agree with the hospital how discharge meetings for unborn babies are called and who attends them",
    "Publish the strategy for permanence and explain it to every team that places children",
    "Offer each care leaver a written record of their health history before their eighteenth birthday",
    "Train duty staff to record consent, or the reason for not seeking it, on every contact",
    "Bring the list of overdue visits to the weekly meeting of heads of service, with the reason for each",
];
const LEADS: &[&str] = &["HoS FD", "HoS QA", "HoS CIC", "PSW", "PM"];
const MONTHS: &[&str] =
    &["January 2026", "March 2026", "June 2026", "Completed", "Ongoing", "September 2026"];
const PROGRESS: &[&str] = &[
    "Published on 14 November 2025 and launched at four events, where 212 of the 240 people invited took part (88%).",
    "Ongoing",
    "The protocol exists in draft. Partners have asked for changes to the section on sharing information.",
    "Training was completed in December 2025; a second round is planned for staff who joined since.",
];

/// Actions for each section.
const EACH: usize = 10;

/// A plan of `actions` actions; `number` makes it another plan than the rest.
pub fn plan(number: usize, actions: usize) -> String {
    let mut text = format!(
        "Children's Services\n\nInspection Improvement Plan {number}\n\nUpdated February 2026\n\nExample Council\n\n\
         Status key\n\nRAG\tMeaning\nBlue\tCompleted\nGreen\tOn track\nAmber\tDelayed\nRed\tOff track\n"
    );
    for section in 0..actions.div_ceil(EACH) {
        add_section(&mut text, number, section, EACH.min(actions - section * EACH));
    }
    text
}

fn add_section(text: &mut String, number: usize, section: usize, actions: usize) {
    let title = format!(
        "The {} of help for children and families, area {number}",
        ["timeliness", "quality", "reach"][section % 3]
    );
    let _ = write!(
        text,
        "\n\nRecommendation {}\n\n{title}.\n\nWhat inspectors found\n\nMost children are seen in time, but too many families wait for an answer.\n\n\
         Action\tWho\tBy when\tProgress\n",
        section + 1
    );
    for action in 0..actions {
        let at = section * EACH + action;
        let pick = |words: &[&'static str], step: usize| words[(at * step + number) % words.len()];
        let (lead, month, progress) = (pick(LEADS, 1), pick(MONTHS, 5), pick(PROGRESS, 3));
        let _ = writeln!(text, "{} in area {at} of {number}\t{lead}\t{month}\t{progress}", pick(TASKS, 2));
    }
    text.push_str("\nExpected outcomes\n\n- At least 95% of families have an answer within one working day.\n- Families feel heard.\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_has_its_actions() {
        let check = |actions: usize, sections: usize| {
            let plan = plan(3, actions);
            assert_eq!(plan.matches(" of 3\t").count(), actions);
            assert_eq!(plan.matches("\nRecommendation ").count(), sections);
        };
        check(100, 10);
        check(10, 1);
        check(15, 2);
    }
}
