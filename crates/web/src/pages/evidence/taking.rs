//! A piece is taken in: what is said of it is looked at first, then its file is kept, then the plan is told.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use goldthread_evidence::NotKept;
use goldthread_plan::evidence::{EvidenceBody, EvidenceCommand, FileScan};
use maud::Markup;

use super::carried::File;
use super::told::Told;
use crate::components::name;
use crate::components::notice::Mistake;
use crate::doing::refused;
use crate::files::Files;
use crate::form::Sent;
use crate::problem::Problem;
use crate::proving::{Proving, mistake};

/// What is done with a piece that has been taken in.
pub struct Taking<'a> {
    /// The plan.
    pub proving: &'a Proving,
    /// What was sent.
    pub sent: &'a Sent,
    /// What was typed.
    pub told: &'a Told,
    /// The page that shows it, and the word for what was done.
    pub to: (&'a str, &'static str),
}

impl Taking<'_> {
    /// Keeps the file, where there is one, and has the plan told of it. A form that the plan would refuse leaves no file behind; where the
    /// plan changes its mind meanwhile, the file goes with those that nobody names.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn take(
        self,
        file: File,
        command: impl Fn(EvidenceBody) -> EvidenceCommand,
        again: impl Fn(&[Mistake]) -> Markup,
    ) -> Result<Response, Problem> {
        let found = self.wrong(&file, &command);
        if !found.is_empty() {
            return Ok(sent_back(self.proving, &file, found, again));
        }
        let body = match self.body(file).await? {
            Ok(body) => body,
            Err(not_kept) => return Ok(not_taken(&not_kept, again)),
        };
        self.proving.change(command(body), self.sent, self.to, "title", |found| again(found)).await
    }

    /// What is wrong with the form, as far as that can be told before its file is kept.
    fn wrong(&self, file: &File, command: &impl Fn(EvidenceBody) -> EvidenceCommand) -> Vec<Mistake> {
        let mut found: Vec<Mistake> = self.told.is_one_thing(file).err().into_iter().collect();
        let stand_in = match file {
            File::Nothing if found.is_empty() => EvidenceBody::Link { url: self.told.url.clone() },
            _ => stand_in(),
        };
        let refusal = self.proving.seen.plan().bear_out(command(stand_in), &self.proving.doer()).err();
        found.extend(refusal.map(|refusal| mistake(&refusal, "title")));
        found.extend(name::by(&self.proving.seen.app, self.sent).err().map(|(_, mistake)| mistake));
        found
    }

    async fn body(&self, file: File) -> Result<Result<EvidenceBody, NotKept>, Problem> {
        let files = self.proving.seen.app.config().files.as_ref();
        match (file, files) {
            (File::Nothing, _) => Ok(Ok(EvidenceBody::Link { url: self.told.url.clone() })),
            (File::TooLarge, _) => Ok(Err(too_large(self.proving))),
            (File::Chosen { name, content }, Some(files)) => {
                let files: Arc<Files> = Arc::clone(files);
                self.proving.seen.app.aside(move || files.take(&content, &name)).await
            }
            (File::Chosen { .. }, None) => Err(Problem::input(
                "No files are taken here.",
                "Go back and enter the address under which it is kept elsewhere.",
            )),
        }
    }
}

/// The form again, with what is wrong with it; that its file is too large comes to that.
pub fn sent_back(
    proving: &Proving,
    file: &File,
    mut found: Vec<Mistake>,
    again: impl FnOnce(&[Mistake]) -> Markup,
) -> Response {
    if !matches!(file, File::TooLarge) {
        return refused(again(&found));
    }
    found.insert(0, Mistake::at("document", &too_large(proving)));
    (StatusCode::PAYLOAD_TOO_LARGE, again(&found)).into_response()
}

fn too_large(proving: &Proving) -> NotKept {
    let most = proving.seen.app.config().files.as_ref().map_or(0, |files| files.most_bytes());
    NotKept::TooLarge { limit: most as u64 }
}

/// What stands for a file while the rest of its form is looked at.
fn stand_in() -> EvidenceBody {
    let (sha256, name, media_type) = (String::new(), String::new(), String::new());
    EvidenceBody::File { sha256, name, media_type, bytes: 0, scan: FileScan::NotAsked }
}

/// The form again, with why the file is not taken. What is the machine's fault is logged.
fn not_taken(why: &NotKept, again: impl Fn(&[Mistake]) -> Markup) -> Response {
    let status = match why {
        NotKept::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        NotKept::NoRoom(_) | NotKept::Fault(_) => StatusCode::INSUFFICIENT_STORAGE,
        NotKept::NotScanned { .. } => StatusCode::SERVICE_UNAVAILABLE,
        NotKept::Empty | NotKept::NotTaken(_) | NotKept::Infected { .. } | NotKept::Interrupted(_) => {
            StatusCode::BAD_REQUEST
        }
    };
    if let NotKept::NoRoom(_) | NotKept::Fault(_) | NotKept::NotScanned { .. } = why {
        tracing::error!(error = why as &dyn std::error::Error, "a file could not be kept");
    }
    (status, again(&[Mistake::at("document", why)])).into_response()
}
