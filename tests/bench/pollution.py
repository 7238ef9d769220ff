#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a table survives when its file is polluted.

    tests/bench/pollution.py build/release/bin/regard [--worst N] [--keep FOLDER]

The files are made as those of the Pollock benchmark are (Vitagliano, Hameed, Jiang, Reisener, Wu and
Naumann: "Pollock: A Data Loading Benchmark", PVLDB 16, 2023), from a table of our own with a header
and 83 rows of 9 columns: the table as it should be; nothing at all; without or with two line ends at
the end; no header, the header twice and three times; a title row; a second table below, narrower,
as wide, wider; the header alone, a single record; in each row a delimiter too many before every
column (756 files), one too few (672), a quote too many in every cell (756), blanks as delimiters (84);
LF and CR; semicolon, tab, comma and blank, blank; apostrophes as quotes; backslashes and nothing as
escape. 2,290 files.

`regard inspect FILE --clean OUT`, told nothing, reads each of them. What it writes is scored as there:
1 for a file that is read at all, and precision, recall and their harmonic mean of header cells, of
records (their cells joined, so that a delimiter too many does not make another record) and of all
cells, as multisets. Ten is perfect. Cells are compared as they stand, without the benchmark's
normalization of dates and numbers, which forgives more. The simple score counts every file alike; the
weighted one by how often its pollution was met in the benchmark's survey of public files.

A file without a header is expected to begin with its first record there. Regard writes a header row
over it all the same ("column 1"), as --clean promises, and pays for it.

A second list has what is met in the exports of tools and not there: other encodings, quotes and
delimiters, rows written in another way than the others, footers, totals, tables that stand apart.

