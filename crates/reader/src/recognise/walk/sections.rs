//! Sections: where they open, which is which, and how sure that is.

use std::collections::HashMap;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{ActionFields, Doubt, DraftSection, SectionFields, SectionKind};

use super::{ALIKE, Found, Walk};
use crate::lexicon::Label;
use crate::reading::SectionReading;
use crate::recognise::headings::{SectionHeading, numbered_title, unnamed};
use crate::recognise::lists;
use goldthread_tree::join;
use goldthread_tree::words::{likeness, plain};

/// How a section was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Its heading begins as those of sections do, with these words.
    Words(&'static str),
    /// A cell merged across the whole table.
    Merged,
    /// A row of one cell that is set apart.
    Band,
    /// A short row of one cell.
    ShortBand,
    /// A heading over actions.
    Heading,
    /// The introduction lists it.
    Listed,
    /// A column of the table.
    Column,
    /// A grid of ratings.
    Grid,
    /// Nothing heads the actions.
    Untitled,
}

impl How {
    fn certainty(self) -> f32 {
        match self {
            Self::Words(_) => 0.95,
            Self::Merged | Self::Column | Self::Grid => 0.9,
            Self::Listed => 0.85,
            Self::Band => 0.8,
            Self::Heading => 0.75,
            Self::ShortBand => 0.5,
            Self::Untitled => 0.4,
        }
    }

    /// Whether a table of actions named it.
    fn is_of_table(self) -> bool {
        matches!(self, Self::Merged | Self::Band | Self::ShortBand | Self::Column)
    }

    /// Whether two headings may name the same thing by a number alone: `Rec 1` and `Recommendation 1`, not `Priority 1`.
    fn may_be(self, other: Self) -> bool {
        let (Self::Words(one), Self::Words(other)) = (self, other) else { return true };
        one.starts_with(other) || other.starts_with(one) || one.ends_with(other) || other.ends_with(one)
    }

    fn why(self) -> &'static str {
        match self {
            Self::Words(_) => "its heading begins as headings of sections do",
            Self::Merged => "its heading stands in a cell across the whole table",
            Self::Band => "its heading stands alone in a row and is set apart",
            Self::ShortBand => "a few words stand alone in a row",
            Self::Heading => "a heading stands over its actions",
            Self::Listed => "the introduction lists it",
            Self::Column => "a column of the table names it",
            Self::Grid => "a table of ratings names it",
            Self::Untitled => "nothing heads its actions, so they stand under the title of the document",
        }
    }
}

