use super::{Applied, Apply, must_be_new, must_be_next};
use crate::{
    Body, BodyAdded, BodyChanged, BodyEnded, Ended, Governance, Paper, Report, ReportAgreed, ReportChanged,
    ReportEnded, ReportReceived,
};

impl Apply for BodyAdded {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { body: id, begun, words } = self.clone();
        must_be_new(&governance.bodies, &id)?;
        governance.bodies.insert(id, Body { id, words, begun, reports: Vec::new(), ended: None });
        Ok(())
    }
}

impl Apply for BodyChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.body_mut(self.body).map(|body| body.words = self.to.clone())
    }
}

impl Apply for BodyEnded {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let ended = Ended { on: self.on, successor: self.successor };
        governance.body_mut(self.body).map(|body| body.ended = Some(ended))
    }
}

impl Apply for ReportAgreed {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { body, number, since, words } = self.clone();
        let body = governance.body_mut(body)?;
        must_be_next(number, body.next_report())?;
        body.reports.push(Report { number, words, since, received: Vec::new(), ended: None });
        Ok(())
    }
}

impl Apply for ReportChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.report_mut(self.body, self.number).map(|report| report.words = self.to.clone())
    }
}

impl Apply for ReportEnded {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.report_mut(self.body, self.number).map(|report| report.ended = Some(self.on))
    }
}

impl Apply for ReportReceived {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { body, number, on, document } = self.clone();
        let received = &mut governance.report_mut(body, number)?.received;
        let at = received.partition_point(|paper| paper.on <= on);
        received.insert(at, Paper { on, document });
        Ok(())
    }
}
