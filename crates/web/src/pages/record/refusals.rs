//! Who asked for what they have no right to.

use goldthread_accounts::{Fault, Looked, LooksOf, Page};

use super::looks::who;
use super::{LINES_A_PAGE, PageOf};
use crate::access::REFUSED;
use crate::app::App;
use crate::components::Link;
use crate::words;

/// Somebody who was refused.
pub struct Line {
    /// When.
    pub when: String,
    /// Who asked.
    pub who: Link,
    /// For which kind of page: the method and the pattern of the address, which names no plan and no person.
    pub asked: String,
}

/// A page of them, of this authority. Blocks.
pub fn read(app: &App, page: usize) -> Result<PageOf<Line>, Fault> {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // One more than is shown tells whether there are older ones.
    let part = Page { limit: number(LINES_A_PAGE + 1), offset: number((page - 1) * LINES_A_PAGE) };
    let of = LooksOf::Kind { authority: app.authority().as_str(), kind: REFUSED };
    let found = app.deployment().accounts().looks(of, part)?;
    let older = found.len() > LINES_A_PAGE;
    Ok(PageOf { lines: found.iter().take(LINES_A_PAGE).map(|one| line(app, one)).collect(), page, older })
}

fn line(app: &App, looked: &Looked) -> Line {
    Line { when: words::moment(looked.at), who: who(app, looked.by), asked: looked.thing.clone() }
}
