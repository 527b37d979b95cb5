//! Actions that no table with a header holds: `Label: value` lines, a small table an action, items of a list.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::Timescale;

use super::forms::{apart, asked_of, pairs};
use super::{Context, Look, Walk};
use crate::columns::Columns;
use crate::lexicon::{Label, Role, lexicon};
use crate::recognise::colours::Rated;
use crate::recognise::headings::{numbered_title, section_heading};
use crate::recognise::rows::Rows;
use crate::recognise::tags::{self, Tagged};
use crate::recognise::{leads, own_fields};
use crate::{Block, Cell, Marks, Paragraph, Row, Run, Table};
use goldthread_tree::words::plain;

/// An action of which more may be told by the lines that follow.
#[derive(Default)]
pub struct Card {
    pub(super) fields: Vec<Tagged>,
    listed: bool,
    /// Whether a heading says what is done.
    pub(super) is_headed: bool,
}

impl Walk<'_> {
    /// Takes a line that tells of an action; `false` where it does not.
    pub(super) fn card_line(&mut self, at: usize, line: &Quote, look: Look) -> bool {
        if section_heading(line).is_some() {
            self.finish_card();
            return false;
        }
        if self.is_label_of_action(at, line) {
            let label = line.text().to_owned();
            self.start_card(Tagged { role: Role::Action, label, value: Quote::default() }, None);
            return true;
        }
        match tags::labelled(line) {
            Some((tag, reference))
                if tag.role == Role::Action && !tag.value.is_empty() && tags::is_action_label(&tag.label) =>
            {
                let (value, more) = tags::tagged(&tag.value);
                self.start_card(Tagged { value, ..tag }, reference);
                self.card.fields.extend(more);
                true
            }
            Some((tag, _))
                if self.is_told()
                    && tag.role != Role::Section
                    && !(self.card.listed && tag.value.is_empty()) =>
            {
                self.add_to_card(tag);
                true
            }
            _ => self.more_of_card(line, look),
        }
    }

    /// Whether a line is a label of an action and nothing else, the action stands in the next, and in the one after that
    /// the label of another field.
    fn is_label_of_action(&self, at: usize, line: &Quote) -> bool {
        let label = |words: &Quote| lexicon().exact_role(words.text().trim_end_matches([':', ' ']));
        let line_at = |at: usize| match self.blocks.get(at) {
            Some(Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line)) => Some(line.quote()),
            _ => None,
        };
        label(line) == Some(Role::Action)
            && tags::is_action_label(line.text())
            && line_at(at + 1).is_some_and(|next| label(&next).is_none() && tags::labelled(&next).is_none())
            && line_at(at + 2).is_some_and(|next| {
                matches!(label(&next), Some(Role::Lead | Role::Timescale | Role::Status | Role::Progress))
            })
    }

    /// Adds a field, and those that stand behind it in the same line: `Lead: X | By: May 2025`.
    fn add_to_card(&mut self, tag: Tagged) {
        let (value, more) =
            if tag.role == Role::Progress { (tag.value, Vec::new()) } else { tags::tagged(&tag.value) };
        self.card.fields.push(Tagged { value, ..tag });
        self.card.fields.extend(more);
    }

    /// A line that tells of the section in its own words: `Outcome: children are safe`; `false` where it does not.
    pub(super) fn told_line(&mut self, line: &Quote) -> bool {
        const LONGEST: usize = 60;
        let Some(colon) = line.text().find(':').filter(|at| *at <= LONGEST) else { return false };
        let value = line.slice(colon + 1..line.text().len());
        let label = line.slice(0..colon);
        let role = lexicon().exact_role(label.text()).filter(|role| *role != Role::Section);
        let of_role = match role {
            Some(Role::Impact) => Some(Label::Outcomes),
            Some(Role::Progress) => Some(Label::CurrentPosition),
            _ => None,
        };
        let told = lexicon().label(label.text()).filter(|label| *label != Label::Actions).or(of_role);
        if value.is_empty()
            || self.current.is_none()
            || !self.pending.is_empty()
            || told.is_none() && role.is_none()
        {
            return false;
        }
        match (told, role) {
            (Some(label), _) => self.tell_lines(label, &value),
            (None, Some(Role::Status)) if self.is_unrated() => {
                self.section().into_iter().for_each(|section| section.fields.process.this = value.clone());
            }
            _ if self.told_of_all(line) => {}
            _ => self.left_out(line),
        }
        true
    }

    /// Takes a line such as `Lead: X | Due: Y` that stands over the actions of the current section.
    pub(super) fn told_of_all(&mut self, line: &Quote) -> bool {
        let Some(fields) = own_fields::of_line(line) else { return false };
        let own = |role| fields.iter().find(move |field| field.role == role).map(|field| field.value.clone());
        let (known, hint) = (self.context.known.clone(), self.context.hint);
        let Some(section) = self.section().filter(|section| section.actions.is_empty()) else { return false };
        if let Some(lead) = own(Role::Lead) {
            section.fields.responsible.extend(leads::leads(&lead, &known));
        }
        if let Some(when) = own(Role::Timescale) {
            section.fields.deadline = Timescale::read(when.text(), hint);
        }
        if let Some(status) = own(Role::Status).filter(|_| section.fields.process.this.is_empty()) {
            section.fields.process.this = status;
        }
        true
    }

    /// Whether the current section has no rating yet.
    fn is_unrated(&mut self) -> bool {
        self.section().is_some_and(|section| section.fields.process.this.is_empty())
    }

    fn is_told(&self) -> bool {
        !self.card.fields.is_empty()
    }

    /// A line under a label of the action that is being told.
    fn more_of_card(&mut self, line: &Quote, look: Look) -> bool {
        let named = lexicon()
            .exact_role(line.text())
            .filter(|role| self.is_told() && !matches!(role, Role::Action | Role::Section | Role::Reference));
        if let Some(role) = named.filter(|_| !self.card.listed) {
            self.card.fields.push(Tagged { role, label: line.text().to_owned(), value: Quote::default() });
            return true;
        }
        let listed = self.card.listed;
        let Some(last) = self.card.fields.last_mut() else { return false };
        let several = matches!(last.role, Role::Progress | Role::Impact | Role::Note);
        let goes_on = last.value.is_empty() || several && look == Look::Item && !listed;
        if goes_on && look != Look::Heading {
            last.value.push("\n", line);
            return true;
        }
        self.finish_card();
        false
    }

    pub(super) fn start_card(&mut self, action: Tagged, reference: Option<Quote>) {
        self.finish_card();
        self.open_for_action(action.value.anchor());
        let number = reference.map(|value| Tagged { role: Role::Reference, label: String::new(), value });
        self.card.fields = number.into_iter().chain([action]).collect();
    }

    /// The section that an action outside a table belongs to: the one whose heading waits, or the current one.
    fn open_for_action(&mut self, at: Anchor) {
        let label = self.label;
        self.open_pending();
        if self.current.is_none() {
            self.open_untitled(at);
        }
        self.label = label;
    }

    /// Takes an item of a list that is an action; `false` where nothing says that it is one.
    pub(super) fn listed_action(&mut self, line: &Quote) -> bool {
        let (ticked, line) = unticked(line);
        let (words, mut fields) = tags::tagged(&line);
        fields.extend(ticked);
        let under = self.label == Some(Label::Actions);
        let both =
            [Role::Lead, Role::Timescale].iter().all(|role| fields.iter().any(|field| field.role == *role));
        let told = both
            || fields
                .iter()
                .any(|field| !field.label.is_empty() && matches!(field.role, Role::Lead | Role::Timescale));
        let placed =
            self.current.is_some() || !self.pending.is_empty() && under || both || self.context.is_plan;
        let open = self.label.is_none() || under;
        if words.is_empty() || !placed || !(under || told && open) {
            return false;
        }
        let (number, words) = numbered_title(&words);
        self.start_card(Tagged { role: Role::Action, label: String::new(), value: words }, number);
        self.card.fields.extend(fields);
        self.card.listed = true;
        true
    }

    /// Adds the action that was told to its section.
    pub(super) fn finish_card(&mut self) {
        let Card { fields, .. } = std::mem::take(&mut self.card);
        if fields.is_empty() {
            return;
        }
        let columns = Columns::of_roles(fields.iter().map(|field| (field.role, field.label.clone())));
        let cells = fields.into_iter().map(|field| cell(field.value)).collect();
        let Context { known, palette, hint, .. } = &self.context;
        let rated = Rated { column: columns.column(Role::Status), is_guess: false };
        let rows = Rows { columns: &columns, table: 0, known, hint: *hint, palette, rated };
        let actions = rows.actions(&Row { cells, ..Row::default() }, 0);
        if let Some(section) = self.section() {
            section.actions.extend(actions);
        }
    }

    /// Reads a table that holds one action a table, its labels in the first column; `false` where it is none.
    pub(super) fn card_table(&mut self, table: &Table) -> bool {
        let Some(pairs) = pairs(table) else { return false };
        let acts = pairs.iter().any(|(label, _)| asked_of(label).0 == Some(Role::Action));
        let names = |(label, _): &(Quote, Cell)| asked_of(label).0 == Some(Role::Section);
        let title = table.rows.first().and_then(across).and_then(|words| section_heading(&words));
        let waits = !acts && (!self.pending.is_empty() || self.is_bare());
        if !acts && !waits && !pairs.iter().any(names) {
            return false;
        }
        let headed = title.is_some() || waits;
        if let Some(title) = title {
            let at = title.title.anchor();
            self.open_headed(title, at);
        } else if headed && !self.pending.is_empty() {
            self.open_pending();
        }
        // What stands before the action in its card.
        let mut early = Vec::new();
        for (label, value) in pairs {
            let (role, number) = asked_of(&label);
            let role = role.or_else(|| tags::likely_role(&label).filter(|_| self.is_told()));
            let tag = Tagged {
                role: role.unwrap_or(Role::Note),
                label: label.text().to_owned(),
                value: value.quote(),
            };
            match role {
                Some(Role::Action) => {
                    self.start_card(tag, number);
                    self.card.fields.append(&mut early);
                }
                Some(Role::Lead | Role::Timescale | Role::Status) if acts && !self.is_told() => {
                    early.push(tag);
                }
                Some(Role::Section) if is_level(tag.value.text()) => {}
                Some(Role::Section) if headed || self.tells_finding(&label) => {
                    self.tell(Label::Finding, tag.value);
                }
                Some(Role::Impact) if !acts && self.current.is_some() => {
                    self.tell_lines(Label::Outcomes, &tag.value);
                }
                Some(Role::Section) => {
                    self.finish_card();
                    self.pending.clear();
                    self.open_in_row(Some(&value), None, label.text());
                }
                _ if self.is_told() => self.card.fields.push(tag),
                _ => self.tell_of_section(&label, &tag.value),
            }
        }
        self.finish_card();
        true
    }

    /// Whether a label says what was found, under a heading that has nothing under it yet.
    fn tells_finding(&self, label: &Quote) -> bool {
        self.is_bare() && lexicon().label(label.text()) == Some(Label::Finding)
    }

    fn tell_of_section(&mut self, label: &Quote, value: &Quote) {
        match lexicon().label(label.text()) {
            Some(told) if told != Label::Actions && self.current.is_some() => self.tell_lines(told, value),
            _ if value.is_empty() => {}
            _ => {
                let mut line = label.slice(0..label.text().trim_end_matches([':', ' ']).len());
                line.push(": ", value);
                if !self.told_of_all(&line) {
                    self.left_out(value);
                }
            }
        }
    }
}

