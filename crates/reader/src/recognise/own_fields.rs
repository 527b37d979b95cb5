//! Cells that name fields of their actions: `Train staff (Head of Service, June 2025)`, or `Lead: X | Due: Y` on a line.

use goldthread_anchor::Quote;
use goldthread_tree::join;

use super::lists;
use super::tags::{self, Tagged};
use crate::content::begins_with_verb;
use crate::lexicon::Role;

/// An action of a cell, and the fields that it names itself.
pub struct Own {
    /// What is to be done.
    pub words: Quote,
    /// Who, by when and how far, as the cell says it.
    pub fields: Vec<Tagged>,
}

impl Own {
    /// The words of the first field of a role.
    pub fn field(&self, role: Role) -> Option<&Quote> {
        self.fields.iter().find(|field| field.role == role).map(|field| &field.value)
    }
}

/// The actions of a cell that says itself who does each, or by when; `None` where it does not.
pub fn in_cell(cell: &Quote) -> Option<Vec<Own>> {
    const LONGEST: usize = 8_000;
    if cell.text().len() > LONGEST {
        return None;
    }
    let mut all: Vec<Own> = Vec::new();
    for line in lists::lines(cell) {
        match (of_line(&line), all.last_mut()) {
            (Some(fields), Some(last)) => last.fields.extend(fields),
            (Some(_), None) => return None,
            (None, _) => {
                let (words, fields) = tags::tagged(&line);
                all.push(Own { words, fields });
            }
        }
    }
    let told = all.iter().filter(|own| !own.fields.is_empty()).count();
    let known = all.iter().flat_map(|own| &own.fields).all(|field| is_own(field.role));
    if told == 0 || !known || all.iter().any(|own| own.words.is_empty()) {
        return None;
    }
    let tasks = all.iter().all(|own| begins_with_verb(own.words.text()));
    Some(if told == all.len() || told > 1 && tasks { all } else { gathered(all) })
}

/// The fields of a line that is nothing but them: `Lead: X | Due: Y`.
pub fn of_line(line: &Quote) -> Option<Vec<Tagged>> {
    let (tag, _) = tags::labelled(line).filter(|(tag, _)| is_own(tag.role))?;
    let (value, more) = tags::tagged(&tag.value);
    let fields: Vec<Tagged> = std::iter::once(Tagged { value, ..tag }).chain(more).collect();
    fields.iter().all(|field| is_own(field.role)).then_some(fields)
}

/// The fields of a cell that is nothing but them, on one line or several.
pub fn of_cell(cell: &Quote) -> Option<Vec<Tagged>> {
    const LONGEST: usize = 400;
    if cell.text().len() > LONGEST || !cell.text().contains(':') {
        return None;
    }
    let lines: Option<Vec<Vec<Tagged>>> = lists::lines(cell).iter().map(of_line).collect();
    lines.map(|lines| lines.into_iter().flatten().collect())
}

fn is_own(role: Role) -> bool {
    matches!(role, Role::Lead | Role::Timescale | Role::Status)
}

/// Lines without fields of their own go with the next that has some; the last of them with the one before.
fn gathered(all: Vec<Own>) -> Vec<Own> {
    let mut out: Vec<Own> = Vec::new();
    let mut waiting: Vec<Quote> = Vec::new();
    for Own { words, fields } in all {
        waiting.push(words);
        if !fields.is_empty() {
            out.push(Own { words: join(&std::mem::take(&mut waiting), "\n"), fields });
        }
    }
    if let Some(last) = out.last_mut().filter(|_| !waiting.is_empty()) {
        let words: Vec<Quote> = std::iter::once(last.words.clone()).chain(waiting).collect();
        last.words = join(&words, "\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[(&str, &str, &str)]) {
        let read = in_cell(&Quote::typed(cell)).unwrap_or_default();
        let text = |own: &Own, role| own.field(role).map(|words| words.text().to_owned()).unwrap_or_default();
        let read: Vec<(String, String, String)> = read
            .iter()
            .map(|own| (own.words.text().to_owned(), text(own, Role::Lead), text(own, Role::Timescale)))
            .collect();
        let read: Vec<(&str, &str, &str)> =
            read.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn a_cell_may_name_its_own_fields() {
        check(
            "Train staff (HoS, June 24)\nAudit plans (PSW, monthly)",
            &[("Train staff", "HoS", "June 24"), ("Audit plans", "PSW", "monthly")],
        );
        check(
            "Train all staff.\nLead: Head of Service | Due: May 2024",
            &[("Train all staff.", "Head of Service", "May 2024")],
        );
        check(
            "Hold a panel with\nall of the schools (Head of Schools, May 2024)",
            &[("Hold a panel with\nall of the schools", "Head of Schools", "May 2024")],
        );
        check("Train staff (all of them)", &[]);
        check("Lead: Head of Service", &[]);
        check("", &[]);
    }
}
