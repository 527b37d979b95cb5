//! The whole vocabulary, kind by kind.

use super::super::Meaning;
use super::{check, either, every, milestones, on, ongoing, range, status, status_on, text, turns};

#[test]
fn days() {
    check(&[
        ("31/12/2020", on("2020-12-31")),
        ("31.12.20", on("2020-12-31")),
        ("1/4/21", on("2021-04-01")),
        ("05-06-2021", on("2021-06-05")),
        ("12/31/2020", on("2020-12-31")),
        ("2021-03-31", on("2021-03-31")),
        ("2021-03-31 00:00:00", on("2021-03-31")),
        ("31-Mar-21", on("2021-03-31")),
        ("31-Mar-2021", on("2021-03-31")),
        ("31.Mar.2021", on("2021-03-31")),
        ("30th Sept 2020", on("2020-09-30")),
        ("30th of September, 2020", on("2020-09-30")),
        ("30 Sept. 2020", on("2020-09-30")),
        ("30ᵗʰ September 2020", on("2020-09-30")),
        ("March 31, 2021", on("2021-03-31")),
        ("March 31st 2021", on("2021-03-31")),
        ("Friday 30 April 2021", on("2021-04-30")),
        ("Fri, 30th April 2021", on("2021-04-30")),
        ("Wednesday 31/03/2021", on("2021-03-31")),
        ("2 May 23", on("2023-05-02")),
        ("by 31 March 2021", on("2021-03-31")),
        ("no later than 31 March 2021", on("2021-03-31")),
        ("Deadline: 31st March 2021", on("2021-03-31")),
        ("18 April", on("2020-04-18")),
        ("31st. March 2021", on("2021-03-31")),
        ("December 31", on("2020-12-31")),
        ("31/03", on("2020-03-31")),
        ("30Sep2021", on("2021-09-30")),
        ("31 Mach 2021", text(&[])),
        ("w/e 10 May 2024", on("2024-05-10")),
        ("Policy to be published by 31 March 2021", on("2021-03-31")),
    ]);
}

#[test]
fn days_that_do_not_exist() {
    check(&[
        ("31 September 2023", either(&["2023-09-30", "2023-10-01"])),
        ("30/02/2024", either(&["2024-02-29", "2024-03-01"])),
        ("29 February 2023", either(&["2023-02-28", "2023-03-01"])),
    ]);
}

#[test]
fn months() {
    check(&[
        ("Mar 24", on("2024-03")),
        ("Mar '24", on("2024-03")),
        ("Mar’24", on("2024-03")),
        ("April 20", on("2020-04")),
        ("SEPT 2023", on("2023-09")),
        ("Sept. 23", on("2023-09")),
        ("dec 2023", on("2023-12")),
        ("May 2024", on("2024-05")),
        ("may 2024", on("2024-05")),
        ("march", on("2020-03")),
        ("May", on("2020-05")),
        ("March 2024.", on("2024-03")),
        ("03/2024", on("2024-03")),
        ("March, 2024", on("2024-03")),
        ("March/2024", on("2024-03")),
        ("Febuary 2024", on("2024-02")),
        ("Septmber 2024", on("2024-09")),
        ("03/22", on("2022-03")),
        ("October half term 2024", on("2024-10")),
        ("Due May", on("2020-05")),
        ("Jun 30 22", on("2022-06-30")),
        ("30 06 2022", text(&[])),
        ("first week of September 2024", on("2024-09-10 month")),
        ("end of September 2020", on("2020-09-30")),
        ("By the end of September 2020", on("2020-09-30")),
        ("End March 24", on("2024-03-31")),
        ("end Mar-24", on("2024-03-31")),
        ("mid-April 23", on("2023-04-15 month")),
        ("Mid May 23", on("2023-05-15 month")),
        ("early June 2023", on("2023-06-10 month")),
        ("beginning of March 2018", on("2018-03-10 month")),
        ("late October 2023", on("2023-10")),
        ("end of November", on("2020-11-30")),
        ("September 2023/24", on("2023-09")),
        ("March 2023/24", on("2024-03")),
    ]);
}

