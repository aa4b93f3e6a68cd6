//! The list of commands in groups. clap lists subcommands in one piece, so that list is written
//! here, into the template of the help.

use super::WIDTH;
use clap::Command;

/// The program with its commands under headings instead of in one list. A command that stands in
/// no group comes last, under a heading of its own: it is never hidden.
pub fn grouped(root: Command, groups: &[(&str, &[&str])]) -> Command {
    let known = |name: &str| groups.iter().any(|(_, names)| names.contains(&name));
    let others: Vec<&str> =
        root.get_subcommands().map(Command::get_name).filter(|name| !known(name)).collect();
    let last = ("Lệnh khác", others.as_slice());
    let lists: String = groups.iter().chain([&last]).map(|group| listed(&root, group)).collect();
    // Every option of the program itself holds for all commands.
    root.help_template(format!(
        "{{before-help}}Cách dùng: {{usage}}\n\n{lists}Tuỳ chọn chung:\n{{options}}{{after-help}}\n"
    ))
}

/// One group: its heading, and a line or more a command; nothing where it has none.
fn listed(root: &Command, (heading, names): &(&str, &[&str])) -> String {
    let column = root.get_subcommands().map(|c| c.get_name().len()).max().unwrap_or(0) + 4;
    let lines: String = names
        .iter()
        .filter_map(|name| root.find_subcommand(name))
        .map(|command| line(command, column))
        .collect();
    if lines.is_empty() { lines } else { format!("{heading}:\n{lines}\n") }
}

/// `  status       Xem tình hình …`, going on below where it is long.
fn line(command: &Command, column: usize) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let next = format!("\n{:column$}", "");
    let about = broken(&about, WIDTH - column).join(&next);
    format!("{:column$}{about}\n", format!("  {}", command.get_name()))
}

/// The words in lines of at most so many characters.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
