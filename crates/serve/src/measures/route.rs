//! The pattern of an address, such as `/plans/{plan}`: what may be counted and logged where the address itself may not.

use std::fmt::Write as _;
use std::sync::Arc;

use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};

/// The pattern that an address matched. The service puts it among the extensions of its answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoutePattern(Arc<str>);

impl RoutePattern {
    /// What is counted where no pattern is given.
    pub(crate) const OTHER: &str = "other";

    /// The pattern as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for RoutePattern {
    fn from(pattern: &str) -> Self {
        Self(pattern.into())
    }
}

impl From<String> for RoutePattern {
    fn from(pattern: String) -> Self {
        Self(pattern.into())
    }
}

impl Default for RoutePattern {
    fn default() -> Self {
        Self::from(Self::OTHER)
    }
}

impl EncodeLabelValue for RoutePattern {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        encoder.write_str(&self.0)
    }
}
