//! What the first rules find in four real plans, beside what close readers found in them.
//!
//! The plans stand outside the project, in `../shared`; where they are not there, this says so and passes. The table
//! that comes of it is `docs/checks/agreement.md`: when it changes, the test writes the new one and fails, so
//! that somebody looks at it before it is kept.

mod agreement;
mod instances;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use agreement::Agreement;
use goldthread_plan::{OpenPlan, Plan};
use goldthread_reader::{Limits, Source};
use goldthread_rules::{Flag, PlanView, Selection, check};
use instances::Instances;

/// The plans among the seeds, by the number that their file names begin with.
const SEEDS: [&str; 4] = ["000", "002", "003", "004"];

#[test]
fn rules_agree_with_close_readers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let seeds = root.join("../shared/seeds");
    if !seeds.is_dir() {
        println!("SKIPPED: {} is not there, so nothing was compared", seeds.display());
        return;
    }
    let instances = Instances::read();
    let found: Vec<(&str, Vec<Flag>)> = SEEDS.map(|seed| (seed, flags(&file_of(&seeds, seed)))).into();
    let agreement = Agreement::of(&instances, &found);
    let made = table::table(&agreement);
    let kept = root.join("docs/checks/agreement.md");
    let before = fs::read_to_string(&kept).unwrap_or_default();
    if made != before {
        fs::create_dir_all(kept.parent().expect("the table stands in a folder"))
            .expect("the folder can be made");
        fs::write(&kept, &made).expect("the table can be written");
    }
    assert!(agreement.faults.is_empty(), "\n{}", agreement.faults.join("\n"));
    assert!(
        made == before,
        "docs/checks/agreement.md was out of date and is new now; look at it and keep it"
    );
}

fn file_of(folder: &Path, seed: &str) -> PathBuf {
    let files =
        folder.read_dir().expect("the seeds can be listed").map(|entry| entry.expect("and read").path());
    let mut named =
        files.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(seed)));
    named.next().unwrap_or_else(|| panic!("no seed begins with {seed}"))
}

fn flags(file: &Path) -> Vec<Flag> {
    let bytes = fs::read(file).expect("the seed can be read");
    let source = Source::new("seed", &bytes, Limits::default()).expect("the seed is text");
    let draft = goldthread_reader::read(&source);
    let events = Plan::open(OpenPlan { draft }).expect("the seed is a plan");
    let plan = Plan::fold(&events).expect("the events of opening come in order");
    check(&PlanView::new(&plan), &Selection::default()).flags
}
