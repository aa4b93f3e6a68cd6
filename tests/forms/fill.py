"""Fills in a workbook as a clerk does: the unit, then only cells that are not locked.

fill.py FORM FILLED ANSWERS: the answers as JSON, {"unit": name or null, "sheets": {name: rows}},
each row a list of cells in the order of the form.
"""

import json
import sys

import openpyxl

form, filled, answers = sys.argv[1:4]
with open(answers, encoding="utf-8") as file:
    answers = json.load(file)
book = openpyxl.load_workbook(form)
if answers["unit"]:
    sheet = book.worksheets[0]
    line = next(row for row in sheet.iter_rows() if row[0].value == "Đơn vị:")
    assert not line[1].protection.locked
    line[1].value = answers["unit"]
for name, rows in answers["sheets"].items():
    sheet = book[name]
    header = next(row for row in sheet.iter_rows() if row[1].value and str(row[0].value).startswith("Mã"))
    for row, cells in enumerate(rows, header[0].row + 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            if text and not cell.protection.locked:
                cell.value = int(text) if text.isdigit() else text
book.save(filled)
