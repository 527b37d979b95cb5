//! A list that is being read.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::Timescale;
use goldthread_tree::join;

use crate::kind::holds;
use crate::lexicon::lexicon;
use crate::lines::{Line, Shape};
use crate::mark::Mark;
use crate::{Addressee, Recommendation, RecommendationKind, bodies, times};

/// A list whose heading was read.
pub struct Open {
    /// What its heading makes its items.
    pub kind: RecommendationKind,
    /// Its heading.
    pub group: Quote,
    /// How many items it has.
    pub count: usize,
    /// Whether a table of items stood in it.
    pub has_table: bool,
    /// How deep its heading stands; 0 where the format marks none.
    pub level: u8,
    to: Addressee,
    context: Quote,
    responsible: Vec<Quote>,
    deadline: Timescale,
    style: Option<Mark>,
    /// The page and the left edge of the last item, where the format knows pages.
    left: Option<(u32, i32)>,
    last_number: u32,
    /// Whether the items that follow are points under the last one.
    points: bool,
    /// Paragraphs without a mark before any item.
    loose: Vec<Quote>,
    found: Vec<Recommendation>,
}

/// Less than this further right is beside, more than that is deeper; in hundredths of a point.
const CLOSE: i32 = 300;
const DEEPER: i32 = 700;

/// The page and the left edge of the first words, where the format knows pages.
fn left_of(words: &Quote) -> Option<(u32, i32)> {
    match words.anchors().next() {
        Some(Anchor::Page(place, _)) => Some((place.page, place.left)),
        _ => None,
    }
}

/// Whether a line belongs to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// It does, and was taken.
    In,
    /// The list ends before it.
    Not,
}

