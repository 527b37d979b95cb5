//! The words of a cell or paragraph, cut into bits that are set alike and lie under the same mark.

use std::ops::Range;

use goldthread_reader::{Marks as Setting, Paragraph};

use crate::marks::Mark;

/// Some words that are set alike, under at most one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bit<'a> {
    /// The words.
    pub text: String,
    /// How the document sets them.
    pub setting: Setting,
    /// What was read there.
    pub mark: Option<&'a Mark>,
    /// Whether it is what the page points at.
    pub picked: bool,
}

/// Words in their paragraphs, and what was read from the place as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words<'a> {
    /// The bits of each paragraph.
    pub paragraphs: Vec<Vec<Bit<'a>>>,
    /// Marks whose words do not stand here as they were read, such as the name of a colour.
    pub whole: Vec<&'a Mark>,
    /// Whether the place as a whole is what the page points at.
    pub picked: bool,
    /// How many characters were left out.
    pub left_out: usize,
}

/// More than this is not shown of one place, in bytes.
const LONGEST: usize = 20_000;

/// The words of some paragraphs that stand at one place; `picked` is what the page points at there, if it does, and is empty
/// where it points at the whole.
pub fn words<'a>(paragraphs: &[Paragraph], marks: &[&'a Mark], picked: Option<&str>) -> Words<'a> {
    let runs = Runs::of(paragraphs);
    let mut found = Words { left_out: runs.left_out, ..Words::default() };
    let text = (!marks.is_empty() || picked.is_some()).then(|| Stripped::of(&runs.text));
    let mut ranges: Vec<(Range<usize>, &'a Mark)> = Vec::new();
    for mark in marks {
        let taken =
            |range: &Range<usize>| ranges.iter().any(|(other, of)| other == range && of.kind == mark.kind);
        // Several actions of one row share its words: where they stand once, the first mark is shown for all.
        let found_at = text
            .as_ref()
            .and_then(|text| text.find(&mark.text, taken).or_else(|| text.find(&mark.text, |_| false)));
        match found_at {
            Some(range) => ranges.push((range, mark)),
            None => found.whole.push(mark),
        }
    }
    let pointed = picked.and_then(|words| text.as_ref()?.find(words, |_| false));
    found.picked = picked.is_some() && pointed.is_none();
    found.paragraphs =
        runs.paragraphs.iter().map(|of| runs.bits(of.clone(), &ranges, pointed.as_ref())).collect();
    found
}

/// The runs of some paragraphs over their joined text.
#[derive(Default)]
struct Runs {
    text: String,
    settings: Vec<(Range<usize>, Setting)>,
    paragraphs: Vec<Range<usize>>,
    left_out: usize,
}

impl Runs {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut all = Self::default();
        for paragraph in paragraphs {
            let first = all.settings.len();
            for run in &paragraph.runs {
                let words = run.words.text();
                let room = words.floor_char_boundary(LONGEST.saturating_sub(all.text.len()));
                let start = all.text.len();
                all.text.push_str(&words[..room]);
                all.left_out += words[room..].chars().count();
                all.settings.push((start..all.text.len(), run.marks));
            }
            all.text.push('\n');
            all.paragraphs.push(first..all.settings.len());
        }
        all
    }

    fn bits<'a>(
        &self,
        runs: Range<usize>,
        marks: &[(Range<usize>, &'a Mark)],
        picked: Option<&Range<usize>>,
    ) -> Vec<Bit<'a>> {
        let mut bits = Vec::new();
        for (run, setting) in &self.settings[runs] {
            let mut cuts = vec![run.start, run.end];
            let ends =
                marks.iter().map(|(range, _)| range).chain(picked).flat_map(|range| [range.start, range.end]);
            cuts.extend(ends.filter(|cut| run.contains(cut)));
            cuts.sort_unstable();
            cuts.dedup();
            bits.extend(cuts.windows(2).map(|cut| {
                let over = |whole: &Range<usize>| whole.start <= cut[0] && cut[1] <= whole.end;
                let under = marks.iter().filter(|(range, _)| over(range));
                Bit {
                    text: self.text[cut[0]..cut[1]].to_owned(),
                    setting: *setting,
                    mark: under.min_by_key(|(range, _)| range.len()).map(|(_, mark)| *mark),
                    picked: picked.is_some_and(over),
                }
            }));
        }
        bits
    }
}

