//! Several actions in one row: numbered, lettered or listed in its cell, with what stands beside each.

use goldthread_anchor::Quote;

use super::{leads, lists, own_fields};
use crate::content::{begins_with_verb, is_date};
use crate::lexicon::Role;

/// The cells of a row that may hold a list alike.
pub struct Cells<'a> {
    /// What is to be done.
    pub action: &'a Quote,
    /// Its number or numbers.
    pub reference: Quote,
    /// Who answers for it.
    pub lead: Quote,
    /// By when.
    pub timescale: Quote,
    /// Its status.
    pub status: Quote,
    /// Whether the first of these may say the others itself.
    pub own_fields: bool,
}

/// One of several actions; what is `None` it shares with the others.
pub struct Part {
    /// Its number.
    pub reference: Option<Quote>,
    /// What is to be done.
    pub words: Quote,
    /// Who answers for it.
    pub lead: Option<Quote>,
    /// By when.
    pub timescale: Option<Quote>,
    /// Its status.
    pub status: Option<Quote>,
}

impl Cells<'_> {
    /// The actions of a row that holds several, or one with a number of its own; `None` where it holds just one.
    pub fn parted(&self) -> Option<Vec<Part>> {
        self.told().or_else(|| self.numbered()).or_else(|| self.by_lines())
    }

    /// Actions that say themselves who and by when.
    fn told(&self) -> Option<Vec<Part>> {
        let all = own_fields::in_cell(self.action).filter(|_| self.own_fields)?;
        let part = |own: own_fields::Own| {
            let numbered = lists::numbered(&own.words).filter(|items| items.len() == 1);
            let numbered = numbered.and_then(|items| items.into_iter().next());
            let field = |role, cell: &Quote| own.field(role).filter(|_| cell.is_empty()).cloned();
            let (lead, timescale) = (field(Role::Lead, &self.lead), field(Role::Timescale, &self.timescale));
            let status = field(Role::Status, &self.status);
            let (reference, words) = match numbered {
                Some(item) => (Some(Quote::at(item.reference, item.words.anchor())), item.words),
                None => (None, unbulleted(&own.words)),
            };
            Part { reference, words, lead, timescale, status }
        };
        Some(all.into_iter().map(part).collect())
    }

    fn numbered(&self) -> Option<Vec<Part>> {
        let items = lists::numbered(self.action)?;
        let count = items.len();
        let dates = by_number_or_line(&self.timescale, count, is_date);
        let paired = dates.is_some();
        let leads = leads::by_number(&self.lead, count)
            .or_else(|| lines(&self.lead).filter(|lines| paired && lines.len() == count && count > 1));
        let statuses = by_number_or_line(&self.status, count, |_| true);
        let part = |(at, item): (usize, lists::Numbered)| Part {
            reference: Some(Quote::at(item.reference, item.words.anchor())),
            words: item.words,
            lead: leads.as_ref().map(|own| own[at].clone()),
            timescale: dates.as_ref().map(|own| own[at].clone()),
            status: statuses.as_ref().map(|own| own[at].clone()),
        };
        Some(items.into_iter().enumerate().map(part).collect())
    }

    /// Paragraphs that each have a number, or a date, in a line of the cell beside them.
    fn by_lines(&self) -> Option<Vec<Part>> {
        let actions = lines(self.action)?;
        let count = actions.len();
        let tasks = actions.iter().all(|line| begins_with_verb(line.text()));
        let alike = |cell: &Quote, is: fn(&str) -> bool| {
            lines(cell).filter(|lines| lines.len() == count && lines.iter().all(|line| is(line.text())))
        };
        let references = alike(&self.reference, is_number);
        let dates = alike(&self.timescale, is_date).filter(|_| tasks || references.is_some());
        if references.is_none() && dates.is_none() {
            return None;
        }
        let leads = alike(&self.lead, |_| true).filter(|_| dates.is_some());
        let statuses = alike(&self.status, crate::content::is_status);
        let part = |(at, words): (usize, Quote)| Part {
            reference: references.as_ref().map(|own| own[at].clone()),
            words: unbulleted(&words),
            lead: leads.as_ref().map(|own| own[at].clone()),
            timescale: dates.as_ref().map(|own| own[at].clone()),
            status: statuses.as_ref().map(|own| own[at].clone()),
        };
        Some(actions.into_iter().enumerate().map(part).collect())
    }
}

