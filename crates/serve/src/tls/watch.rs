//! Looks at the files of the certificate from time to time, and when the process is told to (SIGHUP).

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use super::{Certificates, Looked};
use crate::stop::Hangups;

/// Looks until it is dropped. Without a certificate a hangup asks for nothing, but it does not end the process either.
pub async fn watch(certificates: Option<Arc<Certificates>>, every: Duration, mut hangups: Hangups) {
    let Some(certificates) = certificates else {
        loop {
            hangups.next().await;
        }
    };
    loop {
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            () = hangups.next() => tracing::info!("told to look at the certificate again"),
        }
        let looking = Arc::clone(&certificates);
        let looked = tokio::task::spawn_blocking(move || looking.look()).await;
        match looked {
            Ok(Looked::New) => tracing::info!("a new certificate is in use"),
            Ok(Looked::Unusable(error)) => {
                tracing::warn!(
                    error = &error as &dyn Error,
                    "a new certificate cannot be used; the old one stays"
                );
            }
            Ok(Looked::Same) | Err(_) => {}
        }
    }
}
