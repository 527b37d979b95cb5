//! What every page shares.

use std::sync::Arc;

use crate::components::Link;
use crate::components::layout::{Frame, Part};
use crate::serve::ServeConfig;

/// The one shared state, cheap to hand on.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    config: ServeConfig,
}

impl App {
    /// Opens the site.
    pub async fn open(config: ServeConfig) -> Result<Self, crate::store::StoreError> {
        Ok(Self(Arc::new(Inner { config })))
    }

    /// What the deployment decided.
    pub fn config(&self) -> &ServeConfig {
        &self.0.config
    }

    /// The frame of a page.
    pub fn frame(&self, title: impl Into<String>, part: Part, above: Vec<Link>) -> Frame {
        Frame { authority: self.0.config.authority.clone(), title: title.into(), part, above, moment: None }
    }
}
