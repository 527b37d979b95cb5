//! Drawings: the boxes of words in them, their colours, what is said of pictures.

use std::borrow::Cow;

use goldthread_anchor::Quote;
use goldthread_tree::{Colour, Marks, Paragraph, Run};

use crate::body::{Place, Reading, chosen};
use crate::doubts::Kind;
use crate::theme::drawn;
use crate::xml::Element;

impl<'x> Reading<'_, 'x> {
    /// Looks through a drawing; its boxes are kept for when the paragraph ends.
    pub(crate) fn drawing(&mut self, drawing: Element<'x>) {
        for child in drawing.children() {
            match child.name() {
                "txbxContent" => self.boxes.push(child),
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.drawing(chosen);
                    }
                }
                "relIds" => self.diagram(child),
                "docPr" => self.picture_note(child, &["descr", "title"]),
                "wsp" | "sp" => {
                    self.shape(self.solid_fill(child));
                    self.drawing(child);
                }
                "shape" | "rect" | "oval" | "roundrect" => {
                    let fill = child.attribute("fillcolor").filter(|_| child.is_filled());
                    self.shape(fill.and_then(|words| drawn(&words)));
                    self.picture_note(child, &["alt"]);
                    self.drawing(child);
                }
                "OLEObject" => self.doubts.add(Kind::UnreadObject, "", &self.at),
                name if name.ends_with("Pr") => {}
                _ => self.drawing(child),
            }
        }
    }

    /// The words of a diagram stand in a part of their own; they are read once, as those of a box.
    fn diagram(&mut self, reference: Element<'x>) {
        let Some(id) = reference.attribute("dm").map(Cow::into_owned) else { return };
        let Some(words) = self.about.diagrams.get(&id).copied() else { return };
        if self.seen.insert(("diagram", id)) {
            self.boxes.push(words);
        }
    }

    fn shape(&mut self, fill: Option<Colour>) {
        if let Some(colour) = fill.filter(|colour| *colour != Colour::WHITE) {
            self.tally.shapes.add(Some(colour));
        }
    }

    /// The fill of a shape: its own, or that of the style that it names.
    fn solid_fill(&self, shape: Element<'x>) -> Option<Colour> {
        let theme = self.about.theme;
        let properties = shape.child("spPr");
        if properties.is_some_and(|properties| properties.child("noFill").is_some()) {
            return None;
        }
        let own = properties.and_then(|properties| properties.child("solidFill"));
        let styled = || {
            shape.at(&["style", "fillRef"]).filter(|fill| fill.attribute("idx").is_none_or(|at| at != "0"))
        };
        own.or_else(styled).and_then(|fill| theme.solid(fill))
    }

    /// Keeps what is said of a picture as a note.
    fn picture_note(&mut self, picture: Element<'x>, names: &[&str]) {
        let said =
            names.iter().filter_map(|name| picture.attribute(name)).find(|said| !said.trim().is_empty());
        let Some(said) = said.filter(|_| self.place != Place::Note) else { return };
        let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.take_room(1) {
            let run = Run { words: Quote::at(words, self.at.clone()), marks: Marks::default() };
            self.notes.push(Paragraph { runs: vec![run] });
        }
    }
}

impl Element<'_> {
    /// Whether an old drawing has a fill: it does unless it says that it has none. A line across the page is drawn as a
    /// box, and tells nothing.
    fn is_filled(self) -> bool {
        self.attribute("hr").is_none()
            && self.attribute("filled").is_none_or(|filled| !matches!(&*filled, "f" | "false" | "0"))
    }
}
