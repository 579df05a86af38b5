# SPDX-License-Identifier: Apache-2.0
"""The machine fails: full disk, no permission, closed streams, broken system calls. The program says so and loses
nothing."""

import os
import re
import resource
import shutil
import subprocess
import unittest

import harness


class Machine(harness.FaultCase):
    def test_a_full_disk_ends_with_3_keeps_rows_and_the_run_goes_on_later(self):
        reference_shard = self.folder / "whole"
        self.run_to_end(self.arguments(out=reference_shard))
        size = self.shards(reference_shard)[0].stat().st_size
        limited = 0
        for share in (0.0, 0.02, 0.3, 0.7, 0.99):
            out = self.folder / f"share{share}"
            limit = int(size * share)

            def preexec():
                harness.default_signals()
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            process = subprocess.Popen(self.arguments(out=out), env=harness.ENVIRONMENT, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, preexec_fn=preexec, cwd=self.folder)
            err = process.communicate(timeout=600)[1].decode()
            self.assertEqual(process.returncode, 3, err)
            self.assertIn("File too large", err)
            self.assert_tables_whole(out)
            kept = self.rows_on_disk(out)
            limited += kept > 0
            self.assert_resumes(out)
        if harness.IS_FAKE:  # whose rows are larger than its other files, so that they strike the limit first
            self.assertGreaterEqual(limited, 2, "the limit never struck between rows")

    def test_a_folder_nobody_may_write_to_is_refused_before_any_work(self):
        if os.geteuid() == 0 and shutil.which("setpriv") is None:
            self.skipTest("SKIPPED: root ignores permissions and setpriv is missing")
        self.out.mkdir()
        self.out.chmod(0o555)
        self.folder.chmod(0o755)
        prefix = [] if os.geteuid() else ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        process = self.run_to_end(self.arguments(), prefix)
        self.assertEqual(process.returncode, 3, process.err)
        self.assertIn("Permission denied", process.err)
        self.assertEqual(list(self.out.iterdir()), [])

    def test_an_output_path_that_cannot_be_a_folder_is_refused_with_one_sentence(self):
        (self.folder / "file").write_text("x")
        loop = self.folder / "loop"
        loop.symlink_to(loop)
        for path in (self.folder / "file", self.folder / "file" / "sub", loop, self.folder / ("n" * 300), "/dev/full",
                     "/proc/none"):
            process = self.run_to_end(self.arguments(out=path))
            self.assertEqual(process.returncode, 3, f"{path}: {process.err}")
            self.assertEqual(process.err.count("error:"), 1, process.err)

    def test_closed_and_full_standard_streams_do_not_touch_the_results(self):
        for number, streams in enumerate((">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full",
                                          ">/dev/full 2>/dev/full", "| head -c 0", "2>&1 | head -c 0")):
            out = self.folder / f"stream{number}"
            self.begin_with_a_torn_row(out)  # so that there is a warning to write
            command = " ".join(f"'{word}'" for word in self.arguments(out=out)) + " " + streams
            process = self.run_to_end(["bash", "-o", "pipefail", "-c", command])
            self.assertEqual(process.returncode, 0, f"{streams}: {process.err}")
            self.assertEqual(tables(out), self.reference(), streams)
            self.assertEqual((out / "shards" / "lock").read_bytes(), b"", f"{streams}: a stream went into the lock")
            for path in out.rglob("*"):
                if path.is_file():
                    found = re.search(rb"^(error|warning|info): ", path.read_bytes(), re.MULTILINE)
                    self.assertIsNone(found, f"{streams}: a message went into {path}")

    def begin_with_a_torn_row(self, out):
        self.run_to_end(self.arguments(out=out, replicates=3))
        shard = self.shards(out)[0]
        shard.write_bytes(shard.read_bytes()[:-5])

    def test_a_second_run_on_the_same_folder_is_refused_and_harms_nothing(self):
        first = self.start(self.arguments(replicates=100_000))
        while self.rows_on_disk() < 3:
            self.assertIsNone(first.poll())
        second = self.run_to_end(self.arguments())
        self.assertEqual(second.returncode, 3, second.err)
        self.assertIn("Another run is writing to it", second.err)
        first.terminate()
        first.communicate()
        self.assertEqual(first.returncode, 143)
        self.assert_resumes()

    def test_another_scenario_or_seed_is_refused_with_7(self):
        self.assert_resumes()
        before = {path: path.read_bytes() for path in self.out.rglob("*") if path.is_file()}
        process = self.run_to_end(self.arguments(extra=["--seed", "77"]))
        self.assertEqual(process.returncode, 7, process.err)
        self.assertIn("results of another run", process.err)
        self.assertEqual(before, {path: path.read_bytes() for path in self.out.rglob("*") if path.is_file()})

    def test_a_folder_of_other_things_is_refused_with_7(self):
        self.out.mkdir()
        (self.out / "letter.txt").write_text("dear reader")
        process = self.run_to_end(self.arguments())
        self.assertEqual(process.returncode, 7, process.err)
        self.assertEqual([path.name for path in self.out.iterdir()], ["letter.txt"])

    def test_too_little_memory_ends_with_3_or_completes(self):
        if harness.is_sanitized():
            self.skipTest("SKIPPED: the address sanitizer reserves terabytes of address space")
        seen = set()
        for megabytes in (20, 30, 40, 60, 100, 200, 4000):
            limit = megabytes << 20
            out = self.folder / f"memory{megabytes}"

            def preexec():
                harness.default_signals()
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

            process = subprocess.Popen(self.arguments(out=out), env=harness.ENVIRONMENT, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, preexec_fn=preexec, cwd=self.folder)
            err = process.communicate(timeout=600)[1].decode()
            # 127: not even the loader had room.
            self.assertIn(process.returncode, (0, 3, 127), f"{megabytes} MB: {err}")
            seen.add(process.returncode)
            self.assert_resumes(out)
        self.assertIn(0, seen)


