//! The text of a document, line by line, with the places marked that something was read from.

use std::ops::Range;

use crate::spot::Spot;

/// A place that something was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub spot: Spot,
    /// The words as they were read.
    pub text: String,
    /// What kind of thing was read there.
    pub kind: Field,
    /// What was read there, in words: "Lead of action 3".
    pub words: String,
    /// The page of what was read there.
    pub href: Option<String>,
}

/// What kind of thing was read at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Plan,
    Section,
    Outcome,
    Action,
    Lead,
    Timescale,
    Progress,
    Status,
}

impl Field {
    /// Every kind, in the order of the key.
    pub const ALL: [Self; 8] = [
        Self::Plan,
        Self::Section,
        Self::Outcome,
        Self::Action,
        Self::Lead,
        Self::Timescale,
        Self::Progress,
        Self::Status,
    ];

    /// Its name in the key.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "The plan as a whole",
            Self::Section => "Section",
            Self::Outcome => "Outcome",
            Self::Action => "Action",
            Self::Lead => "Lead",
            Self::Timescale => "Timescale",
            Self::Progress => "Progress",
            Self::Status => "Status or rating",
        }
    }

    /// Its class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plan => "gt-field--plan",
            Self::Section => "gt-field--section",
            Self::Outcome => "gt-field--outcome",
            Self::Action => "gt-field--action",
            Self::Lead => "gt-field--lead",
            Self::Timescale => "gt-field--timescale",
            Self::Progress => "gt-field--progress",
            Self::Status => "gt-field--status",
        }
    }
}

/// A line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its text, in pieces.
    pub pieces: Vec<Piece<'a>>,
    /// How many characters were left out at its end.
    pub left_out: usize,
}

/// A piece of a line under at most one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// What was read there.
    pub mark: Option<&'a Mark>,
    /// Whether it is what the page points at.
    pub picked: bool,
}

/// A part of the text that is shown at once, so that a huge document cannot make a huge page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The bytes that it covers.
    pub range: Range<usize>,
    /// The number of its first line.
    pub first_line: usize,
}

impl Sheet {
    /// The whole lines around some bytes of a text, a dozen at most; nothing where the text has no such bytes.
    pub fn around(text: &str, range: Range<usize>) -> Option<Self> {
        const MOST_LINES: usize = 12;
        let before = text.get(..range.start)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let length = text[start..].split_inclusive('\n').take(MOST_LINES);
        let mut end = start;
        for line in length {
            end += line.len();
            if end >= range.end {
                break;
            }
        }
        Some(Self { range: start..end, first_line: before.matches('\n').count() + 1 })
    }

    /// Whether some bytes fall on it.
    pub fn holds(&self, range: &Range<usize>) -> bool {
        touch(&self.range, range)
    }
}

const LINES_A_SHEET: usize = 1_000;
const BYTES_A_SHEET: usize = 600_000;
const BYTES_A_LINE: usize = 20_000;

/// Cuts a text into sheets at the ends of lines; there is at least one.
pub fn sheets(text: &str) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let (mut start, mut first_line, mut lines, mut at) = (0, 1, 0, 0);
    for line in text.split_inclusive('\n') {
        if lines == LINES_A_SHEET || (lines > 0 && at - start + line.len() > BYTES_A_SHEET) {
            sheets.push(Sheet { range: start..at, first_line });
            (start, first_line, lines) = (at, first_line + lines, 0);
        }
        at += line.len();
        lines += 1;
    }
    sheets.push(Sheet { range: start..at, first_line });
    sheets
}

/// The lines of a sheet, with the marks that fall on them; where marks lie in each other, the shortest counts.
pub fn lines<'a>(text: &'a str, sheet: &Sheet, marks: &'a [Mark], picked: &[Range<usize>]) -> Vec<Line<'a>> {
    let mut at = sheet.range.start;
    let ranged = marks.iter().filter_map(|mark| match &mark.spot {
        Spot::Bytes(range) => Some((range, mark)),
        _ => None,
    });
    let on_sheet: Vec<Ranged<'_>> = ranged.filter(|(range, _)| sheet.holds(range)).collect();
    let mut lines = Vec::new();
    for (number, line) in (sheet.first_line..).zip(text[sheet.range.clone()].split_inclusive('\n')) {
        let words = line.trim_end_matches(['\n', '\r']);
        let shown = &words[..words.floor_char_boundary(BYTES_A_LINE)];
        let range = at..at + shown.len();
        let left_out = words[shown.len()..].chars().count();
        let here: Vec<Ranged<'_>> = on_sheet.iter().copied().filter(|(of, _)| touch(of, &range)).collect();
        lines.push(Line { number, pieces: pieces(text, &range, &here, picked), left_out });
        at += line.len();
    }
    lines
}

