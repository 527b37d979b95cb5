//! What can be wrong with a certificate or its key, and what to do about it.

use std::path::PathBuf;

use rustls::pki_types::pem::Error as PemError;

use crate::TlsFiles;

/// Why a certificate or its key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{} cannot be read; check that it exists and that the account Goldthread runs under may read it", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is no whole PEM.
    #[error("{} is damaged; copy it anew from where it was issued, in the PEM form", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: PemError,
    },
    /// There is no certificate in the file.
    #[error(
        "{} has no certificate in it; it should be a PEM file with the certificate of this server, \
         then those between it and its authority", .0.display()
    )]
    NoCertificate(PathBuf),
    /// There is no key in the file.
    #[error("{} has no private key in it; name the PEM file that was issued with the certificate", .0.display())]
    NoKey(PathBuf),
    /// The key is encrypted.
    #[error(
        "the key in {} is locked with a passphrase; write it without one by `openssl pkey -in LOCKED -out OPEN`",
        .0.display()
    )]
    Locked(PathBuf),
    /// The key is another certificate's.
    #[error(
        "the key in {} does not belong to the first certificate in {}; name the two files that were issued together, \
         with the certificate of this server before the others", .0.key.display(), .0.certificate.display()
    )]
    Strangers(TlsFiles),
    /// The certificate is no certificate that browsers take.
    #[error("the first certificate in {} cannot be used; have it issued again", file.display())]
    BadCertificate {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: rustls::Error,
    },
    /// The key is of no kind that is known.
    #[error(
        "the key in {} cannot be used; have one made that is RSA of 2048 bits or more, ECDSA with P-256 or P-384, or Ed25519",
        file.display()
    )]
    BadKey {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: rustls::Error,
    },
}

impl TlsError {
    /// What it means that `rustls` does not take the two.
    pub(super) fn unusable(names: &TlsFiles, source: rustls::Error) -> Self {
        match source {
            rustls::Error::InconsistentKeys(_) => Self::Strangers(names.clone()),
            rustls::Error::InvalidCertificate(_) => {
                Self::BadCertificate { file: names.certificate.clone(), source }
            }
            source => Self::BadKey { file: names.key.clone(), source },
        }
    }
}
