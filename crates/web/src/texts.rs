//! The texts of the documents that plans were read from, kept in memory once they were asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use goldthread_ledger::Hash;
use goldthread_plan::SourceRef;
use goldthread_reader::Source;

use crate::app::App;
use crate::opener::{NotOpened, Opener};
use crate::problem::Problem;
use crate::weight;

/// The most memory that all of them take, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The texts, by the hash of their documents, each with what it weighs.
#[derive(Debug, Default)]
pub struct Texts(Mutex<BTreeMap<String, (Arc<Source>, usize)>>);

impl Texts {
    fn get(&self, sha256: &str) -> Option<Arc<Source>> {
        let texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        texts.get(sha256).map(|(source, _)| Arc::clone(source))
    }

    /// Keeps a text, where there is room for what it weighs at all; where there is none beside the others, they go.
    fn put(&self, source: Arc<Source>, own: usize) {
        if own > MOST_BYTES {
            return;
        }
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let weight: usize = texts.values().map(|(_, weight)| weight).sum();
        if weight + own > MOST_BYTES {
            texts.clear();
        }
        texts.insert(source.about().sha256.clone(), (source, own));
    }
}

/// The text of a document that the ledger keeps; nothing where it does not keep it, or it cannot be read any more.
pub async fn text_of(app: &App, about: &SourceRef) -> Result<Option<Arc<Source>>, Problem> {
    if let Some(source) = app.texts().get(&about.sha256) {
        return Ok(Some(source));
    }
    let opened = opened(app, about).await?;
    Ok(opened.map(|(source, weight)| {
        app.texts().put(Arc::clone(&source), weight);
        source
    }))
}

/// The same for somebody who looks at it once: where it is not in memory, it is not kept there.
pub async fn glance(app: &App, about: &SourceRef) -> Result<Option<Arc<Source>>, Problem> {
    match app.texts().get(&about.sha256) {
        Some(source) => Ok(Some(source)),
        None => Ok(opened(app, about).await?.map(|(source, _)| source)),
    }
}

/// A text and what it weighs.
async fn opened(app: &App, about: &SourceRef) -> Result<Option<(Arc<Source>, usize)>, Problem> {
    let Ok(hash) = about.sha256.parse::<Hash>() else { return Ok(None) };
    let (ledger, authority, name) = (Arc::clone(app.ledger()), app.authority().clone(), about.name.clone());
    let content = app.aside(move || ledger.source(&authority, &hash)).await?.map_err(Problem::fault)?;
    let Some(content) = content else { return Ok(None) };
    // What is held is a clone: its lists are no longer than they need be.
    let held = move |opener: &dyn Opener| {
        let source = opener.show(&name, &content)?.clone();
        let weight = weight::of_source(&source);
        Ok((Arc::new(source), weight))
    };
    match app.reading(held).await? {
        Ok(opened) => Ok(Some(opened)),
        Err(NotOpened::Document(_)) => Ok(None),
        Err(fault) => Err(Problem::fault(fault)),
    }
}