/// A mark and the bytes of the text that it covers.
type Ranged<'a> = (&'a Range<usize>, &'a Mark);

fn pieces<'a>(
    text: &'a str,
    line: &Range<usize>,
    marks: &[Ranged<'a>],
    picked: &[Range<usize>],
) -> Vec<Piece<'a>> {
    let ends = |range: &Range<usize>| [range.start, range.end];
    let mut cuts: Vec<usize> = vec![line.start, line.end];
    cuts.extend(marks.iter().flat_map(|(range, _)| ends(range)));
    cuts.extend(picked.iter().flat_map(ends));
    cuts.retain(|cut| line.start <= *cut && *cut <= line.end && text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.windows(2).map(|pair| pair[0]..pair[1]);
    pairs.map(|range| piece(text, range, marks, picked)).collect()
}

fn piece<'a>(text: &'a str, range: Range<usize>, marks: &[Ranged<'a>], picked: &[Range<usize>]) -> Piece<'a> {
    let over = |whole: &Range<usize>| whole.start <= range.start && range.end <= whole.end;
    let mark = marks.iter().filter(|(of, _)| over(of)).min_by_key(|(of, _)| of.len());
    Piece { text: &text[range.clone()], mark: mark.map(|(_, mark)| *mark), picked: picked.iter().any(over) }
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, kind: Field) -> Mark {
        Mark { spot: Spot::Bytes(range), text: String::new(), kind, words: String::new(), href: None }
    }

    fn shown(text: &str, marks: &[Mark], picked: &[Range<usize>]) -> Vec<String> {
        let sheet = &sheets(text)[0];
        let write = |piece: &Piece<'_>| {
            let field = piece.mark.map_or("-", |mark| mark.kind.word());
            format!("{}|{field}{}", piece.text, if piece.picked { "!" } else { "" })
        };
        let write_line = |line: Line<'_>| line.pieces.iter().map(write).collect::<Vec<_>>().join(" ");
        lines(text, sheet, marks, picked).into_iter().map(write_line).collect()
    }

    #[test]
    fn a_line_is_cut_where_marks_begin_and_end() {
        let marks = [mark(0..5, Field::Action), mark(6..8, Field::Lead)];
        assert_eq!(shown("Do it\tHS\nnext", &marks, &[]), ["Do it|Action \t|- HS|Lead", "next|-"]);
    }

    #[test]
    fn the_shorter_of_two_marks_counts_and_a_mark_may_cross_lines() {
        let marks = [mark(0..9, Field::Section), mark(2..3, Field::Status)];
        assert_eq!(
            shown("abcd\nefgh", &marks, &[]),
            ["ab|Section c|Status or rating d|Section", "efgh|Section"]
        );
    }

    #[test]
    fn what_is_picked_is_cut_out_too() {
        assert_eq!(shown("abcd", &[], std::slice::from_ref(&(1..3))), ["a|- bc|-! d|-"]);
    }

    #[test]
    fn places_that_are_not_in_the_text_do_no_harm() {
        let marks = [mark(1..2, Field::Lead), mark(90..99, Field::Lead)];
        assert_eq!(shown("é", &marks, std::slice::from_ref(&(5..7))), ["é|-"]);
    }

    #[test]
    fn a_long_document_is_cut_into_sheets_and_a_long_line_is_cut_short() {
        let text = "x\n".repeat(2_500);
        let sheets = sheets(&text);
        let first: Vec<usize> = sheets.iter().map(|sheet| sheet.first_line).collect();
        assert_eq!(first, [1, 1_001, 2_001]);
        assert_eq!(sheets.last().map(|sheet| sheet.range.clone()), Some(4_000..5_000));

        let long = "é".repeat(20_000);
        let sheet = &super::sheets(&long)[0];
        assert_eq!(lines(&long, sheet, &[], &[])[0].left_out, 10_000);
    }

    #[test]
    fn the_lines_around_some_words_are_whole() {
        let text = "one\ntwo words\nthree\n";
        assert_eq!(Sheet::around(text, 8..16), Some(Sheet { range: 4..20, first_line: 2 }));
        assert_eq!(Sheet::around(text, 99..100), None);
    }

    #[test]
    fn an_empty_text_has_one_empty_sheet() {
        assert_eq!(sheets(""), [Sheet { range: 0..0, first_line: 1 }]);
        assert!(shown("", &[], &[]).is_empty());
    }
}
