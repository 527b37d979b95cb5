//! The objects of a PDF, put together, to a tree.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits, portable};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    if let Ok(tree) = goldthread_reader_pdf::read("plan.pdf", &portable(data), &limits()) {
        check(&tree);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Words) }
});
