//! Prepares what a browser loads: the published files of govuk-frontend from `node_modules`, without the fonts that only
//! GOV.UK may use, and our own files, each under a name that carries the hash of its content.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use sha2::{Digest, Sha256};

const GOVUK: &str = "node_modules/govuk-frontend/dist/govuk";

fn main() {
    let crate_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let root = crate_dir.join("../..");
    let govuk = root.join(GOVUK);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", crate_dir.join("assets").display());
    println!("cargo::rerun-if-changed={}", govuk.join("govuk-frontend.min.css").display());
    println!("cargo::rerun-if-changed={}", govuk.join("govuk-frontend.min.js").display());

    let govuk_css = without_fonts(&read(&govuk.join("govuk-frontend.min.css")));
    let govuk_js = without_source_map(&read(&govuk.join("govuk-frontend.min.js")));
    let own = |name: &str| read(&crate_dir.join("assets").join(name));

    let mut files = vec![
        Asset::new("GOVUK_CSS", "govuk-frontend.css", govuk_css),
        Asset::new("GOVUK_JS", "govuk-frontend.js", govuk_js),
        Asset::new("OWN_CSS", "goldthread.css", own("goldthread.css")),
        Asset::new("ENABLE_JS", "enable.js", own("enable.js")),
        Asset::new("ICON", "icon.svg", own("icon.svg")),
    ];
    let start = own("goldthread.js").replace("govuk-frontend.js", &files[1].hashed);
    files.push(Asset::new("OWN_JS", "goldthread.js", start));
    fs::write(out.join("assets.rs"), table(&files, &out)).expect("the build folder can be written");
}

/// One file to serve.
struct Asset {
    constant: &'static str,
    hashed: String,
    content: String,
}

impl Asset {
    fn new(constant: &'static str, name: &str, content: String) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        let mut hash = String::new();
        for byte in &digest[..5] {
            let _ = write!(hash, "{byte:02x}");
        }
        let (stem, extension) = name.split_once('.').expect("an asset has an extension");
        Self { constant, hashed: format!("{stem}-{hash}.{extension}"), content }
    }
}

/// Writes the files out and gives the Rust source of the table that names them.
fn table(files: &[Asset], out: &Path) -> String {
    let mut source = String::new();
    for file in files {
        let path = out.join(&file.hashed);
        fs::write(&path, &file.content).expect("the build folder can be written");
        let _ = writeln!(
            source,
            "/// The address of the file.\npub const {}: &str = \"/assets/{}\";",
            file.constant, file.hashed
        );
    }
    source.push_str("pub(super) const FILES: &[(&str, &[u8])] = &[\n");
    for file in files {
        let _ = writeln!(
            source,
            "    ({}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{}\"))),",
            file.constant, file.hashed
        );
    }
    source.push_str("];\n");
    source
}

/// Reads a file, or stops the build with one sentence that says what to do.
fn read(path: &Path) -> String {
    match fs::read_to_string(path) {
        Ok(text) => text,
        Err(_) if path.components().any(|part| part.as_os_str() == "node_modules") => {
            println!(
                "cargo::error=The files of govuk-frontend are missing: run `npm ci` in the project's folder, then build again."
            );
            process::exit(1);
        }
        Err(error) => {
            println!("cargo::error={} could not be read: {error}", path.display());
            process::exit(1);
        }
    }
}

/// Removes the GOV.UK typeface and crest, which only services on GOV.UK may show.
fn without_fonts(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("@font-face{") {
        kept.push_str(&rest[..start]);
        let end = rest[start..].find('}').expect("a font face has an end");
        rest = &rest[start + end + 1..];
    }
    kept.push_str(rest);
    let kept = kept.replace("GDS Transport,", "").replace("url(/assets/images/govuk-crest.svg)", "none");
    let kept = without_source_map(&kept);
    assert!(
        !kept.contains("GDS Transport") && !kept.contains("url(/assets"),
        "govuk-frontend has changed: its fonts or images are still named in the style sheet"
    );
    kept
}

/// Cuts the closing comment that names a source map, which is not served.
fn without_source_map(text: &str) -> String {
    let end = ["//# sourceMappingURL=", "/*# sourceMappingURL="].iter().find_map(|mark| text.rfind(mark));
    text[..end.unwrap_or(text.len())].trim_end().to_owned()
}
