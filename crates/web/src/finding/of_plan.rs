//! What of a plan can be found, and under which headings.

use goldthread_anchor::Quote;
use goldthread_people::Thing;
use goldthread_plan::escalation::{Concern, Escalation, Matter};
use goldthread_plan::evidence::{Evidence, EvidenceBody};
use goldthread_plan::work::{Topic, Update};
use goldthread_plan::{Action, ActionNumber, Comment, Plan, PlanId, Section, SectionNumber};
use goldthread_search::Document;

use super::{Kind, Subject};
use crate::place::Place;
use crate::{speak, words};

/// All that can be found of a plan but the texts of its documents.
pub fn documents(id: PlanId, plan: &Plan) -> Vec<Document<Subject>> {
    let of = OfPlan { id, plan, place: Place::new(id, None) };
    let mut all = vec![of.itself()];
    all.extend(plan.sections().iter().flat_map(|section| of.section(section)));
    all.extend(plan.actions().iter().flat_map(|action| of.action(action)));
    all.extend(plan.comments().iter().enumerate().filter_map(|(nth, comment)| of.comment(nth, comment)));
    all.extend(plan.evidence().iter().filter_map(|evidence| of.evidence(evidence)));
    all.extend(plan.concerns().iter().filter_map(|concern| of.concern(concern)));
    all.extend(plan.escalations().iter().filter_map(|escalation| of.escalation(escalation)));
    all
}

/// Where something stands, and what it stands beside.
struct At {
    thing: Thing,
    href: String,
    name: String,
}

struct OfPlan<'a> {
    id: PlanId,
    plan: &'a Plan,
    place: Place,
}

