//! The program: everything happens in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(bdhvs::cli::run(std::env::args_os()))
}
