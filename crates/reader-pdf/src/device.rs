//! Takes down what a page draws: letters, thin lines, filled areas, pictures.

use goldthread_tree::Colour;
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use crate::area::Area;
use crate::fonts::{Font, Fonts};
use crate::page::{Fill, Glyph, Look, Page, Rule, Turn};
use crate::symbols::{Letters, letters};

/// So many letters, lines and areas of one page are taken down.
const MOST_PARTS: usize = 150_000;
/// What is thinner than this, in points, is a line and not an area.
const THIN: f32 = 2.4;

/// Takes down a page.
pub struct Taker<'f> {
    page: Page,
    fonts: &'f mut Fonts,
    clips: Vec<Area>,
}

impl<'f> Taker<'f> {
    /// For an empty page of a size.
    pub fn new(page: Page, fonts: &'f mut Fonts) -> Self {
        let whole = Area { left: 0.0, top: 0.0, right: page.width, bottom: page.height };
        Self { page, fonts, clips: vec![whole] }
    }

    /// The page as it was drawn.
    pub fn done(self) -> Page {
        self.page
    }

    fn clip(&self) -> Area {
        self.clips.last().copied().unwrap_or_default()
    }

    fn has_room(&mut self) -> bool {
        let taken = self.page.glyphs.len() + self.page.rules.len() + self.page.fills.len();
        self.page.gaps.left_out += usize::from(taken >= MOST_PARTS);
        taken < MOST_PARTS
    }

    /// An area that was filled: a thin line or a shaded area. A dot may be a piece of a line of either way.
    fn filled(&mut self, area: Area, paint: &Paint<'_>) {
        let Some(colour) = colour_of(paint) else { return };
        let area = area.common(self.clip());
        let (width, height) = (area.width(), area.height());
        if width < 0.0 || height < 0.0 || !(width + height).is_finite() || !self.has_room() {
            return;
        }
        let (level, upright) = (height <= THIN, width <= THIN);
        let is_dot = level && upright;
        if level && (is_dot || width > height * 1.5) {
            let at = f32::midpoint(area.top, area.bottom);
            self.page.rules.push(Rule { level: true, at, span: (area.left, area.right), thick: height });
        }
        if upright && (is_dot || height > width * 1.5) {
            let at = f32::midpoint(area.left, area.right);
            self.page.rules.push(Rule { level: false, at, span: (area.top, area.bottom), thick: width });
        }
        if !level && !upright {
            self.page.fills.push(Fill { area, colour });
        }
    }

    /// A line that was drawn from one point to another.
    fn stroked(&mut self, from: Point, to: Point, thick: f32) {
        let area = Area::of_corners(point(from), point(to));
        let thick = thick.max(0.1);
        let level = area.height() <= 0.5;
        if !level && area.width() > 0.5 || !self.has_room() {
            return;
        }
        if thick > THIN * 2.0 {
            return;
        }
        let clip = self.clip().grown(thick);
        let cut = area.common(clip);
        if cut.width() < 0.0 || cut.height() < 0.0 {
            return;
        }
        let (at, span) =
            if level { (cut.top, (cut.left, cut.right)) } else { (cut.left, (cut.top, cut.bottom)) };
        self.page.rules.push(Rule { level, at, span, thick });
    }

    fn fill_path(&mut self, path: &BezPath, paint: &Paint<'_>) {
        for part in subpaths(path) {
            let Some(area) = area_of(&part) else { continue };
            let round =
                part.elements().iter().any(|step| matches!(step, PathEl::CurveTo(..) | PathEl::QuadTo(..)));
            if round && is_dot(area) && colour_of(paint).is_some() && self.has_room() {
                self.page.glyphs.push(dot(area));
            } else {
                self.filled(area, paint);
            }
        }
    }

    fn stroke_path(&mut self, path: &BezPath, thick: f32, paint: &Paint<'_>) {
        if colour_of(paint).is_none() {
            return;
        }
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for part in path.elements() {
            let next = match *part {
                PathEl::MoveTo(to) => {
                    start = to;
                    last = to;
                    continue;
                }
                PathEl::LineTo(to) => to,
                PathEl::ClosePath => start,
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                    last = to;
                    continue;
                }
            };
            self.stroked(last, next, thick);
            last = next;
        }
    }

    fn letter(&mut self, shown: Option<BfString>, font: Font, place: Place) {
        match shown {
            None => {
                self.page.gaps.unknown += 1;
                self.put(char::REPLACEMENT_CHARACTER, font, place);
            }
            Some(BfString::Char(letter)) => self.put_letters(letter, font, place),
            Some(BfString::String(text)) => {
                let count = text.chars().count();
                text.chars().enumerate().for_each(|(at, letter)| {
                    self.put_letters(letter, font, place.part(at, count));
                });
            }
        }
    }

    fn put_letters(&mut self, letter: char, font: Font, place: Place) {
        match letters(letter, font.symbols) {
            Letters::None => {}
            Letters::One(letter) => self.put(letter, font, place),
            Letters::Some(several) => {
                let count = several.chars().count();
                let parts = several.chars().enumerate();
                parts.for_each(|(at, letter)| self.put(letter, font, place.part(at, count)));
            }
        }
    }

    fn put(&mut self, letter: char, font: Font, place: Place) {
        let Place { along, base, size, turn } = place;
        let glyph = Glyph { letter, along, base, size, turn, look: font.look };
        if !(along.0 + along.1 + base + size).is_finite() || size <= 0.0 || !self.has_room() {
            return;
        }
        if self.clip().grown(1.0).holds(glyph.area().centre()) {
            self.page.glyphs.push(glyph);
        } else if !letter.is_whitespace() {
            self.page.gaps.cut += 1;
        }
    }
}

