//! Reports of every kind about an invented council, in the layouts of their years, and papers that are no reports.

#[path = "support/digest.rs"]
mod digest;
mod support;

use std::path::Path;

use digest::{grades, lists};
use goldthread_reader_reports::{Framework, Report, Tone, account, draft, recognise};

fn text(folder: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is there", path.display()))
}

fn report(name: &str) -> Report {
    recognise(&support::tree(&text("kinds", name))).unwrap_or_else(|| panic!("{name} is a report"))
}

/// What a report is expected to say: its framework, the council, the dates, the grades, the lists.
fn check(name: &str, framework: Framework, dates: &str, expected_grades: &str, expected_lists: &str) {
    let report = report(name);
    assert_eq!(report.framework, framework, "{name}");
    let authority = report.authority.text();
    assert!(authority.contains("Wethercombe") && authority.len() < 40, "{name}: {authority}");
    assert_eq!(report.dates.text(), dates, "{name}");
    assert_eq!(grades(&report), expected_grades, "{name}");
    assert_eq!(lists(&report), expected_lists, "{name}");
}

#[test]
fn every_kind_of_report_is_read() {
    use Framework::{
        AreaSend, ChildProtection, ContactReferralAssessment, FocusedVisit, Ilacs, JointTargetedArea,
        LocalAreaSend, MonitoringVisit, SafeguardingLookedAfter, Sif, YouthJustice,
    };
    check(
        "ilacs-loose-lines.txt",
        Ilacs,
        "4 March 2019 to 15 March 2019",
        "Inadequate RequiresImprovement Good Inadequate",
        "3 improvement",
    );
    check("focused-visit.txt", FocusedVisit, "21 and 22 May 2019", "", "1 priority, 2 improvement");
    check("monitoring-visit.txt", MonitoringVisit, "7 and 8 June 2022", "", "");
    check(
        "single-2014.txt",
        Sif,
        "3 March 2014 – 26 March 2014",
        "Inadequate Inadequate RequiresImprovement RequiresImprovement Good Inadequate Inadequate",
        "2 priority, 3 improvement, 1 improvement to the board",
    );
    check(
        "safeguarding-2010.txt",
        SafeguardingLookedAfter,
        "8 – 19 November 2010",
        "Adequate Good Adequate Adequate Good Good Outstanding",
        "2 improvement Immediately, 2 improvement Within three months, 1 improvement Within six months, 1 improvement Within three months",
    );
    check(
        "contact-referral-2010.txt",
        ContactReferralAssessment,
        "17 and 18 August 2010",
        "",
        "3 improvement",
    );
    check(
        "protection-2013.txt",
        ChildProtection,
        "14 – 23 January 2013",
        "Inadequate Inadequate Inadequate Adequate",
        "2 improvement Immediately, 1 improvement Within three months, 1 improvement Within six months",
    );
    check(
        "protection-unmarked.txt",
        ChildProtection,
        "14 – 23 January 2013",
        "Adequate Good",
        "2 improvement Immediately, 1 improvement Within three months",
    );
    check("joint-2017.txt", JointTargetedArea, "16 January 2017 and 20 January 2017", "", "3 improvement");
    check("area-send-2023.txt", AreaSend, "6 to 10 November 2023", "Inconsistent", "2 improvement");
    check("local-area-send-2018.txt", LocalAreaSend, "1 October 2018 and 5 October 2018", "", "3 priority");
    check(
        "local-area-send-2017.txt",
        LocalAreaSend,
        "6 February 2017 and 10 February 2017",
        "",
        "2 improvement",
    );
    check(
        "youth-justice-2023.txt",
        YouthJustice,
        "November 2022",
        "Good Good Outstanding RequiresImprovement",
        "3 recommendation",
    );
}

#[test]
fn parts_of_a_list_and_notes_among_its_points_do_not_end_it() {
    use Framework::{AreaSend, AreaSendMonitoring, Ilacs, JointTargetedArea, Sif};
    check(
        "ilacs-2026.txt",
        Ilacs,
        "4 May 2026 to 15 May 2026",
        "RequiresImprovement Good RequiresImprovement Good",
        "5 improvement",
    );
    check(
        "single-2013.txt",
        Sif,
        "19 November 2013 – 11 December 2013",
        "Inadequate Inadequate RequiresImprovement Good RequiresImprovement Inadequate RequiresImprovement",
        "3 priority, 1 improvement, 1 improvement to the board",
    );
    check(
        "single-loose-lines.txt",
        Sif,
        "3 March 2015 – 25 March 2015",
        "RequiresImprovement RequiresImprovement RequiresImprovement Good Outstanding RequiresImprovement",
        "2 improvement",
    );
    check("joint-2018.txt", JointTargetedArea, "12 and 16 March 2018", "", "3 improvement");
    check("area-send-2025.txt", AreaSend, "19 May 2025 to 23 May 2025", "Inconsistent", "2 improvement");
    check(
        "area-send-monitoring-2025.txt",
        AreaSendMonitoring,
        "10 June 2025 to 12 June 2025",
        "",
        "1 improvement",
    );
    let area = report("area-send-2025.txt");
    assert!(
        area.recommendations[1]
            .text
            .text()
            .ends_with(":\nthey are reviewed each year\nthey include health and social care.")
    );
}

