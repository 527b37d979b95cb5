use std::collections::HashMap;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{Action, Plan, Section};

use crate::text::head;
use crate::{Flag, FlagId, Named, Outcome, Rule};

/// As much as people write in a cell; of a longer text a flag keeps this much.
const LONGEST: usize = 4_000;

/// Where a rule puts what it finds.
pub struct Flags<'a> {
    rule: &'static Rule,
    plan: &'a Plan,
    found: Vec<Flag>,
    alike: HashMap<FlagId, usize>,
}

impl<'a> Flags<'a> {
    pub(crate) fn new(rule: &'static Rule, plan: &'a Plan) -> Self {
        Self { rule, plan, found: Vec::new(), alike: HashMap::new() }
    }

    /// Flags words of an action.
    pub(crate) fn on_action(&mut self, action: &Action, words: &Quote, message: String) {
        let section = self.plan.section(action.section()).map(named_section);
        let action =
            Named { number: action.number(), text: head(action.fields().text.text(), LONGEST).to_owned() };
        self.add(section, Some(action), words, message);
    }

    /// Flags words of a section that belong to none of its actions.
    pub(crate) fn on_section(&mut self, section: &Section, words: &Quote, message: String) {
        self.add(Some(named_section(section)), None, words, message);
    }

    /// Flags words of the plan as a whole.
    pub(crate) fn on_plan(&mut self, words: &Quote, message: String) {
        self.add(None, None, words, message);
    }

    /// Adds places to the flag made last.
    pub(crate) fn also_at(&mut self, places: impl IntoIterator<Item = Anchor>) {
        if let Some(flag) = self.found.last_mut() {
            let new = places.into_iter().filter(|at| !at.is_typed() && *at != flag.at);
            flag.also_at.extend(new);
            flag.also_at.dedup();
        }
    }

    /// Looks at each thing; `look` gives `None` where the thing does not say enough, and `why` says what it lacks.
    pub(crate) fn judge<T>(
        &mut self,
        things: impl IntoIterator<Item = T>,
        why: &str,
        mut look: impl FnMut(T, &mut Self) -> Option<()>,
    ) -> Outcome {
        let silent = things.into_iter().filter_map(|thing| look(thing, self).is_none().then_some(())).count();
        match self.outcome() {
            Outcome::Clear if silent > 0 => Outcome::CannotTell(why.to_owned()),
            outcome => outcome,
        }
    }

    /// What has come of it so far.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.found.is_empty() { Outcome::Clear } else { Outcome::Found }
    }

    pub(crate) fn into_found(self) -> Vec<Flag> {
        self.found
    }

    fn add(
        &mut self,
        section: Option<Named<goldthread_plan::SectionNumber>>,
        action: Option<Named<goldthread_plan::ActionNumber>>,
        words: &Quote,
        message: String,
    ) {
        let name = section.as_ref().map_or("", |named| &named.text);
        let text = action.as_ref().map_or("", |named| &named.text);
        let first = FlagId::new(self.rule.code, name, text, words.text(), 0);
        let nth = self.alike.entry(first.clone()).and_modify(|nth| *nth += 1).or_insert(0);
        let id = if *nth == 0 { first } else { FlagId::new(self.rule.code, name, text, words.text(), *nth) };
        let (rule, at) = (self.rule, words.anchor());
        let also_at = words.anchors().skip(1).cloned().collect();
        self.found.push(Flag {
            id,
            rule,
            message,
            section,
            action,
            words: head(words.text(), LONGEST).to_owned(),
            at,
            also_at,
        });
    }
}

/// A section by its reference, or its title where it has none.
fn named_section(section: &Section) -> Named<goldthread_plan::SectionNumber> {
    let fields = section.fields();
    let name = fields.reference.as_ref().filter(|reference| !reference.is_empty()).unwrap_or(&fields.title);
    Named { number: section.number(), text: head(name.text(), LONGEST).to_owned() }
}
