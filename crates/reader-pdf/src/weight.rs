//! How much work it is to draw a page, told before it is drawn: forms that draw forms can multiply without end.

use std::collections::HashMap;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page as Sheet, Resources};

/// So many instructions and letters are followed for one page.
const MOST_STEPS: u64 = 4_000_000;
/// So many are followed for a whole document.
const MOST_IN_ALL: u64 = 24_000_000;
/// So many states of drawing may be put aside at once.
const MOST_SAVED: usize = 4_000;
/// So many corners may one shape have.
const MOST_CORNERS: usize = 1_000_000;
/// So deep may forms draw forms.
const DEEPEST: usize = 48;

/// The forms that were weighed.
pub struct Scales {
    forms: HashMap<ObjectIdentifier, Option<u64>>,
    room: u64,
}

impl Default for Scales {
    fn default() -> Self {
        Self { forms: HashMap::new(), room: MOST_IN_ALL }
    }
}

impl Scales {
    /// Whether a page can be drawn with a bounded amount of work.
    pub fn fits(&mut self, sheet: &Sheet<'_>) -> bool {
        let Some(content) = sheet.page_stream() else { return true };
        let steps = self.steps(content, &Source::Page(sheet.resources()), 0);
        let left = steps.and_then(|steps| self.room.checked_sub(steps));
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }

    /// How many instructions some content comes to; `None` where it is too many to be followed.
    fn steps(&mut self, content: &[u8], source: &Source<'_, '_>, depth: usize) -> Option<u64> {
        let (mut steps, mut saved, mut corners) = (0_u64, 0_usize, 0_usize);
        let mut all = UntypedIter::new(content);
        while let Some(step) = all.next() {
            steps += 1;
            let operator: &[u8] = step.operator;
            match operator {
                b"q" => saved += 1,
                b"Q" => saved = saved.saturating_sub(1),
                b"l" | b"c" | b"v" | b"y" | b"re" | b"m" => corners += 1,
                b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"n" => corners = 0,
                b"Tj" | b"TJ" | b"'" | b"\"" => {
                    steps += step.operands().map(|words| letters(words)).sum::<u64>();
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = step.operands().last()
                        && let Some(form) = source.form(name)
                    {
                        steps = steps.saturating_add(self.form(&form, source, depth)?);
                    }
                }
                _ => {}
            }
            if saved > MOST_SAVED || corners > MOST_CORNERS || steps > MOST_STEPS {
                return None;
            }
        }
        Some(steps)
    }

    fn form(&mut self, form: &Stream<'_>, source: &Source<'_, '_>, depth: usize) -> Option<u64> {
        if depth >= DEEPEST {
            return None;
        }
        let id = form.obj_id();
        if let Some(known) = self.forms.get(&id) {
            return *known;
        }
        // A form that draws itself finds this and is not followed.
        self.forms.insert(id, None);
        let own = form.dict().get::<Dict<'_>>("Resources").and_then(|own| own.get::<Dict<'_>>("XObject"));
        let content = form.decoded().ok()?;
        let steps = self.steps(&content, &Source::Form(own.unwrap_or_else(Dict::empty), source), depth + 1);
        self.forms.insert(id, steps);
        steps
    }
}

/// How many letters some words come to at most.
fn letters(words: &Object<'_>) -> u64 {
    let most = match words {
        Object::String(words) => words.as_bytes().len(),
        Object::Array(words) => words.data().len() / 2,
        _ => 0,
    };
    u64::try_from(most).unwrap_or(u64::MAX)
}

/// Where the names of forms are looked up.
enum Source<'s, 'a> {
    Page(&'s Resources<'a>),
    Form(Dict<'a>, &'s Source<'s, 'a>),
}

impl<'a> Source<'_, 'a> {
    /// The form of a name; `None` for a picture.
    fn form(&self, name: &Name<'_>) -> Option<Stream<'a>> {
        let found = match self {
            Self::Page(resources) => resources.get_x_object(name),
            Self::Form(own, outer) => own.get::<Stream<'_>>(name).or_else(|| outer.form(name)),
        };
        found.filter(|found| {
            found.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form")
        })
    }
}
