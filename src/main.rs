//! The program: everything happens in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Rust's own message may quote the text that a slip of ours stumbled over, and a core dump
    // holds all of it: neither may leave the program.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        std::process::exit(bdhvs::cli::broken(&place.unwrap_or_default()).into());
    }));
    ExitCode::from(bdhvs::cli::run(std::env::args_os()))
}
