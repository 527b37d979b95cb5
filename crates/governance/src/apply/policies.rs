use super::{Applied, Apply, must_be_new};
use crate::{
    Governance, Policy, PolicyAdded, PolicyChanged, PolicyId, PolicyReviewed, PolicyTold, PolicyWithdrawn,
    Reviewed, SignOff, Version, VersionDrafted, VersionLabel, VersionLaunched, VersionSignedOff,
};

impl Governance {
    fn version_mut(&mut self, policy: PolicyId, label: &VersionLabel) -> Result<&mut Version, &'static str> {
        let mut versions = self.policy_mut(policy)?.versions.iter_mut();
        versions.find(|version| version.label == *label).ok_or("its version is not there")
    }
}

impl Apply for PolicyAdded {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { policy: id, words } = self.clone();
        must_be_new(&governance.policies, &id)?;
        let (versions, reviews) = (Vec::new(), Vec::new());
        let policy = Policy { id, words, versions, reviews, next_review: None, withdrawn: None };
        governance.policies.insert(id, policy);
        Ok(())
    }
}

impl Apply for PolicyChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.policy_mut(self.policy).map(|policy| policy.words = self.to.clone())
    }
}

impl Apply for VersionDrafted {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { policy, version: label, on: drafted, document, expected } = self.clone();
        let versions = &mut governance.policy_mut(policy)?.versions;
        if versions.iter().any(|version| version.label == label) {
            return Err("what it adds is there already");
        }
        let (sign_offs, told) = (Vec::new(), Vec::new());
        versions.push(Version { label, drafted, document, expected, sign_offs, launched: None, told });
        Ok(())
    }
}

impl Apply for VersionSignedOff {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let sign_off = SignOff { by: self.by.clone(), on: self.on };
        governance.version_mut(self.policy, &self.version).map(|version| version.sign_offs.push(sign_off))
    }
}

impl Apply for VersionLaunched {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.version_mut(self.policy, &self.version)?.launched = Some(self.on);
        governance.policy_mut(self.policy).map(|policy| policy.next_review = self.next_review)
    }
}

impl Apply for PolicyTold {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let told = self.told.clone();
        governance.version_mut(self.policy, &self.version).map(|version| version.told.push(told))
    }
}

impl Apply for PolicyReviewed {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let policy = governance.policy_mut(self.policy)?;
        policy.reviews.push(Reviewed { on: self.on, note: self.note.clone() });
        policy.next_review = self.next_review;
        Ok(())
    }
}

impl Apply for PolicyWithdrawn {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let withdrawn = Some((self.on, self.why.clone()));
        governance.policy_mut(self.policy).map(|policy| policy.withdrawn = withdrawn)
    }
}
