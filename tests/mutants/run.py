"""Runs the tests against each mutant that `build.py` built.

First each test runs alone and unchanged: which functions does it reach, how long does it take? A
mutant is then tried with the tests that reach its function, the quick ones of the library first,
and of the others those first that caught something near. The first failure ends it. Where
DIR/before.json holds the results of an earlier run, the test that caught a mutant then comes first.

    python3 tests/mutants/run.py DIR map            which tests reach what (DIR/map.json)
    python3 tests/mutants/run.py DIR run [PATTERN]  mutants whose name has PATTERN (DIR/results.json)
    python3 tests/mutants/run.py DIR table          the score of each room, and who survived

Ends with 1 where a mutant survives that `docs/reliability.md` does not explain by its name.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What docs/reliability.md calls the folders that are looked at.
ROOMS = {"aggregate": "sums", "check": "checks", "period": "deadlines", "text": "guard"}
# Tests of the library that wait until the others have caught nothing: they go over whole trees,
# or are about other rooms.
LATER = re.compile(r"^(intake|render|store|cli)::|sameness|by_key|load::reports::committed")
# Of this program only the guard's own tests: the others are about the machine.
OF_THE_GUARD = re.compile(r"^personal_data::")
# Of a processor, for one step; of a mutant five times what its tests take and a few more.
SECONDS = 60
# Seconds of tests that a mutant may take before it is left open for a longer run.
BUDGET = float(os.environ.get("MUTANT_BUDGET", "1e9"))
WORKERS = int(os.environ.get("MUTANT_JOBS", "2"))


def binaries(place):
    """Test programs by name, the library's first."""
    return json.loads((place / "programs.json").read_text())


def limits(seconds):
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def run(place, program, tests, seconds=SECONDS, **more):
    """Exit code, output and seconds of a processor of some tests of a program; the code is None
    where they took too long."""
    environment = dict(os.environ, RUST_BACKTRACE="0", RUSTC_BOOTSTRAP="1",
                       PROPTEST_MAX_SHRINK_ITERS="0", **more)
    command = [program, "-Zunstable-options", "--fail-fast", "--test-threads=1", "--exact", *tests]
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, cwd=place / "tree", env=environment, stdout=out,
                                 stderr=subprocess.STDOUT, preexec_fn=lambda: limits(seconds))
        alarm = threading.Timer(seconds * 20, os.killpg, (child.pid, signal.SIGKILL))
        alarm.start()
        _, status, used = os.wait4(child.pid, 0)
        alarm.cancel()
        child.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode(errors="replace")
    too_long = code in (-signal.SIGXCPU, -signal.SIGKILL)
    return (None if too_long else code), text, used.ru_utime + used.ru_stime


