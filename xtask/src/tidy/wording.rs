//! Error messages read alike: they begin in lower case, since they follow "goldthread:" or a field's name,
//! end without a full stop, since a cause or a hint may follow, and don't shout.

use super::Complaint;
use super::repo::{File, Repo};

const MARK: &str = "#[error(";

/// Complains of each `#[error("...")]` that is worded otherwise.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let code = repo.rust().filter(|file| file.path.starts_with("crates/"));
    code.flat_map(complaints).collect()
}

fn complaints(file: &File) -> Vec<Complaint> {
    let found = messages(&file.text).into_iter();
    found.filter_map(|(line, message)| Some(Complaint::at(&file.path, line, fault(&message)?))).collect()
}

/// The first string of each error attribute, with its line.
fn messages(text: &str) -> Vec<(usize, String)> {
    let starts = text.match_indices(MARK);
    starts
        .filter_map(|(at, _)| {
            Some((text[..at].matches('\n').count() + 1, string_at(&text[at + MARK.len()..])?))
        })
        .collect()
}

/// The content of a string literal at the head of the code; `\"` counts as a quotation mark.
fn string_at(code: &str) -> Option<String> {
    let inside = code.trim_start().strip_prefix('"')?;
    let mut message = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Some(message),
            '\\' => message.extend(chars.next()),
            _ => message.push(c),
        }
    }
    None
}

fn fault(message: &str) -> Option<String> {
    let first = message.split_whitespace().next().unwrap_or_default();
    let faults = [
        (message.trim().is_empty(), "an error message is empty"),
        (is_capitalised(first), "an error message begins with a capital letter"),
        (message.ends_with('.') && !message.ends_with("..."), "an error message ends with a full stop"),
        (message.contains('!'), "an error message shouts"),
        (message != message.trim(), "an error message begins or ends with a space"),
        (
            message.starts_with("error") || message.contains("failed to"),
            "say what could not be done, without \"error\" or \"failed to\"",
        ),
    ];
    faults.into_iter().find(|(wrong, _)| *wrong).map(|(_, words)| format!("{words}: {message:?}"))
}

/// Whether a word has a capital first and none after it: a sentence's beginning, not an acronym or a name like "SQLite".
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.starts_with(char::is_uppercase) && letters.next().is_some() && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_worded_alike() {
        let check =
            |message: &str, expected: bool| assert_eq!(fault(message).is_none(), expected, "{message}");
        check("the plan has no section", true);
        check("{name} is not a plan; say which section it is in", true);
        check("SQLite is newer than this program", true);
        check("The plan has no section", false);
        check("the plan has no section.", false);
        check("no such plan!", false);
        check("", false);
        check("failed to open the ledger", false);
        check("the ledger is locked ", false);
    }

    #[test]
    fn messages_are_found_with_their_lines() {
        let code =
            "#[error(transparent)]\nA,\n#[error(\"not \\\"{0}\\\"\", 1)]\nB,\n#[error(\n    \"long\"\n)]\n";
        assert_eq!(messages(code), [(3, "not \"{0}\"".to_string()), (5, "long".to_string())]);
    }
}
