//! The command line: arguments, the clock, printing, and one short function a command.

mod accident;
pub mod arguments;
mod brief;
mod check_letter;
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

use arguments::{Arguments, By, Command, Format, Validate};
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
    if let Some(done) = without_session(arguments, printer) {
        return done;
    }
    let session = match &arguments.command {
        command if shows_one_period(command) => {
            Session::open_for_period(&arguments.options, shows_pace(arguments))?
        }
        command if prints_no_places(command) => Session::open_lightly(&arguments.options)?,
        _ => Session::open(&arguments.options)?,
    };
    // The program ends here: the machine takes memory back faster than we could give it.
    let session = ManuallyDrop::new(session);
    match &arguments.command {
        Command::Validate(options) => validate::run(&session, options, arguments, printer),
        Command::Verify(options) => {
            closing::verify(&session, options, (&arguments.options, printer))
        }
        Command::Trace(options) => trace::run(&session, options, arguments, printer),
        Command::Diff(asked) => difference::run(&session, asked, arguments, printer),
        _ => at_the_desk(&session, arguments, printer),
    }
}

/// Commands that need no plan, and those that open it for themselves because they write.
fn without_session(arguments: &Arguments, printer: &Printer) -> Option<Result<u8, Failure>> {
    let options = &arguments.options;
    Some(match &arguments.command {
        Command::Validate(Validate { text: Some(path), .. }) => {
            validate::scan_text(path, arguments, printer)
        }
        Command::Receive(asked) => receive::receive(options, asked, printer),
        Command::Enter(asked) => receive::enter(options, asked, printer),
        Command::Amend(asked) => receive::amend(options, asked, printer),
        Command::Schema(asked) => schema::run(asked, arguments, printer),
        Command::Completions(asked) => shell::completions(asked, options, printer),
        Command::Init(asked) => init::init(asked, options, printer),
        Command::Demo(asked) => init::demo(asked, options, printer),
        Command::Man => shell::manual(options, printer),
        Command::Explain(asked) => explain::run(asked, arguments, printer),
        Command::Close(asked) => closing::close(options, asked, printer),
        Command::Reopen(asked) => closing::reopen(options, asked, printer),
        Command::Fmt(asked) => fmt::run(options, asked, printer),
        _ => return None,
    })
}

/// Commands that show one period.
fn at_the_desk(session: &Session, arguments: &Arguments, printer: &Printer) -> Result<u8, Failure> {
    let out = arguments.options.out.as_deref();
    let Some(desk) = session.desk(&arguments.options)? else {
        return Ok(printer.plan_with_errors(session));
    };
    match &arguments.command {
        Command::Template(options) => template::run(&desk, options, arguments, printer),
        _ if arguments.format == Format::Xlsx => workbook::run(&desk, arguments, printer),
        Command::Remind(options) => remind::run(&desk, options, arguments, printer),
        Command::Reply(asked) if arguments.format == Format::Docx => {
            reply::word(&desk, asked, arguments, printer)
        }
        Command::CheckLetter(asked) => check_letter::run(&desk, asked, arguments, printer),
        Command::Brief => brief::run(&desk, arguments, printer),
        Command::Summary(options) => summary::run(&desk, options, arguments, printer),
        Command::Export => open_data::export(&desk, out, printer),
        _ => {
            let done = commands::run(&desk, arguments)?;
            printer.result(&done.text, out)?;
            Ok(done.code)
        }
    }
}

/// True for commands that show numbers of one period and print no place in a report.
fn shows_one_period(command: &Command) -> bool {
    match command {
        Command::Status(shown) => !shown.refs.refs,
        Command::Coverage(shown) => !shown.refs.refs && !matches!(shown.by, Some(By::Period)),
        _ => false,
    }
}

/// The page of `status` has no room for the pace.
fn shows_pace(arguments: &Arguments) -> bool {
    let page = matches!(arguments.format, Format::Text | Format::Md);
    !(page && matches!(arguments.command, Command::Status(_)))
}

/// True for commands that print no place in a report but those of findings.
fn prints_no_places(command: &Command) -> bool {
    match command {
        Command::Validate(_) | Command::Deadlines(_) | Command::Tasks(_) => true,
        Command::Coverage(shown) => !shown.refs.refs,
        Command::Summary(shown) => !shown.refs.refs,
        _ => false,
    }
}
