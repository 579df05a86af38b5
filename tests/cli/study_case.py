# SPDX-License-Identifier: Apache-2.0
"""A folder with a plan and a small study of it, and the real program (SISPAM_PROGRAM) to call there."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SISPAM_PROGRAM"]
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
STUDY = """study: 1
id: small
scenario: plan.yaml
replicates: 4
block: 3
set: {clock.horizon_s: 20}
factors:
  - grid: {medical.treaters: [2, 1]}
  - list:
      - {id: few, set: {crowd.groups.demonstrators.count: 20}}
      - {id: many, set: {crowd.groups.demonstrators.count: 40}}
baseline: treaters-1_few
"""
POINTS = ["treaters-2_few", "treaters-2_many", "treaters-1_few", "treaters-1_many"]
TABLES = {"replicates.csv", "summary.csv", "timeline.csv", "casualties.csv", "audit.csv", "compare.csv"}


def tables(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).glob("*.csv")}


class StudyCase(unittest.TestCase):
    reference = None  # tables of one process

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="sispam_study_")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        shutil.copy(SOURCE / "configs" / "quickstart.yaml", self.folder / "plan.yaml")
        (self.folder / "study.yaml").write_text(STUDY)

    def call(self, *words):
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, cwd=self.folder,
                              env=ENVIRONMENT, timeout=600)
        return done.returncode, done.stdout, done.stderr

    def expect(self, code, *words):
        found, out, err = self.call(*words)
        self.assertEqual(found, code, f"{words}: {out}{err}")
        return out, err

    def whole(self):
        if StudyCase.reference is None:
            self.expect(0, "study", "run", "study.yaml", "-o", "whole")
            StudyCase.reference = tables(self.folder / "whole")
            self.assertEqual(set(StudyCase.reference), TABLES)
        return StudyCase.reference
