//! What a form sends the plain way.

/// The names and values that a form sent, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// Reads the body of a form.
    pub fn of(body: &[u8]) -> Self {
        let body = String::from_utf8_lossy(body);
        let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (unescaped(name), unescaped(value))).collect())
    }

    /// What a form with a file sent beside it.
    pub fn of_fields(fields: Vec<(String, String)>) -> Self {
        let plain = |(name, value): (String, String)| (name, value.replace("\r\n", "\n"));
        Self(fields.into_iter().map(plain).collect())
    }

    /// The value of a field without white space at its ends; empty where it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.sent(name).unwrap_or_default()
    }

    /// The same, or nothing where it was not sent.
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim())
    }

    /// A secret as it was sent, with the spaces at its ends; empty where it was not sent.
    pub fn secret(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// Every value that was sent under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.trim())
    }

    /// The fields whose names begin so, each with the rest of its name.
    pub fn beginning<'a>(&'a self, with: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(with)?, value.trim())))
    }
}

/// Browsers send the ends of lines as two characters.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => escaped_byte(&mut rest),
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

fn escaped_byte(rest: &mut impl Iterator<Item = u8>) -> u8 {
    let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16)).unwrap_or(0);
    u8::try_from(digit() * 16 + digit()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_name() {
        let sent = Sent::of(b"by=Jos%C3%A9+%26+Co&leads=A%0D%0AB&column-2=lead&column-3=&x");
        assert_eq!((sent.value("by"), sent.value("leads"), sent.value("none")), ("José & Co", "A\nB", ""));
        assert_eq!((sent.sent("column-3"), sent.sent("none")), (Some(""), None));
        assert_eq!(sent.beginning("column-").collect::<Vec<_>>(), [("2", "lead"), ("3", "")]);
    }
}
