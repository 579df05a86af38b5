# SPDX-License-Identifier: Apache-2.0
"""Folders of results keep what they hold, and scripts always learn what was done. Needs the real program (SISPAM_PROGRAM)."""

import json
import unittest

from study_case import StudyCase


class Folders(StudyCase):
    def test_a_comparison_replaces_only_its_own_table(self):
        self.expect(0, "run", "plan.yaml", "-n", "3", "-o", "a", "--set", "clock.horizon_s=20")
        self.expect(0, "run", "plan.yaml", "-n", "3", "-o", "b", "--set", "clock.horizon_s=10")
        self.expect(0, "run", "plan.yaml", "-n", "1", "-o", "c", "--set", "clock.horizon_s=15")
        (self.folder / "mine").mkdir()
        (self.folder / "mine" / "compare.csv").write_text("mine")
        before = (self.folder / "c" / "datapackage.json").read_bytes()
        for other in ("c", "mine"):
            self.assertIn("something other than a comparison", self.expect(7, "compare", "a", "b", "-o", other)[1])
        self.assertEqual((self.folder / "mine" / "compare.csv").read_text(), "mine")
        self.assertEqual((self.folder / "c" / "datapackage.json").read_bytes(), before)
        for _ in range(2):
            self.expect(0, "compare", "a", "b", "-o", "both")
        self.expect(0, "compare", "a", "b")
        self.assertTrue((self.folder / "a" / "compare.csv").exists())
        self.expect(0, "run", "plan.yaml", "-n", "4", "-o", "a", "--set", "clock.horizon_s=20")
        self.assertFalse((self.folder / "a" / "compare.csv").exists(), "it was of three pairs")

    def test_fewer_replicates_than_before_are_warned_of(self):
        run = ["run", "plan.yaml", "-o", "a", "--set", "clock.horizon_s=20"]
        self.expect(0, *run, "-n", "3")
        self.assertNotIn("was asked for", self.expect(0, *run, "-n", "3")[1])
        self.assertIn("a: was asked for 3 replicates before; the tables are now made from the first 2",
                      self.expect(0, *run, "-n", "2")[1])

    def test_replays_of_two_plans_share_no_folder(self):
        replay = ["replay", "plan.yaml", "--replicate", "0", "-o", "r", "--set"]
        for _ in range(2):
            self.expect(0, *replay, "clock.horizon_s=20")
        self.assertIn("results of another run", self.expect(7, *replay, "clock.horizon_s=10")[1])
        self.expect(7, "run", "plan.yaml", "-n", "1", "-o", "r", "--set", "clock.horizon_s=10")
        self.expect(0, "run", "plan.yaml", "-n", "1", "-o", "r", "--set", "clock.horizon_s=20")

    def test_an_empty_value_is_no_default(self):
        for words in (["run", "plan.yaml", "-o", ""], ["study", "run", "study.yaml", "--units", ""],
                      ["study", "run", "study.yaml", "--shard", ""], ["validate", "plan.yaml", "--junit", ""],
                      ["compare", "a", "--baseline", ""]):
            self.assertIn("is empty", self.expect(2, *words)[1])
        self.assertFalse((self.folder / "results").exists())

    def test_json_is_one_object_also_when_nothing_or_a_part_is_done(self):
        run = ["run", "plan.yaml", "-o", "a", "-n", "3", "--set", "clock.horizon_s=20"]
        facts = json.loads(self.expect(0, *run, "--dry-run", "--json")[0])
        self.assertEqual((facts["dry_run"], facts["folder"], facts["replicates"], facts["to_compute"]), (True, "a", 3, 3))
        self.expect(0, "run", "plan.yaml", "-o", "a", "-n", "2", "--set", "clock.horizon_s=20")
        out, err = self.expect(0, *run, "--dry-run", "--json")
        self.assertEqual(json.loads(out)["to_compute"], 1)
        self.assertIn("would compute 1 replicates", err)
        facts = json.loads(self.expect(0, "study", "run", "study.yaml", "-o", "part", "--units", "0", "--json")[0])
        self.assertEqual((facts["study"], facts["replicates_missing"]), ("small", 13))
        facts = json.loads(self.expect(6, "study", "merge", "part", "--json")[0])
        self.assertEqual(facts["units_missing"], list(range(1, 8)))
        self.assertIn("--units 1-7", facts["command"])
        for words in (["study", "merge", "part"], ["replay", "plan.yaml", "--replicate", "1"]):
            self.assertTrue(json.loads(self.expect(0, *words, "--dry-run", "--json")[0])["dry_run"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
