use goldthread_calendar::WorkingDays;
use goldthread_governance::{
    BodyCommand, BodyWords, Closing, Command, Cycle, DecisionWords, Due, Duty, Governance, ItemWords,
    MeetingCommand, Next, Often, PaperDue, PolicyCommand, Purpose, QuestionCommand, ReportWords, When, Who,
};
use jiff::civil::{Date, date};

use crate::support::{
    APRIL, BOARD, MAY, PANEL, SCRUTINY, SUPERVISION, TODAY, add, after, agree, answer, ask, body, called,
    cancelled, decide, decision, directory, held, item, meet, meeting, named, not_agreed, note, of_body,
    of_meeting, of_policy, of_question, paper, put_on, question, small, text, the_board, the_report,
};

/// `Q1 by 8 May from Head of Quality, late`; the head of quality is the only role.
fn line(due: &Due, day: Date) -> String {
    let what = match &due.duty {
        Duty::Paper(_, item) => format!("paper {item}"),
        Duty::Report(_, number) => format!("report {number}"),
        Duty::Answer(_, number) => format!("answer Q{number}"),
        Duty::Verdict(_, number) => format!("verdict Q{number}"),
        Duty::Decision(_, number) => format!("do D{number}"),
        Duty::Confirmation(_, number) => format!("confirm D{number}"),
        Duty::Undecided(_, item) => format!("decide {item}"),
        Duty::DraftMinutes(_) => "draft minutes".to_owned(),
        Duty::Minutes(_) => "agree minutes".to_owned(),
        Duty::Outcome(_) => "say whether held".to_owned(),
        Duty::NextMeeting(_) => "plan a meeting".to_owned(),
        Duty::Launch(_, version) => format!("launch {version}"),
        Duty::Review(_) => "review".to_owned(),
    };
    let by = match due.by {
        When::On(day) => day.strftime(" by %-d %b").to_string(),
        When::NotKnown(unknown) => format!(", {} not known", unknown.year),
        When::NotSaid => String::new(),
    };
    let from = match &due.from {
        Some(Who::Role(_)) => directory().roles().next().unwrap().title().to_string(),
        Some(Who::Named(name)) => name.to_string(),
        Some(Who::Body(_)) => "a body".to_owned(),
        Some(Who::Person(_)) => "a person".to_owned(),
        None => "nobody".to_owned(),
    };
    format!("{what}{by} from {from}{}", if due.is_late(day) { ", late" } else { "" })
}

fn lines(governance: &Governance, day: Date) -> Vec<String> {
    governance.due_on(day, &WorkingDays::england_and_wales()).iter().map(|due| line(due, day)).collect()
}

/// What is due after commands that is not due without them, on a day.
fn check_on<const N: usize>(day: Date, commands: [Command; N], expected: &[&str]) {
    let mut before = lines(&small(), day);
    let mut due = lines(&after(&small(), commands), day);
    due.retain(|line| before.iter().position(|other| other == line).map(|at| before.remove(at)).is_none());
    assert_eq!(due, expected);
}

fn check<const N: usize>(commands: [Command; N], expected: &[&str]) {
    check_on(TODAY, commands, expected);
}

/// The governance without its minutes' limits, and with nothing to report.
fn quiet() -> [Command; 2] {
    let words = BodyWords { limits: goldthread_governance::Limits::default(), ..the_board() };
    let end = BodyCommand::EndReport { number: 1, on: date(2026, 1, 31) };
    [of_body(BOARD, BodyCommand::Change { words }), of_body(BOARD, end)]
}

#[test]
fn what_is_due_is_told_with_from_whom_and_by_when() {
    assert_eq!(
        lines(&small(), TODAY),
        [
            "draft minutes by 20 Apr from Democratic services, late",
            "agree minutes by 27 Apr from Democratic services, late",
            "report 1 by 11 May from Head of Quality",
        ]
    );
    assert_eq!(lines(&after(&small(), quiet()), TODAY), Vec::<String>::new());
}

#[test]
fn papers_are_due_before_the_meeting() {
    let due = |paper| put_on(MAY, item("Audits", Purpose::Challenge, paper));
    check([due(PaperDue::DaysBefore(3))], &["paper 1 by 13 May from Head of Quality"]);
    check([due(PaperDue::DaysBefore(6))], &["paper 1 by 8 May from Head of Quality, late"]);
    check([due(PaperDue::By(date(2026, 5, 14)))], &["paper 1 by 14 May from Head of Quality"]);
    check([due(PaperDue::NoPaper)], &[]);
    check([due(PaperDue::DaysBefore(3)), paper(MAY, 1, date(2026, 5, 8))], &[]);
    let off = [due(PaperDue::DaysBefore(3)), cancelled(MAY)];
    check(
        off,
        &[
            "report 1 by 6 May from Head of Quality, late",
            "plan a meeting by 13 May from Democratic services",
        ],
    );
    let of_the_report =
        ItemWords { report: Some(1), ..item("The plan", Purpose::Challenge, PaperDue::DaysBefore(5)) };
    let governance = after(&small(), [put_on(MAY, of_the_report)]);
    let last = lines(&governance, TODAY).pop();
    assert_eq!(last.as_deref(), Some("paper 1 by 11 May from Head of Quality"), "and no report besides");
}

