//! Fields that a line names itself: `Lead: Head of Service`, `... (Lead: Head of Service; by May 2025)`.

use goldthread_anchor::Quote;
use goldthread_plan::Timescale;
use goldthread_plan::timescale::{Meaning, YearHint};

use crate::content::{is_date, is_lead};
use crate::lexicon::{Role, lexicon};

/// A field and the label before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// What the label names.
    pub role: Role,
    /// The label, as printed.
    pub label: String,
    /// The words after it.
    pub value: Quote,
}

/// A label and its words, where a line is that and nothing else; with the number beside the label.
pub fn labelled(line: &Quote) -> Option<(Tagged, Option<Quote>)> {
    const LONGEST: usize = 50;
    let text = line.text();
    let colon = text.find(':').filter(|at| *at <= LONGEST).or_else(|| numbered_action(text))?;
    let label = text[..colon].trim();
    let named = lexicon().exact_role(label).map(|role| (role, None));
    let (role, reference) = named.or_else(|| numbered_label(line, label))?;
    let mark = text[colon..].chars().next().map_or(0, char::len_utf8);
    let value = line.slice(colon + mark..text.len());
    Some((Tagged { role, label: label.to_owned(), value }, reference))
}

/// What a label of a card names, and the number beside it: `Action 1`.
pub fn label_of(label: &Quote) -> (Option<Role>, Option<Quote>) {
    const LONGEST: usize = 60;
    let text = label.text().trim_end_matches([':', ' ', '?']);
    if text.len() > LONGEST {
        return (None, None);
    }
    if let Some(role) = lexicon().exact_role(text) {
        return (Some(role), None);
    }
    numbered_label(label, text).map_or((None, None), |(role, number)| (Some(role), number))
}

/// What a label of a card most likely names, where it is none that is known: `Update at follow-up`.
pub fn likely_role(label: &Quote) -> Option<Role> {
    const LIKELY: f32 = 0.55;
    let (role, sure) = lexicon().role(label.text())?;
    let kept = !matches!(role, Role::Action | Role::Section | Role::Reference);
    (sure >= LIKELY && kept).then_some(role)
}

/// Whether a label before a colon begins an action, in a text where many a line has a label.
pub fn is_action_label(label: &str) -> bool {
    let words = goldthread_tree::words::plain(label);
    ["action", "actions", "task", "activity", "milestone", "step", "will"]
        .iter()
        .any(|word| goldthread_tree::words::find_phrase(&words, word).is_some())
}

/// `Action 1.2`: the role and the number.
fn numbered_label(line: &Quote, label: &str) -> Option<(Role, Option<Quote>)> {
    const LONGEST: usize = 6;
    let (name, number) = label.rsplit_once(' ')?;
    let counts = number.len() <= LONGEST
        && number.starts_with(|c: char| c.is_ascii_alphanumeric())
        && number.contains(|c: char| c.is_ascii_digit());
    let role = lexicon().exact_role(name).filter(|_| counts)?;
    let from = number.as_ptr() as usize - line.text().as_ptr() as usize;
    Some((role, Some(line.slice(from..from + number.len()))))
}

/// Where the mark stands in `Action 1.2 – Hold a panel`.
fn numbered_action(text: &str) -> Option<usize> {
    const WORD: &str = "action ";
    let rest = text.get(WORD.len()..)?;
    let number = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').count();
    let number = rest[..number].trim_end_matches('.').len();
    let space = rest[number..].len() - rest[number..].trim_start().len();
    let at = WORD.len() + number + space;
    let counts = rest[..number].contains(|c: char| c.is_ascii_digit());
    let stands = text[..WORD.len()].eq_ignore_ascii_case(WORD) && counts;
    (stands && text[at..].starts_with(['–', '—', '-', '.', ')'])).then_some(at)
}

