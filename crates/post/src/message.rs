//! A letter as it goes over the line.

use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0};

use crate::Sender;
use crate::outbox::Claimed;

/// The letter with its headers. However often it is made, it is the same, byte for byte: the id comes from the key, the date is when
/// the letter was put in.
pub(crate) fn message(letter: &Claimed, from: &Sender) -> Result<Message, lettre::error::Error> {
    let name = (!from.name.is_empty()).then(|| from.name.clone());
    Message::builder()
        .from(Mailbox::new(name, from.address.inner()))
        .to(Mailbox::new(None, letter.to.inner()))
        .subject(letter.subject.as_str())
        .date(letter.put.into())
        .message_id(Some(format!("<{}@{}>", letter.id, from.address.domain())))
        // RFC 3834: nobody is to answer by itself; Exchange asks for a header of its own.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        // The dot that ends it has a line of its own, which ends the text.
        .body(letter.text.trim_end_matches('\n').to_owned())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
