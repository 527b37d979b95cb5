//! Delimited text to a tree.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    goldthread_reader_sheets::looks_delimited("plan.csv", &text);
    if let Ok(tree) = goldthread_reader_sheets::read_delimited("plan.csv", &text, &limits()) {
        check(&tree);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Words) }
});
