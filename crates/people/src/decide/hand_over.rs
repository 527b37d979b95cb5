//! A role goes from one person to another.

use std::collections::BTreeSet;

use super::times::Time;
use super::{Decided, Directory};
use crate::{Holding, Person, Refusal, Role, RoleHandedOver};

impl Directory {
    /// What goes with it is named once each, in order.
    pub(super) fn hand_a_role_over(&self, mut handed: RoleHandedOver) -> Decided {
        let role = self.must_have_role(handed.role)?;
        let (from, to) = (self.must_have(handed.from)?, self.must_have(handed.to)?);
        if from.id == to.id {
            return Err(Refusal::ToThemselves { name: from.name.clone() });
        }
        handed.moved = handed.moved.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let holds_it = role.holders.iter().any(|held| held.person == to.id && held.covers(handed.on));
        if holds_it && role.hand_overs.contains(&handed) {
            return Ok(Vec::new());
        }
        if holds_it && role.hand_overs.iter().any(|other| is_same(other, &handed)) {
            return Err(Refusal::HandedOverAlready {
                title: role.title().clone(),
                from: from.name.clone(),
                to: to.name.clone(),
                on: handed.on,
            });
        }
        let held = held_before(role, from, &handed)?;
        if !holds_it {
            self.must_be_free_to_take(role, to, &handed, held)?;
        }
        Ok(vec![handed.into()])
    }

    fn must_be_free_to_take(
        &self,
        role: &Role,
        to: &Person,
        handed: &RoleHandedOver,
        held: &Holding,
    ) -> Result<(), Refusal> {
        let time = Time { from: handed.on, until: None };
        time.is_there(&role.holders, to, role, held.held)?;
        time.must_be_within(to, role)?;
        if held.held.is_alone() {
            self.must_be_alone(role, time, |other| other != held)?;
        }
        Ok(())
    }
}

/// Whether it is between the same people on the same day.
fn is_same(one: &RoleHandedOver, other: &RoleHandedOver) -> bool {
    (one.from, one.to, one.on) == (other.from, other.to, other.on)
}

/// Whoever hands a role over holds it on the day before.
fn held_before<'r>(role: &'r Role, from: &Person, handed: &RoleHandedOver) -> Result<&'r Holding, Refusal> {
    let day_before = handed.on.yesterday().map_err(|_| Refusal::NoDayBefore { on: handed.on })?;
    let held = role.holders.iter().find(|held| held.person == from.id && held.covers(day_before));
    let (name, title) = (from.name.clone(), role.title().clone());
    held.ok_or(Refusal::NotTheHolder { name, title, day_before })
}
