//! The strings of four real plans.

use super::super::Meaning;
use super::{check, either, every, milestones, on, ongoing, range, status, status_on, text};

#[test]
fn first_plan() {
    check(&[
        ("November 2020", on("2020-11")),
        (
            "December 2020 (testing) Jan 2021 service wide implementation",
            milestones(&[("testing", "2020-12"), ("service wide implementation", "2021-01")]),
        ),
        ("Feb 2021", on("2021-02")),
        ("In progress", status("In progress")),
        ("Ongoing", ongoing("")),
        ("Completed January 2021", status_on("Completed", "2021-01")),
        ("January 2021", on("2021-01")),
        ("Completed", status("Completed")),
        ("Quarterly", every("P3M")),
        ("Dec 2020", on("2020-12")),
        ("February 2020", on("2020-02")),
        ("November 2020 December 2020", either(&["2020-11", "2020-12"])),
        ("All staff have now been told and the messages will be on-going", text(&[])),
        ("First promotion complete. To be repeated (see below)", text(&[])),
    ]);
}

#[test]
fn second_plan() {
    check(&[
        ("September 2020", on("2020-09")),
        ("July 2020-September 2020", range("2020-07-01", "2020-09")),
        ("To be completed by 30 th September 2020", on("2020-09-30")),
        ("6 September 2020", on("2020-09-06")),
        ("31 July 2020 and Ongoing", ongoing("2020-07-31")),
        ("31 Dec 2021", on("2021-12-31")),
        ("To be in place no later than March 2021", on("2021-03")),
        ("Strategy to be in place by 31 30 December 2020", either(&["2020-12-30", "2020-12-31"])),
        ("31 March 2021", on("2021-03-31")),
        ("30 August 2020", on("2020-08-30")),
        ("September 2020 March 2021", either(&["2020-09", "2021-03"])),
        (
            "Systemic March 2021\nRiP November 2020",
            milestones(&[("Systemic", "2021-03"), ("RiP", "2020-11")]),
        ),
        ("Systemic March 2021 RiP November 2020", milestones(&[("Systemic", "2021-03"), ("RiP", "2020-11")])),
        ("December 2020\nApril 2021", either(&["2020-12", "2021-04"])),
        ("December 2020 April 2021", either(&["2020-12", "2021-04"])),
        ("PHASE 1 July-September 2020", range("2020-07-01", "2020-09")),
        ("PHASE 2 September 2020- March 2021", range("2020-09-01", "2021-03")),
    ]);
}

#[test]
fn third_plan() {
    check(&[
        ("Mar-24", on("2024-03")),
        ("Jul-23", on("2023-07")),
        ("Jun-23", on("2023-06")),
        ("Dec-23", on("2023-12")),
        ("First audit April 2023", milestones(&[("First audit", "2023-04")])),
        ("Sep-23", on("2023-09")),
        ("Apr-23", on("2023-04")),
        ("May-23", on("2023-05")),
        ("", Meaning::None),
        ("  \n ", Meaning::None),
    ]);
}

#[test]
fn dates_of_documents() {
    check(&[
        ("March 2020", on("2020-03")),
        ("Updated December 2020", on("2020-12")),
        ("(Inspection date 11th to 22nd November 2019)", range("2019-11-11", "2019-11-22")),
        ("27 March 2018", on("2018-03-27")),
        ("June/July 2017", range("2017-06-01", "2017-07")),
        ("2 March 2020 to 13 March 2020", range("2020-03-02", "2020-03-13")),
    ]);
}
