#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what bench_queries and its peers printed, in turn and in one run, and prints medians, ratios
and goals. Fails when a peer counts something else.

  queries_report.py REGARD.json...
  queries_report.py REGARD.json... --peer NAME PEER.json... [--peer ...]
"""
import json
import math
import sys


def median(values):
    return sorted(values)[len(values) // 2]


class Runs:
    """The documents of one program: medians over the runs, results of the first."""

    def __init__(self, files):
        self.documents = []
        for file in files:
            with open(file, encoding="utf-8") as stream:
                self.documents.append(json.load(stream))
        self.names = [query["name"] for query in self.documents[0]["queries"]]

    def figure(self, key):
        return median([document[key] for document in self.documents])

    def time(self, name, key="ms"):
        return median([query[key] for document in self.documents for query in document["queries"]
                       if query["name"] == name])

    def rows(self, name):
        """Rows by their keys: texts are keys, numbers are results. What is not there counts 0."""
        query = next(query for query in self.documents[0]["queries"] if query["name"] == name)
        return {tuple(cell for cell in row if isinstance(cell, str)):
                [cell for cell in row if not isinstance(cell, str)] for row in query["rows"]}


def differences(name, ours, theirs):
    """Sentences about results that are not the same."""
    said = []
    for key in sorted(set(ours) | set(theirs)):
        left, right = ours.get(key), theirs.get(key)
        if left is None or right is None:
            said.append(f"{name}, {' '.join(key)}: only one of them has it")
        elif len(left) != len(right) or not all(
                math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(left, right)):
            said.append(f"{name}, {' '.join(key)}: {left} and {right}")
    return said


def verdict(reached):
    return "reached" if reached else "missed"


def compare(regard, peer, runs, filters):
    print(f"\n  {'query':<50}{'Regard ms':>11}{'cold':>10}{peer + ' ms':>13}{'ratio':>9}")
    wrong = []
    for name in regard.names:
        ours, theirs = regard.time(name), runs.time(name)
        goal = 10 if name in filters else 200
        said = f"goal 1/{goal}: {verdict(ours * goal <= theirs)}" if peer == "DuckDB" else ""
        print(f"  {name:<50}{ours:11.2f}{regard.time(name, 'cold_ms'):10.1f}{theirs:13.1f}"
              f"{f'1/{theirs / ours:.0f}':>9}  {said}")
        wrong += [f"{peer}: {sentence}"
                  for sentence in differences(name, regard.rows(name), runs.rows(name))]
    table = [name for name in regard.names if name not in filters]
    ours = sum(regard.time(name) for name in table)
    theirs = sum(runs.time(name) for name in table)
    said = f"goal 1/200: {verdict(ours * 200 <= theirs)}" if peer == "DuckDB" else ""
    print(f"  {'all of the table':<50}{ours:11.2f}{'':10}{theirs:13.1f}{f'1/{theirs / ours:.0f}':>9}"
          f"  {said}")
    return wrong


def main():
    words = sys.argv[1:]
    groups = [["Regard"]]
    for word in words:
        if word == "--peer":
            groups.append([])
        else:
            groups[-1].append(word)
    regard = Runs(groups[0][1:])
    filters = [name for name in regard.names if name.startswith("filter: ")]
    print(f"== {regard.documents[0]['rows']:,} interactions")
    for label, key, goal in (("open to first figure", "open_to_first_figure_ms", 300),
                             ("Overview after a filter", "overview_ms", 16),
                             ("explain, first 100 rows", "explain_ms", 50),
                             ("derived columns made", "derived_ms", 500)):
        value = regard.figure(key)
        print(f"  {label:<50}{value:11.2f} ms  goal {goal} ms: {verdict(value <= goal)}")
    print(f"  {'columns in memory':<50}{regard.figure('columns_mb'):11.0f} MB")
    memory = regard.figure("memory_mb")
    print(f"  {'memory at the end':<50}{memory:11.0f} MB  goal 600 MB: {verdict(memory <= 600)}"
          f"  (peak {regard.figure('peak_mb'):.0f} MB)")
    wrong = []
    for name, *files in groups[1:]:
        wrong += compare(regard, name, Runs(files), filters)
    if len(groups) == 1:
        for name in regard.names:
            print(f"  {name:<50}{regard.time(name):11.2f} ms  cold {regard.time(name, 'cold_ms'):.1f}")
    if wrong:
        print(f"\n{len(wrong)} results are not the same:", file=sys.stderr)
        for sentence in wrong[:20]:
            print(f"  {sentence}", file=sys.stderr)
        sys.exit(1)
    if len(groups) > 1:
        print("\n  All results are the same.")


main()
