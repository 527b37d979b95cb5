//! A web page to its tree.
#![no_main]

use goldthread_fuzz::{Kind, change, check, limits};
use goldthread_reader_html::{looks_like_html, read, read_fragment};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    looks_like_html(data);
    if let Ok(tree) = read("plan.html", data, &limits()) {
        check(&tree);
    }
    if let Ok(text) = std::str::from_utf8(data) {
        check(&read_fragment(text, &limits()));
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed % 3 == 0 { fuzzer_mutate(data, size, most) } else { change(data, size, most, seed, Kind::Tags) }
});
