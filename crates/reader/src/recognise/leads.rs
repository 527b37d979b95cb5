//! One lead each: `GT / LJ` is two, `Heads of Service A and B` is two.

use goldthread_anchor::Quote;

use super::lists;
use crate::content::is_date;
use crate::lexicon::lexicon;
use goldthread_tree::join;
use goldthread_tree::words::{is_joining, plain};

/// The leads of a cell; `known` are the abbreviations that the document explains, as plain words.
pub fn leads(cell: &Quote, known: &[String]) -> Vec<Quote> {
    const LONGEST: usize = 400;
    let mut all = Vec::new();
    for (at, line) in whole_lines(cell.text()) {
        if line.len() > LONGEST {
            all.push(Quote::at(line, cell.anchor_of(at)));
            continue;
        }
        let at = cell.anchor_of(at);
        all.extend(split(&line, known).into_iter().map(|lead| Quote::at(lead, at.clone())));
    }
    all
}

/// The lines of a cell that are not blank, each with the byte that it begins at; one that was broken within a post,
/// `Virtual School` over `Head`, is whole again.
fn whole_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        match lines.last_mut() {
            Some((_, last)) if is_broken(last, line.trim()) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push((at, line.to_owned())),
        }
    }
    lines
}

/// Whether a post goes on in the next line: it ends open, or the next is the last word of one and it has none.
fn is_broken(above: &str, next: &str) -> bool {
    let above = above.trim_end();
    let last = above.rsplit(' ').next().unwrap_or_default();
    let ends = &lexicon().leads.ends;
    let is_end = |word: &str| ends.iter().any(|end| *end == word.to_lowercase());
    is_joining(last) || above.ends_with(['&', '/']) || is_end(next) && !is_end(last) && !is_code(last)
}

/// The cells of a row that are numbered as its actions are: `1. DM 2. DM / AxB`.
pub fn by_number(cell: &Quote, actions: usize) -> Option<Vec<Quote>> {
    let items = lists::numbered(cell)?;
    (items.len() == actions && actions > 1).then(|| items.into_iter().map(|item| item.words).collect())
}

/// A cell that says who and by when, once or on each of its lines: the leads, and the dates, a line each.
pub fn dated_lines(cell: &Quote) -> (Quote, Quote) {
    let lines = lists::lines(cell);
    let parted: Vec<(Quote, Quote)> = lines.iter().map(dated).collect();
    if parted.len() < 2 || parted.iter().any(|(who, when)| who.is_empty() || when.is_empty()) {
        return dated(cell);
    }
    let (who, when): (Vec<Quote>, Vec<Quote>) = parted.into_iter().unzip();
    (join(&who, "\n"), join(&when, "\n"))
}

