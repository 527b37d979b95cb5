//! What bears a section out, in one file: `GET /plans/{plan}/sections/{section}/evidence.zip`.

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use goldthread_evidence::{Content, FileKind, Index, Item, NotPacked, PackLimits, pack as write};
use goldthread_plan::Section;
use goldthread_plan::evidence::{Evidence, EvidenceBody};

use crate::pipe;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::day_of;
use crate::{speak, words};

/// Nothing in it is shown by a browser.
const POLICY: &str = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/// The pack, sent as it is made.
pub async fn pack(seen: Seen) -> Result<Response, Problem> {
    let section = seen.section()?;
    let files = seen.app.config().files.as_ref().map(Arc::clone).ok_or_else(no_files)?;
    let items: Vec<Item> = pieces(&seen, section).map(|piece| item(&seen, section, piece)).collect();
    let name = format!("attachment; filename=\"evidence-section-{}.zip\"", section.number());
    let index = index(&seen, section);
    let written =
        pipe::body(move |out| write(files.store(), &items, &index, &PackLimits::default(), out).map(|_| ()));
    let body = match written.await? {
        Ok(body) => body,
        Err(much @ (NotPacked::TooLarge { .. } | NotPacked::TooMany { .. })) => {
            return Err(Problem::input(
                words::full_sentence(&much.to_string()),
                "Open the pieces one by one: each has a page of its own.",
            ));
        }
        Err(fault) => return Err(Problem::fault(fault)),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, body).into_response())
}

/// The pieces that stand and bear an action of the section out.
fn pieces<'s>(seen: &'s Seen, section: &'s Section) -> impl Iterator<Item = &'s Evidence> {
    let plan = seen.plan();
    let standing = plan.evidence().iter().map(AsRef::as_ref).filter(|piece| piece.withdrawn.is_none());
    standing.filter(move |piece| {
        plan.actions_of(section.number()).any(|action| piece.serves.contains(&action.number()))
    })
}

fn index(seen: &Seen, section: &Section) -> Index {
    let last = seen.shot.last();
    Index {
        title: speak::section_line(section),
        lines: vec![
            seen.plan().title().to_owned(),
            format!("As at entry {} of the ledger, {}.", last.entry, words::day(day_of(last.at))),
            "The files may name children. Hand this to nobody who may not see them, and delete it when it is done with.".to_owned(),
        ],
    }
}

fn item(seen: &Seen, section: &Section, piece: &Evidence) -> Item {
    let actions = seen.plan().actions_of(section.number());
    let borne_out = actions.filter(|action| piece.serves.contains(&action.number()));
    let line = |action| {
        format!("{}: {}", speak::action_name(action), words::shortened(action.fields().text.text(), 120))
    };
    Item {
        title: piece.about.title.clone(),
        kind: piece.about.kind.word().to_owned(),
        date: piece.about.dated,
        valid_until: piece.about.valid_until,
        strength: piece.about.strength.word().to_owned(),
        actions: borne_out.map(line).collect(),
        content: content(&piece.current().body),
    }
}

fn content(body: &EvidenceBody) -> Content {
    match body {
        EvidenceBody::Link { url } => Content::Link(url.clone()),
        EvidenceBody::File { sha256, name, media_type, .. } => {
            let kind = FileKind::of_media_type(media_type).map_or(FileKind::Text, |(kind, _)| kind);
            // What has no checksum was never kept.
            let file = |sha256| Content::File { sha256, kind, name: name.clone() };
            sha256.parse().map_or(Content::Erased, file)
        }
    }
}

fn no_files() -> Problem {
    Problem::not_found("No files are kept here.", "What bears the section out is listed on its page.")
}
