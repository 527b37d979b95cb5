//! A question of a form whose answers all stand on the page: one of them is chosen, or several are ticked.

use maud::{Markup, html};

use super::notice::Mistake;

/// A question with its answers.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The name of the field; the first answer has it as its id.
    pub name: &'static str,
    /// What it asks.
    pub legend: &'a str,
    /// More on that; empty where nothing more is to be said.
    pub hint: &'a str,
    /// How many answers may be given.
    pub takes: Takes,
    /// The answers.
    pub answers: &'a [Answer],
}

/// How many answers a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// One.
    One,
    /// Any number, none too.
    Several,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// What it means; empty where nothing more is to be said.
    pub hint: &'static str,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Takes {
    const fn input(self) -> &'static str {
        match self {
            Self::One => "radio",
            Self::Several => "checkbox",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::One => "govuk-radios",
            Self::Several => "govuk-checkboxes",
        }
    }
}

impl Question<'_> {
    /// The markup, with what is wrong with what was sent.
    pub fn show(&self, found: &[Mistake]) -> Markup {
        let Self { name, legend, hint, takes, answers } = *self;
        let wrong = found.iter().find(|mistake| mistake.field == name);
        let described = [(!hint.is_empty(), "hint"), (wrong.is_some(), "error")];
        let described: Vec<String> =
            described.iter().filter(|(is, _)| *is).map(|(_, what)| format!("{name}-{what}")).collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
                fieldset class="govuk-fieldset" aria-describedby=[described] {
                    legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { (legend) }
                    @if !hint.is_empty() { div class="govuk-hint" id={ (name) "-hint" } { (hint) } }
                    @if let Some(mistake) = wrong {
                        p class="govuk-error-message" id={ (name) "-error" } { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                    }
                    div class=(takes.class()) data-module=(takes.class()) {
                        @for (nth, answer) in answers.iter().enumerate() { (shown(name, takes, nth, answer)) }
                    }
                }
            }
        }
    }
}

/// An answer. A mistake leads to the first of them by the name of the question.
fn shown(name: &str, takes: Takes, nth: usize, answer: &Answer) -> Markup {
    let id = if nth == 0 { name.to_owned() } else { format!("{name}-{}", nth + 1) };
    let (kind, hint) = (takes.class(), format!("{id}-means"));
    html! {
        div class={ (kind) "__item" } {
            input class={ (kind) "__input" } id=(id) name=(name) type=(takes.input()) value=(answer.value) checked[answer.chosen]
                aria-describedby=[(!answer.hint.is_empty()).then_some(&hint)];
            label class={ "govuk-label " (kind) "__label" } for=(id) { (answer.words) }
            @if !answer.hint.is_empty() { div class={ "govuk-hint " (kind) "__hint" } id=(hint) { (answer.hint) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_its_own_id_and_the_first_is_where_a_mistake_leads() {
        let answer = |value: &str, hint, chosen| Answer {
            value: value.into(),
            words: format!("<{value}>"),
            hint,
            chosen,
        };
        let answers = [answer("a", "The first", false), answer("b", "", true)];
        let question =
            Question { name: "letter", legend: "Which", hint: "One", takes: Takes::One, answers: &answers };
        let shown =
            question.show(&[Mistake { field: "letter", words: "Choose one".to_owned() }]).into_string();
        for words in [
            "<fieldset class=\"govuk-fieldset\" aria-describedby=\"letter-hint letter-error\">",
            "id=\"letter\" name=\"letter\" type=\"radio\" value=\"a\" aria-describedby=\"letter-means\"",
            "id=\"letter-2\" name=\"letter\" type=\"radio\" value=\"b\" checked",
            "for=\"letter-2\">&lt;b&gt;</label>",
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
    }
}
