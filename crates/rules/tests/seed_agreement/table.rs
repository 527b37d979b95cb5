//! The table that is kept in `docs/checks/agreement.md`.

use std::fmt::Write;

use crate::agreement::Agreement;
use crate::instances::{Extra, Instance};

/// The page, as Markdown.
pub fn table(agreement: &Agreement<'_>) -> String {
    let mut page = String::from(HEAD);
    for row in &agreement.rows {
        let codes = row.codes.join(", ");
        let (kind, about) = (row.kind, row.about);
        let (agreed, missed, left) = (row.agreed, row.missed, row.left);
        let (counted, extra) = (row.counted, row.extra);
        line(
            &mut page,
            &format!("| {kind} | {about} | {codes} | {agreed} | {missed} | {left} | {counted} | {extra} |"),
        );
    }
    page.push_str(COUNTS);
    agreement.counts.iter().for_each(|count| line(&mut page, count));
    page.push_str(LEFT);
    agreement.left.iter().for_each(|instance| line(&mut page, &left(instance)));
    page.push_str(EXTRA);
    agreement.extras.iter().for_each(|one| line(&mut page, &extra(one)));
    page
}

const HEAD: &str = "# What the first rules find, beside what close readers found

Made by the test `seed_agreement` of `crates/rules`. Four real plans, 000, 002, 003 and 004, were read line by line before
there were any rules, and what is weak in them was listed by kind (R01 and so on) with its place. This page sets
the flags of the rules beside that list. The plans are not part of the project; their words are not repeated here.

- *agreed*: listed, and flagged at that place. *missed*: listed, and not flagged; the test fails if there is one.
- *left*: listed, and no rule over one plan can find it; why is told below.
- *counted*: flagged, and part of a number that readers counted without listing each.
- *extra*: flagged and not listed; each is defended below.

| kind | about | rules | agreed | missed | left | counted | extra |
|---|---|---|---|---|---|---|---|
";

const COUNTS: &str = "
## Counted

| kind | plan | what | readers | rules |
|---|---|---|---|---|
";

const LEFT: &str = "
## Left to people

| instance | kind | plan | line | why |
|---|---|---|---|---|
";

const EXTRA: &str = "
## Extra, and why they stand

| rule | plan | lines | why |
|---|---|---|---|
";

fn left(instance: &Instance) -> String {
    let Instance { kind, fact, seed, lines, .. } = instance;
    let why = instance.left.as_deref().unwrap_or_default();
    format!("| {fact} | {kind} | {seed} | {} | {why} |", listed(lines))
}

fn extra(extra: &Extra) -> String {
    let Extra { code, seed, lines, why } = extra;
    format!("| {code} | {seed} | {} | {why} |", listed(lines))
}

fn listed(lines: &[u32]) -> String {
    if lines.is_empty() {
        "-".to_owned()
    } else {
        lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
    }
}

fn line(page: &mut String, words: &str) {
    writeln!(page, "{words}").expect("a string takes every line");
}
