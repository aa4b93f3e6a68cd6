//! The command line: arguments, the clock, printing, and one short function a command.

mod accident;
pub mod arguments;
mod closing;
mod commands;
mod difference;
mod explain;
mod fmt;
mod git_words;
mod init;
mod output;
mod past;
mod receive;
mod reply;
mod schema;
mod session;
mod shell;
mod template;
mod trace;
pub mod usage;
mod validate;
mod workbook;

pub use accident::guarded;

use arguments::{Arguments, Command, Format, Validate};
use output::Printer;
use session::{Failure, Session};
use std::ffi::OsString;

/// Runs the program; gives the exit code (0 done, 1 found what was asked for, 2 wrong usage or a
/// plan with errors, 3 input/output or a mistake of the program).
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    guarded(|| output::after_printing(obey(args)))
}

fn obey(args: Vec<OsString>) -> u8 {
    let arguments = match arguments::parse(args) {
        Ok(arguments) => arguments,
        Err(usage) => return output::usage(&usage),
    };
    let printer = Printer::new(&arguments.options);
    match carry_out(&arguments, &printer) {
        Ok(code) => code,
        Err(Failure::Usage(message)) => printer.complain(&message, 2),
        Err(Failure::Machine(error)) => printer.complain(&output::machine_words(&error), 3),
    }
}

fn carry_out(arguments: &Arguments, printer: &Printer) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Validate(Validate { text: Some(path), .. }) => {
            return validate::scan_text(path, arguments, printer);
        }
        Command::Receive(options) => return receive::receive(&arguments.options, options, printer),
        Command::Enter(options) => return receive::enter(&arguments.options, options, printer),
        Command::Amend(options) => return receive::amend(&arguments.options, options, printer),
        Command::Schema(asked) => return schema::run(asked, arguments, printer),
        Command::Completions(asked) => {
            return shell::completions(asked, &arguments.options, printer);
        }
        Command::Init(asked) => return init::init(asked, &arguments.options, printer),
        Command::Demo(asked) => return init::demo(asked, &arguments.options, printer),
        Command::Man => return shell::manual(&arguments.options, printer),
        Command::Explain(asked) => return explain::run(asked, arguments, printer),
        Command::Close(options) => return closing::close(&arguments.options, options, printer),
        Command::Reopen(options) => {
            return closing::reopen(&arguments.options, options, printer);
        }
        Command::Fmt(options) => return fmt::run(&arguments.options, options, printer),
        _ => {}
    }
    let session = Session::open(&arguments.options)?;
    if let Command::Validate(options) = &arguments.command {
        return validate::run(&session, options, arguments, printer);
    }
    if let Command::Verify(options) = &arguments.command {
        return closing::verify(&session, options, (&arguments.options, printer));
    }
    if let Command::Trace(options) = &arguments.command {
        return trace::run(&session, options, arguments, printer);
    }
    if let Command::Diff(asked) = &arguments.command {
        return difference::run(&session, asked, arguments, printer);
    }
    let Some(desk) = session.desk(&arguments.options)? else {
        return Ok(printer.plan_with_errors(&session));
    };
    if let Command::Template(options) = &arguments.command {
        return template::run(&desk, options, arguments, printer);
    }
    if arguments.format == Format::Xlsx {
        return workbook::run(&desk, arguments, printer);
    }
    let out = commands::run(&desk, arguments)?;
    printer.result(&out.text, arguments.options.out.as_deref())?;
    Ok(out.code)
}
