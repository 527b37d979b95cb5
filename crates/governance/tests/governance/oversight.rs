use goldthread_governance::{
    BodyCommand, BodyKind, BodyWords, Command, Cycle, Gap, Governance, ItemWords, Matter, Often, PaperDue,
    Purpose, ReportWords,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::support::{
    APRIL, BOARD, MAY, PANEL, SCRUTINY, TODAY, add, after, agree, body, called, cancelled, item, meeting,
    named, not_agreed, of_body, paper, plan, put_on, small, the_board, the_report, title,
};

/// `Improvement Board: Progress of the plan, for each meeting; last none, next 2026-05-18; above Scrutiny Committee`.
fn rows(governance: &Governance, day: Date) -> Vec<String> {
    let day_or = |day: Option<Date>| day.map_or("none".to_owned(), |day| day.to_string());
    let told = governance.oversight_on(day).into_iter().map(|row| {
        let above: Vec<_> = row.above.iter().map(|body| body.name().as_str()).collect();
        let (name, words) = (row.body.name(), &row.report.words);
        let often = format!("{name}: {}, {}", words.about, words.often);
        let days = format!("last {}, next {}", day_or(row.last), day_or(row.next));
        format!("{often}; {days}; above {}; {:?}", above.join(" > "), row.gaps)
    });
    told.collect()
}

fn check<const N: usize>(commands: [Command; N], day: Date, expected: &[&str]) {
    assert_eq!(rows(&after(&small(), commands), day), expected);
}

fn the_item() -> ItemWords {
    ItemWords { report: Some(1), ..item("The plan", Purpose::Challenge, PaperDue::DaysBefore(5)) }
}

#[test]
fn the_map_shows_which_body_receives_what() {
    let start = "Improvement Board: Progress of the plan, for each meeting; last none, next 2026-05-18; \
                 above Scrutiny Committee; []";
    check([], TODAY, &[start]);
    let came = start.replace("last none", "last 2026-04-13");
    check([put_on(APRIL, the_item()), paper(APRIL, 1, date(2026, 4, 7))], TODAY, &[&came]);
    check([put_on(APRIL, the_item())], TODAY, &[start]);
    let late = "Improvement Board: Progress of the plan, for each meeting; last none, next 2026-05-13; \
                above Scrutiny Committee; [Overdue]";
    check([cancelled(MAY)], date(2026, 5, 14), &[late]);
    let yearly = ReportWords {
        about: title("Annual report"),
        often: Often::Cycle(Cycle::months(12).unwrap()),
        matter: None,
        ..the_report()
    };
    check(
        [agree(SCRUTINY, yearly)],
        TODAY,
        &[start, "Scrutiny Committee: Annual report, every year; last none, next 2027-01-12; above ; []"],
    );
    let end = of_body(BOARD, BodyCommand::End { on: date(2026, 5, 10), successor: None });
    check([end], TODAY, &[]);
    let end = of_body(BOARD, BodyCommand::EndReport { number: 1, on: date(2026, 5, 10) });
    check([end], TODAY, &[]);
}

/// What the four councils' plans leave open: how often scrutiny is told, who sends it, whether it may do more than note.
#[test]
fn the_map_shows_what_a_scrutiny_officer_would_ask() {
    let gaps = |id: u128, words: ReportWords, subject_of: Vec<Matter>| {
        let of = match id {
            BOARD => the_board(),
            _ => BodyWords {
                chair: Some(named("The chair")),
                ..called("Scrutiny Committee", BodyKind::Scrutiny, not_agreed())
            },
        };
        let words_of = BodyWords { subject_of, ..of };
        let change = of_body(id, BodyCommand::Change { words: words_of });
        let governance = after(&small(), [change, agree(id, ReportWords { about: title("Anew"), ..words })]);
        let rows = governance.oversight_on(TODAY);
        rows.into_iter().find(|row| row.report.words.about == title("Anew")).unwrap().gaps
    };
    let report = the_report;
    assert_eq!(gaps(BOARD, report(), Vec::new()), []);
    assert_eq!(gaps(SCRUTINY, report(), Vec::new()), [Gap::HowOftenNotAgreed, Gap::NoNextDay]);
    assert_eq!(gaps(BOARD, ReportWords { from: None, ..report() }, Vec::new()), [Gap::NobodySends]);
    assert_eq!(
        gaps(BOARD, ReportWords { purpose: Purpose::Note, ..report() }, Vec::new()),
        [Gap::OnlyToNote]
    );
    let own = ReportWords { from: Some(named("The chief executive")), ..report() };
    assert_eq!(gaps(BOARD, own, Vec::new()), [Gap::SentByItsChair]);
    let eleventh = Matter::section(plan(), 11);
    let about_it = ReportWords { matter: Some(eleventh), ..report() };
    assert_eq!(gaps(BOARD, about_it, vec![eleventh]), [Gap::AboutItself]);
    assert_eq!(gaps(BOARD, report(), vec![eleventh]), [], "the plan is about more than the body");
    let often = Often::Cycle(not_agreed());
    assert_eq!(
        gaps(BOARD, ReportWords { often, ..report() }, Vec::new()),
        [Gap::HowOftenNotAgreed, Gap::NoNextDay]
    );
    assert_eq!(gaps(SCRUTINY, ReportWords { often: Often::ByException, ..report() }, Vec::new()), []);
    let overdue = Often::Once(date(2026, 5, 10));
    assert_eq!(gaps(BOARD, ReportWords { often: overdue, ..report() }, Vec::new()), [Gap::Overdue]);
}

#[test]
fn a_plan_that_no_body_receives_is_named() {
    let other = Uuid::from_u128(0x8);
    let plans = || [plan(), other];
    assert_eq!(small().unwatched(plans(), TODAY), [other]);
    let section = ReportWords { matter: Some(Matter::section(other, 2)), ..the_report() };
    assert!(after(&small(), [agree(PANEL, section)]).unwatched(plans(), TODAY).is_empty());
    let end = of_body(BOARD, BodyCommand::EndReport { number: 1, on: date(2026, 5, 10) });
    assert_eq!(after(&small(), [end]).unwatched(plans(), TODAY), plans());
}

#[test]
fn bodies_that_receive_nothing_in_their_cycle_are_named() {
    let quiet = |commands: &[Command], day: Date| {
        let governance = after(&small(), commands.iter().cloned());
        let told = governance.quiet_bodies(day).into_iter().map(|it| (it.body.id, it.last, it.expected));
        told.collect::<Vec<_>>()
    };
    let board = body(BOARD);
    assert_eq!(quiet(&[], TODAY), [(board, None, date(2026, 2, 12))]);
    let came = [put_on(APRIL, the_item()), paper(APRIL, 1, date(2026, 4, 7))];
    assert_eq!(quiet(&came, TODAY), []);
    assert_eq!(quiet(&came, date(2026, 5, 13)), []);
    let last = Some(date(2026, 4, 13));
    assert_eq!(quiet(&came, date(2026, 5, 14)), [(board, last, date(2026, 5, 13))]);
    let outside = of_body(BOARD, BodyCommand::RecordReport { number: 1, on: TODAY, document: None });
    assert_eq!(quiet(&[outside], date(2026, 5, 14)), []);
    let termly = called("Forum", BodyKind::WorkingGroup, Cycle::Termly);
    let forum = add(0x4, termly, Some(date(2025, 10, 1)));
    assert_eq!(quiet(std::slice::from_ref(&forum), date(2026, 4, 30)).len(), 1, "the board only");
    assert_eq!(quiet(&[forum], date(2026, 5, 1))[1], (body(0x4), None, date(2026, 4, 30)));
    assert_eq!(small().last_meeting(board, TODAY).map(|it| it.id), Some(meeting(APRIL)));
}