#[test]
fn reports_are_due_in_their_own_cycle() {
    let often = |often| agree(BOARD, ReportWords { often, matter: None, from: None, ..the_report() });
    let received = |on| of_body(BOARD, BodyCommand::RecordReport { number: 2, on, document: None });
    let quarterly = || often(Often::Cycle(Cycle::months(3).unwrap()));
    check([quarterly()], &["report 2 by 12 Apr from nobody, late"]);
    check([quarterly(), received(date(2026, 4, 14))], &["report 2 by 14 Jul from nobody"]);
    check([often(Often::Cycle(not_agreed()))], &[]);
    check([often(Often::ByException)], &[]);
    check([often(Often::Once(date(2026, 5, 29)))], &["report 2 by 29 May from nobody"]);
    check([often(Often::Once(date(2026, 5, 29))), received(date(2026, 5, 8))], &[]);
    check([often(Often::EachMeeting)], &["report 2 by 11 May from nobody"]);
    check([often(Often::EachMeeting), received(date(2026, 5, 8))], &[]);
    check([often(Often::EachMeeting), received(date(2026, 4, 13))], &["report 2 by 11 May from nobody"]);
}

#[test]
fn what_is_counted_in_a_year_that_is_not_known_says_so() {
    let late = ItemWords { report: None, ..item("Audits", Purpose::Challenge, PaperDue::DaysBefore(1)) };
    let day = date(2029, 1, 8);
    check([meet(0x16, PANEL, day), put_on(0x16, late)], &["paper 1, 2029 not known from Head of Quality"]);
    let order = lines(
        &after(
            &small(),
            [
                meet(0x16, PANEL, day),
                put_on(0x16, item("Audits", Purpose::Challenge, PaperDue::DaysBefore(1))),
                ask(APRIL, goldthread_governance::QuestionWords { due: None, ..question("How so?") }),
            ],
        ),
        TODAY,
    );
    assert_eq!(
        order[order.len() - 2..],
        [
            "paper 1, 2029 not known from Head of Quality".to_owned(),
            "answer Q1 from Head of Quality".to_owned(),
        ]
    );
}

#[test]
fn questions_and_decisions_are_due_until_they_are_settled() {
    let asked = || ask(APRIL, question("How do you know?"));
    check([asked()], &["answer Q1 by 8 May from Head of Quality, late"]);
    check([asked(), answer(APRIL, 1, TODAY)], &["verdict Q1 from Councillor members"]);
    let by = named("Councillor members");
    let accept = of_question(APRIL, QuestionCommand::Accept { number: 1, on: TODAY, by });
    check([asked(), answer(APRIL, 1, TODAY), accept], &[]);
    let (number, words, due) = (1, text("And of fathers?"), Some(date(2026, 5, 20)));
    let again = of_question(APRIL, QuestionCommand::PutAgain { number, on: TODAY, words, due });
    check([asked(), answer(APRIL, 1, TODAY), again], &["answer Q1 by 20 May from Head of Quality"]);
    check([of_the_next_meeting()], &["answer Q1 by 8 May from Head of Quality, late"]);
    check([decide(APRIL, decision("Two more audits"))], &["do D1 by 29 May from Head of Quality"]);
    let (on, how, words) = (TODAY, Closing::Done, text("Two were made"));
    let done = of_meeting(APRIL, MeetingCommand::CloseDecision { number: 1, on, how, words });
    check([decide(APRIL, decision("Two more audits")), done], &[]);
}

fn of_the_next_meeting() -> Command {
    ask(MAY, question("How do you know?"))
}

#[test]
fn a_panel_has_time_limits() {
    let met = || [meet(0x16, PANEL, date(2026, 4, 20)), held(0x16)];
    let confirmed_by = vec![named("The decision maker")];
    let recommended =
        || decide(0x16, DecisionWords { confirmed_by: confirmed_by.clone(), ..decision("Approve") });
    let agreed = || of_meeting(0x16, MeetingCommand::AgreeMinutes { on: date(2026, 4, 27), document: None });
    let next = "plan a meeting by 4 May from nobody, late";
    let [first, second] = met();
    check([first.clone(), second.clone(), recommended()], &[next, "confirm D1 from The decision maker"]);
    check(
        [first.clone(), second.clone(), recommended(), agreed()],
        &[next, "confirm D1 by 7 May from The decision maker, late"],
    );
    let confirm = MeetingCommand::ConfirmDecision {
        number: 1,
        by: named("The decision maker"),
        on: date(2026, 5, 6),
        note: note(""),
    };
    check(
        [first.clone(), second.clone(), recommended(), agreed(), of_meeting(0x16, confirm)],
        &[next, "do D1 by 29 May from Head of Quality"],
    );
    let to_decide = || put_on(0x16, item("Carers", Purpose::Decide, PaperDue::NoPaper));
    check(
        [first.clone(), second.clone(), to_decide(), agreed()],
        &[next, "decide 1 by 7 May from nobody, late"],
    );
    let decided = decide(0x16, DecisionWords { item: Some(1), ..decision("Approve") });
    check([first, second, to_decide(), agreed(), decided], &[next, "do D1 by 29 May from Head of Quality"]);
}

