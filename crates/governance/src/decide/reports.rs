//! What bodies are to receive.

use jiff::civil::Date;

use super::bodies::must_not_end_before;
use super::{Decided, Governance, must_have_come, unless};
use crate::{
    Body, BodyId, Document, Paper, Refusal, Report, ReportAgreed, ReportChanged, ReportEnded, ReportReceived,
    ReportWords,
};

impl Governance {
    pub(super) fn agree_report(&self, body: BodyId, since: Date, words: ReportWords, today: Date) -> Decided {
        let there = self.must_have_live_body(body, today)?;
        self.must_know(&words.from)?;
        let is_so =
            |report: &Report| report.ended.is_none() && report.since == since && report.words == words;
        let (is_so, number) = (there.reports.iter().any(is_so), there.next_report());
        Ok(unless(is_so, ReportAgreed { body, number, since, words }))
    }

    pub(super) fn change_report(
        &self,
        body: BodyId,
        number: u32,
        words: ReportWords,
        today: Date,
    ) -> Decided {
        let there = must_have_report(self.must_have_body(body)?, number)?;
        if there.words == words {
            return Ok(Vec::new());
        }
        self.must_have_live_body(body, today)?;
        self.must_know(&words.from)?;
        if let Some(ended) = there.ended.filter(|ended| *ended < today) {
            return Err(Refusal::ReportEnded { about: there.words.about.clone(), ended });
        }
        Ok(vec![ReportChanged { body, number, from: there.words.clone(), to: words }.into()])
    }

    pub(super) fn end_report(&self, body: BodyId, number: u32, on: Date) -> Decided {
        let there = must_have_report(self.must_have_body(body)?, number)?;
        must_not_end_before(&there.words.about, on, there.since)?;
        Ok(unless(there.ended == Some(on), ReportEnded { body, number, on }))
    }

    pub(super) fn record_report(
        &self,
        body: BodyId,
        number: u32,
        on: Date,
        document: Option<Document>,
        today: Date,
    ) -> Decided {
        let there = must_have_report(self.must_have_body(body)?, number)?;
        must_have_come(on, today)?;
        let is_so = there.received.contains(&Paper { on, document: document.clone() });
        Ok(unless(is_so, ReportReceived { body, number, on, document }))
    }
}

fn must_have_report(body: &Body, number: u32) -> Result<&Report, Refusal> {
    body.report(number).ok_or_else(|| Refusal::NoSuchReport(body.name().clone()))
}
