//! The texts of the documents that plans were read from, kept in memory once they were asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use goldthread_ledger::Hash;
use goldthread_plan::SourceRef;
use goldthread_reader::{Limits, Source};

use crate::app::App;
use crate::problem::Problem;

const MOST_BYTES: usize = 100 * 1024 * 1024;

/// The texts, by the hash of their documents.
#[derive(Debug, Default)]
pub struct Texts(Mutex<BTreeMap<String, Arc<Source>>>);

impl Texts {
    fn get(&self, sha256: &str) -> Option<Arc<Source>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned()
    }

    fn put(&self, source: Arc<Source>) {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let weight: usize = texts.values().map(|text| text.text().map_or(0, str::len)).sum();
        if weight + source.text().map_or(0, str::len) > MOST_BYTES {
            texts.clear();
        }
        texts.insert(source.about().sha256.clone(), source);
    }
}

/// The text of a document that the ledger keeps; nothing where it does not keep it, or it cannot be read any more.
pub async fn text_of(app: &App, about: &SourceRef) -> Result<Option<Arc<Source>>, Problem> {
    if let Some(source) = app.texts().get(&about.sha256) {
        return Ok(Some(source));
    }
    let Ok(hash) = about.sha256.parse::<Hash>() else { return Ok(None) };
    let (ledger, authority, name) =
        (Arc::clone(app.ledger()), app.config().authority.clone(), about.name.clone());
    let read = move || {
        let content = ledger.source(&authority, &hash)?;
        let limits = Limits { bytes: u64::MAX, ..Limits::default() };
        Ok::<_, goldthread_ledger::Fault>(
            content.and_then(|content| Source::new(&name, &content, limits).ok()),
        )
    };
    let source = app.aside(read).await?.map_err(Problem::fault)?.map(Arc::new);
    if let Some(source) = &source {
        app.texts().put(Arc::clone(source));
    }
    Ok(source)
}
