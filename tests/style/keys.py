# SPDX-License-Identifier: Apache-2.0
"""No key without effect: what the field tables let a planner write is read by the program.

It looks for the member's name outside lib/scenario/, so it finds a key that nobody reads; one whose name another struct
shares (`at`, `count`), or that is read and then ignored, needs a test of its own.
"""
import re

import source

ROW = re.compile(r"row<&(\w+)::(\w+)>")
SHORT = re.compile(r"using (\w+) = (\w+);")
READERS = ("lib/model", "lib/measure", "lib/study", "lib/report", "cmd")
# What the reader of scenarios carries out itself, and labels.
NOT_FOR_THE_MODEL = {"Factor::zip": "the reader makes points of it", "Factor::list": "the same",
                     "StudyFile::factors": "the same",
                     "UncertainParameter::dist": "the reader draws from it", "Scenario::stage": "a label",
                     "Force::declared_strength": "the reader holds it against the units"}


def check(root):
    read = "\n".join(source.code_only(source.read(root, path))
                     for path in source.files(root, ".cpp", ".hpp", under=READERS))
    names = set(re.findall(r"(?:\.|->|::)(\w+)", read))
    faults = []
    for path in source.files(root, ".cpp", under=("lib/scenario",)):
        text = source.code_only(source.read(root, path))
        short = {}
        for match in re.finditer(f"{SHORT.pattern}|{ROW.pattern}", text):
            if match.group(1):
                short[match.group(1)] = match.group(2)
                continue
            struct, member = short.get(match.group(3), match.group(3)), match.group(4)
            if member not in names and f"{struct}::{member}" not in NOT_FOR_THE_MODEL:
                faults.append(f"{path}:{source.line_of(text, match.start())}: nothing reads {struct}::{member}: a key "
                              "without effect")
    return faults
