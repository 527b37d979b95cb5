//! The markup of the form that asks for a document.

use maud::{Markup, html};

use crate::components::notice::{Mistake, mistakes};

/// What is offered when a person looks for the file; anything else is refused with its reason.
const ACCEPTED: &str = ".docx,.docm,.pdf,.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.html,.htm,.md,.markdown,.txt,.text";

/// The form.
pub fn form(found: &[Mistake], limit: &str) -> Markup {
    let wrong = found.first();
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Read a document" }
                p class="govuk-body" {
                    "Choose the council's own action plan, or a progress report on one. Goldthread shows you what it read beside the "
                    "document and where it has doubts. Nothing is kept until you confirm it."
                }
                form action="/documents" method="post" enctype="multipart/form-data" novalidate {
                    div class=(group_class(wrong.is_some())) {
                        label class="govuk-label govuk-label--m" for="document" { "The document" }
                        div class="govuk-hint" id="document-hint" {
                            "Word, PDF, Excel, a web page or text, up to " (limit) ". Goldthread sees what it is by its content."
                        }
                        @if let Some(mistake) = wrong {
                            p class="govuk-error-message" id="document-error" {
                                span class="govuk-visually-hidden" { "Error: " } (mistake.words)
                            }
                        }
                        input class=(input_class(wrong.is_some())) id="document" name="document" type="file"
                            accept=(ACCEPTED) aria-describedby=(described_by(wrong.is_some()));
                    }
                    button class="govuk-button" data-module="govuk-button" { "Read it" }
                }
            }
        }
    }
}

const fn group_class(wrong: bool) -> &'static str {
    if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
}

const fn input_class(wrong: bool) -> &'static str {
    if wrong { "govuk-file-upload govuk-file-upload--error" } else { "govuk-file-upload" }
}

const fn described_by(wrong: bool) -> &'static str {
    if wrong { "document-hint document-error" } else { "document-hint" }
}
