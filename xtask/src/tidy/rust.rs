//! Just enough of Rust's grammar for the checks: code without its strings and comments, and where functions stand.

use std::ops::Range;

/// A function and the lines it takes, from `fn` to its closing brace.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// The code with comments, strings and characters made blank; every line keeps its number.
pub fn mask(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    let mut masked = String::with_capacity(code.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at).unwrap_or(at);
        if end == at {
            masked.push(chars[at]);
            at += 1;
        } else {
            masked.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    masked
}

/// Where the comment, string or character that begins at `at` ends, if one does.
fn literal_end(chars: &[char], at: usize) -> Option<usize> {
    match chars[at] {
        '/' if chars.get(at + 1) == Some(&'/') => Some(find(chars, at, '\n')),
        '/' if chars.get(at + 1) == Some(&'*') => Some(block_comment_end(chars, at)),
        '"' => Some(quoted_end(chars, at + 1, '"')),
        '\'' if chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'') => {
            Some(quoted_end(chars, at + 1, '\''))
        }
        'r' if at == 0 || !is_word(chars[at - 1]) || is_prefix(chars, at - 1) => raw_string_end(chars, at),
        _ => None,
    }
}

/// Whether the `b` or `c` at `at` stands alone, as in `br"..."`.
fn is_prefix(chars: &[char], at: usize) -> bool {
    matches!(chars[at], 'b' | 'c') && (at == 0 || !is_word(chars[at - 1]))
}

fn find(chars: &[char], from: usize, wanted: char) -> usize {
    chars[from..].iter().position(|&c| c == wanted).map_or(chars.len(), |found| from + found)
}

fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn quoted_end(chars: &[char], from: usize, quote: char) -> usize {
    let mut at = from;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let opening = at + 1 + hashes;
    if chars.get(opening) != Some(&'"') {
        return None;
    }
    let closes = |quote: &usize| {
        let after = &chars[quote + 1..];
        chars[*quote] == '"' && after.iter().take(hashes).filter(|&&c| c == '#').count() == hashes
    };
    Some((opening + 1..chars.len()).find(closes).map_or(chars.len(), |quote| quote + 1 + hashes))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Masked code with each item under `#[cfg(test)]` made blank.
pub fn without_tests(masked: &str) -> String {
    let mut kept = String::with_capacity(masked.len());
    let mut rest = masked;
    while let Some(start) = rest.find("#[cfg(test)]") {
        let end = start + item_end(&rest[start..]);
        kept.push_str(&rest[..start]);
        kept.extend(rest[start..end].chars().filter(|&c| c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

/// The length of the item at the head of masked code: to its `;`, or to the brace that closes its first block.
fn item_end(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, ';' | '}') {
            return at + 1;
        }
    }
    code.len()
}

/// The functions with a body in masked code.
pub fn functions(masked: &str) -> Vec<Function> {
    let starts = masked.match_indices("fn ").filter(|(at, _)| !masked[..*at].ends_with(is_word));
    starts.filter_map(|(at, _)| function_at(masked, at)).collect()
}

fn function_at(masked: &str, at: usize) -> Option<Function> {
    let name = name_at(masked, at + 3).to_owned();
    let item = &masked[at..at + item_end(&masked[at..])];
    let named = !name.is_empty() && item.ends_with('}');
    let line = masked[..at].matches('\n').count() + 1;
    named.then(|| Function { name, line, lines: item.matches('\n').count() + 1 })
}

/// The functions in masked code that run as tests and are not ignored, each with the modules that it stands in: `tests::one`.
pub fn tests(masked: &str) -> Vec<String> {
    let modules = modules(masked);
    let starts = masked.match_indices("fn ").filter(|(at, _)| !masked[..*at].ends_with(is_word));
    let tests = starts.map(|(at, _)| at).filter(|at| is_test(&masked[..*at]));
    tests.map(|at| within(&modules, at, name_at(masked, at + 3))).collect()
}

/// Whether what stands before a function makes it a test: its attributes go back to the item before it.
fn is_test(before: &str) -> bool {
    let attributes = before.rsplit([';', '{', '}']).next().unwrap_or_default();
    let has = |attribute: &str| attributes.contains(attribute);
    (has("#[test]") || has("#[tokio::test")) && !has("#[ignore")
}

/// The modules with a body, each with the place where it stands.
fn modules(masked: &str) -> Vec<(&str, Range<usize>)> {
    let starts = masked.match_indices("mod ").filter(|(at, _)| !masked[..*at].ends_with(is_word));
    let whole = starts.map(|(at, _)| (name_at(masked, at + 4), at..at + item_end(&masked[at..])));
    whole.filter(|(_, place)| masked[place.clone()].ends_with('}')).collect()
}

fn within(modules: &[(&str, Range<usize>)], at: usize, name: &str) -> String {
    let around = modules.iter().filter(|(_, place)| place.contains(&at)).map(|(name, _)| *name);
    around.chain([name]).collect::<Vec<_>>().join("::")
}

/// The word that begins at `at`, or after the white space there.
fn name_at(masked: &str, at: usize) -> &str {
    let rest = masked[at..].trim_start();
    &rest[..rest.find(|c| !is_word(c)).unwrap_or(rest.len())]
}

/// Each line of masked code in which `word` stands as a word of its own, by number.
pub fn lines_with(masked: &str, word: &str) -> Vec<usize> {
    let has = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            let joins = |end: Option<char>| end.is_some_and(is_word);
            let starts_word = word.starts_with(is_word) && joins(before.chars().next_back());
            let ends_word = word.ends_with(is_word) && joins(after.chars().next());
            !starts_word && !ends_word
        })
    };
    masked.lines().enumerate().filter(|(_, line)| has(line)).map(|(index, _)| index + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_blank() {
        let check = |code: &str, expected: &str| assert_eq!(mask(code), expected, "{code}");
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */ d */ e", "a                   e");
        check(r#"f("x { \" }")"#, "f(          )");
        check("f(r#\"a \" b\"#, 1)", "f(          , 1)");
        check("f(br\"{\")", "f(b    )");
        check(
            "let c = '{'; let d = '\\''; fn e<'a>(x: &'a str)",
            "let c =    ; let d =     ; fn e<'a>(x: &'a str)",
        );
        check("for r in 0..2 {}", "for r in 0..2 {}");
    }

    #[test]
    fn functions_have_names_and_lengths() {
        let check = |code: &str, expected: &[(&str, usize, usize)]| {
            let found = functions(&mask(code));
            let found: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.line, f.lines)).collect();
            assert_eq!(found, expected, "{code}");
        };
        check("fn one() {}", &[("one", 1, 1)]);
        check("\npub fn two<T>(a: [u8; 2])\nwhere T: Fn() -> u8,\n{\n}\n", &[("two", 2, 4)]);
        check("trait T { fn none(&self); fn some(&self) {\n} }", &[("some", 1, 2)]);
        check("type P = fn (u8); // fn no() {}", &[]);
        check("fn a() {\n    fn b() {\n    }\n}", &[("a", 1, 4), ("b", 2, 2)]);
    }

    #[test]
    fn items_of_tests_are_left_out() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n#[cfg(test)]\nmod more;\nfn d() {}";
        let names: Vec<_> =
            functions(&without_tests(&mask(code))).into_iter().map(|f| (f.name, f.line)).collect();
        assert_eq!(names, [("a".into(), 1), ("c".into(), 6), ("d".into(), 9)]);
    }

    #[test]
    fn tests_have_names() {
        let check = |code: &str, expected: &[&str]| assert_eq!(tests(&mask(code)), expected, "{code}");
        check(
            "#[test]\nfn one() { let f = |fnord| 1; }\nfn two() {}\n#[test] fn three() {}",
            &["one", "three"],
        );
        check("#[tokio::test(start_paused = true)]\nasync fn one() {}", &["one"]);
        check("// #[test]\nfn one() {}", &[]);
        check("#[test]\n#[ignore = \"slow\"]\nfn one() {}", &[]);
        check(
            "mod a { mod b {\n#[test] fn one() {} }\n#[test] fn two() {} }\nmod c;\n#[test] fn three() {}",
            &["a::b::one", "a::two", "three"],
        );
        check("proptest! { #[test] fn any(text in \".*\") {} }", &["any"]);
    }

    #[test]
    fn words_are_found_whole() {
        let check = |code: &str, word: &str, expected: &[usize]| {
            assert_eq!(lines_with(code, word), expected, "{code}");
        };
        check("println!()\neprintln!()", "println!", &[1]);
        check("use std::fs;\nuse std::fs_extra;", "std::fs", &[1]);
        check("tokio::spawn\nuse tokio;\nmy_tokio", "tokio", &[1, 2]);
    }
}
