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
mod open_data;
mod output;
mod past;
mod receive;
mod remind;
mod reply;
mod schema;
mod session;
mod shell;
mod summary;
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
use std::mem::ManuallyDrop;

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
    let session = match prints_no_places(&arguments.command) {
        true => Session::open_lightly(&arguments.options)?,
        false => Session::open(&arguments.options)?,
    };
    // The program ends here: the machine takes memory back faster than we could give it.
    let session = ManuallyDrop::new(session);
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
    if let Command::Remind(options) = &arguments.command {
        return remind::run(&desk, options, arguments, printer);
    }
    if let Command::Summary(options) = &arguments.command {
        return summary::run(&desk, options, arguments, printer);
    }
    if arguments.command == Command::Export {
        return open_data::export(&desk, arguments.options.out.as_deref(), printer);
    }
    let out = commands::run(&desk, arguments)?;
    printer.result(&out.text, arguments.options.out.as_deref())?;
    Ok(out.code)
}

/// True for commands that print no place in a report but those of findings.
fn prints_no_places(command: &Command) -> bool {
    match command {
        Command::Validate(_) | Command::Deadlines(_) | Command::Tasks(_) => true,
        Command::Status(shown) => !shown.refs.refs,
        Command::Coverage(shown) => !shown.refs.refs,
        Command::Summary(shown) => !shown.refs.refs,
        _ => false,
    }
}
