//! A form that does one thing to governance: what it shows, and what it comes to.
//!
//! Each form is a type of its own that says which fields it has and which command they make; how it is shown, sent, refused and kept
//! is the same for all, and stands here.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::extract::RawForm;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use goldthread_governance::{Command, Refusal};
use maud::{Markup, html};

use super::asked::Asked;
use super::change::{self, Change};
use super::fields::Ask;
use super::given::Given;
use crate::components::ask::{Ends, Form, form as shown};
use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::problem::Problem;

/// One thing that a form does.
pub trait Deed: 'static {
    /// The form, as it stands before anything is typed.
    ///
    /// # Errors
    /// [`Problem`] where what it is about is not there.
    fn sheet(asked: &Asked) -> Result<Sheet, Problem>;

    /// What it comes to; nothing where a field is wrong, which `given` then knows.
    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command>;

    /// The field that a refusal is about.
    fn field_of(refusal: &Refusal) -> &'static str;

    /// The page of what it adds; nothing where it leads back to where it came from.
    fn added(_: &Given<'_>) -> Option<String> {
        None
    }

    /// Whether whoever asks may do it, beside what the table of routes says.
    fn may(_: &Asked) -> bool {
        true
    }
}

/// A form as it is shown.
pub struct Sheet {
    /// What it does.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// What follows from it.
    pub before: Markup,
    /// Its fields.
    pub asks: Vec<Ask>,
    /// What its button says.
    pub button: &'static str,
    /// Whether it takes something away.
    pub ends: Ends,
    /// The page that it came from.
    pub back: String,
    /// The word for what was done.
    pub done: &'static str,
}

impl Sheet {
    /// A form that adds or changes something.
    pub fn new(title: impl Into<String>, about: impl Into<String>, back: String, asks: Vec<Ask>) -> Self {
        let (title, about, before) = (title.into(), about.into(), html! {});
        Self { title, about, before, asks, button: "Keep it", ends: Ends::Nothing, back, done: "sent-twice" }
    }

    /// With what follows from it.
    #[must_use]
    pub fn saying(self, words: &str) -> Self {
        Self { before: html! { (self.before) p class="govuk-body" { (words) } }, ..self }
    }

    /// With what is asked or answered, as it stands.
    #[must_use]
    pub fn quoting(self, words: &str) -> Self {
        Self {
            before: html! { (self.before) blockquote class="gt-quote" { (crate::components::lists::prose(words)) } },
            ..self
        }
    }

    /// With another way that leads out of it.
    #[must_use]
    pub fn leading(self, before: &str, words: &str, href: &str) -> Self {
        Self {
            before: html! { (self.before) p class="govuk-body" { (before) " " a class="govuk-link" href=(href) { (words) } "." } },
            ..self
        }
    }

    /// With the words of its button, and the word for what was done.
    #[must_use]
    pub fn does(self, button: &'static str, done: &'static str) -> Self {
        Self { button, done, ..self }
    }

    /// It takes something away.
    #[must_use]
    pub fn ends(self) -> Self {
        Self { ends: Ends::Something, ..self }
    }

    /// What is kept of what the form shows, as a number: another one once somebody has changed it.
    fn seen(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.asks.iter().filter(|ask| ask.is_kept).for_each(|ask| ask.was.hash(&mut hasher));
        format!("{:016x}", hasher.finish())
    }

    /// What others have changed since the form was opened, where what was typed is another thing.
    fn changed_meanwhile(&self, sent: &Sent) -> Vec<Mistake> {
        if sent.sent("seen").is_none_or(|seen| seen == self.seen()) {
            return Vec::new();
        }
        let differs = |ask: &&Ask| ask.is_kept && sent.value(ask.name) != ask.was;
        self.asks.iter().filter(differs).map(Ask::changed_meanwhile).collect()
    }
}

/// The routes of a form: asked by `GET`, done by `POST`.
pub fn deed<D: Deed>() -> MethodRouter<()> {
    get(ask::<D>).post(perform::<D>)
}

async fn ask<D: Deed>(asked: Asked) -> Result<Markup, Problem> {
    let sheet = opened::<D>(&asked)?;
    Ok(page(&asked, &sheet, None, &[]))
}

async fn perform<D: Deed>(asked: Asked, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sheet = opened::<D>(&asked)?;
    let sent = Sent::of(&body);
    let again = |found: &[Mistake]| page(&asked, &sheet, Some(&sent), found);
    let changed = sheet.changed_meanwhile(&sent);
    if !changed.is_empty() {
        return Ok(change::refused(again(&changed)));
    }
    let given = Given::new(&asked, &sent);
    let command = D::read(&asked, &given);
    let found = given.found();
    match command.filter(|_| found.is_empty()) {
        Some(command) => {
            let to = D::added(&given).unwrap_or_else(|| sheet.back.clone());
            let change = Change { command, once: given.once, to, done: sheet.done };
            change::make(&asked.app, change, D::field_of, again).await
        }
        None => Ok(change::refused(again(&found))),
    }
}

fn opened<D: Deed>(asked: &Asked) -> Result<Sheet, Problem> {
    let sheet = D::sheet(asked)?;
    if D::may(asked) { Ok(sheet) } else { Err(Problem::not_for_you(&asked.app.administrators())) }
}

fn page(asked: &Asked, sheet: &Sheet, sent: Option<&Sent>, found: &[Mistake]) -> Markup {
    let title = if found.is_empty() { sheet.title.clone() } else { format!("Error: {}", sheet.title) };
    let fields = html! {
        @for ask in &sheet.asks { (ask.show(sent.map_or(ask.was.as_str(), |sent| sent.value(ask.name)), found)) }
        input type="hidden" name="seen" value=(sheet.seen());
    };
    let is_typed = sheet.asks.iter().any(Ask::is_long);
    let before = html! {
        (sheet.before)
        @if is_typed {
            div class="govuk-inset-text" { "What you type is kept for ever. Name no child and no family; a case is named by its reference." }
        }
    };
    let form = Form {
        title: &sheet.title,
        about: &sheet.about,
        before,
        fields,
        action: asked.here.clone(),
        button: sheet.button,
        ends: sheet.ends,
        back: sheet.back.clone(),
    };
    asked.page(&title, asked.above(), &shown(&form, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(title: &str, day: &str) -> Sheet {
        let asks = vec![Ask::line("title", "Title").was(title), Ask::day("on", "When").was(day).usual()];
        Sheet::new("Change it", "A board", "/bodies".to_owned(), asks)
    }

    #[test]
    fn a_form_that_is_left_open_overnight_is_not_one_that_others_have_changed() {
        let opened = sheet("Board", "2026-03-19").seen();
        let sent = |title: &str| Sent::of(format!("title={title}&on=2026-03-19&seen={opened}").as_bytes());
        let check = |now: &Sheet, title: &str, expected: &[&str]| {
            let changed = now.changed_meanwhile(&sent(title));
            assert_eq!(changed.iter().map(|mistake| mistake.field).collect::<Vec<_>>(), expected);
        };
        check(&sheet("Board", "2026-03-20"), "Panel", &[]);
        check(&sheet("Committee", "2026-03-20"), "Panel", &["title"]);
        check(&sheet("Panel", "2026-03-20"), "Panel", &[]);
        assert!(
            sheet("Panel", "").changed_meanwhile(&Sent::of(b"title=Board")).is_empty(),
            "it says nothing"
        );
    }
}
