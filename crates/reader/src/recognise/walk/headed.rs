//! Actions that are headings: what is to be done is printed large, and who and by when stand under it.

use std::collections::BTreeSet;

use goldthread_anchor::Quote;

use super::Walk;
use super::cards::pair_field;
use super::forms::{asked_of, pairs};
use crate::lexicon::{Label, Role, lexicon};
use crate::recognise::headings::numbered_title;
use crate::recognise::tags::{self, Tagged};
use crate::{Block, Table};
use goldthread_tree::words::{find_phrase, plain};

impl Walk<'_> {
    /// Takes a heading as an action where the lines or the small table under it are its lead and its date; `false` where
    /// something else stands there.
    pub(super) fn headed_action(&mut self, at: usize, heading: &Quote) -> bool {
        let words = plain(heading.text());
        let names = |title: &String| find_phrase(&words, title).is_some();
        let is_title =
            heading.text() == self.context.title.text() || lexicon().document.titles.iter().any(names);
        if is_title || !self.has_fields_under(at) {
            return false;
        }
        let (number, words) = numbered_title(heading);
        self.start_card(Tagged { role: Role::Action, label: String::new(), value: words }, number);
        self.card.is_headed = true;
        true
    }

    /// Whether a lead and a date or a status stand under a heading, and nothing that could be an action, before the next.
    fn has_fields_under(&self, at: usize) -> bool {
        const NEAR: usize = 12;
        let level = |block: &Block| if let Block::Heading(level, _) = block { Some(*level) } else { None };
        let own = self.blocks.get(at).and_then(level);
        let mut roles: BTreeSet<Role> = BTreeSet::new();
        for block in self.blocks.iter().skip(at + 1).take(NEAR) {
            match block {
                Block::Heading(next, _) if own.is_some_and(|own| *next > own) => return false,
                Block::Heading(..) => break,
                Block::Table(table) => match fields_of(table) {
                    Some(found) => roles.extend(found),
                    None => return false,
                },
                Block::Paragraph(line) | Block::Item(line) => {
                    let line = line.quote();
                    let is_item = matches!(block, Block::Item(_));
                    match tags::labelled(&line) {
                        Some((tag, _)) if !may_hold_actions(tag.role) => {
                            roles.insert(tag.role);
                            roles.extend(tags::tagged(&tag.value).1.iter().map(|tag| tag.role));
                        }
                        Some(_) => return false,
                        None if is_item && roles.is_empty() => return false,
                        None if lexicon().label(line.text()) == Some(Label::Actions) => return false,
                        None => {}
                    }
                }
            }
        }
        roles.contains(&Role::Lead) && (roles.contains(&Role::Timescale) || roles.contains(&Role::Status))
    }

    /// Adds the fields of a small table to the action that its heading is; `false` where no such heading stands above it.
    pub(super) fn fields_of_headed(&mut self, table: &Table) -> bool {
        if !self.card.is_headed || fields_of(table).is_none() {
            return false;
        }
        let Some(pairs) = pairs(table) else { return false };
        self.card.fields.extend(pairs.iter().map(|(label, value)| pair_field(label, value)));
        self.finish_card();
        true
    }
}

/// What a small table names, where it is labels and values of one action and does not say what is done.
fn fields_of(table: &Table) -> Option<Vec<Role>> {
    let roles: Vec<Role> = pairs(table)?.iter().filter_map(|(label, _)| asked_of(label).0).collect();
    let keyed = roles.iter().any(|role| matches!(role, Role::Lead | Role::Timescale));
    (keyed && !roles.iter().any(|role| may_hold_actions(*role))).then_some(roles)
}

fn may_hold_actions(role: Role) -> bool {
    matches!(role, Role::Action | Role::Section)
}
