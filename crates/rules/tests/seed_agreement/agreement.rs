//! Flags set beside instances: agreed, missed, extra.

use goldthread_rules::Flag;

use crate::instances::{Extra, Instance, Instances, stands_on};

/// The first fifteen kinds, and what each is about.
pub const KINDS: [(&str, &str); 15] = [
    ("R01", "completed, with open work"),
    ("R02", "completed after the document's date"),
    ("R03", "due date passed"),
    ("R06", "no date"),
    ("R07", "status, cadence or prose for a date"),
    ("R08", "dates run together"),
    ("R16", "recurring duty completed"),
    ("R26", "arithmetic"),
    ("R34", "no measure in an outcome"),
    ("R43", "one-word progress or a pointer"),
    ("R48", "lead not in the glossary"),
    ("R49", "overloaded lead"),
    ("R52", "numbering"),
    ("R53", "broken or vague reference"),
    ("R56", "duplicates"),
];

/// What came of a kind.
pub struct Row {
    pub kind: &'static str,
    pub about: &'static str,
    pub codes: Vec<&'static str>,
    pub agreed: usize,
    pub missed: usize,
    pub left: usize,
    pub counted: usize,
    pub extra: usize,
}

/// What came of it all.
pub struct Agreement<'a> {
    pub rows: Vec<Row>,
    pub left: Vec<&'a Instance>,
    pub counts: Vec<String>,
    pub extras: Vec<&'a Extra>,
    pub faults: Vec<String>,
}

type Found<'a> = [(&'a str, Vec<Flag>)];

impl<'a> Agreement<'a> {
    /// Compares what the rules found in each document with what readers found.
    pub fn of(instances: &'a Instances, found: &Found<'_>) -> Self {
        let mut faults = Vec::new();
        let rows =
            KINDS.iter().map(|(kind, about)| row(kind, about, instances, found, &mut faults)).collect();
        let counts = instances
            .count
            .iter()
            .map(|count| {
                let flags = flags_of(found, &count.seed)
                    .filter(|flag| count.codes.iter().any(|c| c == flag.rule.code))
                    .count();
                if flags != count.expected {
                    faults.push(format!(
                        "{} in {}: {flags} flags, readers counted {}",
                        count.kind, count.seed, count.expected
                    ));
                }
                format!("| {} | {} | {} | {} | {flags} |", count.kind, count.seed, count.what, count.expected)
            })
            .collect();
        let left = instances.instance.iter().filter(|instance| instance.left.is_some()).collect();
        Self { rows, left, counts, extras: instances.extra.iter().collect(), faults }
    }
}

fn flags_of<'f>(found: &'f Found<'_>, seed: &str) -> impl Iterator<Item = &'f Flag> {
    let of_seed = found.iter().find(|(name, _)| *name == seed);
    of_seed.into_iter().flat_map(|(_, flags)| flags)
}

fn row(
    kind: &'static str,
    about: &'static str,
    instances: &Instances,
    found: &Found<'_>,
    faults: &mut Vec<String>,
) -> Row {
    let of_kind: Vec<&Instance> =
        instances.instance.iter().filter(|instance| instance.kind == kind).collect();
    let findable: Vec<&&Instance> = of_kind.iter().filter(|instance| instance.left.is_none()).collect();
    let missed = findable.iter().filter(|instance| !is_found(instance, found)).map(|instance| {
        faults.push(format!(
            "missed: {} {} in {} at {:?} ({})",
            kind, instance.fact, instance.seed, instance.lines, instance.words
        ));
    });
    let missed = missed.count();
    let mut row = Row {
        kind,
        about,
        codes: codes(kind),
        agreed: findable.len() - missed,
        missed,
        left: of_kind.len() - findable.len(),
        counted: 0,
        extra: 0,
    };
    for (seed, flags) in found {
        // A flag of a rule that answers to several kinds belongs to the first.
        for flag in flags.iter().filter(|flag| flag.rule.source_rules.first() == Some(&kind)) {
            put(&mut row, seed, flag, instances, faults);
        }
    }
    row
}

fn put(row: &mut Row, seed: &str, flag: &Flag, instances: &Instances, faults: &mut Vec<String>) {
    if instances.instance.iter().any(|instance| instance.seed == seed && instance.is_found_by(flag)) {
        return;
    }
    let is_counted = |codes: &[String]| codes.iter().any(|code| code == flag.rule.code);
    if instances.count.iter().any(|count| count.seed == seed && is_counted(&count.codes)) {
        row.counted += 1;
        return;
    }
    row.extra += 1;
    let is_defended =
        |extra: &Extra| extra.code == flag.rule.code && extra.seed == seed && stands_on(flag, &extra.lines);
    if !instances.extra.iter().any(is_defended) {
        let line = flag.at.line().unwrap_or_default();
        faults.push(format!("extra, not defended: {} in {seed} at {line}: {}", flag.rule.code, flag.message));
    }
}

fn is_found(instance: &Instance, found: &Found<'_>) -> bool {
    flags_of(found, &instance.seed).any(|flag| instance.is_found_by(flag))
}

/// The rules that answer to a kind.
fn codes(kind: &str) -> Vec<&'static str> {
    goldthread_rules::all().filter(|rule| rule.source_rules.contains(&kind)).map(|rule| rule.code).collect()
}
