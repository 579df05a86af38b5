# SPDX-License-Identifier: Apache-2.0
"""Studies as users meet them: shards, merging, resuming, comparing. Needs the real program (SISPAM_PROGRAM)."""

import csv
import hashlib
import json
import re
import shutil
import signal
import subprocess
import time
import unittest
import zlib

from study_case import ENVIRONMENT, POINTS, PROGRAM, SOURCE, STUDY, TABLES, StudyCase, tables


class Studies(StudyCase):
    def test_three_shards_in_any_order_equal_one_process_on_any_number_of_threads(self):
        for part, threads in ((3, 7), (1, 1), (2, 2)):
            _, err = self.expect(0, "study", "run", "study.yaml", "--shard", f"{part}/3", "-j", threads, "-o",
                                 f"part{part}")
            self.assertIn("study merge", err)
            self.assertEqual(tables(self.folder / f"part{part}"), {}, "a shard makes no tables")
        self.expect(0, "study", "merge", "part2", "part3", "part1", "-o", "merged")
        self.assertEqual(tables(self.folder / "merged"), self.whole())
        self.assertTrue((self.folder / "merged" / "study.yaml").exists())
        self.expect(0, "study", "merge", "part1", "part3", "part2")
        self.assertEqual(tables(self.folder / "part1"), self.whole())
        self.assertEqual((self.folder / "part1" / "datapackage.json").read_bytes(),
                         (self.folder / "merged" / "datapackage.json").read_bytes())

    def test_the_bytes_are_the_same_for_1_2_and_7_threads(self):
        for threads in (1, 2, 7):
            self.expect(0, "study", "run", "study.yaml", "-j", threads, "-o", f"threads{threads}")
            self.assertEqual(tables(self.folder / f"threads{threads}"), self.whole(), f"{threads} threads")

    def test_a_point_that_sets_what_is_there_has_the_rows_of_the_baseline(self):
        (self.folder / "twin.yaml").write_text(
            "study: 1\nid: twin\nscenario: plan.yaml\nreplicates: 4\nset: {clock.horizon_s: 150}\n"
            "factors: [{list: [{id: plain}, {id: twin, set: {medical.treaters: 3}},"
            " {id: more, set: {crowd.groups.demonstrators.count: 61}}]}]\n")
        self.expect(0, "study", "run", "twin.yaml", "-o", "twin")
        rows = {}
        with open(self.folder / "twin" / "replicates.csv", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                rows.setdefault(row[0], []).append(row[1:])
        self.assertEqual(len(rows["plain"]), 4)
        self.assertEqual(rows["twin"], rows["plain"])
        self.assertNotEqual(rows["more"], rows["plain"])
        self.assertEqual(len({tuple(row) for row in rows["plain"]}), 4, "replicates differ")
        with open(self.folder / "twin" / "compare.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["point"] != "twin":
                    continue
                self.assertIn(row["estimate"], ("0", ""), row["measure"])
                self.assertEqual((row["draws_lower"], row["draws_higher"]), ("0", "0"))
                self.assertIn(row["p_value"], ("1", ""))

    def test_merging_without_a_shard_ends_with_6_and_the_command_that_it_prints_completes_it(self):
        self.expect(0, "study", "run", "study.yaml", "--units", "0,2-4", "-opart")
        self.expect(6, "study", "status", "study.yaml", "-o", "part")
        _, err = self.expect(6, "study", "merge", "part")
        self.assertIn("4 of 8 units are missing: 1,5-7", err)
        command = err.split("To compute them: ")[1].split()
        self.assertEqual(command[0], "sispam")
        self.expect(0, *command[1:])
        self.assertEqual(tables(self.folder / "part"), self.whole(), "complete, so it is reduced at once")
        self.expect(0, "study", "status", "study.yaml", "-o", "part")

    def test_a_torn_row_is_dropped_and_a_conflict_ends_with_7(self):
        self.expect(0, "study", "run", "study.yaml", "-o", "a")
        shard = next((self.folder / "a" / "shards").glob("*.rows"))
        shard.write_bytes(shard.read_bytes()[:-7])
        self.expect(6, "study", "merge", "a")
        self.expect(0, "study", "run", "study.yaml", "-o", "a")
        self.assertEqual(tables(self.folder / "a"), self.whole())
        self.expect(0, "study", "run", "study.yaml", "-o", "b")
        rows = next((self.folder / "b" / "shards").glob("*.rows"))
        lines = rows.read_bytes().splitlines(keepends=True)
        text = lines[1][:-10].replace(b",ok,", b",ok,", 1) + b"9"
        lines[1] = text + b"*%08x\n" % zlib.crc32(text)
        rows.write_bytes(b"".join(lines))
        _, err = self.expect(7, "study", "merge", "a", "b")
        self.assertIn("two different rows", err)

    def test_shards_of_another_study_seed_version_or_length_are_refused_with_7(self):
        self.expect(0, "study", "run", "study.yaml", "--units", "0", "-o", "ours")
        before = sorted(path.name for path in (self.folder / "ours").rglob("*"))
        (self.folder / "other.yaml").write_text(STUDY.replace("[2, 1]", "[2, 3]").replace("treaters-1", "treaters-3"))
        self.expect(0, "study", "run", "other.yaml", "--units", "1", "-o", "other")
        self.assertIn("study=", self.expect(7, "study", "merge", "ours", "other")[1])
        self.expect(0, "study", "run", "study.yaml", "--units", "1", "--seed", "5", "-o", "seed")
        self.assertIn("study=", self.expect(7, "study", "merge", "ours", "seed")[1])
        self.expect(0, "study", "run", "study.yaml", "--units", "1", "-n", "5", "-o", "length")
        self.assertIn("asks for 5 replicates", self.expect(7, "study", "merge", "ours", "length")[1])
        (self.folder / "blocks.yaml").write_text(STUDY.replace("block: 3", "block: 2"))
        self.expect(0, "study", "run", "blocks.yaml", "--units", "1", "-o", "blocks")
        self.assertIn("its units are of 2 replicates", self.expect(7, "study", "merge", "ours", "blocks")[1])
        shutil.copytree(self.folder / "ours", self.folder / "version")
        for path in [self.folder / "version" / "manifest.json", *(self.folder / "version" / "shards").glob("*.rows")]:
            lines = path.read_bytes().splitlines(keepends=True)
            for i, line in enumerate(lines):
                lines[i] = re.sub(rb'(version"?[:=] ?"?)[0-9.]+', rb"\g<1>9.9.9", line)
            if path.suffix == ".rows":
                text = lines[0][:-10]
                lines[0] = text + b"*%08x\n" % zlib.crc32(text)
            path.write_bytes(b"".join(lines))
        self.assertIn("version=9.9.9", self.expect(7, "study", "merge", "ours", "version")[1])
        (self.folder / "version" / "manifest.json").write_bytes((self.folder / "ours" / "manifest.json").read_bytes())
        self.assertIn("version=9.9.9", self.expect(7, "study", "merge", "ours", "version")[1], "by its rows alone")
        self.expect(0, "run", "plan.yaml", "-n", "1", "-o", "run", "--set", "clock.horizon_s=10")
        self.assertIn("scenario=", self.expect(7, "study", "merge", "ours", "run")[1])
        self.assertEqual(sorted(path.name for path in (self.folder / "ours").rglob("*")), before, "nothing was taken")

    def test_faults_of_a_study_end_with_2_and_name_the_place_before_anything_is_written(self):
        (self.folder / "bad.yaml").write_text(STUDY.replace("medical.treaters", "medical.treatrs"))
        for command in ("run", "plan", "status"):
            _, err = self.expect(2, "study", command, "bad.yaml", "-o", "bad")
            self.assertRegex(err, r"bad\.yaml:8:30: medical\.treatrs: unknown path .*Did you mean treaters\?")
        self.assertFalse((self.folder / "bad").exists())

    def test_an_incomplete_folder_is_compared_with_a_warning_and_6(self):
        self.expect(0, "study", "run", "study.yaml", "--units", "0,2,4,6", "-o", "part")
        _, err = self.expect(6, "compare", "part", "-o", "early")
        self.assertIn("4 replicates are missing", err)
        with open(self.folder / "early" / "compare.csv", newline="") as file:
            self.assertEqual({row["n"] for row in csv.DictReader(file) if row["measure"] == "breach"}, {"3"})

    def test_resumes_after_kill_with_the_same_bytes(self):
        self.whole()
        killed = 0
        for wait_s in (0.1, 0.3, 0.6):
            process = subprocess.Popen([PROGRAM, "study", "run", "study.yaml", "-o", "killed"], cwd=self.folder,
                                       env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(wait_s)
            process.kill()
            killed += process.wait() == -signal.SIGKILL
        self.assertGreater(killed, 0, "no run was killed before it ended")
        self.expect(0, "study", "run", "study.yaml", "-o", "killed")
        self.assertEqual(tables(self.folder / "killed"), self.whole())

    def test_a_time_after_the_end_is_warned_of_and_runs(self):
        late = ("plan.yaml", "--set", "crowd.groups.demonstrators.arrival.start_s=20", "--set", "clock.horizon_s=20")
        told = r"arrival\.start_s: 20 s is not before the end .*clock\.horizon_s: 20\)"
        out, err = self.expect(0, "validate", *late)
        self.assertRegex(err, r"warning: .*" + told)
        self.assertIn("plan.yaml: good", out)
        self.assertRegex(self.expect(0, "run", *late, "--dry-run")[1], told)
        warnings = json.loads(self.expect(0, "validate", *late, "--json")[0])["files"][0]["warnings"]
        self.assertIn("crowd.groups.demonstrators.arrival.start_s", [warning["key"] for warning in warnings])

    def test_a_written_number_that_no_draw_can_give_is_warned_of(self):
        plan = self.folder / "plan.yaml"
        path = "crowd.groups.demonstrators.count"
        (self.folder / "base.yaml").write_text(plan.read_text())
        draws = "{parameters: [{path: " + path + ", dist: {uniform: [70, 90]}}]}"
        plan.write_text("extends: base.yaml\nuncertain: " + draws + "\n")
        told = r"demonstrators\.count: 60 is written, but draws of \{uniform: \[70, 90\]\} replace it"
        for command in (["validate", "plan.yaml"], ["run", "plan.yaml", "--dry-run"]):
            self.assertRegex(self.expect(0, *command)[1], "warning: .*" + told)
        self.assertNotIn("replace it", self.expect(0, "validate", "plan.yaml", "--set", path + "=60")[1])
        plan.write_text(plan.read_text().replace("[70, 90]", "[50, 90]"))
        self.assertNotIn("replace it", self.expect(0, "validate", "plan.yaml")[1])

    def test_what_all_points_hardly_mean_is_warned_of_once(self):
        late = "crowd.groups.demonstrators.arrival.start_s=9000"
        err = self.expect(0, "study", "plan", "study.yaml", "--set", late)[1]
        self.assertEqual(err.count("start_s: 9000 s is not before the end"), 1, err)
        self.assertIn("[at the point treaters-2_few]", err)

    def test_a_study_given_as_a_scenario_gets_a_hint(self):
        self.assertIn("this is a study, not a scenario. Try sispam study plan study.yaml", self.expect(2, "validate", "study.yaml")[1])

    def test_a_point_equals_the_run_of_its_plan(self):
        self.expect(0, "study", "run", "study.yaml", "-o", "whole")
        self.expect(0, "run", "plan.yaml", "-n", "4", "-o", "alone", "--set", "clock.horizon_s=20", "--set",
                    "medical.treaters=1", "--set", "crowd.groups.demonstrators.count=40")
        of = {}
        for name in ("whole", "alone"):
            with open(self.folder / name / "replicates.csv", newline="") as file:
                rows = [row[1:] for row in csv.reader(file) if row[0] in ("treaters-1_many", "quickstart")]
            of[name] = rows
        self.assertEqual(len(of["alone"]), 4)
        self.assertEqual(of["whole"], of["alone"])

    def test_comparing_a_study_again_gives_the_same_bytes_and_another_baseline_turns_the_sign(self):
        self.expect(0, "study", "run", "study.yaml", "-o", "whole")
        before = (self.folder / "whole" / "compare.csv").read_bytes()
        self.expect(0, "compare", "whole")
        self.assertEqual((self.folder / "whole" / "compare.csv").read_bytes(), before)
        self.expect(0, "compare", "whole", "--baseline", "treaters-1_many", "-o", "other")
        rows = {}
        for name, folder in (("many", "whole"), ("few", "other")):
            with open(self.folder / folder / "compare.csv", newline="") as file:
                for row in csv.DictReader(file):
                    if row["point"] == f"treaters-1_{name}" and row["measure"] == "awake_person_steps":
                        rows[name] = float(row["estimate"])
        self.assertGreater(rows["many"], 0, "more people take more steps")
        self.assertEqual(rows["many"], -rows["few"])
        _, err = self.expect(2, "compare", "whole", "--baseline", "treaters-1_fw")
        self.assertIn("Did you mean treaters-1_few", err)

    def test_what_was_compared_is_told_on_standard_output_in_words_or_as_json(self):
        self.expect(0, "study", "run", "study.yaml", "-o", "whole")
        _, err = self.expect(0, "compare", "whole", "--dry-run", "-o", "told")
        self.assertIn("would compare 3 plans against treaters-1_few in told/compare.csv", err)
        self.assertFalse((self.folder / "told").exists())
        out, _ = self.expect(0, "compare", "whole", "-q", "-o", "told")
        self.assertIn("3 plans against treaters-1_few: told/compare.csv", out)
        ran = json.loads(self.expect(0, "study", "run", "study.yaml", "-o", "whole", "--json")[0])
        out, _ = self.expect(0, "compare", "whole", "--json", "-o", "told")
        told = json.loads(out)
        self.assertEqual((told["folder"], told["baseline"], told["points"]), ("told", "treaters-1_few", POINTS))
        self.assertEqual(told["trade_offs"], ran["trade_offs"])

    def test_two_runs_can_be_compared_but_not_with_different_seeds(self):
        self.expect(0, "run", "plan.yaml", "-n", "3", "-o", "a", "--set", "clock.horizon_s=20")
        self.expect(0, "run", "plan.yaml", "-n", "5", "-o", "b", "--set", "clock.horizon_s=10")
        _, err = self.expect(0, "compare", "a", "b", "-o", "both")
        self.assertIn("warning: b: 3 of 5 pairs", err)
        self.assertNotIn("pairs", self.expect(0, "compare", "a", "a", "-o", "same")[1])
        with open(self.folder / "both" / "compare.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({(row["point"], row["baseline"]) for row in rows}, {("b:quickstart", "quickstart")})
        self.assertEqual({row["n"] for row in rows if row["measure"] == "breach"}, {"3"})
        self.expect(0, "run", "plan.yaml", "-n", "3", "-o", "c", "--seed", "9", "--set", "clock.horizon_s=20")
        self.expect(7, "compare", "a", "c")
        self.assertIn("holds one plan only", self.expect(2, "compare", "a")[1])
        for words in (["compare", "a", "nowhere"], ["study", "merge", "a", "nowhere"], ["compare", "nowhere"]):
            self.assertIn("nowhere: no such folder", self.expect(2, *words)[1])
        self.assertIn("plan.yaml: is a file, not a results folder", self.expect(2, "study", "merge", "plan.yaml")[1])

    def test_the_data_package_describes_every_csv_as_it_is(self):
        self.expect(0, "study", "run", "study.yaml", "-o", "whole")
        self.expect(0, "run", "plan.yaml", "-n", "2", "-o", "alone", "--set", "clock.horizon_s=20")
        for folder in ("whole", "alone"):
            path = self.folder / folder
            package = json.loads((path / "datapackage.json").read_text())
            self.assertEqual({r["path"] for r in package["resources"]}, set(tables(path)))
            for resource in package["resources"]:
                content = (path / resource["path"]).read_bytes()
                self.assertEqual(resource["bytes"], len(content))
                self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(content).hexdigest())
                rows = list(csv.reader(content.decode().splitlines()))
                fields = resource["schema"]["fields"]
                self.assertEqual(rows[0], [field["name"] for field in fields])
                for c, field in enumerate(fields):
                    for row in rows[1:]:
                        self.assertFalse(field.get("constraints") and row[c] == "", (resource["path"], field["name"]))
                        if row[c] and field["type"] in ("integer", "number"):
                            (int if field["type"] == "integer" else float)(row[c])
                key = [rows[0].index(name) for name in resource["schema"]["primaryKey"]]
                keys = [tuple(row[k] for k in key) for row in rows[1:]]
                self.assertEqual(len(keys), len(set(keys)))

    def test_the_plan_names_points_and_units_and_status_counts_them(self):
        out, _ = self.expect(0, "study", "plan", "study.yaml", "--json")
        plan = json.loads(out)
        self.assertEqual([point["point"] for point in plan["points"]], POINTS)
        self.assertEqual(len(plan["units"]), 8)
        out, _ = self.expect(0, "study", "plan", "study.yaml", "--shard", "2/3")
        self.assertRegex(out, r"\* treaters-1_few +units 4-5 +medical.treaters=1  crowd.groups.demonstrators.count=20\n")
        self.assertIn("chosen: 3 units, 1,4,7\n", out)
        self.expect(0, "study", "run", "study.yaml", "--units", "0", "-o", "some")
        manifest = json.loads((self.folder / "some" / "manifest.json").read_text())
        self.assertEqual([point["set"] for point in manifest["points"]], [point["set"] for point in plan["points"]])
        self.assertEqual(plan["units"][1], {"unit": 1, "point": POINTS[0], "first_replicate": 3, "replicates": 1})
        out, _ = self.expect(0, "study", "plan", "study.yaml", "--json", "--shard", "2/3")
        self.assertEqual([unit["unit"] for unit in json.loads(out)["units"]], [1, 4, 7])
        out, _ = self.expect(6, "study", "status", "study.yaml", "-o", "none", "--json")
        self.assertEqual(json.loads(out)["units_missing"], list(range(8)))
        self.assertFalse((self.folder / "none").exists())

    def test_a_longer_study_keeps_what_is_there(self):
        self.expect(0, "study", "run", "study.yaml", "-n", "2", "-o", "grown")
        _, err = self.expect(0, "study", "run", "study.yaml", "-o", "grown")
        self.assertIn("8 of 16 replicates were there already", err)
        self.assertEqual(tables(self.folder / "grown"), self.whole())

    def test_wrong_words_end_with_2_and_another_study_in_the_folder_with_7(self):
        for words, message in ((["--shard", "4/3"], "is no part of a whole"), (["--units", "3-99"], "no list of units"),
                               (["--shard", "1/2", "--units", "1"], "excludes"), (["--set", "medical.treaters=1"],
                                                                                 "is set twice for one point")):
            _, err = self.expect(2, "study", "run", "study.yaml", *words)
            self.assertIn(message, err)
        _, err = self.expect(2, "study", "rnu", "study.yaml")
        self.assertIn("Did you mean run?", err)
        self.expect(0, "study", "run", "study.yaml", "--units", "0", "-o", "a")
        _, err = self.expect(7, "study", "run", "study.yaml", "--seed", "5", "-o", "a")
        self.assertIn("results of another run", err)
        self.expect(7, "run", "plan.yaml", "-o", "a")

    def test_the_shipped_studies_can_be_planned_and_one_runs(self):
        for path in sorted((SOURCE / "configs" / "studies").glob("*.yaml")):
            self.expect(0, "study", "plan", path)
        path = SOURCE / "configs" / "studies" / "medics-ambulances.yaml"
        out, _ = self.expect(0, "study", "run", path, "-n", "1", "--set", "clock.horizon_s=10", "-o", "shipped")
        self.assertIn("treaters-6_ambulances-2", out)
        self.assertEqual(set(tables(self.folder / "shipped")), TABLES)


if __name__ == "__main__":
    unittest.main(verbosity=2)
