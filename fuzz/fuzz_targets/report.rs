#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bdhvs_fuzz::run("report", bytes));
