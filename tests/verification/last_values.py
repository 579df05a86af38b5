#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what tests measured into the column "last value" of docs/verification.md.

    build/release/bin/sispam_tests --gtest_output=xml:values.xml
    tests/verification/last_values.py [--check] values.xml ...

Tests record under the id of the row (tests/last_value.hpp). A row takes the values of the tests it names, in its order; if
it names none, of any test. Its value ends at the first full stop before a blank; the prose behind stays. A row of which a
test was not run is left alone. --check writes nothing, and exits with 1 if a row differs; 2: a value that fits no row.
"""
import argparse
import fnmatch
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

TABLE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "verification.md"
ID = re.compile(r"[A-Z]-\w+")
TEST = re.compile(r"`([\w*/]+\.[\w*/]+)`")
VALUE, NAMES = 5, 6  # columns, from 0


def read(paths):
    """By test, in the order of the files: what it recorded, by id."""
    tests = {}
    for path in paths:
        for case in ElementTree.parse(path).iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            tests[name] = {p.get("name"): p.get("value") for p in case.iter("property") if ID.fullmatch(p.get("name"))}
            if tests[name] and case.find("failure") is not None:
                print(f"{name} failed: its row must say MISSED", file=sys.stderr)
    return tests


def matching(tests, pattern):
    """Tests of that name; of one with parameters all instances, Cases/Suite.name/0 and so on."""
    bare = {name: re.sub(r"^.*/(?=\w+\.)|(?<=\w)/[^.]*$", "", name) for name in tests}
    return [name for name in tests if fnmatch.fnmatchcase(name, pattern) or fnmatch.fnmatchcase(bare[name], pattern)]


def renewed(line, tests, taken):
    """The row with its new value; what it took is added to `taken`."""
    cells = line[2:-2].split(" | ")
    if not line.startswith("| ") or not ID.fullmatch(cells[0]):
        return line
    named = [matching(tests, pattern) for pattern in TEST.findall(cells[NAMES])] or [list(tests)]
    found = [(name, cells[0]) for names in named for name in names if cells[0] in tests[name]]
    taken.update(found)
    if not found or not all(named):
        return line
    cells[VALUE] = "; ".join(tests[name][row] for name, row in found) + "".join(cells[VALUE].partition(". ")[1:])
    return f"| {' | '.join(cells)} |"


def main(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say which rows differ")
    parser.add_argument("--table", type=pathlib.Path, default=TABLE)
    parser.add_argument("xml", nargs="+")
    asked = parser.parse_args(words)
    tests, taken = read(asked.xml), set()
    before = asked.table.read_text(encoding="utf-8").split("\n")
    after = [renewed(line, tests, taken) for line in before]
    faults = [f"{name}: {row} {value}" for name, values in tests.items() for row, value in values.items()
              if (name, row) not in taken or ". " in value or "|" in value]
    if faults:
        print("No row takes it, or it would read as prose or as cells:", *faults, sep="\n", file=sys.stderr)
        return 2
    changed = [(old.split(" | "), new.split(" | ")) for old, new in zip(before, after) if old != new]
    print("\n".join([f"{old[0][2:]}: {old[VALUE]}\n    now {new[VALUE]}" for old, new in changed] or ["All as before."]))
    if not asked.check:
        asked.table.write_text("\n".join(after), encoding="utf-8")
    return 1 if changed and asked.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
