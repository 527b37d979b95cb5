use jiff::civil::Date;

use super::{Tell, Teller, parts_changed};
use crate::refusal::said;
use crate::{
    PolicyAdded, PolicyChanged, PolicyReviewed, PolicyTold, PolicyWithdrawn, PolicyWords, VersionDrafted,
    VersionLaunched, VersionSignedOff,
};

impl Tell for PolicyAdded {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let PolicyWords { title, kind, owner, matters, .. } = &self.words;
        let owner = owner.as_ref().map(|who| format!(", kept by {}", teller.who(who))).unwrap_or_default();
        format!("added {title}, {kind}{owner}{}", teller.about(matters))
    }
}

impl Tell for PolicyChanged {
    fn tell(&self, _: &Teller<'_>) -> String {
        let PolicyWords { title, kind, owner, signed_off_by, matters } = &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("the title", *title != to.title),
            ("the kind", *kind != to.kind),
            ("the owner", *owner != to.owner),
            ("who signs it off", *signed_off_by != to.signed_off_by),
            ("what it comes from", *matters != to.matters),
        ]);
        let renamed = if *title == to.title { String::new() } else { format!(", now called {}", to.title) };
        format!("changed {parts} of {title}{renamed}")
    }
}

impl Tell for VersionDrafted {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (policy, version, on) = (teller.policy(self.policy), &self.version, said(self.on));
        let expected = self.expected.map(|day| format!("; it is to be launched by {}", said(day)));
        format!(
            "recorded that version {version} of {policy} was drafted on {on}{}",
            expected.unwrap_or_default()
        )
    }
}

impl Tell for VersionSignedOff {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (by, version, on) = (teller.who(&self.by), &self.version, said(self.on));
        format!("recorded that {by} signed off version {version} of {} on {on}", teller.policy(self.policy))
    }
}

impl Tell for VersionLaunched {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (policy, version, on) = (teller.policy(self.policy), &self.version, said(self.on));
        format!("recorded that version {version} of {policy} was launched on {on}{}", again(self.next_review))
    }
}

impl Tell for PolicyTold {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let Self { policy, version, told } = self;
        let (policy, on) = (teller.policy(*policy), said(told.on));
        format!(
            "recorded that {} were told of version {version} of {policy} on {on}: {}",
            told.whom, told.route
        )
    }
}

impl Tell for PolicyReviewed {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (policy, on) = (teller.policy(self.policy), said(self.on));
        format!("recorded that {policy} was reviewed on {on} and left as it is{}", again(self.next_review))
    }
}

impl Tell for PolicyWithdrawn {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("withdrew {} on {}: {}", teller.policy(self.policy), said(self.on), self.why)
    }
}

fn again(next_review: Option<Date>) -> String {
    next_review.map(|day| format!("; the next review is by {}", said(day))).unwrap_or_default()
}
