//! What is written in any layout and format reads back to the same plan.
//!
//! The invented samples always; the annotations made by hand of four real plans where `../shared` is at hand.

mod gold;
mod printed;
mod score;

use std::path::{Path, PathBuf};

use goldthread_export::{Content, Format, Layout, document, write};
use goldthread_plan::{Draft, DraftSection, SectionFields};
use goldthread_reader::{Limits, Source, read, to_json};
use score::Score;

const FORMATS: [(&str, Format); 5] = [
    ("docx", Format::Docx),
    ("xlsx", Format::Xlsx),
    ("html", Format::Html),
    ("md", Format::Md),
    ("csv", Format::Csv),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Writes and reads a plan in every layout and format, and gives a line for each pair that falls short of `floor`.
fn round_trips(name: &str, draft: &Draft, formats: &[&str], floor: f64) -> Vec<String> {
    let mut short = Vec::new();
    for (layout_name, layout) in Layout::all() {
        for (end, format) in FORMATS.iter().filter(|(end, _)| formats.contains(end)) {
            let tree = document(&Content::from(draft), &layout.fit(*format));
            let bytes = write(&tree, *format, "Plan").expect("it can be written");
            if let Some(folder) = std::env::var_os("GOLDTHREAD_KEEP_EXPORTS") {
                let path = Path::new(&folder).join(format!("{name}-{layout_name}.{end}"));
                std::fs::write(path, &bytes).expect("the folder is there");
            }
            let score = score(draft, end, &bytes);
            if score.least() < floor {
                short.push(format!("{name} {layout_name} {end}: {score}"));
            }
        }
    }
    short
}

/// How much of a plan stands in what is read from a file.
fn score(draft: &Draft, end: &str, bytes: &[u8]) -> Score {
    let source = Source::new(&format!("plan.{end}"), bytes, Limits::default()).expect("it can be read");
    Score::of(&to_json(draft), &to_json(&read(&source)))
}

const SAMPLES: [&str; 3] = ["action-plan.txt", "progress-report.md", "partnership-plan.txt"];

fn sample(name: &str) -> Draft {
    let bytes = std::fs::read(root().join("samples").join(name)).expect("a sample");
    read(&Source::new(name, &bytes, Limits::default()).expect("it can be read"))
}

#[test]
fn samples_come_back() {
    let mut short = Vec::new();
    for name in SAMPLES {
        short.extend(round_trips(name, &sample(name), &["docx", "xlsx", "html", "md", "csv"], 0.99));
    }
    assert!(short.is_empty(), "{} fall short:\n{}", short.len(), short.join("\n"));
}

#[test]
fn the_first_annotated_plan_comes_back() {
    annotated_plan_comes_back(0);
}

#[test]
fn the_second_annotated_plan_comes_back() {
    annotated_plan_comes_back(1);
}

#[test]
fn the_third_annotated_plan_comes_back() {
    annotated_plan_comes_back(2);
}

#[test]
fn the_other_annotated_plans_come_back() {
    (3..annotated().len()).for_each(annotated_plan_comes_back);
}

fn annotated_plan_comes_back(number: usize) {
    let Some((name, mut draft)) = annotated().into_iter().nth(number) else { return };
    let mut short = round_trips(&name, &draft, &["docx", "xlsx", "html"], 0.99);
    // Values parted by commas have no headings: a title with nothing under it is a line of words there.
    draft.sections.retain(says_something);
    short.extend(round_trips(&name, &draft, &["csv"], 0.99));
    assert!(short.is_empty(), "{} fall short:\n{}", short.len(), short.join("\n"));
}

/// The annotations, or none and a word about it.
fn annotated() -> Vec<(String, Draft)> {
    let folder = root().join("../shared/gold");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return Vec::new();
    }
    let draft =
        |name: String| gold::draft(&std::fs::read_to_string(folder.join(name)).expect("an annotation"));
    let drafts = gold::names(&folder).into_iter().map(draft);
    (1..).zip(drafts).map(|(number, draft)| (format!("annotated {number}"), draft)).collect()
}

fn says_something(section: &DraftSection) -> bool {
    let SectionFields { finding, outcomes, current_position, process, .. } = &section.fields;
    let told = !finding.is_empty() || !outcomes.is_empty() || !current_position.is_empty();
    told || !process.this.is_empty() || !section.actions.is_empty()
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let draft = sample("partnership-plan.txt");
    for (_, layout) in Layout::all() {
        for (end, format) in FORMATS {
            let made = || {
                write(&document(&Content::from(&draft), layout), format, "Plan").expect("it can be written")
            };
            assert!(made() == made(), "{end}");
        }
    }
}
