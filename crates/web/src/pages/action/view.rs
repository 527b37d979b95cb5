//! What the page of an action says.

use std::sync::Arc;

use goldthread_anchor::{Anchor, TextRange};
use goldthread_people::{Permission, Thing};
use goldthread_plan::work::{Topic, Update};
use goldthread_plan::{Action, Section, SectionKind};
use goldthread_reader::Source;

use crate::coming_round::Turns;
use crate::components::Link;
use crate::components::flag_list::FlagRow;
use crate::components::lead::Lead;
use crate::components::moves::Moves;
use crate::components::notice;
use crate::components::tag::Tag;
use crate::components::track::Way;
use crate::components::updates::Told;
use crate::components::waits::Waits;
use crate::marks::Mark;
use crate::pages::comments;
use crate::pages::governance::about::About;
use crate::pages::leads;
use crate::pages::section::Said;
use crate::seen::Seen;
use crate::shown::{Part, around};
use crate::spot::Spot;
use crate::{reading, speak, tally, when};

/// The page.
pub struct ActionPage {
    /// The plan and the section.
    pub caption: String,
    /// What people cite it by.
    pub name: String,
    /// What inspectors found; nothing where the document does not quote it.
    pub finding: Option<Said>,
    /// What the section is called, and its page.
    pub section_word: &'static str,
    /// The section.
    pub section: Option<Link>,
    /// What is to be done.
    pub text: Said,
    /// The facts of the action.
    pub facts: Facts,
    /// What was told of it here, the newest first.
    pub updates: Vec<Told>,
    /// What its document says has happened; nothing where it tells nothing.
    pub update: Option<Said>,
    /// What whoever looks may do with it now.
    pub doable: Vec<Link>,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// What should be different for children.
    pub outcomes: Vec<String>,
    /// What the rules ask.
    pub flags: Vec<FlagRow>,
    /// The lines of the document that it was read from.
    pub words: Option<Words>,
    /// The action before and the one after.
    pub before: Option<Link>,
    /// See `before`.
    pub after: Option<Link>,
    /// Its comments, by their count.
    pub comments: Link,
    /// What happened to it.
    pub history: String,
    /// What boards asked and decided about it.
    pub boards: About,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

/// The facts of an action.
pub struct Facts {
    /// The one who answers for it; nothing where nobody is named.
    pub accountable: Option<Lead>,
    /// Those who share it.
    pub others: Vec<Lead>,
    /// The timescale as printed, or as it was moved to.
    pub printed: String,
    /// What that is taken to mean.
    pub understood: String,
    /// What it was at first, and how it moved.
    pub moves: Moves,
    /// Whether the date has passed.
    pub overdue: bool,
    /// How it stands.
    pub standing: Tag,
    /// How far it has come on the way to being sustained.
    pub way: Way,
    /// How its turns went; nothing where it does not come round.
    pub turns: Option<String>,
    /// What it waits on, and what waits on it.
    pub waits: Waits,
    /// The sections that share it.
    pub also_in: Vec<Link>,
    /// What it needs, and what other columns say.
    pub notes: Vec<(String, String)>,
}

/// A part of a document, with the marks on it.
pub struct Words {
    /// The document.
    pub source: Arc<Source>,
    /// The part that is shown.
    pub part: Part,
    /// What was read there.
    pub marks: Vec<Mark>,
    /// The same place in the whole document.
    pub href: String,
    /// The name of the document.
    pub document: String,
}

impl ActionPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, action: &Action, source: Option<&Arc<Source>>) -> Self {
        let (plan, place, fields) = (seen.plan(), seen.place_in(action.document()), action.fields());
        let section = plan.section(action.section());
        let (before, after) = neighbours(seen, action);
        let report = seen.shot.report();
        let texts =
            [fields.text.text(), fields.progress.text(), fields.timescale.printed(), fields.status.text()];
        let sees_all = seen.app.may(Permission::SeePlan, Thing::Plan(seen.shot.id().uuid()));
        let mut flags = tally::flags_of_action(&report, action);
        // A flag that lays two actions beside each other quotes both.
        flags.retain(|flag| sees_all || flag.also_at.is_empty());
        let text_around =
            |words: &str| texts.iter().find(|text| text.contains(words)).copied().unwrap_or_default();
        Self {
            caption: plan.title().to_owned(),
            name: speak::action_name(action),
            finding: section.and_then(|section| finding(section, seen)),
            section_word: section.map_or("Recommendation", section_word),
            section: section.map(|one| Link::new(speak::section_line(one), place.section(one.number()))),
            text: Said::of(&fields.text, place),
            facts: Facts::of(action, seen),
            updates: updates(seen, action),
            doable: doable(seen, action),
            done: seen.asked("done").and_then(notice::told),
            update: (!fields.progress.is_empty()).then(|| Said::of(&fields.progress, place)),
            outcomes: outcomes(action, section),
            flags: flags
                .iter()
                .map(|flag| FlagRow::of(flag, text_around(&flag.words), None, place))
                .collect(),
            words: source.and_then(|source| words(seen, action, source)),
            before,
            after,
            comments: Link::new(
                comments::counted(seen, Topic::Action(action.number())),
                place.action_page(action.number(), "comments"),
            ),
            history: place.action_history(action.number()),
            boards: About::action(seen, action.number().0),
            asked: seen.asked_moment(),
        }
    }
}

