use super::{Tell, Teller, parts_changed};
use crate::refusal::said;
use crate::{
    ItemAdded, ItemChanged, ItemDropped, ItemWords, MeetingCancelled, MeetingHeld, MeetingMoved,
    MeetingPlanned, MeetingReopened, MinutesAgreed, MinutesDrafted, PaperReceived,
};

impl Tell for MeetingPlanned {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("planned a meeting of {} on {}", teller.body(self.body), said(self.day))
    }
}

impl Tell for MeetingMoved {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let body = teller.governance.meeting(self.meeting).map(|meeting| teller.body(meeting.body));
        let of = body.map(|body| format!(" of {body}")).unwrap_or_default();
        format!("moved the meeting{of} from {} to {}: {}", said(self.from), said(self.to), self.why)
    }
}

impl Tell for MeetingCancelled {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("cancelled {}: {}", teller.meeting(self.meeting), self.why)
    }
}

impl Tell for MeetingHeld {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("recorded that {} took place", teller.meeting(self.meeting))
    }
}

impl Tell for MeetingReopened {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("took back what was recorded of {}: {}", teller.meeting(self.meeting), self.why)
    }
}

impl Tell for ItemAdded {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let Self { meeting, number, words } = self;
        let ItemWords { title, matters, purpose, .. } = words;
        let about = teller.about(matters);
        format!(
            "put “{title}” {purpose} on the agenda of {}, as item {number}{about}",
            teller.meeting(*meeting)
        )
    }
}

impl Tell for ItemChanged {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let ItemWords { title, matters, from, report, purpose, paper } = &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("the title", *title != to.title),
            ("what it is about", *matters != to.matters),
            ("who brings it", *from != to.from),
            ("which report it is", *report != to.report),
            ("what is asked", *purpose != to.purpose),
            ("when its paper is due", *paper != to.paper),
        ]);
        format!("changed {parts}, of item {} “{title}” of {}", self.number, teller.meeting(self.meeting))
    }
}

impl Tell for ItemDropped {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("took item {} off the agenda of {}: {}", self.number, teller.meeting(self.meeting), self.why)
    }
}

impl Tell for PaperReceived {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (item, on) = (self.item, said(self.on));
        format!("recorded that the paper for item {item} of {} came on {on}", teller.meeting(self.meeting))
    }
}

impl Tell for MinutesDrafted {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (meeting, on) = (teller.meeting(self.meeting), said(self.on));
        format!("recorded that the minutes of {meeting} were drafted on {on}")
    }
}

impl Tell for MinutesAgreed {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (meeting, on) = (teller.meeting(self.meeting), said(self.on));
        format!("recorded that the minutes of {meeting} were agreed on {on}")
    }
}
