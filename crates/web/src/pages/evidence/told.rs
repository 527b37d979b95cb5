//! What was typed of a piece of evidence, and the fields that ask for it.

use goldthread_plan::evidence::{Evidence, EvidenceAbout, EvidenceBody, EvidenceKind, Strength};
use goldthread_plan::{ActionNumber, Section};
use maud::{Markup, html};

use super::carried::File;
use crate::components::days::day_or_open;
use crate::components::field::{Field, Kind};
use crate::components::group::Group;
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::components::ticks::{Tick, Ticks, ticks};
use crate::form::Sent;
use crate::proving::Proving;
use crate::{speak, words};

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    title: String,
    kind: String,
    strength: String,
    dated: String,
    valid_until: String,
    /// The address of a page.
    pub url: String,
    /// The numbers of the actions that were ticked.
    pub actions: Vec<u32>,
    /// Why it is replaced or taken away.
    pub why: String,
    /// Who says so, where nobody is asked to sign in.
    pub by: String,
}

impl Told {
    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        Self {
            title: value("title"),
            kind: value("kind"),
            strength: value("strength"),
            dated: value("dated"),
            valid_until: value("valid-until"),
            url: value("url"),
            actions: sent.all("action").filter_map(|number| number.parse().ok()).collect(),
            why: value("why"),
            by: value("by"),
        }
    }

    /// Nothing but an action that is ticked.
    pub fn for_action(number: Option<u32>) -> Self {
        Self { actions: number.into_iter().collect(), ..Self::default() }
    }

    /// What is said of a piece now.
    pub fn as_it_is(piece: &Evidence) -> Self {
        let EvidenceAbout { title, kind, strength, dated, valid_until } = &piece.about;
        let day = |day: &Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            title: title.clone(),
            kind: kind.word().to_owned(),
            strength: strength.word().to_owned(),
            dated: day(dated),
            valid_until: day(valid_until),
            url: match &piece.current().body {
                EvidenceBody::Link { url } => url.clone(),
                EvidenceBody::File { .. } => String::new(),
            },
            actions: piece.serves.iter().map(|number| number.0).collect(),
            ..Self::default()
        }
    }

    /// What it says of the piece, or all that is wrong with it.
    pub fn about(&self) -> Result<EvidenceAbout, Vec<Mistake>> {
        let chosen = |field, words: &str| Mistake { field, words: words.to_owned() };
        let kind = EvidenceKind::ALL.into_iter().find(|kind| kind.word() == self.kind);
        let strength = Strength::ALL.into_iter().find(|strength| strength.word() == self.strength);
        let parts = (
            kind.ok_or_else(|| chosen("kind", "Choose what it can show")),
            strength.ok_or_else(|| chosen("strength", "Choose how much it can bear")),
            day_or_open("dated", &self.dated),
            day_or_open("valid-until", &self.valid_until),
        );
        match parts {
            (Ok(kind), Ok(strength), Ok(dated), Ok(valid_until)) => {
                Ok(EvidenceAbout { title: self.title.clone(), kind, strength, dated, valid_until })
            }
            (kind, strength, dated, until) => {
                let wrong = [kind.err(), strength.err(), dated.err(), until.err()];
                Err(wrong.into_iter().flatten().collect())
            }
        }
    }

    /// The actions that were ticked, or what is wrong with them: whoever may tell of no progress on an action adds no evidence to it.
    pub fn serves(&self, proving: &Proving) -> Result<Vec<ActionNumber>, Mistake> {
        let numbers: Vec<ActionNumber> = self.actions.iter().copied().map(ActionNumber).collect();
        match numbers.iter().find(|number| !proving.may_tell_of(**number)) {
            None => Ok(numbers),
            Some(number) => Err(Mistake {
                field: "action",
                words: format!("Action {number} is not there, or is not yours to tell of; leave it out"),
            }),
        }
    }

    /// Whether an address or a file was given, and not both.
    pub fn is_one_thing(&self, file: &File) -> Result<(), Mistake> {
        let words = match (self.url.is_empty(), file) {
            (true, File::Nothing) => "Choose a file, or enter the address of a page",
            (false, File::Chosen { .. } | File::TooLarge) => "Give a file or an address, not both",
            (true, _) | (false, File::Nothing) => return Ok(()),
        };
        Err(Mistake { field: "document", words: words.to_owned() })
    }
}

