//! Which meetings there are, whether they took place, their minutes.

use goldthread_people::Note;
use jiff::civil::Date;

use super::{Decided, Governance, must_follow, must_have_come, unless};
use crate::{
    BodyId, Confirmed, Document, Meeting, MeetingCancelled, MeetingCommand, MeetingHeld, MeetingId,
    MeetingMoved, MeetingPlanned, MeetingReopened, Minutes, MinutesAgreed, MinutesDrafted, Refusal, Standing,
    Words,
};

impl Governance {
    pub(super) fn decide_meeting(&self, meeting: MeetingId, command: MeetingCommand, today: Date) -> Decided {
        match command {
            MeetingCommand::Plan { body, day } => self.plan_a_meeting(meeting, body, day),
            MeetingCommand::Move { to, why } => self.move_meeting(meeting, to, why),
            MeetingCommand::Cancel { why } => self.cancel_meeting(meeting, why),
            MeetingCommand::RecordHeld { note } => self.record_held(meeting, note, today),
            MeetingCommand::Reopen { why } => self.reopen_meeting(meeting, why),
            MeetingCommand::AddItem { words } => self.add_an_item(meeting, words),
            MeetingCommand::ChangeItem { number, words } => self.change_item(meeting, number, words),
            MeetingCommand::DropItem { number, why } => self.drop_item(meeting, number, why),
            MeetingCommand::RecordPaper { item, on, document } => {
                self.record_paper(meeting, item, on, document, today)
            }
            MeetingCommand::DraftMinutes { on, document } => self.draft_minutes(meeting, on, document, today),
            MeetingCommand::AgreeMinutes { on, document } => self.agree_minutes(meeting, on, document, today),
            MeetingCommand::Decide { words } => self.record_decision(meeting, words),
            MeetingCommand::ChangeDecision { number, words } => self.change_decision(meeting, number, words),
            MeetingCommand::ConfirmDecision { number, by, on, note } => {
                self.confirm_decision(meeting, number, Confirmed { by, on, note }, today)
            }
            MeetingCommand::CloseDecision { number, on, how, words } => {
                self.close_decision(meeting, number, super::decisions::End { on, how, words }, today)
            }
            MeetingCommand::ReopenDecision { number, why } => self.reopen_decision(meeting, number, why),
        }
    }

    fn plan_a_meeting(&self, meeting: MeetingId, body: BodyId, day: Date) -> Decided {
        match self.meeting(meeting) {
            Some(there) if (there.body, there.day) == (body, day) => Ok(Vec::new()),
            Some(_) => Err(Refusal::MeetingThere),
            None => {
                self.must_be_free_on(body, day)?;
                Ok(vec![MeetingPlanned { meeting, body, day }.into()])
            }
        }
    }

    fn move_meeting(&self, meeting: MeetingId, to: Date, why: Words) -> Decided {
        let there = self.must_be_planned(meeting)?;
        if there.day == to {
            return Ok(Vec::new());
        }
        self.must_be_free_on(there.body, to)?;
        Ok(vec![MeetingMoved { meeting, from: there.day, to, why }.into()])
    }

    fn cancel_meeting(&self, meeting: MeetingId, why: Words) -> Decided {
        if self.must_have_meeting(meeting)?.standing == Standing::Cancelled(why.clone()) {
            return Ok(Vec::new());
        }
        self.must_be_planned(meeting)?;
        Ok(vec![MeetingCancelled { meeting, why }.into()])
    }

    /// What was noted may be corrected.
    fn record_held(&self, meeting: MeetingId, note: Note, today: Date) -> Decided {
        let there = self.must_have_live_meeting(meeting)?;
        must_have_come(there.day, today)?;
        Ok(unless(there.standing == Standing::Held(note.clone()), MeetingHeld { meeting, note }))
    }

    /// What was recorded of a meeting was a mistake only where nothing came of it.
    fn reopen_meeting(&self, meeting: MeetingId, why: Words) -> Decided {
        let there = self.must_have_meeting(meeting)?;
        match there.standing {
            Standing::Planned => return Ok(Vec::new()),
            Standing::Cancelled(_) => self.must_be_free_on(there.body, there.day)?,
            Standing::Held(_) if there.decisions.is_empty() && there.minutes == Minutes::default() => {}
            Standing::Held(_) => return Err(Refusal::HasARecord(there.day)),
        }
        Ok(vec![MeetingReopened { meeting, why }.into()])
    }

    fn draft_minutes(
        &self,
        meeting: MeetingId,
        on: Date,
        document: Option<Document>,
        today: Date,
    ) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        let minutes = &there.minutes;
        if minutes.drafted == Some(on) && minutes.document == document {
            return Ok(Vec::new());
        }
        if let Some(agreed) = minutes.agreed {
            return Err(Refusal::MinutesAgreed(agreed));
        }
        must_follow(on, there.day)?;
        must_have_come(on, today)?;
        Ok(vec![MinutesDrafted { meeting, on, document }.into()])
    }

    fn agree_minutes(
        &self,
        meeting: MeetingId,
        on: Date,
        document: Option<Document>,
        today: Date,
    ) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        let minutes = &there.minutes;
        must_follow(on, minutes.drafted.unwrap_or(there.day))?;
        must_have_come(on, today)?;
        let is_so = minutes.agreed == Some(on) && (document.is_none() || minutes.document == document);
        Ok(unless(is_so, MinutesAgreed { meeting, on, document }))
    }

    /// A meeting that is neither held nor cancelled.
    fn must_be_planned(&self, meeting: MeetingId) -> Result<&Meeting, Refusal> {
        let there = self.must_have_live_meeting(meeting)?;
        if there.is_held() { Err(Refusal::WasHeld(there.day)) } else { Ok(there) }
    }

    fn must_be_free_on(&self, body: BodyId, day: Date) -> Result<(), Refusal> {
        let there = self.must_have_live_body(body, day)?;
        let meets = |meeting: &Meeting| meeting.body == body && meeting.day == day && !meeting.is_cancelled();
        if self.meetings().any(meets) {
            return Err(Refusal::MeetsOnThatDay { name: there.name().clone(), day });
        }
        Ok(())
    }
}
