//! How the things of a plan are said on a page.

use goldthread_anchor::Quote;
use goldthread_papers::Tone;
use goldthread_people::{Directory, PersonId};
use goldthread_plan::work::{DeclaredStatus, PersonRef};
use goldthread_plan::{Action, AnswerDue, Plan, Ratings, Section, Standing};

use crate::components::tag::Tag;
use crate::words;

/// A rating of last period and this, and where it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// Last period's.
    pub last: Tag,
    /// This period's.
    pub this: Tag,
    /// Where it went; nothing where either is not known.
    pub moved: Option<Moved>,
}

/// Where a rating went since the last period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Better,
    Worse,
}

impl Moved {
    /// The arrow.
    pub const fn arrow(self) -> &'static str {
        match self {
            Self::Better => "↑",
            Self::Worse => "↓",
        }
    }

    /// What the arrow means.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
        }
    }
}

/// A rating as printed, last period beside this.
pub fn rated(ratings: &Ratings) -> Rated {
    let order =
        |quote: &Quote| Standing::of(quote.text()).filter(|standing| *standing != Standing::NotStarted);
    let moved = match (order(&ratings.last), order(&ratings.this)) {
        (Some(last), Some(this)) if this > last => Some(Moved::Better),
        (Some(last), Some(this)) if this < last => Some(Moved::Worse),
        _ => None,
    };
    Rated { last: rating(ratings.last.text()), this: rating(ratings.this.text()), moved }
}

/// By when a report has to be answered, as pairs of what and how.
pub fn answer_due(answer: &AnswerDue) -> Vec<(String, String)> {
    let AnswerDue { rule, source, days: _, by, basis } = answer;
    let by = by.map_or_else(|| "The day is not known".to_owned(), words::day);
    let said = [
        ("Last day", by.as_str()),
        ("Rule", rule),
        ("Where it says so", source.text()),
        ("How the day was found", basis),
    ];
    said.map(|(what, words)| (what.to_owned(), words.to_owned())).to_vec()
}

/// Whether anything is printed for a rating.
pub fn is_rated(ratings: &Ratings) -> bool {
    !ratings.last.is_empty() || !ratings.this.is_empty()
}

/// One rating as printed.
pub fn rating(printed: &str) -> Tag {
    if printed.is_empty() { Tag::new("Not rated", Tone::Unrated) } else { status(printed) }
}

/// A status as printed, in the council's own word.
pub fn status(printed: &str) -> Tag {
    let word = words::shortened(printed, 40);
    match Standing::of(printed) {
        Some(standing) => Tag::new(word, tone(standing)),
        None => Tag::plain(word),
    }
}

/// How an action stands, as it was last declared, else as its document prints it.
pub fn standing(action: &Action) -> Tag {
    let fields = action.fields();
    if let Some(declared) = action.work().declared() {
        return declared_tag(declared);
    }
    match (fields.status.text(), fields.timescale.status_word()) {
        ("", Some(word)) => status(word),
        ("", None) => Tag::new("No status", Tone::Unrated),
        (printed, _) => status(printed),
    }
}

/// A status that somebody declared, in the council's own word.
pub fn declared_tag(declared: &DeclaredStatus) -> Tag {
    Tag::new(words::shortened(&declared.mark, 40), tone(declared.standing))
}

/// Somebody of the directory by their name; whoever is not known, or nobody who was asked, by what that is.
pub fn person(directory: &Directory, person: Option<PersonRef>) -> String {
    let Some(PersonRef(id)) = person else { return "Somebody who was not asked to sign in".to_owned() };
    let known = directory.person(PersonId::from(id));
    known.map_or_else(|| "Somebody who is no longer known".to_owned(), |person| person.name.to_string())
}

/// How a place in our order looks.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::NotStarted => Tone::NotStarted,
        Standing::OffTrack => Tone::OffTrack,
        Standing::AtRisk => Tone::AtRisk,
        Standing::OnTrack => Tone::OnTrack,
        Standing::Complete => Tone::Complete,
    }
}

/// The leads of an action in a row; "No lead" where it names none.
pub fn leads(action: &Action) -> String {
    let names: Vec<String> = action.fields().leads.iter().map(|lead| lead.text().to_owned()).collect();
    if names.is_empty() { "No lead".to_owned() } else { names.join("; ") }
}

/// The number that people cite an action by: the document's own, else ours.
pub fn action_name(action: &Action) -> String {
    match &action.fields().reference {
        Some(reference) => format!("Action {}", reference.text()),
        None => format!("Action {}", action.number()),
    }
}

/// A section with its title: "Recommendation 4: Supervision".
pub fn section_line(section: &Section) -> String {
    let (name, title) = (section.name(), words::shortened(section.fields().title.text(), 140));
    if title.is_empty() {
        name
    } else if title.to_lowercase().starts_with(&name.to_lowercase()) {
        title
    } else {
        format!("{name}: {title}")
    }
}

/// A lead as printed, and what it stands for where the plan's own glossary says.
pub fn lead(plan: &Plan, printed: &str) -> String {
    let entry = plan.fields().glossary.iter().find(|entry| entry.abbreviation.text() == printed);
    match entry.map(|entry| entry.title.text()) {
        Some(title) if !title.is_empty() => format!("{title} ({printed})"),
        _ => printed.to_owned(),
    }
}

/// What a plan is of and from, in one line.
pub fn about(plan: &Plan) -> String {
    let fields = plan.fields();
    let framework = fields.inspection.framework.text();
    let dated = fields.document_date.text().replace('\n', ", ");
    let parts = [
        fields.authority.text().to_owned(),
        if framework.is_empty() { String::new() } else { format!("{framework} inspection") },
        if dated.is_empty() { String::new() } else { format!("dated {dated}") },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
