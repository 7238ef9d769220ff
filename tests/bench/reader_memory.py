#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That the reader's memory does not grow with the file.

    tests/bench/reader_memory.py build/release/bin/regard [--megabytes N]

Files of 20 MB and of N (200) MB are inspected and cleaned under a limit of the address space that the
larger one would not fit into, and so are files that tempt a reader to hold everything: a quote in the
first row that nothing closes, one line without an end, a single row of a million fields, a second
table at the end of a large file. The most memory that each run held is printed; a run that needs more
than the limit, or ends in any other way than with a result or one sentence, fails.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

LIMIT = 512 << 20


def rows(file, megabytes, first=b""):
    row = b"%d,K-%d,2026-01-%02d 08:31:22,%d.%02d,\"Quick, and \"\"kind\"\"\",https://shop.example/%d\n"
    size, i = 0, 0
    with file.open("wb") as out:
        out.write(b"id,customer,at,amount,remark,page\n" + first)
        while size < megabytes << 20:
            block = b"".join(row % (j, j % 9973, j % 28 + 1, j % 97, j % 100, j) for j in range(i, i + 20000))
            out.write(block)
            size += len(block)
            i += 20000


def one_line(file, megabytes):
    with file.open("wb") as out:
        out.write(b"id,text\n1,")
        for _ in range(megabytes):
            out.write(b"x" * (1 << 20))


def many_fields(file, _):
    file.write_bytes(b",".join(b"%d" % i for i in range(1_000_000)) + b"\n")


def two_tables(file, megabytes):
    rows(file, megabytes)
    with file.open("ab") as out:
        out.write(b"\nshop,returns\nNorth,1\nSouth,2\nWest,3\n")


def run(command):
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))

    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limited)
    text = process.stderr.read().decode(errors="replace").strip()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return status, used.ru_maxrss / 1024, text


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("regard", type=pathlib.Path)
    arguments.add_argument("--megabytes", type=int, default=200)
    told = arguments.parse_args()
    regard = told.regard.resolve()
    large = told.megabytes
    makers = [(f"{size} MB", lambda file, size=size: rows(file, size)) for size in (20, large)]
    makers += [("a quote that nothing closes", lambda file: rows(file, large, b"0,\"K-0,2026-01-01,1.00,,\n")),
               ("one line", lambda file: one_line(file, large)), ("a row of a million fields", lambda file: many_fields(file, 0)),
               ("a second table behind", lambda file: two_tables(file, large))]
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = folder / "in.csv"
        for title, make in makers:
            make(file)
            calls = [["inspect", file], ["inspect", file, "--clean", folder / "out.csv"]]
            if title == "a second table behind":
                calls.append(["inspect", file, "--table", "2"])
            for call in calls:
                status, megabytes, text = run([regard, *call])
                sound = status in (0, 256)  # ended by itself: done, or refused with a sentence
                failed = failed or not sound
                print(f"{title:28} {' '.join(c if isinstance(c, str) else c.name for c in call):34} "
                      f"{megabytes:7.1f} MB  {'' if sound else 'FAILED '}{text[:90]}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
