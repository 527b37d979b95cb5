//! What should be different for children.

pub(crate) mod outcome_without_measure;