impl Facts {
    fn of(action: &Action, seen: &Seen) -> Self {
        let fields = action.fields();
        let mut leads = leads::of_action(seen, action).into_iter();
        let mut notes = Vec::new();
        for set in seen.plan().set_in_review().iter().filter(|set| set.action == Some(action.number())) {
            let read = if set.read.is_empty() { "nothing" } else { &set.read };
            let words =
                format!("The {}: the document was read as “{}”", set.field.word(), read.replace('\n', "; "));
            notes.push(("Changed in review".to_owned(), words));
        }
        if !fields.resources.is_empty() {
            notes.push(("Resources".to_owned(), fields.resources.text().to_owned()));
        }
        notes.extend(fields.notes.iter().map(|note| (note.label.clone(), note.text.text().to_owned())));
        Self {
            accountable: leads.next(),
            others: leads.collect(),
            printed: when::printed(action),
            understood: when::understood(action),
            moves: Moves::of(action, seen.app.directory()),
            overdue: seen.shot.judged_on().is_some_and(|day| action.is_overdue(day)),
            standing: speak::standing(action),
            way: Way::of(seen.plan(), action, seen.app.directory()),
            turns: turns(seen, action),
            waits: Waits::of(seen, action),
            also_in: also_in(seen, action),
            notes,
        }
    }
}

/// How the turns of an action went, up to the day that the plan is judged on.
fn turns(seen: &Seen, action: &Action) -> Option<String> {
    let turns = Turns::of(seen.plan(), action, seen.shot.judged_on()?)?;
    let next = turns.next.map(|next| format!(" Next by {}.", crate::words::day(next)));
    Some(format!("{}{}", turns.sentence(), next.unwrap_or_default()))
}

/// The sections that share an action.
fn also_in(seen: &Seen, action: &Action) -> Vec<Link> {
    let may_see = |one: &&Section| {
        seen.app.may(Permission::SeePlan, Thing::Section(seen.shot.id().uuid(), one.number().0))
    };
    let sections = action.work().also_in().iter().filter_map(|number| seen.plan().section(*number));
    let sections = sections.filter(may_see);
    sections.map(|one| Link::new(speak::section_line(one), seen.place.section(one.number()))).collect()
}

/// What was told of an action, the newest first.
fn updates(seen: &Seen, action: &Action) -> Vec<Told> {
    let place = seen.place.action(action.number());
    let may = |permission| may_do(seen, action, permission).then_some(place.as_str());
    let may = [may(Permission::TellProgress), may(Permission::Comment)];
    let told = |update: &Arc<Update>| Told::of(update, seen.app.directory(), may);
    action.work().updates().iter().rev().map(told).collect()
}

/// Whether whoever looks may do something with the action; what has been cannot be changed.
fn may_do(seen: &Seen, action: &Action, permission: Permission) -> bool {
    seen.shot.at().is_none() && seen.app.may(permission, leads::thing(seen.shot.id(), action))
}

