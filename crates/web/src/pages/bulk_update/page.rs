//! The markup of the table.

use maud::{Markup, html};

use super::line::{Cell, Line, Wrong};
use super::view::{Asked, Row, Sheet, Table};
use crate::components::choice::{Pick, options};
use crate::components::filter::select;
use crate::components::grid::{Grid, grid};
use crate::components::name::Who;
use crate::components::notice::done;
use crate::components::once::once;
use crate::components::pager::pager;
use crate::components::tag::tag;
use crate::pages::target_date;
use crate::seen::Seen;

const TITLE: &str = "Update several actions";
const COLUMNS: &[&str] = &["Action", "What to tell", "How it stands", "New date"];

/// What every row offers.
struct Offered {
    statuses: Vec<Pick>,
    reasons: Vec<Pick>,
}

/// The page.
pub fn page(seen: &Seen, asked: &Asked, sheet: &Sheet) -> Markup {
    let table = Table::of(seen, asked, sheet);
    let statuses = seen.plan().statuses();
    let offered = Offered {
        statuses: statuses.iter().map(|status| Pick::new(&status.mark, status.mark.as_str())).collect(),
        reasons: target_date::reasons(),
    };
    let rows: Vec<Vec<Markup>> = table.rows.iter().map(|row| cells(row, sheet, &offered)).collect();
    let content = html! {
        (done(sheet.done))
        (mistakes(&sheet.wrong))
        span class="govuk-caption-l" { (seen.plan().title()) }
        h1 class="govuk-heading-l" { (TITLE) }
        p class="govuk-body" { "Fill in what you have, and leave the rest empty. All rows are kept at once, or none where something is wrong in one." }
        @if let Some(filled) = &sheet.filled { div class="govuk-inset-text" role="status" { (filled) } }
        (filter(&table))
        form action=(seen.place.now().page("updates", &[])) method="post" novalidate {
            input type="hidden" name="rows-lead" value=(asked.lead);
            input type="hidden" name="rows-section" value=(asked.section);
            input type="hidden" name="rows-page" value=(asked.page);
            (paste(sheet))
            p class="govuk-body" { (table.summary) }
            @if rows.is_empty() {
                p class="govuk-body gt-none" { "No action is open here. Choose every lead and every section." }
            } @else {
                (grid(&Grid { caption: "Open actions", caption_shown: false, columns: COLUMNS, rows: &rows }))
            }
            (Who::of(&seen.app, &sheet.by).field(&[], "It stands beside each update. What you write stays for ever, so name no child."))
            (once())
            button class="govuk-button" data-module="govuk-button" name="do" value="keep" { "Keep all rows" }
        }
        (pager(&table.pager))
    };
    let title = if sheet.wrong.is_empty() { TITLE.to_owned() } else { format!("Error: {TITLE}") };
    seen.page(&title, vec![seen.up()], &content)
}

