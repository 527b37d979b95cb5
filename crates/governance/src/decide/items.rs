//! What is on an agenda, and its papers.

use jiff::civil::Date;

use super::{Decided, Governance, must_have_come, unless};
use crate::{
    AgendaItem, Document, ItemAdded, ItemChanged, ItemDropped, ItemWords, Meeting, MeetingId, Paper,
    PaperReceived, Refusal, Words,
};

impl Governance {
    pub(super) fn add_an_item(&self, meeting: MeetingId, words: ItemWords) -> Decided {
        let there = self.must_have_live_meeting(meeting)?;
        self.must_name_what_is_there(there, &words)?;
        let is_so = there.agenda().any(|item| item.words == words);
        Ok(unless(is_so, ItemAdded { meeting, number: there.next_item(), words }))
    }

    pub(super) fn change_item(&self, meeting: MeetingId, number: u32, words: ItemWords) -> Decided {
        let there = self.must_have_live_meeting(meeting)?;
        let item = must_have_item(there, number)?;
        self.must_name_what_is_there(there, &words)?;
        let from = item.words.clone();
        Ok(unless(from == words, ItemChanged { meeting, number, from, to: words }))
    }

    pub(super) fn drop_item(&self, meeting: MeetingId, number: u32, why: Words) -> Decided {
        let there = self.must_have_live_meeting(meeting)?;
        if there.item(number).is_some_and(|item| item.dropped.as_ref() == Some(&why)) {
            return Ok(Vec::new());
        }
        must_have_item(there, number)?;
        Ok(vec![ItemDropped { meeting, number, why }.into()])
    }

    pub(super) fn record_paper(
        &self,
        meeting: MeetingId,
        item: u32,
        on: Date,
        document: Option<Document>,
        today: Date,
    ) -> Decided {
        let there = must_have_item(self.must_have_live_meeting(meeting)?, item)?;
        must_have_come(on, today)?;
        let is_so = there.paper == Some(Paper { on, document: document.clone() });
        Ok(unless(is_so, PaperReceived { meeting, item, on, document }))
    }

    fn must_name_what_is_there(&self, meeting: &Meeting, words: &ItemWords) -> Result<(), Refusal> {
        self.must_know(&words.from)?;
        let body = self.must_have_body(meeting.body)?;
        let is_there = words.report.is_none_or(|number| body.report(number).is_some());
        if is_there { Ok(()) } else { Err(Refusal::NoSuchReport(body.name().clone())) }
    }
}

/// An item that was not taken off.
pub(super) fn must_have_item(meeting: &Meeting, number: u32) -> Result<&AgendaItem, Refusal> {
    let item = meeting.item(number).ok_or(Refusal::NoSuchItem)?;
    if item.dropped.is_some() { Err(Refusal::ItemDropped(number)) } else { Ok(item) }
}
