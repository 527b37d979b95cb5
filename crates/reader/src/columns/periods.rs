//! Columns of one thing over time: `Jan`, `Feb`, `Mar`; `RAG Q1`, `RAG Q2`; `Update March 2024`, `Update June 2024`.

use goldthread_tree::words::MONTHS;

use super::{Columns, Why};
use crate::Row;
use crate::content::{Content, content};
use crate::lexicon::{Role, lexicon};

/// Words beside the name of a period.
const FILLERS: &[&str] = &[
    "update",
    "updates",
    "progress",
    "position",
    "status",
    "rag",
    "brag",
    "rating",
    "commentary",
    "comments",
    "comment",
    "report",
    "review",
    "quarterly",
    "monthly",
    "at",
    "as",
    "of",
    "for",
    "to",
    "the",
    "period",
    "end",
    "in",
    "on",
    "summary",
    "meeting",
    "board",
    "term",
    "action",
    "latest",
    "and",
    "half",
    "termly",
    "notes",
    "narrative",
    "report",
    "panel",
];
/// Words that a number follows.
const COUNTED: &[&str] = &[
    "quarter", "month", "week", "review", "meeting", "update", "period", "qtr", "term", "visit", "progress",
    "rag",
];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

impl Columns {
    /// Two columns or more that name a period each are one thing over time: statuses or progress.
    pub(super) fn settle_periods(&mut self, header: &Row, rows: &[Row]) {
        let open = |role: Option<Role>| {
            matches!(role, None | Some(Role::Progress | Role::Status | Role::PreviousStatus | Role::Note))
        };
        let named: Vec<(usize, u32)> = (0..self.width())
            .filter(|&at| open(self.roles[at]))
            .filter_map(|at| Some((at, period(&self.plain[at])?)))
            .collect();
        for role in [Role::Status, Role::Progress] {
            let mut of_role: Vec<(usize, u32)> = named
                .iter()
                .copied()
                .filter(|(at, _)| self.told_in(header, rows, *at) == Some(role))
                .collect();
            if of_role.len() < 2 {
                continue;
            }
            if of_role.windows(2).all(|pair| pair[0].1 > pair[1].1) {
                of_role.reverse();
            }
            for (at, _) in of_role {
                self.roles[at] = Some(role);
                self.why[at] = Why::Period;
                self.certain[at] = self.certain[at].max(0.75);
                self.periods.push(at);
            }
            self.demote(role);
        }
    }

    /// How many columns name a period and tell nothing but marks: those of a chart of months.
    pub(super) fn bare_periods(&self) -> usize {
        (0..self.width()).filter(|&at| self.roles[at].is_none() && period(&self.plain[at]).is_some()).count()
    }

    /// What a column of a period tells: by the words of its heading, or by what stands in it.
    fn told_in(&self, header: &Row, rows: &[Row], at: usize) -> Option<Role> {
        let has = |words: &[&str]| self.plain[at].split(' ').any(|word| words.contains(&word));
        if has(&["rag", "brag", "status", "rating"]) {
            return Some(Role::Status);
        }
        if has(&["update", "updates", "progress", "position", "commentary", "comments", "narrative"]) {
            return Some(Role::Progress);
        }
        match content(header, rows, at) {
            Content::Statuses | Content::Colours => Some(Role::Status),
            Content::Words | Content::Tasks => Some(Role::Progress),
            Content::Mixed | Content::Leads | Content::Names => {
                let words = rows.iter().filter_map(|row| row.cells.get(at));
                let mut lengths = words.map(|cell| cell.text().len()).filter(|length| *length > 0).peekable();
                let told = lengths.peek().is_none() || lengths.any(|length| length > 3);
                told.then_some(Role::Progress)
            }
            Content::Dates => None,
        }
    }

    /// Another column of the role gives way where the role has but one column.
    fn demote(&mut self, role: Role) {
        if role != Role::Status {
            return;
        }
        for at in 0..self.width() {
            if self.roles[at] == Some(role)
                && !self.periods.contains(&at)
                && lexicon().role(&self.headings[at]).is_none()
            {
                self.roles[at] = None;
            }
        }
    }
}

/// The order of the period that a heading in plain words names; `None` where it names none, or more than that.
fn period(heading: &str) -> Option<u32> {
    const LONGEST: usize = 60;
    if heading.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = heading.split(' ').collect();
    let (mut within, mut year) = (None, 0);
    for (at, word) in words.iter().enumerate() {
        let after = at.checked_sub(1).map(|before| words[before]);
        if let Some(order) = named(word) {
            within = within.or(Some(order));
        } else if let Ok(number) = word.parse::<u32>() {
            match number {
                2000..=2099 => year = year.max(number - 2000),
                0..=99 if after.is_some_and(|after| COUNTED.contains(&after)) => {
                    within = within.or(Some(number));
                }
                10..=99 if within.is_some() => year = year.max(number),
                1..=31 => {}
                _ => return None,
            }
        } else if !FILLERS.contains(word) && !COUNTED.contains(word) && !is_ordinal(word) {
            return None;
        }
    }
    within.map(|order| year * 100 + order)
}

fn is_ordinal(word: &str) -> bool {
    ["1st", "2nd", "3rd", "th"].iter().any(|end| word.ends_with(end) && word.len() <= 4)
}

/// A month, a quarter or a season by its place in the year.
fn named(word: &str) -> Option<u32> {
    let place = |all: &[&str], from: usize| {
        let found = all.iter().position(|name| *name == word || word.len() >= from && name.starts_with(word));
        found.and_then(|at| u32::try_from(at + 1).ok())
    };
    let quarter = || {
        let digit = word.strip_prefix('q').or_else(|| word.strip_prefix("qtr"))?;
        digit.parse::<u32>().ok().filter(|quarter| (1..=4).contains(quarter))
    };
    place(&MONTHS, 3).or_else(|| place(&SEASONS, 6)).or_else(quarter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_tree::words::plain;

    #[test]
    fn headings_name_periods() {
        let named = |heading: &str| period(&plain(heading));
        assert_eq!(named("Jan"), Some(1));
        assert_eq!(named("Update - March 2024"), Some(2403));
        assert_eq!(named("RAG Q2"), Some(2));
        assert_eq!(named("Quarter 3 progress"), Some(3));
        assert_eq!(named("Autumn term update"), Some(3));
        assert_eq!(named("Position at 31 May 24"), Some(2405));
        assert_eq!(named("May be needed"), None);
        assert_eq!(named("Progress"), None);
        assert_eq!(named("2024"), None);
        assert_eq!(named("Review date"), None);
    }
}
