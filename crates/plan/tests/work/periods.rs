use goldthread_plan::periods::{
    Axis, PeriodCommand, PeriodField, PeriodNumber, PeriodRefusal, RatingGiven, RatingScheme, TEMPLATES,
};
use goldthread_plan::{Action, SectionNumber, Standing};

use super::*;

const FIRST: SectionNumber = SectionNumber(1);
const SECOND: SectionNumber = SectionNumber(2);

fn open(title: &str, from: Date, to: Date) -> PeriodCommand {
    PeriodCommand::Open { title: title.to_owned(), from, to }
}

fn autumn() -> PeriodCommand {
    open("Autumn 2026", date(2026, 9, 1), date(2026, 12, 31))
}

fn given(section: SectionNumber, axis: Axis, mark: &str, difference: &str) -> RatingGiven {
    RatingGiven {
        section,
        axis,
        mark: mark.to_owned(),
        reason: "Two of four workshops were held".to_owned(),
        difference: difference.to_owned(),
    }
}

fn reported(plan: &mut Plan, command: PeriodCommand) -> Vec<Event> {
    let events = plan.report(command, &lead()).unwrap_or_else(|refusal| panic!("{refusal}"));
    take(plan, events)
}

fn refusal(plan: &Plan, command: PeriodCommand) -> PeriodRefusal {
    plan.report(command, &lead()).unwrap_err()
}

/// A plan with an open period, all of whose sections are rated as is suggested.
fn rated() -> Plan {
    let mut plan = plan();
    reported(&mut plan, autumn());
    for section in [FIRST, SECOND] {
        for axis in Axis::ALL {
            let suggested = plan.suggested(section, axis, date(2026, 9, 1), TODAY).unwrap().standing;
            let mark = plan.called(axis, suggested);
            reported(&mut plan, PeriodCommand::Rate(given(section, axis, &mark, "")));
        }
    }
    plan
}

#[test]
fn a_period_is_opened_worked_and_closed() {
    let mut plan = rated();
    let events = reported(&mut plan, PeriodCommand::Close { leave_unrated: false });
    assert_eq!(events[0].sentence(), "closed period 1");
    assert_eq!(plan.period(PeriodNumber(1)).unwrap().closed, Some(TODAY));
    assert!(plan.open_now().is_none());
    let rate = PeriodCommand::Rate(given(FIRST, Axis::Process, "Complete", "x"));
    assert_eq!(refusal(&plan, rate), PeriodRefusal::NoneOpen);
    reported(&mut plan, open("Spring 2027", date(2027, 1, 1), date(2027, 4, 30)));
    assert_eq!(plan.open_now().unwrap().number, PeriodNumber(2));
}

#[test]
fn periods_follow_each_other() {
    let mut plan = plan();
    reported(&mut plan, autumn());
    let spring = open("Spring 2027", date(2027, 1, 1), date(2027, 4, 30));
    assert_eq!(refusal(&plan, spring), PeriodRefusal::IsOpen("Autumn 2026".to_owned()));
    reported(&mut plan, PeriodCommand::Close { leave_unrated: true });
    let check = |command: PeriodCommand, field: PeriodField| {
        assert_eq!(refusal(&plan, command).field(), Some(field));
    };
    check(open("Winter", date(2026, 12, 31), date(2027, 1, 31)), PeriodField::From);
    check(open("Winter", date(2027, 2, 1), date(2027, 1, 31)), PeriodField::To);
    check(open(" ", date(2027, 1, 1), date(2027, 1, 31)), PeriodField::Title);
}

#[test]
fn a_rating_that_is_another_than_suggested_is_explained() {
    let mut plan = plan();
    reported(&mut plan, autumn());
    // Action 1 was due on 30 November and is one day late, action 2 is said to be complete.
    let suggested = plan.suggested(FIRST, Axis::Process, date(2026, 9, 1), TODAY).unwrap();
    assert_eq!(suggested.standing, Standing::OffTrack);
    let expected = [
        "1 of 2 actions are said to be complete",
        "1 of 2 actions are overdue, the longest by 1 day",
        "1 of 2 actions are open without an update in the period",
    ];
    assert_eq!(suggested.because, expected);
    let rate = |difference| PeriodCommand::Rate(given(FIRST, Axis::Process, "On track", difference));
    let unexplained = refusal(&plan, rate(" "));
    assert_eq!(
        unexplained.to_string(),
        "the dates, completion and evidence suggest “Off track”; say why it is another"
    );
    reported(&mut plan, rate("The last one is tomorrow"));
    let rating = plan.open_now().unwrap().rating(FIRST, Axis::Process).unwrap();
    assert_eq!((rating.standing, rating.suggested), (Standing::OnTrack, Some(Standing::OffTrack)));
    assert_eq!(refusal(&plan, rate("The last one is tomorrow")), PeriodRefusal::SameRating);
}

