//! Pages as pictures, drawn by the process that reads.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use goldthread_reader::{Mapping, Unreadable};

use super::{Allowed, Answer, NotRead, Request, Wanted, answer, unexpected};

/// Has a page of a PDF, from 1, drawn: the bytes of a picture in PNG.
pub fn picture(name: &str, bytes: &[u8], allowed: &Allowed, page: u32) -> Result<Vec<u8>, NotRead> {
    let answer = answer(name, bytes, allowed, (Wanted::Picture(page), &Mapping::default()))?;
    let drawn = if let Answer::Picture(text) = &answer { STANDARD.decode(text).ok() } else { None };
    drawn.ok_or_else(|| unexpected(name, answer))
}

/// Draws the page in this process.
pub fn drawn(request: &Request, bytes: &[u8], page: u32) -> Result<Answer, Unreadable> {
    let picture = goldthread_reader::picture(&request.name, bytes, page, &request.allowed.limits)?;
    Ok(Answer::Picture(STANDARD.encode(picture)))
}
