//! `GET /plans/{plan}/evidence/{evidence}/versions/{version}/file`: the file of a version, so that nothing in it can act for whoever opens it.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use goldthread_evidence::{Checksum, Disposition, FileKind, Given, NotGiven, served};
use goldthread_plan::evidence::EvidenceBody;

use crate::pipe;
use crate::problem::Problem;
use crate::proving::piece_of;
use crate::seen::Seen;

/// The file.
pub async fn file(seen: Seen) -> Result<Response, Problem> {
    let number: Option<usize> = seen.named("version");
    let version = number.and_then(|number| piece_of(&seen).ok()?.versions.get(number.checked_sub(1)?));
    let Some(EvidenceBody::File { sha256, name, media_type, .. }) = version.map(|version| &version.body)
    else {
        return Err(Problem::nothing_called("file"));
    };
    let (kind, charset) = FileKind::of_media_type(media_type).ok_or_else(missing)?;
    let given = given(&seen, sha256).await?;
    let mut headers = HeaderMap::new();
    for (header, value) in served(kind, charset, name, Disposition::Inline) {
        let value = HeaderValue::try_from(value).map_err(Problem::fault)?;
        headers.insert(HeaderName::from_static(header), value);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(given.bytes));
    let mut given = given;
    let body = pipe::body(move |out| std::io::copy(&mut given, out).map(|_| ())).await?;
    Ok((headers, body.map_err(Problem::fault)?).into_response())
}

async fn given(seen: &Seen, sha256: &str) -> Result<Given, Problem> {
    let files = seen.app.config().files.as_ref().map(Arc::clone).ok_or_else(missing)?;
    let sha256: Checksum = sha256.parse().map_err(|_| missing())?;
    let given = seen.app.aside(move || files.store().get(&sha256)).await?;
    given.map_err(|why| match why {
        NotGiven::Missing => missing(),
        NotGiven::Changed | NotGiven::Fault(_) => Problem::fault(why),
    })
}

fn missing() -> Problem {
    Problem::not_found(
        "The file is not kept here any more: it was erased, or not put back with the ledger.",
        "What was said of it still stands on the page of the evidence. Whoever runs Goldthread can look for it with `goldthread evidence check`.",
    )
}