/// A text without its white space, and where each byte of it stood: repairs and formats fold white space differently.
struct Stripped {
    text: String,
    at: Vec<usize>,
}

impl Stripped {
    fn of(text: &str) -> Self {
        let mut stripped =
            Self { text: String::with_capacity(text.len()), at: Vec::with_capacity(text.len()) };
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            stripped.text.push(letter);
            stripped.at.extend(at..at + letter.len_utf8());
        }
        stripped
    }

    /// The first place of some words that is not taken.
    fn find(&self, words: &str, taken: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let words: String = words.chars().filter(|letter| !letter.is_whitespace()).collect();
        if words.is_empty() {
            return None;
        }
        let ranges = self.text.match_indices(&words).map(|(start, _)| {
            let last = start + words.len() - 1;
            self.at[start]..self.at[last] + 1
        });
        ranges.into_iter().find(|range| !taken(range))
    }
}

#[cfg(test)]
mod tests {
    use goldthread_anchor::{Anchor, Quote};
    use goldthread_reader::Run;

    use super::*;
    use crate::marks::Field;
    use crate::spot::Spot;

    fn mark(kind: Field, text: &str) -> Mark {
        Mark { spot: Spot::Paragraph(1), text: text.into(), kind, words: String::new(), href: None }
    }

    fn paragraph(words: &[&str]) -> Paragraph {
        let run = |words: &&str| Run {
            words: Quote::at(words.trim_matches('-'), Anchor::Paragraph(1)),
            marks: Setting { struck: words.starts_with('-'), ..Setting::default() },
        };
        Paragraph { runs: words.iter().map(run).collect() }
    }

    fn check(paragraphs: &[Paragraph], marks: &[Mark], picked: Option<&str>, expected: &[&str]) -> usize {
        let marks: Vec<&Mark> = marks.iter().collect();
        let found = words(paragraphs, &marks, picked);
        let write = |bit: &Bit<'_>| {
            let field = bit.mark.map_or("", |mark| mark.kind.word());
            let (struck, picked) =
                (if bit.setting.struck { "~" } else { "" }, if bit.picked { "!" } else { "" });
            format!("{}|{field}{struck}{picked}", bit.text)
        };
        let lines: Vec<String> = found
            .paragraphs
            .iter()
            .map(|bits| bits.iter().map(write).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(lines, expected);
        found.whole.len() + usize::from(found.picked)
    }

    #[test]
    fn words_are_cut_where_runs_and_marks_begin_and_end() {
        let cell = [paragraph(&["by ", "-March", " April"]), paragraph(&["Head of ", "Service"])];
        let marks = [mark(Field::Timescale, "March April"), mark(Field::Lead, "Head of\nService")];
        let whole = check(
            &cell,
            &marks,
            Some("April"),
            &["by | March|Timescale~  |Timescale April|Timescale!", "Head of |Lead Service|Lead"],
        );
        assert_eq!(whole, 0);
    }

    #[test]
    fn words_that_stand_twice_are_marked_one_after_the_other() {
        let marks = [mark(Field::Lead, "HS"), mark(Field::Lead, "HS")];
        check(&[paragraph(&["HS; HS"])], &marks, None, &["HS|Lead ; | HS|Lead"]);
    }

    #[test]
    fn words_that_several_share_are_marked_once() {
        let marks = [mark(Field::Lead, "HS"), mark(Field::Lead, "HS")];
        assert_eq!(check(&[paragraph(&["HS"])], &marks, None, &["HS|Lead"]), 0);
    }

    #[test]
    fn words_that_do_not_stand_there_are_of_the_place_as_a_whole() {
        let whole = check(&[paragraph(&["é x"])], &[mark(Field::Status, "Amber")], Some(""), &["é x|"]);
        assert_eq!(whole, 2);
        check(&[], &[], Some("x"), &[]);
    }
}
