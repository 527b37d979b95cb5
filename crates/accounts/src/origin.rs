use std::net::IpAddr;

use crate::DeviceToken;

/// Where a request comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The address of the browser, or of the network that it is in.
    pub address: IpAddr,
    /// What the browser says that it is.
    pub browser: Browser,
    /// The mark that it carries, if it has signed in before.
    pub device: Option<DeviceToken>,
}

impl Origin {
    /// A browser at this address of which nothing else is known.
    pub fn new(address: IpAddr) -> Self {
        Self { address: address.to_canonical(), browser: Browser::default(), device: None }
    }

    /// With what the browser says that it is.
    #[must_use]
    pub fn with_browser(mut self, header: &str) -> Self {
        self.browser = Browser::from(header);
        self
    }

    /// With the mark that the browser carries.
    #[must_use]
    pub fn with_device(mut self, device: Option<DeviceToken>) -> Self {
        self.device = device;
        self
    }
}

/// What a browser says that it is: at most 80 characters on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Browser(String);

/// How much is kept of what a browser says.
const LONGEST: usize = 80;

impl Browser {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Browser {
    /// Leaves out what cannot be shown, and what is too much.
    fn from(header: &str) -> Self {
        let shown = header.trim().chars().filter(|c| !c.is_control() && !turns_text(*c)).take(LONGEST);
        Self(shown.collect::<String>().trim_end().to_owned())
    }
}

/// The invisible characters that change how the text around them is shown.
fn turns_text(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: &str) {
        assert_eq!(Browser::from(header).as_str(), expected);
    }

    #[test]
    fn browsers_are_short_and_on_one_line() {
        check("", "");
        check("  Firefox\u{1b}[2J on\r\nDebian\u{202e} ", "Firefox[2J onDebian");
        check(&"é".repeat(80), &"é".repeat(80));
        check(&"é".repeat(81), &"é".repeat(80));
    }

    #[test]
    fn an_address_has_one_form() {
        let origin = Origin::new("::ffff:192.0.2.1".parse().unwrap());
        assert_eq!(origin.address, "192.0.2.1".parse::<IpAddr>().unwrap());
    }
}