#[test]
fn impact_is_suggested_by_what_shows_a_difference() {
    use goldthread_plan::evidence::{EvidenceAbout, EvidenceKind, Strength};
    let mut plan = plan();
    let impact = |plan: &Plan, section| {
        plan.suggested(section, Axis::Impact, date(2026, 9, 1), TODAY).unwrap().standing
    };
    assert_eq!((impact(&plan, FIRST), impact(&plan, SECOND)), (Standing::OffTrack, Standing::NotStarted));
    for (kind, strength, expected) in [
        (EvidenceKind::Process, Strength::Tested, Standing::OffTrack),
        (EvidenceKind::Voice, Strength::Said, Standing::AtRisk),
        (EvidenceKind::Outcome, Strength::Tested, Standing::OnTrack),
    ] {
        let about = EvidenceAbout { kind, strength, ..about("Survey") };
        let body = EvidenceBody::Link { url: "https://intranet.example/survey".to_owned() };
        let add = EvidenceCommand::Add(NewEvidence { about, body, serves: vec![ONE] });
        let events = plan.bear_out(add, &lead()).unwrap();
        take(&mut plan, events);
        assert_eq!(impact(&plan, FIRST), expected, "{kind:?}");
    }
    let later = plan.suggested(FIRST, Axis::Impact, date(2026, 9, 1), date(2027, 6, 1)).unwrap();
    assert_eq!(later.standing, Standing::OffTrack, "what is past use shows nothing");
}

#[test]
fn a_period_is_not_closed_while_ratings_are_missing_unless_that_is_said() {
    let mut plan = plan();
    reported(&mut plan, autumn());
    let close = |leave_unrated| PeriodCommand::Close { leave_unrated };
    assert_eq!(refusal(&plan, close(false)), PeriodRefusal::Unrated(4));
    reported(&mut plan, close(true));
    assert!(plan.open_now().is_none());
}

#[test]
fn a_closed_period_is_corrected_with_a_trace() {
    let mut plan = rated();
    let correct = |mark: &str, why: &str| PeriodCommand::Correct {
        period: PeriodNumber(1),
        rating: given(SECOND, Axis::Process, mark, ""),
        why: why.to_owned(),
    };
    assert_eq!(refusal(&plan, correct("At risk", "A slip")), PeriodRefusal::NotClosed);
    reported(&mut plan, PeriodCommand::Close { leave_unrated: false });
    let before = plan.period(PeriodNumber(1)).unwrap().rating(SECOND, Axis::Process).unwrap().mark.clone();
    assert_eq!(refusal(&plan, correct("At risk", " ")).field(), Some(PeriodField::Why));
    let events = reported(&mut plan, correct("At risk", "A slip of the pen"));
    assert_eq!(
        events[0].sentence(),
        "corrected the process of section 2 in closed period 1 to At risk: A slip of the pen"
    );
    let rating = plan.period(PeriodNumber(1)).unwrap().rating(SECOND, Axis::Process).unwrap();
    let correction = &rating.corrections[0];
    assert_eq!((rating.mark.as_str(), correction.before.as_str()), ("At risk", before.as_str()));
    assert_eq!(correction.reason_before, "Two of four workshops were held");
    assert_eq!(refusal(&plan, correct("At risk", "Again")), PeriodRefusal::SameRating);
}

#[test]
fn the_scheme_is_the_councils_own() {
    let mut plan = plan();
    assert_eq!(plan.rating_scheme(), &RatingScheme::default());
    for template in TEMPLATES {
        reported(&mut plan, PeriodCommand::SetScheme(template.scheme()));
        assert_eq!(plan.rating_scheme(), &template.scheme(), "{}", template.slug);
        assert!(plan.report(PeriodCommand::SetScheme(template.scheme()), &lead()).unwrap().is_empty());
    }
    let check = |change: fn(&mut RatingScheme), expected: &PeriodRefusal| {
        let mut scheme = TEMPLATES[0].scheme();
        change(&mut scheme);
        assert_eq!(refusal(&plan, PeriodCommand::SetScheme(scheme)), *expected);
    };
    check(|scheme| scheme.impact.truncate(1), &PeriodRefusal::HowMany(Axis::Impact));
    let twice = PeriodRefusal::LabelTwice("grey".to_owned(), Axis::Process);
    check(|scheme| scheme.process[1].label = "grey".to_owned(), &twice);
    let none = PeriodRefusal::NoColour("green".to_owned(), Axis::Process);
    check(|scheme| scheme.process[1].colour = "green".to_owned(), &none);
    let style = PeriodRefusal::NoColour("#00;}x{".to_owned(), Axis::Impact);
    check(|scheme| scheme.impact[0].colour = "#00;}x{".to_owned(), &style);
}

