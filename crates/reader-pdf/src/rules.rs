//! Thin lines made ready for tables: pieces joined, those that belong to words left out, those that touch kept together.

use crate::page::{Glyph, Rule, Turn};

/// Lines nearer than this, in points, are one line of a table.
pub const NEAR: f32 = 3.0;

/// The lines that may be those of tables: pieces in a row are one line, and lines under or through words are left out.
pub fn drawn(rules: &[Rule], glyphs: &[Glyph]) -> Vec<Rule> {
    let words = Words::of(glyphs);
    joined(rules).into_iter().filter(|rule| !words.own(rule)).collect()
}

/// Joins lines that go on from each other.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    const SHORT: f32 = 3.5;
    const SAME: f32 = 0.9;
    let mut all = rules.to_vec();
    all.sort_by(|a, b| {
        let place = |rule: &Rule| (rule.level, rule.at);
        let ((a_level, a_at), (b_level, b_at)) = (place(a), place(b));
        a_level.cmp(&b_level).then(a_at.total_cmp(&b_at)).then(a.span.0.total_cmp(&b.span.0))
    });
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = &all[..];
    while let Some(first) = rest.first() {
        let same = |rule: &&Rule| rule.level == first.level && rule.at - first.at < SAME;
        let (run, others) = rest.split_at(rest.iter().take_while(same).count());
        rest = others;
        let mut run = run.to_vec();
        run.sort_by(|a, b| a.span.0.total_cmp(&b.span.0));
        let mut open: Option<Rule> = None;
        let mut piece = 0.0;
        for rule in run {
            let gap = gap_between(piece, rule.length());
            piece = rule.length();
            match &mut open {
                Some(last) if rule.span.0 - last.span.1 <= gap => {
                    last.span.1 = last.span.1.max(rule.span.1);
                    last.thick = last.thick.max(rule.thick);
                }
                _ => out.extend(open.replace(rule)),
            }
        }
        out.extend(open);
    }
    out.retain(|rule| rule.length() >= SHORT);
    out
}

/// How far two pieces of a line may stand apart: further where both are short, as dashes are.
fn gap_between(a: f32, b: f32) -> f32 {
    const GAP: f32 = 2.6;
    const DASH: f32 = 13.0;
    const BETWEEN_DASHES: f32 = 6.5;
    if a.max(b) <= DASH && a.min(b) >= 1.0 { BETWEEN_DASHES.min(a.max(b) * 1.7) } else { GAP }
}

/// The level letters of a page by their baselines.
struct Words {
    glyphs: Vec<Glyph>,
}

impl Words {
    fn of(glyphs: &[Glyph]) -> Self {
        let level = |glyph: &&Glyph| glyph.turn == Turn::Level && !glyph.letter.is_whitespace();
        let mut glyphs: Vec<Glyph> = glyphs.iter().filter(level).copied().collect();
        glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
        Self { glyphs }
    }

    /// Whether a line stands under or through words and begins and ends with them.
    fn own(&self, rule: &Rule) -> bool {
        const BELOW: f32 = 0.25;
        const ABOVE: f32 = 0.5;
        const TALLEST: f32 = 40.0;
        if !rule.level {
            return false;
        }
        let from = self.glyphs.partition_point(|glyph| glyph.base < rule.at - TALLEST * BELOW);
        let near = self.glyphs[from..].iter().take_while(|glyph| glyph.base < rule.at + TALLEST * ABOVE);
        let (mut covered, mut start, mut end) = (0.0, f32::INFINITY, f32::NEG_INFINITY);
        for glyph in near {
            let below = (rule.at - glyph.base) / glyph.size;
            let (left, right) = glyph.along;
            let inside = left >= rule.span.0 - 1.2 && right <= rule.span.1 + 1.2;
            if inside && below < BELOW && below > -ABOVE {
                covered += right - left;
                start = start.min(left);
                end = end.max(right);
            }
        }
        covered > rule.length() * 0.6 && (start - rule.span.0).abs() < 2.0 && (end - rule.span.1).abs() < 2.5
    }
}

/// Groups lines that touch each other, each group by the numbers of its lines.
pub fn groups(rules: &[Rule]) -> Vec<Vec<usize>> {
    let mut parents: Vec<usize> = (0..rules.len()).collect();
    let (level, mut upright): (Vec<usize>, Vec<usize>) =
        (0..rules.len()).partition(|&number| rules[number].level);
    upright.sort_by(|&a, &b| rules[a].at.total_cmp(&rules[b].at));
    for &number in &level {
        let rule = &rules[number];
        let from = upright.partition_point(|&other| rules[other].at < rule.span.0 - NEAR);
        let crossing = upright[from..].iter().take_while(|&&other| rules[other].at <= rule.span.1 + NEAR);
        for &other in crossing {
            let (start, end) = rules[other].span;
            if start - NEAR <= rule.at && rule.at <= end + NEAR {
                let (a, b) = (root(&mut parents, number), root(&mut parents, other));
                parents[a] = b;
            }
        }
    }
    let mut groups: Vec<(usize, usize)> = (0..rules.len()).map(|at| (root(&mut parents, at), at)).collect();
    groups.sort_unstable();
    groups.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, at)| *at).collect()).collect()
}

/// The groups, each with the upright lines beside it that touch no other line and begin and end where its own do: the outer
/// edge of a cell that goes on over the whole page.
pub fn with_sides(groups: Vec<Vec<usize>>, rules: &[Rule]) -> Vec<Vec<usize>> {
    let (alone, mut groups): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        groups.into_iter().partition(|group| matches!(group[..], [only] if !rules[only].level));
    let spans: Vec<Option<(f32, f32)>> = groups.iter().map(|group| upright_span(group, rules)).collect();
    let near = |a: f32, b: f32| (a - b).abs() < NEAR;
    for side in alone.into_iter().flatten() {
        let (start, end) = rules[side].span;
        let mut fitting = spans
            .iter()
            .enumerate()
            .filter(|(_, span)| span.is_some_and(|(first, last)| near(first, start) && near(last, end)));
        match (fitting.next(), fitting.next()) {
            (Some((group, _)), None) => groups[group].push(side),
            _ => groups.push(vec![side]),
        }
    }
    groups
}

/// Where the longest upright lines of a group begin and end, where there are two or more of them.
fn upright_span(group: &[usize], rules: &[Rule]) -> Option<(f32, f32)> {
    let spans = || group.iter().map(|at| rules[*at]).filter(|rule| !rule.level).map(|rule| rule.span);
    let first = spans().map(|span| span.0).reduce(f32::min)?;
    let last = spans().map(|span| span.1).reduce(f32::max)?;
    let whole = spans().filter(|span| span.0 - first < NEAR && last - span.1 < NEAR).count();
    (whole > 1).then_some((first, last))
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}
