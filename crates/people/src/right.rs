//! The rights that people are given, and what each of them permits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What somebody is in respect of plans, over the authority or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Says who is there and what they may do. Sees no plan by that.
    Administrator,
    /// Brings plans in and answers for them.
    ImprovementLead,
    /// Answers for actions.
    ActionLead,
    /// Looks at whether what is said is so.
    QaLead,
    /// Works out figures.
    Analyst,
    /// Reads.
    Reader,
    /// Is of another body, and sees what is shared by name.
    Partner,
}

/// One thing that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// To change people, roles and rights, and to send links.
    ManagePeople,
    /// To change roles, who holds them, and which lead in a plan is which role.
    ManageRoles,
    /// To see who signed in, and who looked at what.
    SeeRecord,
    /// To see people and roles.
    SeeDirectory,
    /// To see a plan or a part of it.
    SeePlan,
    /// To see the document that a plan was read from, which may name children.
    SeeSource,
    /// To open the files of evidence, which may name children.
    SeeEvidence,
    /// To read documents, look through drafts, confirm them, take later versions.
    BringIn,
    /// To see what boards are handed.
    SeePapers,
    /// To see the rules and what they mean.
    SeeRules,
    /// To tell what was done: updates, dates that move, claims, evidence.
    TellProgress,
    /// To say something beside a section or an action.
    Comment,
    /// To vouch that what is said to be complete is so, and still holds.
    Verify,
    /// To open and close periods, to rate, to take matters up the ladder.
    RunPlan,
    /// To keep boards, their meetings and decisions, and policies.
    Govern,
}

/// No right has this name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is not a right; choose one of those listed")]
pub struct NotARight(String);

impl Right {
    /// All of them, in the order that pages list them.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::ImprovementLead,
        Self::ActionLead,
        Self::QaLead,
        Self::Analyst,
        Self::Reader,
        Self::Partner,
    ];

    /// What it permits, within what it is over: the whole table.
    ///
    /// A partner's right permits to see plans only as far as parts of them are shared by name.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission::{
            BringIn, Comment, Govern, ManagePeople, ManageRoles, RunPlan, SeeDirectory, SeeEvidence,
            SeePapers, SeePlan, SeeRecord, SeeRules, SeeSource, TellProgress, Verify,
        };
        match self {
            // People are kept apart from what plans say: whoever gives rights is given that of a reader openly.
            Self::Administrator => &[ManagePeople, ManageRoles, SeeRecord, SeeDirectory, SeeRules],
            Self::ImprovementLead => &[
                ManageRoles,
                SeeDirectory,
                SeePlan,
                SeeSource,
                SeeEvidence,
                BringIn,
                SeePapers,
                SeeRules,
                TellProgress,
                Comment,
                Verify,
                RunPlan,
                Govern,
            ],
            Self::QaLead => {
                &[SeeDirectory, SeePlan, SeeSource, SeeEvidence, SeePapers, SeeRules, Comment, Verify]
            }
            Self::ActionLead => {
                &[SeeDirectory, SeePlan, SeeEvidence, SeePapers, SeeRules, TellProgress, Comment]
            }
            Self::Analyst => &[SeeDirectory, SeePlan, SeePapers, SeeRules, Comment],
            Self::Reader => &[SeePlan, SeePapers, SeeRules],
            Self::Partner => &[SeeRules],
        }
    }

    /// Whether it can only be given over the whole authority.
    pub const fn is_undivided(self) -> bool {
        matches!(self, Self::Administrator | Self::Partner)
    }

    /// What it opens, in a sentence for whoever gives it.
    pub const fn means(self) -> &'static str {
        match self {
            Self::Administrator => {
                "Says who is there, which roles they hold and what they may do, and sees who signed in. Sees no plan unless another right opens it."
            }
            Self::ImprovementLead => {
                "Reads documents, confirms drafts and takes later versions; runs plans: updates, periods, ratings, escalations; over the authority, also keeps roles, who holds them, and boards. Sees plans, their documents, the files of evidence and papers."
            }
            Self::ActionLead => {
                "Answers for actions: tells what was done, moves dates, claims and adds evidence. Sees plans, papers and the files of evidence, not the documents that were read."
            }
            Self::QaLead => {
                "Looks at whether what is said is so: verifies what is said to be complete, and checks that it holds. Sees plans, their documents, the files of evidence and papers."
            }
            Self::Analyst => "Works out figures. Sees plans and papers, not the documents that were read.",
            Self::Reader => "Sees plans and papers, and no more.",
            Self::Partner => {
                "Is of another body. Sees only the sections and actions that are shared by name."
            }
        }
    }

    /// Its name in forms and addresses: `improvement-lead`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::ImprovementLead => "improvement-lead",
            Self::ActionLead => "action-lead",
            Self::QaLead => "qa-lead",
            Self::Analyst => "analyst",
            Self::Reader => "reader",
            Self::Partner => "partner",
        }
    }
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::ManagePeople,
        Self::ManageRoles,
        Self::SeeRecord,
        Self::SeeDirectory,
        Self::SeePlan,
        Self::SeeSource,
        Self::SeeEvidence,
        Self::BringIn,
        Self::SeePapers,
        Self::SeeRules,
        Self::TellProgress,
        Self::Comment,
        Self::Verify,
        Self::RunPlan,
        Self::Govern,
    ];

    /// Whether what a right is over narrows it. People, the directory and the rules are of the authority: whoever may see them
    /// for one plan may see them. To change roles and boards takes a right over all of the authority, for they are not of one plan.
    pub const fn is_narrowed(self) -> bool {
        !matches!(self, Self::ManagePeople | Self::SeeRecord | Self::SeeDirectory | Self::SeeRules)
    }
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Administrator => "administrator",
            Self::ImprovementLead => "improvement lead",
            Self::ActionLead => "action lead",
            Self::QaLead => "QA lead",
            Self::Analyst => "analyst",
            Self::Reader => "reader",
            Self::Partner => "partner",
        })
    }
}

impl FromStr for Right {
    type Err = NotARight;

    fn from_str(text: &str) -> Result<Self, NotARight> {
        Self::ALL.into_iter().find(|right| right.slug() == text).ok_or_else(|| NotARight(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_has_one_name_everywhere() {
        for right in Right::ALL {
            assert_eq!(right.slug().parse(), Ok(right));
            assert_eq!(serde_json::to_string(&right).unwrap(), format!("\"{}\"", right.slug()));
            assert_eq!(right.to_string().to_lowercase().replace(' ', "-"), right.slug());
        }
        let error = "owner".parse::<Right>().unwrap_err();
        assert_eq!(error.to_string(), "“owner” is not a right; choose one of those listed");
    }
}