#[test]
fn periods() {
    check(&[
        ("Q1 2024/25", on("2024-06-30 quarter")),
        ("Q4 2024/25", on("2025-03-31 quarter")),
        ("Quarter 3 2024/25", on("2024-12-31 quarter")),
        ("Quarter 3 (2024-25)", on("2024-12-31 quarter")),
        ("Q2 23/24", on("2023-09-30 quarter")),
        ("2024/25 Q1", on("2024-06-30 quarter")),
        ("end of Q2 2024/25", on("2024-09-30 quarter")),
        ("Q2 2024", either(&["2024-06-30 quarter", "2024-09-30 quarter"])),
        ("In Qrt 2", either(&["2020-06-30 quarter", "2020-09-30 quarter"])),
        ("Second quarter of 2024/25", on("2024-09-30 quarter")),
        ("Q1-Q2 2024/25", range("2024-04-01", "2024-09-30 quarter")),
        ("Autumn term 2024", on("2024-12-31 term")),
        ("Autumn Term 2024/25", on("2024-12-31 term")),
        ("Spring term 2024/25", on("2025-04-30 term")),
        ("end of summer term 2024", on("2024-07-31 term")),
        ("Spring 2020", on("2020-05-31 season")),
        ("Summer 2024", on("2024-08-31 season")),
        ("Winter 2023", on("2024-02-29 season")),
        ("Spring/Summer 2024", range("2024-03-01", "2024-08-31 season")),
        ("in the autumn", on("2020-11-30 season")),
        ("2024", on("2024-12-31 year")),
        ("by end of 2024", on("2024-12-31 year")),
        ("2023/24", on("2024-03-31 year")),
        ("2023-24", on("2024-03-31 year")),
        ("2023-2024", on("2024-03-31 year")),
        ("financial year 2023/24", on("2024-03-31 year")),
        ("FY23/24", on("2024-03-31 year")),
        ("academic year 2023/24", on("2024-08-31 year")),
        ("end of the financial year", on("2021-03-31 year")),
        ("financial year end", on("2021-03-31 year")),
        ("2021-2024", range("2021-01-01", "2024-12-31 year")),
        ("early 2024", on("2024-03-31 quarter")),
        ("late 2024", on("2024-12-31 quarter")),
        ("start of autumn term 2024", on("2024-09")),
        ("2022/23 - 2024/25", range("2022-04-01", "2025-03-31 year")),
        ("Q3 (Oct-Dec 22)", range("2022-10-01", "2022-12")),
        ("Quarter 1 (April – June 2022)", range("2022-04-01", "2022-06")),
        ("Q2 2022/23 (Jul-Sep)", on("2022-09-30 quarter")),
        ("by end of Autumn term (Dec 2022)", on("2022-12")),
        ("December 2022 (end of Autumn term)", on("2022-12")),
        ("Autumn term 1 2022", on("2022-12-31 term")),
        ("2022 - 23", on("2023-03-31 year")),
        ("this academic year", on("2021-08-31 year")),
        ("Strategy 2024", text(&[])),
        ("Easter 2023", on("2023-04-09")),
        ("by Easter 2024", on("2024-03-31")),
        ("by Christmas", on("2020-12-25")),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("from July 2020 to September 2020", range("2020-07-01", "2020-09")),
        ("between July and September 2020", range("2020-07-01", "2020-09")),
        ("July – September 2020", range("2020-07-01", "2020-09")),
        ("July 2020 until September 2020", range("2020-07-01", "2020-09")),
        ("Nov 2020 - Jan 2021", range("2020-11-01", "2021-01")),
        ("Nov - Jan 2021", range("2020-11-01", "2021-01")),
        ("Nov 2020 to Jan", range("2020-11-01", "2021-01")),
        ("Nov/Dec 2020", range("2020-11-01", "2020-12")),
        ("during Nov/Dec", range("2020-11-01", "2020-12")),
        ("March and April 2018", range("2018-03-01", "2018-04")),
        ("between May – July", range("2020-05-01", "2020-07")),
        ("November to March", range("2020-11-01", "2021-03")),
        ("01/04/2023 - 31/03/2024", range("2023-04-01", "2024-03-31")),
        ("Between 1 and 30 June 2022", range("2022-06-01", "2022-06-30")),
        ("1.4.23 to 30.6.23", range("2023-04-01", "2023-06-30")),
        ("11-22 November 2019", range("2019-11-11", "2019-11-22")),
        ("w/c 6 May 2024", range("2024-05-06", "2024-05-12")),
        ("Week commencing Monday 6th May 2024", range("2024-05-06", "2024-05-12")),
        ("Apr-23 to Mar-24", range("2023-04-01", "2024-03")),
        ("Apr-23 - Mar-24", range("2023-04-01", "2024-03")),
        ("March 2023 - January 2023", either(&["2023-01", "2023-03"])),
    ]);
}

