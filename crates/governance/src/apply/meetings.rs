use super::{Applied, Apply, NO_BODY, must_be_new, must_be_next};
use crate::{
    AgendaItem, Governance, ItemAdded, ItemChanged, ItemDropped, Meeting, MeetingCancelled, MeetingHeld,
    MeetingMoved, MeetingPlanned, MeetingReopened, MinutesAgreed, MinutesDrafted, Moved, Paper,
    PaperReceived, Standing,
};

impl Apply for MeetingPlanned {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, body, day } = *self;
        must_be_new(&governance.meetings, &meeting)?;
        governance.body(body).ok_or(NO_BODY)?;
        governance.meetings.insert(meeting, Meeting::planned(meeting, body, day));
        Ok(())
    }
}

impl Apply for MeetingMoved {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, from, to, why } = self.clone();
        let meeting = governance.meeting_mut(meeting)?;
        meeting.day = to;
        meeting.moves.push(Moved { from, to, why });
        Ok(())
    }
}

impl Apply for MeetingCancelled {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let standing = Standing::Cancelled(self.why.clone());
        governance.meeting_mut(self.meeting).map(|meeting| meeting.standing = standing)
    }
}

impl Apply for MeetingHeld {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let standing = Standing::Held(self.note.clone());
        governance.meeting_mut(self.meeting).map(|meeting| meeting.standing = standing)
    }
}

impl Apply for MeetingReopened {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.meeting_mut(self.meeting).map(|meeting| meeting.standing = Standing::Planned)
    }
}

impl Apply for ItemAdded {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, words } = self.clone();
        let meeting = governance.meeting_mut(meeting)?;
        must_be_next(number, meeting.next_item())?;
        meeting.items.push(AgendaItem { number, words, paper: None, dropped: None });
        Ok(())
    }
}

impl Apply for ItemChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.item_mut(self.meeting, self.number).map(|item| item.words = self.to.clone())
    }
}

impl Apply for ItemDropped {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.item_mut(self.meeting, self.number).map(|item| item.dropped = Some(self.why.clone()))
    }
}

impl Apply for PaperReceived {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, item, on, document } = self.clone();
        governance.item_mut(meeting, item).map(|item| item.paper = Some(Paper { on, document }))
    }
}

impl Apply for MinutesDrafted {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let minutes = &mut governance.meeting_mut(self.meeting)?.minutes;
        minutes.drafted = Some(self.on);
        minutes.document.clone_from(&self.document);
        Ok(())
    }
}

impl Apply for MinutesAgreed {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let minutes = &mut governance.meeting_mut(self.meeting)?.minutes;
        minutes.agreed = Some(self.on);
        if self.document.is_some() {
            minutes.document.clone_from(&self.document);
        }
        Ok(())
    }
}
