//! The texts of the documents that plans were read from, kept in memory once they were asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use goldthread_ledger::Hash;
use goldthread_plan::SourceRef;
use goldthread_reader::Source;

use crate::app::App;
use crate::opener::NotOpened;
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
        let weight: usize = texts.values().map(|source| weight_of(source)).sum();
        if weight + weight_of(&source) > MOST_BYTES {
            texts.clear();
        }
        texts.insert(source.about().sha256.clone(), source);
    }
}

/// About how many bytes a document takes: a tree is larger than the words in it.
fn weight_of(source: &Source) -> usize {
    source.text().map_or_else(
        || usize::try_from(source.about().bytes).unwrap_or(usize::MAX).saturating_mul(8),
        str::len,
    )
}

/// The text of a document that the ledger keeps; nothing where it does not keep it, or it cannot be read any more.
pub async fn text_of(app: &App, about: &SourceRef) -> Result<Option<Arc<Source>>, Problem> {
    if let Some(source) = app.texts().get(&about.sha256) {
        return Ok(Some(source));
    }
    let Ok(hash) = about.sha256.parse::<Hash>() else { return Ok(None) };
    let (ledger, authority, name) =
        (Arc::clone(app.ledger()), app.config().authority.clone(), about.name.clone());
    let content = app.aside(move || ledger.source(&authority, &hash)).await?.map_err(Problem::fault)?;
    let Some(content) = content else { return Ok(None) };
    let source = match app.reading(move |opener| opener.open(&name, &content)).await? {
        Ok(source) => Some(Arc::new(source)),
        Err(NotOpened::Document(_)) => None,
        Err(fault) => return Err(Problem::fault(fault)),
    };
    if let Some(source) = &source {
        app.texts().put(Arc::clone(source));
    }
    Ok(source)
}
