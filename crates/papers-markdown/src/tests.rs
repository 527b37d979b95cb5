use goldthread_papers::{Address, Edition, Movement, Tone};

use super::*;

fn edition() -> Edition {
    Edition {
        entry: 128,
        date: jiff::civil::date(2020, 12, 31),
        rule_set: "2026-11".to_owned(),
        product: "Goldthread 0.1.0".to_owned(),
        checkpoint: Some("one two".to_owned()),
    }
}

fn paper() -> Paper {
    Paper::new("Progress", "Example Council", edition(), |body| {
        body.section("Summary", |body| {
            body.counts([Count::part("Verified", 7, 40)]);
            body.note("Mind", Inline::from("1. the\ngap").strong(" now "));
        });
        body.section("1. Ratings", |body| {
            let columns =
                [Column::new("Section"), Column::new("Process | impact"), Column::new("No.").numbers()];
            let rated = Rated::new(Tone::AtRisk, "In part").moved(Movement::Worse);
            let row = ["1\nLeaders | others".into(), rated.into(), Cell::from("3")];
            body.table(Table::new("Ratings", columns).rows([row]).build());
            let address = Address::parse("https://example.org/a|b").expect("an address");
            body.section("Under", |body| {
                body.paragraph(Inline::from("- see ").link("[this]", &address).text("\n# not a heading"));
                body.numbers(["one", "two\nlines"]).page_break();
            });
        });
    })
    .with_subtitle("To the board")
}

const EXPECTED: &str = "\
# Progress

Example Council

To the board

As at entry 128 of the ledger, 31 December 2020

## Summary

- Verified: **7 of 40**

> **Mind**
>
> 1\\. the / gap **now**

## 1. Ratings

**Ratings**

| Section | Process \\| impact | No. |
| --- | --- | ---: |
| 1 / Leaders \\| others | ◆ In part / ↓ worse | 3 |

### Under

\\- see [\\[this\\]](<https://example.org/a%7Cb>)\\
\\# not a heading

1. one
2. two / lines

---

- As at ledger entry: 128
- Date: 31 December 2020
- Rule set: 2026-11
- Made with: Goldthread 0.1.0
- Ledger checkpoint: one two
";

#[test]
fn the_paper_is_as_expected_and_the_same_twice() {
    assert_eq!(markdown(&paper()), EXPECTED);
    assert_eq!(markdown(&paper()), markdown(&paper()));
}

#[test]
fn no_cell_can_break_its_table() {
    let check = |text: &str| {
        let table = Table::new("T", [Column::new("A"), Column::new("B")])
            .rows([["x".into(), Cell::from(text)]])
            .build();
        let text = markdown(&Paper::new("P", "C", edition(), |body| {
            body.table(table);
        }));
        let row = text.lines().find(|line| line.starts_with("| **x**")).expect("the row");
        let bare = row.replace("\\\\", "").replace("\\|", "");
        assert_eq!(bare.matches('|').count(), 3, "{row}");
        assert!(!row.contains('<'), "{row}");
    };
    check("a|b\\|c\\\\|d");
    check("one\ntwo\r\n\r\nthree");
    check("<script>|</script>");
    check("ends with \\");
}
