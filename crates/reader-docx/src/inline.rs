//! What stands in a line: runs with their look, tracked changes, fields, controls, symbols.

use goldthread_tree::Marks;

use crate::body::{Place, Reading, chosen, colour, shown_content};
use crate::doubts::Kind;
use crate::styles::Look;
use crate::symbols::{shown, sym};
use crate::words::Words;
use crate::xml::Element;

/// The fields that are open, the innermost last. The instruction of a field is not shown, its result is.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many of them are before their result.
    instructions: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Instruction,
    Result,
}

impl Fields {
    fn is_shown(&self) -> bool {
        self.instructions == 0
    }

    fn begin(&mut self) {
        self.open.push(Field::Instruction);
        self.instructions += 1;
    }

    fn separate(&mut self) {
        if self.open.last() == Some(&Field::Instruction) {
            self.end();
            self.open.push(Field::Result);
        }
    }

    fn end(&mut self) {
        if self.open.pop() == Some(Field::Instruction) {
            self.instructions -= 1;
        }
    }

    /// No instruction goes on after its paragraph; one that seems to was never ended.
    pub fn end_paragraph(&mut self) {
        while self.open.last() == Some(&Field::Instruction) {
            self.end();
        }
    }
}

/// What tracked changes did to words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tracked {
    /// Nothing.
    #[default]
    Unchanged,
    /// Put in.
    Inserted,
    /// Taken out.
    Deleted,
}

impl Tracked {
    /// What a change within this one did: what is taken out stays out, also where it was put in before.
    #[must_use]
    pub fn and(self, inner: Self) -> Self {
        match (self, inner) {
            (Self::Deleted, _) | (_, Self::Deleted) => Self::Deleted,
            (Self::Inserted, _) | (_, Self::Inserted) => Self::Inserted,
            (Self::Unchanged, Self::Unchanged) => Self::Unchanged,
        }
    }

    /// What an element of this name does to the words within it.
    pub fn by(name: &str) -> Self {
        match name {
            "ins" | "moveTo" => Self::Inserted,
            "del" | "moveFrom" => Self::Deleted,
            _ => Self::Unchanged,
        }
    }
}

impl<'x> Reading<'_, 'x> {
    /// Reads what stands in a paragraph.
    pub(crate) fn inline(&mut self, parent: Element<'x>, look: Look, tracked: Tracked, words: &mut Words) {
        for child in parent.children() {
            match child.name() {
                "r" => self.run(child, look, tracked, words),
                "sdt" => self.control(child, look, tracked, words),
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.inline(chosen, look, tracked, words);
                    }
                }
                name if name.ends_with("Pr") => {}
                name => self.inline(child, look, tracked.and(Tracked::by(name)), words),
            }
        }
    }

    fn control(&mut self, control: Element<'x>, look: Look, tracked: Tracked, words: &mut Words) {
        if let Some(tick) = control.at(&["sdtPr", "checkbox"]) {
            let is_ticked = tick.child("checked").is_some_and(|checked| checked.is_on("val"));
            self.say(box_sign(is_ticked), look, tracked, words);
        } else if let Some(content) = shown_content(control) {
            self.inline(content, look, tracked, words);
        }
    }

    fn run(&mut self, run: Element<'x>, outer: Look, tracked: Tracked, words: &mut Words) {
        let look = match run.child("rPr") {
            None => outer,
            Some(properties) => {
                let named = properties.value("rStyle").and_then(|id| self.about.styles.get(&id));
                let named = named.map(|style| style.look).unwrap_or_default();
                Look::read(properties, self.about.theme).over(named).over(outer)
            }
        };
        self.pieces(run, look, tracked, words);
    }

    fn pieces(&mut self, run: Element<'x>, look: Look, tracked: Tracked, words: &mut Words) {
        for piece in run.children() {
            match piece.name() {
                "t" | "delText" => {
                    self.text(piece, look, tracked, words);
                }
                "br" if piece.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                    self.break_line(words);
                }
                "cr" => self.break_line(words),
                "tab" | "ptab" | "br" => self.say(" ", look, tracked, words),
                "noBreakHyphen" => self.say("-", look, tracked, words),
                "sym" => {
                    let sign = sym(piece).map(String::from).unwrap_or_default();
                    self.say(&sign, Look { font: None, ..look }, tracked, words);
                }
                "fldChar" => self.field(piece, look, tracked, words),
                "footnoteReference" => self.note("footnote", piece),
                "endnoteReference" => self.note("endnote", piece),
                "commentReference" => self.note("comment", piece),
                "drawing" | "pict" | "object" => self.drawing(piece),
                "ruby" => {
                    if let Some(base) = piece.child("rubyBase") {
                        self.inline(base, look, tracked, words);
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(piece) {
                        self.pieces(chosen, look, tracked, words);
                    }
                }
                _ => {}
            }
        }
    }

    /// Says the words of a run; white space at their ends counts only where the run says so.
    fn text(&mut self, element: Element<'x>, look: Look, tracked: Tracked, words: &mut Words) {
        let is_kept = element.attribute("space").is_some_and(|space| space == "preserve");
        let mut pieces = element.pieces().enumerate().peekable();
        while let Some((number, piece)) = pieces.next() {
            let text = if is_kept || number > 0 { &piece } else { piece.trim_start() };
            let text = if is_kept || pieces.peek().is_some() { text } else { text.trim_end() };
            self.say(text, look, tracked, words);
        }
    }

    fn break_line(&mut self, words: &mut Words) {
        if self.fields.is_shown() {
            words.break_line();
        }
    }

    /// Adds words as they are seen.
    fn say(&mut self, text: &str, look: Look, tracked: Tracked, words: &mut Words) {
        if text.is_empty() || !self.fields.is_shown() {
            return;
        }
        let is_hidden = look.hidden.unwrap_or(false) && !text.trim().is_empty();
        if is_hidden {
            self.doubts.add(Kind::HiddenWords, text, &self.at);
        }
        let signs = || text.chars().map(|c| shown(look.font, c));
        self.tally.add(signs(), colour(look.behind), look.colour(), self.place == Place::Box);
        let struck = look.struck.unwrap_or(false) || look.struck_twice.unwrap_or(false);
        let marks = Marks {
            emphasis: look.emphasis.unwrap_or(false),
            strong: look.strong.unwrap_or(false),
            struck: struck || tracked == Tracked::Deleted,
            inserted: tracked == Tracked::Inserted,
        };
        words.push(signs(), marks);
    }

    fn field(&mut self, piece: Element<'x>, look: Look, tracked: Tracked, words: &mut Words) {
        match piece.attribute("fldCharType").as_deref() {
            Some("begin") => {
                if let Some(sign) = piece.child("ffData").and_then(form_field) {
                    self.say(&sign, look, tracked, words);
                }
                self.fields.begin();
            }
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => {}
        }
    }
}

/// What an old form shows where its field has no result of its own: a box, the chosen entry of a list.
fn form_field(data: Element<'_>) -> Option<String> {
    if let Some(tick) = data.child("checkBox") {
        let is_ticked = tick.switch("checked").or_else(|| tick.switch("default")).unwrap_or(false);
        return Some(box_sign(is_ticked).to_owned());
    }
    let list = data.child("ddList")?;
    let chosen = list.value("result").or_else(|| list.value("default"));
    let at = chosen.and_then(|at| at.parse().ok()).unwrap_or(0);
    let entry = list.children().filter(|entry| entry.name() == "listEntry").nth(at)?;
    Some(entry.attribute("val")?.into_owned())
}

fn box_sign(is_ticked: bool) -> &'static str {
    if is_ticked { "☑" } else { "☐" }
}
