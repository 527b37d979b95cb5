//! The page of a pack: `index.html`, which needs nothing but itself and runs nothing.

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Content, Index, Outcome, Row};

const STYLE: &str = "body{font:1rem/1.5 Arial,sans-serif;margin:2rem;color:#0b0c0c;background:#fff}table{border-collapse:collapse}\
     caption{font-weight:bold;text-align:left;padding:.5rem 0}th,td{border:1px solid #b1b4b6;padding:.5rem;text-align:left;vertical-align:top}\
     code{font-size:.75rem;overflow-wrap:anywhere}a{color:#1d70b8}.wide{overflow-x:auto}ul{margin:0;padding-left:1rem}";
const HEADS: [&str; 9] =
    ["Number", "Title", "Kind", "Date", "Valid until", "Strength", "Actions", "File or link", "SHA-256"];
/// Nothing is loaded and nothing runs, whatever a title may hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub fn page(index: &Index, rows: &[Row<'_>]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Evidence: " (index.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "Evidence: " (index.title) }
                    @for line in &index.lines { p { (line) } }
                    (table(rows))
                    p { "Each file can be compared with its SHA-256 by " code { "sha256sum" } " or " code { "Get-FileHash" } "." }
                }
            }
        }
    }
}

fn table(rows: &[Row<'_>]) -> Markup {
    html! {
        div.wide role="region" aria-label="Pieces of evidence" tabindex="0" {
            table {
                caption { (rows.len()) @if rows.len() == 1 { " piece of evidence" } @else { " pieces of evidence" } }
                thead { tr { @for head in HEADS { th scope="col" { (head) } } } }
                tbody { @for row in rows { (line(row)) } }
            }
        }
    }
}

fn line(row: &Row<'_>) -> Markup {
    let item = row.item;
    html! {
        tr {
            td { (row.number) }
            th scope="row" { (item.title) }
            td { (item.kind) }
            td { (day(item.date)) }
            td { (day(item.valid_until)) }
            td { (item.strength) }
            td { ul { @for action in &item.actions { li { (action) } } } }
            td { (file(row)) }
            td { @if let Content::File { sha256, .. } = &item.content { code { (sha256) } } }
        }
    }
}

fn file(row: &Row<'_>) -> Markup {
    match (&row.outcome, &row.item.content) {
        (Outcome::Packed(path), _) => html! { a href=(path) { (path.trim_start_matches("files/")) } },
        (Outcome::Link, Content::Link(link)) if is_address(link) => {
            html! { a href=(link) rel="noreferrer noopener" { (link) } }
        }
        (Outcome::Link, Content::Link(link)) => html! { (link) },
        (Outcome::Missing, _) => html! { "The file is missing" },
        (Outcome::Changed, _) => html! { "The file has changed since it was taken in, and is left out" },
        (Outcome::Link | Outcome::Erased, _) => html! { "The file was erased" },
    }
}

/// Only what leads to a page is a link; all else would run or reach into the reader's machine.
fn is_address(link: &str) -> bool {
    let link = link.trim_start().to_ascii_lowercase();
    link.starts_with("https://") || link.starts_with("http://")
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        let check = |link: &str, expected: bool| assert_eq!(is_address(link), expected, "{link}");
        check("https://wethercombe.example/minutes", true);
        check("HTTP://wethercombe.example", true);
        check("javascript:alert(1)", false);
        check("\u{1}javascript:alert(1)", false);
        check("data:text/html,x", false);
        check("file:///etc/passwd", false);
        check("//wethercombe.example", false);
    }
}
