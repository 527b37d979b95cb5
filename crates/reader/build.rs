//! Turns the words of `data/*.toml`, which people write, into JSON, which takes a quarter of the time to be taken in again: it is
//! taken in for each document that is read in a process of its own.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    for file in fs::read_dir("data").expect("the folder is part of the crate") {
        let path = file.expect("the folder can be read").path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).expect("the file can be read");
            match toml::from_str::<serde_json::Value>(&text) {
                Ok(words) => write(&Path::new(&out).join(path.file_name().expect("it has one")), &words),
                Err(why) => println!("cargo::error={} is no TOML: {}", path.display(), why.message()),
            }
        }
    }
}

fn write(path: &Path, words: &serde_json::Value) {
    fs::write(path.with_extension("json"), words.to_string()).expect("the build folder can be written");
}
