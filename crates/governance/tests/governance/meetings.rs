use goldthread_governance::{Command, ItemWords, MeetingCommand, PaperDue, Purpose, Who};
use jiff::civil::{Date, date};

use crate::support::{
    APRIL, BOARD, MAY, PANEL, SCRUTINY, body, cancelled, check, decide, decision, held, item, meet, note,
    of_meeting, paper, put_on, text,
};

const NO_MEETING: &str = "this meeting is not there; choose one that is, or plan it first";
const CANCELLED: &str = "the meeting on 18 May 2026 was cancelled; plan another one, and go on there";

fn moved(id: u128, to: Date) -> Command {
    of_meeting(id, MeetingCommand::Move { to, why: text("Half-term") })
}

fn drafted(id: u128, on: Date) -> Command {
    of_meeting(id, MeetingCommand::DraftMinutes { on, document: None })
}

fn agreed(id: u128, on: Date) -> Command {
    of_meeting(id, MeetingCommand::AgreeMinutes { on, document: None })
}

fn the_item() -> ItemWords {
    item("Audits", Purpose::Challenge, PaperDue::DaysBefore(5))
}

#[test]
fn meetings_are_planned_one_a_day() {
    let day = date(2026, 6, 8);
    check([], meet(0x16, BOARD, day), Ok(&["planned a meeting of Improvement Board on 8 June 2026"]));
    check([], meet(MAY, BOARD, date(2026, 5, 18)), Ok(&[]));
    let other_form = "this meeting was planned already; change it there, or begin again with a new form";
    check([], meet(MAY, BOARD, day), Err(other_form));
    check([], meet(MAY, PANEL, date(2026, 5, 18)), Err(other_form));
    check(
        [],
        meet(0x16, BOARD, date(2026, 5, 18)),
        Err(
            "Improvement Board has a meeting on 18 May 2026 already; go on with that one, or choose another day",
        ),
    );
    check(
        [cancelled(MAY)],
        meet(0x16, BOARD, date(2026, 5, 18)),
        Ok(&["planned a meeting of Improvement Board on 18 May 2026"]),
    );
    check(
        [],
        meet(0x16, SCRUTINY, date(2026, 5, 18)),
        Ok(&["planned a meeting of Scrutiny Committee on 18 May 2026"]),
    );
    check([], meet(0x16, 0xf, day), Err("this body is not there; choose one that is, or add it first"));
}

