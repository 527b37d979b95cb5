use goldthread_governance::{BodyCommand, BodyKind, BodyWords, Cycle, Often, Purpose, ReportWords, Who};
use jiff::civil::date;

use crate::support::{
    BOARD, MAY, PANEL, SCRUTINY, TODAY, add, after, agree, body, called, check, meet, meeting, named,
    of_body, small, the_board, the_report, title,
};

const NO_BODY: &str = "this body is not there; choose one that is, or add it first";

fn change(id: u128, words: BodyWords) -> goldthread_governance::Command {
    of_body(id, BodyCommand::Change { words })
}

fn end(id: u128, on: jiff::civil::Date, successor: Option<u128>) -> goldthread_governance::Command {
    of_body(id, BodyCommand::End { on, successor: successor.map(body) })
}

#[test]
fn bodies_are_added_once_and_called_apart() {
    let cabinet = |name: &str| called(name, BodyKind::Briefing, Cycle::WhenCalled);
    check(
        [],
        add(0x4, cabinet("Cabinet Member"), None),
        Ok(&["added Cabinet Member, briefing; it meets: when called"]),
    );
    check(
        [],
        add(0x4, cabinet("Cabinet Member"), Some(date(2026, 5, 1))),
        Ok(&["added Cabinet Member, briefing; it meets: when called, there since 1 May 2026"]),
    );
    check([], add(BOARD, the_board(), Some(date(2026, 1, 12))), Ok(&[]));
    check(
        [],
        add(BOARD, cabinet("Cabinet Member"), None),
        Err("Improvement Board was added already; change it there, or begin again with a new form"),
    );
    check(
        [],
        add(0x4, cabinet("improvement  BOARD"), None),
        Err("there is a body called Improvement Board already; choose another name, or end that one first"),
    );
    check(
        [end(BOARD, date(2026, 5, 10), None)],
        add(0x4, cabinet("Improvement Board"), None),
        Ok(&["added Improvement Board, briefing; it meets: when called"]),
    );
    let chaired = BodyWords { chair: Some(Who::Body(body(0xf))), ..cabinet("Cabinet Member") };
    check([], add(0x4, chaired, None), Err(NO_BODY));
}

