//! People of invented councils, one of each kind.

use std::sync::Arc;

use goldthread_accounts::{AccountId, By, Context, Login, Origin, Password};
use goldthread_ledger::Moment;
use goldthread_people::{Command, Item, PersonId, Right, Scope};
use goldthread_shelf::{Changed, DirectoryChange, change_directory, signed};
use uuid::Uuid;

use super::{AUTHORITIES, Site, moment};
use crate::deployment::Deployment;

/// The password of everybody.
pub const PASSWORD: &str = "otter lantern meadow crisp";

/// A person of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// Administrator, and improvement lead as the first one always is.
    Ada,
    /// Administrator and nothing else.
    Addy,
    /// Improvement lead.
    Imogen,
    /// Action lead.
    Alex,
    /// QA lead.
    Quinn,
    /// Analyst.
    Ana,
    /// Reader.
    Rae,
    /// Reader of the first section of the plan.
    Sid,
    /// Partner, with whom the second action of the plan is shared.
    Pat,
    /// Somebody without a right.
    Noa,
    /// Somebody without a right, to whom things are done.
    Tess,
}

impl Member {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Ada,
        Self::Addy,
        Self::Imogen,
        Self::Alex,
        Self::Quinn,
        Self::Ana,
        Self::Rae,
        Self::Sid,
        Self::Pat,
        Self::Noa,
        Self::Tess,
    ];

    /// How they are called.
    pub fn name(self) -> String {
        format!("{self:?} of the Marsh")
    }

    /// How they are known in an authority.
    pub fn id(self, nth: usize) -> Uuid {
        let place = Self::ALL.iter().position(|one| *one == self).expect("it is one of them");
        Uuid::from_u128(0x0192_f0c1_0000_7000_8000_0000_0000_0000 + (nth as u128) * 0x100 + place as u128)
    }

    /// By what they sign in.
    pub fn login(self, nth: usize) -> String {
        format!("{self:?}@{}.example", AUTHORITIES[nth].0).to_lowercase()
    }

    fn rights(self) -> &'static [Right] {
        match self {
            Self::Ada => &[Right::Administrator, Right::ImprovementLead],
            Self::Addy => &[Right::Administrator],
            Self::Imogen => &[Right::ImprovementLead],
            Self::Alex => &[Right::ActionLead],
            Self::Quinn => &[Right::QaLead],
            Self::Ana => &[Right::Analyst],
            Self::Rae | Self::Sid => &[Right::Reader],
            Self::Pat => &[Right::Partner],
            Self::Noa | Self::Tess => &[],
        }
    }

    fn commands(self, nth: usize, plan: Uuid) -> Vec<Command> {
        let person = PersonId::from(self.id(nth));
        let since = moment().to_zoned(jiff::tz::TimeZone::UTC).date();
        let over = if self == Self::Sid { Scope::Section { plan, number: 1 } } else { Scope::Authority };
        let add = Command::AddPerson { person, name: self.name().parse().expect("a name"), since };
        let give = self.rights().iter().map(|right| Command::GiveRight { person, right: *right, over });
        let share = (self == Self::Pat).then_some(Command::ShareItem { person, plan, item: Item::Action(2) });
        std::iter::once(add).chain(give).chain(share).collect()
    }
}

/// Lets everybody in to an authority.
pub async fn let_in(deployment: &Arc<Deployment>, nth: usize) {
    let authority = AUTHORITIES[nth].0.parse().expect("a short name");
    let house = deployment.house(&authority).expect("it is served");
    let plan = house.shelf().plans().next().expect("it has a plan").id().uuid();
    let (ledger, accounts) = (Arc::clone(deployment.ledger()), Arc::clone(deployment.accounts()));
    let work = move || {
        for member in Member::ALL {
            let by = signed(Member::Ada.id(nth).into(), &Member::Ada.name().parse().expect("a name"));
            let change = DirectoryChange {
                commands: member.commands(nth, plan),
                by,
                at: Moment::from(moment()),
                once: None,
            };
            let changed =
                change_directory(ledger.as_ref(), &authority, change).expect("the people can be kept");
            assert!(matches!(changed, Changed::Done(_)), "{member:?}");
            let login: Login = member.login(nth).parse().expect("an address");
            let id = AccountId::from(member.id(nth));
            accounts.add(id, &login, By::Machine, moment()).expect("an account can be made");
            let password = Password::parse(PASSWORD, &Context::new(&login)).expect("a good password");
            accounts.set_password(id, &password, By::Machine, moment()).expect("it can be set");
        }
    };
    tokio::task::spawn_blocking(work).await.expect("it goes on to its end");
}

/// Somebody of one authority becomes a person of another, as whoever runs Goldthread sees to it.
pub async fn joins(site: &Site, (member, from): (Member, usize), to: usize, name: &str, right: Right) {
    let (person, since) =
        (PersonId::from(member.id(from)), moment().to_zoned(jiff::tz::TimeZone::UTC).date());
    let name = name.parse().expect("a name");
    let commands = vec![
        Command::AddPerson { person, name, since },
        Command::GiveRight { person, right, over: Scope::Authority },
    ];
    direct(site, to, commands).await;
}

/// Changes the directory of an authority, as whoever runs Goldthread does.
pub async fn direct(site: &Site, nth: usize, commands: Vec<Command>) {
    let authority = AUTHORITIES[nth].0.parse().expect("a short name");
    let by = "command line".parse().expect("a name");
    let change = DirectoryChange { commands, by, at: Moment::from(moment()), once: None };
    let ledger = Arc::clone(site.deployment.ledger());
    let work = move || change_directory(ledger.as_ref(), &authority, change).expect("it can be kept");
    tokio::task::spawn_blocking(work).await.expect("it goes on to its end");
    site.deployment.catch_up().await.expect("the ledger can be read");
}

/// The cookie of somebody who has signed in.
pub async fn signed_in(deployment: &Arc<Deployment>, nth: usize, member: Member) -> String {
    let accounts = Arc::clone(deployment.accounts());
    let work = move || {
        let origin = Origin::new(std::net::Ipv4Addr::LOCALHOST.into()).with_browser("A browser of the tests");
        let shown = accounts.attempt(&member.login(nth), PASSWORD, &origin, moment()).expect("it fits");
        let new = accounts.begin_session(&shown, &origin, moment()).expect("a session can begin");
        format!("goldthread={}", new.token.reveal())
    };
    tokio::task::spawn_blocking(work).await.expect("it goes on to its end")
}
