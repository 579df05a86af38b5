# SPDX-License-Identifier: Apache-2.0
"""Memory does not grow with the number of replicates: rows live on disk."""

import os
import pathlib
import subprocess
import unittest

import harness

MOST_MB = 200  # for any plan of ordinary size
LEAST, MOST = (200, 50_000) if harness.IS_FAKE else (20, 200)


@unittest.skipIf(harness.is_sanitized(), "a sanitizer keeps memory of its own")
class Memory(harness.FaultCase):
    def peak_mb(self, replicates):
        """Most memory that a run had at any time, or this script, whose copy it begins as [MB]."""
        process = subprocess.Popen(self.arguments(out=self.folder / f"n{replicates}", replicates=replicates),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss / 1024

    def test_many_times_the_replicates_need_hardly_more_memory(self):
        self.scenario = self.write_scenario("delay 0") if harness.IS_FAKE else self.scenario
        small, large = self.peak_mb(LEAST), self.peak_mb(MOST)
        rows_mb = sum(path.stat().st_size for path in pathlib.Path(self.folder).glob(f"n{MOST}/shards/*")) / 2**20
        print(f"{small:.1f} MB for {LEAST} replicates, {large:.1f} MB for {MOST}, whose rows take {rows_mb:.1f} MB")
        self.assertLess(large, MOST_MB)
        self.assertLess(large, small + 15)


if __name__ == "__main__":
    unittest.main(verbosity=2)
