//! How the ratings that were given in periods are said: in the council's own marks, with our arrows.

use std::collections::BTreeSet;

use goldthread_plan::periods::{Axis, Mark, Period, Rating, RatingScheme};
use goldthread_plan::{Plan, Ratings, SectionNumber, Standing};

use crate::colours::{self, Colour};
use crate::components::tag::Tag;
use crate::speak::{self, Moved, Rated};
use crate::words;

/// A mark of a scheme.
pub fn mark(mark: &Mark) -> Tag {
    let tag = Tag::new(words::shortened(&mark.label, 40), speak::tone(mark.standing));
    Tag {
        symbol: Some(mark.symbol.clone()).filter(|symbol| !symbol.is_empty()),
        colour: Colour::of(&mark.colour),
        ..tag
    }
}

/// A mark that was given, as its scheme draws it; one that the scheme no longer has as ours.
pub fn given(scheme: &RatingScheme, axis: Axis, label: &str, standing: Standing) -> Tag {
    let own = scheme.mark(axis, label);
    own.map_or_else(|| Tag::new(words::shortened(label, 40), speak::tone(standing)), mark)
}

/// A rating; what is not there is not rated.
pub fn rating(scheme: &RatingScheme, axis: Axis, rating: Option<&Rating>) -> Tag {
    rating.map_or_else(|| speak::rating(""), |rating| given(scheme, axis, &rating.mark, rating.standing))
}

/// How a scheme draws a place in our order.
pub fn standing(scheme: &RatingScheme, axis: Axis, standing: Standing) -> Tag {
    let own = scheme.called(axis, standing);
    own.map_or_else(|| Tag::new(standing.word(), speak::tone(standing)), mark)
}

/// Where a rating went; nothing where either is unknown, or not yet expected.
pub fn moved(last: Option<Standing>, this: Option<Standing>) -> Option<Moved> {
    let known = |standing: Option<Standing>| standing.filter(|one| *one != Standing::NotStarted);
    match (known(last)?, known(this)?) {
        (last, this) if this > last => Some(Moved::Better),
        (last, this) if this < last => Some(Moved::Worse),
        _ => None,
    }
}

/// A rating of a section in a period beside the one before; beside what its document prints, where there was no period before.
pub fn in_period(plan: &Plan, period: &Period, section: SectionNumber, axis: Axis) -> Rated {
    let this = period.rating(section, axis);
    let (last, stood) = match plan.period_before(period) {
        Some(before) => {
            let last = before.rating(section, axis);
            (rating(plan.scheme_of(before), axis, last), last.map(|last| last.standing))
        }
        None => printed(plan, section, axis),
    };
    let moved = moved(stood, this.map(|this| this.standing));
    Rated { last, this: rating(plan.scheme_of(period), axis, this), moved }
}

/// What the document prints of now, which the first period follows.
fn printed(plan: &Plan, section: SectionNumber, axis: Axis) -> (Tag, Option<Standing>) {
    let fields = plan.section(section).map(goldthread_plan::Section::fields);
    let ratings: Option<&Ratings> = fields.map(|fields| match axis {
        Axis::Process => &fields.process,
        Axis::Impact => &fields.impact,
    });
    let words = ratings.map_or("", |ratings| ratings.this.text());
    (speak::rating(words), Standing::of(words))
}

/// The style sheet that the marks of a plan need; nothing where they have no colours.
pub fn sheet(plan: &Plan) -> Option<String> {
    let schemes = plan.periods().iter().map(|period| plan.scheme_of(period));
    let colours: BTreeSet<Colour> = schemes.chain([plan.rating_scheme()]).flat_map(colours_of).collect();
    colours::sheet(&colours)
}

/// The colours of a scheme.
pub fn colours_of(scheme: &RatingScheme) -> impl Iterator<Item = Colour> {
    scheme.process.iter().chain(&scheme.impact).filter_map(|mark| Colour::of(&mark.colour))
}