#[test]
fn minutes_are_due_until_they_are_agreed() {
    let drafted = of_meeting(APRIL, MeetingCommand::DraftMinutes { on: date(2026, 4, 17), document: None });
    let agreed = of_meeting(APRIL, MeetingCommand::AgreeMinutes { on: date(2026, 4, 27), document: None });
    let due = lines(&after(&small(), [drafted]), TODAY);
    assert_eq!(due[0], "agree minutes by 27 Apr from Democratic services, late");
    assert_eq!(lines(&after(&small(), [agreed]), TODAY).len(), 1);
}

#[test]
fn the_next_meeting_is_planned_or_told_by_the_cycle() {
    let next = |commands: &[Command], id: u128, day: Date| {
        let governance = after(&small(), commands.iter().cloned());
        let next = governance.next_meeting(governance.body(body(id)).unwrap(), day);
        match next {
            Next::Planned(planned) => format!("planned {}", planned.day),
            Next::ByCycle(day) => format!("by {day}"),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(next(&[], BOARD, TODAY), "planned 2026-05-18");
    assert_eq!(next(&[], BOARD, date(2026, 5, 18)), "planned 2026-05-18");
    assert_eq!(next(&[], BOARD, date(2026, 5, 19)), "by 2026-06-18", "it was to take place");
    assert_eq!(next(&[cancelled(MAY)], BOARD, date(2026, 5, 19)), "by 2026-05-13");
    assert_eq!(next(&[], SCRUTINY, TODAY), "NotKnown");
    assert_eq!(next(&[], PANEL, TODAY), "NotKnown");
    assert_eq!(next(&[meet(0x16, SCRUTINY, date(2026, 6, 1))], SCRUTINY, TODAY), "planned 2026-06-01");
    let kind = goldthread_governance::BodyKind::Briefing;
    let when_called = add(0x4, called("Cabinet Member", kind, Cycle::WhenCalled), Some(TODAY));
    assert_eq!(next(&[when_called], 0x4, TODAY), "WhenCalled");
    let monthly = add(0x4, called("Forum", kind, Cycle::months(1).unwrap()), Some(TODAY));
    assert_eq!(next(&[monthly], 0x4, TODAY), "by 2026-06-11");
    let end = of_body(BOARD, BodyCommand::End { on: date(2026, 5, 18), successor: None });
    assert_eq!(next(std::slice::from_ref(&end), BOARD, date(2026, 5, 18)), "planned 2026-05-18");
    assert_eq!(next(&[end], BOARD, date(2026, 5, 19)), "Ended");
}

#[test]
fn somebody_says_whether_a_meeting_took_place() {
    let day = date(2026, 5, 19);
    let due = lines(&small(), day);
    assert!(due.contains(&"say whether held by 18 May from Democratic services, late".to_owned()), "{due:?}");
    assert!(!lines(&small(), date(2026, 5, 18)).iter().any(|line| line.starts_with("say")));
    assert!(!lines(&after(&small(), [cancelled(MAY)]), day).iter().any(|line| line.starts_with("say")));
    assert!(small().meeting(meeting(MAY)).unwrap().is_planned());
}

#[test]
fn policies_are_due_to_be_launched_and_reviewed() {
    let of = |command| of_policy(SUPERVISION, command);
    let version = || "2".parse().unwrap();
    let (on, expected) = (date(2026, 4, 1), Some(date(2026, 5, 1)));
    let draft = || of(PolicyCommand::Draft { version: version(), on, document: None, expected });
    let sign = |by| of(PolicyCommand::SignOff { version: version(), by, on });
    let launch = |next_review| of(PolicyCommand::Launch { version: version(), on, next_review });
    let (legal, board) = (|| sign(named("Legal")), || sign(Who::Body(body(BOARD))));
    check([draft()], &["launch 2 by 1 May from Legal, late"]);
    check([draft(), legal()], &["launch 2 by 1 May from a body, late"]);
    check([draft(), legal(), board()], &["launch 2 by 1 May from Head of Quality, late"]);
    let out = |next| [draft(), legal(), board(), launch(next)];
    check(out(Some(date(2026, 5, 1))), &["review by 1 May from Head of Quality, late"]);
    check(out(None), &["review from Head of Quality"]);
    let [first, second, third, fourth] = out(Some(date(2026, 5, 1)));
    let next_review = Some(date(2027, 5, 1));
    let review = of(PolicyCommand::Review { on: TODAY, next_review, note: note("") });
    check(
        [first.clone(), second.clone(), third.clone(), fourth.clone(), review],
        &["review by 1 May from Head of Quality"],
    );
    let gone = of(PolicyCommand::Withdraw { on: date(2026, 5, 10), why: text("Replaced") });
    check([first, second, third, fourth, gone], &[]);
}