/// What whoever looks may do with it, most likely first.
fn doable(seen: &Seen, action: &Action) -> Vec<Link> {
    let place = seen.place.action(action.number());
    let completion =
        if action.is_claimed_complete() { "Verify, check or reopen it" } else { "Say that it is complete" };
    let verify = (Permission::Verify, completion, "/completion");
    let all = [
        (Permission::TellProgress, "Post an update", "/updates/new"),
        (Permission::TellProgress, "Move the date", "/target-date"),
        (Permission::TellProgress, completion, "/completion"),
        (Permission::TellProgress, "Record a turn", "/turns"),
        (Permission::TellProgress, "What it waits on", "/waits-on"),
        (Permission::RunPlan, "Share it with other sections", "/sections"),
    ];
    let comes_round = action.fields().timescale.comes_round();
    let all = all.into_iter().filter(|(.., under)| comes_round || *under != "/turns");
    let may = |permission: Permission| may_do(seen, action, permission);
    let only_verifies = action.is_claimed_complete() && !may(Permission::TellProgress);
    let all = all.chain(only_verifies.then_some(verify));
    let own = all.filter(|(permission, ..)| may(*permission));
    own.map(|(_, words, under)| Link::new(words, format!("{place}{under}"))).collect()
}

fn finding(section: &Section, seen: &Seen) -> Option<Said> {
    let fields = section.fields();
    let quote = if fields.finding.is_empty() && fields.kind == SectionKind::Finding {
        &fields.title
    } else {
        &fields.finding
    };
    (!quote.is_empty()).then(|| Said::of(quote, seen.place_in(section.document())))
}

fn section_word(section: &Section) -> &'static str {
    match section.fields().kind {
        SectionKind::Recommendation => "Recommendation",
        SectionKind::AreaForImprovement => "Area for improvement",
        SectionKind::Finding => "Section",
        SectionKind::AdditionalImprovement => "Improvement",
        SectionKind::Phase => "Phase",
    }
}

fn outcomes(action: &Action, section: Option<&Section>) -> Vec<String> {
    let own = &action.fields().impact;
    let of_section = section.map(|section| section.fields().outcomes.as_slice()).unwrap_or_default();
    let quotes = if own.is_empty() { of_section } else { own };
    quotes.iter().map(|quote| quote.text().to_owned()).collect()
}

fn words(seen: &Seen, action: &Action, source: &Arc<Source>) -> Option<Words> {
    let fields = action.fields();
    let spots = reading::spots_of_action(fields);
    let part = around(source, &spots)?;
    let whole = if fields.text.anchor().is_typed() { &fields.at } else { &fields.text.anchor() };
    Some(Words {
        marks: reading::of_action(fields, action.number().0, &seen.place.action(action.number())),
        part,
        href: seen
            .place_in(action.document())
            .words(&from_first_to_last(whole, &spots), fields.text.text())?,
        document: source.about().name.clone(),
        source: Arc::clone(source),
    })
}

/// In a text the action is all bytes from its first words to its last; elsewhere a place has no length.
fn from_first_to_last(whole: &Anchor, spots: &[Spot]) -> Anchor {
    let ranges = spots.iter().filter_map(Spot::bytes);
    let first = ranges.clone().map(|range| range.start).min().and_then(|start| u32::try_from(start).ok());
    let last = ranges.map(|range| range.end).max().and_then(|end| u32::try_from(end).ok());
    match (whole.range(), first, last) {
        (Some(range), Some(start), Some(end)) => whole.clone().with_range(TextRange { start, end, ..range }),
        _ => whole.clone(),
    }
}

fn neighbours(seen: &Seen, action: &Action) -> (Option<Link>, Option<Link>) {
    let actions = seen.plan().actions();
    let here = actions.iter().position(|one| one.number() == action.number());
    let link = |at: Option<usize>| {
        let one = actions.get(at?)?;
        if !seen.app.may(Permission::SeePlan, crate::pages::leads::thing(seen.shot.id(), one)) {
            return None;
        }
        Some(Link::new(
            crate::words::shortened(one.fields().text.text(), 80),
            seen.place.action(one.number()),
        ))
    };
    (link(here.and_then(|here| here.checked_sub(1))), link(here.map(|here| here + 1)))
}
