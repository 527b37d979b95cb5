use goldthread_governance::{Closing, Command, DecisionWords, MeetingCommand, PaperDue, Purpose, Who};
use jiff::civil::{Date, date};

use crate::support::{
    APRIL, MAY, body, check, decide, decision, item, named, note, of_meeting, put_on, text,
};

const DAY: Date = date(2026, 5, 5);
const TO_CONFIRM: &str = "nobody has to confirm D1; change the decision to say who does, or leave it";

fn change(number: u32, words: DecisionWords) -> Command {
    of_meeting(APRIL, MeetingCommand::ChangeDecision { number, words })
}

fn confirm(number: u32, by: &str, on: Date) -> Command {
    of_meeting(APRIL, MeetingCommand::ConfirmDecision { number, by: named(by), on, note: note("As put") })
}

fn close(number: u32, on: Date, how: Closing) -> Command {
    of_meeting(APRIL, MeetingCommand::CloseDecision { number, on, how, words: text("Two were made") })
}

fn recommended() -> DecisionWords {
    DecisionWords {
        confirmed_by: vec![named("Commissioning"), named("The decision maker")],
        ..decision("Approve the carers")
    }
}

#[test]
fn decisions_are_made_where_a_meeting_took_place() {
    let of = "of the meeting of Improvement Board on 13 April 2026";
    check(
        [],
        decide(APRIL, decision("Two more audits")),
        Ok(&[&format!("recorded D1 {of}, “Two more audits”, for Head of Quality, by 29 May 2026")]),
    );
    check([decide(APRIL, decision("Two more audits"))], decide(APRIL, decision("Two more audits")), Ok(&[]));
    check(
        [decide(APRIL, decision("Two more audits"))],
        decide(APRIL, recommended()),
        Ok(&[&format!(
            "recorded D2 {of}, “Approve the carers”, for Head of Quality, by 29 May 2026; to be confirmed by Commissioning, then The decision maker"
        )]),
    );
    check(
        [],
        decide(MAY, decision("Two more audits")),
        Err("the meeting on 18 May 2026 is not recorded as held; record that first"),
    );
    check(
        [],
        decide(APRIL, DecisionWords { due: Some(date(2026, 4, 12)), ..decision("Two more audits") }),
        Err("12 April 2026 is before 13 April 2026, which it follows; choose a later day"),
    );
    check(
        [],
        decide(APRIL, DecisionWords { item: Some(1), ..decision("Two more audits") }),
        Err("the agenda has no item of this number; choose one that it has"),
    );
    check(
        [put_on(APRIL, item("Audits", Purpose::Decide, PaperDue::NoPaper))],
        decide(APRIL, DecisionWords { item: Some(1), owner: None, due: None, ..decision("Two more audits") }),
        Ok(&[&format!("recorded D1 {of}, “Two more audits”")]),
    );
    check(
        [],
        decide(APRIL, DecisionWords { owner: Some(Who::Body(body(0xf))), ..decision("Two more audits") }),
        Err("this body is not there; choose one that is, or add it first"),
    );
}

#[test]
fn what_comes_of_a_decision_is_recorded_once() {
    let made = || [decide(APRIL, decision("Two more audits"))];
    let of = "D1 of the meeting of Improvement Board on 13 April 2026";
    check(
        made(),
        close(1, DAY, Closing::Done),
        Ok(&[&format!("recorded {of} as done on 5 May 2026: Two were made")]),
    );
    check(
        made(),
        close(1, DAY, Closing::Superseded),
        Ok(&[&format!("recorded {of} as superseded on 5 May 2026: Two were made")]),
    );
    let done = || [decide(APRIL, decision("Two more audits")), close(1, DAY, Closing::Done)];
    check(done(), close(1, DAY, Closing::Done), Ok(&[]));
    let closed = "decision D1 is done already; open it again first, or record a new decision";
    check(done(), close(1, DAY, Closing::Superseded), Err(closed));
    check(done(), change(1, decision("Three more audits")), Err(closed));
    let reopen =
        |number| of_meeting(APRIL, MeetingCommand::ReopenDecision { number, why: text("Only one was") });
    check(done(), reopen(1), Ok(&[&format!("opened {of} again: Only one was")]));
    check(made(), reopen(1), Ok(&[]));
    check(
        made(),
        change(1, DecisionWords { due: None, ..decision("Three more audits") }),
        Ok(&[&format!("changed the words and the day of {of}")]),
    );
    check(made(), change(1, decision("Two more audits")), Ok(&[]));
    let none = "this meeting has no decision of this number; choose one that it has";
    for command in
        [reopen(1), change(1, decision("X")), confirm(1, "Legal", DAY), close(1, DAY, Closing::Done)]
    {
        check([], command, Err(none));
    }
    check(
        made(),
        close(1, date(2026, 4, 12), Closing::Done),
        Err("12 April 2026 is before 13 April 2026, which it follows; choose a later day"),
    );
    check(
        made(),
        close(1, date(2026, 5, 13), Closing::Done),
        Err("13 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
}

#[test]
fn what_a_panel_recommends_is_confirmed_before_it_is_done() {
    let made = || [decide(APRIL, recommended())];
    let first = || confirm(1, "Commissioning", DAY);
    let half = || [decide(APRIL, recommended()), first()];
    let all = || [decide(APRIL, recommended()), first(), confirm(1, "The decision maker", DAY)];
    let of = "D1 of the meeting of Improvement Board on 13 April 2026";
    check(made(), first(), Ok(&[&format!("recorded that Commissioning confirmed {of} on 5 May 2026")]));
    check(half(), first(), Ok(&[]));
    check(
        half(),
        confirm(1, "The decision maker", DAY),
        Ok(&[&format!("recorded that The decision maker confirmed {of} on 5 May 2026")]),
    );
    let turn = "decision D1 is to be confirmed by somebody else first; choose who is next to confirm it";
    check(made(), confirm(1, "The decision maker", DAY), Err(turn));
    check(made(), confirm(1, "Legal", DAY), Err(turn));
    check(half(), confirm(1, "Commissioning", date(2026, 5, 6)), Err(turn));
    let early = "4 May 2026 is before 5 May 2026, which it follows; choose a later day";
    check(half(), confirm(1, "The decision maker", date(2026, 5, 4)), Err(early));
    let as_it_is = "decision D1 was confirmed as it is; record a new decision, and this one as superseded";
    check(all(), confirm(1, "The decision maker", date(2026, 5, 6)), Err(as_it_is));
    check(half(), change(1, decision("Approve the carers")), Err(as_it_is));
    let not_yet = "decision D1 is not confirmed by all who have to; record that first";
    check(made(), close(1, DAY, Closing::Done), Err(not_yet));
    check(half(), close(1, DAY, Closing::Done), Err(not_yet));
    let refused = format!("recorded {of} as not confirmed on 5 May 2026: Two were made");
    check(half(), close(1, DAY, Closing::Refused), Ok(&[&refused]));
    check(all(), close(1, DAY, Closing::Refused), Err(TO_CONFIRM));
    let done = format!("recorded {of} as done on 5 May 2026: Two were made");
    check(all(), close(1, DAY, Closing::Done), Ok(&[&done]));
    check([decide(APRIL, decision("Two more audits"))], first(), Err(TO_CONFIRM));
    check(
        made(),
        confirm(1, "Commissioning", date(2026, 4, 12)),
        Err("12 April 2026 is before 13 April 2026, which it follows; choose a later day"),
    );
}