impl Walk<'_> {
    pub(super) fn open_headed(&mut self, heading: SectionHeading, at: Anchor) {
        let SectionHeading { kind, name, reference, title } = heading;
        let no_title = title.is_empty();
        self.open(kind, Some(reference), title, at, How::Words(name));
        self.awaits_title = no_title && self.section().is_some_and(|section| section.fields.title.is_empty());
    }

    /// Opens a section that the last heading names, if one waits.
    pub(super) fn open_pending(&mut self) {
        if let Some(heading) = self.pending.pop() {
            let at = heading.anchor();
            let (reference, title) = numbered_title(&heading);
            self.open(SectionKind::AreaForImprovement, reference, unnamed(title), at, How::Heading);
        }
    }

    /// Makes a section the current one: the one of the same number and like title, or a new one.
    pub(super) fn open(
        &mut self,
        kind: SectionKind,
        reference: Option<Quote>,
        title: Quote,
        at: Anchor,
        how: How,
    ) {
        self.pending.clear();
        self.label = None;
        self.listing = None;
        self.awaits_title = false;
        let by_words = matches!(how, How::Words(_));
        if by_words && !title.is_empty() && self.is_same_bare(kind, reference.as_ref(), how) {
            self.section().into_iter().for_each(|section| {
                section.fields.title = title.clone();
                section.at = at.clone();
            });
            return;
        }
        let known = self.index.find(&self.found, (kind, how), reference.as_ref(), &title);
        if let Some(index) = known.or_else(|| self.rated_before(reference.as_ref(), &title)) {
            self.current = Some(index);
            let section = &mut self.found.sections[index];
            // A grid of ratings does not say what its sections are.
            if by_words && self.found.hows[index] == How::Grid {
                section.fields.kind = kind;
            }
            if section.fields.reference.is_none() && reference.is_some() {
                self.index.add(index, reference.as_ref(), &title);
                section.fields.kind = kind;
                section.fields.reference = reference;
            }
            if !title.is_empty() {
                section.fields.title = title;
                section.at = at;
            }
            return;
        }
        self.index.add(self.found.sections.len(), reference.as_ref(), &title);
        let fields =
            SectionFields { reference, group: self.group.clone(), ..SectionFields::titled(kind, title) };
        self.add(DraftSection { fields, at, actions: Vec::new() }, how);
        self.current = Some(self.found.sections.len() - 1);
    }

    /// The section of this title that a grid of ratings named, without a number or with the same.
    fn rated_before(&self, reference: Option<&Quote>, title: &Quote) -> Option<usize> {
        let named = self.index.by_title.get(&plain(title.text()))?;
        let same = |own: &Quote| reference.is_some_and(|given| plain(given.text()) == plain(own.text()));
        let waits = |at: &&usize| {
            self.found.hows[**at] == How::Grid
                && self.found.sections[**at].fields.reference.as_ref().is_none_or(same)
        };
        named.iter().find(waits).copied()
    }

    /// Whether the section just opened, and nothing under it yet, has the same number: a longer title of it follows.
    fn is_same_bare(&self, kind: SectionKind, reference: Option<&Quote>, how: How) -> bool {
        let Some(at) = self.current.filter(|at| how.may_be(self.found.hows[*at])) else { return false };
        let last = self.found.sections.get(at).filter(|section| is_bare(section));
        last.is_some_and(|section| {
            let same = |(a, b): (&Quote, &Quote)| plain(a.text()) == plain(b.text());
            section.fields.kind == kind && section.fields.reference.as_ref().zip(reference).is_some_and(same)
        })
    }

    fn add(&mut self, section: DraftSection, how: How) {
        self.found.hows.push(how);
        self.found.sections.push(section);
    }

    pub(super) fn section(&mut self) -> Option<&mut DraftSection> {
        self.found.sections.get_mut(self.current?)
    }

    /// Whether the current section has a title and nothing under it yet.
    pub(super) fn is_bare(&self) -> bool {
        self.current
            .and_then(|at| self.found.sections.get(at))
            .is_some_and(|section| !section.fields.title.is_empty() && is_bare(section))
    }

    /// Whether a line has just named the current section, and nothing stands under it yet.
    pub(super) fn is_just_headed(&self) -> bool {
        self.is_bare() && self.current.is_some_and(|at| matches!(self.found.hows[at], How::Words(_)))
    }

    /// Adds words of several lines under the label to the current section, each line by itself.
    pub(super) fn tell_lines(&mut self, label: Label, quote: &Quote) {
        if label == Label::Finding {
            return self.tell(label, quote.clone());
        }
        for line in lists::lines(quote) {
            self.tell(label, line);
        }
    }

    /// Adds words under the label to the current section.
    pub(super) fn tell(&mut self, label: Label, quote: Quote) {
        let Some(section) = self.section() else { return };
        let fields = &mut section.fields;
        match label {
            Label::Actions => self.left_out(&quote),
            Label::Finding => fields.finding.push("\n", &quote),
            Label::Outcomes => fields.outcomes.push(quote),
            Label::CurrentPosition => fields.current_position.push(quote),
            Label::ScheduledWork => fields.scheduled_work.push(quote),
            Label::AreasOfConcern => fields.areas_of_concern.push(quote),
        }
    }

    /// Adds the sections that the introduction lists and nothing stands under.
    pub(super) fn add_listed(&mut self) {
        let headed = self.listed.iter().filter(|listed| listed.has_heading).count();
        if headed * 2 >= self.listed.len() {
            for listed in std::mem::take(&mut self.listed).into_iter().filter(|listed| !listed.has_heading) {
                let known = |section: &DraftSection| {
                    likeness(section.fields.title.text(), listed.title.text()) >= ALIKE
                };
                if self.found.sections.iter().any(known) {
                    continue;
                }
                let at = listed.title.anchor();
                let message = format!(
                    "the introduction lists \"{}\", and nothing in the document stands under it",
                    listed.title.text()
                );
                self.doubt("listed-without-body", message, at.clone());
                let fields = SectionFields::titled(listed.kind, listed.title);
                self.add(DraftSection { fields, at, actions: Vec::new() }, How::Listed);
            }
        }
    }
}

impl Found {
    /// Headings under which nothing came to stand because a table named its own sections: they group those, save the
    /// title of the document, which says nothing of them.
    pub fn group_by_empty_headings(&mut self, title: &Quote) {
        let sections = std::mem::take(&mut self.sections);
        let hows = std::mem::take(&mut self.hows);
        let after: Vec<Option<How>> = hows.iter().skip(1).copied().map(Some).chain([None]).collect();
        let mut group: Option<Quote> = None;
        for ((mut section, how), next) in sections.into_iter().zip(hows).zip(after) {
            if how == How::Heading {
                group = None;
                if next.is_some_and(How::is_of_table) && is_bare(&section) {
                    group = Some(section.fields.title)
                        .filter(|heading| plain(heading.text()) != plain(title.text()));
                    continue;
                }
            } else if how.is_of_table() && section.fields.group.is_none() {
                section.fields.group.clone_from(&group);
            }
            self.sections.push(section);
            self.hows.push(how);
        }
    }

