use goldthread_plan::{Action, ActionFields, Draft, Plan, PlanFields, SectionFields};

/// What a plan says, whether it is kept or a draft.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// What it says as a whole.
    pub fields: &'a PlanFields,
    /// Its sections with their actions, in order.
    pub sections: Vec<(&'a SectionFields, Vec<&'a ActionFields>)>,
}

impl<'a> From<&'a Draft> for Content<'a> {
    fn from(draft: &'a Draft) -> Self {
        let sections =
            draft.sections.iter().map(|section| (&section.fields, section.actions.iter().collect()));
        Self { fields: &draft.fields, sections: sections.collect() }
    }
}

impl<'a> From<&'a Plan> for Content<'a> {
    fn from(plan: &'a Plan) -> Self {
        let actions = |number| plan.actions_of(number).map(Action::fields).collect();
        let sections = plan.sections().iter().map(|section| (section.fields(), actions(section.number())));
        Self { fields: plan.fields(), sections: sections.collect() }
    }
}
