//! What a command comes to: events, or why not. What is so already comes to none.

mod hand_over;
mod leads;
mod people;
mod rights;
mod roles;
mod times;

use jiff::civil::Date;

use crate::refusal::Refusal;
use crate::{Command, Directory, Event, Person, PersonId, Role, RoleHandedOver, RoleId};

type Decided = Result<Vec<Event>, Refusal>;

impl Directory {
    /// Decides what a command records; nothing where it is so already. `today` is the day that it is given on.
    ///
    /// # Errors
    /// [`Refusal`] as it says.
    pub fn decide(&self, command: Command, today: Date) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::AddPerson { person, name, since } => self.add_a_person(person, name, since),
            Command::RenamePerson { person, name } => self.rename(person, name),
            Command::RecordLeaving { person, on } => self.record_leaving(person, on, today),
            Command::RecordReturn { person, on } => self.record_return(person, on),
            Command::AddRole { role, words } => self.add_a_role(role, words, today),
            Command::ChangeRole { role, words } => self.change_role(role, words, today),
            Command::EndRole { role, on } => self.end_role(role, on, today),
            Command::AppointHolder { role, person, from, until, held } => {
                self.appoint_a_holder(role, person, times::Time { from, until }, held)
            }
            Command::EndHolder { role, person, on } => self.end_holder(role, person, on),
            Command::AppointDeputy { role, person, from, until } => {
                self.appoint_a_deputy(role, person, times::Time { from, until })
            }
            Command::EndDeputy { role, person, on } => self.end_deputy(role, person, on),
            Command::HandOver { role, from, to, on, moved, note } => {
                self.hand_a_role_over(RoleHandedOver { role, from, to, on, moved, note })
            }
            Command::ResolveLead { words, role } => self.resolve_a_lead(words, role, today),
            Command::UnresolveLead { words } => Ok(self.unresolve_a_lead(words)),
            Command::GiveRight { person, right, over } => self.give_right(person, right, over),
            Command::WithdrawRight { person, right, over } => self.withdraw_right(person, right, over),
            Command::ShareItem { person, plan, item } => self.share_item(person, plan, item),
            Command::UnshareItem { person, plan, item } => self.unshare_item(person, plan, item),
        }
    }

    /// Decides several commands, each on what those before it leave: all of them, or none.
    ///
    /// # Errors
    /// [`Refusal`] of the first that is refused.
    pub fn decide_all(
        &self,
        commands: impl IntoIterator<Item = Command>,
        today: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let mut directory = self.clone();
        let mut events = Vec::new();
        for command in commands {
            let decided = directory.decide(command, today)?;
            for event in &decided {
                directory.apply(event).expect("what was decided on a directory can happen to it");
            }
            events.extend(decided);
        }
        Ok(events)
    }

    fn must_have(&self, person: PersonId) -> Result<&Person, Refusal> {
        self.person(person).ok_or(Refusal::NoSuchPerson)
    }

    /// A person who is there now.
    fn must_be_here(&self, person: PersonId) -> Result<&Person, Refusal> {
        let person = self.must_have(person)?;
        match person.left {
            Some(left) => Err(Refusal::HasLeft { name: person.name.clone(), left }),
            None => Ok(person),
        }
    }

    fn must_have_role(&self, role: RoleId) -> Result<&Role, Refusal> {
        self.role(role).ok_or(Refusal::NoSuchRole)
    }
}