impl OfPlan<'_> {
    fn itself(&self) -> Document<Subject> {
        let at = At { thing: Thing::Plan(self.id.uuid()), href: self.place.plan(), name: String::new() };
        let title = self.plan.title().to_owned();
        self.document(Kind::Plan, "plan".into(), "The plan".into(), at, (title, speak::about(self.plan)))
    }

    fn section(&self, section: &Section) -> Vec<Document<Subject>> {
        let (fields, number) = (section.fields(), section.number());
        let told = [&fields.current_position, &fields.scheduled_work, &fields.areas_of_concern];
        let group = fields.group.iter();
        let text = lines(group.chain(told.into_iter().flatten()).chain(&fields.responsible).map(Quote::text));
        let of = |kind: Kind, key: String, heading: String, said: (String, String)| {
            self.document(kind, key, heading, self.at_section(section), said)
        };
        let name = section.name();
        let title = fields.title.text().to_owned();
        let mut all = vec![of(Kind::Section, format!("section-{number}"), name.clone(), (title, text))];
        if !fields.finding.is_empty() {
            let said = (String::new(), fields.finding.text().to_owned());
            all.push(of(
                Kind::Finding,
                format!("finding-{number}"),
                format!("What inspectors found: {name}"),
                said,
            ));
        }
        for (nth, outcome) in fields.outcomes.iter().enumerate() {
            let said = (String::new(), outcome.text().to_owned());
            all.push(of(
                Kind::Outcome,
                format!("outcome-{number}-{nth}"),
                format!("Outcome of {name}"),
                said,
            ));
        }
        all
    }

    fn action(&self, action: &Action) -> Vec<Document<Subject>> {
        let (fields, number) = (action.fields(), action.number());
        let name = speak::action_name(action);
        let of = |kind: Kind, key: String, heading: String, said: (String, String)| {
            self.document(kind, key, heading, self.at_action(action), said)
        };
        let notes = fields.notes.iter().map(|note| note.text.text());
        let printed = fields.leads.iter().chain(&fields.impact).map(Quote::text);
        let text = lines(printed.chain([fields.resources.text()]).chain(notes));
        let title = fields.text.text().to_owned();
        let mut all = vec![of(Kind::Action, format!("action-{number}"), name.clone(), (title, text))];
        if !fields.progress.is_empty() {
            let said = (String::new(), fields.progress.text().to_owned());
            all.push(of(Kind::Progress, format!("progress-{number}"), format!("Progress of {name}"), said));
        }
        for update in action.work().updates() {
            let heading = format!("Update of {} on {name}", words::day(update.on));
            all.push(of(
                Kind::Update,
                format!("update-{}", update.number),
                heading,
                (String::new(), told(update)),
            ));
        }
        all
    }

    fn comment(&self, nth: usize, comment: &Comment) -> Option<Document<Subject>> {
        let at = match comment.topic {
            Topic::Section(section) => self.section_of(section)?,
            Topic::Action(action) | Topic::Update(action, _) => self.action_of(action)?,
        };
        let heading = format!("Comment of {} on {}", words::day(comment.on), at.name);
        let said = (String::new(), comment.text.clone());
        Some(self.document(Kind::Comment, format!("comment-{nth}"), heading, at, said))
    }

    /// Whoever may see one of the actions that it bears out finds it there.
    fn evidence(&self, evidence: &Evidence) -> Option<Document<Subject>> {
        if evidence.withdrawn.is_some() {
            return None;
        }
        let name = match &evidence.current().body {
            EvidenceBody::File { name, .. } => name,
            EvidenceBody::Link { url } => url,
        };
        let mut at = evidence.serves.iter().filter_map(|action| self.action_of(*action));
        let first = at.next()?;
        let heading = format!("Evidence {} for {}", evidence.number, first.name);
        let said = (evidence.about.title.clone(), name.clone());
        let rest: Vec<_> = at.map(|at| (at.thing, at.href)).collect();
        let mut document =
            self.document(Kind::Evidence, format!("evidence-{}", evidence.number), heading, first, said);
        document.about.at.extend(rest);
        Some(document)
    }

    fn concern(&self, concern: &Concern) -> Option<Document<Subject>> {
        let at = self.matter(concern.about)?;
        let heading = format!("Concern {} about {}", concern.number, at.name);
        let answers = concern.answers.iter().map(|(_, _, words)| words.as_str());
        let closed = concern.closed.iter().map(|(_, why)| why.as_str());
        let said =
            lines([concern.words.as_str(), concern.owner.as_str()].into_iter().chain(answers).chain(closed));
        let key = format!("concern-{}", concern.number);
        Some(self.document(Kind::Concern, key, heading, at, (String::new(), said)))
    }

    fn escalation(&self, escalation: &Escalation) -> Option<Document<Subject>> {
        let at = self.matter(escalation.about)?;
        let heading = format!("Escalation {} of {}", escalation.number, at.name);
        let steps = escalation.steps.iter().flat_map(|step| {
            let answer = step.answer.iter().map(|answer| answer.words.as_str());
            [step.to.as_str(), step.why.as_str()].into_iter().chain(answer)
        });
        let ends =
            [&escalation.disputed, &escalation.closed].into_iter().flatten().map(|(_, words)| words.as_str());
        let key = format!("escalation-{}", escalation.number);
        let said = lines(steps.chain(ends));
        Some(self.document(Kind::Escalation, key, heading, at, (String::new(), said)))
    }

    fn matter(&self, matter: Matter) -> Option<At> {
        match matter {
            Matter::Section(section) => self.section_of(section),
            Matter::Action(action) => self.action_of(action),
        }
    }

    /// What has been taken out of the plan has no page.
    fn section_of(&self, number: SectionNumber) -> Option<At> {
        self.plan.section(number).map(|section| self.at_section(section))
    }

    fn action_of(&self, number: ActionNumber) -> Option<At> {
        self.plan.action(number).map(|action| self.at_action(action))
    }

    fn at_section(&self, section: &Section) -> At {
        let number = section.number();
        let thing = Thing::Section(self.id.uuid(), number.0);
        At { thing, href: self.place.section(number), name: section.name() }
    }

    fn at_action(&self, action: &Action) -> At {
        let (number, section) = (action.number(), Some(action.section().0));
        let thing = Thing::Action { plan: self.id.uuid(), action: number.0, section };
        At { thing, href: self.place.action(number), name: speak::action_name(action) }
    }

    fn document(
        &self,
        kind: Kind,
        key: String,
        heading: String,
        at: At,
        (title, text): (String, String),
    ) -> Document<Subject> {
        let about = Subject { kind, plan: self.id, heading, at: vec![(at.thing, at.href)] };
        let weight = if matches!(kind, Kind::Plan | Kind::Section | Kind::Action) { 3 } else { 2 };
        Document { key, title, text, weight, about }
    }
}

fn told(update: &Update) -> String {
    let reason = update.status.iter().map(|status| status.reason.as_str());
    lines(update.text.parts().map(|(_, text)| text).chain(reason))
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let said: Vec<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
    said.join("\n")
}