/// The fields of what is said of a piece.
pub fn about_fields(told: &Told, found: &[Mistake]) -> Markup {
    let kinds = EvidenceKind::ALL.map(|kind| answer(kind.word(), kind.words(), &told.kind));
    let kind = Question {
        name: "kind",
        legend: "What it can show",
        hint: "That something was done shows no difference for children; that takes outcome or voice.",
        takes: Takes::One,
        answers: &kinds,
    };
    let strengths = Strength::ALL.map(|strength| answer(strength.word(), strength.words(), &told.strength));
    let strength = Question {
        name: "strength",
        legend: "How much it can bear",
        hint: "As you see it. Whoever verifies looks for themselves.",
        takes: Takes::One,
        answers: &strengths,
    };
    html! {
        (Field::new("title", "What it is called", Kind::Words).hint("Such as “Audit of 20 visits, May 2026”. It is kept for ever, so name no child.").typed(&told.title).show(found))
        (kind.show(found))
        (strength.show(found))
        (Field::new("dated", "The day that it speaks of", Kind::Day).hint("The day of the audit or the meeting, not of the upload. Leave it empty where that is not known.").typed(&told.dated).show(found))
        (Field::new("valid-until", "The last day that it can be relied on", Kind::Day).hint("Such as a year after a training. Leave it empty where it has no end.").typed(&told.valid_until).show(found))
    }
}

fn answer(word: &'static str, words: &'static str, chosen: &str) -> Answer {
    let means = words.split_once(": ").map_or("", |(_, means)| means);
    Answer { value: word.to_owned(), words: word.to_owned(), hint: means, chosen: word == chosen }
}

/// The fields for where a piece is: a file, where files are taken, or an address.
pub fn where_fields(proving: &Proving, told: &Told, found: &[Mistake]) -> Markup {
    let files = proving.seen.app.config().files.as_ref();
    let again = if found.is_empty() { "" } else { " Choose it again: a browser does not keep it." };
    let hint = files.map(|files| {
        format!(
            "Up to {}. {}. Its name is kept for ever, so it names no child; the file itself can be erased.{again}",
            size(files.most_bytes()),
            goldthread_evidence::TAKEN
        )
    });
    html! {
        @if let Some(hint) = hint {
            (file_field(&hint, found))
            (Field::new("url", "Or the address of a page", Kind::Words).hint("Where it is kept elsewhere, such as in your records system: https://… Name no child in it.").typed(&told.url).show(found))
        } @else {
            (Field::new("url", "The address of the page", Kind::Words).hint("No files are taken here. Give the address under which it is kept elsewhere: https://… Name no child in it.").typed(&told.url).show(found))
        }
    }
}

/// As the refusal of a file that is larger says it.
fn size(most: usize) -> String {
    const MEGA: usize = 1_000_000;
    if most < MEGA { words::bytes(most) } else { format!("{} MB", most / MEGA) }
}

fn file_field(hint: &str, found: &[Mistake]) -> Markup {
    let wrong = found.iter().find(|mistake| mistake.field == "document");
    let group = Group { id: "document", label: "The file", hint, wrong };
    let class =
        if wrong.is_some() { "govuk-file-upload govuk-file-upload--error" } else { "govuk-file-upload" };
    group.around(&html! {
        input class=(class) id="document" name="document" type="file" aria-describedby=[group.described_by()];
    })
}

/// The actions that whoever asks may tell of, to be ticked.
pub fn action_ticks(proving: &Proving, told: &Told, found: &[Mistake]) -> Markup {
    let plan = proving.seen.plan();
    let of_section = |section: &Section| {
        let own = plan.actions_of(section.number()).filter(|action| proving.may_tell(action));
        let tick = |action: &goldthread_plan::Action| Tick {
            number: action.number().to_string(),
            words: format!("{}. {}", action.number(), words::shortened(action.fields().text.text(), 120)),
            ticked: told.actions.contains(&action.number().0),
        };
        Ticks { section: speak::section_line(section), actions: own.map(tick).collect() }
    };
    let sections = plan.sections().iter().map(of_section);
    let sections: Vec<Ticks> = sections.filter(|section| !section.actions.is_empty()).collect();
    ticks("Which actions it bears out", "One piece may bear out several.", &sections, found)
}
