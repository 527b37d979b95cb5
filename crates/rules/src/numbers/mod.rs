//! Figures.

pub(crate) mod percentage_that_does_not_recompute;