#[test]
fn meetings_are_moved_cancelled_or_held() {
    let day = date(2026, 6, 8);
    check(
        [],
        moved(MAY, day),
        Ok(&["moved the meeting of Improvement Board from 18 May 2026 to 8 June 2026: Half-term"]),
    );
    check([moved(MAY, day)], moved(MAY, day), Ok(&[]));
    check(
        [],
        moved(MAY, date(2026, 4, 13)),
        Err(
            "Improvement Board has a meeting on 13 April 2026 already; go on with that one, or choose another day",
        ),
    );
    check(
        [],
        cancelled(MAY),
        Ok(&["cancelled the meeting of Improvement Board on 18 May 2026: Not quorate"]),
    );
    check([cancelled(MAY)], cancelled(MAY), Ok(&[]));
    check([cancelled(MAY)], moved(MAY, day), Err(CANCELLED));
    check([cancelled(MAY)], held(MAY), Err(CANCELLED));
    let was_held =
        "the meeting on 13 April 2026 took place, so it can be neither moved nor cancelled; plan another one";
    check([], cancelled(APRIL), Err(was_held));
    check([], moved(APRIL, day), Err(was_held));
    check([], held(APRIL), Ok(&[]));
    let noted = of_meeting(APRIL, MeetingCommand::RecordHeld { note: note("Nobody of the police") });
    check([], noted, Ok(&["recorded that the meeting of Improvement Board on 13 April 2026 took place"]));
    check(
        [],
        held(MAY),
        Err("18 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
    for command in [moved(0xf, day), cancelled(0xf), held(0xf)] {
        check([], command, Err(NO_MEETING));
    }
}

#[test]
fn what_was_recorded_by_mistake_is_taken_back() {
    let reopen = |id| of_meeting(id, MeetingCommand::Reopen { why: text("The wrong one") });
    let of = "took back what was recorded of the meeting of Improvement Board on";
    check([], reopen(APRIL), Ok(&[&format!("{of} 13 April 2026: The wrong one")]));
    check([cancelled(MAY)], reopen(MAY), Ok(&[&format!("{of} 18 May 2026: The wrong one")]));
    check([], reopen(MAY), Ok(&[]));
    check([], reopen(0xf), Err(NO_MEETING));
    let came_of_it =
        "the meeting on 13 April 2026 has decisions or minutes, so it took place; leave it as it is";
    check([drafted(APRIL, date(2026, 4, 17))], reopen(APRIL), Err(came_of_it));
    check([decide(APRIL, decision("Two more audits"))], reopen(APRIL), Err(came_of_it));
    check(
        [cancelled(MAY), meet(0x16, BOARD, date(2026, 5, 18))],
        reopen(MAY),
        Err(
            "Improvement Board has a meeting on 18 May 2026 already; go on with that one, or choose another day",
        ),
    );
}

#[test]
fn an_agenda_has_items_and_their_papers() {
    let change = |number, words| of_meeting(MAY, MeetingCommand::ChangeItem { number, words });
    let off = |number| of_meeting(MAY, MeetingCommand::DropItem { number, why: text("Not ready") });
    let there = || [put_on(MAY, the_item())];
    check(
        [],
        put_on(MAY, the_item()),
        Ok(&[
            "put “Audits” to challenge on the agenda of the meeting of Improvement Board on 18 May 2026, as item 1, \
             about section 3 of plan 00000009",
        ]),
    );
    check(there(), put_on(MAY, the_item()), Ok(&[]));
    check(
        there(),
        change(1, ItemWords { paper: PaperDue::NoPaper, ..the_item() }),
        Ok(&[
            "changed when its paper is due, of item 1 “Audits” of the meeting of Improvement Board on 18 May 2026",
        ]),
    );
    check(there(), change(1, the_item()), Ok(&[]));
    let dropped = "took item 1 off the agenda of the meeting of Improvement Board on 18 May 2026: Not ready";
    check(there(), off(1), Ok(&[dropped]));
    let gone = || [put_on(MAY, the_item()), off(1)];
    check(gone(), off(1), Ok(&[]));
    let refused = "item 1 was taken off the agenda; choose another, or add it anew";
    check(gone(), change(1, the_item()), Err(refused));
    check(gone(), paper(MAY, 1, date(2026, 5, 8)), Err(refused));
    let no_item = "the agenda has no item of this number; choose one that it has";
    check([], off(1), Err(no_item));
    check([], change(1, the_item()), Err(no_item));
    check([], paper(MAY, 1, date(2026, 5, 8)), Err(no_item));
    let came = "recorded that the paper for item 1 of the meeting of Improvement Board on 18 May 2026 came on 8 May 2026";
    check(there(), paper(MAY, 1, date(2026, 5, 8)), Ok(&[came]));
    check(
        [put_on(MAY, the_item()), paper(MAY, 1, date(2026, 5, 8))],
        paper(MAY, 1, date(2026, 5, 8)),
        Ok(&[]),
    );
    check(
        there(),
        paper(MAY, 1, date(2026, 5, 13)),
        Err("13 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
    check([cancelled(MAY)], put_on(MAY, the_item()), Err(CANCELLED));
    let no_report = ItemWords { report: Some(2), ..the_item() };
    check(
        [],
        put_on(MAY, no_report),
        Err("Improvement Board has no report of this number; choose one that it has"),
    );
    let unknown = ItemWords { from: Some(Who::Body(body(0xf))), ..the_item() };
    check([], put_on(MAY, unknown), Err("this body is not there; choose one that is, or add it first"));
}

#[test]
fn minutes_are_drafted_then_agreed() {
    let (first, second) = (date(2026, 4, 17), date(2026, 4, 27));
    let of = "the minutes of the meeting of Improvement Board on 13 April 2026 were";
    check([], drafted(APRIL, first), Ok(&[&format!("recorded that {of} drafted on 17 April 2026")]));
    check([drafted(APRIL, first)], drafted(APRIL, first), Ok(&[]));
    check(
        [drafted(APRIL, first)],
        agreed(APRIL, second),
        Ok(&[&format!("recorded that {of} agreed on 27 April 2026")]),
    );
    check([], agreed(APRIL, second), Ok(&[&format!("recorded that {of} agreed on 27 April 2026")]));
    check([agreed(APRIL, second)], agreed(APRIL, second), Ok(&[]));
    check(
        [agreed(APRIL, second)],
        drafted(APRIL, first),
        Err("the minutes were agreed on 27 April 2026; record a correction as agreed on a later day"),
    );
    check(
        [],
        drafted(APRIL, date(2026, 4, 12)),
        Err("12 April 2026 is before 13 April 2026, which it follows; choose a later day"),
    );
    check(
        [drafted(APRIL, second)],
        agreed(APRIL, first),
        Err("17 April 2026 is before 27 April 2026, which it follows; choose a later day"),
    );
    check(
        [],
        drafted(MAY, date(2026, 5, 11)),
        Err("the meeting on 18 May 2026 is not recorded as held; record that first"),
    );
    check(
        [],
        agreed(APRIL, date(2026, 5, 13)),
        Err("13 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
}
