//! Whom and what governance speaks of.

use goldthread_people::{Directory, Item, PersonId, RoleId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{BodyId, Title};

/// Who chairs, sends, asks or answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Whoever holds a role; best, because it stays when people go.
    Role(RoleId),
    /// Somebody of the directory.
    Person(PersonId),
    /// Another body.
    Body(BodyId),
    /// Somebody whom the directory does not know: a councillor, a partner, a provider.
    Named(Title),
}

impl Who {
    /// Whether somebody is meant on a day: by name, as who holds the role, or as who deputises for it. Bodies and who is only
    /// named are nobody of the directory.
    pub fn means(&self, person: PersonId, directory: &Directory, day: Date) -> bool {
        match self {
            Self::Person(named) => *named == person,
            Self::Role(role) => {
                let (holders, deputies) =
                    (directory.holders_on(*role, day), directory.deputies_on(*role, day));
                holders.into_iter().chain(deputies).any(|one| one.id == person)
            }
            Self::Body(_) | Self::Named(_) => false,
        }
    }
}

/// A plan, or a part of one, that a meeting or a policy is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// The plan.
    pub plan: Uuid,
    /// What of it; nothing where it is about all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
}

impl Matter {
    /// A plan as a whole.
    pub fn plan(plan: Uuid) -> Self {
        Self { plan, item: None }
    }

    /// A section of a plan.
    pub fn section(plan: Uuid, number: u32) -> Self {
        Self { plan, item: Some(Item::Section(number)) }
    }

    /// An action.
    pub fn action(plan: Uuid, number: u32) -> Self {
        Self { plan, item: Some(Item::Action(number)) }
    }

    /// Whether another matter is this one or a part of it. Which section an action is in is not known here, so a section covers
    /// none of its actions.
    pub fn covers(self, other: Self) -> bool {
        self.plan == other.plan && (self.item.is_none() || self.item == other.item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_people::{Command, Held, RoleWords};
    use jiff::civil::date;

    #[test]
    fn a_role_means_who_holds_it_or_deputises_on_the_day() {
        let [first, second, third] = [1, 2, 3].map(|id| PersonId::from(Uuid::from_u128(id)));
        let (role, since, today) = (RoleId::from(Uuid::from_u128(9)), date(2026, 1, 1), date(2026, 5, 11));
        let add = |person| Command::AddPerson { person, name: "A. Person".parse().unwrap(), since };
        let (from, until, held) = (date(2026, 5, 1), Some(date(2026, 5, 31)), Held::Alone);
        let words = RoleWords::titled("Head of Quality".parse().unwrap());
        let commands = [
            add(first),
            add(second),
            add(third),
            Command::AddRole { role, words },
            Command::AppointHolder { role, person: first, from, until, held },
            Command::AppointDeputy { role, person: second, from, until: None },
        ];
        let directory = Directory::fold(&Directory::default().decide_all(commands, today).unwrap()).unwrap();
        let check = |who: Who, day: Date, expected: &[PersonId]| {
            let mut meant = vec![first, second, third];
            meant.retain(|person| who.means(*person, &directory, day));
            assert_eq!(meant, expected, "{who:?} on {day}");
        };
        check(Who::Role(role), today, &[first, second]);
        check(Who::Role(role), date(2026, 6, 1), &[second]);
        check(Who::Role(role), date(2026, 4, 30), &[]);
        check(Who::Person(third), date(2020, 1, 1), &[third]);
        check(Who::Named("A. Person".parse().unwrap()), today, &[]);
        check(Who::Body(Uuid::from_u128(1).into()), today, &[]);
    }

    #[test]
    fn a_matter_covers_its_parts() {
        let (plan, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let check = |one: Matter, other: Matter, expected: bool| assert_eq!(one.covers(other), expected);
        check(Matter::plan(plan), Matter::plan(plan), true);
        check(Matter::plan(plan), Matter::action(plan, 3), true);
        check(Matter::plan(plan), Matter::section(other, 3), false);
        check(Matter::section(plan, 3), Matter::section(plan, 3), true);
        check(Matter::section(plan, 3), Matter::action(plan, 3), false);
        check(Matter::section(plan, 3), Matter::plan(plan), false);
    }
}