/// A line without the box before it, `[x] Train staff`; a ticked one is its status.
fn unticked(line: &Quote) -> (Option<Tagged>, Quote) {
    const BOX: usize = "[x] ".len();
    let text = line.text();
    let ticked = text.starts_with("[x] ") || text.starts_with("[X] ");
    if !ticked && !text.starts_with("[ ] ") {
        return (None, line.clone());
    }
    let status = Tagged { role: Role::Status, label: String::new(), value: line.slice(0..BOX - 1) };
    (Some(status).filter(|_| ticked), line.slice(BOX..text.len()))
}

/// A label and its value as a field of an action.
pub(super) fn pair_field(label: &Quote, value: &Cell) -> Tagged {
    let role = asked_of(label).0.or_else(|| tags::likely_role(label));
    Tagged { role: role.unwrap_or(Role::Note), label: label.text().to_owned(), value: value.quote() }
}

fn cell(words: Quote) -> Cell {
    let at = words.anchor();
    let paragraphs = vec![Paragraph { runs: vec![Run { words, marks: Marks::default() }] }];
    Cell { paragraphs, at, ..Cell::default() }
}

/// Whether the first cell of nearly every row names what stands beside it.
pub(super) fn is_card(table: &Table) -> bool {
    let first = |row: &Row| row.cells.first().map(Cell::quote).filter(|label| !label.is_empty());
    let named = table.rows.iter().filter_map(first).filter(|label| tags::label_of(label).0.is_some()).count();
    named > 2 && named * 10 >= table.rows.len() * 8 && pairs(table).is_some()
}

/// The words of a row that is one cell across the whole table.
fn across(row: &Row) -> Option<Quote> {
    let cells = apart(row);
    let alone = cells.len() == 1 && row.cells.len() > 1;
    cells.first().filter(|_| alone).map(|cell| cell.quote()).filter(|words| !words.is_empty())
}

/// Whether words say how much something matters, and not what it is.
fn is_level(words: &str) -> bool {
    const LEVELS: &[&str] = &[
        "high",
        "medium",
        "low",
        "critical",
        "essential",
        "desirable",
        "advisory",
        "significant",
        "moderate",
        "minor",
        "major",
        "urgent",
        "fundamental",
    ];
    let words = plain(words);
    words.len() <= 2 || LEVELS.contains(&words.trim_end_matches(" priority"))
}