Python's csv, told the dialect and where the table stands, reads the same files for comparison.
"""
import argparse
import collections
import csv
import io
import pathlib
import random
import subprocess
import tempfile

HEADER = ["Day", "Hour", "Pieces", "Article", "Price", "Kind", "Description", "Page", "Remark"]
COLUMNS = len(HEADER)
RECORDS = 83
WORDS = ("light warm boots jacket wool comfort durable rugged trail quick-drying men's women's kids' season "
         "print graphic short classic \u00fcber caf\u00e9 na\u00efve").split()
KINDS = ["Trail shoes", "Cushion, wooden frame", "Garden table, round 48\"", "Women's socks", "Men's belt, 5\" wide"]


def table(rng):
    rows = []
    for i in range(RECORDS):
        text = " ".join(rng.choice(WORDS) for _ in range(14)).capitalize()
        if i % 3:
            text = text.replace(" light", ", light", 1) + ", really."
        if i % 7 == 3:
            text += " Size 5\" short, 8\\'9\" length."
        if i % 10 == 4:
            text = text.replace(" ", "\r\n", 1)
        rows.append([f"{i % 28 + 1:02}/{i // 28 + 1:02}/2026", f"{i // 4:02}:{15 * (i % 4):02}", str(i % 9),
                     f"AB-{1000 + i * 7}", f"${i * 37 % 90 + .45:.2f}", KINDS[rng.randrange(len(KINDS))], text,
                     f"https://shop.example/article/{1000 + i * 7}", "" if i % 5 else "Last one, no return"])
    return rows


def quoted_at_first(cell):
    """What a usual writer quotes. A pollution of the delimiter leaves it so."""
    return any(mark in cell for mark in ',"\r\n')


class Writer:
    """Cells and marks of a table as they are written, to be damaged one by one."""

    def __init__(self, rows, delimiter=",", quote='"', escape='"', end="\r\n", proper=False):
        self.quote, self.ends, self.rows = quote, [end] * len(rows), []
        for row in rows:
            cells = []
            for cell in row:
                needs = quoted_at_first(cell)
                if proper:
                    needs = any(mark in cell for mark in (delimiter, quote, "\r", "\n"))
                body = cell.replace("\\", "\\\\") if escape == "\\" and needs else cell
                body = body.replace(quote, escape + quote) if needs else body
                cells.append([quote if needs else "", body])
            self.rows.append((cells, [delimiter] * (len(row) - 1)))

    def text(self):
        lines = []
        for (cells, marks), end in zip(self.rows, self.ends):
            parts = [quote + body + quote for quote, body in cells]
            line = [parts[0]] if parts else []
            for mark, part in zip(marks, parts[1:]):
                line += [mark, part]
            lines.append("".join(line) + end)
        return "".join(lines)


Case = collections.namedtuple("Case", "name weight data expected told")

# How many files of the survey had the pollution; shared among the files of a kind.
WEIGHTS = {"row_less": 249, "row_more": 280, "row_quote": 7, "row_delimiter": 6}


def case(name, weight, text, expected, encoding="utf-8", **told):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    dialect = {"delimiter": ",", "quotechar": '"', "doublequote": True, "skip": 0, "header": 1, "take": None,
               "encoding": encoding}
    dialect.update(told)
    return Case(name, weight, data, expected, dialect)


def published(rows):
    whole = [HEADER] + rows
    again = [row for row in whole[:-1]]
    cases = [case("as it should be", 1, Writer(whole).text(), whole), case("nothing", 15, "", []),
             case("no last line end", 184, Writer(whole).text()[:-2], whole),
             case("two last line ends", 5, Writer(whole).text() + "\r\n", whole),
             case("no header", 470, Writer(rows).text(), rows, header=0),
             case("title row", 282, Writer([["PREAMBLE"] + [""] * 8, [""] * 9] + whole).text(), whole, skip=2),
             case("header only", 3, Writer([HEADER]).text(), [HEADER]),
             case("one record", 4, Writer(whole[:2]).text(), whole[:2])]
    for times in (2, 3):
        cases.append(case(f"header {times} times", 47, Writer([HEADER] * (times - 1) + whole).text(),
                          [[" ".join([name] * times) for name in HEADER]] + rows, header=times))
    for name, second in (("narrower", [row[:-1] for row in again]), ("as wide", again),
                         ("wider", [row + [row[-1] if i else "col1"] for i, row in enumerate(again)])):
        cases.append(case(f"second table, {name}", 188 / 3, Writer(whole).text() + Writer(second).text(), whole,
                          take=len(whole)))
    for end, weight in (("\n", 1691), ("\r", 7)):
        cases.append(case(f"line end {end!r}", weight, Writer(whole, end=end).text(), whole))
    for delimiter, weight in ((";", 834), ("\t", 4), (", ", 101), (" ", 4)):
        cases.append(case(f"delimiter {delimiter!r}", weight, Writer(whole, delimiter=delimiter).text(), whole,
                          delimiter=delimiter[0], skipinitialspace=delimiter == ", "))
    apostrophes = Writer(whole)
    for cells, _ in apostrophes.rows:
        for cell in cells:
            cell[0] = "'" if cell[0] else ""
            cell[1] = cell[1].replace('""', '"') if cell[0] else cell[1]
    cases.append(case("quote \"'\"", 11, apostrophes.text(), whole, quotechar="'"))
    cases.append(case("escape \\", 1, Writer(whole, escape="\\").text(), whole, doublequote=False, escapechar="\\"))
    cases.append(case("no escape", 7, Writer(whole, escape="").text(), whole))
    for r in range(len(whole)):
        for c in range(COLUMNS):
            more = Writer(whole)
            cells, marks = more.rows[r]
            cells.insert(c, ["", ""])
            marks.append(",")
            cases.append(case(f"delimiter too many in {r}, {c}", WEIGHTS["row_more"] / 756, more.text(), whole))
            if c > 0:
                less = Writer(whole)
                less.rows[r][1][c - 1] = ""
                cases.append(case(f"delimiter missing in {r}, {c}", WEIGHTS["row_less"] / 672, less.text(), whole))
            extra = Writer(whole)
            extra.rows[r][0][c][1] = '"' + extra.rows[r][0][c][1]
            damaged = [list(row) for row in whole]
            damaged[r][c] = '"' + damaged[r][c]
            cases.append(case(f"quote too many in {r}, {c}", WEIGHTS["row_quote"] / 756, extra.text(), damaged))
        blanks = Writer(whole)
        blanks.rows[r][1][:] = [" "] * (COLUMNS - 1)
        cases.append(case(f"row {r} with blanks", WEIGHTS["row_delimiter"] / 84, blanks.text(), whole))
    return cases


def further(rows):
    """What real exports have besides; each counts alike."""
    whole = [HEADER] + rows
    narrow = [["Shop", "Orders", "Returns"]] + [[f"Shop {i}", str(i * 7), str(i)] for i in range(10)]
    wide = [[f"name {i}" for i in range(12)]] + [[f"v{i}{j}" for j in range(12)] for i in range(10)]
    ascii_rows = [[cell.encode("ascii", "ignore").decode() for cell in row] for row in rows]
    plain = Writer(whole).text()
    # Where quoted fields hold no mark at their edges an unquoted file can be told from its rows.
    simple = [[cell.replace(",", "").replace('"', "").replace("\r\n", " ") for cell in row] for row in rows]
    cases = []

    def add(name, text, expected=None, **how):
        cases.append(case(name, 1, text, whole if expected is None else expected, **how))

    for encoding in ("utf-8-sig", "utf-16", "cp1252", "latin-1", "iso-8859-15"):
        add("encoding " + encoding, plain, encoding=encoding)
    add("encoding utf-16be without mark", plain.encode("utf-16-be"), encoding="utf-16-be")
    add("separator line", "sep=;\r\n" + Writer(whole, delimiter=";", proper=True).text(), delimiter=";", skip=1)
    for delimiter in (";", "\t", "|", ":", "^", "~", "||", "|~|", "::", "\x1f", "\u00a7"):
        add(f"properly with {delimiter!r}", Writer(whole, delimiter=delimiter, proper=True).text(),
            delimiter=delimiter[0])
    for delimiter in (",", ";", "\t"):
        add(f"no quotes, {delimiter!r}", Writer([HEADER] + simple, delimiter=delimiter, proper=True).text(),
            [HEADER] + simple, delimiter=delimiter)
        add(f"apostrophes doubled, {delimiter!r}",
            Writer(whole, delimiter=delimiter, quote="'", escape="'", proper=True).text(), delimiter=delimiter,
            quotechar="'")
    everywhere = Writer(whole)
    for cells, _ in everywhere.rows:
        for cell in cells:
            cell[1] = cell[1] if cell[0] else cell[1].replace('"', '""')
            cell[0] = '"'
    add("all quoted", everywhere.text())
    add("all quoted, CR", everywhere.text().replace("\r\n", "\n").replace("\n", "\r"),
        [[cell.replace("\r\n", "\r") for cell in row] for row in whole])
    trailing = Writer([row + [""] for row in whole])
    add("delimiter at every line end", trailing.text(), [row + [""] for row in whole])
    rng = random.Random(7)
    for share in (3, 10):
        mixed = Writer(whole)
        mixed.ends = [rng.choice(["\n", "\r\n", "\r"]) if i % share == 0 else "\r\n" for i in range(len(whole))]
        add(f"mixed line ends, every {share}", mixed.text())
    add("blank lines", "\r\n" + plain.replace("\r\n1", "\r\n\r\n1"))
    add("title lines", "Sales of spring\r\nBy article\r\n\r\n" + plain, skip=3)
    add("title lines with a colon", "Report: Sales\r\nFrom: 2026-01-01\r\nTo: 2026-03-31\r\n\r\n" + plain, skip=4)
    add("remarks", "# --------\r\n# Sales of spring\r\n# --------\r\n" + plain, skip=3)
    add("header with semicolons", Writer([HEADER], delimiter=";").text() + Writer(rows).text())
    add("header with tabs", Writer([HEADER], delimiter="\t").text() + Writer(rows, delimiter=";", proper=True).text(),
        delimiter=";")
    add("quoted header over plain rows", ",".join(f"'{name}'" for name in HEADER) + "\r\n" + Writer(rows).text())
    for line in ("Grand total,,%d,,,,,," % sum(int(row[2]) for row in rows), "\r\nReporting period 2026-01-01 to 2026-03-31",
                 "\r\n\"Copyright (c) 2026, all rights reserved.\"\r\n\"Confidential, do not distribute\""):
        add("footer " + line.strip()[:12], plain + line + "\r\n", take=len(whole))
    add("footer, delimited", plain + "FOOTNOTE" + "," * 8 + "\r\n" + "FOOTNOTE" + "," * 8 + "\r\n", take=len(whole))
    for name, other in (("narrower", narrow), ("wider", wide)):
        add(f"{name} table first", Writer(other).text() + "\r\n" + plain, skip=12)
        add(f"{name} table below, apart", plain + "\r\n" + Writer(other).text(), take=len(whole))
        add(f"{name} table below, titled", plain + "\r\nShops of spring\r\n" + Writer(other).text(), take=len(whole))
        add(f"{name} table below, close", plain + Writer(other).text(), take=len(whole))
    for r in (0, 1, 2, 41, 83):
        for mark in (";", "\t"):
            row = Writer(whole)
            row.rows[r][1][:] = [mark] * (COLUMNS - 1)
            add(f"row {r} with {mark!r}", row.text())
        single = Writer(whole)
        for cell in single.rows[r][0]:
            cell[0] = "'" if cell[0] else ""
            cell[1] = cell[1].replace('""', '"') if cell[0] else cell[1]
        add(f"row {r} in apostrophes", single.text())
        slash = Writer(whole)
        for cell in slash.rows[r][0]:
            cell[1] = cell[1].replace('""', '\\"')
        add(f"row {r} with backslashes", slash.text())
        for c in range(COLUMNS):
            if whole[r][c] and not quoted_at_first(whole[r][c]):
                behind = Writer(whole)
                behind.rows[r][0][c][1] += '"'
                damaged = [list(row) for row in whole]
                damaged[r][c] += '"'
                add(f"quote behind {r}, {c}", behind.text(), damaged)
            elif quoted_at_first(whole[r][c]):
                unclosed = Writer(whole)
                body = unclosed.rows[r][0][c]
                unclosed.rows[r][0][c] = ["", '"' + body[1].replace('""', '"').replace(",", "").replace("\r\n", " ")]
                damaged = [list(row) for row in whole]
                damaged[r][c] = '"' + damaged[r][c].replace(",", "").replace("\r\n", " ")
                add(f"quote not closed in {r}, {c}", unclosed.text(), damaged)
    add("short rows", Writer([HEADER] + [row[:COLUMNS - i % 4] for i, row in enumerate(rows)]).text(),
        [HEADER] + [row[:COLUMNS - i % 4] for i, row in enumerate(rows)])
    add("all ASCII, padded", Writer([HEADER] + ascii_rows, delimiter=" , ").text(), [HEADER] + ascii_rows,
        skipinitialspace=True)
    return cases


def measures(expected, found):
    common = sum((collections.Counter(expected) & collections.Counter(found)).values())
    if not expected:
        return 3.0
    if not common:
        return 0.0
    precision, recall = common / len(found), common / len(expected)
    return precision + recall + 2 * precision * recall / (precision + recall)


def score(expected, read):
    if read is None:
        return 0.0
    if not expected:
        return 10.0

    def joined(rows):
        return ["".join(row) for row in rows]

    return (1 + measures(expected[0], read[0] if read else []) + measures(joined(expected[1:]), joined(read[1:])) +
            measures([cell for row in expected for cell in row], [cell for row in read for cell in row]))


def by_regard(regard, folder, data):
    source, clean = folder / "in.csv", folder / "out.csv"
    source.write_bytes(data)
    clean.unlink(missing_ok=True)
    subprocess.run([regard, "inspect", source, "--clean", clean], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    if not clean.exists():
        return None
    with clean.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def by_python(case_):
    told = dict(case_.told)
    skip, header, take, encoding = (told.pop(key) for key in ("skip", "header", "take", "encoding"))
    try:
        text = case_.data.decode(encoding)
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), **told) if row][skip:]
    except (csv.Error, UnicodeError, TypeError):
        return None
    rows = rows[:take]
    if header > 1:
        rows[:header] = [[" ".join(names) for names in zip(*rows[:header])]]
    return rows


def mean(pairs):
    return sum(value * weight for value, weight in pairs) / max(sum(weight for _, weight in pairs), 1e-9)


def report(name, cases, scores, weighted):
    line = f"{name:28} {len(cases):5} files, simple {mean([(scores[c.name], 1) for c in cases]):.4f} of 10"
    if weighted:
        line += f", weighted {mean([(scores[c.name], c.weight) for c in cases]):.4f}"
    print(line)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("regard", type=pathlib.Path)
    arguments.add_argument("--worst", type=int, default=10)
    arguments.add_argument("--keep", type=pathlib.Path, help="write the files into this folder too")
    told = arguments.parse_args()
    rows = table(random.Random(2023))
    lists = (("as published", published(rows), True), ("further", further(rows), False))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, cases, weighted in lists:
            ours = {c.name: score(c.expected, by_regard(told.regard.resolve(), folder, c.data)) for c in cases}
            theirs = {c.name: score(c.expected, by_python(c)) for c in cases}
            report(title + ", Regard", cases, ours, weighted)
            report(title + ", Python's csv told", cases, theirs, weighted)
            for file in sorted(ours, key=ours.get)[:told.worst]:
                print(f"  {ours[file]:6.3f} (Python {theirs[file]:6.3f})  {file}")
            if told.keep:
                told.keep.mkdir(parents=True, exist_ok=True)
                for c in cases:
                    file = told.keep / ("".join(x if x.isalnum() else "_" for x in c.name) + ".csv")
                    file.write_bytes(c.data)


if __name__ == "__main__":
    main()
