//! The four plans beside the reports that they answer: each recommendation finds the section that quotes it.
//!
//! Plans and reports stand outside the project, in `../shared`; where they are not there, this says so and passes.

use std::path::{Path, PathBuf};

use goldthread_compare::{Coverage, Nearness, coverage};
use goldthread_plan::{DocumentKind, Draft, SectionKind};
use goldthread_reader::{Limits, Source};

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if folder.join("reports").is_dir() && folder.join("seeds").is_dir() {
        return Some(folder);
    }
    println!("skipped: {} has no reports and seeds", folder.display());
    None
}

fn read(path: &Path) -> Draft {
    let bytes = std::fs::read(path).expect("the file is there");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    goldthread_reader::read(&Source::new(&name, &bytes, Limits::default()).expect("it can be read"))
}

/// The words of a title without what formats do to them.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect()
}

fn asked(found: &Coverage) -> impl Iterator<Item = &goldthread_compare::Point> {
    found.points.iter().filter(|point| point.kind != SectionKind::Finding)
}

/// The files of a folder whose names fit.
fn files(folder: &Path, fits: impl Fn(&str) -> bool) -> Vec<Draft> {
    let entries = folder.read_dir().expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("and read").path());
    paths
        .filter(|path| path.file_stem().is_some_and(|stem| fits(&stem.to_string_lossy())))
        .map(|path| read(&path))
        .collect()
}

/// Whether each recommendation is surely answered by the section that quotes it.
fn is_quoted(found: &Coverage) -> bool {
    asked(found).all(|point| {
        point.sections.first().is_some_and(|first| {
            Nearness::of(first.near) == Some(Nearness::Sure) && plain(&first.title) == plain(&point.text)
        })
    })
}

#[test]
fn each_report_is_answered_by_its_plan_and_by_no_other() {
    let Some(shared) = shared() else { return };
    // The reports that plans answer are named by a council and a year.
    let reports = files(&shared.join("reports"), |stem| stem.matches('-').count() == 1);
    let plans = files(&shared.join("seeds"), |_| true);
    let plans: Vec<&Draft> = plans.iter().filter(|plan| plan.kind == DocumentKind::Plan).collect();
    let mut counts = Vec::new();
    for report in &reports {
        assert_eq!(report.kind, DocumentKind::InspectionReport);
        let all: Vec<Coverage> = plans.iter().map(|plan| coverage(&report.into(), &(*plan).into())).collect();
        let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|found| is_quoted(found));
        assert_eq!(own.len(), 1, "{}", all.iter().map(Coverage::lines).collect::<String>());
        counts.push(asked(own[0]).count());
        for other in others {
            let answered = asked(other).filter(|point| point.is_answered()).count();
            assert!(2 * answered <= asked(other).count(), "{}", other.lines());
        }
    }
    counts.sort_unstable();
    assert_eq!(counts, [4, 5, 10, 12]);
}
