//! TLS: the certificate and key that are in use, and newer ones when their files change.

mod der;
mod error;
mod files;
mod watch;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::Timestamp;
use rustls::ServerConfig;
use rustls::version::{TLS12, TLS13};

pub use error::TlsError;
use files::{Files, Pair};
pub use watch::watch;

use crate::TlsFiles;
use crate::measures::Counted;

/// The certificate and key in use. A connection keeps those it began with.
pub struct Certificates {
    names: TlsFiles,
    /// What the files were at the last look; nothing when they could not be read.
    seen: Mutex<Option<Files>>,
    current: RwLock<Arc<ServerConfig>>,
    counted: Counted,
}

/// What a look at the files found.
#[derive(Debug)]
pub enum Looked {
    /// The same as before.
    Same,
    /// Others, which are in use from now on.
    New,
    /// Others, which cannot be used; the old ones stay.
    Unusable(TlsError),
}

impl Certificates {
    /// Reads the files for the first time.
    pub fn load(names: TlsFiles, counted: Counted) -> Result<Self, TlsError> {
        let files = Files::read(&names)?;
        let current = RwLock::new(settings(files.pair(&names)?, &names, &counted)?);
        Ok(Self { names, seen: Mutex::new(Some(files)), current, counted })
    }

    /// What the next connection is agreed with.
    pub fn current(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at the files again. What cannot be used is said once, not at each look.
    pub fn look(&self) -> Looked {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let files = match Files::read(&self.names) {
            Err(error) => return seen.take().map_or(Looked::Same, |_| Looked::Unusable(error)),
            Ok(files) if seen.as_ref() == Some(&files) => return Looked::Same,
            Ok(files) => seen.insert(files),
        };
        let pair = files.pair(&self.names);
        match pair.and_then(|pair| settings(pair, &self.names, &self.counted)) {
            Err(error) => Looked::Unusable(error),
            Ok(settings) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = settings;
                Looked::New
            }
        }
    }
}

fn settings(pair: Pair, names: &TlsFiles, counted: &Counted) -> Result<Arc<ServerConfig>, TlsError> {
    let ends = pair.chain.first().and_then(|certificate| der::not_after(certificate));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])
        .expect("ring has suites for both versions");
    let made = versions.with_no_client_auth().with_single_cert(pair.chain, pair.key);
    let mut settings = made.map_err(|error| TlsError::unusable(names, error))?;
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    say_when_it_ends(ends, counted);
    Ok(Arc::new(settings))
}

fn say_when_it_ends(ends: Option<Timestamp>, counted: &Counted) {
    counted.certificate_ends.set(ends.map_or(0, Timestamp::as_second));
    if let Some(ends) = ends.filter(|ends| *ends < Timestamp::now()) {
        tracing::warn!(%ends, "the certificate has ended, and browsers will refuse it; put a new one in its place");
    }
}
