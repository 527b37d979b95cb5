//! When two texts are the same to people: each way of comparing makes a key of a text, and equal keys are alike.

/// As it is printed, but for case and the width of spaces.
pub(crate) fn as_printed(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Codes without case, spaces and dots: `HoS S` is `h.o.s.s.`, and is not `HOS-S`.
pub(crate) fn code(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect()
}

/// Codes without any mark: `HOS-S` is `HoS/S`.
pub(crate) fn code_without_marks(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Words without case and marks, and with `&` as `and`: `O’Neill, Jo` is `oneill jo`.
pub(crate) fn words(text: &str) -> String {
    parts(&plain(text)).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The same, with each word as if there were one of it: `Heads of Services` is `Head of Service`.
pub(crate) fn forgiving(text: &str) -> String {
    parts(&plain(text)).map(singular).collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    text.replace('&', " and ").replace(['.', '\'', '’', '‘', '`'], "")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Not the grammar of a plural; only the same for a word and its plural. Short words in capitals are codes, and have none.
fn singular(word: &str) -> String {
    const SHORTEST: usize = 4;
    let letters = word.chars().count();
    let is_code = letters == SHORTEST && !word.contains(char::is_lowercase);
    let word = word.to_lowercase();
    if letters < SHORTEST || is_code || !word.ends_with('s') || word.ends_with("ss") {
        return word;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let hissing = ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end));
    word[..word.len() - if hissing { 2 } else { 1 }].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_as_people_see_them() {
        let check = |key: fn(&str) -> String, one: &str, other: &str, expected: bool| {
            assert_eq!(key(one) == key(other), expected, "{one} / {other}");
        };
        check(as_printed, "Head  of Service", "head of service", true);
        check(as_printed, "Head of Service", "Heads of Service", false);
        check(code, "HoS S", "h.o.s. s", true);
        check(code, "HoS S", "HOS-S", false);
        check(code_without_marks, "HoS S", "HOS-S", true);
        check(code_without_marks, "ADC", "ADCS", false);
        check(words, "Jo O'Neill", "jo o’neill", true);
        check(words, "Jo Bloggs", "Jo Blogg", false);
        check(
            forgiving,
            "Heads of Service (QA & Safeguarding)",
            "Head of Service, QA and Safeguarding",
            true,
        );
        check(forgiving, "Head of Children’s Services", "Head of Childrens Service", true);
        check(forgiving, "Head of Business", "Head of Busines", false);
        check(forgiving, "Lead for Policies", "Lead for Policy", true);
        check(forgiving, "Lead for Churches", "Lead for Church", true);
        check(forgiving, "Head of Service", "Head of Services, Safeguarding", false);
        check(forgiving, "IROs", "IRO", true);
        check(forgiving, "ADCS", "ADC", false);
        check(forgiving, "HEADS OF SERVICE", "Head of Service", true);
    }
}
