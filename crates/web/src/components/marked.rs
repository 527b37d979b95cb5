//! The text of a document with what was read from it marked.

use maud::{Markup, html};

use crate::marks::{Field, Line, Piece};

/// The lines, each with its number, which is also its address.
pub fn marked(lines: &[Line<'_>]) -> Markup {
    let first_picked =
        lines.iter().find(|line| line.pieces.iter().any(|piece| piece.picked)).map(|line| line.number);
    html! {
        div class="gt-source" {
            @for line in lines {
                @if first_picked == Some(line.number) { span id="picked" class="gt-source__target" {} }
                div class=(line_class(line)) id={ "L" (line.number) } {
                    span class="gt-source__number" aria-hidden="true" { @if !line.pieces.is_empty() { (line.number) } }
                    div class="gt-source__text" {
                        @for piece in &line.pieces { (words(piece)) }
                        @if line.left_out > 0 { em class="gt-dim" { " … " (line.left_out) " more characters on this line" } }
                    }
                }
            }
        }
    }
}

fn line_class(line: &Line<'_>) -> &'static str {
    if line.pieces.is_empty() { "gt-source__line gt-source__line--blank" } else { "gt-source__line" }
}

fn words(piece: &Piece<'_>) -> Markup {
    let Some(mark) = piece.mark else {
        return html! { @if piece.picked { mark class="gt-picked" { (piece.text) } } @else { (piece.text) } };
    };
    html! {
        mark class={ (mark.kind.class()) @if piece.picked { " gt-picked" } } title=(mark.words) {
            @match &mark.href {
                Some(href) => a class="govuk-link govuk-link--no-visited-state govuk-link--text-colour" href=(href) { (piece.text) },
                None => (piece.text),
            }
        }
    }
}

/// What each way of marking means.
pub fn key() -> Markup {
    html! {
        h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="key" { "How the words are marked" }
        ul class="gt-key gt-source" aria-labelledby="key" {
            @for field in Field::ALL { li { mark class=(field.class()) { (field.word()) } } }
        }
    }
}
