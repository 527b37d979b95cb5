use super::{Tell, Teller, parts_changed};
use crate::refusal::said;
use crate::{
    BodyAdded, BodyChanged, BodyEnded, BodyWords, ReportAgreed, ReportChanged, ReportEnded, ReportReceived,
    ReportWords,
};

impl Tell for BodyAdded {
    fn tell(&self, _: &Teller<'_>) -> String {
        let BodyWords { name, kind, cycle, .. } = &self.words;
        let begun = self.begun.map(|begun| format!(", there since {}", said(begun))).unwrap_or_default();
        format!("added {name}, {kind}; it meets: {cycle}{begun}")
    }
}

impl Tell for BodyChanged {
    fn tell(&self, _: &Teller<'_>) -> String {
        let BodyWords { name, kind, chair, support, cycle, terms, reports_to, limits, subject_of } =
            &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("its name", *name != to.name),
            ("its kind", *kind != to.kind),
            ("its chair", *chair != to.chair),
            ("its support", *support != to.support),
            ("how often it meets", *cycle != to.cycle),
            ("what it is for", *terms != to.terms),
            ("whom it reports to", *reports_to != to.reports_to),
            ("its time limits", *limits != to.limits),
            ("what is about it", *subject_of != to.subject_of),
        ]);
        let renamed = if *name == to.name { String::new() } else { format!(", now called {}", to.name) };
        format!("changed {parts} of {name}{renamed}")
    }
}

impl Tell for BodyEnded {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let goes_on = self.successor.map(|body| format!("; {} goes on with its work", teller.body(body)));
        format!("ended {} on {}{}", teller.body(self.body), said(self.on), goes_on.unwrap_or_default())
    }
}

impl Tell for ReportAgreed {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let ReportWords { about, matter, kind, from, often, .. } = &self.words;
        let from = from.as_ref().map(|who| format!(" from {}", teller.who(who))).unwrap_or_default();
        let on = teller.about(matter.as_slice());
        format!("agreed that {} receives “{about}”, {kind}{from}, {often}{on}", teller.body(self.body))
    }
}

impl Tell for ReportChanged {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let ReportWords { about, matter, kind, from, often, days_before, purpose } = &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("what it is called", *about != to.about),
            ("what it is about", *matter != to.matter),
            ("as what it comes", *kind != to.kind),
            ("from whom it comes", *from != to.from),
            ("how often it comes", *often != to.often),
            ("how long before the meeting it comes", *days_before != to.days_before),
            ("what is asked", *purpose != to.purpose),
        ]);
        format!("changed {parts}, of the report “{about}” to {}", teller.body(self.body))
    }
}

/// How a report of a body is called.
fn report(teller: &Teller<'_>, body: crate::BodyId, number: u32) -> String {
    let there = teller.governance.body(body).and_then(|body| body.report(number));
    let called =
        there.map_or_else(|| format!("report {number}"), |report| format!("“{}”", report.words.about));
    format!("{called} to {}", teller.body(body))
}

impl Tell for ReportEnded {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("ended the report {} on {}", report(teller, self.body, self.number), said(self.on))
    }
}

impl Tell for ReportReceived {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let report = report(teller, self.body, self.number);
        format!("recorded that the report {report} came on {}", said(self.on))
    }
}
