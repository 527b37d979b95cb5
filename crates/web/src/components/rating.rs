//! A rating of last period beside this.

use maud::{Markup, html};

use super::tag::tag;
use crate::speak::Rated;

/// Last period's and this period's, the latter with an arrow where it moved.
pub fn pair(rated: &Rated) -> [Markup; 2] {
    let now = html! {
        (tag(&rated.this))
        @if let Some(moved) = rated.moved { " " span class="gt-nowrap" { span class="gt-arrow" aria-hidden="true" { (moved.arrow()) } " " (moved.word()) } }
    };
    [tag(&rated.last), now]
}
