//! Whatever moment an import is killed at, what it acknowledged is there whole, and nothing is there in part.

mod support;

use std::io::Read;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use support::{arg, command, run, sample};

const ROUNDS: u64 = 60;

#[test]
fn a_killed_import_is_kept_whole_or_not_at_all() {
    let data = tempfile::tempdir().unwrap();
    let folder = arg(data.path());
    let import =
        ["--data", folder, "import", &sample("action-plan.txt"), "--authority", "Wethercombe", "--yes"];
    let started = std::time::Instant::now();
    assert_eq!(run(&import).status, 0);
    let whole = started.elapsed().max(Duration::from_millis(20));
    let mut acknowledged = 1;
    for round in 0..ROUNDS {
        let mut child = command(&import).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let moment = whole.as_micros().try_into().unwrap_or(u64::MAX) * (round % 20 + 1) / 18;
        sleep(Duration::from_micros(moment));
        let _ = child.kill();
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        acknowledged += usize::from(said.contains("Kept as plan"));
    }
    let plans = run(&["--data", folder, "show"]);
    assert_eq!(plans.status, 0, "{}", plans.err);
    let kept = plans.out.lines().count();
    assert!(kept >= acknowledged, "{acknowledged} were acknowledged and {kept} are there");
    assert!(plans.out.lines().all(|line| line.ends_with("(10 sections, 61 actions)")), "{}", plans.out);
    let verified = run(&["--data", folder, "verify"]);
    assert_eq!(verified.status, 0, "{}", verified.out);
    println!("{ROUNDS} imports killed, {acknowledged} acknowledged, {kept} kept");
}
