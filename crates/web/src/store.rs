//! The plans in memory.

/// The plans cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {}
