//! Bytes taken for a text or Markdown, read and recognised.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits};
use goldthread_reader::{Source, read, to_json};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    // A mark at the start that nothing else begins with.
    let text = [b"Plan\n", data].concat();
    if let Ok(source) = Source::new("plan.md", &text, limits()) {
        check(source.tree());
        to_json(&read(&source));
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Words) }
});
