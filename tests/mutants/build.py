"""Builds many mutants of cargo-mutants into one program.

cargo-mutants builds the program anew for each mutant: minutes of linking for a test of a second.
Here the list is still its own (`cargo mutants --list --json`), but each function that has mutants
gets them all as branches, and the variable MUTANT says which branch runs:

    fn f() -> T { match crate::mutants::active(7) { 41 => {mutant 41} 42 => {..} _ => {as written} } }

A branch that does not compile is a mutant that does not compile. Iterators without a type of their
own (`impl Iterator`) are gathered first, so that all branches are of one type. What cannot be said
in this way (constants, `const fn`) is left to cargo-mutants itself.

    python3 tests/mutants/build.py DIR [GLOB...]

makes DIR/tree, a copy of the sources with the branches, DIR/mutants.json and the programs of
TESTS (DIR/programs.json). Without a GLOB the files are those of `.cargo/mutants.toml`.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

TESTS = ["ward", "conservation", "worked", "naive", "closing", "validate", "rules", "remind",
         "reply", "forms", "reliability"]

# Crates of others run faster so; the program itself is built as its tests build it.
PROFILE = """
[profile.dev.package.bdhvs]
opt-level = 0
"""
ENVIRONMENT = dict(os.environ, CARGO_PROFILE_DEV_OPT_LEVEL="1", CARGO_PROFILE_DEV_DEBUG="0",
                   CARGO_PROFILE_TEST_DEBUG="0")

SWITCH = '''//! Says which mutant runs, and writes down which functions were reached.
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
static ACTIVE: OnceLock<u32> = OnceLock::new();
static SEEN: [AtomicBool; 4096] = [const { AtomicBool::new(false) }; 4096];
/// The mutant that runs.
pub fn active(function: usize) -> u32 {
    if !SEEN[function].swap(true, Ordering::Relaxed) {
        if let Some(path) = std::env::var_os("MUTANT_TRACE") {
            let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
            if let Ok(mut file) = file { let _ = file.write_all(format!("{function}\\n").as_bytes()); }
        }
    }
    *ACTIVE.get_or_init(|| std::env::var("MUTANT").ok().and_then(|m| m.parse().ok()).unwrap_or(u32::MAX))
}
'''


def listed(globs):
    """The mutants of cargo-mutants, numbered."""
    args = [arg for glob in globs for arg in ("-f", glob)]
    args = ["--no-config", *args] if args else []
    command = ["cargo", "mutants", "--list", "--json", *args]
    text = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    mutants = json.loads(text)
    for number, mutant in enumerate(mutants):
        mutant.pop("diff", None)
        mutant.update(number=number, state="built")
    return mutants


def copy(tree):
    """The files of the working tree, as they are now; unchanged ones keep their times."""
    listing = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True,
                             capture_output=True, text=True).stdout.splitlines()
    for name in listing:
        if not (ROOT / name).exists():
            continue
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tree / name)


class Source:
    """A source file and where its lines begin."""

    def __init__(self, path):
        self.text = path.read_text()
        self.starts = [0]
        for line in self.text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, place):
        return self.starts[place["line"] - 1] + place["column"] - 1

    def span(self, span):
        return self.at(span["start"]), self.at(span["end"])


def body_of(text):
    """Where the body of a function begins: its first brace outside of brackets."""
    depth = 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "{" and depth == 0:
            return at
    raise ValueError(text)


def functions(source, mutants):
    """The outermost functions of a file that have mutants."""
    spans = sorted({source.span(m["function"]["span"]) for m in mutants}, key=lambda s: (s[0], -s[1]))
    outer = []
    for span in spans:
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    found = collections.defaultdict(list)
    for mutant in mutants:
        own = source.span(mutant["span"])
        found[next(s for s in outer if s[0] <= own[0] and own[1] <= s[1])].append(mutant)
    return found


def spliced(source, mutants, number_of):
    """The text of a file in which each function has its mutants as branches."""
    pieces, last = [], 0
    for (start, end), own in sorted(functions(source, mutants).items()):
        body = start + body_of(source.text[start:end])
        items = re.search(r"-> impl \w*Iterator<Item = (.*)>", source.text[start:body])
        branches = []
        for mutant in own:
            a, b = source.span(mutant["span"])
            changed = source.text[body:a] + mutant["replacement"] + source.text[b:end]
            branches.append(f"{mutant['number']} => //<{mutant['number']}\n{changed}\n//>\n")
        number = number_of((start, own))
        branches.append("_ => " + source.text[body:end])
        text = f"match crate::mutants::active({number}) {{ //=\n" + "".join(branches) + "}"
        pieces.append(source.text[last:body] + "{" + (gathered(text, items[1]) if items else text) + "}")
        last = end
    return "".join(pieces) + source.text[last:]


def gathered(text, item):
    """A match whose arms are iterators of different types over items, as an iterator of one."""
    head = re.compile(r"^(\d+ => //<\d+\n|_ => )", re.M)
    text = head.sub(lambda arm: f"{arm[1]}Iterator::collect::<Vec<{item}>>(", text)
    text = re.sub(r"\n//>$", "),\n//>", text, flags=re.M)
    return f"({text[:-1]})}}).into_iter()"


def splice(tree, mutants):
    """Writes every file; says which mutants belong to which function."""
    by_file, reached = collections.defaultdict(list), []

    def number_of(function):
        for mutant in function[1]:
            mutant["reached"] = len(reached)
        reached.append(function)
        return len(reached) - 1

    for mutant in mutants:
        by_file[mutant["file"]].append(mutant)
    for name, own in by_file.items():
        own = [m for m in own if m["state"] == "built"]
        text = spliced(Source(ROOT / name), own, number_of)
        if text != (tree / name).read_text():
            (tree / name).write_text(text)


def mark(tree, mutants, errors):
    """Sorts out what an error of the compiler lies in."""
    numbered = {m["number"]: m for m in mutants}
    dropped = 0
    for name, line in errors:
        lines = (tree / name).read_text().split("\n")
        at = next((i for i in range(line - 1, -1, -1) if re.search(r"//(<\d+|>|=)$", lines[i])), None)
        found = at is not None and re.search(r"//<(\d+)$", lines[at])
        if found:
            own, state = [numbered[int(found[1])]], "unviable"
        else:
            head = next(i for i in range(line - 1, -1, -1) if lines[i].endswith("//="))
            function = int(re.search(r"active\((\d+)\)", lines[head])[1])
            own = [m for m in mutants if m["state"] == "built" and m.get("reached") == function]
            state = "left"
        for mutant in own:
            dropped += mutant["state"] == "built"
            mutant["state"] = state
    return dropped


def errors_of(tree, command):
    """Files and lines of what does not compile."""
    command = ["cargo", command, "--quiet", "--lib", "--message-format=json"]
    out = subprocess.run(command, cwd=tree, env=ENVIRONMENT, capture_output=True, text=True)
    found = set()
    for line in out.stdout.splitlines():
        message = json.loads(line).get("message")
        if isinstance(message, dict) and message["level"] == "error":
            own = [s for s in message["spans"] if s["is_primary"]]
            for span in own:
                while span.get("expansion") and not span["file_name"].startswith("src/"):
                    span = span["expansion"]["span"]
                found.add((span["file_name"], span["line_start"]))
    if out.returncode != 0 and not found:
        sys.exit(out.stderr)
    return found


def programs(tree):
    """Builds the tests; their programs by name, the library's first."""
    tests = [arg for test in TESTS for arg in ("--test", test)]
    command = ["cargo", "test", "--quiet", "--no-run", "--message-format=json", "--lib", *tests]
    out = subprocess.run(command, cwd=tree, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE,
                         text=True).stdout
    found = {}
    for line in out.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["profile"]["test"]:
            found[message["target"]["name"]] = message["executable"]
    return dict(sorted(found.items(), key=lambda item: item[0] != "bdhvs"))


def main():
    place, globs = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    tree = place / "tree"
    tree.mkdir(parents=True, exist_ok=True)
    copy(tree)
    (tree / "src/mutants.rs").write_text(SWITCH)
    for name, more in [("src/lib.rs", "\n/// The switch.\npub mod mutants;\n"), ("Cargo.toml", PROFILE)]:
        (tree / name).write_text((tree / name).read_text() + more)
    mutants = listed(globs)
    for mutant in mutants:
        function = mutant["function"]
        kind = (function or {"return_type": "impl "})["return_type"] or ""
        if "impl " in kind and "Iterator" not in kind:
            mutant["state"] = "left"
    # Sums that are sure to overflow are found only by a whole build.
    for command in ("check", "build"):
        splice(tree, mutants)
        while errors := errors_of(tree, command):
            if not mark(tree, mutants, errors):
                sys.exit(f"these errors are in no mutant: {sorted(errors)[:20]}")
            splice(tree, mutants)
    (place / "mutants.json").write_text(json.dumps(mutants, indent=1))
    (place / "programs.json").write_text(json.dumps(programs(tree), indent=1))
    print(*collections.Counter(m["state"] for m in mutants).items())


main()
