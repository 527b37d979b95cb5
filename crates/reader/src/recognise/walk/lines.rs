//! Lines outside tables: headings, labels, lists, and what stands under them.

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use super::{ALIKE, How, Listed, Look, Walk};
use crate::columns::Columns;
use crate::lexicon::{Label, lexicon};
use crate::recognise::headings::{numbered_title, section_heading};
use crate::recognise::{own_fields, tables};
use crate::{Block, Paragraph};
use goldthread_tree::words::{likeness, plain};

impl Walk<'_> {
    pub(super) fn line(&mut self, at: usize, line: &Paragraph, look: Look) {
        let quote = line.quote();
        if self.card_line(at, &quote, look) {
            return;
        }
        let label = lexicon().label(quote.text());
        if label == Some(Label::Actions) || self.announces_actions(&quote) {
            self.label = Some(Label::Actions);
            self.awaits_title = false;
        } else if let Some(heading) = section_heading(&quote).filter(|_| look != Look::Item) {
            self.open_headed(heading, quote.anchor());
        } else if let (Some(label), true) = (label, self.current.is_some() || !self.pending.is_empty()) {
            self.open_pending();
            self.awaits_title = false;
            self.label = Some(label);
        } else if self.awaits_title && look != Look::Item {
            self.title(quote);
        } else if look == Look::Item {
            self.item(quote);
        } else {
            self.words(at, quote, look);
        }
    }

    /// Whether a line says that the actions of the current section follow: `Actions for recommendation 1`.
    fn announces_actions(&self, line: &Quote) -> bool {
        const LONGEST: usize = 80;
        let text = line.text();
        let Some(at) = text.find(" for ").filter(|_| text.len() <= LONGEST) else { return false };
        let section = self.current.and_then(|at| self.found.sections.get(at));
        let heading = section_heading(&line.slice(at + " for ".len()..text.len()));
        let own = section.zip(heading).is_some_and(|(section, heading)| {
            let reference = section.fields.reference.as_ref().map(|own| plain(own.text()));
            reference == Some(plain(heading.reference.text())) && heading.title.is_empty()
        });
        own && lexicon().label(&text[..at]) == Some(Label::Actions)
    }

    fn title(&mut self, quote: Quote) {
        self.awaits_title = false;
        if let Some(section) = self.section() {
            section.fields.title = quote;
        }
    }

    fn item(&mut self, quote: Quote) {
        let entry = tables::scheme_line(&quote, self.key_announced);
        if let Some(entry) = entry.filter(|_| self.label.is_none()) {
            self.key.push(entry);
            return;
        }
        if self.listing.is_none() && self.listed_action(&quote) {
            return;
        }
        match (self.label, self.listing) {
            (Some(label), _) if self.current.is_some() => self.tell(label, quote),
            (_, Some(kind)) => self.list(kind, &quote),
            _ => self.left_out(&quote),
        }
    }

    /// Keeps an item of a list of sections.
    fn list(&mut self, kind: SectionKind, item: &Quote) {
        const MOST: usize = 200;
        if self.listed.len() < MOST {
            let (_, title) = numbered_title(item);
            self.listed.push(Listed { kind, title, has_heading: false });
        }
    }

    /// Words that belong to nothing known: a doubt, once the plan has begun.
    pub(super) fn left_out(&mut self, quote: &Quote) {
        if !self.found.sections.is_empty() {
            self.doubt(
                "words-left-out",
                "these words belong to no section or action that was understood; they were left out"
                    .to_owned(),
                quote.anchor(),
            );
        }
    }

    fn words(&mut self, at: usize, quote: Quote, look: Look) {
        if let Some(entry) = tables::scheme_line(&quote, self.key_announced) {
            self.key.push(entry);
            return;
        }
        self.key_announced = tables::announces_key(&quote);
        if lexicon().closes(quote.text()) {
            self.current = None;
            return;
        }
        let numbered = numbered_title(&quote).0.is_some();
        if let Some(kind) = self.listing.filter(|_| numbered && look == Look::Plain) {
            self.list(kind, &quote);
            return;
        }
        let may_act = numbered && matches!(self.label, None | Some(Label::Actions));
        if may_act && look == Look::Plain && self.listed_action(&quote) {
            return;
        }
        let waits = self.pending.last().is_some_and(|heading| heading.text() != self.context.title.text());
        if waits && tells_of_section(&quote) && (self.leads_to_table(at) || self.leads_to_actions(at)) {
            self.open_pending();
        }
        if look != Look::Item && self.told_line(&quote) {
            return;
        }
        if self.heads(at, &quote, look) {
            if look != Look::Heading || !self.headed_action(at, &quote) {
                self.head(quote);
            }
            return;
        }
        if let Some(label) = self.label.filter(|_| self.current.is_some()) {
            if !quote.text().ends_with(':') {
                self.tell(label, quote);
            }
            return;
        }
        let introduces = quote.text().ends_with([':', ';']);
        self.listing = lexicon().list_of(quote.text()).filter(|_| introduces);
        if !introduces && !self.key_announced {
            self.left_out(&quote);
        }
    }

    /// Whether a line heads what comes after it.
    fn heads(&self, at: usize, quote: &Quote, look: Look) -> bool {
        const LONGEST: usize = 250;
        let short = quote.text().len() < LONGEST && !quote.text().ends_with([':', ';', ',']);
        if look != Look::Heading && self.context.cover.iter().any(|line| line == quote.text()) {
            return false;
        }
        let closed = quote.text().ends_with('.') || !quote.text().contains(char::is_alphabetic);
        let listed = self.listed.iter().any(|listed| likeness(listed.title.text(), quote.text()) >= ALIKE);
        short && (look == Look::Heading || listed || !closed && self.leads_to_table(at))
    }

    /// Whether nothing but short lines stands between a line and an action table.
    fn leads_to_table(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let rest = self.blocks[at + 1..].iter().take(NEAR);
        for block in rest {
            match block {
                Block::Table(table) => return Columns::of_table(table, self.context.mapping).is_some(),
                Block::Heading(_, line) | Block::Paragraph(line) if line.text().len() < 250 => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether nothing but short lines stands between a line and the items of a list that name their leads or dates.
    fn leads_to_actions(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        for block in self.blocks[at + 1..].iter().take(NEAR) {
            match block {
                Block::Item(line) => return own_fields::in_cell(&line.quote()).is_some(),
                Block::Paragraph(line) if line.text().len() < 250 => {}
                _ => return false,
            }
        }
        false
    }

    fn head(&mut self, quote: Quote) {
        self.label = None;
        self.listing = lexicon().list_of(quote.text());
        let listed =
            self.listed.iter_mut().find(|listed| likeness(listed.title.text(), quote.text()) >= ALIKE);
        if let Some(listed) = listed {
            listed.has_heading = true;
            let kind = listed.kind;
            self.open(kind, None, quote.clone(), quote.anchor(), How::Listed);
            return;
        }
        let is_sheet = |plain: &str| {
            let number = plain.strip_prefix("sheet").or_else(|| plain.strip_prefix("table"));
            number.is_some_and(|number| number.trim().parse::<u32>().is_ok())
        };
        if is_sheet(&plain(quote.text())) {
            return;
        }
        let names_a_column = lexicon().role(quote.text()).is_some_and(|(_, sure)| sure > 0.9);
        if !names_a_column {
            self.pending.push(quote);
        }
    }
}

/// Whether a line tells of a section, not of an action: `Lead: X`, `Outcome: Y`.
fn tells_of_section(line: &Quote) -> bool {
    let colon = line.text().find(':').filter(|at| at + 1 < line.text().len());
    let labelled = || colon.and_then(|colon| lexicon().label(&line.text()[..colon]));
    own_fields::of_line(line).is_some() || labelled().is_some_and(|label| label != Label::Actions)
}
