//! Columns by the white between them: stretches of lines that leave the same gaps.

use crate::lines::Line;

/// A stretch of lines, from the top, with the gaps that all of them leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The numbers of its lines, the end not among them.
    pub lines: (usize, usize),
    /// The gaps between columns, from the left: where each begins and ends.
    pub gaps: Vec<(f32, f32)>,
    /// Where its words begin and end.
    pub ends: (f32, f32),
    /// The numbers of its lines that run over all columns, between lines drawn above and below them.
    pub bands: Vec<usize>,
}

/// The longest stretch of lines that leave a gap as wide as `least` times their size all the way, from the line `at`; those
/// before `done` belong to others. `parts` says whether a line drawn between two of them allows a wider distance.
pub fn stretch(
    lines: &[Line],
    (done, at): (usize, usize),
    least: f32,
    parts: &impl Fn(&Line, &Line) -> bool,
) -> Option<Stretch> {
    const FAR: f32 = 3.2;
    let mut free = vec![(f32::NEG_INFINITY, f32::INFINITY)];
    let mut ends = (f32::INFINITY, f32::NEG_INFINITY);
    let mut end = at;
    let mut bands = Vec::new();
    let mut open = 0..0;
    for (number, line) in lines.iter().enumerate().skip(at) {
        if open.contains(&number) {
            continue;
        }
        let before = number.checked_sub(1).filter(|_| number > at).map(|before| &lines[before]);
        let far = before.is_some_and(|before| {
            line.base - before.base > FAR * line.size.max(before.size) && !parts(before, line)
        });
        let (next, lost) = without(&free, line, least * line.size, ends);
        let area = line.frame_area();
        let wider = (ends.0.min(area.left), ends.1.max(area.right));
        let closes = lost || inner(&next, wider).next().is_none();
        if closes && !far && end > at && end == number && inner(&free, ends).next().is_some() {
            open = band(lines, number, ends, parts).unwrap_or_default();
            if !open.is_empty() {
                continue;
            }
        }
        if far || closes {
            break;
        }
        // A band belongs to what stands under it.
        bands.extend(std::mem::take(&mut open));
        (free, ends, end) = (next, wider, number + 1);
    }
    let gaps: Vec<(f32, f32)> = inner(&free, ends).collect();
    let start = at - above(lines.get(done..at)?, lines.get(at)?, &gaps, ends);
    (end > start + 1 && !gaps.is_empty()).then_some(Stretch { lines: (start, end), gaps, ends, bands })
}

/// The lines of a band that begins with a line: a few words over all columns, as close to a line drawn above them and one
/// below as words of a row are.
fn band(
    lines: &[Line],
    start: usize,
    ends: (f32, f32),
    parts: &impl Fn(&Line, &Line) -> bool,
) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 3;
    const CLOSE: f32 = 2.9;
    let close = |above: &Line, below: &Line| {
        let size = above.size.max(below.size);
        below.base - above.base < CLOSE * size && above.size.min(below.size) > size * 0.7
    };
    let above = lines.get(start.checked_sub(1)?)?;
    let fits = |line: &Line| line.frame_area().left > ends.0 - 4.0;
    let end = (start + 1..=start + MOST)
        .find(|&end| lines.get(end).is_some_and(|below| parts(&lines[end - 1], below)))?;
    let whole = &lines[start - 1..=end];
    let is_close = whole.windows(2).all(|pair| close(&pair[0], &pair[1]));
    (parts(above, &lines[start]) && is_close && lines[start..end].iter().all(fits)).then_some(start..end)
}

/// How many of the lines above the first belong to a stretch: they stand close to it and within one column.
fn above(lines: &[Line], first: &Line, gaps: &[(f32, f32)], ends: (f32, f32)) -> usize {
    const CLOSE: f32 = 1.5;
    let mut below = first;
    let mut count = 0;
    for line in lines.iter().rev() {
        let area = line.frame_area();
        let close = below.base - line.base < CLOSE * below.size && (line.size - below.size).abs() < 0.6;
        let column = |at: f32| gaps.partition_point(|(start, end)| f32::midpoint(*start, *end) < at);
        let one = column(area.left) == column(area.right) && (count > 0 || column(area.left) > 0);
        if !close || !one || area.left < ends.0 - 1.0 || area.right > ends.1 + 1.0 {
            break;
        }
        count += 1;
        below = line;
    }
    count
}

/// The gaps that have words on both sides.
fn inner(free: &[(f32, f32)], ends: (f32, f32)) -> impl Iterator<Item = (f32, f32)> {
    free.iter().copied().filter(move |gap| gap.0 > ends.0 && gap.1 < ends.1)
}