/// Whether a round area has the size of a bullet.
fn is_dot(area: Area) -> bool {
    let (width, height) = (area.width(), area.height());
    (2.5..4.6).contains(&width) && (width - height).abs() < 0.4
}

/// The bullet that a browser draws as a small circle, as the letter that it stands for.
fn dot(area: Area) -> Glyph {
    let size = area.width() / 0.35;
    let base = area.centre().1 + size * 0.32;
    let along = (area.left, area.right);
    Glyph { letter: '•', along, base, size, turn: Turn::Level, look: Look::default() }
}

/// Where a letter stands.
#[derive(Clone, Copy)]
struct Place {
    along: (f32, f32),
    base: f32,
    size: f32,
    turn: Turn,
}

impl Place {
    /// Where a letter of a font stands whose units are thousandths of its size.
    fn of(transform: Affine, advance: Option<f32>) -> Self {
        const TYPICAL_ADVANCE: f64 = 500.0;
        let advance = advance.filter(|advance| *advance > 0.0).map_or(TYPICAL_ADVANCE, f64::from);
        let origin = transform * Point::ZERO;
        let along = transform * Point::new(1000.0, 0.0) - origin;
        let up = transform * Point::new(0.0, 1000.0) - origin;
        let turn = match (along.x.abs() >= along.y.abs(), along.x >= 0.0, along.y >= 0.0) {
            (true, true, _) => Turn::Level,
            (true, false, _) => Turn::Over,
            (false, _, true) => Turn::Down,
            (false, _, false) => Turn::Up,
        };
        let (start, base) = turn.into_frame(point(origin));
        #[expect(clippy::cast_possible_truncation, reason = "points need no more precision")]
        let (length, size) = ((along.hypot() * advance / 1000.0) as f32, up.hypot() as f32);
        Self { along: (start, start + length), base, size, turn }
    }

    /// Where one of several letters of a ligature stands.
    fn part(self, at: usize, count: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a letter stands for few others")]
        let (at, count) = (at as f32, count.max(1) as f32);
        let step = (self.along.1 - self.along.0) / count;
        Self { along: (self.along.0 + step * at, self.along.0 + step * (at + 1.0)), ..self }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points need no more precision")]
fn point(point: Point) -> (f32, f32) {
    (point.x as f32, point.y as f32)
}

/// The colour of a paint that is one colour and can be seen.
fn colour_of(paint: &Paint<'_>) -> Option<Colour> {
    const FAINT: u8 = 12;
    let Paint::Color(colour) = paint else { return None };
    let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
    let over_white = |part: u8| {
        let shown = (u16::from(part) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
        u8::try_from(shown).unwrap_or(u8::MAX)
    };
    (alpha > FAINT).then(|| Colour { red: over_white(red), green: over_white(green), blue: over_white(blue) })
}

fn subpaths(path: &BezPath) -> impl Iterator<Item = BezPath> {
    path.elements()
        .chunk_by(|_, next| !matches!(next, PathEl::MoveTo(_)))
        .map(|part| part.iter().copied().collect())
}

fn area_of(path: &BezPath) -> Option<Area> {
    let Rect { x0, y0, x1, y1 } = path.elements().first().map(|_| path.control_box())?;
    Some(Area::of_corners(point(Point::new(x0, y0)), point(Point::new(x1, y1))))
}

impl<'a> Device<'a> for Taker<'_> {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        let path = transform * path.clone();
        match mode {
            PathDrawMode::Fill(_) => self.fill_path(&path, paint),
            PathDrawMode::Stroke(props) => {
                #[expect(clippy::cast_possible_truncation, reason = "points need no more precision")]
                let scale = transform.determinant().abs().sqrt() as f32;
                self.stroke_path(&path, props.line_width * scale, paint);
            }
        }
    }

    fn draw_rect(&mut self, rect: &Rect, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        if matches!(mode, PathDrawMode::Fill(_)) {
            let Rect { x0, y0, x1, y1 } = transform.transform_rect_bbox(*rect);
            self.filled(Area::of_corners(point(Point::new(x0, y0)), point(Point::new(x1, y1))), paint);
        } else {
            self.draw_path(&rect.to_path(0.1), transform, paint, mode);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let now = self.clip();
        let cut = area_of(&clip.path).map_or(now, |area| now.common(area));
        self.clips.push(cut);
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        let (font, advance) = match glyph {
            Drawn::Outline(outline) => (self.fonts.of(outline), outline.advance_width()),
            Drawn::Type3(_) => (Font::default(), None),
        };
        self.page.gaps.invisible += usize::from(matches!(mode, GlyphDrawMode::Invisible));
        let place = Place::of(transform * glyph_transform, advance);
        self.letter(glyph.as_unicode(), font, place);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let dots = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let Rect { x0, y0, x1, y1 } = transform.transform_rect_bbox(dots);
        let area = Area::of_corners(point(Point::new(x0, y0)), point(Point::new(x1, y1))).common(self.clip());
        let whole = self.page.width * self.page.height;
        if area.width() > 0.0 && area.height() > 0.0 && whole > 0.0 {
            self.page.pictured += area.width() * area.height() / whole;
        }
    }
}