impl Open {
    /// A list under a heading.
    pub fn new(kind: RecommendationKind, group: Quote, to: Addressee) -> Self {
        Self {
            kind,
            group,
            count: 0,
            has_table: false,
            level: 0,
            to,
            context: Quote::default(),
            responsible: Vec::new(),
            deadline: Timescale::default(),
            style: None,
            left: None,
            last_number: 0,
            points: false,
            loose: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Takes a line in, or says that the list ends before it.
    pub fn fit(&mut self, line: &Line, next: Option<&Line>) -> Fits {
        if let Some(time) = times::heading(&line.words) {
            self.deadline = time;
            (self.style, self.points) = (None, false);
            return Fits::In;
        }
        if self.count > 0
            && line.is_footnote()
            && next.is_some_and(|next| next.mark != Mark::None || next.is_footnote())
        {
            return Fits::In;
        }
        if self.is_introduction(line, next) {
            self.introduce(&line.words);
            return Fits::In;
        }
        match line.mark {
            Mark::None => self.unmarked(line, next),
            Mark::Number(number) => self.numbered(line, number),
            mark => self.marked(line, mark),
        }
    }

    /// Whether a line says who should do what follows, or why.
    fn is_introduction(&self, line: &Line, next: Option<&Line>) -> bool {
        let words = &lexicon().lists.introduces;
        let strongly = holds(&line.plain, &words[..3.min(words.len())]);
        let list_follows = next.is_some_and(|next| next.mark != Mark::None || times::is_heading(next.text()));
        let asks = line.text().ends_with(':') && line.mark == Mark::None && !self.points;
        if line.shape == Shape::Row && self.count > 0 {
            return false;
        }
        strongly && list_follows && line.text().len() < 400 && !matches!(line.mark, Mark::Bullet(_))
            || asks && (self.count == 0 || !bodies::asked_in(&line.words).is_empty())
    }

    /// Keeps the sentence before the items, and whom it asks.
    pub fn introduce(&mut self, sentence: &Quote) {
        let asked = bodies::asked_in(sentence);
        if !asked.is_empty() {
            self.responsible = asked;
        }
        let before = std::mem::take(&mut self.loose);
        self.explain(before.iter().chain([sentence]));
        (self.points, self.style) = (false, self.style.filter(|style| matches!(style, Mark::Number(_))));
    }

    /// Paragraphs before the items say why they have to be done, and by whom.
    fn explain<'q>(&mut self, paragraphs: impl Iterator<Item = &'q Quote>) {
        const LONGEST: usize = 4_000;
        self.context = Quote::default();
        for paragraph in paragraphs {
            if self.context.text().len() + paragraph.text().len() < LONGEST {
                self.context.push("\n", paragraph);
            }
        }
        if self.responsible.is_empty() {
            self.responsible = bodies::asked_in(&self.context);
        }
    }

    fn unmarked(&mut self, line: &Line, next: Option<&Line>) -> Fits {
        const LONG: usize = 900;
        if line.shape == Shape::Row {
            return self.row(line);
        }
        if line.shape == Shape::InRow {
            return self.append(line, "\n");
        }
        // Under a time stands what has to be done by then, with or without marks.
        if self.style.is_none() && self.is_timed() && !line.is_set() {
            self.style = Some(Mark::None);
        }
        if self.style == Some(Mark::None) {
            return self.bare(line);
        }
        if self.count > 0 {
            let open = self.found.last().is_some_and(|last| !last.text.text().ends_with(['.', '?', '!']));
            if open && line.goes_on() {
                self.points |= self.is_announced();
                return self.append(line, if self.points { "\n" } else { " " });
            }
            let list_goes_on =
                next.is_some_and(|next| next.mark != Mark::None || times::is_heading(next.text()));
            let asks = line.text().contains(" should ") || !bodies::asked_in(&line.words).is_empty();
            if list_goes_on && !line.is_set() && asks {
                return self.item(line, None);
            }
            let theme = line.is_set() || line.text().len() < 80 && !line.text().ends_with('.');
            let goes_on = next.is_some_and(|next| self.continues(next) || self.is_theme(line, next));
            return if theme && goes_on { Fits::In } else { Fits::Not };
        }
        if self.has_table
            || line.is_set() && next.is_none_or(|next| next.mark == Mark::None)
            || line.text().len() > LONG
        {
            return Fits::Not;
        }
        self.loose.push(line.words.clone());
        Fits::In
    }

    /// A line of a list whose items have no marks: an item, unless it goes on from the one above.
    fn bare(&mut self, line: &Line) -> Fits {
        const LONG: usize = 900;
        let lower = |text: &str| text.starts_with(char::is_lowercase);
        if line.is_set() || line.text().len() > LONG {
            return Fits::Not;
        }
        let above = self.found.last().is_some_and(|last| lower(last.text.text()));
        if lower(line.text()) && !above { self.append(line, " ") } else { self.item(line, None) }
    }

    /// A row of a table of one column is an item, unless it goes on from the row above.
    fn row(&mut self, line: &Line) -> Fits {
        let open = self.found.last().is_some_and(|last| !last.text.text().ends_with(['.', '?', '!']));
        if open && line.goes_on() {
            return self.append(line, " ");
        }
        self.item(line, None)
    }

    fn numbered(&mut self, line: &Line, number: u32) -> Fits {
        let first = self.style.is_none() && self.last_number == 0;
        let fits =
            if first { number == 1 || Self::begins_as_asked(line) } else { number == self.last_number + 1 };
        let bulleted = matches!(self.style, Some(Mark::Bullet(_) | Mark::Letter | Mark::None));
        if !fits || bulleted || first && self.count > 0 {
            return Fits::Not;
        }
        (self.style, self.last_number) = (Some(line.mark), number);
        self.item(line, line.reference.clone())
    }

    fn marked(&mut self, line: &Line, mark: Mark) -> Fits {
        let under = match (self.style, mark) {
            (Some(Mark::Bullet(style)), Mark::Bullet(bullet)) => self.is_point(style, bullet, line),
            (Some(Mark::Number(_)), _) | (Some(Mark::Bullet(_)), Mark::Letter) => true,
            // Points under the last row of a table of one column.
            (None, _) => self.is_announced() || self.points,
            _ => false,
        };
        let in_row = line.shape == Shape::InRow && (self.points || self.is_announced());
        if (under || in_row) && self.count > 0 {
            self.points = true;
            return self.append(line, "\n");
        }
        self.style.get_or_insert(mark);
        self.item(line, line.reference.clone())
    }

    /// Whether a bullet stands under the last item: a lesser one, or a small letter after a colon.
    fn is_point(&self, style: char, bullet: char, line: &Line) -> bool {
        let lesser = bullet != style && matches!(bullet, '-' | '–' | '—' | 'o' | '○' | '◦' | '⁃' | '‣');
        let announced = self.is_announced();
        let lower = line.text().starts_with(char::is_lowercase);
        let beside = self.indent(line).is_some_and(|more| more < CLOSE) && bullet == style;
        let other = lower || bullet != style;
        lesser || announced && other || self.points && other && !beside || self.is_deeper(line)
    }

    /// Whether a line is set in from the last item, which goes on or has points already.
    fn is_deeper(&self, line: &Line) -> bool {
        let open = self.found.last().is_some_and(|last| !last.text.text().ends_with(['.', '?', '!']));
        (open || self.points) && self.indent(line).is_some_and(|more| more > DEEPER)
    }

    /// How much further right a line begins than the last item on the same page, in hundredths of a point.
    fn indent(&self, line: &Line) -> Option<i32> {
        let ((page, left), (own_page, own_left)) = (self.left?, left_of(&line.words)?);
        (page == own_page).then(|| own_left.saturating_sub(left))
    }

    /// Whether the last item ends in a colon.
    fn is_announced(&self) -> bool {
        self.found.last().is_some_and(|last| last.text.text().trim_end().ends_with(':'))
    }

    fn item(&mut self, line: &Line, reference: Option<Quote>) -> Fits {
        let (text, deadline) = match times::leading(&line.words) {
            Some((time, from)) => (line.words.slice(from..line.text().len()), time),
            None => (line.words.clone(), self.deadline.clone()),
        };
        if text.is_empty() {
            return Fits::In;
        }
        self.points = false;
        self.count += 1;
        self.left = left_of(&line.words);
        if !self.loose.is_empty() {
            let before = std::mem::take(&mut self.loose);
            self.explain(before.iter());
        }
        let mut found = self.made(text, reference);
        found.deadline = deadline;
        self.found.push(found);
        Fits::In
    }

    fn append(&mut self, line: &Line, separator: &str) -> Fits {
        let Some(last) = self.found.last_mut() else {
            self.loose.push(line.words.clone());
            return Fits::In;
        };
        last.text.push(separator, &line.words);
        Fits::In
    }

    /// Whether a line is the next item of a numbered list, and begins as one does.
    pub fn continues(&self, line: &Line) -> bool {
        matches!(line.mark, Mark::Number(number) if self.last_number > 0 && number == self.last_number + 1)
            && Self::begins_as_asked(line)
    }

    /// Whether a line is the heading of a part of the list, and the next its first item: it stands deeper than the heading
    /// of the list, or right under it.
    pub fn is_theme(&self, line: &Line, next: &Line) -> bool {
        const LONGEST: usize = 400;
        let deeper = self.level > 0 && line.level > self.level;
        let same = match (self.style, next.mark) {
            (Some(Mark::Bullet(style)), Mark::Bullet(bullet)) => deeper && style == bullet,
            (None, Mark::Bullet(_)) => deeper,
            (None, Mark::Number(_)) => Self::begins_as_asked(next),
            _ => false,
        };
        same && next.text().len() < LONGEST && !self.has_table && self.loose.is_empty()
    }

    fn begins_as_asked(line: &Line) -> bool {
        let first = line.plain.split(' ').next().unwrap_or_default();
        lexicon().lists.imperatives.iter().any(|word| word == first)
    }

    /// The same list, empty, to go on after what broke it off.
    pub fn again(&self) -> Self {
        let mut open = Self::new(self.kind, self.group.clone(), self.to);
        open.responsible.clone_from(&self.responsible);
        open.context.clone_from(&self.context);
        open
    }

    /// Whether it gives times over its items.
    pub fn is_timed(&self) -> bool {
        !self.deadline.is_blank()
    }

    /// What the list holds. One without marks is its paragraphs; for priority action they are one, unless a sentence
    /// introduces them.
    pub fn into_found(mut self) -> Vec<Recommendation> {
        let loose = std::mem::take(&mut self.loose);
        if self.count > 0 || self.has_table || loose.is_empty() {
            return self.found;
        }
        let together = self.kind == RecommendationKind::PriorityAction && self.context.is_empty();
        let texts = if together { vec![join(&loose, "\n")] } else { loose };
        if together {
            self.responsible = bodies::asked_in(&texts[0]);
        }
        texts.into_iter().map(|text| self.made(text, None)).collect()
    }

    /// One thing to be done, with what the list says of all.
    fn made(&self, text: Quote, reference: Option<Quote>) -> Recommendation {
        Recommendation {
            reference,
            text,
            kind: self.kind,
            group: self.group.clone(),
            context: self.context.clone(),
            responsible: self.responsible.clone(),
            deadline: self.deadline.clone(),
            to: self.to,
        }
    }
}
