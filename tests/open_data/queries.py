"""Runs the queries of docs/du-lieu-mo.md and holds them against `bdhvs coverage`.

Usage: queries.py PAGE EXPORT REPORTS COVERAGE.json...
"""

import json
import re
import sys

import duckdb


def queries(page):
    """Every SQL block by the name in its first line."""
    blocks = re.findall(r"```sql\n-- (.*?)\n(.*?)```", open(page, encoding="utf-8").read(), re.S)
    return {name: sql for name, sql in blocks}


def run(sql, export, reports):
    """A query with the folders of this run in place of those of the page."""
    here = sql.replace("'du-lieu/", f"'{export}/").replace("'reports/", f"'{reports}/")
    return duckdb.sql(here).fetchall()


def expected(documents):
    """Sums of levels by period and indicator, where anything counts."""
    sums = {}
    for document in documents:
        for one in document["indicators"]:
            parts = [part for part in one["parts"] if part["units_counted"]] or [one]
            if one["units_counted"]:
                assert one["numerator"] == sum(part["numerator"] for part in parts)
                sums[document["period"], one["id"]] = (one["numerator"], one["denominator"])
    return sums


def compare(name, rows, sums, levels):
    found = {(row[0], row[1]): (row[2], row[3]) for row in rows}
    wanted = {key: value for key, value in sums.items() if key[1] in levels}
    assert len(wanted) > 10, f"only {len(wanted)} sums to compare"
    for key in sorted(wanted.keys() | found.keys()):
        assert found.get(key) == wanted.get(key), f"{name}: {key}: {found.get(key)}, {wanted.get(key)}"
    print(f"{name}: {len(wanted)} sums equal")


def main():
    page, export, reports, *paths = sys.argv[1:]
    documents = [json.load(open(path, encoding="utf-8")) for path in paths]
    sums, sql = expected(documents), queries(page)
    levels = {
        row[0]
        for row in duckdb.sql(f"SELECT id FROM '{export}/indicators.csv' WHERE measure = 'level'").fetchall()
    }
    for name in ["tổng của số liệu đã xuất", "tổng cộng thẳng từ tệp báo cáo"]:
        compare(name, run(sql[name], export, reports), sums, levels)
    needed = run(sql["còn thiếu theo đơn vị"], export, reports)
    document = next(d for d in documents if d["period"] == "2025-Q4")
    people = next(i for i in document["indicators"] if i["id"] == "nguoi-dan")
    wanted = sorted(unit["people_needed"] for unit in people["units"])
    assert sorted(row[3] for row in needed) == wanted, "people needed by unit"
    print(f"còn thiếu theo đơn vị: {len(wanted)} units equal")
    both = duckdb.sql(
        f"SELECT (SELECT count(*) FROM '{export}/figures.csv'), "
        f"(SELECT len(tables.figures) FROM read_json('{export}/export.json', maximum_object_size = 100000000))"
    ).fetchall()[0]
    assert both[0] == both[1] > 0, f"rows of figures in CSV and JSON: {both}"
    print(f"figures: {both[0]} rows in CSV and in JSON")


main()
