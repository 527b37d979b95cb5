//! The parts of a Word document, zipped, to a tree.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits, packed};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    let bytes = packed(data);
    goldthread_reader_docx::kind_of_zip(&bytes);
    if let Ok(tree) = goldthread_reader_docx::read("plan.docx", &bytes, &limits()) {
        check(&tree);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Tags) }
});