#[test]
fn bodies_numbers_and_points_stay_with_what_has_to_be_done() {
    let area = report("area-send-2023.txt");
    let bodies = |report: &Report, at: usize| -> Vec<String> {
        report.recommendations[at].responsible.iter().map(|body| body.text().to_owned()).collect()
    };
    assert_eq!(bodies(&area, 0), ["NHS Wether Integrated Care Board", "Wethercombe Borough Council"]);
    assert_eq!(bodies(&area, 1), ["Wethercombe Borough Council"]);
    assert!(
        area.recommendations[1].text.text().ends_with(":\nmaking sure that they are reviewed each year.")
    );
    assert_eq!(bodies(&report("focused-visit.txt"), 0), ["The local authority"]);
    let justice = report("youth-justice-2023.txt");
    assert_eq!(bodies(&justice, 1), ["The Wethercombe Youth Justice Service"]);
    assert_eq!(bodies(&justice, 2), ["The Youth Justice Management Board"]);
    let single = report("single-2014.txt");
    let numbers: Vec<_> = single.recommendations.iter().filter_map(|one| one.reference.as_ref()).collect();
    assert_eq!(
        numbers.iter().map(|number| number.text()).collect::<Vec<_>>(),
        ["3", "4", "5", "6", "7", "10"]
    );
    let loose = report("ilacs-loose-lines.txt");
    assert_eq!(loose.recommendations[1].text.text(), "Supervision, so that it is:\nregular\nrecorded");
}

#[test]
fn findings_have_their_number_their_heading_and_their_tone() {
    use Tone::{Mixed, Strength, Weakness};
    let check = |name: &str, expected: &[(&str, Tone)]| {
        let report = report(name);
        let found: Vec<(String, Tone)> = report
            .findings
            .iter()
            .map(|finding| {
                (
                    finding.number.as_ref().map(|number| number.text().to_owned()).unwrap_or_default(),
                    finding.tone,
                )
            })
            .collect();
        let expected: Vec<(String, Tone)> =
            expected.iter().map(|(number, tone)| ((*number).to_owned(), *tone)).collect();
        assert_eq!(found, expected, "{name}");
    };
    check("ilacs-loose-lines.txt", &[("1", Strength), ("2", Weakness), ("3", Weakness)]);
    check("focused-visit.txt", &[("", Weakness), ("", Strength), ("", Weakness), ("", Weakness)]);
    check("monitoring-visit.txt", &[("", Mixed), ("", Strength), ("", Weakness)]);
    check("local-area-send-2018.txt", &[("", Weakness), ("", Strength), ("", Strength), ("", Weakness)]);
    let headings = report("ilacs-loose-lines.txt")
        .findings
        .iter()
        .map(|one| one.heading.text().len())
        .collect::<Vec<_>>();
    assert!(headings.iter().all(|length| *length > 40), "{headings:?}");
}

#[test]
fn a_report_begins_a_plan() {
    let report = report("safeguarding-2010.txt");
    let draft = draft(&report);
    assert_eq!(draft.fields.inspection.framework.text(), "Safeguarding and looked after children");
    let areas: Vec<_> = draft.fields.inspection.judgements.iter().map(|judged| judged.area.text()).collect();
    assert_eq!(areas[0], "Safeguarding services: Overall effectiveness");
    assert_eq!(areas[4], "Services for looked after children: Overall effectiveness");
    assert_eq!(draft.sections.len(), 6);
    assert!(draft.sections.iter().all(|section| section.actions.is_empty()));
    assert!(draft.findings.iter().all(|found| found.fields.kind == goldthread_plan::SectionKind::Finding));
    assert_eq!(draft.sections[2].fields.deadline.printed(), "Within three months");
    assert_eq!(draft.sections[2].fields.responsible[0].text(), "the local authority and its partners");
}

#[test]
fn the_day_of_the_answer_is_printed_or_counted() {
    let check = |name: &str, by: Option<&str>, words: &[&str]| {
        let answer = report(name).answer;
        let found = answer.as_ref().and_then(|answer| answer.by).map(|day| day.to_string());
        assert_eq!(found.as_deref(), by, "{name}: {answer:?}");
        let said = answer.map(|answer| format!("{} {} {}", answer.rule, answer.source.text(), answer.basis));
        assert!(words.iter().all(|word| said.as_ref().is_some_and(|said| said.contains(word))), "{said:?}");
        assert_eq!(said.is_some(), !words.is_empty(), "{name}: {said:?}");
    };
    check("ilacs-loose-lines.txt", None, &["70 working days", "SI 2007/462"]);
    check("single-2014.txt", Some("2014-08-20"), &["70 working days"]);
    check("local-area-send-2018.txt", Some("2019-02-21"), &["70 working days", "SI 2015/1792"]);
    check("local-area-send-2017.txt", None, &[]);
    check("monitoring-visit.txt", None, &[]);
    check("area-send-2023.txt", None, &[]);
    check("safeguarding-2010.txt", None, &[]);
    check("joint-2018.txt", Some("2018-08-24"), &["prints the day", "send the written statement"]);
}

#[test]
fn other_papers_are_no_reports() {
    for name in ["committee-report.txt", "action-plan.txt", "article.txt", "handbook.txt"] {
        assert_eq!(recognise(&support::tree(&text("others", name))), None, "{name}");
    }
}

#[test]
fn an_article_is_an_account() {
    let told = account(&support::tree(&text("others", "article.txt"))).expect("an account");
    assert_eq!(told.authority.text(), "Wethercombe Borough Council");
    let said: Vec<_> = told.recommendations.iter().map(|one| one.text().len()).collect();
    assert_eq!(said.len(), 3, "{:?}", told.recommendations);
    assert_eq!(account(&support::tree(&text("kinds", "joint-2017.txt"))), None);
    assert_eq!(account(&support::tree(&text("others", "committee-report.txt"))), None);
}
