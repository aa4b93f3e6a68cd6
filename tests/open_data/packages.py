"""frictionless judges the export: whole as it is, broken where a test broke it.

Usage: packages.py EXPORT
"""

import csv
import os
import shutil
import sys
import tempfile

from frictionless import Package, validate


def errors(folder):
    """The kinds of errors, each with the table it stands in."""
    report = validate(os.path.join(folder, "datapackage.json"))
    kinds = {(task.name, error.type) for task in report.tasks for error in task.errors}
    return kinds | {("", error.type) for error in report.errors}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def spoilt(export, table, change):
    """The errors of a copy in which one table was changed."""
    with tempfile.TemporaryDirectory() as place:
        copy = os.path.join(place, "copy")
        shutil.copytree(export, copy)
        path = os.path.join(copy, f"{table}.csv")
        lines = rows(path)
        change(lines, lines[0])
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
        return errors(copy)


def put(column, value, row=1):
    def change(lines, head):
        lines[row][head.index(column)] = value

    return change


def twice(lines, head):
    lines.append(lines[1])


def without(column):
    def change(lines, head):
        at = head.index(column)
        for line in lines:
            del line[at]

    return change


BROKEN = [
    ("figures", put("numerator", "mười"), "type-error"),
    ("figures", put("numerator", "12.5"), "type-error"),
    ("figures", put("numerator", "-1"), "constraint-error"),
    ("figures", put("state", "perhaps"), "constraint-error"),
    ("figures", put("reporter", ""), "constraint-error"),
    ("figures", put("unit", "xa-khong-co"), "foreign-key"),
    ("figures", put("indicator", "khong-co"), "foreign-key"),
    ("figures", twice, "primary-key"),
    ("indicators", put("part_of", "khong-co"), "foreign-key"),
    ("register", put("received_on", "12/12/2025"), "type-error"),
    ("submissions", put("state", "soon"), "constraint-error"),
    ("coverage", put("target_percent", "85%"), "type-error"),
    ("answers", put("task", "X.9.9"), "foreign-key"),
    ("periods", without("due"), "missing-label"),
]


def main():
    (export,) = sys.argv[1:]
    package = Package(os.path.join(export, "datapackage.json"))
    assert len(package.resources) > 10
    assert errors(export) == set(), f"as it is: {errors(export)}"
    failed = 0
    for table, change, kind in BROKEN:
        found = spoilt(export, table, change)
        if (table, kind) not in found:
            failed += 1
            print(f"FAILED {table}: no {kind} among {sorted(found)}")
    print(f"{len(package.resources)} tables valid, {len(BROKEN)} spoilt copies")
    print(f"{len(BROKEN) + 1 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
