//! Dates and cadences in prose, as tables.

use jiff::civil::date;

use super::{YearHint, find_cadences, find_dates};

/// Each date of the text as "words from..due"; "?" where the year is assumed.
fn dates(text: &str) -> Vec<String> {
    find_dates(text, YearHint::from(date(2020, 12, 15)))
        .into_iter()
        .map(|mention| {
            let mark = if mention.year_assumed { "?" } else { "" };
            format!("{} {}..{}{mark}", mention.words, mention.from, mention.due.date)
        })
        .collect()
}

fn check(table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let found = dates(text);
        if found != *expected {
            wrong.push(format!("{text:?}\n  found    {found:?}\n  expected {expected:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn dates_in_prose() {
    check(&[
        ("It was to launch in Nov 2020 but did not.", &["Nov 2020 2020-11-01..2020-11-30"]),
        ("Tests ran during Nov/Dec with two teams", &["Nov/Dec 2020-11-01..2020-12-31?"]),
        ("The guide will be available December", &["December 2020-12-01..2020-12-31?"]),
        ("Checks are made between May – July", &["May – July 2020-05-01..2020-07-31?"]),
        ("Audit May / July 2020 – done", &["May 2020-05-01..2020-05-31", "July 2020 2020-07-01..2020-07-31"]),
        ("late, and to be done by the 31.12.20", &["31.12.20 2020-12-31..2020-12-31"]),
        ("To be done by end of September 2020", &["end of September 2020 2020-09-30..2020-09-30"]),
        ("a pilot beginning April 20 with one team", &["April 20 2020-04-01..2020-04-30"]),
        ("Review in Qrt 2", &["Qrt 2 2020-07-01..2020-09-30?"]),
        ("Completed in April", &["April 2020-04-01..2020-04-30?"]),
        ("The report was due in May, but was put off", &["May 2020-05-01..2020-05-31?"]),
        ("from 15 January 2018 the team", &["15 January 2018 2018-01-15..2018-01-15"]),
        ("over January to March 2018", &["January to March 2018 2018-01-01..2018-03-31"]),
        ("as of 23 February 2018", &["23 February 2018 2018-02-23..2018-02-23"]),
        ("in February / March 2018", &["February / March 2018 2018-02-01..2018-03-31"]),
        ("planned for spring 2018", &["spring 2018 2018-03-01..2018-05-31"]),
        ("At the end of November", &["end of November 2020-11-30..2020-11-30?"]),
        ("in April & May 2018", &["April & May 2018 2018-04-01..2018-05-31"]),
        ("Up-date mid May 23: under way", &["mid May 23 2023-05-11..2023-05-15"]),
        ("Update mid-April 23: done", &["mid-April 23 2023-04-11..2023-04-15"]),
        ("Update April 23: drafted", &["April 23 2023-04-01..2023-04-30"]),
        ("Met on 2 May 23 with partners", &["2 May 23 2023-05-02..2023-05-02"]),
        ("A day planned for 2 May 23 providing training", &["2 May 23 2023-05-02..2023-05-02"]),
        ("They are to start in September 2021.", &["September 2021 2021-09-01..2021-09-30"]),
        ("1st Jan–31st Mar 23", &["1st Jan–31st Mar 23 2023-01-01..2023-03-31"]),
        ("1 Jan-31 Mar 2023", &["1 Jan-31 Mar 2023 2023-01-01..2023-03-31"]),
        ("by 12 June. Later", &["12 June 2020-06-12..2020-06-12?"]),
        ("by 12 June. 2021 was hard", &["12 June 2020-06-12..2020-06-12?"]),
        ("On 2 May 23 young people came", &["2 May 2020-05-02..2020-05-02?"]),
        ("From 31st March they will", &["31st March 2020-03-31..2020-03-31?"]),
        ("at the March Scrutiny Panel", &["March 2020-03-01..2020-03-31?"]),
        ("Next audit planned for July and quarterly thereafter", &["July 2020-07-01..2020-07-31?"]),
        (
            "in November and December 2017 and in January 2018",
            &["November and December 2017 2017-11-01..2017-12-31", "January 2018 2018-01-01..2018-01-31"],
        ),
        ("In March 20 young people moved", &["March 2020-03-01..2020-03-31?"]),
        ("Launched in the autumn.", &["autumn 2020-09-01..2020-11-30?"]),
    ]);
}

#[test]
fn no_dates() {
    check(&[
        ("Leads may agree another way; they may 20 times", &[]),
        ("May we ask who decides", &[]),
        ("Teams march on, and March forward", &[]),
        ("20 young people and 3 carers in 2019", &[]),
        ("In 2020 there were 1,250 contacts, 12% more than in 2019/20", &[]),
        ("post 21yrs, within 12 – 18 days of issue, 26 weeks+, 72hr", &[]),
        ("two days a week; open 24/7; ratio 3/4/5/6", &[]),
        ("Wed 7th. May Day; reference 12/2020/AB; Dr May said June would", &[]),
        ("version 1.2.10, section 3.4.5", &[]),
        ("April Jones and June Carter will lead", &[]),
        ("close to their 18th birthday", &[]),
        ("We decided, and the mar on it", &[]),
        ("Springboard, summery, a spring in the step", &[]),
    ]);
}

#[test]
fn without_a_hint_a_year_is_needed() {
    let words: Vec<_> = find_dates("It was put off in May. It came in June 2021", YearHint::none())
        .into_iter()
        .map(|m| m.words)
        .collect();
    assert_eq!(words, ["June 2021"]);
}

#[test]
fn cadences_in_prose() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("Monthly meetings with the provider", &[("Monthly", "P1M")]),
        ("Regular 6 weekly meetings", &[("6 weekly", "P6W")]),
        ("at six monthly intervals", &[("six monthly", "P6M")]),
        ("on at least an annual basis", &[("annual", "P1Y")]),
        ("to be reviewed monthly, to meet quarterly", &[("monthly", "P1M"), ("quarterly", "P3M")]),
        ("each week and every quarter", &[("each week", "P1W"), ("every quarter", "P3M")]),
        ("12 audits per week", &[("per week", "P1W")]),
        ("weekly since November 2017", &[("weekly", "P1W")]),
        ("fortnightly; daily; termly", &[("fortnightly", "P2W"), ("daily", "P1D"), ("termly", "P4M")]),
        ("three times a year", &[("three times a year", "P4M")]),
        ("annual leave costs £30 per week", &[]),
        ("works two days a week", &[]),
        ("every child, each team", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<_> =
            find_cadences(text).into_iter().map(|(range, cadence)| (&text[range], cadence.iso())).collect();
        let expected: Vec<_> = expected.iter().map(|(words, iso)| (*words, (*iso).to_owned())).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}
