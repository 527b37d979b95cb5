//! This program once more, run for one test that takes files in as it is told: so that it can be limited, be somebody else, or be killed.

use std::io::{Cursor, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use goldthread_evidence::{Fault, Limits, NotKept, Store};

const FOLDER: &str = "GOLDTHREAD_EVIDENCE_CHILD_FOLDER";
const ORDER: &str = "GOLDTHREAD_EVIDENCE_CHILD_ORDER";
const NOBODY: u32 = 65534;

/// The child: does what it was ordered, and says on a line each what came of it.
#[test]
fn a_process_that_takes_files_in() {
    let (Some(folder), Ok(order)) = (std::env::var_os(FOLDER), std::env::var(ORDER)) else { return };
    let store = match Store::open(Path::new(&folder)) {
        Ok(store) => store,
        Err(fault) => return say(&outcome(&Err(fault.into()))),
    };
    if order == "shut" {
        let mine = std::os::unix::fs::PermissionsExt::from_mode(0o500);
        std::fs::set_permissions(Path::new(&folder).join("evidence"), mine).unwrap();
    }
    let most = if order == "many" { u32::MAX } else { 1 };
    for number in 0..most {
        let content = content(number, 200_000);
        let kept = store.put(Cursor::new(content), "a.pdf", &Limits::default());
        say(&outcome(&kept.map(|kept| kept.sha256.to_string())));
    }
}

pub fn content(number: u32, bytes: usize) -> Vec<u8> {
    [format!("%PDF-1.7 {number}\n").into_bytes(), vec![b'x'; bytes], b"%%EOF".to_vec()].concat()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsaid: {line}").and_then(|()| out.flush()).unwrap();
}

fn outcome(kept: &Result<String, NotKept>) -> String {
    match kept {
        Ok(sha256) => sha256.clone(),
        Err(NotKept::NoRoom(_)) => "no room".into(),
        Err(NotKept::Fault(Fault::Failed { cause, .. })) => format!("fault: {:?}", cause.kind()),
        Err(other) => format!("{other:?}"),
    }
}

/// A child that is started by a shell, which does something first.
pub fn start(before: &str, folder: &Path, order: &str) -> Child {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{before} exec \"$0\" \"$@\"")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "children::a_process_that_takes_files_in", "--nocapture"])
        .env(FOLDER, folder)
        .env(ORDER, order)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if order == "shut" && rustix::process::geteuid().is_root() {
        std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    command.spawn().unwrap()
}

/// What a child said, as far as whole lines.
pub fn said(out: &[u8]) -> Vec<String> {
    let out = String::from_utf8_lossy(out);
    let whole = out.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    whole.filter_map(|line| line.strip_prefix("said: ")).map(str::to_owned).collect()
}