    /// What a line over a section's actions says of who and by when holds for those that do not say it; a doubt each.
    pub fn share_with_actions(&mut self) {
        let Self { sections, doubts, .. } = self;
        for DraftSection { fields, actions, .. } in sections {
            let without = actions.iter_mut().filter(|action| action.leads.is_empty());
            let count = if fields.responsible.is_empty() {
                0
            } else {
                without.map(|action| action.leads.clone_from(&fields.responsible)).count()
            };
            if let Some(lead) = fields.responsible.first().filter(|_| count > 0) {
                let message = format!(
                    "\"{}\" stands over the actions of a section, and was taken for the lead of the {count} that name none (70 % sure)",
                    lead.text()
                );
                let at = lead.anchor();
                doubts.push(Doubt { code: "lead-of-section".to_owned(), message, at });
            }
            let dated = actions.iter().any(|action| !action.timescale.is_blank());
            if !fields.deadline.is_blank() && !dated && !actions.is_empty() {
                for action in &mut *actions {
                    action.timescale = fields.deadline.clone();
                }
                let message = format!(
                    "\"{}\" stands over the actions of a section, and was taken for the timescale of each (70 % sure)",
                    fields.deadline.printed()
                );
                let at = fields.title.anchor();
                doubts.push(Doubt { code: "timescale-of-section".to_owned(), message, at });
            }
        }
    }

    /// A section that says who answers for it and by when, and has no actions, is one itself; a doubt each.
    pub fn act_on_headings(&mut self) {
        let Self { sections, doubts, .. } = self;
        for DraftSection { fields, at, actions } in sections {
            if !actions.is_empty() || fields.responsible.is_empty() || fields.deadline.is_blank() {
                continue;
            }
            let message = format!(
                "no action stands under \"{}\", but a lead and a date; it was taken for an action itself (60 % sure)",
                fields.title.text()
            );
            doubts.push(Doubt { code: "section-as-action".to_owned(), message, at: at.clone() });
            actions.push(ActionFields {
                text: fields.title.clone(),
                leads: fields.responsible.clone(),
                timescale: fields.deadline.clone(),
                progress: join(&std::mem::take(&mut fields.current_position), "\n"),
                status: std::mem::take(&mut fields.process.this),
                at: at.clone(),
                ..ActionFields::default()
            });
        }
    }

    /// How sure each section is.
    pub fn explained(&self) -> Vec<SectionReading> {
        let reading = |(section, how): (&DraftSection, &How)| SectionReading {
            title: section.fields.title.text().to_owned(),
            certainty: how.certainty(),
            why: how.why().to_owned(),
        };
        self.sections.iter().zip(&self.hows).map(reading).collect()
    }

    /// A doubt for each section with actions that is not sure; a short row alone has had its own.
    pub fn doubt_of_sections(&mut self) {
        let unsure = self.sections.iter().zip(&self.hows).filter(|(section, how)| {
            how.certainty() < crate::reading::UNSURE && **how != How::ShortBand && !section.actions.is_empty()
        });
        let doubts: Vec<Doubt> = unsure
            .map(|(section, how)| Doubt {
                code: "section-unsure".to_owned(),
                message: format!(
                    "the section \"{}\" is only {} sure: {}",
                    section.fields.title.text(),
                    crate::reading::percent(how.certainty()),
                    how.why()
                ),
                at: section.at.clone(),
            })
            .collect();
        self.doubts.extend(doubts);
    }
}

/// Whether a section has a heading and nothing else.
fn is_bare(section: &DraftSection) -> bool {
    let fields = &section.fields;
    let lists =
        [&fields.outcomes, &fields.current_position, &fields.scheduled_work, &fields.areas_of_concern];
    section.actions.is_empty() && fields.finding.is_empty() && lists.iter().all(|list| list.is_empty())
}

/// Where the sections are that a heading may name again.
#[derive(Default)]
pub struct Index {
    by_number: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Index {
    fn add(&mut self, at: usize, reference: Option<&Quote>, title: &Quote) {
        if let Some(reference) = reference {
            self.by_number.entry(reference.text().to_owned()).or_default().push(at);
        }
        self.by_title.entry(plain(title.text())).or_default().push(at);
    }

    /// The section of the same kind and number and of a like title; where no number is given, of the same title.
    fn find(
        &self,
        found: &Found,
        (kind, how): (SectionKind, How),
        reference: Option<&Quote>,
        title: &Quote,
    ) -> Option<usize> {
        const MOST: usize = 50;
        let near = match reference {
            Some(reference) => self.by_number.get(reference.text()),
            None => self.by_title.get(&plain(title.text())),
        };
        let same = |at: &&usize| {
            let named = how.may_be(found.hows[**at]);
            is_same(&found.sections[**at].fields, kind, reference, title, named)
        };
        near?.iter().take(MOST).find(same).copied()
    }
}

/// Whether a heading names a section again; `named` where the words before its number allow it without a title.
fn is_same(
    fields: &SectionFields,
    kind: SectionKind,
    reference: Option<&Quote>,
    title: &Quote,
    named: bool,
) -> bool {
    let untitled = named && (fields.title.is_empty() || title.is_empty());
    let alike = || likeness(fields.title.text(), title.text()) >= 0.5;
    fields.kind == kind && (reference.is_none() || untitled || alike())
}
