//! The files of the repository, read once, as every check sees them.

use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// A file that git knows or would add.
pub struct File {
    /// From the root of the repository, with `/`.
    pub path: String,
    /// The content, or nothing where it is not text.
    pub text: String,
    pub bytes: u64,
}

/// Every file of the repository, and the exceptions of `xtask/tidy.toml`.
pub struct Repo {
    pub files: Vec<File>,
    pub exceptions: Exceptions,
}

/// What is let through, each with its reason.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    #[serde(default, rename = "function")]
    pub functions: Vec<Exception>,
    #[serde(default, rename = "file")]
    pub files: Vec<Exception>,
}

/// One function or file that may be longer, up to `lines`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    pub path: String,
    /// The function's name; empty for a file.
    #[serde(default)]
    pub name: String,
    pub lines: usize,
    pub reason: String,
}

const EXCEPTIONS: &str = "xtask/tidy.toml";

impl Repo {
    /// Reads what git tracks or would track.
    pub fn read(root: &Path) -> Result<Self, String> {
        let files: Vec<File> = listed(root)?.iter().filter_map(|path| File::read(root, path)).collect();
        let exceptions = files.iter().find(|file| file.path == EXCEPTIONS).map_or("", |file| &file.text);
        let exceptions = toml::from_str(exceptions).map_err(|error| format!("{EXCEPTIONS}: {error}"))?;
        Ok(Self { files, exceptions })
    }

    /// The files of our own Rust code.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.has_extension("rs"))
    }

    /// The Rust code of `crates/NAME/src`, without files of tests.
    pub fn code_of<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a File> {
        let source = format!("crates/{name}/src/");
        self.rust().filter(move |file| file.path.starts_with(&source) && !file.is_test())
    }

    /// The names of the folders under `crates/`.
    pub fn crates(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|file| file.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.text(path).is_some()
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| File {
            path: (*path).into(),
            text: (*text).into(),
            bytes: text.len() as u64,
        });
        Self { files: files.collect(), exceptions: Exceptions::default() }
    }
}

impl File {
    fn read(root: &Path, path: &str) -> Option<Self> {
        let bytes = std::fs::read(root.join(path)).ok()?;
        let length = bytes.len() as u64;
        Some(Self { path: path.into(), text: String::from_utf8(bytes).unwrap_or_default(), bytes: length })
    }

    pub fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether the file is no part of the program: tests, benchmarks, examples.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("crates/testkit/")
            || self.path.split('/').any(|part| ["tests", "tests.rs", "benches", "examples"].contains(&part))
    }
}

fn listed(root: &Path) -> Result<Vec<String>, String> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root).output();
    let output = output.map_err(|error| format!("git could not be started: {error}"))?;
    if !output.status.success() {
        return Err("tidy reads the list of files from git; run it in a clone".into());
    }
    let list = String::from_utf8_lossy(&output.stdout);
    Ok(list.split('\0').filter(|path| !path.is_empty()).map(String::from).collect())
}
