//! What a form says of a scheme.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use goldthread_plan::periods::{Axis, Mark, PeriodField, PeriodRefusal, RatingScheme};
use goldthread_plan::{Plan, Standing};
use thiserror::Error;

use crate::colours::{self, Colour};
use crate::components::notice::Mistake;
use crate::components::tag::Tag;
use crate::form::Sent;
use crate::rated;

/// As many rows may be sent for each of process and impact.
const MOST_ROWS: usize = 16;

/// Our order, by the words that a form sends.
pub const ORDER: [(&str, Standing); 5] = [
    ("not-started", Standing::NotStarted),
    ("off-track", Standing::OffTrack),
    ("at-risk", Standing::AtRisk),
    ("on-track", Standing::OnTrack),
    ("complete", Standing::Complete),
];

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The rows of process and of impact.
    pub axes: [Vec<Row>; 2],
    /// The scheme that the form was shown with.
    pub seen: String,
    /// Who says so, where nobody is asked to sign in.
    pub by: String,
}

/// A mark as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub symbol: String,
    pub colour: String,
    pub meaning: String,
    pub standing: String,
}

/// Why a form is shown again.
#[derive(Debug, Error)]
pub enum Refusal {
    /// Somebody else has changed it meanwhile.
    #[error(
        "somebody else has changed how sections are rated since you opened the page; look at theirs, and send yours again if it is to stand"
    )]
    Meanwhile,
    /// The plan refuses it.
    #[error(transparent)]
    Period(#[from] PeriodRefusal),
}

impl Refusal {
    /// The id of the field that it speaks of.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Period(refusal) if matches!(refusal.field(), Some(PeriodField::Marks(Axis::Impact))) => {
                first(Axis::Impact)
            }
            _ => first(Axis::Process),
        }
    }
}

/// The id of the first field of process or impact.
pub const fn first(axis: Axis) -> &'static str {
    match axis {
        Axis::Process => "process-label-1",
        Axis::Impact => "impact-label-1",
    }
}

impl Told {
    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let rows = |axis: Axis| {
            let value =
                |part: &str, nth: usize| sent.value(&format!("{}-{part}-{nth}", axis.word())).to_owned();
            let is_sent = |nth: &usize| sent.sent(&format!("{}-label-{nth}", axis.word())).is_some();
            let row = |nth| Row {
                label: value("label", nth),
                symbol: value("symbol", nth),
                colour: value("colour", nth),
                meaning: value("meaning", nth),
                standing: value("standing", nth),
            };
            (1..=MOST_ROWS).take_while(is_sent).map(row).collect()
        };
        Self {
            axes: Axis::ALL.map(rows),
            seen: sent.value("seen").to_owned(),
            by: sent.value("by").to_owned(),
        }
    }

    /// A scheme, with an empty row under its last mark, in the form of a plan.
    pub fn showing(scheme: &RatingScheme, plan: &Plan) -> Self {
        let row = |mark: &Mark| Row {
            label: mark.label.clone(),
            symbol: mark.symbol.clone(),
            colour: mark.colour.clone(),
            meaning: mark.meaning.clone(),
            standing: word(mark.standing).to_owned(),
        };
        let axes = Axis::ALL.map(|axis| scheme.marks(axis).iter().map(row).collect());
        Self { axes, seen: stamp(plan), by: String::new() }.with_a_row()
    }

    /// The same with another row, as long as there may be more.
    pub fn with_a_row(mut self) -> Self {
        for rows in &mut self.axes {
            if rows.len() < MOST_ROWS {
                rows.push(Row::default());
            }
        }
        self
    }

    /// The scheme that it says; rows without any word are left out.
    pub fn scheme(&self) -> Result<RatingScheme, Mistake> {
        let [process, impact] = &self.axes;
        Ok(RatingScheme { process: marks(process, Axis::Process)?, impact: marks(impact, Axis::Impact)? })
    }

    /// The style sheet of the marks that are typed and those that stand.
    pub fn sheet(&self, plan: &Plan) -> Option<String> {
        let typed = self.axes.iter().flatten().filter_map(|row| Colour::of(&row.colour));
        let colours: BTreeSet<Colour> = typed.chain(rated::colours_of(plan.rating_scheme())).collect();
        colours::sheet(&colours)
    }
}

impl Row {
    fn is_empty(&self) -> bool {
        self.label.is_empty() && self.meaning.is_empty()
    }

    fn mark(&self) -> Option<Mark> {
        let (_, standing) = ORDER.iter().find(|(word, _)| *word == self.standing)?;
        let Self { label, symbol, colour, meaning, standing: _ } = self.clone();
        Some(Mark { label, symbol, colour, meaning, standing: *standing })
    }

    /// How it will look; nothing where too little is typed.
    pub fn preview(&self) -> Option<Tag> {
        self.mark().filter(|mark| !mark.label.is_empty()).as_ref().map(rated::mark)
    }
}

fn marks(rows: &[Row], axis: Axis) -> Result<Vec<Mark>, Mistake> {
    let missing = |row: &Row| Mistake {
        field: first(axis),
        words: format!("Say where “{}” stands in the order from off track to complete", row.label),
    };
    let said = rows.iter().filter(|row| !row.is_empty());
    said.map(|row| row.mark().ok_or_else(|| missing(row))).collect()
}

/// The word that a form sends for a place in our order.
fn word(standing: Standing) -> &'static str {
    ORDER.iter().find(|(_, own)| *own == standing).map_or("", |(word, _)| word)
}

/// By what a scheme is known again, when a form comes back that was shown with it.
pub fn stamp(plan: &Plan) -> String {
    let mut hasher = DefaultHasher::new();
    let scheme = plan.rating_scheme();
    for mark in scheme.process.iter().chain(&scheme.impact) {
        (&mark.label, &mark.symbol, &mark.colour, &mark.meaning, word(mark.standing)).hash(&mut hasher);
    }
    scheme.process.len().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
