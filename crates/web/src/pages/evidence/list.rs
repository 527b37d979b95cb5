//! What the list of evidence says.

use goldthread_people::{Permission, Thing};
use goldthread_plan::evidence::{Evidence, EvidenceKind};
use goldthread_plan::{ActionNumber, Plan, Section, SectionNumber};
use jiff::civil::Date;

use crate::components::Link;
use crate::components::evidence::Row;
use crate::components::notice;
use crate::components::plan_head::Head;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{speak, tabs, words};

/// The list, and what it was asked for.
pub struct EvidenceList {
    /// The head of the page.
    pub head: Head,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// Where a piece is added; nothing for those who may not.
    pub add: Option<String>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// The kinds: what stands in the address, what is read, whether it is chosen.
    pub kinds: Vec<(String, String, bool)>,
    /// The sections, the same way.
    pub sections: Vec<(String, String, bool)>,
    /// The number of the action that is asked for; empty where none is.
    pub action: String,
    /// How many are shown of how many.
    pub summary: String,
    /// The pieces that stand.
    pub rows: Vec<Row>,
    /// Those that were taken away.
    pub gone: Vec<Row>,
    /// What each section has and lacks.
    pub by_section: Vec<OfSection>,
}

/// A section and what bears it out.
pub struct OfSection {
    /// The section.
    pub section: Link,
    /// What there is and what is lacking.
    pub lacking: Lacking,
}

/// How many pieces of each kind can be relied on, and what is lacking.
pub struct Lacking {
    /// How many of each kind, in the order of the kinds.
    pub counts: [usize; 4],
}

impl Lacking {
    /// Of a section, on a day.
    pub fn of(plan: &Plan, section: SectionNumber, day: Date) -> Self {
        let pieces = of_section(plan, section).filter(|piece| piece.holds_on(day));
        let mut counts = [0; 4];
        for piece in pieces {
            let place = EvidenceKind::ALL.iter().position(|kind| *kind == piece.about.kind);
            counts[place.unwrap_or_default()] += 1;
        }
        Self { counts }
    }

    /// How many there are: "2 process, 1 outcome"; nothing where there are none.
    pub fn counted(&self) -> Option<String> {
        let there = EvidenceKind::ALL.iter().zip(self.counts).filter(|(_, count)| *count > 0);
        let said: Vec<String> =
            there.map(|(kind, count)| format!("{count} {}", kind.word().to_lowercase())).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// What is lacking; nothing where something shows a difference for children.
    pub fn words(&self) -> Option<&'static str> {
        let [process, output, outcome, voice] = self.counts;
        match (process, output, outcome + voice) {
            (_, _, 1..) => None,
            (0, 0, 0) => Some("Nothing bears it out"),
            (_, 0, 0) => Some(
                "Only process evidence: it shows what was done, and nothing of what is different for children",
            ),
            _ => Some("Nothing shows what is different for children"),
        }
    }
}

/// The pieces that bear an action of a section out, also those that were taken away.
fn of_section(plan: &Plan, section: SectionNumber) -> impl Iterator<Item = &Evidence> {
    let is_there =
        move |number: &ActionNumber| plan.action(*number).is_some_and(|action| action.section() == section);
    plan.evidence().iter().map(AsRef::as_ref).filter(move |piece| piece.serves.iter().any(is_there))
}

/// What was asked for.
struct Asked {
    kind: Option<EvidenceKind>,
    section: Option<SectionNumber>,
    action: Option<ActionNumber>,
}

impl Asked {
    fn of(seen: &Seen) -> Self {
        let kind = seen.asked("kind");
        Self {
            kind: EvidenceKind::ALL.into_iter().find(|one| Some(one.word()) == kind),
            section: seen.asked("section").and_then(|number| number.parse().ok()).map(SectionNumber),
            action: seen.asked("action").and_then(|number| number.parse().ok()).map(ActionNumber),
        }
    }

    fn holds(&self, plan: &Plan, piece: &Evidence) -> bool {
        let in_section = |section| of_section(plan, section).any(|one| one.number == piece.number);
        self.kind.is_none_or(|kind| kind == piece.about.kind)
            && self.section.is_none_or(in_section)
            && self.action.is_none_or(|action| piece.serves.contains(&action))
    }
}

impl EvidenceList {
    /// The list as it was asked for.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place, day, asked) = (seen.plan(), seen.place, leads::day_shown(seen), Asked::of(seen));
        let of_kind = |gone: bool| {
            let pieces = plan.evidence().iter().filter(move |piece| piece.withdrawn.is_some() == gone);
            let wanted = pieces.filter(|piece| asked.holds(plan, piece));
            wanted.map(|piece| Row::of(seen, piece, day)).collect::<Vec<_>>()
        };
        let rows = of_kind(false);
        let standing = plan.evidence().iter().filter(|piece| piece.withdrawn.is_none()).count();
        let may_add = seen.shot.at().is_none()
            && seen.app.may(Permission::TellProgress, Thing::Plan(seen.shot.id().uuid()));
        Self {
            head: Head {
                caption: plan.title().to_owned(),
                title: "Evidence".into(),
                tabs: tabs::tabs(place, tabs::Here::Evidence),
            },
            done: seen.asked("done").and_then(notice::told),
            add: may_add.then(|| place.page("evidence/new", &[])),
            asked: seen.asked_moment(),
            kinds: kinds(asked.kind),
            sections: sections(plan, asked.section),
            action: asked.action.map(|number| number.to_string()).unwrap_or_default(),
            summary: format!(
                "Showing {} of {}.",
                rows.len(),
                words::count(standing, "piece of evidence", "pieces of evidence")
            ),
            rows,
            gone: of_kind(true),
            by_section: plan.sections().iter().map(|section| by_section(seen, section, day)).collect(),
        }
    }
}

fn by_section(seen: &Seen, section: &Section, day: Date) -> OfSection {
    OfSection {
        section: Link::new(speak::section_line(section), seen.place.section(section.number())),
        lacking: Lacking::of(seen.plan(), section.number(), day),
    }
}

fn kinds(chosen: Option<EvidenceKind>) -> Vec<(String, String, bool)> {
    let every = (String::new(), "Every kind".to_owned(), chosen.is_none());
    let one = |kind: EvidenceKind| (kind.word().to_owned(), kind.word().to_owned(), chosen == Some(kind));
    std::iter::once(every).chain(EvidenceKind::ALL.map(one)).collect()
}

fn sections(plan: &Plan, chosen: Option<SectionNumber>) -> Vec<(String, String, bool)> {
    let every = (String::new(), "Every section".to_owned(), chosen.is_none());
    let one = |section: &Section| {
        let words = words::shortened(&speak::section_line(section), 60);
        (section.number().to_string(), words, chosen == Some(section.number()))
    };
    std::iter::once(every).chain(plan.sections().iter().map(one)).collect()
}
