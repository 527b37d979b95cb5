//! What the form of a confirmation sends.

use goldthread_ledger::By;

use crate::components::notice::Mistake;
use crate::form::Sent;

const MISSING: &str = "Enter your name or role: it is kept with the plan";
const UNFIT: &str = "Enter your name or role in one line of at most 200 characters";

/// Who confirms, or what was typed and what is wrong with it.
pub fn by(sent: &[u8]) -> Result<By, (String, Mistake)> {
    let typed = Sent::of(sent).value("by").to_owned();
    let words = if typed.is_empty() { MISSING } else { UNFIT };
    typed.parse().map_err(|_| (typed.clone(), Mistake { field: "by", words: words.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_needed() {
        for (sent, expected) in [
            ("by=Head+of+Service", Ok("Head of Service")),
            ("by=Jos%C3%A9+%26+Co", Ok("José & Co")),
            ("by=++", Err(MISSING)),
            ("", Err(MISSING)),
            ("by=a%0Ab", Err(UNFIT)),
        ] {
            let found = by(sent.as_bytes());
            let found = found.as_ref().map(By::as_str).map_err(|(_, mistake)| mistake.words.as_str());
            assert_eq!(found, expected, "{sent}");
        }
    }
}