class BrokenSystemCalls(harness.FaultCase):
    """The Nth call of a kind fails, or kills the program, for N = 1, 2, 3 ... until a run is not hit any more."""

    calls = ("write", "fdatasync", "fsync", "rename", "flock", "pread64", "mkdir", "openat", "close")
    never_in_vain = ("fdatasync", "fsync", "rename", "flock", "pread64", "mkdir")  # other calls may also carry a message
    most = 60  # hits per call; enough to pass the loader and every file of a run
    replicates = min(8, harness.REPLICATES)

    def setUp(self):
        super().setUp()
        if harness.is_sanitized():
            self.skipTest("SKIPPED: a sanitizer makes system calls of its own; tested in the optimised build")
        if shutil.which("strace") is None:
            self.skipTest("SKIPPED: strace is missing, so no system call was broken")
        probe = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True)
        if probe.returncode:
            self.skipTest("SKIPPED: strace may not trace here")

    def arguments(self, out=None, extra=(), replicates=None, threads=1):
        return super().arguments(out, extra, replicates, threads)

    def disturb(self, call, fault, number):
        """One disturbed run; returns its folder, the tables before, the process and whether it was hit."""
        out = self.folder / f"{call}{number}"
        trace = self.folder / "trace"
        if number % 2:  # an odd trial begins on a folder that has rows, so that reading is disturbed too
            self.run_to_end(super().arguments(out=out, replicates=3))
        before = tables(out)
        prefix = ["strace", "-f", "-o", str(trace), "-e", f"trace={call}", "-e",
                  f"inject={call}:{fault}:when={number}"]
        process = self.run_to_end(self.arguments(out=out), prefix)
        return out, before, process, "INJECTED" in trace.read_text(errors="replace") or process.returncode < 0

    def run_series(self, fault, allowed):
        hits = 0
        for call in self.calls:
            step = 1 if harness.IS_FAKE else 7
            for number in range(1, self.most, step):
                out, before, process, hit = self.disturb(call, fault, number)
                if not hit:
                    break
                hits += 1
                where = f"{call} {number}: exit {process.returncode}: {process.err}"
                self.assertIn(process.returncode, allowed, where)
                self.assert_tables_whole(out, before)
                if fault.startswith("error") and call in self.never_in_vain:
                    self.assertNotEqual(process.returncode, 0, where)
                if process.returncode == 0:
                    self.assertEqual(tables(out), self.reference(), where)
                self.assert_resumes(out)
                shutil.rmtree(out)
        self.assertGreater(hits, len(self.calls))

    def test_an_input_output_error_is_never_exit_0_without_the_results(self):
        # 127 and 1: the loader or the C library's start-up was hit. 7 never: an unreadable row is no mismatch.
        self.run_series("error=EIO", (0, 1, 3, 127))

    def test_death_between_any_two_calls_leaves_tables_whole_and_resumes(self):
        self.run_series("signal=KILL", (-9, 137))

    def test_rows_are_not_thrown_away_when_they_cannot_be_read(self):
        self.assert_resumes()
        rows = self.rows_on_disk()
        for number in range(1, 4):
            prefix = ["strace", "-f", "-o", "/dev/null", "-e", f"inject=pread64:error=EIO:when={number}"]
            process = self.run_to_end(self.arguments(), prefix)
            self.assertIn(process.returncode, (3, 127), process.err)
            self.assertEqual(self.rows_on_disk(), rows)


def tables(folder):
    return harness.tables(folder)


if __name__ == "__main__":
    unittest.main(verbosity=2)
