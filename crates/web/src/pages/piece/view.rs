//! What the page of a piece of evidence says.

use goldthread_evidence::FileKind;
use goldthread_people::Permission;
use goldthread_plan::evidence::{Evidence, EvidenceBody, EvidenceVersion, FileScan};
use goldthread_plan::{Action, ActionNumber, Completion};

use crate::components::Link;
use crate::components::evidence::{Until, actions, may_see_all};
use crate::components::notice;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{speak, words};

/// The page.
pub struct PiecePage {
    /// The plan.
    pub caption: String,
    /// What it is called.
    pub title: String,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// Why it was taken away; nothing where it stands.
    pub withdrawn: Option<String>,
    /// What it can show, and how much it can bear.
    pub kind: &'static str,
    /// See `kind`.
    pub strength: &'static str,
    /// The day that it speaks of.
    pub dated: String,
    /// Until when it can be relied on.
    pub until: Until,
    /// The actions that it bears out.
    pub actions: Vec<Link>,
    /// How many more there are, which whoever looks may not see.
    pub hidden: usize,
    /// The actions that are said to be complete by it.
    pub claims: Vec<Link>,
    /// Its versions, the newest first.
    pub versions: Vec<Version>,
    /// What whoever looks may do with it.
    pub doable: Vec<Link>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

/// A version of a piece.
pub struct Version {
    /// Its number.
    pub number: usize,
    /// Where it is.
    pub body: Body,
    /// Who added it, and when.
    pub added: String,
    /// What is new in it; empty for the first.
    pub why: String,
}

/// Where a version is.
pub enum Body {
    /// A page elsewhere.
    Link(String),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// What it is and how large.
        about: String,
        /// Whether it was looked at for viruses.
        scan: &'static str,
        /// Where it is opened; nothing for those who may not.
        href: Option<String>,
    },
}

impl PiecePage {
    /// The page as things stood.
    pub fn of(seen: &Seen, piece: &Evidence) -> Self {
        let (plan, about) = (seen.plan(), &piece.about);
        let borne_out = actions(seen, &piece.serves);
        let is_claimed = |action: &Action| {
            let claim = action.work().track().claim.as_ref();
            action.completion() >= Completion::Claimed
                && claim.is_some_and(|claim| claim.evidence.contains(&piece.number.0))
        };
        let claimed = plan.actions().iter().filter(|action| is_claimed(action));
        let claimed: Vec<ActionNumber> = claimed.map(Action::number).collect();
        let versions =
            (1..).zip(&piece.versions).map(|(number, version)| Version::of(seen, piece, number, version));
        let mut versions: Vec<Version> = versions.collect();
        versions.reverse();
        Self {
            caption: plan.title().to_owned(),
            title: about.title.clone(),
            done: seen.asked("done").and_then(notice::told),
            withdrawn: piece.withdrawn.clone(),
            kind: about.kind.words(),
            strength: about.strength.words(),
            dated: about.dated.map_or_else(|| "Not said".to_owned(), words::day),
            until: Until::of(piece, leads::day_shown(seen)),
            hidden: piece.serves.len() - borne_out.len(),
            actions: borne_out,
            claims: actions(seen, &claimed),
            versions,
            doable: doable(seen, piece),
            asked: seen.asked_moment(),
        }
    }
}

impl Version {
    fn of(seen: &Seen, piece: &Evidence, number: usize, version: &EvidenceVersion) -> Self {
        let who = speak::person(seen.app.directory(), version.by);
        Self {
            number,
            body: body(seen, piece, number, &version.body),
            added: format!("{who}, {}", words::day(version.on)),
            why: version.why.clone(),
        }
    }
}

fn body(seen: &Seen, piece: &Evidence, number: usize, body: &EvidenceBody) -> Body {
    match body {
        EvidenceBody::Link { url } => Body::Link(url.clone()),
        EvidenceBody::File { sha256: _, name, media_type, bytes, scan } => {
            let kind = FileKind::of_media_type(media_type).map_or("a file", |(kind, _)| kind.words());
            let size = words::bytes(usize::try_from(*bytes).unwrap_or(usize::MAX));
            Body::File {
                name: name.clone(),
                about: format!("{kind}, {size}"),
                scan: match scan {
                    FileScan::NotAsked => "It was not looked at for viruses.",
                    FileScan::Clean => "It was looked at for viruses, and nothing was found.",
                    FileScan::NotAnswered => {
                        "It was not looked at for viruses: the scanner did not answer. Open it only if you know who sent it."
                    }
                },
                href: may_on_one(seen, piece, Permission::SeeEvidence).then(|| {
                    seen.place.page(&format!("evidence/{}/versions/{number}/file", piece.number), &[])
                }),
            }
        }
    }
}

/// Whether whoever looks may do something with one of the actions that a piece bears out.
fn may_on_one(seen: &Seen, piece: &Evidence, permission: Permission) -> bool {
    let mut actions = piece.serves.iter().filter_map(|number| seen.plan().action(*number));
    actions.any(|action| seen.app.may(permission, leads::thing(seen.shot.id(), action)))
}

fn doable(seen: &Seen, piece: &Evidence) -> Vec<Link> {
    let stands = piece.withdrawn.is_none() && seen.shot.at().is_none();
    if !stands || !may_on_one(seen, piece, Permission::TellProgress) {
        return Vec::new();
    }
    let at = seen.place.piece(piece.number);
    [
        ("Put a newer version in its place", "/versions/new"),
        ("Change which actions it bears out", "/actions"),
        ("Take it away", "/removal"),
    ]
    .map(|(words, under)| Link::new(words, format!("{at}{under}")))
    .to_vec()
}

/// All evidence of the plan, for those who may see it.
pub fn all_evidence(seen: &Seen) -> Option<Link> {
    may_see_all(seen).then(|| Link::new("Evidence", seen.place.page("evidence", &[])))
}
