//! Mails, as they went over the wire and as Outlook keeps them.

use super::{Content, Untold};
use crate::{FileKind, NotTaken};

/// How the fields of a mail begin that no letter on paper has.
const FIELDS: [&str; 5] = ["received", "message-id", "mime-version", "return-path", "delivered-to"];
/// How many lines of the head are looked at.
const MOST_LINES: usize = 200;

/// Whether a text begins with the head of a mail (RFC 5322): fields only, who it is from, and one that machines put there.
pub fn is_mail(beginning: &str) -> bool {
    let (mut is_from, mut by_machine) = (false, false);
    for line in beginning.lines().take(MOST_LINES) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else { break };
        if field.is_empty() || !field.bytes().all(|byte| byte.is_ascii_graphic()) {
            break;
        }
        let field = field.to_ascii_lowercase();
        is_from |= field == "from";
        by_machine |= FIELDS.contains(&field.as_str());
    }
    is_from && by_machine
}

/// What an old program's file holds tells what it is: a mail of Outlook has a list of properties of its own.
pub fn outlook(content: &Content<'_>) -> Result<FileKind, Untold> {
    let reader = content.from(0)?;
    match cfb::CompoundFile::open(reader.into_inner()) {
        Ok(file) if file.is_stream("/__properties_version1.0") => Ok(FileKind::Outlook),
        Ok(file) if file.exists("/EncryptedPackage") => Err(NotTaken::Locked.into()),
        Ok(_) => Err(NotTaken::OldOffice.into()),
        Err(_) => Err(NotTaken::Unknown.into()),
    }
}
