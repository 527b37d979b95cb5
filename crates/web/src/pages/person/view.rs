//! What the page of a person says.

use goldthread_accounts::Account;
use goldthread_people::{Held, Holding, Role};
use jiff::civil::Date;

use super::entrusted::{NotHere, Own, account_of, may_change};
use super::history::{self, Told};
use super::open::{Theirs, opened};
use super::whom::Whom;
use crate::components::Link;
use crate::components::pager::Pager;
use crate::pages::people::{rights, signs_in};
use crate::problem::Problem;
use crate::words;

/// The page.
pub struct PersonPage {
    /// Their name.
    pub name: String,
    /// Since when they are there.
    pub since: String,
    /// That they have left, and when; nothing where they are there.
    pub left: Option<String>,
    /// The roles that they hold, held and will hold, or deputise for; the last one first.
    pub roles: Vec<Time>,
    /// What they may do, each with what that means.
    pub rights: Vec<(String, &'static str)>,
    /// What is shared with them.
    pub shares: Vec<String>,
    /// The open actions that they answer for.
    pub open: Vec<Theirs>,
    /// How many more there are; nothing where there are none.
    pub unseen: Option<String>,
    /// What happened to them, the newest first.
    pub history: Vec<Told>,
    /// The other pages of that.
    pub pager: Pager,
    /// How they sign in, and what can be changed; nothing for those who do not manage people.
    pub signing: Option<Signing>,
    /// Their page.
    pub address: String,
    /// Whether they are there.
    pub is_here: bool,
}

/// A time that they hold a role, or deputise.
pub struct Time {
    /// The role.
    pub role: Link,
    /// As what.
    pub held: &'static str,
    /// The first day.
    pub from: String,
    /// The last day, or that none is known.
    pub until: String,
    /// Whether it is now, was or will be.
    pub when: &'static str,
    day: Date,
}

/// How somebody signs in.
pub struct Signing {
    /// By what; nothing where they have no account.
    pub login: Option<String>,
    /// Whether they can.
    pub can: String,
    /// Since when they have a second factor; nothing where they have none.
    pub factor: Option<String>,
    /// Whether the account is disabled.
    pub is_disabled: bool,
    /// Why it cannot be changed from here; nothing where it can.
    pub not_here: Option<NotHere>,
    /// The same in words.
    pub why: maud::Markup,
}

impl Signing {
    /// As things stand.
    pub async fn of(whom: &Whom) -> Result<Self, Problem> {
        let account: Option<Account> = account_of(whom).await?;
        let not_here = may_change(whom, Own::Refused).await?;
        let factor = account.as_ref().and_then(|account| account.second_factor);
        Ok(Self {
            can: signs_in::said(&whom.app, whom.id(), account.as_ref()),
            factor: factor.map(|since| format!("On since {}", words::day(words::today(since)))),
            is_disabled: account.as_ref().is_some_and(|account| account.disabled.is_some()),
            login: account.map(|account| account.login.to_string()),
            why: not_here.map(|why| why.why(whom)).unwrap_or_default(),
            not_here,
        })
    }
}

impl PersonPage {
    /// The page as things stand.
    pub fn of(whom: &Whom, signing: Option<Signing>, page: usize) -> Self {
        let (app, id, directory) = (&whom.app, whom.id(), whom.app.directory());
        let (open, unseen) = opened(whom);
        let (history, pager) = history::told(whom, page);
        Self {
            name: whom.name().to_owned(),
            since: words::day(whom.person.since),
            left: whom.person.left.map(|left| format!("{} left on {}.", whom.name(), words::day(left))),
            roles: times(whom),
            rights: directory
                .rights_of(id)
                .map(|(right, over)| (rights::said(app, right, over), right.means()))
                .collect(),
            shares: directory.shares_of(id).map(|share| rights::shared(app, share)).collect(),
            open,
            unseen: (unseen > 0).then(|| words::count(unseen, "open action", "open actions")),
            history,
            pager,
            signing,
            address: whom.address(""),
            is_here: whom.person.left.is_none(),
        }
    }
}

fn times(whom: &Whom) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for role in whom.app.directory().roles() {
        let own = |holding: &&Holding| holding.person == whom.id();
        let as_holder = |holding: &Holding| match holding.held {
            Held::Alone => "Holds it",
            Held::JobShare => "Holds it in a job share",
        };
        times.extend(role.holders.iter().filter(own).map(|one| Time::of(whom, role, one, as_holder(one))));
        times.extend(role.deputies.iter().filter(own).map(|one| Time::of(whom, role, one, "Deputises")));
    }
    times.sort_by_key(|time| std::cmp::Reverse(time.day));
    times
}

impl Time {
    fn of(whom: &Whom, role: &Role, holding: &Holding, held: &'static str) -> Self {
        let Holding { person: _, from, until, held: _ } = *holding;
        Self {
            role: Link::new(role.title().as_str(), format!("/roles/{}", role.id)),
            held,
            from: words::day(from),
            until: until.map_or_else(|| "No end is known".to_owned(), words::day),
            when: match (whom.today < from, until.is_none_or(|until| whom.today <= until)) {
                (true, _) => "To come",
                (false, true) => "Today",
                (false, false) => "Before",
            },
            day: from,
        }
    }
}
