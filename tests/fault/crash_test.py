# SPDX-License-Identifier: Apache-2.0
"""Nothing that was computed is lost or changed, however the program dies."""

import random
import signal
import time
import unittest

import harness


class Crash(harness.FaultCase):
    def test_kill_at_random_moments_with_torn_tails_changes_no_byte(self):
        seconds = self.reference_seconds()
        chance = random.Random(20240826)
        killed = 0
        for trial in range(harness.TRIALS):
            out = self.folder / f"trial{trial}"
            for _ in range(chance.randint(1, 4)):
                process = self.start(self.arguments(out=out))
                time.sleep(chance.uniform(0, seconds))
                process.kill()
                process.communicate()
                killed += process.returncode == -signal.SIGKILL
                self.assert_tables_whole(out)
                self.tear(self.shards(out), chance)
            self.assert_resumes(out)
        self.assertGreater(killed, harness.TRIALS // 2, "hardly any run was killed before it ended")

    @staticmethod
    def tear(shards, chance):
        """Cuts some bytes off the newest shard, leaves garbage at its end, alters a byte near it, or does nothing."""
        if not shards or not shards[-1].stat().st_size:
            return
        content = shards[-1].read_bytes()
        what = chance.randrange(4)
        if what == 0:
            shards[-1].write_bytes(content[: max(0, len(content) - chance.randint(1, 40))])
        elif what == 1:
            shards[-1].write_bytes(content + chance.randbytes(chance.randint(1, 40)))
        elif what == 2:
            at = len(content) - chance.randint(2, min(200, len(content)))
            altered = bytes([ord("0") + (content[at] + 1) % 10])
            shards[-1].write_bytes(content[:at] + altered + content[at + 1 :])

    def test_signals_end_with_128_plus_their_number_within_a_second_and_keep_the_rows(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            out = self.folder / f"signal{number}"
            process = self.start(self.arguments(out=out, replicates=100_000))
            self.wait_for_rows(out)
            begin = time.monotonic()
            process.send_signal(number)
            err = process.communicate(timeout=60)[1].decode()
            self.assertLess(time.monotonic() - begin, 1.0)
            self.assertEqual(process.returncode, 128 + number, err)
            self.assertGreater(self.rows_on_disk(out), 0)
            self.assertIn("are safe in", err)
            self.assertIn("To go on: sispam run", err)
            self.assert_resumes(out)

    def test_a_long_replicate_is_dropped_at_a_signal(self):
        if not harness.IS_FAKE:
            self.skipTest("needs a replicate of known length: only with the fake program")
        self.scenario = self.write_scenario("delay 60000")
        process = self.start(self.arguments())
        self.wait_for_shard()
        begin = time.monotonic()
        process.terminate()
        process.communicate(timeout=60)
        self.assertLess(time.monotonic() - begin, 1.0)
        self.assertEqual(process.returncode, 143)
        self.assertEqual(self.rows_on_disk(), 0)

    def test_a_resumed_run_computes_no_row_twice(self):
        process = self.start(self.arguments(replicates=100_000))
        self.wait_for_rows(self.out)
        process.terminate()
        process.communicate()
        before = self.rows_on_disk()
        self.assert_resumes()
        self.assertEqual(self.rows_on_disk(), max(before, harness.REPLICATES))

    def test_a_larger_n_extends_and_a_smaller_one_only_reads(self):
        self.run_to_end(self.arguments(replicates=harness.REPLICATES // 2))
        self.assert_resumes()
        shards = len(self.shards())
        self.assert_resumes()
        self.assertEqual(len(self.shards()), shards)

    def test_a_torn_row_is_reported_and_computed_again(self):
        self.assert_resumes()
        shard = self.shards()[0]
        shard.write_bytes(shard.read_bytes()[:-5])
        process = self.assert_resumes()
        self.assertIn("1 row(s) are cut off or altered", process.err)

    def wait_for_rows(self, out):
        deadline = time.monotonic() + 120
        while self.rows_on_disk(out) < 3:
            self.assertLess(time.monotonic(), deadline, "no rows appear")
            time.sleep(0.01)

    def wait_for_shard(self):
        deadline = time.monotonic() + 60
        while not self.shards():
            self.assertLess(time.monotonic(), deadline, "no shard appears")
            time.sleep(0.01)


if __name__ == "__main__":
    unittest.main(verbosity=2)
