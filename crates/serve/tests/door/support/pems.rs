//! An authority that nobody else trusts, and what it issues.

use std::path::Path;
use std::sync::Arc;

use goldthread_serve::TlsFiles;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use tempfile::TempDir;

/// An authority, with a folder for what it issues.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

/// A certificate and its key, in PEM; and what the certificate is without that dress.
pub struct Issued {
    pub certificate: String,
    pub key: String,
    pub bare: CertificateDer<'static>,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key can be made");
        let issuer = CertifiedIssuer::self_signed(params, key).expect("it can be signed");
        Self { issuer, folder: TempDir::new().expect("a folder can be made") }
    }

    /// A certificate for `localhost`, with a key of its own.
    pub fn issue(&self) -> Issued {
        let params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        let key = KeyPair::generate().expect("a key can be made");
        let certificate = params.signed_by(&key, &self.issuer).expect("it can be signed");
        Issued { certificate: certificate.pem(), key: key.serialize_pem(), bare: certificate.der().clone() }
    }

    /// Its own certificate.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The names of the files that the server reads.
    pub fn files(&self) -> TlsFiles {
        let at = |name| self.folder().join(name);
        TlsFiles { certificate: at("certificate.pem"), key: at("key.pem") }
    }

    /// Puts a certificate and its key where the server reads them.
    pub fn place(&self, issued: &Issued) -> TlsFiles {
        let files = self.files();
        std::fs::write(&files.certificate, &issued.certificate).expect("it can be written");
        std::fs::write(&files.key, &issued.key).expect("it can be written");
        files
    }

    /// A client that trusts this authority, and offers these protocols.
    pub fn client(
        &self,
        protocols: &[&str],
        versions: &[&'static rustls::SupportedProtocolVersion],
    ) -> Arc<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(self.issuer.der().clone()).expect("a certificate");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let client = ClientConfig::builder_with_provider(provider).with_protocol_versions(versions);
        let mut client = client.expect("versions").with_root_certificates(roots).with_no_client_auth();
        client.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        Arc::new(client)
    }
}
