//! The stem of an English word: light, so that what stays can be understood.

use super::data::LISTS;

/// Endings that are taken off, the first that leaves enough of the word.
const ENDINGS: &[&str] = &[
    "ements", "ement", "ments", "ment", "ations", "ation", "eliness", "elyness", "liness", "iness", "ness",
    "ings", "ing", "edly", "ed", "ely", "ly", "ers", "er",
];
/// As much of a word as must be left.
const LEAST: usize = 3;

/// The word brought to the form that its sisters share: "placing", "placed" and "placements" are one.
///
/// `word` is in lower case without marks. British and American endings become one.
pub(super) fn stem(word: &str) -> String {
    let word = LISTS.same.get(word).map_or(word, String::as_str);
    if word.len() <= LEAST || !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let word = singular(word);
    let word = word.strip_suffix("ency").map_or(word.clone(), |rest| format!("{rest}ent"));
    let ending = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| stands(rest)));
    one_spelling(ending.unwrap_or(&word))
}

/// Whether what is left can be a word: it is long enough and has a vowel.
fn stands(rest: &str) -> bool {
    rest.len() >= LEAST && rest.bytes().any(|byte| b"aeiouy".contains(&byte))
}

fn singular(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    let stays = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    word.strip_suffix('s').filter(|_| !stays).unwrap_or(word).to_owned()
}

/// "organiz" and "organis", "behavior" and "behaviour", "plann" and "plan", "assesse" and "assess" are one.
fn one_spelling(word: &str) -> String {
    let mut word = word.strip_suffix('e').filter(|rest| stands(rest)).unwrap_or(word).to_owned();
    if let Some(rest) = word.strip_suffix("iz").or_else(|| word.strip_suffix("yz")) {
        word = format!("{rest}is");
    }
    if let Some(rest) = word.strip_suffix("our").filter(|rest| rest.len() >= LEAST) {
        word = format!("{rest}or");
    }
    let bytes = word.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && b"bdgmnprt".contains(last)
    {
        word.pop();
    }
    match word.strip_suffix('y') {
        Some(rest) if rest.len() >= LEAST => format!("{rest}i"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        let check = |words: &[&str]| {
            let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{words:?} {stems:?}");
        };
        check(&["place", "places", "placed", "placing", "placement", "placements"]);
        check(&["plan", "plans", "planned", "planning"]);
        check(&["assess", "assesses", "assessed", "assessing", "assessment"]);
        check(&["organise", "organize", "organising", "organization"]);
        check(&["timely", "timeliness"]);
        check(&["consistency", "consistent", "consistently"]);
        check(&["agency", "agencies"]);
        check(&["behaviour", "behavior", "behaviours"]);
        check(&["carer", "carers"]);
        check(&["child", "children"]);
        check(&["policies", "policy"]);
        check(&["audit", "audits", "audited", "auditing"]);
        check(&["record", "recording", "recorded"]);
    }

    #[test]
    fn other_words_stay_apart() {
        let check = |one: &str, other: &str| assert_ne!(stem(one), stem(other), "{one} {other}");
        check("police", "policy");
        check("placement", "plan");
        check("16", "17");
        check("care", "case");
        check("threshold", "three");
    }
}
