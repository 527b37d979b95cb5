//! A document of any kind: opened, read, and written as JSON that reads back.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits, packed, portable};
use goldthread_reader::{Source, read, to_json};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    // Parts with numbers are the objects of a PDF, those with names the files of a zip.
    let is_portable = data.get(3).is_some_and(u8::is_ascii_digit);
    let bytes = if is_portable { portable(data) } else { packed(data) };
    let Ok(source) = Source::new("plan", &bytes, limits()) else { return };
    check(source.tree());
    let written = to_json(&read(&source)).to_string();
    assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Tags) }
});
