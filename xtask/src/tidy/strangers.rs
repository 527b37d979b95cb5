//! What others made is fetched by its package manager, not committed; and nothing large is committed.

use super::Complaint;
use super::repo::{File, Repo};

const LARGEST: u64 = 1_000_000;
const ENDINGS: &[&str] = &[".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf", ".jar", ".whl", ".so"];
const FOLDERS: &[&str] = &["node_modules", "vendor", "third_party"];

/// Complains of each file that is somebody else's or larger than a megabyte.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    repo.files.iter().filter_map(|file| Some(Complaint::of(&file.path, fault(file)?))).collect()
}

fn fault(file: &File) -> Option<String> {
    let foreign = ENDINGS.iter().any(|ending| file.path.ends_with(ending))
        || file.path.split('/').any(|part| FOLDERS.contains(&part));
    if foreign {
        return Some("looks like somebody else's file: name it in a package manager's list instead".into());
    }
    (file.bytes > LARGEST).then(|| format!("has {} bytes; {LARGEST} is the limit", file.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_are_found() {
        let check = |path: &str, bytes: u64, expected: bool| {
            let file = File { path: path.into(), text: String::new(), bytes };
            assert_eq!(fault(&file).is_none(), expected, "{path} {bytes}");
        };
        check("crates/web/assets/enable.js", 900, true);
        check("crates/web/assets/govuk.min.css", 900, false);
        check("fonts/Sans.ttf", 900, false);
        check("vendor/x/lib.rs", 900, false);
        check("samples/plan.txt", LARGEST, true);
        check("samples/plan.txt", LARGEST + 1, false);
    }
}
