//! How the plan hangs together: numbers, references, repetition.

pub(crate) mod actions_without_number;
pub(crate) mod alike;
pub(crate) mod duplicate_action;
pub(crate) mod finding_in_two_sections;
pub(crate) mod numbering_out_of_order;
pub(crate) mod reference_to_nothing;
pub(crate) mod vague_reference;
