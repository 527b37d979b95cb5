//! Whether a paragraph praises or blames, by its heading and its words.

use goldthread_anchor::Quote;
use goldthread_tree::words::{find_phrase, plain};

use crate::Tone;
use crate::front::sentences;
use crate::lexicon::{Under, lexicon};

/// How sure the heading alone makes it, in per cent.
const BY_HEADING: u8 = 95;

/// What a paragraph tells of, and how sure that is, in per cent.
pub fn of(text: &str, under: Option<Under>) -> (Tone, u8) {
    let (praise, blame) = counts(text);
    match under {
        Some(Under::Strengths) => return (Tone::Strength, sure(BY_HEADING, blame, praise)),
        Some(Under::Weaknesses | Under::Develop) => return (Tone::Weakness, sure(BY_HEADING, praise, blame)),
        _ => {}
    }
    let all = praise + blame;
    if all == 0 {
        return (Tone::Plain, 60);
    }
    let share = |part: usize| u8::try_from(100 * part / all).unwrap_or(100);
    match (praise, blame) {
        (_, 0) => (Tone::Strength, 60 + 10 * u8::try_from(praise.min(3)).unwrap_or(3)),
        (0, _) => (Tone::Weakness, 60 + 10 * u8::try_from(blame.min(3)).unwrap_or(3)),
        _ => (Tone::Mixed, 50 + share(praise.min(blame)) * 4 / 5),
    }
}

fn sure(whole: u8, against: usize, with: usize) -> u8 {
    if against > with { whole - 15 } else { whole }
}

/// How many sentences, or halves of one parted by "but" or "however", praise, and how many blame.
fn counts(text: &str) -> (usize, usize) {
    let (mut praise, mut blame) = (0, 0);
    for sentence in sentences(&Quote::typed(text)) {
        for half in halves(&plain(sentence.text())) {
            let half = without_neutral(half);
            let has =
                |words: &[String]| words.iter().filter(|word| find_phrase(&half, word).is_some()).count();
            let (good, bad) = (has(&lexicon().tones.strength), has(&lexicon().tones.weakness));
            // What is not good is bad, whatever good words it denies.
            if bad > 0 {
                blame += 1;
            } else if good > 0 {
                praise += 1;
            }
        }
    }
    (praise, blame)
}

fn halves(sentence: &str) -> Vec<&str> {
    let mut halves = vec![sentence];
    for join in [" but ", " although ", " however ", " though ", " whereas ", " yet "] {
        halves = halves.into_iter().flat_map(|half| half.split(join)).collect();
    }
    halves
}

fn without_neutral(half: &str) -> String {
    lexicon().tones.neutral.iter().fold(half.to_owned(), |half, phrase| match find_phrase(&half, phrase) {
        Some(at) => format!("{}{}", &half[..at], &half[at + phrase.len()..]),
        None => half,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_praise_or_blame() {
        let check = |text: &str, tone: Tone| assert_eq!(of(text, None).0, tone, "{text}");
        check("Strategy meetings are prompt and well recorded. Children are seen alone.", Tone::Strength);
        check("Plans are too long, and parents cannot say what has to change.", Tone::Weakness);
        check("Children are seen quickly, but records are not always made.", Tone::Mixed);
        check("Children are seen without delay and helped well.", Tone::Strength);
        check("At the time of the inspection there were three.", Tone::Plain);
        assert_eq!(of("There are three hubs.", Some(Under::Strengths)), (Tone::Strength, BY_HEADING));
    }
}
