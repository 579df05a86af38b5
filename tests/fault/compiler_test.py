# SPDX-License-Identifier: Apache-2.0
"""Another compiler makes a program that gives the same bytes.

Builds the program with Clang in a folder that vanishes, or takes SISPAM_OTHER_PROGRAM if that is set. Where there is
neither it says so and ends with 77, which ctest calls skipped. SISPAM_JOBS sets how many compilers run at once,
SISPAM_CLANG the compiler's name.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import harness

CLANG = os.environ.get("SISPAM_CLANG", "clang")
ROOT = pathlib.Path(__file__).resolve().parents[2]


def build_with_clang(folder):
    configure = ["cmake", "-S", str(ROOT), "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                 "-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DNDEBUG", "-DBUILD_TESTING=OFF",
                 "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON",  # each file must include what it needs
                 f"-DCMAKE_C_COMPILER={CLANG}", f"-DCMAKE_CXX_COMPILER={CLANG}++"]
    if shutil.which("ccache"):
        configure.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    build = ["cmake", "--build", folder, "--target", "sispam", "-j", os.environ.get("SISPAM_JOBS", "2")]
    for command in (configure, build):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise RuntimeError(" ".join(command) + "\n" + done.stdout[-4000:])
    return folder + "/bin/sispam"


class OtherCompiler(harness.FaultCase):
    @classmethod
    def setUpClass(cls):
        cls.other = os.environ.get("SISPAM_OTHER_PROGRAM", "")
        if cls.other and not os.access(cls.other, os.X_OK):
            raise RuntimeError(f"SISPAM_OTHER_PROGRAM names no program: {cls.other}")
        if cls.other:
            return
        if shutil.which(f"{CLANG}++") is None:
            raise unittest.SkipTest(f"SKIPPED: {CLANG}++ is not installed (Debian: apt-get install clang), and "
                                    "SISPAM_OTHER_PROGRAM is not set")
        temporary = tempfile.TemporaryDirectory(prefix="sispam_clang_")
        cls.addClassCleanup(temporary.cleanup)
        cls.other = build_with_clang(temporary.name)

    def test_its_program_is_another_one_and_gives_the_same_bytes(self):
        said = [subprocess.run([program, "version", "--json"], capture_output=True, text=True, check=True).stdout
                for program in (harness.PROGRAM, self.other)]
        self.assertNotEqual(said[0], said[1], "both programs come from the same compiler")
        process = self.run_to_end([self.other, *self.arguments()[1:]])
        self.assertEqual(process.returncode, 0, process.err)
        self.assertEqual(harness.tables(self.out), self.reference())

    def test_each_goes_on_with_the_rows_of_the_other(self):
        half = self.run_to_end([self.other, *self.arguments(replicates=self.replicates // 2)[1:]])
        self.assertEqual(half.returncode, 0, half.err)
        process = self.assert_resumes()
        self.assertIn("were there already", process.err)


if __name__ == "__main__":
    result = unittest.main(verbosity=2, exit=False).result
    sys.exit(1 if not result.wasSuccessful() else 77 if result.skipped else 0)