#[test]
fn bodies_change_and_never_report_to_themselves() {
    check([], change(BOARD, the_board()), Ok(&[]));
    check([], change(0xf, the_board()), Err(NO_BODY));
    let words = BodyWords { name: title("Improvement Partnership Board"), chair: None, ..the_board() };
    check(
        [],
        change(BOARD, words),
        Ok(&[
            "changed its name and its chair of Improvement Board, now called Improvement Partnership Board",
        ]),
    );
    let upwards = |name: &str, to| BodyWords { name: title(name), reports_to: Some(body(to)), ..the_board() };
    let ring = "Scrutiny Committee would report to itself; choose another body for it to report to";
    check([], change(SCRUTINY, upwards("Scrutiny Committee", BOARD)), Err(ring));
    check([], change(SCRUTINY, upwards("Scrutiny Committee", SCRUTINY)), Err(ring));
    check(
        [change(PANEL, upwards("Fostering Panel", BOARD))],
        change(SCRUTINY, upwards("Scrutiny Committee", PANEL)),
        Err(ring),
    );
    check([], change(BOARD, upwards("Improvement Board", 0xf)), Err(NO_BODY));
    let above = |id| {
        let governance = after(&small(), [change(PANEL, upwards("Fostering Panel", BOARD))]);
        governance.above(governance.body(body(id)).unwrap()).iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(above(PANEL), [body(BOARD), body(SCRUTINY)]);
    assert_eq!(above(SCRUTINY), []);
}

#[test]
fn a_body_that_ends_meets_no_more() {
    let ended = "ended Improvement Board on 15 May 2026; Scrutiny Committee goes on with its work";
    check(
        [],
        end(BOARD, date(2026, 5, 15), Some(SCRUTINY)),
        Ok(&["cancelled the meeting of Improvement Board on 18 May 2026: Improvement Board ended", ended]),
    );
    check([], end(BOARD, date(2026, 5, 18), None), Ok(&["ended Improvement Board on 18 May 2026"]));
    check([end(BOARD, date(2026, 5, 15), None)], end(BOARD, date(2026, 5, 15), None), Ok(&[]));
    check(
        [],
        end(BOARD, date(2026, 1, 11), None),
        Err(
            "Improvement Board began on 12 January 2026, so its last day cannot be before that; choose a later day",
        ),
    );
    check(
        [],
        end(BOARD, date(2026, 5, 15), Some(BOARD)),
        Err("Improvement Board cannot go on with its own work after it ends; choose another body, or none"),
    );
    check([], end(0xf, TODAY, None), Err(NO_BODY));
    let over = || [end(BOARD, date(2026, 5, 10), None)];
    let refused = "Improvement Board ended on 10 May 2026; choose another body, or an earlier day";
    check(over(), meet(0x16, BOARD, date(2026, 6, 8)), Err(refused));
    check(over(), agree(BOARD, ReportWords { days_before: 3, ..the_report() }), Err(refused));
    check(over(), change(BOARD, BodyWords { chair: None, ..the_board() }), Err(refused));
    check(over(), end(PANEL, date(2026, 6, 1), Some(BOARD)), Err(refused));
    check(
        over(),
        meet(0x16, BOARD, date(2026, 5, 10)),
        Ok(&["planned a meeting of Improvement Board on 10 May 2026"]),
    );
    let after = after(&small(), over());
    assert!(after.meeting(meeting(MAY)).unwrap().is_cancelled());
}

#[test]
fn what_a_body_receives_is_agreed_changed_and_ended() {
    let change = |number, words| of_body(BOARD, BodyCommand::ChangeReport { number, words });
    let end = |number, on| of_body(BOARD, BodyCommand::EndReport { number, on });
    let received = |number, on| of_body(BOARD, BodyCommand::RecordReport { number, on, document: None });
    let missing = ReportWords {
        about: title("Children missing from home"),
        matter: None,
        from: None,
        often: Often::Cycle(Cycle::months(1).unwrap()),
        ..the_report()
    };
    check(
        [],
        agree(BOARD, missing),
        Ok(&[
            "agreed that Improvement Board receives “Children missing from home”, progress report, every month",
        ]),
    );
    check([], agree(BOARD, the_report()), Ok(&[]));
    check(
        [],
        agree(PANEL, the_report()),
        Ok(&[
            "agreed that Fostering Panel receives “Progress of the plan”, progress report from Head of Quality, \
             for each meeting, about plan 00000009",
        ]),
    );
    check(
        [],
        change(1, ReportWords { purpose: Purpose::Note, from: Some(named("The provider")), ..the_report() }),
        Ok(&[
            "changed from whom it comes and what is asked, of the report “Progress of the plan” to Improvement Board",
        ]),
    );
    check([], change(1, the_report()), Ok(&[]));
    let no_report = "Improvement Board has no report of this number; choose one that it has";
    check([], change(2, the_report()), Err(no_report));
    check([], end(2, TODAY), Err(no_report));
    check([], received(2, TODAY), Err(no_report));
    let unknown = ReportWords { from: Some(Who::Body(body(0xf))), ..the_report() };
    check([], change(1, unknown.clone()), Err(NO_BODY));
    check([], agree(BOARD, unknown), Err(NO_BODY));
    let ended = "ended the report “Progress of the plan” to Improvement Board on 10 May 2026";
    check([], end(1, date(2026, 5, 10)), Ok(&[ended]));
    check([end(1, date(2026, 5, 10))], end(1, date(2026, 5, 10)), Ok(&[]));
    check(
        [],
        end(1, date(2026, 1, 11)),
        Err(
            "Progress of the plan began on 12 January 2026, so its last day cannot be before that; choose a later day",
        ),
    );
    check(
        [end(1, date(2026, 5, 10))],
        change(1, ReportWords { days_before: 3, ..the_report() }),
        Err("the report “Progress of the plan” ended on 10 May 2026; agree a new one"),
    );
    let came = "recorded that the report “Progress of the plan” to Improvement Board came on 8 May 2026";
    check([], received(1, date(2026, 5, 8)), Ok(&[came]));
    check([received(1, date(2026, 5, 8))], received(1, date(2026, 5, 8)), Ok(&[]));
    check(
        [],
        received(1, date(2026, 5, 13)),
        Err("13 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
}
