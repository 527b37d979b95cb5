//! Where lines and pages break inside tables.

#[path = "support/file.rs"]
mod file;
mod support;

use file::{pages, words};
use goldthread_reader_pdf::read;
use goldthread_tree::Limits;
use support::shown;

fn check(pages_of: &[String], expected: &str) {
    let contents: Vec<&str> = pages_of.iter().map(String::as_str).collect();
    let tree = read("plan.pdf", &pages(&contents, "", &[]), &Limits::default()).expect("a document");
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(shown(&tree).lines().collect::<Vec<_>>(), expected);
}

/// Lines from one place to another, from the lower left.
fn rules(all: &[[u32; 4]]) -> String {
    let drawn: Vec<String> =
        all.iter().map(|[x, y, to_x, to_y]| format!("{x} {y} m {to_x} {to_y} l S")).collect();
    drawn.join("\n") + "\n"
}

/// Level and upright lines at some places, all over a table.
fn grid(xs: &[u32], ys: &[u32]) -> String {
    let (left, right, low, high) = (xs[0], xs[xs.len() - 1], ys[0], ys[ys.len() - 1]);
    let level = ys.iter().map(|y| [left, *y, right, *y]);
    let upright = xs.iter().map(|x| [*x, low, *x, high]);
    rules(&level.chain(upright).collect::<Vec<_>>())
}

#[test]
fn a_line_that_had_room_for_the_next_word_ends_a_paragraph() {
    let cells = [
        (700, ["Write the guide", "", "Head of Care", "Jo Field"]),
        (660, ["Review the guide", "", "Principal Social", "Worker"]),
        (620, ["Ask every school", "", "Head of Schools A", "or of B"]),
    ];
    let words = cells.map(|(y, [first, second, lead, more])| {
        [words(53, y, first), words(53, y - 14, second), words(203, y, lead), words(203, y - 14, more)]
            .concat()
    });
    check(
        &[grid(&[50, 200, 300], &[600, 635, 675, 715]) + &words.concat()],
        "| Write the guide | Head of Care / Jo Field |
        | Review the guide | Principal Social Worker |
        | Ask every school | Head of Schools A or of B |",
    );
}

#[test]
fn how_near_words_stand_to_the_edges_is_learnt_from_the_whole_table() {
    let cells = [(700, "A guide for schools", ["LH", "JoR", "GT"]), (640, "Review", ["LH GT", "or AB", ""])];
    let words = cells.map(|(y, action, leads)| {
        let leads = leads.iter().zip([y, y - 14, y - 28]).map(|(lead, y)| words(155, y, lead));
        words(53, y, action) + &leads.collect::<String>()
    });
    check(
        &[grid(&[50, 152, 202], &[595, 655, 715]) + &words.concat()],
        "| A guide for schools | LH / JoR / GT |
        | Review | LH GT or AB |",
    );
}

#[test]
fn a_merged_cell_that_no_line_closes_goes_on_over_pages() {
    let rest = |ys: &[u32], first: &str| {
        let open = [ys[0], ys[ys.len() - 1]];
        let sides = rules(&[[50, open[0], 50, open[1]]]);
        sides + &grid(&[150, 250, 400], ys) + &words(53, open[1] - 15, first)
    };
    let row = |y: u32, number: u32| {
        words(153, y, &format!("Action {number}")) + &words(253, y, &format!("Lead {number}"))
    };
    let head = grid(&[50, 150, 250, 400], &[115, 140])
        + &words(53, 120, "Finding")
        + &words(153, 120, "Action")
        + &words(253, 120, "Lead");
    check(
        &[
            head + &rest(&[40, 65, 90, 115], "It was late.") + &row(95, 1) + &row(70, 2) + &row(45, 3),
            rest(&[750, 775, 800], "It was dear.") + &row(780, 4) + &row(755, 5),
            rest(&[775, 800], "None of it helped") + &row(780, 6),
        ],
        "| Finding | Action | Lead |
        | It was late. / It was dear. / None of it helped | Action 1 | Lead 1 |
        | ^ | Action 2 | Lead 2 |
        | ^ | Action 3 | Lead 3 |
        --| ^ | Action 4 | Lead 4 |
        | ^ | Action 5 | Lead 5 |
        --| ^ | Action 6 | Lead 6 |",
    );
}

#[test]
fn one_row_without_lines_at_the_head_of_a_page_stays_in_its_table() {
    let row = |y: u32, number: &str, action: &str, lead: &str| {
        words(50, y, number) + &words(90, y, action) + &words(400, y, lead)
    };
    let first = row(130, "Ref", "Action", "Lead")
        + &row(100, "1", "Write the guide with schools", "Head of Care")
        + &row(70, "2", "Review it", "Head of Care")
        + &row(40, "3", "Train every team in it", "Head of Schools");
    check(
        &[
            first,
            row(800, "4", "Ask families about it", "Head of Care") + &words(90, 786, "and tell the board"),
        ],
        "| Ref | Action | Lead |
        | 1 | Write the guide with schools | Head of Care |
        | 2 | Review it | Head of Care |
        | 3 | Train every team in it | Head of Schools |
        --| 4 | Ask families about it / and tell the board | Head of Care |",
    );
    let words_after =
        words(50, 800, "The plan is reviewed by the board every month and printed in full once a year");
    let first = row(130, "Ref", "Action", "Lead")
        + &row(100, "1", "Write the guide with schools", "Head of Care")
        + &row(70, "2", "Review it", "Head of Care")
        + &row(40, "3", "Train every team in it", "Head of Schools");
    check(
        &[first, words_after],
        "| Ref | Action | Lead |
        | 1 | Write the guide with schools | Head of Care |
        | 2 | Review it | Head of Care |
        | 3 | Train every team in it | Head of Schools |
        The plan is reviewed by the board every month and printed in full once a year",
    );
}
