//! The plan that is measured, as the program makes it from a document.

use std::error::Error;
use std::path::Path;

use goldthread_plan::{OpenPlan, Plan};
use goldthread_reader::{Limits, Source, read as read_source};

/// Reads a document and opens a plan with it.
pub fn read(file: &str) -> Result<Plan, Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let draft = read_source(&Source::new(&name, &bytes, Limits::default())?);
    let events = Plan::open(OpenPlan { draft })?;
    Ok(Plan::fold(&events)?)
}