/// A cell that says who and by when: the leads, and the date after them.
pub fn dated(cell: &Quote) -> (Quote, Quote) {
    const LONGEST: usize = 200;
    let text = cell.text();
    let mark =
        text.char_indices().filter(|(_, c)| ",;/\n–(|-".contains(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let ends = mark.chain(text.match_indices(" by ").map(|(at, by)| (at, at + by.len())));
    if text.len() > LONGEST {
        return (cell.clone(), Quote::default());
    }
    let mut found = ends.filter(|(_, from)| is_date(text[*from..].trim_end_matches(')').trim()));
    match found.next() {
        Some((end, from)) => (cell.slice(0..end), cell.slice(from..text.trim_end_matches(')').len())),
        None if is_date(text) => (Quote::default(), cell.clone()),
        None => (cell.clone(), Quote::default()),
    }
}

fn split(line: &str, known: &[String]) -> Vec<String> {
    let line = unbulleted(line);
    let words = plain(line);
    if known.contains(&words) {
        return vec![line.to_owned()];
    }
    let mut leads = Vec::new();
    for part in parts(line) {
        match shared(part) {
            Some(posts) => leads.extend(posts),
            None => leads.extend(joined(part).into_iter().flat_map(|lead| run_together(lead, known))),
        }
    }
    leads
}

fn unbulleted(line: &str) -> &str {
    line.trim().trim_start_matches(['•', '-', '*', '–']).trim()
}

/// The parts between slashes, semicolons and commas; not inside brackets, and not inside the posts of one beginning.
fn parts(line: &str) -> Vec<&str> {
    let shared = shared(line).is_some();
    let pieces = pieces(line);
    let named = pieces.len() > 1 && pieces.iter().all(|(_, piece)| is_name(piece));
    let mut parts: Vec<&str> = Vec::new();
    let mut from = 0;
    for pair in pieces.windows(2) {
        let (mark_at, mark) = (pair[1].0 - 1, line.as_bytes()[pair[1].0 - 1]);
        let stands = match mark {
            b';' => true,
            _ if shared => false,
            b',' if (is_body(pair[1].1) || is_place(pair[1].1)) && !is_code(line[from..mark_at].trim()) => {
                false
            }
            b'/' if line[..=mark_at].ends_with(" /")
                && is_person(&line[from..mark_at]) == is_person(pair[1].1) =>
            {
                true
            }
            b'/' if is_of(&line[from..mark_at]) && !pair[1].1.contains(' ') => false,
            _ => named || is_lead(&line[from..mark_at]) && begins_lead(pair[1].1),
        };
        if stands {
            parts.push(line[from..mark_at].trim());
            from = pair[1].0;
        }
    }
    parts.push(line[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The pieces between marks outside brackets, each with the byte that it starts at.
fn pieces(line: &str) -> Vec<(usize, &str)> {
    let (mut depth, mut from) = (0_u32, 0);
    let mut pieces = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '/' | ';' | ',' if depth == 0 => {
                pieces.push((from, line[from..at].trim()));
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push((from, line[from..].trim()));
    pieces
}

/// Words that are a name and nothing else: two or three, each with a capital, none of a role.
fn is_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    (1..=3).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && !names_role(piece)
        && !piece.contains('&')
}

/// `Head of HR`, before `/OD`: a post of two things.
fn is_of(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    words.next().is_some_and(|word| !word.is_empty())
        && words.next().is_some_and(|word| matches!(word, "of" | "for"))
}

/// Whether the words name a post that a person holds.
fn is_person(piece: &str) -> bool {
    let bodies = &lexicon().leads.bodies;
    plain(piece).split(' ').any(|word| lexicon().is_role_word(word) && bodies.iter().all(|body| body != word))
}

/// Several words that name where somebody works, not another lead.
fn is_body(piece: &str) -> bool {
    let words = plain(piece);
    let roles = || words.split(' ').filter(|word| lexicon().is_role_word(word));
    words.contains(' ')
        && roles().next().is_some()
        && roles().all(|word| lexicon().leads.bodies.iter().any(|body| body == word))
}

/// A short form that is no post's own: `Service Manager, MASH` is one lead, `Service Manager, PSW` is two.
fn is_place(piece: &str) -> bool {
    let long = piece.len() > 2 && piece.chars().all(|c| c.is_ascii_uppercase());
    is_code(piece) && long && (!lexicon().is_role_word(&piece.to_lowercase()) || is_body_word(piece))
}

fn is_body_word(piece: &str) -> bool {
    let word = piece.to_lowercase();
    lexicon().leads.bodies.contains(&word)
}

fn begins_lead(words: &str) -> bool {
    is_lead(words) || joins_at_start(words).is_some()
}

fn is_lead(words: &str) -> bool {
    names_role(words.trim()) || words.split_whitespace().next().is_some_and(is_code)
}

fn joins_at_start(words: &str) -> Option<&str> {
    let words = words.trim_start();
    lexicon().leads.joins.iter().find_map(|join| {
        let head = words.get(..join.len())?;
        (head.eq_ignore_ascii_case(join) && words[join.len()..].starts_with(' '))
            .then(|| words[join.len()..].trim())
    })
}

/// `Heads of Service A, B and C`: a post each.
fn shared(part: &str) -> Option<Vec<String>> {
    let lower = part.to_lowercase();
    let begins = |plural: &str| lower.strip_prefix(plural).is_some_and(|rest| rest.starts_with(' '));
    let (plural, single) = lexicon().leads.shared.iter().find(|(plural, _)| begins(plural))?;
    let rest = part.get(plural.len()..)?.trim();
    let names: Vec<String> = rest
        .split(',')
        .flat_map(|name| name.split(" and "))
        .flat_map(|name| name.split(" & "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| name.strip_prefix("and ").unwrap_or(name))
        .map(|name| if is_post(name) { name.to_owned() } else { format!("{single} {name}") })
        .collect();
    (names.len() > 1).then_some(names)
}

/// Whether the words begin as a whole post does.
fn is_post(name: &str) -> bool {
    let first = plain(name).split(' ').next().unwrap_or_default().to_owned();
    ["head", "principal", "director", "assistant", "chief", "service"].contains(&first.as_str())
}

/// `A supported by B`, `A and B`, `A (with B)`, where each names a role.
fn joined(part: &str) -> Vec<&str> {
    let mut part = joins_at_start(part).unwrap_or(part);
    let mut all = Vec::new();
    let (first, last) = roles_in(part);
    let mut from = 0;
    let mut first_here = first;
    for (at, _) in part.match_indices(' ') {
        let bracketed = part[at + 1..].starts_with('(') && part.ends_with(')');
        let rest = if bracketed { &part[at + 2..part.len() - 1] } else { &part[at + 1..] };
        let Some(after) = joins_at_start(rest) else { continue };
        let before = part[from..at].trim_end_matches(',').trim();
        let names = first_here.is_some_and(|first| first < at) || is_code(before);
        let after_at = after.as_ptr() as usize - part.as_ptr() as usize;
        let follows = last.is_some_and(|last| last >= after_at) || is_code(after.trim_end_matches(')'));
        if at >= from && names && follows {
            all.push(before);
            from = after_at;
            first_here = roles_in(&part[from..]).0.map(|first| first + from);
            if bracketed {
                part = &part[..part.len() - 1];
                break;
            }
        }
    }
    all.push(part[from..].trim());
    all
}

/// Where the first and the last word that names a role begin.
fn roles_in(words: &str) -> (Option<usize>, Option<usize>) {
    let mut found = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && lexicon().is_role_word(&word.to_lowercase()));
    let start = |word: &str| word.as_ptr() as usize - words.as_ptr() as usize;
    let first = found.next().map(start);
    (first, found.next_back().map(start).or(first))
}

fn names_role(words: &str) -> bool {
    is_code(words) || roles_in(words).0.is_some()
}

/// `MW RB`: initials run together, in a plan whose glossary does not explain such pairs.
fn run_together<'a>(lead: &'a str, known: &[String]) -> Vec<String> {
    let tokens: Vec<&'a str> = lead.split(' ').collect();
    if known.is_empty() && tokens.len() > 1 && tokens.iter().all(|token| is_initials(token)) {
        return tokens.into_iter().map(str::to_owned).collect();
    }
    vec![lead.to_owned()]
}

fn is_initials(token: &str) -> bool {
    (2..=3).contains(&token.len()) && token.chars().all(|c| c.is_ascii_alphabetic()) && is_code(token)
}

/// A short abbreviation: at least two capitals, no more than six letters.
fn is_code(token: &str) -> bool {
    let capitals = token.chars().filter(char::is_ascii_uppercase).count();
    !token.contains(' ') && token.len() <= 6 && capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, known: &[&str], expected: &[&str]) {
        let known: Vec<String> = known.iter().map(|&abbreviation| plain(abbreviation)).collect();
        let read = leads(&Quote::typed(cell), &known);
        assert_eq!(read.iter().map(Quote::text).collect::<Vec<_>>(), expected, "{cell}");
    }

    #[test]
    fn one_entry_a_lead() {
        check("GT / LJ", &[], &["GT", "LJ"]);
        check("LH / JoR/GT", &[], &["LH", "JoR", "GT"]);
        check("MW RB", &[], &["MW", "RB"]);
        check("DM SG", &["DM (CIN)"], &["DM SG"]);
        check("DM (CIC/CL)\nDM (P)", &["DM (P)"], &["DM (CIC/CL)", "DM (P)"]);
        check(
            "Heads of Service North, South and East",
            &[],
            &["Head of Service North", "Head of Service South", "Head of Service East"],
        );
        check(
            "Head of Service North and Principal Social Worker",
            &[],
            &["Head of Service North", "Principal Social Worker"],
        );
        check(
            "Head of Children in Care and Care Leavers",
            &[],
            &["Head of Children in Care and Care Leavers"],
        );
        check(
            "Exploitation and Missing Team Manager, supported by the Commissioning Officer",
            &[],
            &["Exploitation and Missing Team Manager", "Commissioning Officer"],
        );
        check("Exploitation Team Manager with the Provider", &[], &["Exploitation Team Manager", "Provider"]);
        check("Head of Service, Early Help", &[], &["Head of Service, Early Help"]);
        check("Director of Education; Police", &[], &["Director of Education", "Police"]);
        check("Service Manager, MASH", &[], &["Service Manager, MASH"]);
        check("Service Manager, PSW", &[], &["Service Manager", "PSW"]);
        check("Virtual School\nHead", &[], &["Virtual School Head"]);
        check("Head of\nHousing\nLead Nurse", &[], &["Head of Housing", "Lead Nurse"]);
        check("Team Manager\nDirector", &[], &["Team Manager", "Director"]);
        check("Head of HR/OD", &[], &["Head of HR/OD"]);
        check("HoQA (with VH)", &["VH"], &["HoQA", "VH"]);
        check("Jo Bloggs / Al Example", &[], &["Jo Bloggs", "Al Example"]);
        check("Director of Commissioning, Care Board", &[], &["Director of Commissioning, Care Board"]);
        check("Area Manager (North)", &[], &["Area Manager (North)"]);
        check("", &[], &[]);
    }

    #[test]
    fn leads_may_be_numbered_as_the_actions_are() {
        let cells = by_number(&Quote::typed("1. DM 2. DM/AxB"), 2).unwrap();
        assert_eq!(cells.iter().map(Quote::text).collect::<Vec<_>>(), ["DM", "DM/AxB"]);
        assert_eq!(by_number(&Quote::typed("1. DM 2. DM/AxB"), 3), None);
    }
}
