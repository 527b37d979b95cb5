//! Lines made into paragraphs.

use goldthread_anchor::{Anchor, Cell as CellPlace, Quote};
use goldthread_tree::{Marks, Paragraph, Run};

use crate::lines::{Line, Word};
use crate::symbols::is_bullet;

/// Lines that belong together, from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The lines.
    pub lines: Vec<Line>,
}

/// How wide lines can be where they stand, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// As wide as this at most.
    pub most: f32,
    /// At least as wide as this, and to a place as far to the right as this, for lines beside it are; nothing where that is
    /// not known.
    pub seen: Option<(f32, f32)>,
    /// The distance from one baseline to the next inside a paragraph, in sizes of its letters; nothing where too little
    /// is seen to know.
    pub pitch: Option<f32>,
}

impl Room {
    /// Of a width at most.
    pub fn of(most: f32) -> Self {
        Self { most, seen: None, pitch: None }
    }
}

/// Parts lines into paragraphs: at a gap, at a bullet or number, at a change of size, and after a line that had room
/// for the next word.
pub fn parted(lines: Vec<Line>, room: Room) -> Vec<Lines> {
    let pitch = usual_pitch(&lines, room);
    let mut all: Vec<Lines> = Vec::new();
    for line in lines {
        match all.last_mut() {
            Some(open) if goes_on(&open.lines, &line, pitch, room) => open.lines.push(line),
            _ => all.push(Lines { lines: vec![line] }),
        }
    }
    all
}

/// The usual distance from one baseline to the next, by lines that the next one goes on from; that of the size where there
/// are none.
fn usual_pitch(lines: &[Line], room: Room) -> f32 {
    let mut pitches: Vec<f32> = lines
        .windows(2)
        .filter(|pair| pair[0].turn == pair[1].turn && (pair[0].size - pair[1].size).abs() < 0.6)
        .filter(|pair| !had_room(&pair[0], &pair[1], pair[1].room.map_or(room, |most| Room { most, ..room })))
        .map(|pair| (pair[1].base - pair[0].base) / pair[1].size)
        .filter(|pitch| (0.8..2.2).contains(pitch))
        .collect();
    pitches.sort_by(f32::total_cmp);
    pitches.get(pitches.len() / 3).copied().unwrap_or(1.25)
}

/// How much more than the known distance two lines of a paragraph may be apart.
const KNOWN_SPARE: f32 = 1.12;

/// The distance from one baseline to the next that most lines of many cells keep, in sizes of their letters; nothing where
/// there are few, or they do not agree.
pub fn known_pitch(cells: &[Vec<Line>]) -> Option<f32> {
    const FEWEST: usize = 8;
    const ALIKE: f32 = 0.02;
    let pairs = cells.iter().flat_map(|lines| lines.windows(2));
    let alike =
        pairs.filter(|pair| pair[0].turn == pair[1].turn && (pair[0].size - pair[1].size).abs() < 0.3);
    let mut pitches: Vec<f32> = alike
        .map(|pair| (pair[1].base - pair[0].base) / pair[1].size)
        .filter(|pitch| (0.8..2.2).contains(pitch))
        .collect();
    pitches.sort_by(f32::total_cmp);
    let within = |at: usize| pitches.partition_point(|pitch| *pitch <= pitches[at] + ALIKE) - at;
    let first = (0..pitches.len()).max_by_key(|&at| (within(at), std::cmp::Reverse(at)))?;
    let many = within(first);
    (many >= FEWEST && many * 2 > pitches.len()).then(|| pitches[first + many / 2])
}

/// Whether a line goes on from those above it.
fn goes_on(open: &[Line], line: &Line, pitch: f32, room: Room) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return false };
    let size = last.size.max(line.size);
    let step = line.base - last.base;
    let room = line.room.map_or(room, |most| Room { most, ..room });
    let close = step <= room.pitch.map_or(pitch * 1.28 + 0.05, |known| known * KNOWN_SPARE) * size;
    let alike = (last.size - line.size).abs() <= size * 0.12 && last.turn == line.turn;
    if !close || !alike || begins_item(line) {
        return false;
    }
    // A column that goes on at the head of the next.
    if step < -size {
        return !had_room(last, line, room) && !ends_sentence(last);
    }
    // A line that hangs under the words of an item goes on with it, however short the line above is.
    let hangs = begins_item(first) && line.frame_area().left > first.frame_area().left + size * 0.5;
    hangs || !had_room(last, line, room)
}

/// Whether a line ends with a full stop or the like.
pub fn ends_sentence(line: &Line) -> bool {
    line.words.last().is_some_and(|word| {
        word.text.trim_end_matches(['”', '’', '"', ')']).ends_with(['.', '!', '?', ':', ';'])
    })
}

/// Whether the first word of the next line would have stood on the line with room to spare: the line was ended on
/// purpose.
pub fn had_room(last: &Line, next: &Line, room: Room) -> bool {
    const SPARE: f32 = 1.6;
    const LEAST_SPARE: f32 = 0.07;
    let first = next.words.first().map_or(0.0, |word| word.area.width());
    let (area, more) = (last.frame_area(), first + last.size * 0.3);
    if area.width() + more + last.size * SPARE < room.most {
        return true;
    }
    // Nearer than that only where something new begins, and where a line beside it is known to have had that room.
    let begins = next.words.first().and_then(|word| word.text.chars().next());
    let is_new = begins.is_some_and(|letter| letter.is_uppercase() || letter.is_numeric());
    let more = more + last.size * LEAST_SPARE;
    is_new && room.seen.is_some_and(|(width, right)| area.width() + more < width && area.right + more < right)
}

