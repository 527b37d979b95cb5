//! The two files, and what is in them.

use std::path::Path;

use rustls::pki_types::pem::{Error as PemError, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::TlsError;
use crate::TlsFiles;

/// The bytes of both files. They are small, and comparing them is surer than comparing times.
#[derive(PartialEq, Eq)]
pub struct Files {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

/// What is in the files.
pub struct Pair {
    /// The certificate of this server, then those between it and its authority.
    pub chain: Vec<CertificateDer<'static>>,
    /// The key of the first.
    pub key: PrivateKeyDer<'static>,
}

impl Files {
    /// Reads both.
    pub fn read(names: &TlsFiles) -> Result<Self, TlsError> {
        Ok(Self { certificate: bytes(&names.certificate)?, key: bytes(&names.key)? })
    }

    /// Finds the certificates and the key in them.
    pub fn pair(&self, names: &TlsFiles) -> Result<Pair, TlsError> {
        Ok(Pair { chain: chain(&self.certificate, &names.certificate)?, key: key(&self.key, &names.key)? })
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(file).map_err(|source| TlsError::Unreadable { file: file.to_owned(), source })
}

fn chain(pem: &[u8], file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let chain = chain.map_err(|source| TlsError::Damaged { file: file.to_owned(), source })?;
    if chain.is_empty() { Err(TlsError::NoCertificate(file.to_owned())) } else { Ok(chain) }
}

fn key(pem: &[u8], file: &Path) -> Result<PrivateKeyDer<'static>, TlsError> {
    match PrivateKeyDer::from_pem_slice(pem) {
        Ok(key) => Ok(key),
        Err(PemError::NoItemsFound) if is_locked(pem) => Err(TlsError::Locked(file.to_owned())),
        Err(PemError::NoItemsFound) => Err(TlsError::NoKey(file.to_owned())),
        Err(source) => Err(TlsError::Damaged { file: file.to_owned(), source }),
    }
}

/// Whether the key is there, but behind a passphrase.
fn is_locked(pem: &[u8]) -> bool {
    let label = b"ENCRYPTED PRIVATE KEY";
    pem.windows(label.len()).any(|part| part == label)
}