/// What a line leaves of some gaps, and whether one that had words on both sides is closed by it.
fn without(free: &[(f32, f32)], line: &Line, least: f32, ends: (f32, f32)) -> (Vec<(f32, f32)>, bool) {
    let mut left = Vec::with_capacity(free.len() + 2);
    let mut lost = false;
    for &(start, end) in free {
        let mut from = start;
        let mut kept = false;
        let crossing = line.words.iter().map(|word| (word.area.left, word.area.right));
        for (begin, stop) in crossing.filter(|(begin, stop)| *stop > start && *begin < end) {
            if begin - from >= least {
                left.push((from, begin));
                kept = true;
            }
            from = from.max(stop);
        }
        if end - from >= least {
            left.push((from, end));
            kept = true;
        }
        lost |= !kept && start > ends.0 && end < ends.1;
    }
    (left, lost)
}

impl Stretch {
    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.gaps.len() + 1
    }

    /// The edges of its columns, one more than columns.
    pub fn edges(&self) -> Vec<f32> {
        const MARGIN: f32 = 2.0;
        // A gap may be wide because a column is empty in most rows; its words begin where the gap ends.
        let inner = self.gaps.iter().map(|(start, end)| f32::max(f32::midpoint(*start, *end), end - 6.0));
        std::iter::once(self.ends.0 - MARGIN).chain(inner).chain([self.ends.1 + MARGIN]).collect()
    }

    /// Adds gaps where areas of colour meet and no word stands across.
    pub fn split_at(&mut self, places: &[f32], lines: &[Line]) {
        const HALF: f32 = 0.3;
        let words = || lines.iter().flat_map(|line| &line.words);
        for &at in places {
            let crossed = words().any(|word| word.area.left < at - HALF && word.area.right > at + HALF);
            let known = self.gaps.iter().any(|(start, end)| *start - 1.0 <= at && at <= *end + 1.0);
            if !crossed && !known && at > self.ends.0 + HALF && at < self.ends.1 - HALF {
                self.gaps.push((at - HALF, at + HALF));
            }
        }
        self.gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    }

    /// The lines of each column in turn, each line knowing how wide its column is.
    pub fn by_column(&self, lines: &[Line]) -> Vec<Line> {
        let mut columns: Vec<Vec<Line>> = vec![Vec::new(); self.width()];
        for line in lines {
            for words in
                line.words.chunk_by(|a, b| self.column(a.area.centre().0) == self.column(b.area.centre().0))
            {
                let Some(first) = words.first() else { continue };
                let column = self.column(first.area.centre().0);
                let part = Line { words: words.to_vec(), ..*line };
                columns[column].push(part);
            }
        }
        for column in &mut columns {
            let areas = || column.iter().map(Line::frame_area);
            let left = areas().map(|area| area.left).fold(f32::INFINITY, f32::min);
            let right = areas().map(|area| area.right).fold(f32::NEG_INFINITY, f32::max);
            for line in column {
                line.room = Some(right - left);
            }
        }
        columns.into_iter().flatten().collect()
    }

    /// The number of the column that a place along a line lies in.
    pub fn column(&self, at: f32) -> usize {
        self.gaps.partition_point(|(start, end)| f32::midpoint(*start, *end) < at)
    }

    /// How wide each column is and how much of it a line of it takes up on average, and how many lines have words in it.
    pub fn columns(&self, lines: &[Line]) -> Vec<Column> {
        let edges = self.edges();
        let mut columns: Vec<Column> =
            edges.windows(2).map(|pair| Column { width: pair[1] - pair[0], ..Column::default() }).collect();
        for line in lines {
            let mut taken: Vec<f32> = vec![0.0; columns.len()];
            for word in &line.words {
                if let Some(taken) = taken.get_mut(self.column(word.area.centre().0)) {
                    *taken += word.area.width() + line.size * 0.25;
                }
            }
            for (column, taken) in columns.iter_mut().zip(taken).filter(|(_, taken)| *taken > 0.0) {
                column.lines += 1;
                column.taken += taken;
            }
        }
        columns
    }
}

/// A column of a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// How wide it is.
    pub width: f32,
    /// How many lines have words in it.
    pub lines: usize,
    /// How much of the width words take up, over all lines.
    taken: f32,
}

impl Column {
    /// The part of its width that its lines take up, 0 to 1.
    pub fn density(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
        let room = self.width * self.lines as f32;
        if room > 0.0 { (self.taken / room).min(1.0) } else { 0.0 }
    }
}