/// Whether a line begins with a bullet, or with a number or letter and its mark.
pub fn begins_item(line: &Line) -> bool {
    let Some(first) = line.words.first() else { return false };
    is_lone_bullet(first) || is_number_mark(&first.text) && line.words.len() > 1
}

fn is_lone_bullet(word: &Word) -> bool {
    let mut letters = word.text.chars();
    let bullet = letters.next().is_some_and(|letter| is_bullet(letter) || letter == 'o' || letter == '-');
    bullet && letters.next().is_none()
}

/// `1.`, `12)`, `(a)`, `b)`, `iv.`, `2.4`: what an item of a numbered list begins with.
fn is_number_mark(word: &str) -> bool {
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let marked = inner.len() < word.len() && word.ends_with([')', '.']);
    let digits = !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|byte| b"ivx".contains(&byte));
    let dotted = inner.split('.').count() > 1
        && inner.len() <= 7
        && inner.split('.').all(|part| {
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    marked && (digits || (letter || roman) && word.ends_with(')')) || dotted
}

impl Lines {
    /// Takes the bullet from its head. Says whether there was one.
    pub fn take_bullet(&mut self) -> bool {
        let Some(line) = self.lines.first_mut() else { return false };
        let is_item = line.words.len() > 1 && line.words.first().is_some_and(is_lone_bullet);
        if is_item {
            line.words.remove(0);
        }
        is_item
    }

    /// The paragraph, each line with its own place on the page.
    /// `room` is how wide a line can be.
    pub fn paragraph(&self, page: u32, cell: Option<CellPlace>, room: f32) -> Paragraph {
        let mut runs: Vec<Run> = Vec::new();
        let mut end = String::new();
        let tells_spaces = self.lines.iter().any(|line| line.spaced);
        for (number, line) in self.lines.iter().enumerate() {
            let above = number.checked_sub(1).and_then(|above| self.lines.get(above));
            let breaks_word = above.is_some_and(|above| may_break_word(above, line, room));
            for (at, part) in line.words.chunk_by(|a, b| marks(a) == marks(b)).enumerate() {
                let begins_line = at == 0;
                let separator = match above.filter(|_| begins_line && end.ends_with('-')) {
                    Some(above) if above.spaced => " ",
                    Some(_) if tells_spaces => "",
                    _ => separator(&end, runs.is_empty(), begins_line, begins_line && breaks_word),
                };
                put(&mut runs, line, part, separator, page, cell);
                end = part.last().map(|word| word.text.clone()).unwrap_or_default();
            }
        }
        Paragraph { runs }
    }
}

/// Stands after a hyphen at the end of a line until all words are known: see `hyphens.rs`.
pub const JOINT: &str = "\u{2060}";

/// What stands between words and those before them; nothing after a hyphen that is at the end of a line.
fn separator(before: &str, is_first: bool, begins_line: bool, breaks_word: bool) -> &'static str {
    let mut letters = before.chars().rev();
    let hyphen = letters.next().is_some_and(|letter| "-\u{2010}\u{AD}".contains(letter));
    let joined = begins_line && hyphen && letters.next().is_some_and(char::is_alphanumeric);
    match (is_first, joined, before.ends_with('-')) {
        (true, ..) | (_, true, false) => "",
        (_, true, true) => JOINT,
        _ if breaks_word => JOINT,
        _ => " ",
    }
}

fn marks(word: &Word) -> Marks {
    Marks { emphasis: word.look.emphasis, strong: word.look.strong, struck: word.struck, inserted: false }
}

/// Whether a line may go on with the word that the line above ends with: one that is as wide as a line can be.
fn may_break_word(above: &Line, line: &Line, room: f32) -> bool {
    let [only] = &above.words[..] else { return false };
    let small = |letter: Option<char>| letter.is_some_and(char::is_lowercase);
    let first = line.words.first().and_then(|word| word.text.chars().next());
    only.area.width() > room - above.size && small(only.text.chars().last()) && small(first)
}

/// Words without the hyphen of a word that goes on in the next line; another soft hyphen that is drawn is a hyphen.
fn plain_hyphens(text: &str, is_end: bool) -> String {
    let kept = text.strip_suffix('\u{AD}').filter(|_| is_end).unwrap_or(text);
    kept.replace('\u{AD}', "-")
}

/// Adds words of one line that are set alike.
fn put(
    runs: &mut Vec<Run>,
    line: &Line,
    words: &[Word],
    separator: &str,
    page: u32,
    cell: Option<CellPlace>,
) {
    let is_end = line.words.last().map(|word| word.area) == words.last().map(|word| word.area);
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let Some(area) = words.iter().map(|word| word.area).reduce(crate::area::Area::joined) else { return };
    let marks = words.first().map(marks).unwrap_or_default();
    let at = Anchor::Page(line.turn.area_on_page(area).on_page(page), cell);
    let text = plain_hyphens(&texts.join(" "), is_end);
    match runs.last_mut() {
        Some(run) if run.marks == marks => run.words.push(separator, &Quote::at(text, at)),
        _ => runs.push(Run { words: Quote::at(format!("{separator}{text}"), at), marks }),
    }
}
