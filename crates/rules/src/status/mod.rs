//! What is said to be done, against what is told of it.

pub(crate) mod complete_and_continuing;
pub(crate) mod completed_with_open_work;
pub(crate) mod completion_in_the_future;
pub(crate) mod ended_as_routine;
