//! What councils print of who watches over their plans, with all that they leave open, and that it fits.

use goldthread_governance::{
    BodyCommand, BodyKind, Command, Cycle, Governance, Matter, MeetingCommand, Often, Purpose, ReportKind,
    ReportWords, Who,
};
use jiff::civil::{Date, date};

use crate::support::{add, after, called, meet, named, of_body, of_meeting, plan, text, title};

/// A body, how often it meets, and what it receives how often from whom.
type Row = (&'static str, BodyKind, Cycle, ReportKind, &'static str, Option<&'static str>, Often);

const SINCE: Date = date(2026, 1, 12);
const DAY: Date = date(2026, 5, 11);

fn printed(words: &str) -> Cycle {
    Cycle::NotAgreed(title(words))
}

fn months(count: u16) -> Cycle {
    Cycle::months(count).unwrap()
}

fn weeks(count: u16) -> Cycle {
    Cycle::weeks(count).unwrap()
}

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    use BodyKind::{Board, Briefing, Cabinet, Executive, LeadershipTeam, OperationalMeeting, Panel, Partnership, Scrutiny, WorkingGroup};
    use ReportKind::{Audit, Data, Exception, Highlight, Other, Progress, SelfEvaluation, Strategy};
    let monthly = || Often::Cycle(months(1));
    vec![
        ("Scrutiny Board", Scrutiny, printed("at a frequency to be agreed with the chair"), Progress, "The plan", Some("The director"), Often::EachMeeting),
        ("Cabinet Member", Briefing, printed("at regular briefings"), Highlight, "The plan", Some("The director"), Often::EachMeeting),
        ("Cabinet", Cabinet, months(1), Other, "Funded posts", None, Often::ByException),
        ("Directorate Leadership Team", LeadershipTeam, weeks(1), Progress, "The plan", Some("Heads of service"), monthly()),
        ("Safeguarding Partnership", Partnership, months(3), Other, "Private fostering", Some("Head of fostering"), Often::Once(date(2026, 5, 29))),
        ("The police", Briefing, Cycle::WhenCalled, Exception, "Strategy meetings without the police", Some("Head of service"), Often::ByException),
        ("Provider Review", OperationalMeeting, months(1), Data, "Return interviews", Some("The provider"), Often::EachMeeting),
        ("Improvement Board", Board, months(2), SelfEvaluation, "The plan", Some("The chief executive"), Often::EachMeeting),
        ("Health Managers", OperationalMeeting, weeks(6), Other, "Transitions", Some("Health"), Often::EachMeeting),
        ("Solutions Panel", Panel, weeks(1), Other, "Placements", Some("Team managers"), Often::EachMeeting),
        ("Case Progression", OperationalMeeting, weeks(2), Data, "Court cases", Some("Court lead"), Often::EachMeeting),
        ("Education Review", OperationalMeeting, Cycle::Termly, Data, "Personal education plans", Some("Virtual head"), Often::EachMeeting),
        ("Contact Challenge", WorkingGroup, weeks(1), Audit, "Contacts and referrals", Some("Front door"), Often::EachMeeting),
        ("Trust Executive", Executive, printed("not stated"), Strategy, "Domestic abuse", Some("Steering group"), Often::Cycle(Cycle::WhenCalled)),
    ]
}

fn commands((at, row): (u128, Row)) -> [Command; 2] {
    let (name, kind, cycle, report, about, from, often) = row;
    let words = ReportWords {
        about: title(about),
        matter: Some(Matter::plan(plan())),
        kind: report,
        from: from.map(named),
        often,
        days_before: 0,
        purpose: Purpose::Note,
    };
    let agree = of_body(at, BodyCommand::AgreeReport { since: SINCE, words });
    [add(at, called(name, kind, cycle), Some(SINCE)), agree]
}

fn governed() -> Governance {
    after(&Governance::default(), (1..).zip(rows()).flat_map(commands))
}

#[test]
fn what_councils_print_fits_and_what_they_leave_open_shows() {
    let governance = governed();
    let told = governance.oversight_on(DAY).into_iter().map(|row| {
        let next = row.next.map_or("not known".to_owned(), |next| next.to_string());
        format!("{} | {} | {next} | {:?}", row.body.name(), row.report.words.often, row.gaps)
    });
    let expected = [
        "Cabinet | by exception | not known | [NobodySends, OnlyToNote]",
        "Cabinet Member | for each meeting | not known | [HowOftenNotAgreed, NoNextDay, OnlyToNote]",
        "Case Progression | for each meeting | 2026-01-26 | [Overdue, OnlyToNote]",
        "Contact Challenge | for each meeting | 2026-01-19 | [Overdue, OnlyToNote]",
        "Directorate Leadership Team | every month | 2026-02-12 | [Overdue, OnlyToNote]",
        "Education Review | for each meeting | 2026-07-31 | [OnlyToNote]",
        "Health Managers | for each meeting | 2026-02-23 | [Overdue, OnlyToNote]",
        "Improvement Board | for each meeting | 2026-03-12 | [Overdue, OnlyToNote]",
        "Provider Review | for each meeting | 2026-02-12 | [Overdue, OnlyToNote]",
        "Safeguarding Partnership | once, by 29 May 2026 | 2026-05-29 | [OnlyToNote]",
        "Scrutiny Board | for each meeting | not known | [HowOftenNotAgreed, NoNextDay, OnlyToNote]",
        "Solutions Panel | for each meeting | 2026-01-19 | [Overdue, OnlyToNote]",
        "The police | by exception | not known | [OnlyToNote]",
        "Trust Executive | when called | not known | [OnlyToNote]",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

/// A frequency that is agreed at last, a report that becomes quarterly, a meeting that was put off.
#[test]
fn what_was_open_is_settled_and_what_was_settled_moves() {
    let governance = governed();
    let find = |name: &str| governance.bodies().find(|body| body.name() == &title(name)).unwrap();
    let (scrutiny, provider) = (find("Scrutiny Board"), find("Provider Review"));
    let agreed = BodyCommand::Change {
        words: goldthread_governance::BodyWords { cycle: months(3), ..scrutiny.words.clone() },
    };
    let quarterly = BodyCommand::ChangeReport {
        number: 1,
        words: ReportWords {
            often: Often::Cycle(months(3)),
            from: Some(Who::Body(scrutiny.id)),
            ..provider.report(1).unwrap().words.clone()
        },
    };
    let move_on = MeetingCommand::Move { to: date(2026, 9, 14), why: text("The report is not ready") };
    let settled = after(
        &governance,
        [
            of_body(scrutiny.id.uuid().as_u128(), agreed),
            of_body(provider.id.uuid().as_u128(), quarterly),
            meet(0x51, scrutiny.id.uuid().as_u128(), date(2026, 5, 18)),
            of_meeting(0x51, move_on),
        ],
    );
    let next = |id| {
        let rows = settled.oversight_on(DAY);
        rows.iter().find(|row| row.body.id == id).map(|row| (row.next, row.gaps.len())).unwrap()
    };
    assert_eq!(next(scrutiny.id), (Some(date(2026, 9, 14)), 1));
    assert_eq!(next(provider.id), (Some(date(2026, 4, 12)), 2));
    let moved = &settled.meetings_of(scrutiny.id)[0].moves[0];
    assert_eq!((moved.from, moved.to), (date(2026, 5, 18), date(2026, 9, 14)), "both days stay");
}
