//! A mark in a form, by which it counts once however often it is sent.

use goldthread_ledger::EntryId;
use maud::{Markup, html};
use uuid::Uuid;

use crate::form::Sent;

const FIELD: &str = "once";

/// The mark of one form as it was shown to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once(Uuid);

impl Once {
    /// The mark that a form carried. One without a mark is a form by itself.
    pub fn of(sent: &Sent) -> Self {
        Self(sent.value(FIELD).parse().unwrap_or_else(|_| Uuid::now_v7()))
    }

    /// The entry that what the form says is kept as.
    pub fn entry(self) -> EntryId {
        EntryId::from(self.0)
    }

    /// The id of what the form adds: the same when it is sent again.
    pub fn id<T: From<Uuid>>(self) -> T {
        T::from(self.0)
    }
}

/// The field that carries a new mark.
pub fn once() -> Markup {
    html! { input type="hidden" name=(FIELD) value=(Uuid::now_v7()); }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_is_sent_again_has_the_same_mark() {
        let shown = once().into_string();
        let mark =
            shown.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("there is a mark");
        let sent = Sent::of(format!("title=A&once={mark}").as_bytes());
        assert_eq!(Once::of(&sent), Once::of(&sent));
        assert_eq!(Once::of(&sent).id::<Uuid>().to_string(), mark);
        let bare = Sent::of(b"title=A&once=x");
        assert_ne!(Once::of(&bare), Once::of(&bare));
    }
}
