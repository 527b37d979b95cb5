use clap::Args;
use goldthread_ledger::{Entry, Ledger, Seq};
use goldthread_plan::Event;
use serde_json::{Value, json};

use crate::Ended;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::output::{self, Layout};

/// Which entries.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// The first entry to print.
    #[arg(long, default_value_t = 1, value_name = "ENTRY")]
    from: u64,
    /// The most entries to print.
    #[arg(long, value_name = "COUNT")]
    limit: Option<usize>,
    /// Print each entry as a line of JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    authority: AuthorityArgs,
}

/// Prints the entries in order.
pub fn run(here: &Here, args: &LogArgs) -> Result<Ended, Failure> {
    const AT_ONCE: usize = 1_000;
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    let mut from = Seq(args.from.max(1));
    let last = ledger.head(&authority)?;
    if from > last && from > Seq(1) {
        return Err(Failure::Asked(format!("there is no entry {from} yet; the last is {last}")));
    }
    let mut left = args.limit.unwrap_or(usize::MAX);
    while left > 0 {
        let entries = ledger.entries(&authority, from, AT_ONCE.min(left))?;
        let Some(last) = entries.last() else { break };
        from = last.seq.next();
        left -= entries.len();
        for entry in &entries {
            if args.json {
                output::print_json(&json_of(entry), Layout::Line)?;
            } else {
                output::print(&line(entry))?;
            }
        }
    }
    Ok(Ended::Well)
}

fn line(entry: &Entry) -> String {
    let sentence = match Event::read(entry.kind.as_str(), entry.version, entry.body.as_str()) {
        Ok(event) => event.sentence(),
        Err(_) => other(entry),
    };
    format!("{:>6}  {}  {} {sentence}\n", entry.seq.0, entry.recorded_at, entry.by)
}

/// Entries of other things than plans.
fn other(entry: &Entry) -> String {
    match (entry.kind.as_str(), entry.body.value().get("name").and_then(Value::as_str)) {
        ("authority-named", Some(name)) => format!("named the authority {name}"),
        (kind, _) => format!("recorded {kind} of version {}", entry.version),
    }
}

fn json_of(entry: &Entry) -> Value {
    let Entry {
        authority,
        seq,
        id,
        stream,
        stream_seq,
        happened_at,
        recorded_at,
        by,
        kind,
        version,
        body,
        caused_by,
        leaf_hash,
    } = entry;
    json!({
        "authority": authority, "seq": seq.0, "id": id, "stream": stream, "stream_seq": stream_seq.0, "happened_at": happened_at,
        "recorded_at": recorded_at, "by": by, "kind": kind, "version": version, "body": body.value(), "caused_by": caused_by,
        "leaf_hash": leaf_hash.to_string(),
    })
}
