//! Keeps all rows that were filled in, or none.

use std::collections::BTreeMap;

use goldthread_plan::timescale::YearHint;
use goldthread_plan::work::{Doer, UpdateText, WorkCommand, WorkField, WorkRefusal};
use goldthread_plan::{ActionNumber, Event, Plan, Timescale};
use thiserror::Error;

use super::line::{Cell, Line, Lines, Wrong};
use super::view::Sheet;
use crate::components::name;
use crate::components::once::Once;
use crate::doing::{self, AGAIN};
use crate::form::Sent;
use crate::pages::target_date;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::Changed;
use crate::words;

/// What came of it.
pub enum Kept {
    /// All of it, as a word for the address.
    All(&'static str),
    /// Nothing, for what is wrong.
    Nothing(Vec<Wrong>),
}

#[derive(Debug, Error)]
#[error("some rows cannot be kept")]
struct NotKept(Vec<Wrong>);

/// Keeps the rows.
pub async fn keep(seen: &Seen, sent: &Sent, sheet: &Sheet) -> Result<Kept, Problem> {
    let by = match name::by(&seen.app, sent) {
        Ok(by) => by,
        Err((_, mistake)) => return Ok(Kept::Nothing(vec![Wrong { at: None, words: mistake.words }])),
    };
    let lines = sheet.lines.clone();
    if lines.all().next().is_none() {
        let words =
            "Fill in at least one row, or paste a table and choose to fill the rows from it".to_owned();
        return Ok(Kept::Nothing(vec![Wrong { at: None, words }]));
    }
    let doers: BTreeMap<ActionNumber, Doer> = lines
        .all()
        .filter_map(|(number, _)| {
            Some((number, doing::doer(&seen.app, seen.plan(), seen.plan().action(number)?)))
        })
        .collect();
    let decide = move |plan: &Plan| decide(plan, &lines, &doers);
    match doing::put(&seen.app, seen.shot.id(), by, Once::of(sent), decide).await? {
        Ok(Changed::Done(_) | Changed::Nothing) => Ok(Kept::All("updates")),
        Ok(Changed::AlreadyDone(_)) => Ok(Kept::All(AGAIN)),
        Err(NotKept(wrong)) => Ok(Kept::Nothing(wrong)),
    }
}

/// What keeping the rows records: each is decided after those before it.
fn decide(plan: &Plan, lines: &Lines, doers: &BTreeMap<ActionNumber, Doer>) -> Result<Vec<Event>, NotKept> {
    let (mut now, mut events, mut wrong) = (plan.clone(), Vec::new(), Vec::new());
    for (number, line) in lines.all() {
        let Some(doer) = doers.get(&number) else { continue };
        for command in commands(plan, (number, line), doer) {
            let decided = command.and_then(|(command, field_of)| {
                now.work(command, doer).map_err(|refusal| refused(number, &refusal, field_of))
            });
            match decided {
                Ok(decided) => {
                    for event in decided {
                        let applied = now.apply(&event);
                        wrong.extend(
                            applied
                                .err()
                                .map(|fault| Wrong { at: None, words: words::sentence(&fault.to_string()) }),
                        );
                        events.push(event);
                    }
                }
                Err(mistakes) => wrong.extend(mistakes),
            }
        }
    }
    if wrong.is_empty() { Ok(events) } else { Err(NotKept(wrong)) }
}

type CellOf = fn(WorkField) -> Cell;

fn refused(action: ActionNumber, refusal: &WorkRefusal, cell_of: CellOf) -> Vec<Wrong> {
    let cell = cell_of(refusal.field().unwrap_or(WorkField::Words));
    vec![Wrong { at: Some((action, cell)), words: words::sentence(&refusal.to_string()) }]
}

/// What a row wants done, each with the cell that a refusal is shown at; or what is missing in it.
fn commands(
    plan: &Plan,
    (number, line): (ActionNumber, &Line),
    doer: &Doer,
) -> Vec<Result<(WorkCommand, CellOf), Vec<Wrong>>> {
    let mut commands = Vec::new();
    if line.tells() {
        commands.push(update(plan, number, line).map(|command| (command, of_update as CellOf)));
    }
    if line.moves() {
        commands.push(a_move(plan, number, line, doer).map(|command| (command, of_move as CellOf)));
    }
    commands
}

const fn of_update(field: WorkField) -> Cell {
    if matches!(field, WorkField::Why) { Cell::Reason } else { Cell::Done }
}

const fn of_move(field: WorkField) -> Cell {
    match field {
        WorkField::Why => Cell::Why,
        WorkField::AgreedBy => Cell::Agreed,
        _ => Cell::Date,
    }
}

fn update(plan: &Plan, action: ActionNumber, line: &Line) -> Result<WorkCommand, Vec<Wrong>> {
    let at = |cell, words: &str| vec![Wrong { at: Some((action, cell)), words: words.to_owned() }];
    let mark = line.cell(Cell::Status);
    let status = plan.statuses().into_iter().find(|status| status.mark == mark);
    if mark.is_empty() && !line.cell(Cell::Reason).is_empty() {
        return Err(at(Cell::Status, "Choose how the action stands, or take the reason away"));
    }
    if !mark.is_empty() && status.is_none() {
        return Err(at(Cell::Status, "Choose one of the statuses that the plan has"));
    }
    let text = UpdateText {
        done: line.cell(Cell::Done).to_owned(),
        next: line.cell(Cell::Next).to_owned(),
        ..UpdateText::default()
    };
    let status = status.map(|status| status.declared(line.cell(Cell::Reason)));
    Ok(WorkCommand::PostUpdate { action, text, status, mentions: Vec::new() })
}

fn a_move(plan: &Plan, action: ActionNumber, line: &Line, doer: &Doer) -> Result<WorkCommand, Vec<Wrong>> {
    let at = |cell, words: String| Wrong { at: Some((action, cell)), words };
    let current = plan.action(action).map(|one| target_date::shown(plan, one)).unwrap_or_default();
    let shown = line.cell(Cell::Shown);
    if shown != current && line.has(&[Cell::Shown]) {
        let words = format!(
            "Somebody has moved this date meanwhile: it was {shown} when you opened the page, and is {current} now. Move it all the same, \
             or empty the fields"
        );
        return Err(vec![at(Cell::Date, words)]);
    }
    let reason = target_date::reason_of(line.cell(Cell::Moves));
    let missing = [
        (line.cell(Cell::Date).is_empty(), Cell::Date, "Enter the new date"),
        (reason.is_none(), Cell::Moves, "Choose why the date moves"),
        (line.cell(Cell::Why).is_empty(), Cell::Why, "Say in a few words why the date moves"),
        (line.cell(Cell::Agreed).is_empty(), Cell::Agreed, "Say who agreed that the date moves"),
    ];
    let missing = missing.into_iter().filter(|(is, ..)| *is);
    let missing: Vec<Wrong> = missing.map(|(_, cell, words)| at(cell, words.to_owned())).collect();
    match reason {
        Some(reason) if missing.is_empty() => Ok(WorkCommand::MoveDate {
            action,
            to: Timescale::read(line.cell(Cell::Date), YearHint::new(Some(doer.on))),
            reason,
            why: line.cell(Cell::Why).to_owned(),
            agreed_by: line.cell(Cell::Agreed).to_owned(),
        }),
        _ => Err(missing),
    }
}
