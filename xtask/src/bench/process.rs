//! A program as the machine sees it: how long it runs and how much memory it holds at its largest.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a program is timed; the middle time counts.
const RUNS: usize = 15;

/// The built program and where it works.
pub struct Program {
    pub path: PathBuf,
    pub folder: PathBuf,
}

/// The middle time of some runs and the largest memory of another.
pub struct Cost {
    pub time: Duration,
    pub kilobytes: u64,
}

impl Program {
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Runs the program to its end; a status other than those allowed is an error that quotes what it said.
    pub fn run(&self, arguments: &[&str], allowed: &[i32]) -> Result<Vec<u8>, String> {
        let output = self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| format!("{}: {error}", self.path.display()))?;
        if output.status.code().is_some_and(|code| allowed.contains(&code)) {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("goldthread {} ended with {}: {}", arguments.join(" "), output.status, said.trim()))
    }

    /// What the whole process costs, its output thrown away.
    pub fn cost(&self, arguments: &[&str]) -> Result<Cost, String> {
        self.run(arguments, &[0, 1])?;
        let mut times = (0..RUNS).map(|_| self.timed(arguments)).collect::<Result<Vec<_>, _>>()?;
        times.sort_unstable();
        Ok(Cost { time: times[RUNS / 2], kilobytes: self.watched(arguments)? })
    }

    fn timed(&self, arguments: &[&str]) -> Result<Duration, String> {
        let start = Instant::now();
        self.command(arguments).status().map_err(|error| error.to_string())?;
        Ok(start.elapsed())
    }

    /// The peak that the kernel keeps for the process, read as often as can be until it ends.
    fn watched(&self, arguments: &[&str]) -> Result<u64, String> {
        let mut child = self.command(arguments).spawn().map_err(|error| error.to_string())?;
        let mut peak = 0;
        while child.try_wait().map_err(|error| error.to_string())?.is_none() {
            peak = peak.max(kilobytes(&child, "VmHWM:").unwrap_or(0));
        }
        Ok(peak)
    }
}

/// A line of /proc/PID/status, such as `VmRSS:` (resident now) or `VmHWM:` (at its largest).
pub fn kilobytes(child: &Child, key: &str) -> Option<u64> {
    let status =
        std::fs::read_to_string(Path::new("/proc").join(child.id().to_string()).join("status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell() -> Program {
        Program { path: "/bin/sh".into(), folder: "/".into() }
    }

    #[test]
    fn a_program_costs_time_and_memory() {
        let cost = shell()
            .cost(&["-c", "i=0; while [ $i -lt 9999 ]; do i=$((i+1)); done"])
            .expect("the shell is there");
        assert!(cost.time > Duration::ZERO);
        assert!(cost.kilobytes > 100, "{}", cost.kilobytes);
    }

    #[test]
    fn a_failure_is_quoted() {
        let error = shell().run(&["-c", "echo no such plan >&2; exit 2"], &[0, 1]);
        let expected = "goldthread -c echo no such plan >&2; exit 2 ended with exit status: 2: no such plan";
        assert_eq!(error, Err(expected.to_string()));
    }
}
