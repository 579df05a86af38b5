# SPDX-License-Identifier: Apache-2.0
"""What the fault tests share: a program, a scenario, a folder that vanishes, and the bytes that must come out.

The program under test is named by the environment, so that the same tests drive the fast fake and the real one:
SISPAM_PROGRAM, SISPAM_SCENARIO (a file; without it a text for the fake is written), SISPAM_REPLICATES, SISPAM_TRIALS.
"""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ.get("SISPAM_PROGRAM", "sispam")
SCENARIO = os.environ.get("SISPAM_SCENARIO")
REPLICATES = int(os.environ.get("SISPAM_REPLICATES", "60"))
TRIALS = int(os.environ.get("SISPAM_TRIALS", "10"))
IS_FAKE = SCENARIO is None
# strace and the leak detector both need ptrace.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="detect_leaks=0", TSAN_OPTIONS="report_signal_unsafe=0")


def is_sanitized():
    """Whether the program carries a sanitizer, which makes system calls and reserves memory of its own."""
    linked = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True).stdout
    return "libasan" in linked or "libtsan" in linked or b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


def default_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def end(process):
    if process.poll() is None:
        process.kill()
        process.communicate()


def tables(folder):
    """The bytes of every CSV in a results folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).glob("*.csv"))}


class FaultCase(unittest.TestCase):
    """Runs the program in a fresh folder and compares its tables with those of an undisturbed run."""

    replicates = REPLICATES
    _references = {}  # tables and seconds of an undisturbed run, by number of replicates

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="sispam_fault_")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.out = self.folder / "out"
        self.scenario = SCENARIO or self.write_scenario("delay 3")

    def write_scenario(self, text):
        path = self.folder / "scenario.txt"
        path.write_text(text + "\n")
        return str(path)

    def arguments(self, out=None, extra=(), replicates=None, threads=2):
        return [PROGRAM, "run", self.scenario, "-n", str(replicates or self.replicates), "-j", str(threads), "-o",
                str(out or self.out), *extra]

    def start(self, arguments, prefix=(), **options):
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        process = subprocess.Popen([*prefix, *arguments], env=ENVIRONMENT, cwd=self.folder, preexec_fn=default_signals,
                                   **options)
        self.addCleanup(end, process)  # a test that fails leaves nothing running
        return process

    def run_to_end(self, arguments, prefix=(), **options):
        process = self.start(arguments, prefix, **options)
        out, err = process.communicate(timeout=600)
        process.out = (out or b"").decode(errors="replace")
        process.err = (err or b"").decode(errors="replace")
        return process

    def reference(self):
        """Tables of an undisturbed run, computed once."""
        if self.replicates not in self._references:
            with tempfile.TemporaryDirectory(prefix="sispam_reference_") as folder:
                begin = time.monotonic()
                process = self.run_to_end(self.arguments(out=folder + "/out"))
                self.assertEqual(process.returncode, 0, process.err)
                self._references[self.replicates] = (tables(folder + "/out"), time.monotonic() - begin)
        self.assertIn("replicates.csv", self._references[self.replicates][0])
        return self._references[self.replicates][0]

    def reference_seconds(self):
        self.reference()
        return self._references[self.replicates][1]

    def shards(self, out=None):
        return sorted(pathlib.Path(out or self.out).glob("shards/*.rows"))

    def rows_on_disk(self, out=None):
        return sum(max(0, path.read_bytes().count(b"\n") - 1) for path in self.shards(out))

    def assert_tables_whole(self, out=None, before=None):
        """Whatever table is there is the right one, or the one from before: never half of it."""
        for name, content in tables(out or self.out).items():
            if before is None or content != before.get(name):
                self.assertEqual(content, self.reference()[name], f"{name} is not whole")

    def assert_resumes(self, out=None):
        """The same command again completes with the bytes of an undisturbed run."""
        process = self.run_to_end(self.arguments(out=out))
        self.assertEqual(process.returncode, 0, process.err)
        self.assertEqual(tables(out or self.out), self.reference())
        return process