fn filter(table: &Table<'_>) -> Markup {
    html! {
        form class="gt-filter" method="get" {
            div class="gt-filter__row" {
                (select("lead", "Lead", table.leads.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                (select("section", "Section", table.sections.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
            p class="govuk-hint" { "Keep what you have filled in before you choose others." }
        }
    }
}

/// Where a table is pasted. Its button comes first, so that Enter in a row fills nothing that is not to be seen again.
fn paste(sheet: &Sheet) -> Markup {
    html! {
        details class="govuk-details" open[!sheet.paste.is_empty()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Paste from Excel" } }
            div class="govuk-details__text" {
                div class="govuk-form-group" {
                    label class="govuk-label govuk-label--s" for="paste" { "Copied rows" }
                    div class="govuk-hint" id="paste-hint" {
                        "Columns in this order: the number or reference of the action, status, what was done, what is next, and why it stands so. The rows below are filled for you to look through."
                    }
                    textarea class="govuk-textarea" id="paste" name="paste" rows="4" autocomplete="off" aria-describedby="paste-hint" { "\n" (sheet.paste) }
                }
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" name="do" value="fill" { "Fill the rows" }
            }
        }
    }
}

fn mistakes(wrong: &[Wrong]) -> Markup {
    html! {
        @if !wrong.is_empty() {
            div class="govuk-error-summary" data-module="govuk-error-summary" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { "There is a problem" }
                    div class="govuk-error-summary__body" {
                        p class="govuk-body" { "Nothing is kept yet." }
                        ul class="govuk-list govuk-error-summary__list" {
                            @for one in wrong {
                                @match one.at {
                                    Some((action, cell)) => li { a href={ "#" (cell.id(action)) } { "Action " (action) ": " (one.words) } },
                                    None => li { (one.words) },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cells(row: &Row<'_>, sheet: &Sheet, offered: &Offered) -> Vec<Markup> {
    let blank = Line::default();
    let line = sheet.lines.get(row.action.number()).unwrap_or(&blank);
    let cell = |cell, label| Input { row, cell, label, line, sheet };
    let is_wrong = |cell: &Cell| sheet.wrong.iter().any(|one| one.at == Some((row.action.number(), *cell)));
    let is_open = line.moves() || Cell::MOVE.iter().any(is_wrong);
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.link.href) { (row.link.words) }
            span class="govuk-body-s gt-dim gt-caption govuk-!-margin-bottom-0" { (row.told) }
        },
        html! { (cell(Cell::Done, "What was done").area(3)) (cell(Cell::Next, "What is next").area(2)) },
        html! {
            p class="govuk-body-s govuk-!-margin-bottom-1" { (tag(&row.standing)) }
            (cell(Cell::Status, "New status").select(&offered.statuses, "Leave it"))
            (cell(Cell::Reason, "Why it stands so").line())
        },
        html! {
            p class="govuk-body-s govuk-!-margin-bottom-1" { (row.dates) }
            input type="hidden" name=(Cell::Shown.id(row.action.number())) value=(row.shown);
            details class="govuk-details govuk-!-margin-bottom-0" open[is_open] {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { "Move it" span class="govuk-visually-hidden" { ", action " (row.action.number()) } }
                }
                (cell(Cell::Date, "New date").line())
                (cell(Cell::Moves, "Why it moves").select(&offered.reasons, "Choose one"))
                (cell(Cell::Why, "Why, in words").line())
                (cell(Cell::Agreed, "Who agreed").line())
            }
        },
    ]
}

/// A cell that is filled in.
struct Input<'a> {
    row: &'a Row<'a>,
    cell: Cell,
    label: &'static str,
    line: &'a Line,
    sheet: &'a Sheet,
}

impl Input<'_> {
    fn id(&self) -> String {
        self.cell.id(self.row.action.number())
    }

    fn wrong(&self) -> Option<&Wrong> {
        self.sheet.wrong.iter().find(|one| one.at == Some((self.row.action.number(), self.cell)))
    }

    fn described(&self) -> Option<String> {
        self.wrong().map(|_| format!("{}-error", self.id()))
    }

    fn around(&self, control: &Markup) -> Markup {
        html! {
            div class={ "govuk-form-group gt-cell" @if self.wrong().is_some() { " govuk-form-group--error" } } {
                label class="govuk-label gt-cell__label" for=(self.id()) {
                    (self.label) span class="govuk-visually-hidden" { ", action " (self.row.action.number()) }
                }
                @if let Some(wrong) = self.wrong() {
                    p class="govuk-error-message" id={ (self.id()) "-error" } { span class="govuk-visually-hidden" { "Error: " } (wrong.words) }
                }
                (control)
            }
        }
    }

    fn area(&self, rows: u8) -> Markup {
        self.around(&html! {
            textarea class="govuk-textarea" id=(self.id()) name=(self.id()) rows=(rows) autocomplete="off" aria-describedby=[self.described()] {
                "\n" (self.line.cell(self.cell))
            }
        })
    }

    fn line(&self) -> Markup {
        self.around(&html! {
            input class="govuk-input" id=(self.id()) name=(self.id()) value=(self.line.cell(self.cell)) autocomplete="off"
                aria-describedby=[self.described()];
        })
    }

    fn select(&self, picks: &[Pick], none: &str) -> Markup {
        self.around(&html! {
            select class="govuk-select gt-select" id=(self.id()) name=(self.id()) aria-describedby=[self.described()] {
                (options(picks, self.line.cell(self.cell), none))
            }
        })
    }
}