/// The words of a line before its first label, and what the labels name.
pub fn tagged(line: &Quote) -> (Quote, Vec<Tagged>) {
    let text = line.text();
    let tags = tags(text);
    let Some(first) = tags.first() else { return bracketed(line) };
    let words = text[..first.from].trim_end_matches([' ', '(', '[', '–', '—', '-', ',', ';', '|']);
    let words = line.slice(0..words.len());
    let ends = tags.iter().skip(1).map(|next| next.from).chain([text.len()]);
    let fields = tags.iter().zip(ends).map(|(tag, end)| Tagged {
        role: tag.role,
        label: text[tag.from..tag.value].trim_end_matches([':', ' ']).to_owned(),
        value: line.slice(tag.value..tag.value + closed(&text[tag.value..end]).len()),
    });
    (words, fields.collect())
}

/// `... (Head of Service, June 2025)` at the end of a line: who, and by when, without labels.
fn bracketed(line: &Quote) -> (Quote, Vec<Tagged>) {
    const LONGEST: usize = 80;
    let text = line.text();
    let end = text.trim_end_matches('.');
    let open = text.rfind('(').filter(|at| end.ends_with(')') && end.len() - at <= LONGEST && *at > 0);
    let Some(open) = open else { return (line.clone(), Vec::new()) };
    let inside = open + 1..end.len() - 1;
    let (who, when) = match text[inside.clone()].rfind([',', ';', '–']) {
        Some(at)
            if is_when(closed(
                text[inside.start + at..inside.end].trim_start_matches([',', ';', '–', ' ']),
            )) =>
        {
            (inside.start..inside.start + at, Some(inside.start + at..inside.end))
        }
        _ => (inside, None),
    };
    if !is_lead(&text[who.clone()]) || text[who.clone()].contains(|c: char| c.is_ascii_digit()) {
        return (line.clone(), Vec::new());
    }
    let tag = |role, value| Tagged { role, label: String::new(), value };
    let date = |when: std::ops::Range<usize>| {
        let from = text[when.clone()].trim_start_matches([',', ';', '–', ' ']);
        tag(Role::Timescale, line.slice(when.end - from.len()..when.end))
    };
    let dated = when.map(date).map(|when| (open, when));
    let (end, when) = dated.or_else(|| dated_end(&line.slice(0..open))).unzip();
    let fields = [tag(Role::Lead, line.slice(who))].into_iter().chain(when);
    (line.slice(0..end.unwrap_or(open)), fields.collect())
}

/// Whether words say by when, though not surely which day: `June 24`, `ongoing`.
fn is_when(text: &str) -> bool {
    const LONGEST: usize = 40;
    let unsure = |meaning: &Meaning| {
        matches!(meaning, Meaning::Ambiguous { .. } | Meaning::Ongoing { .. } | Meaning::Status { .. })
    };
    is_date(text) || text.len() <= LONGEST && unsure(Timescale::read(text, YearHint::none()).meaning())
}

/// The date that words end with, `... by June 2025`, and where the words before it end.
fn dated_end(words: &Quote) -> Option<(usize, Tagged)> {
    let text = words.text();
    let at = text.rfind(" by ")?;
    let value = words.slice(at + " by ".len()..text.len());
    let field = Tagged { role: Role::Timescale, label: String::new(), value };
    is_date(field.value.text()).then_some((at, field))
}

struct Tag {
    from: usize,
    value: usize,
    role: Role,
}

fn tags(text: &str) -> Vec<Tag> {
    const MOST: usize = 12;
    let mut tags: Vec<Tag> = Vec::new();
    for (colon, _) in text.match_indices(':').take(MOST) {
        let floor = tags.last().map_or(1, |tag| tag.value);
        if let Some((from, role)) = label_before(text, floor, colon) {
            tags.push(Tag { from, value: colon + 1, role });
        }
    }
    if tags.iter().all(|tag| tag.role != Role::Timescale) {
        tags.extend(by_date(text, tags.last().map_or(1, |tag| tag.value)));
    }
    tags
}