#[test]
fn several_dates() {
    check(&[
        ("31/12/2020 31/03/2021", either(&["2020-12-31", "2021-03-31"])),
        ("31/12/202031/03/2021", either(&["2020-12-31", "2021-03-31"])),
        ("31 December 202031 March 2021", either(&["2020-12-31", "2021-03-31"])),
        ("December 2020April 2021", either(&["2020-12", "2021-04"])),
        ("Mar-24Jul-24", either(&["2024-03", "2024-07"])),
        ("Sep 22 Oct 22", either(&["2022-09", "2022-10"])),
        ("3130 December 2020", either(&["2020-12-30", "2020-12-31"])),
        ("November December 2020", either(&["2020-11", "2020-12"])),
        ("December 2020 2021", either(&["2020-12", "2021-12"])),
        ("March 2023 / June 2023", either(&["2023-03", "2023-06"])),
        ("March 2023 or June 2023", either(&["2023-03", "2023-06"])),
        ("March 2023 March 2023", on("2023-03")),
        ("March 2023, June 2023", milestones(&[("", "2023-03"), ("", "2023-06")])),
        (
            "June, September and December 2023",
            milestones(&[("", "2023-06"), ("", "2023-09"), ("", "2023-12")]),
        ),
        ("March 2023 and September 2023", milestones(&[("", "2023-03"), ("", "2023-09")])),
        ("May and September 2023", milestones(&[("", "2023-05"), ("", "2023-09")])),
        (
            "Draft by May 2023, consultation June 2023, final sign off by September 2023",
            milestones(&[("Draft", "2023-05"), ("consultation", "2023-06"), ("final sign off", "2023-09")]),
        ),
        ("31/3/23 (draft) 30/6/23 (final)", milestones(&[("draft", "2023-03-31"), ("final", "2023-06-30")])),
        ("March 2023 draft; June 2023 final", milestones(&[("draft", "2023-03"), ("final", "2023-06")])),
        ("March 2023 - draft\nJune 2023 - final", milestones(&[("draft", "2023-03"), ("final", "2023-06")])),
        ("Dec 2022 (was Sept 2022)", milestones(&[("", "2022-12"), ("was", "2022-09")])),
        (
            "Revised deadline Dec 2022 (from Sept 2022)",
            milestones(&[("Revised", "2022-12"), ("", "2022-09")]),
        ),
        ("March 2023 review June 2023", milestones(&[("", "2023-03"), ("review", "2023-06")])),
        (
            "Phase 1 September 2023 Phase 2 March 2024",
            milestones(&[("Phase 1", "2023-09"), ("Phase 2", "2024-03")]),
        ),
        ("1. March 2023\n2. June 2023", milestones(&[("1", "2023-03"), ("2", "2023-06")])),
        ("March 2023 revised to June 2023", milestones(&[("", "2023-03"), ("revised", "2023-06")])),
        (
            "Completed March 2023, review June 2023",
            milestones(&[("Completed", "2023-03"), ("review", "2023-06")]),
        ),
    ]);
}