def tests_of(program):
    out = subprocess.run([program, "--list"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^(.*): test$", out, re.M)


def map_one(place, name, program, test):
    trace = tempfile.mktemp(dir=place)
    code, _, took = run(place, program, [test], MUTANT_TRACE=trace)
    reached = []
    if os.path.exists(trace):
        reached = sorted({int(n) for n in open(trace).read().split()})
        os.remove(trace)
    return dict(binary=name, test=test, took=took, reached=reached, ok=code == 0)


def make_map(place):
    jobs = []
    for name, program in binaries(place).items():
        tests = tests_of(program)
        if name == "reliability":
            tests = [test for test in tests if OF_THE_GUARD.search(test)]
        jobs += [(name, program, test) for test in tests]
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(lambda job: map_one(place, *job), jobs))
    for entry in found:
        if not entry["ok"]:
            print("fails unchanged, left out:", entry["binary"], entry["test"])
    (place / "map.json").write_text(json.dumps(found))


def plain(name):
    """A mutant without its line and column."""
    return re.sub(r":\d+:\d+", "", name)


def cost(entries):
    return sum(entry["took"] for entry in entries)


def group(entry):
    """A test's program and module."""
    return entry["binary"], entry["test"].split("::")[0]


class Runner:
    def __init__(self, place):
        self.place, self.programs = place, binaries(place)
        self.map = [e for e in json.loads((place / "map.json").read_text()) if e["ok"]]
        before = place / "before.json"
        before = json.loads(before.read_text()) if before.exists() else {}
        self.before = {plain(name): by for name, (_, by) in before.items() if by}
        self.killers = collections.defaultdict(list)
        self.useful = collections.Counter()
        self.lock = threading.Lock()

    def steps(self, mutant):
        """Which tests to run together, one step after the other; true where some are left out."""
        near = [e for e in self.map if mutant["reached"] in e["reached"]]
        lib = [e for e in near if e["binary"] == "bdhvs" and not LATER.search(e["test"])]
        others = [e for e in near if e not in lib]
        with self.lock:
            known = [*self.killers[mutant["reached"]], *self.killers[mutant["file"]]]
        known = list(dict.fromkeys(known))[:6]
        first = [e for e in others if (e["binary"], e["test"]) in known]
        first.sort(key=lambda e: e["took"])
        groups = collections.defaultdict(list)
        for entry in others:
            if entry not in first:
                groups[group(entry)].append(entry)
        rest = sorted(groups.values(), key=lambda g: cost(g) / (1 + self.useful[group(g[0])]))
        then = self.before.get(plain(mutant["name"]))
        then = [e for e in near if f"{e['binary']} {e['test']}" == then]
        steps = [step for step in [then, lib, *[[e] for e in first], *rest] if step]
        total = len(steps)
        while len(steps) > 1 and sum(map(cost, steps)) > BUDGET:
            steps.pop()
        return steps, len(steps) < total

    def attempt(self, mutant):
        steps, cut = self.steps(mutant)
        for step in steps:
            program = self.programs[step[0]["binary"]]
            code, text, _ = run(self.place, program, [e["test"] for e in step],
                                seconds=int(10 + 5 * cost(step)),
                                MUTANT=str(mutant["number"]))
            if code == 0:
                continue
            failed = re.search(r"^test (\S+) .*FAILED", text, re.M)
            test = failed[1] if failed else "?"
            with self.lock:
                self.useful[group(dict(step[0], test=test))] += 1
                for key in (mutant["reached"], mutant["file"]):
                    self.killers[key].insert(0, (step[0]["binary"], test))
            outcome = "timeout" if code is None else "caught"
            return outcome, f"{step[0]['binary']} {test}"
        return "open" if cut else "missed", ""


def run_all(place, pattern):
    mutants = json.loads((place / "mutants.json").read_text())
    path = place / "results.json"
    results = json.loads(path.read_text()) if path.exists() else {}
    runner = Runner(place)
    todo = [m for m in mutants if m["state"] == "built" and re.search(pattern, m["name"])]
    todo = [m for m in todo if results.get(m["name"], ["open"])[0] in ("missed", "open")]

    def one(mutant):
        outcome, by = runner.attempt(mutant)
        with runner.lock:
            results[mutant["name"]] = [outcome, by]
            if outcome != "caught" or len(results) % 25 == 0:
                print(len(results), outcome, mutant["name"], by, flush=True)
                path.write_text(json.dumps(results, indent=1))

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(one, todo))
    path.write_text(json.dumps(results, indent=1))
    return table(place)


def row(room, states):
    """A room: listed, do not compile, not tried, tried, caught, never ended, not caught, share."""
    caught = states["caught"] + states["timeout"]
    missed = states["missed"]
    tried = caught + missed
    untried = sum(states.values()) - states["unviable"] - tried
    share = f"{100 * caught / tried:.1f} %" if tried else "-"
    cells = [room, sum(states.values()), states["unviable"], untried, tried, caught,
             states["timeout"], missed, share]
    return f"| {' | '.join(map(str, cells))} |"


def table(place):
    mutants = json.loads((place / "mutants.json").read_text())
    results = json.loads((place / "results.json").read_text())
    rooms = collections.defaultdict(collections.Counter)
    for mutant in mutants:
        state = mutant["state"]
        if state == "built":
            state = results.get(mutant["name"], ["not run"])[0]
        rooms[ROOMS[re.match(r"src/(\w+)", mutant["file"])[1]]][state] += 1
        rooms["all"][state] += 1
    for room in [*ROOMS.values(), "all"]:
        print(row(room, rooms[room]))
    missed = [name for name, (state, _) in results.items() if state == "missed"]
    page = (ROOT / "docs/reliability.md").read_text()
    unexplained = [name for name in missed if plain(name) not in page]
    for name in unexplained:
        print(f"not explained: {name}")
    return 1 if unexplained else 0


def main():
    place, what = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    if what == "map":
        make_map(place)
    elif what == "run":
        sys.exit(run_all(place, sys.argv[3] if len(sys.argv) > 3 else ""))
    else:
        sys.exit(table(place))


main()
