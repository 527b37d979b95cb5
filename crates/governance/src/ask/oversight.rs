use jiff::civil::Date;
use uuid::Uuid;

use super::Next;
use crate::{Body, Cycle, Governance, Meeting, Often, Purpose, Report};

/// A row of the oversight map: what a body receives of a plan, how often, last, next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oversight<'g> {
    /// The body.
    pub body: &'g Body,
    /// What it receives.
    pub report: &'g Report,
    /// The bodies that it reports to, the nearest first.
    pub above: Vec<&'g Body>,
    /// When it last came.
    pub last: Option<Date>,
    /// When it is to come next, where that is known; it may be over.
    pub next: Option<Date>,
    /// The next meeting of the body.
    pub next_meeting: Next<'g>,
    /// What a scrutiny officer would ask.
    pub gaps: Vec<Gap>,
}

/// What is missing, or should not be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// How often it comes is not agreed.
    HowOftenNotAgreed,
    /// Nobody is named who sends it.
    NobodySends,
    /// When it comes next is not known.
    NoNextDay,
    /// It was to come by now.
    Overdue,
    /// The body is asked to take note, and neither to challenge nor to decide.
    OnlyToNote,
    /// Who sends it is who chairs the body.
    SentByItsChair,
    /// It assures the body about the body itself.
    AboutItself,
}

/// A body that has received nothing for longer than its cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet<'g> {
    /// The body.
    pub body: &'g Body,
    /// When it last received a paper or a report; nothing where it never did.
    pub last: Option<Date>,
    /// By when it should have received the next.
    pub expected: Date,
}

impl Governance {
    /// The oversight map as it stands on a day: a row for each report that a live body is to receive, by plan, then by body. What is
    /// about no plan comes last.
    pub fn oversight_on(&self, day: Date) -> Vec<Oversight<'_>> {
        let mut rows: Vec<_> = self
            .bodies_on(day)
            .flat_map(|body| body.reports.iter().map(move |report| (body, report)))
            .filter(|(_, report)| report.is_live_on(day))
            .map(|(body, report)| self.row(body, report, day))
            .collect();
        rows.sort_by_key(|row| {
            let matter = row.report.words.matter;
            (matter.is_none(), matter, row.body.name().clone(), row.report.number)
        });
        rows
    }

    /// Of these plans, those that no live body is to receive anything of, whole or in part.
    pub fn unwatched(&self, plans: impl IntoIterator<Item = Uuid>, day: Date) -> Vec<Uuid> {
        let rows = self.oversight_on(day);
        let is_watched = |plan: Uuid| {
            rows.iter().filter_map(|row| row.report.words.matter).any(|matter| matter.plan == plan)
        };
        plans.into_iter().filter(|plan| !is_watched(*plan)).collect()
    }

    /// The live bodies that have received nothing for longer than their cycle, the longest first.
    pub fn quiet_bodies(&self, day: Date) -> Vec<Quiet<'_>> {
        let quiet = |body| {
            let last = self.last_paper(body, day);
            let since =
                last.or(body.begun).or_else(|| body.reports.iter().map(|report| report.since).min())?;
            let expected = body.words.cycle.next_after(since)?;
            (expected < day).then_some(Quiet { body, last, expected })
        };
        let mut all: Vec<_> = self.bodies_on(day).filter_map(quiet).collect();
        all.sort_by_key(|quiet| (quiet.expected, quiet.body.id));
        all
    }

    fn row<'g>(&'g self, body: &'g Body, report: &'g Report, day: Date) -> Oversight<'g> {
        let (last, next_meeting) = (self.last_received(body, report, day), self.next_meeting(body, day));
        let next = self.next_of(body, report, last, day);
        let gaps = gaps(body, report, next, day);
        Oversight { body, report, above: self.above(body), last, next, next_meeting, gaps }
    }

    /// When a report comes next: at the meeting whose agenda it is on, else as it was agreed.
    fn next_of(&self, body: &Body, report: &Report, last: Option<Date>, day: Date) -> Option<Date> {
        let has_it =
            |meeting: &&Meeting| meeting.agenda().any(|item| item.words.report == Some(report.number));
        let to_come = |meeting: &&Meeting| meeting.is_planned() && meeting.day >= day;
        let planned = self.meetings_of(body.id).into_iter().filter(to_come).find(has_it);
        planned.map(|meeting| meeting.day).or_else(|| match &report.words.often {
            Often::EachMeeting => self.next_meeting(body, day).day(),
            Often::Cycle(cycle) => cycle.next_after(last.unwrap_or(report.since)),
            Often::Once(on) => last.is_none().then_some(*on),
            Often::ByException => None,
        })
    }

    fn last_paper(&self, body: &Body, day: Date) -> Option<Date> {
        let held = self.meetings().filter(|meeting| meeting.body == body.id && meeting.is_held());
        let with_papers = held.filter(|meeting| meeting.agenda().any(|item| item.paper.is_some()));
        let outside = body.reports.iter().flat_map(|report| &report.received).map(|paper| paper.on);
        with_papers.map(|meeting| meeting.day).chain(outside).filter(|on| *on <= day).max()
    }
}

/// What a scrutiny officer would ask of a row.
fn gaps(body: &Body, report: &Report, next: Option<Date>, day: Date) -> Vec<Gap> {
    let words = &report.words;
    let cycle = match &words.often {
        Often::EachMeeting => Some(&body.words.cycle),
        Often::Cycle(cycle) => Some(cycle),
        Often::Once(_) | Often::ByException => None,
    };
    let not_agreed = matches!(cycle, Some(Cycle::NotAgreed(_)));
    let by_cycle = matches!(cycle, Some(Cycle::By(_) | Cycle::Termly));
    let is_chair = words.from.is_some() && words.from == body.words.chair;
    let is_itself = |about| body.words.subject_of.iter().any(|subject| subject.covers(about));
    let all = [
        (Gap::HowOftenNotAgreed, not_agreed),
        (Gap::NobodySends, words.from.is_none()),
        (Gap::NoNextDay, next.is_none() && (not_agreed || by_cycle)),
        (Gap::Overdue, next.is_some_and(|next| next < day)),
        (Gap::OnlyToNote, words.purpose == Purpose::Note),
        (Gap::SentByItsChair, is_chair),
        (Gap::AboutItself, words.matter.is_some_and(is_itself)),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(gap, _)| gap).collect()
}
