//! What a user would otherwise read a document with: libraries of Python, each behind a short program in `peers/`.

use super::Bench;
use crate::root;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How often a program is timed; the middle time counts.
const RUNS: &str = "5";
const REQUIREMENTS: &str = "xtask/src/bench/peers/requirements.txt";

/// A library, and the ending of the documents that it is asked to read.
pub const PEERS: &[(&str, &str)] = &[
    ("python_docx", "docx"),
    ("markitdown", "docx"),
    ("markitdown", "xlsx"),
    ("markitdown", "html"),
    ("pdfplumber", "pdf"),
];

/// Python with the libraries, in a folder of its own under target/.
pub struct Python(PathBuf);

/// What a program took.
pub struct Took {
    pub milliseconds: f64,
    /// The largest memory of it and what it started.
    pub megabytes: f64,
}

impl Python {
    /// Fetches the libraries where they are not there yet; nothing where there is no Python.
    pub fn with_peers() -> Result<Option<Self>, String> {
        if !answers(Path::new("python3"), &["--version"]) {
            return Ok(None);
        }
        let (home, wanted) = (root().join("target/peers"), root().join(REQUIREMENTS));
        let own = home.join("bin/python3");
        let wanted = std::fs::read_to_string(&wanted).map_err(|error| format!("{REQUIREMENTS}: {error}"))?;
        let stamp = home.join("goldthread-stamp");
        if std::fs::read_to_string(&stamp).ok().as_ref() != Some(&wanted) {
            finished(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
            let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
            finished(Command::new(&own).args(pip).arg(root().join(REQUIREMENTS)))?;
            std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
        }
        Ok(Some(Self(own)))
    }

    /// Times a program, its output kept in a file.
    pub fn time(&self, output: &Path, program: &[&str]) -> Result<Took, String> {
        let said = self.run("measure.py", &[&[RUNS, &output.to_string_lossy()], program].concat())?;
        let (milliseconds, kilobytes) =
            said.trim().split_once(' ').ok_or_else(|| format!("no time: {said:?}"))?;
        let number = |text: &str| text.parse::<f64>().map_err(|_| format!("{text} is no number"));
        Ok(Took { milliseconds: number(milliseconds)?, megabytes: number(kilobytes)? / 1024.0 })
    }

    /// Times Goldthread reading a document; `form` says what it prints of it.
    pub fn time_goldthread(
        &self,
        bench: &Bench,
        (form, document): (&str, &Path),
        output: &Path,
    ) -> Result<Took, String> {
        let (program, document) = (bench.program.path.to_string_lossy(), document.to_string_lossy());
        self.time(output, &[&program, "read", form, &document])
    }

    /// Times a library reading a document.
    pub fn time_peer(&self, peer: &str, document: &Path, output: &Path) -> Result<Took, String> {
        let script = script(&format!("with_{peer}.py"));
        let (python, script) = (self.0.to_string_lossy(), script.to_string_lossy());
        self.time(output, &[&python, &script, &document.to_string_lossy()])
    }

    /// Which share of the cells stands in what was read.
    pub fn score(&self, cells: &Path, read: &Path) -> Result<f64, String> {
        let said = self.run("score.py", &[&cells.to_string_lossy(), &read.to_string_lossy()])?;
        said.trim().parse().map_err(|_| format!("{said:?} is no share"))
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Result<String, String> {
        finished(Command::new(&self.0).arg(script(name)).args(arguments))
    }
}

fn script(name: &str) -> PathBuf {
    root().join("xtask/src/bench/peers").join(name)
}

/// Whether a program is there.
pub fn answers(program: &Path, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// Runs a program to its end, and gives what it printed.
pub fn finished(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(format!("{command:?} ended with {}: {}", output.status, said.lines().last().unwrap_or_default()))
}
