#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of a table survives when its file is polluted.

    tests/bench/pollution.py build/release/bin/regard [--worst N]

A table of 83 rows and 9 columns is written in the usual way and then in some hundred damaged or
unusual ways, in the manner of the Pollock benchmark (Vitagliano et al., PVLDB 2023): other
delimiters, quotes and line ends, missing and doubled headers, title lines, further tables, rows with
a delimiter too many or too few, a quote too many, another delimiter in one row. `regard inspect FILE
--clean OUT`, told nothing, reads each of them, and what it writes is compared with the table: 1 for
a file that is read at all, and precision, recall and their harmonic mean of header cells, of records
and of cells. Ten is perfect. The mean over all files is printed, with every file counted alike.
"""
import argparse
import collections
import csv
import pathlib
import random
import subprocess
import tempfile

HEADER = ["Date", "Time", "Pieces", "Article", "Price", "Kind", "Description", "Page", "Remark"]
WORDS = ("light warm boots jacket wool comfort durable rugged trail quick-drying men's women's kids' season "
         "print graphic 5\" short classic").split()
KINDS = ["Trail shoes", "Cushion, wooden frame", "Garden table, round 48\"", "Women's socks", "Men's belt, 5\" wide"]


def table(rng):
    rows = []
    for i in range(83):
        text = " ".join(rng.choice(WORDS) for _ in range(14)).capitalize()
        if i % 3:
            text = text.replace(" light", ", light", 1) + ", really."
        rows.append([f"{i % 28 + 1:02}/{i // 28 + 1:02}/2026", f"{i // 4:02}:{15 * (i % 4):02}", str(i % 9),
                     f"AB-{1000 + i * 7}", f"${i * 37 % 90 + .45:.2f}", rng.choice(KINDS), text,
                     f"https://shop.example/article/{1000 + i * 7}", "" if i % 5 else "Last one, no return"])
    return rows


def written(rows, delimiter=",", quote='"', escape='"', end="\r\n", all_quoted=False, extra=None, other=None):
    """`extra`: (row, column) of a cell with a quote too many; `other`: a row with blanks as delimiter."""
    lines = []
    for r, row in enumerate(rows):
        between = " " if r == other else delimiter
        cells = []
        for c, cell in enumerate(row):
            needs = all_quoted or any(mark in cell for mark in (*between, quote, "\n"))
            body = cell.replace("\\", "\\\\") if escape == "\\" else cell
            body = body.replace(quote, escape + quote)
            if extra == (r, c):
                body = quote + body
            cells.append(quote + body + quote if needs else body)
        lines.append(between.join(cells) + end)
    return "".join(lines)


def polluted(rows):
    """name -> (bytes as text, header expected or None, records expected)"""
    whole = [HEADER] + rows
    narrow = [[f"name {i}" for i in range(5)]] + [[f"v{i}{j}" for j in range(5)] for i in range(10)]
    wide = [[f"name {i}" for i in range(12)]] + [[f"v{i}{j}" for j in range(12)] for i in range(10)]
    files = {}
    for style in (False, True):
        def write(lines, **how):
            return written(lines, all_quoted=style, **how)

        def add(name, text, header=HEADER, records=rows):
            files[name + (" (all quoted)" if style else "")] = (text, header, records)

        add("as it should be", write(whole))
        add("no last line end", write(whole)[:-2])
        add("two last line ends", write(whole) + "\r\n")
        add("no header", write(rows), None)
        add("header twice", write([HEADER] + whole), [f"{h} {h}" for h in HEADER])
        add("header three times", write([HEADER] * 2 + whole), [f"{h} {h} {h}" for h in HEADER])
        add("title lines", "Sales of spring\r\nBy article\r\n\r\n" + write(whole))
        add("title lines, delimited", write([["Sales"] + [""] * 8] * 2 + [[""] * 9] + whole))
        add("header only", write([HEADER]), HEADER, [])
        add("one record", write(whole[:2]), HEADER, rows[:1])
        for name, delimiter in (("blank", " "), ("comma and blank", ", "), ("semicolon", ";"), ("tab", "\t")):
            add("delimiter " + name, write(whole, delimiter=delimiter))
        add("apostrophe as quote", write(whole, quote="'", escape="'"))
        add("backslash as escape", write(whole, escape="\\"))
        add("no escape", write(whole, escape=""))
        add("LF", write(whole, end="\n"))
        add("CR", write(whole, end="\r"))
        add("narrower table first", write(narrow) + "\r\n" + write(whole), narrow[0], narrow[1:] + whole)
        add("wider table first", write(wide) + "\r\n" + write(whole), wide[0], wide[1:] + whole)
        add("same table twice", write(whole) + "\r\n" + write(whole), HEADER, rows + whole)
        for r in (0, 1, 2, 10, 40, 70, 82, 83):
            add(f"row {r} with blanks", write(whole, other=r))
            for c in range(len(HEADER)):
                damaged = [list(row) for row in whole]
                damaged[r][c] = '"' + damaged[r][c]
                add(f"quote too many in {r}, {c}", write(whole, extra=(r, c)), damaged[0], damaged[1:])
                more = [list(row) for row in whole]
                more[r].insert(c, "")
                add(f"delimiter too many in {r}, {c}", write(more), more[0], more[1:])
                if c:
                    fewer = [list(row) for row in whole]
                    fewer[r][c - 1:c + 1] = [fewer[r][c - 1] + fewer[r][c]]
                    add(f"delimiter missing in {r}, {c}", write(fewer), fewer[0], fewer[1:])
    return files


def measures(expected, found):
    if not expected:
        return 3.0
    common = sum((collections.Counter(expected) & collections.Counter(found)).values())
    if not common:
        return 0.0
    precision, recall = common / len(found), common / len(expected)
    return precision + recall + 2 * precision * recall / (precision + recall)


def score(regard, folder, text, header, records):
    source, clean = folder / "in.csv", folder / "out.csv"
    source.write_bytes(text.encode())
    clean.unlink(missing_ok=True)
    subprocess.run([regard, "inspect", source, "--clean", clean], stdout=subprocess.DEVNULL, check=False)
    if not clean.exists():
        return 0.0
    with clean.open(newline="", encoding="utf-8") as file:
        read = list(csv.reader(file))
    body = read[1:]

    def joined(rows):
        return ["\x1f".join(row) for row in rows]

    return (1 + measures(header or [], read[0] if read else []) + measures(joined(records), joined(body)) +
            measures([cell for row in records for cell in row], [cell for row in body for cell in row]))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("regard", type=pathlib.Path)
    arguments.add_argument("--worst", type=int, default=10)
    told = arguments.parse_args()
    files = polluted(table(random.Random(2023)))
    with tempfile.TemporaryDirectory() as name:
        scores = {file: score(told.regard.resolve(), pathlib.Path(name), *what) for file, what in files.items()}
    print(f"{len(scores)} files, mean {sum(scores.values()) / len(scores):.3f} of 10")
    for file in sorted(scores, key=scores.get)[:told.worst]:
        print(f"  {scores[file]:6.3f}  {file}")


if __name__ == "__main__":
    main()
