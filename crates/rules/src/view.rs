use goldthread_anchor::Quote;
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{Action, Plan, Section};
use jiff::civil::Date;

use crate::Flags;

/// What a rule sees: a plan, and the day that it is judged on.
#[derive(Clone, Copy, Debug)]
pub struct PlanView<'a> {
    plan: &'a Plan,
    as_at: Option<Date>,
}

impl<'a> PlanView<'a> {
    /// The plan on the day that it speaks of: its own date, or that of its latest update.
    pub fn new(plan: &'a Plan) -> Self {
        Self { plan, as_at: plan.speaks_on() }
    }

    /// The plan on another day.
    #[must_use]
    pub fn on(self, as_at: Date) -> Self {
        Self { as_at: Some(as_at), ..self }
    }

    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The day that the plan is judged on; `None` where the plan has no date and nobody gave one.
    pub fn as_at(&self) -> Option<Date> {
        self.as_at
    }

    /// All actions, in the order printed.
    pub fn actions(&self) -> impl Iterator<Item = &'a Action> + use<'a> {
        self.plan.actions().iter()
    }

    /// All sections, in the order printed.
    pub fn sections(&self) -> impl Iterator<Item = &'a Section> + use<'a> {
        self.plan.sections().iter()
    }

    /// The year to take for dates that are printed without one.
    pub(crate) fn year_hint(&self) -> YearHint {
        YearHint::new(self.plan.document_date())
    }
}

/// The actions without those whose progress is the same as that of the action before: rows of several actions share it.
pub(crate) fn one_for_each_progress<'a>(
    actions: impl Iterator<Item = &'a Action>,
) -> impl Iterator<Item = &'a Action> {
    let mut before: Option<&Action> = None;
    actions.filter(move |action| {
        let same = |earlier: &Action| {
            earlier.section() == action.section() && earlier.fields().progress == action.fields().progress
        };
        let shared = before.is_some_and(same);
        before = Some(action);
        !shared
    })
}

/// A running text of the plan, and what it belongs to.
pub(crate) struct Prose<'a> {
    pub(crate) quote: &'a Quote,
    of: Of<'a>,
}

enum Of<'a> {
    Section(&'a Section),
    Action(&'a Action),
}

impl Prose<'_> {
    /// Flags words of the text.
    pub(crate) fn flag(&self, flags: &mut Flags<'_>, words: &Quote, message: String) {
        match self.of {
            Of::Section(section) => flags.on_section(section, words, message),
            Of::Action(action) => flags.on_action(action, words, message),
        }
    }
}

/// Every running text of the plan but the headings, in the order printed; progress that actions share comes once.
pub(crate) fn prose<'a>(view: &PlanView<'a>) -> impl Iterator<Item = Prose<'a>> {
    let sections = view.sections().flat_map(|section| {
        let fields = section.fields();
        let lists =
            [&fields.outcomes, &fields.current_position, &fields.scheduled_work, &fields.areas_of_concern];
        let texts = std::iter::once(&fields.finding).chain(lists.into_iter().flatten());
        texts.map(move |quote| Prose { quote, of: Of::Section(section) })
    });
    let texts = view.actions().flat_map(|action| {
        let texts = std::iter::once(&action.fields().text).chain(&action.fields().impact);
        texts.map(move |quote| Prose { quote, of: Of::Action(action) })
    });
    let progress = one_for_each_progress(view.actions())
        .map(|action| Prose { quote: &action.fields().progress, of: Of::Action(action) });
    sections.chain(texts).chain(progress).filter(|prose| !prose.quote.is_empty())
}