/// The label that ends at a colon and begins after a mark.
fn label_before(text: &str, floor: usize, colon: usize) -> Option<(usize, Role)> {
    const LONGEST: usize = 40;
    let start = (floor.max(colon.saturating_sub(LONGEST))..=colon).find(|at| text.is_char_boundary(*at))?;
    let window = &text[start..colon];
    let marks = window.match_indices(['(', '[', ';', '.', ',', '|', '–', '—', '\n']);
    let marked = marks.map(|(at, mark)| start + at + mark.len());
    // White space alone may part one field from the next: `Head of Care   Timescale: May 2025`.
    let spaced = window.match_indices(' ').map(|(at, _)| start + at + 1);
    let spaced = spaced.filter(|from| text[*from..].starts_with(|c: char| c.is_ascii_uppercase()));
    marked.chain(spaced).find_map(|from| {
        let label = text[from..colon].trim();
        let role = lexicon().exact_role(label)?;
        let kept = !matches!(role, Role::Action | Role::Section | Role::Reference);
        kept.then(|| (colon - text[from..colon].trim_start().len(), role))
    })
}

/// `; by May 2025` at the end of a line.
fn by_date(text: &str, floor: usize) -> Option<Tag> {
    const LONGEST: usize = 40;
    let (at, _) = text.match_indices("by ").filter(|(at, _)| *at >= floor).last()?;
    let before = text[..at].trim_end();
    let date = closed(&text[at + 3..]);
    let dated = || matches!(Timescale::read(date, YearHint::none()).meaning(), Meaning::Date(_));
    let stands = before.ends_with([';', ',', '(']) && date.len() <= LONGEST && dated();
    stands.then_some(Tag { from: at, value: at + 3, role: Role::Timescale })
}

/// A value without the marks that close it.
fn closed(value: &str) -> &str {
    let mut value = value;
    loop {
        let shorter = value.trim_end_matches([' ', ';', ',', '.', '|', '–', '—', '[', ']']);
        let open = shorter.matches('(').count() < shorter.matches(')').count();
        let shorter = if open { shorter.strip_suffix(')').unwrap_or(shorter) } else { shorter };
        let shorter = shorter.strip_suffix('(').unwrap_or(shorter);
        if shorter.len() == value.len() {
            return value;
        }
        value = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, words: &str, fields: &[(Role, &str)]) {
        let (read, tagged) = tagged(&Quote::typed(line));
        let tagged: Vec<(Role, &str)> = tagged.iter().map(|tag| (tag.role, tag.value.text())).collect();
        assert_eq!((read.text(), &tagged[..]), (words, fields), "{line}");
    }

    #[test]
    fn a_line_may_name_its_fields() {
        check(
            "Ask every child. (Lead: Area Manager (North); by May 2025)",
            "Ask every child.",
            &[(Role::Lead, "Area Manager (North)"), (Role::Timescale, "May 2025")],
        );
        check(
            "Audit plans. Lead: Audit Manager. Deadline: June 2025.",
            "Audit plans.",
            &[(Role::Lead, "Audit Manager"), (Role::Timescale, "June 2025")],
        );
        check(
            "Train staff (Head of Service, June 2025)",
            "Train staff",
            &[(Role::Lead, "Head of Service"), (Role::Timescale, "June 2025")],
        );
        check("Head of Care Timescale: June 2025", "Head of Care", &[(Role::Timescale, "June 2025")]);
        check("Train staff (all of them)", "Train staff (all of them)", &[]);
        check("Two things matter: time and care", "Two things matter: time and care", &[]);
    }

    #[test]
    fn a_label_may_have_a_number() {
        let (tagged, number) = labelled(&Quote::typed("Action 1.2: Hold a panel")).unwrap();
        assert_eq!((tagged.role, tagged.value.text()), (Role::Action, "Hold a panel"));
        assert_eq!(number.unwrap().text(), "1.2");
        assert_eq!(labelled(&Quote::typed("The board agreed: yes")), None);
    }
}
