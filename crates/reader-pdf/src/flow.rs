//! The words outside tables: columns, running heads, headings, items, paragraphs.

use std::collections::HashMap;

use crate::blocks::Scale;
use crate::lines::Line;

/// The lines of a page that stand outside its tables.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The number of the page.
    pub page: u32,
    /// How high the page is.
    pub height: f32,
    /// The lines in reading order.
    pub lines: Vec<Line>,
}

/// Takes out the lines that many pages print at the same place of their head or foot, and page numbers. Gives one
/// wording of each.
pub fn take_running(flows: &mut [Flow], scale: &Scale) -> Vec<String> {
    let mut seen: HashMap<(String, i32), Vec<u32>> = HashMap::new();
    for flow in flows.iter() {
        for line in flow.lines.iter().filter(|line| is_at_edge(line, flow.height)) {
            let pages = seen.entry(key(line, flow.height, scale)).or_default();
            if pages.last() != Some(&flow.page) {
                pages.push(flow.page);
            }
        }
    }
    let inside = often_inside(flows);
    let pages = flows.len();
    let enough = if pages <= 3 { 2 } else { 3 };
    let is_everywhere = |line: &Line, height: f32| {
        let pages = seen.get(&key(line, height, scale)).map_or(0, Vec::len);
        // A heading that is repeated under each section stands at the head of some pages and in the middle of others.
        pages >= enough && inside.get(&line.text()).is_none_or(|often| *often < pages)
    };
    let mut taken: Vec<String> = Vec::new();
    for flow in flows.iter_mut() {
        let height = flow.height;
        flow.lines.retain(|line| {
            let is_running =
                is_at_edge(line, height) && (is_page_number(line) || is_everywhere(line, height));
            if is_running {
                let words = line.text();
                let plain = without_digits(&words);
                if !plain.is_empty() && !taken.iter().any(|other| without_digits(other) == plain) {
                    taken.push(words);
                }
            }
            !is_running
        });
    }
    taken
}

/// How often each line stands in the middle of a page.
fn often_inside(flows: &[Flow]) -> HashMap<String, usize> {
    let mut often: HashMap<String, usize> = HashMap::new();
    for flow in flows {
        for line in flow.lines.iter().filter(|line| !is_at_edge(line, flow.height)) {
            *often.entry(line.text()).or_default() += 1;
        }
    }
    often
}

/// Whether a line stands in the head or foot of its page.
fn is_at_edge(line: &Line, height: f32) -> bool {
    let area = line.area();
    area.bottom < margin(height) || area.top > height - margin(height)
}

/// How far the head and the foot of a page of a height reach.
pub fn margin(height: f32) -> f32 {
    const PART: f32 = 0.115;
    const LEAST: f32 = 48.0;
    (height * PART).max(LEAST).min(height * 0.3)
}

/// A line's words and its place from the nearer edge, in steps of 4 points. Digits do not count, but where a line at the
/// head looks like a heading: `Recommendation 1` and `Recommendation 2` are two.
fn key(line: &Line, height: f32, scale: &Scale) -> (String, i32) {
    let area = line.area();
    let from_edge = if area.top > height / 2.0 { area.top - height } else { area.top };
    #[expect(clippy::cast_possible_truncation, reason = "a page is less than a million points high")]
    let step = (from_edge / 4.0).round() as i32;
    let text = line.text();
    let counted = from_edge >= 0.0 && scale.stands_out(line) && !text.to_lowercase().contains("page");
    (if counted { text } else { without_digits(&text) }, step)
}

/// The letters of a text, in small.
pub fn without_digits(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// `7`, `Page 7`, `Page 7 of 12`, `- 7 -`, `7 | Page`.
pub fn is_page_number(line: &Line) -> bool {
    let text = line.text();
    let plain = without_digits(&text);
    let number = text.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&number)
        && matches!(plain.as_str(), "" | "page" | "pageof" | "of" | "p" | "pg")
        && text.len() <= 20
}

/// Whether a line in the head or foot of a page is likely to be one that other pages print too: a page number, one that the
/// page before has, one that does not look like a heading. `size` is that of most letters of the page.
pub fn is_likely_running(line: &Line, before: Option<&Flow>, size: f32) -> bool {
    let text = line.text();
    let same = |other: &Line| other.text() == text;
    let plain = line.size < size * 1.12 && !line.is_strong();
    is_page_number(line) || plain || before.is_some_and(|before| before.lines.iter().any(same))
}

/// How wide a line of the page's words can be: from the first to the last of all lines.
pub fn room(lines: &[Line]) -> f32 {
    let areas = || lines.iter().map(Line::frame_area);
    let left = areas().map(|area| area.left).fold(f32::INFINITY, f32::min);
    let right = areas().map(|area| area.right).fold(0.0, f32::max);
    (right - left).max(0.0)
}