#[test]
fn a_closed_period_keeps_the_scheme_that_it_was_rated_by() {
    let mut plan = rated();
    let mark = plan.open_now().unwrap().rating(SECOND, Axis::Process).unwrap().mark.clone();
    reported(&mut plan, PeriodCommand::Close { leave_unrated: false });
    reported(&mut plan, PeriodCommand::SetScheme(TEMPLATES[0].scheme()));
    let period = plan.period(PeriodNumber(1)).unwrap();
    assert_eq!(plan.scheme_of(period), &RatingScheme::default());
    assert!(plan.scheme_of(period).mark(Axis::Process, &mark).is_some());
    let correct = |mark: &str| PeriodCommand::Correct {
        period: PeriodNumber(1),
        rating: given(SECOND, Axis::Process, mark, ""),
        why: "A slip".to_owned(),
    };
    assert_eq!(refusal(&plan, correct("Amber")), PeriodRefusal::NoSuchMark);
    reported(&mut plan, correct("At risk"));
    reported(&mut plan, open("Spring 2027", date(2027, 1, 1), date(2027, 4, 30)));
    assert_eq!(plan.scheme_of(plan.open_now().unwrap()), &TEMPLATES[0].scheme());
    let before = plan.period_before(plan.open_now().unwrap()).map(|period| period.number);
    assert_eq!(before, Some(PeriodNumber(1)));
}

#[test]
fn an_explanation_alone_can_be_put_better() {
    let mut plan = plan();
    reported(&mut plan, autumn());
    let rate = |difference| PeriodCommand::Rate(given(FIRST, Axis::Process, "On track", difference));
    reported(&mut plan, rate("The last one is tomorrow"));
    reported(&mut plan, rate("The last one is on Friday"));
    let rating = plan.open_now().unwrap().rating(FIRST, Axis::Process).unwrap();
    assert_eq!(rating.difference, "The last one is on Friday");
}

#[test]
fn what_a_period_lacks_is_known_before_it_is_closed() {
    let mut plan = plan();
    reported(&mut plan, autumn());
    let lacks = |plan: &Plan| {
        let period = plan.open_now().unwrap();
        let found = plan.before_closing(period);
        let numbers = |actions: Vec<&Action>| actions.iter().map(|one| one.number()).collect::<Vec<_>>();
        (found.unrated.len(), numbers(found.silent), numbers(found.unverified))
    };
    let (unrated, silent, unverified) = lacks(&plan);
    assert_eq!((unrated, silent.contains(&ONE), unverified.contains(&ONE)), (4, true, false));
    let text = UpdateText { done: "Two were held".to_owned(), ..UpdateText::default() };
    let post = WorkCommand::PostUpdate { action: ONE, text, status: None, mentions: Vec::new() };
    let events = plan.work(post, &lead()).unwrap();
    take(&mut plan, events);
    assert!(!lacks(&plan).1.contains(&ONE));
}

#[test]
fn marks_are_short_and_without_white_space_around_them() {
    let mut plan = plan();
    let mut scheme = TEMPLATES[0].scheme();
    scheme.process[0].label = "  Grey ".to_owned();
    reported(&mut plan, PeriodCommand::SetScheme(scheme));
    assert_eq!(plan.rating_scheme(), &TEMPLATES[0].scheme());
    let check = |change: fn(&mut RatingScheme), expected: &str| {
        let mut scheme = TEMPLATES[1].scheme();
        change(&mut scheme);
        assert_eq!(refusal(&plan, PeriodCommand::SetScheme(scheme)).to_string(), expected);
    };
    check(
        |scheme| scheme.impact[0].symbol = "++++".to_owned(),
        "the symbol of a mark has at most 3 characters",
    );
    check(|scheme| scheme.process[0].label = "x".repeat(41), "the label of a mark has at most 40 characters");
}

#[test]
fn the_next_period_follows_on_the_last() {
    let mut plan = plan();
    let check = |plan: &Plan, today: Date, expected: (&str, Date, Date)| {
        let next = plan.next_period(today);
        assert_eq!((next.title.as_str(), next.from, next.to), expected);
    };
    check(&plan, TODAY, ("December 2026", date(2026, 12, 1), date(2026, 12, 31)));
    let cases = [
        (date(2026, 9, 1), date(2026, 9, 30), ("October 2026", date(2026, 10, 1), date(2026, 10, 31))),
        (
            date(2026, 10, 1),
            date(2026, 12, 31),
            ("January to March 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ),
        (date(2027, 1, 1), date(2027, 1, 31), ("February 2027", date(2027, 2, 1), date(2027, 2, 28))),
        (date(2027, 2, 1), date(2027, 2, 14), ("", date(2027, 2, 15), date(2027, 2, 28))),
        (
            date(2027, 11, 1),
            date(2027, 12, 31),
            ("January to February 2028", date(2028, 1, 1), date(2028, 2, 29)),
        ),
    ];
    for (from, to, expected) in cases {
        reported(&mut plan, open("It", from, to));
        reported(&mut plan, PeriodCommand::Close { leave_unrated: true });
        check(&plan, TODAY, expected);
    }
}