/// What a cell says of each of so many actions, by its own numbers or a line each.
fn by_number_or_line(cell: &Quote, count: usize, is: fn(&str) -> bool) -> Option<Vec<Quote>> {
    leads::by_number(cell, count).or_else(|| {
        lines(cell).filter(|lines| lines.len() == count && lines.iter().all(|line| is(line.text())))
    })
}

/// The lines of a cell that has several.
fn lines(cell: &Quote) -> Option<Vec<Quote>> {
    const MOST: usize = 200;
    let lines: Vec<Quote> = if cell.text().contains('\n') { lists::lines(cell) } else { Vec::new() };
    (2..=MOST).contains(&lines.len()).then_some(lines)
}

fn unbulleted(line: &Quote) -> Quote {
    let text = line.text();
    let words = text.strip_prefix("o ").unwrap_or(text);
    let words = words.trim_start_matches(['•', '▪', '●', '◦', '‣', '\u{f0b7}', '·', '-', '–', '*', ' ']);
    line.slice(text.len() - words.len()..text.len())
}

fn is_number(text: &str) -> bool {
    const LONGEST: usize = 8;
    text.len() <= LONGEST && text.contains(|c: char| c.is_ascii_digit()) && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        action: &str,
        reference: &str,
        lead: &str,
        timescale: &str,
        expected: &[(&str, &str, &str, &str)],
    ) {
        let action = Quote::typed(action);
        let cells = Cells {
            action: &action,
            reference: Quote::typed(reference),
            lead: Quote::typed(lead),
            timescale: Quote::typed(timescale),
            status: Quote::default(),
            own_fields: false,
        };
        let text =
            |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.text().to_owned()).unwrap_or_default();
        let parts: Vec<_> = cells
            .parted()
            .unwrap_or_default()
            .iter()
            .map(|part| {
                (text(&part.reference), part.words.text().to_owned(), text(&part.lead), text(&part.timescale))
            })
            .collect();
        let parts: Vec<(&str, &str, &str, &str)> =
            parts.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(parts, expected, "{}", action.text());
    }

    #[test]
    fn lists_beside_each_other_pair_up() {
        check(
            "1. Review plans\n2. Train staff",
            "",
            "Head of Service\nPrincipal Social Worker",
            "May 2025\nJune 2025",
            &[
                ("1", "Review plans", "Head of Service", "May 2025"),
                ("2", "Train staff", "Principal Social Worker", "June 2025"),
            ],
        );
        check(
            "1. Review plans\n2. Train staff",
            "",
            "GT\nLJ",
            "",
            &[("1", "Review plans", "", ""), ("2", "Train staff", "", "")],
        );
        check(
            "Review plans\nTrain staff",
            "1.1\n1.2",
            "",
            "",
            &[("1.1", "Review plans", "", ""), ("1.2", "Train staff", "", "")],
        );
        check(
            "Review plans\nTrain staff",
            "",
            "",
            "May 2025\nJune 2025",
            &[("", "Review plans", "", "May 2025"), ("", "Train staff", "", "June 2025")],
        );
        check("Review plans.\nThis is on its way.", "", "", "", &[]);
    }

    #[test]
    fn bullets_stay_with_their_action() {
        check("• Review all plans\n• Train every manager", "", "", "", &[]);
        check("Deliver workshops:\n• Review all plans\n• Train every manager", "", "", "", &[]);
        check(
            "• Review plans\n• Train staff",
            "",
            "",
            "May 2025\nJune 2025",
            &[("", "Review plans", "", "May 2025"), ("", "Train staff", "", "June 2025")],
        );
    }
}
