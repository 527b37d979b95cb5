use goldthread_anchor::PageBox;

/// A box on a page, in points from the top left of the page as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f32,
    /// The upper edge.
    pub top: f32,
    /// The right edge.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
}

impl Area {
    /// A box by two of its corners, whichever they are.
    pub fn of_corners(a: (f32, f32), b: (f32, f32)) -> Self {
        Self { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    }

    /// How wide it is.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// The middle of it, from the left and from the top.
    pub fn centre(self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    /// Whether a point lies in it.
    pub fn holds(self, (x, y): (f32, f32)) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// The smallest box that holds both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The part that both have; its width or height is below zero where they have none.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The box made larger on all sides.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The place of it on a page, counted from 1.
    pub fn on_page(self, page: u32) -> PageBox {
        PageBox {
            page,
            top: hundredths(self.top),
            left: hundredths(self.left),
            bottom: hundredths(self.bottom),
            right: hundredths(self.right),
        }
    }
}

/// Points as hundredths of a point; a number that is none is 0.
fn hundredths(points: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast to a whole number keeps within its range")]
    let whole = (points * 100.0).round() as i32;
    whole
}