#[test]
fn statuses() {
    check(&[
        ("Complete", status("Complete")),
        ("COMPLETED", status("COMPLETED")),
        ("Complete.", status("Complete.".trim_end_matches('.'))),
        ("Not started", status("Not started")),
        ("Not yet started", status("Not yet started")),
        ("On track", status("On track")),
        ("On-track", status("On-track")),
        ("Overdue", status("Overdue")),
        ("In-progress", status("In-progress")),
        ("Partially complete", status("Partially complete")),
        ("Underway", status("Underway")),
        ("On hold", status("On hold")),
        ("✓", status("✓")),
        ("Completed – awaiting board", status("Completed")),
        ("Completed (BAU)", status("Completed")),
        ("Completed and ongoing", status("Completed and ongoing")),
        ("Complete (May 2023)", status_on("Complete", "2023-05")),
        ("Completed - 31/03/2023", status_on("Completed", "2023-03-31")),
        ("Completed on 31 March 2023", status_on("Completed", "2023-03-31")),
        ("March 2023 - Completed", status_on("Completed", "2023-03")),
        ("March 2023 (complete)", status_on("complete", "2023-03")),
        ("In progress – March 2024", status_on("In progress", "2024-03")),
        ("Completed - ongoing monitoring", status("Completed")),
        ("Complete by March 2024", on("2024-03")),
        ("In place by March 2024", on("2024-03")),
        ("On track for March 2024", status_on("On track", "2024-03")),
    ]);
}

#[test]
fn duties_that_come_round() {
    check(&[
        ("Daily", every("P1D")),
        ("Weekly", every("P1W")),
        ("Fortnightly", every("P2W")),
        ("Monthly", every("P1M")),
        ("Termly", every("term")),
        ("every term", every("term")),
        ("six-monthly", every("P6M")),
        ("6 monthly", every("P6M")),
        ("6 weekly", every("P6W")),
        ("Every 6 weeks", every("P6W")),
        ("every two weeks", every("P2W")),
        ("every quarter", every("P3M")),
        ("Annual", every("P1Y")),
        ("Annually", every("P1Y")),
        ("bi-annual", every("P6M")),
        ("Bi-annually", every("P6M")),
        ("twice a year", every("P6M")),
        ("half-yearly", every("P6M")),
        ("bi-monthly", every("P2M")),
        ("every other month", every("P2M")),
        ("Monthly, ongoing", every("P1M")),
        ("Ongoing - quarterly", every("P3M")),
        ("Every 6-8 weeks", every("P8W")),
        ("6-8 weekly", every("P8W")),
        ("2 x per year", every("P6M")),
        ("Weekly from w/c 5 September 2022", turns("P1W", "2022-09-05", "")),
        ("Reported quarterly to the board", every("P3M")),
        ("quarterly from April 2024", turns("P3M", "2024-04", "")),
        ("Monthly from May 2023 to March 2024", turns("P1M", "2023-05", "2024-03")),
        ("Monthly until March 2024", turns("P1M", "", "2024-03")),
        ("Quarterly - next due 31 March 2021", turns("P3M", "2021-03-31", "")),
        ("March 2024 and quarterly thereafter", turns("P3M", "2024-03", "")),
        ("Quarterly: June 2023, Sept 2023", turns("P3M", "2023-06", "")),
        ("Weekly and monthly", text(&[])),
    ]);
}

#[test]
fn no_day_of_their_own() {
    check(&[
        ("On-going", ongoing("")),
        ("Continuous", ongoing("")),
        ("BAU", ongoing("")),
        ("Business as usual", ongoing("")),
        ("Ongoing – review March 2024", ongoing("2024-03")),
        ("From April 2024 onwards", ongoing("2024-04")),
        ("within three months", Meaning::Relative),
        ("Within 6 weeks of the inspection", Meaning::Relative),
        ("3-6 months", Meaning::Relative),
        ("by end of term", Meaning::Relative),
        ("By the end of the recovery phase", Meaning::Relative),
        ("ASAP", Meaning::Relative),
        ("Immediate", Meaning::Relative),
        ("Short term", Meaning::Relative),
        ("Once the policy is agreed", Meaning::Relative),
        ("in the new year", Meaning::Relative),
        ("Within 3 months of March 2024", Meaning::Relative),
        ("TBC", text(&[])),
        ("To be confirmed", text(&[])),
        ("N/A", Meaning::None),
        ("-", Meaning::None),
        ("see action 4", text(&[])),
        ("Staff may decide", text(&[])),
        (
            "The work moved on a good deal after the audit of March 2023 found that much was still to be learnt",
            text(&["2023-03"]),
        ),
    ]);
}
