//! Duties that come round again.

pub(crate) mod recurring_duty_completed;
