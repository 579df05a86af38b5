# SPDX-License-Identifier: Apache-2.0
"""The same scenario, seed and version give the same bytes: for any number of threads, on any processor. Other
compilers: compiler_test.py."""

import json
import os
import subprocess
import sys
import unittest

import harness

WITHOUT_FMA = "glibc.cpu.hwcaps=-FMA_Usable,-AVX2_Usable,-FMA,-AVX2,-FMA4"
# What the C library itself makes of 20,000 numbers; its functions with FMA differ in last digits from those without.
CONTROL = """
import math
values = [f(i * 0.001237) for i in range(1, 20001) for f in (math.exp, math.log, math.sin, math.tan)]
print(hash(tuple(values)))
"""


def c_library(**tunables):
    return subprocess.run([sys.executable, "-c", CONTROL], capture_output=True, check=True,
                          env={**os.environ, **tunables}).stdout


class SameBytes(harness.FaultCase):
    def run_with(self, variables, out):
        """A whole run with these variables set in its environment."""
        saved = dict(harness.ENVIRONMENT)
        harness.ENVIRONMENT.update(variables)
        try:
            return self.run_to_end(self.arguments(out=out))
        finally:
            harness.ENVIRONMENT.clear()
            harness.ENVIRONMENT.update(saved)

    def test_for_1_2_and_7_threads(self):
        for threads in (1, 2, 7):
            out = self.folder / f"threads{threads}"
            process = self.run_to_end(self.arguments(out=out, threads=threads))
            self.assertEqual(process.returncode, 0, process.err)
            self.assertEqual(harness.tables(out), self.reference(), threads)

    def test_on_a_processor_without_fused_multiply_add(self):
        if c_library() == c_library(GLIBC_TUNABLES=WITHOUT_FMA):
            self.skipTest("SKIPPED: hiding FMA changes nothing in this C library, or this processor has none")
        self.reference()
        process = self.run_with({"GLIBC_TUNABLES": WITHOUT_FMA}, self.out)
        self.assertEqual(process.returncode, 0, process.err)
        self.assertEqual(harness.tables(self.out), self.reference())

    def test_with_every_instruction_set(self):
        said = subprocess.run([harness.PROGRAM, "version", "--json"], capture_output=True, text=True, check=True).stdout
        lanes = json.loads(said)["all_lanes"]
        self.assertTrue(lanes["scalar"])
        for name, here in lanes.items():
            with self.subTest(name):
                if not here:
                    self.skipTest(f"SKIPPED: this processor has no {name}")
                process = self.run_with({"SISPAM_LANES": name}, self.folder / name)
                self.assertEqual(process.returncode, 0, process.err)
                self.assertEqual(harness.tables(self.folder / name), self.reference())

    def test_an_instruction_set_that_is_not_there_is_refused(self):
        process = self.run_with({"SISPAM_LANES": "mmx"}, self.out)
        self.assertEqual(process.returncode, 2)
        self.assertIn("SISPAM_LANES: 'mmx' is none of the instruction sets", process.err)
        self.assertFalse(self.out.exists())

    def test_in_another_language_and_time_zone(self):
        self.reference()
        process = self.run_with({"LC_ALL": "de_DE.UTF-8", "LANG": "id_ID.UTF-8", "TZ": "Asia/Jakarta"}, self.out)
        self.assertEqual(process.returncode, 0, process.err)
        self.assertEqual(harness.tables(self.out), self.reference())

    def test_in_every_file_but_the_timing(self):
        first, second = self.folder / "a", self.folder / "b"
        for out in (first, second):
            self.out = self.folder / "out"
            self.run_to_end(self.arguments(out=self.out, threads=1))
            self.out.rename(out)
        names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
        self.assertEqual(names, sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file()))
        for name in names:
            if name.name != "timing.json":
                self.assertEqual((first / name).read_bytes(), (second / name).read_bytes(), name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
