//! What the page of flags says.

use goldthread_plan::Plan;
use goldthread_rules::{CannotTell, Flag, Level, Report, Rule, all};

use crate::components::Link;
use crate::components::flag_list::FlagRow;
use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::pages::actions::{Choice, page_address};
use crate::place::Place;
use crate::seen::Seen;
use crate::{speak, tabs, words};

const FLAGS_A_PAGE: usize = 200;

/// The page.
pub struct Flags {
    /// The head of the page.
    pub head: Head,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// How many are shown of how many, on what day, by which rules.
    pub summary: String,
    /// The choices of weight.
    pub levels: Vec<Choice>,
    /// The choices of rule.
    pub rules: Vec<Choice>,
    /// The choices of section.
    pub sections: Vec<Choice>,
    /// The flags, by rule.
    pub groups: Vec<Group>,
    /// The other pages.
    pub pager: Pager,
    /// The rules that could not judge, and why.
    pub cannot_tell: Vec<(Link, String)>,
}

/// The flags of a rule.
pub struct Group {
    /// The rule's page.
    pub rule: Link,
    /// What the rule is called, in words.
    pub title: String,
    /// How many flags and how much they weigh.
    pub count: String,
    /// The flags.
    pub rows: Vec<FlagRow>,
}

/// What was asked for.
struct Asked<'a> {
    level: Option<&'a str>,
    rule: Option<&'a str>,
    section: Option<&'a str>,
}

impl Flags {
    /// The page as it was asked for.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place, report) = (seen.plan(), seen.place, seen.shot.report());
        let asked =
            Asked { level: seen.asked("level"), rule: seen.asked("rule"), section: seen.asked("section") };
        let shown: Vec<&Flag> = report.flags.iter().filter(|flag| asked.holds(flag, plan)).collect();
        let (pager, part) =
            Pager::of(shown.len(), FLAGS_A_PAGE, seen.page_number(), page_address(&asked.address(place)));
        Self {
            head: Head {
                caption: plan.title().to_owned(),
                title: "Flags".into(),
                tabs: tabs::tabs(place, tabs::Here::Flags),
            },
            asked: seen.asked_moment(),
            summary: summary(shown.len(), &report),
            levels: level_choices(asked.level),
            rules: rule_choices(&report, asked.rule),
            sections: section_choices(plan, asked.section),
            groups: groups(&shown[part], plan, place),
            pager,
            cannot_tell: report.cannot_tell.iter().map(cannot_tell).collect(),
        }
    }
}

impl Asked<'_> {
    /// The address of the page with what was asked of it.
    fn address(&self, place: Place) -> String {
        let all = [("level", self.level), ("rule", self.rule), ("section", self.section)];
        let query: Vec<(&str, &str)> =
            all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        place.page("flags", &query)
    }

    fn holds(&self, flag: &Flag, plan: &Plan) -> bool {
        self.level.is_none_or(|level| flag.rule.level.word() == level)
            && self.rule.is_none_or(|code| flag.rule.code == code)
            && self.section.is_none_or(|section| {
                section_of(flag, plan).is_some_and(|number| number.to_string() == section)
            })
    }
}

fn section_of(flag: &Flag, plan: &Plan) -> Option<goldthread_plan::SectionNumber> {
    let by_action = flag
        .action
        .as_ref()
        .and_then(|named| plan.action(named.number))
        .map(goldthread_plan::Action::section);
    by_action.or_else(|| flag.section.as_ref().map(|named| named.number))
}

fn summary(shown: usize, report: &Report) -> String {
    let day = report.as_at.map_or_else(|| "no day, for the plan gives none".to_owned(), words::day);
    let all = words::count(report.flags.len(), "flag", "flags");
    format!("Showing {shown} of {all}. Judged as at {day}, by the rules of {}.", report.rule_set)
}

fn level_choices(chosen: Option<&str>) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Every weight".into(), chosen: chosen.is_none() };
    let choice = |level: Level| Choice {
        value: level.word().to_owned(),
        words: level_words(level).to_owned(),
        chosen: chosen == Some(level.word()),
    };
    std::iter::once(every).chain([Level::Error, Level::Warning, Level::Advice].map(choice)).collect()
}

/// What a weight means, in words.
pub fn level_words(level: Level) -> &'static str {
    match level {
        Level::Error => "Contradiction or passed date",
        Level::Warning => "Question a board would ask",
        Level::Advice => "Advice",
    }
}

fn rule_choices(report: &Report, chosen: Option<&str>) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Every rule".into(), chosen: chosen.is_none() };
    let count = |rule: &Rule| report.flags.iter().filter(|flag| flag.rule.code == rule.code).count();
    let choice = |rule: &'static Rule| Choice {
        value: rule.code.to_owned(),
        words: format!("{} ({})", rule_title(rule), count(rule)),
        chosen: chosen == Some(rule.code),
    };
    let found = all().filter(|rule| count(rule) > 0 || chosen == Some(rule.code));
    std::iter::once(every).chain(found.map(choice)).collect()
}

fn section_choices(plan: &Plan, chosen: Option<&str>) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Every section".into(), chosen: chosen.is_none() };
    let choice = |section: &goldthread_plan::Section| {
        let value = section.number().to_string();
        let chosen = chosen == Some(value.as_str());
        Choice { value, words: words::shortened(&speak::section_line(section), 50), chosen }
    };
    std::iter::once(every).chain(plan.sections().iter().map(choice)).collect()
}

/// The name of a rule in words: "Completed with open work".
pub fn rule_title(rule: &Rule) -> String {
    words::sentence(&rule.name.replace('-', " "))
}

fn groups(shown: &[&Flag], plan: &Plan, place: Place) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for flag in shown {
        let row = flag_row(flag, plan, place);
        match groups.last_mut().filter(|group| group.rule.words == flag.rule.code) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group {
                rule: Link::new(flag.rule.code, format!("/rules/{}", flag.rule.code)),
                title: rule_title(flag.rule),
                count: level_words(flag.rule.level).to_owned(),
                rows: vec![row],
            }),
        }
    }
    for group in &mut groups {
        group.count = format!("{} · {}", words::count(group.rows.len(), "flag", "flags"), group.count);
    }
    groups
}

fn flag_row(flag: &Flag, plan: &Plan, place: Place) -> FlagRow {
    let action = flag.action.as_ref().and_then(|named| plan.action(named.number));
    let section = flag.section.as_ref().and_then(|named| plan.section(named.number));
    let about = match (action, section) {
        (Some(action), _) => {
            let text = words::shortened(action.fields().text.text(), 100);
            Some(Link::new(format!("{}. {text}", action.number()), place.action(action.number())))
        }
        (None, Some(section)) => {
            Some(Link::new(speak::section_line(section), place.section(section.number())))
        }
        (None, None) => None,
    };
    let fields = action.map(goldthread_plan::Action::fields);
    let texts = fields.map(|fields| [fields.text.text(), fields.progress.text(), fields.timescale.printed()]);
    let around = texts.into_iter().flatten().find(|text| text.contains(&flag.words)).unwrap_or_default();
    let document = action.map(goldthread_plan::Action::document);
    let document = document.or(section.map(goldthread_plan::Section::document)).unwrap_or(plan.document());
    FlagRow { rule: None, ..FlagRow::of(flag, around, about, place.in_document(plan, document)) }
}

fn cannot_tell(told: &CannotTell) -> (Link, String) {
    (Link::new(rule_title(told.rule), format!("/rules/{}", told.rule.code)), told.why.clone())
}
