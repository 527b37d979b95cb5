use std::fmt;

use thiserror::Error;
use zxcvbn::{Score, zxcvbn};

use crate::Login;

/// How many characters a password has at least.
pub const SHORTEST: usize = 12;

/// How many characters a password has at most.
pub const LONGEST: usize = 128;

/// A name or word of fewer characters is in too many good passwords to be looked for.
const SHORTEST_WORD: usize = 4;

/// A password that is good enough to be set: every character of it counts, none is cut or changed.
#[derive(Clone)]
pub struct Password(String);

/// What a password may not be made of: the login, the names of the product and of the council.
#[derive(Clone, Debug)]
pub struct Context {
    local_part: String,
    words: Vec<String>,
}

/// A password is not good enough to be set. The messages stand beside the field where it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadPassword {
    /// It has fewer than 12 characters.
    #[error(
        "the password has fewer than {SHORTEST} characters; three or four words that do not belong together are a good one"
    )]
    TooShort,
    /// It has more than 128 characters.
    #[error("the password has more than {LONGEST} characters; choose a shorter one")]
    TooLong,
    /// What stands before the @ of the e-mail address is in it.
    #[error("the password contains the name in your e-mail address; choose one that does not")]
    ContainsLogin,
    /// A name of the product or the council is in it.
    #[error(
        "the password contains “{word}”, which is the first thing that somebody would try here; choose one that does not"
    )]
    ContainsWord {
        /// The word.
        word: String,
    },
    /// It is one of those that many people use, or nearly so.
    #[error("the password is a common one, and among the first that are tried; choose another")]
    Common,
    /// It is made of what is tried early.
    #[error("the password is easy to guess; add a word or two that have nothing to do with the others")]
    TooWeak,
}

impl Context {
    /// The password is for this login.
    pub fn new(login: &Login) -> Self {
        Self { local_part: login.local_part().to_owned(), words: Vec::new() }
    }

    /// It may contain none of the words of this text either.
    #[must_use]
    pub fn with_words(mut self, text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_long_enough(word));
        self.words.extend(words.map(str::to_lowercase));
        self
    }

    /// The words that make a password that has them no better.
    fn inputs(&self) -> Vec<&str> {
        let parts = self.local_part.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.chain([self.local_part.as_str()]).chain(self.words.iter().map(String::as_str)).collect()
    }
}

fn is_long_enough(word: &str) -> bool {
    word.chars().count() >= SHORTEST_WORD
}

impl Password {
    /// Looks whether the text is a good enough password. The estimate takes some milliseconds of a processor.
    ///
    /// # Errors
    /// [`BadPassword`] says what is wrong, and what to choose instead.
    pub fn parse(text: &str, context: &Context) -> Result<Self, BadPassword> {
        match text.chars().count() {
            ..SHORTEST => return Err(BadPassword::TooShort),
            SHORTEST..=LONGEST => {}
            _ => return Err(BadPassword::TooLong),
        }
        let small = text.to_lowercase();
        if is_long_enough(&context.local_part) && small.contains(&context.local_part) {
            return Err(BadPassword::ContainsLogin);
        }
        if let Some(word) = context.words.iter().find(|word| small.contains(word.as_str())) {
            return Err(BadPassword::ContainsWord { word: word.clone() });
        }
        strong_enough(text, context)?;
        Ok(Self(text.to_owned()))
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

/// A score below 3 is fewer than a hundred million guesses; below 2, fewer than a million: what common passwords take.
fn strong_enough(text: &str, context: &Context) -> Result<(), BadPassword> {
    match zxcvbn(text, &context.inputs()).score() {
        Score::Zero | Score::One => Err(BadPassword::Common),
        Score::Two => Err(BadPassword::TooWeak),
        _ => Ok(()),
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        Context::new(&"Jo.Merrow@example.org".parse().unwrap()).with_words("Goldthread, Wethercombe of Art")
    }

    fn check(text: &str, expected: impl Into<Option<BadPassword>>) {
        assert_eq!(Password::parse(text, &context()).err(), expected.into(), "{text}");
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        check("zq8#Lw!vK2p", BadPassword::TooShort);
        check("zq8#Lw!vK2pT", None);
        check("ʒq8#Lw!vK2p", BadPassword::TooShort);
        let long: String = ('\u{4e00}'..).step_by(37).take(129).collect();
        let longest: String = long.chars().take(128).collect();
        check(&longest, None);
        check(&long, BadPassword::TooLong);
        check("", BadPassword::TooShort);
    }

    #[test]
    fn every_character_is_taken_and_none_is_cut() {
        let odd = " 💎 tab\there, nul\0there, и кириллица ";
        assert_eq!(Password::parse(odd, &context()).unwrap().reveal(), odd);
    }

    #[test]
    fn what_everybody_here_would_try_is_refused() {
        check("xk#JO.MERROW!q82", BadPassword::ContainsLogin);
        let word = |word: &str| BadPassword::ContainsWord { word: word.into() };
        check("xk#GoldThread!q82", word("goldthread"));
        check("xk#wethercombe!q82", word("wethercombe"));
        check("xk#of-art!q82-stilts", None);
    }

    #[test]
    fn what_is_guessed_early_is_refused() {
        check("passwordpassword", BadPassword::Common);
        check("123456789012", BadPassword::Common);
        check("qwertyuiop[]", BadPassword::Common);
        check("aaaaaaaaaaaaaaaaaaaa", BadPassword::Common);
        check("Liverpool2024!", BadPassword::TooWeak);
        check("otter brass velvet nine", None);
    }

    #[test]
    fn a_password_is_not_shown() {
        let password = Password::parse("otter brass velvet nine", &context()).unwrap();
        assert_eq!(format!("{password:?}"), "Password(hidden)");
    }
}
