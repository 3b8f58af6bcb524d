"""workbook_reads FILE.xlsx FOLDER [SHEETS]: the workbook holds what the CSV files of FOLDER hold, cell by cell.

Read from its XML, dates and numbers by their types; or, with SHEETS, from the CSV files that an office
program made of it (SHEETS/FILE-TITLE.csv), which writes 15 digits and no power of ten.
"""
import csv
import datetime
import os
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
file, folder, *others = sys.argv[1:]


def table(path, encoding):
    with open(path, encoding=encoding, newline="") as opened:
        return list(csv.reader(opened))


def column(name):  # "AB12" -> 27
    n = 0
    for letter in name.rstrip("0123456789"):
        n = 26 * n + ord(letter) - 64
    return n - 1


class Workbook:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        assert self.zip.testzip() is None
        targets = {r.get("Id"): r.get("Target") for r in self.part("xl/_rels/workbook.xml.rels")}
        self.parts = {s.get("name"): "xl/" + targets[s.get(R)] for s in self.part("xl/workbook.xml").iter(S + "sheet")}
        styles = self.part("xl/styles.xml")
        dates = {f.get("numFmtId") for f in styles.iter(S + "numFmt") if "yy" in f.get("formatCode")}
        formats = list(styles.find(S + "cellXfs"))
        self.dates = {str(i) for i, f in enumerate(formats) if f.get("numFmtId") in dates}
        bold = {i for i, f in enumerate(styles.find(S + "fonts")) if f.find(S + "b") is not None}
        self.bold = {str(i) for i, f in enumerate(formats) if int(f.get("fontId")) in bold}

    def part(self, name):
        return xml.fromstring(self.zip.read(name))

    def sheet(self, title):
        """Rows of texts, floats, dates; None where there is no cell."""
        root = self.part(self.parts[title])
        assert root.find(f"{S}sheetViews/{S}sheetView/{S}pane").get("state") == "frozen", title
        assert root.find(S + "autoFilter") is not None and root.find(S + "cols") is not None, title
        rows = []
        for row in root.iter(S + "row"):
            cells = {}
            for cell in row:
                if cell.get("t") == "inlineStr":
                    value = "".join(t.text or "" for t in cell.iter(S + "t"))
                else:
                    value = float(cell.find(S + "v").text)
                    if cell.get("s") in self.dates:
                        value = datetime.date(1899, 12, 30) + datetime.timedelta(days=value)
                cells[column(cell.get("r"))] = value
                assert (cell.get("s") in self.bold) == (row.get("r") == "1"), (title, cell.get("r"))
            assert int(row.get("r")) == len(rows) + 1, title
            rows.append(cells)
        return rows


def is_number(text):
    try:
        return text.lstrip("-") not in ("inf", "nan") and float(text) is not None
    except ValueError:
        return False


def same_typed(cell, text):
    if text == "":
        return cell is None
    if isinstance(cell, float):
        return is_number(text) and abs(cell - float(text)) <= 1e-15 * abs(float(text))
    if isinstance(cell, datetime.date):
        return cell.isoformat() == text
    return cell == text and not DAY.match(text)


def same_printed(cell, text):
    if cell == text:
        return True
    return is_number(cell) and is_number(text) and abs(float(cell) - float(text)) <= 1e-14 * abs(float(text)) + 1e-20


book = Workbook(file)
titles = list(book.parts)
readme = table(f"{folder}/readme.csv", "utf-8-sig")
sheets = book.sheet(titles[0])
places = {}  # title -> name of the CSV file
for i, row in enumerate(readme):
    if row[0] == "file":
        assert sheets[i][0] == "sheet", sheets[i]
        places[sheets[i][1]] = row[1]
        row[0], row[1] = "sheet", sheets[i][1]
assert [t for t in places if t in titles] == titles[1:], (titles, places)
assert sorted(["readme.csv"] + [places[t] for t in titles[1:]]) == sorted(os.listdir(folder))
stem = os.path.splitext(os.path.basename(file))[0]
kinds = {float: 0, datetime.date: 0, str: 0, type(None): 0}
for title in titles:
    ours = readme if title == titles[0] else table(f"{folder}/{places[title]}", "utf-8-sig")
    if others:
        theirs = table(f"{others[0]}/{stem}-{title}.csv", "utf-8")
    else:
        sparse = book.sheet(title)
        theirs = [[row.get(i) for i in range(len(ours[0]))] for row in sparse]
        assert all(len(row) == 0 or max(row) < len(ours[0]) for row in sparse), title
    assert len(theirs) == len(ours), (title, len(theirs), len(ours))
    for number, (a, b) in enumerate(zip(theirs, ours), 1):
        assert len(a) == len(b), (title, number, len(a), len(b))
        for cell, text in zip(a, b):
            same = same_printed(cell, text) if others else same_typed(cell, text)
            assert same, (title, number, cell, text)
            kinds[type(cell)] += 1
if not others:
    assert kinds[float] > 50 and kinds[datetime.date] > 10 and kinds[type(None)] > 10, kinds
print(len(titles), "sheets,", sum(kinds.values()), "cells")
