//! An invented board paper with every kind of block; not every test uses all of it.

#![allow(dead_code)]

use goldthread_papers::{
    Address, Body, Cell, Column, Count, Edition, Inline, Movement, Paper, Rated, Table, Tone, progress,
};
use goldthread_plan::{OpenPlan, Plan};
use goldthread_reader::{Limits, Source};
use goldthread_rules::Selection;

/// The progress paper of a plan in a file, judged on its own day.
pub fn progress_paper(file: &std::path::Path) -> Paper {
    let bytes = std::fs::read(file).expect("the plan is there");
    let name = file.file_name().expect("a file").to_string_lossy();
    let source = Source::new(&name, &bytes, Limits::default()).expect("it is text");
    let events = Plan::open(OpenPlan { draft: goldthread_reader::read(&source) }).expect("it is a plan");
    let plan = Plan::fold(&events).expect("events in order");
    let date = plan.speaks_on().unwrap_or(edition().date);
    progress(&plan, &Selection::default(), Edition { date, ..edition() })
}

/// A progress paper with this many actions.
pub fn board_paper(actions: usize) -> Paper {
    Paper::new(
        "Progress of the improvement plan for children's services",
        "Examplebury Council",
        edition(),
        |body| {
            body.section("Summary", summary);
            body.section("Ratings", ratings);
            body.section("Sections of the plan", |body| sections(body, actions));
            body.section("Questions and sources", sources);
        },
    )
    .with_subtitle("For the improvement board and the children's scrutiny committee")
}

/// What the paper is made from.
pub fn edition() -> Edition {
    Edition {
        entry: 128,
        date: jiff::civil::date(2026, 11, 30),
        rule_set: "2026-11".to_owned(),
        product: "Goldthread 0.1.0".to_owned(),
        checkpoint: Some("amber kettle river sonnet walnut ember quilt harbour".to_owned()),
    }
}

fn summary(body: &mut Body) {
    body.counts([
        Count::new("Actions", 40),
        Count::part("Said to be complete", 17, 40),
        Count::part("Verified by someone else", 5, 17),
        Count::part("Overdue on 30 November 2026", 6, 40),
        Count::part("Without a date that can be read", 3, 40),
        Count::part("Without a lead", 2, 40),
    ]);
    body.warning(
        "Six actions are overdue",
        "They are listed first under each section.\nTwo were overdue last period too.",
    );
    body.paragraph(
        Inline::from("What is said to be complete is ")
            .strong("not yet verified")
            .text(" unless this paper says so."),
    );
}

fn ratings(body: &mut Body) {
    let columns = [
        Column::new("Section").wide(4),
        Column::new("Process"),
        Column::new("Impact"),
        Column::new("Actions").wide(1).numbers(),
    ];
    let rate = |tone, movement| Rated::new(tone, "").moved(movement);
    let rows = [
        (
            "1. Leadership and governance",
            rate(Tone::OnTrack, Movement::Better),
            rate(Tone::AtRisk, Movement::Same),
            8,
        ),
        (
            "2. The front door",
            rate(Tone::Complete, Movement::Better),
            rate(Tone::OnTrack, Movement::Better),
            11,
        ),
        ("3. Care leavers", rate(Tone::OffTrack, Movement::Worse), rate(Tone::Unrated, Movement::Same), 21),
    ];
    let rows = rows.map(|(name, process, impact, count)| {
        [name.into(), process.into(), impact.into(), Cell::from(count.to_string())]
    });
    body.table(
        Table::new("Process and impact of each section, this period against last", columns)
            .rows(rows)
            .build(),
    );
}

fn sections(body: &mut Body, actions: usize) {
    for (at, name) in ["Leadership and governance", "The front door", "Care leavers"].iter().enumerate() {
        body.section(&format!("{}. {name}", at + 1), |body| {
            body.paragraph(Inline::new().strong("Finding. ").emphasised(
                "Too many children wait too long for a first visit, and managers do not always know.",
            ));
            body.bullets([
                "Children are seen within the time that their need asks for.",
                "Managers see every child who waits.",
            ]);
            body.table(action_table(name, at * actions / 3..(at + 1) * actions / 3));
        });
    }
}

fn action_table(name: &str, range: std::ops::Range<usize>) -> Table {
    let columns = [
        Column::new("No.").wide(2),
        Column::new("Action").wide(8),
        Column::new("Leads").wide(4),
        Column::new("By when").wide(4),
        Column::new("Status").wide(4),
    ];
    let rows = range.map(|number| {
        let tone = Tone::ALL[number % Tone::ALL.len()];
        let what = ["Review", "Agree", "Publish", "Test by audit", "Teach", "Fund", "Staff"][number % 7];
        let thing = ["the pathway for first visits", "one standard for plans", "the rota of managers", "a guide for carers"][number % 4];
        let text = format!("{what} {thing} with partners, item {number}, and show that it is followed for each child in week {}. ", number * 3);
        [
            format!("{}", number + 1).into(),
            text.repeat(1 + number % 3).into(),
            "Head of Safeguarding and Quality Assurance\nTeam manager".into(),
            "31 December 2026\nprinted: \u{201c}by Christmas\u{201d}".into(),
            Cell::from(Rated::new(tone, "")),
        ]
    });
    Table::new(&format!("Actions of {name}"), columns).rows(rows).build()
}

fn sources(body: &mut Body) {
    let address = Address::parse("https://example.org/board").expect("an address");
    body.numbers(["What has changed for children since June?", "Which dates have moved twice?"]);
    body.note("Sources", Inline::from("The plan is at ").link("example.org/board", &address).text("."));
    let long = "https://example.org/a/very/long/path/that-goes-on-and-on/until/it/reaches/the/end/of/the/line?and=more&still=more#and_a_fragment_with_underscores";
    body.paragraph(format!("Long: {long} and {}", "x".repeat(150)));
    body.paragraph(
        "Markup stays text: #let x = 1 *not bold* _x_ $a$ <label> @ref \\ // [x] \"quotes\" -- ---",
    );
    body.paragraph(
        "Other scripts: Żółć, ŵyn, Ελληνικά, кириллица, שלום, العربية, 中文, 👩‍👧, e\u{301}, \u{f0b7}.",
    );
    let columns = [Column::new("Narrow").wide(1), Column::new("Wide").wide(9)];
    let rows = [[Cell::from("Supercalifragilisticexpialidocious"), Cell::from(long)]];
    body.table(Table::new("Long words in narrow cells", columns).rows(rows).without_row_headers().build());
    body.page_break().paragraph("The last page.");
}
