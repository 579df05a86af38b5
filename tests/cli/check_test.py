# SPDX-License-Identifier: Apache-2.0
"""`sispam check` as continuous integration meets it: verdicts, exit codes, reports, what is stored and what is not.

Runs on the real program; SISPAM_PROGRAM as in tests/fault/harness.py.
"""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))
import harness  # noqa: E402

CONFIGS = pathlib.Path(__file__).resolve().parents[2] / "configs"
SUITE = """# the gate
suite: 1
id: gate
title: "Two <checks> & more"
checks:
  - id: crowd          # a comment that must survive
    scenario: plans/quickstart.yaml
    set: {clock.horizon_s: 100}
    replicates: 3
  - {id: seed, scenario: plans/quickstart.yaml, replicates: 2, set: {clock.horizon_s: 70, seed: 5}}
"""


class Check(harness.FaultCase):
    _stored = None  # the expectations of SUITE, computed once

    def setUp(self):
        super().setUp()
        (self.folder / "plans").mkdir()
        shutil.copy(CONFIGS / "quickstart.yaml", self.folder / "plans")
        self.suite = self.folder / "gate.yaml"
        self.suite.write_text(SUITE)
        self.expected = self.folder / "gate.expected"

    def call(self, *words, stdin=None):
        process = subprocess.run([harness.PROGRAM, "check", *map(str, words)], input=stdin, timeout=600, text=True,
                                 capture_output=True, cwd=self.folder, env=harness.ENVIRONMENT)
        return process.returncode, process.stdout, process.stderr

    def store(self):
        """The expectations of the suite as it is."""
        if Check._stored is None:
            self.assertEqual(self.call("gate.yaml", "--update")[0], 0)
            Check._stored = {path.name: path.read_bytes() for path in self.expected.iterdir()}
        self.expected.mkdir(exist_ok=True)
        for name, content in Check._stored.items():
            (self.expected / name).write_bytes(content)

    def files(self):
        return {path.name: path.read_bytes() for path in self.expected.iterdir()}

    def change(self, old, new, path=None):
        path = path or self.suite
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new))

    def test_what_was_stored_holds_on_any_number_of_threads(self):
        self.store()
        for threads in (1, 2, 7):
            code, out, err = self.call("gate.yaml", "-j", threads)
            self.assertEqual((code, out, err), (0, "ok       crowd (3 replicates)\nok       seed (2 replicates)\n", ""))

    def test_an_update_on_any_number_of_threads_stores_the_same_bytes(self):
        self.store()
        before = self.files()
        for threads in (1, 7):
            shutil.rmtree(self.expected)
            code, out, err = self.call("gate.yaml", "--update", "-j", threads)
            self.assertEqual((code, out), (0, "added    crowd (3 replicates)\nadded    seed (2 replicates)\n"), err)
            self.assertEqual(self.files(), before)
        self.assertEqual(self.suite.read_text(), SUITE)

    def test_the_hash_is_that_of_the_record_and_the_record_is_that_of_a_run(self):
        self.store()
        entry = json.loads((self.expected / "records.json").read_text())["records"][0]
        text = (self.expected / "crowd.csv").read_bytes()
        self.assertEqual(entry["record_sha256"], hashlib.sha256(text).hexdigest())
        rows = {line.split(",")[0]: line.split(",")[2:] for line in text.decode().splitlines()}
        run = subprocess.run([harness.PROGRAM, "run", "plans/quickstart.yaml", "--set", "clock.horizon_s=100", "-n", "3",
                              "-o", "out"], cwd=self.folder, capture_output=True, env=harness.ENVIRONMENT)
        self.assertEqual(run.returncode, 0, run.stderr)
        lines = [line.split(",") for line in (self.folder / "out" / "replicates.csv").read_text().splitlines()]
        compared = 0
        for column, name in enumerate(lines[0]):
            if name in rows and name != "seed":
                self.assertEqual(rows[name], [line[column] for line in lines[1:]], name)
                compared += 1
        self.assertGreater(compared, 50)

    def test_a_changed_scenario_ends_with_4_and_names_measure_replicate_and_both_values(self):
        self.store()
        before = self.files()
        self.change("clock.horizon_s: 100", "clock.horizon_s: 110")
        code, out, err = self.call("gate.yaml", "--junit", "report.xml")
        self.assertEqual(code, 4)
        self.assertRegex(out, r"(?m)^CHANGED  crowd: replicate 0 is the first that differs; \d+ values changed "
                              r"\(\d+ of \d+ measures, in 3 of 3 replicates\)$")
        self.assertIn("replicate 0: end_s [s] 100 -> 110 (+10, +10 %)", out)
        self.assertIn("the scenario is another one", out)
        self.assertIn("ok       seed", out)
        self.assertIn("1 of 2 checks failed", err)
        self.assertIn("sispam check gate.yaml --junit report.xml --update", err)
        self.assertEqual(self.files(), before, "a comparison stores nothing")
        suite = xml.etree.ElementTree.parse(self.folder / "report.xml").getroot()
        self.assertEqual((suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")),
                         ("gate", "2", "1", "0"))
        self.assertEqual([case.get("name") for case in suite], ["crowd", "seed"])
        self.assertIn("end_s [s] 100 -> 110", suite[0].find("failure").text)
        self.assertIsNone(suite[1].find("failure"))

    def test_more_replicates_are_said_to_be_asked_for_by_the_suite(self):
        self.store()
        self.change("replicates: 2", "replicates: 3")
        code, out, _ = self.call("gate.yaml")
        self.assertEqual(code, 4)
        self.assertIn("CHANGED  seed: 3 replicates instead of 2; those in both are the same", out)
        self.assertIn("the suite asks for another number of replicates (3, expected 2)", out)
        self.assertNotIn("machine", out)

    def test_a_report_has_the_same_bytes_each_time(self):
        self.store()
        self.change("seed: 5", "seed: 6")
        reports = []
        for threads in (1, 2):
            self.assertEqual(self.call("gate.yaml", "--junit", "r.xml", "-j", threads)[0], 4)
            reports.append((self.folder / "r.xml").read_bytes())
        self.assertEqual(reports[0], reports[1])

    def test_a_change_on_the_command_line_is_seen_and_cannot_be_stored(self):
        self.store()
        code, out, _ = self.call("gate.yaml", "--set", "model.motion.push_force_n=300", "--json")
        self.assertEqual(code, 4)
        result = json.loads(out)
        self.assertEqual((result["suite"], result["checks"]), ("gate", 2))
        changed = result["results"][0]["changes"][0]
        self.assertEqual(set(changed), {"measure", "unit", "replicate", "expected", "found"})
        self.assertNotEqual(changed["expected"], changed["found"])
        code, out, err = self.call("gate.yaml", "--set", "model.motion.push_force_n=300", "--update")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--update goes with neither --set nor --seed", err)

    def test_an_update_stores_what_changed_says_so_and_leaves_the_suite_alone(self):
        self.store()
        before = self.files()
        self.change("seed: 5", "seed: 6")
        self.change("id: crowd ", "id: people")
        text = self.suite.read_text()
        code, out, _ = self.call("gate.yaml", "--update")
        self.assertEqual(code, 0)
        for line in ("added    people (3 replicates)", "updated  seed: replicate 0 is the first", "removed  crowd",
                     "replicate 0: seed 5 -> 6\n"):
            self.assertIn(line, out)
        self.assertEqual(self.suite.read_text(), text)
        after = self.files()
        self.assertEqual(set(after), {"records.json", "people.csv", "seed.csv"})
        self.assertEqual(after["people.csv"], before["crowd.csv"])
        self.assertEqual(self.call("gate.yaml")[0], 0)

    def test_an_update_without_a_change_touches_no_file(self):
        self.store()
        times = {path: path.stat().st_mtime_ns for path in self.expected.iterdir()}
        self.assertEqual(self.call("gate.yaml", "--update")[0], 0)
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.expected.iterdir()}, times)

    def test_a_change_that_changes_no_number_fails_nothing(self):
        self.store()
        self.change("title: A short line at a gate", "title: Another title", self.folder / "plans" / "quickstart.yaml")
        index = self.expected / "records.json"
        facts = json.loads(index.read_text())
        for entry in facts["records"]:
            entry["version"], entry["scenario_digest"] = "0.0.1", "0" * 64
        index.write_text(json.dumps(facts))
        self.assertEqual(self.call("gate.yaml")[0], 0)

    def test_what_nobody_expects_yet_fails_with_a_hint(self):
        code, out, err = self.call("gate.yaml")
        self.assertEqual(code, 4)
        self.assertIn("MISSING  crowd: nothing is expected yet; --update", out)
        self.assertFalse(self.expected.exists())

    def test_another_folder_may_hold_the_expectations_and_the_suite_may_come_from_a_pipe(self):
        self.store()
        self.expected.rename(self.folder / "main")
        self.assertEqual(self.call("gate.yaml", "--baseline", "main")[0], 0)
        self.assertEqual(self.call("-", "--baseline", "main", stdin=SUITE)[0], 0)
        code, _, err = self.call("-", stdin=SUITE)
        self.assertEqual(code, 2)
        self.assertIn("--baseline is required", err)

    def test_a_baseline_that_is_a_file_ends_with_2_and_files_of_others_with_7(self):
        (self.folder / "file").write_text("mine")
        mine = self.folder / "folder" / "crowd.csv"
        mine.parent.mkdir()
        mine.write_text("mine")
        for words in ((), ("--update",), ("--dry-run",)):
            code, out, err = self.call("gate.yaml", "--baseline", "file", *words)
            self.assertEqual((code, out), (2, ""), err)
            self.assertIn("file: is a file, not a folder", err)
            code, out, err = self.call("gate.yaml", "--baseline", "folder", *words)
            self.assertEqual((code, out), (7, ""), err)
            self.assertIn("folder: the folder holds files but no records.json", err)
        self.assertEqual([path.name for path in mine.parent.iterdir()], ["crowd.csv"])
        self.assertEqual(mine.read_text(), "mine")
        (self.folder / "empty").mkdir()
        self.assertEqual(self.call("gate.yaml", "--baseline", "empty", "--update")[0], 0)

    def test_a_bad_suite_ends_with_2_shows_all_faults_and_runs_nothing(self):
        self.change("replicates: 3", "replicate: 3")
        self.change("{id: seed, scenario: plans/quickstart.yaml", "{id: seed, scenario: plans/none.yaml")
        code, out, err = self.call("gate.yaml", "--junit", "report.xml")
        self.assertEqual((code, out), (2, ""))
        self.assertRegex(err, r"gate\.yaml:9:5: checks\.crowd\.replicate: unknown key .* Did you mean replicates\?")
        self.assertRegex(err, r"gate\.yaml:10:26: checks\.seed\.scenario: plans/none\.yaml: no such file")
        suite = xml.etree.ElementTree.parse(self.folder / "report.xml").getroot()
        self.assertEqual(suite.get("errors"), "1")
        self.assertIn("unknown key", suite[0].find("error").text)
        self.assertEqual(self.call("nobody.yaml")[0], 2)

    def test_a_check_without_a_good_id_is_told_by_its_place_in_the_list(self):
        self.change("{id: seed, scenario: plans/quickstart.yaml", "{id: a b, scenario: plans/none.yaml")
        code, out, err = self.call("gate.yaml")
        self.assertEqual((code, out), (2, ""))
        self.assertRegex(err, r"gate\.yaml:10:10: checks\[1\]\.id: ")
        self.assertRegex(err, r"gate\.yaml:10:25: checks\[1\]\.scenario: plans/none\.yaml: no such file")

    def test_what_a_scenario_hardly_means_is_warned_of_once(self):
        late = ("--set", "crowd.groups.demonstrators.arrival.start_s=20", "--set", "clock.horizon_s=20")
        code, out, err = self.call("gate.yaml", "--dry-run", *late)
        self.assertEqual((code, out), (0, ""))
        self.assertRegex(err, r"warning: .*arrival\.start_s: 20 s is not before the end .*\[in the check crowd\]")
        self.assertEqual(err.count("arrival.start_s: 20 s is not before the end"), 1, err)

    def test_warnings_stand_with_each_check_of_the_report(self):
        self.change("set: {clock.horizon_s: 100}", "set: {clock.horizon_s: 20, crowd.groups.demonstrators.arrival.start_s: 20}")
        self.assertEqual(self.call("gate.yaml", "--junit", "r.xml", "--update")[0], 0)
        crowd, seed = xml.etree.ElementTree.parse(self.folder / "r.xml").getroot()
        self.assertIn("arrival.start_s: 20 s is not before the end", crowd.find("system-out").text)
        self.assertIsNone(seed.find("system-out"))

    def test_an_altered_record_ends_with_2_and_an_update_mends_it(self):
        self.store()
        before = self.files()
        record = self.expected / "crowd.csv"
        record.write_text(record.read_text().replace("end_s,s,100", "end_s,s,101"))
        code, out, err = self.call("gate.yaml")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("gate.expected/crowd.csv: was altered", err)
        self.assertIn("write it anew with --update", err)
        code, out, err = self.call("gate.yaml", "--update")
        self.assertEqual((code, out), (0, "replaced crowd (3 replicates): the record is the expected one\n"
                                          "ok       seed (2 replicates)\n"))
        self.assertIn("gate.expected/crowd.csv: was altered", err)
        self.assertNotIn("--update", err)
        self.assertEqual(self.files(), before)

    def test_line_ends_that_git_changed_are_told_from_numbers_that_somebody_altered(self):
        self.store()
        before = self.files()
        for path in self.expected.iterdir():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        code, out, err = self.call("gate.yaml")
        self.assertEqual((code, out), (2, ""))
        self.assertRegex(err, r"crowd\.csv: was altered \(its line ends .*`\*\.expected/\* -text` into \.gitattributes")
        self.assertEqual(self.call("gate.yaml", "--update")[0], 0)
        self.assertEqual({name: self.files()[name] for name in ("crowd.csv", "seed.csv")},
                         {name: before[name] for name in ("crowd.csv", "seed.csv")})

    def test_an_update_that_replaces_a_damaged_list_does_not_call_its_records_new(self):
        self.store()
        before = self.files()
        (self.expected / "records.json").write_text("{")
        (self.expected / "seed.csv").unlink()
        code, out, _ = self.call("gate.yaml", "--update")
        self.assertEqual((code, out), (0, "replaced crowd (3 replicates)\nadded    seed (2 replicates)\n"))
        self.assertEqual(self.files(), before)

    def test_an_update_that_cannot_be_stored_says_nothing_was_stored_and_nothing_else(self):
        self.store()
        before = self.files()
        self.change("seed: 5", "seed: 6")
        self.change("id: crowd ", "id: people")
        (self.expected / "seed.csv.new").mkdir()  # as a full disk: writing fails, for every user
        code, out, err = self.call("gate.yaml", "--update", "--junit", "r.xml")
        self.assertEqual((code, out), (3, ""))
        suite = xml.etree.ElementTree.parse(self.folder / "r.xml").getroot()
        self.assertEqual((suite.get("failures"), suite.get("errors")), ("2", "1"), "none of them is as expected")
        self.assertIn("seed.csv.new", err)
        self.assertIn("warning: nothing was stored", err)
        (self.expected / "seed.csv.new").rmdir()
        self.assertEqual(self.files(), before)
        (self.expected / "people.csv").mkdir()
        code, out, err = self.call("gate.yaml", "--update")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("some records may be stored already", err)

    def test_a_file_that_cannot_be_looked_for_is_not_said_to_be_missing(self):
        (self.folder / "plans" / "loop.yaml").symlink_to("loop.yaml")  # fails for every user, as a locked folder does not
        self.change("plans/quickstart.yaml, replicates: 2", "plans/loop.yaml, replicates: 2")
        for suite in ("plans/loop.yaml", "gate.yaml"):
            code, _, err = self.call(suite)
            self.assertEqual(code, 3, err)
            self.assertIn("plans/loop.yaml: cannot look for (Too many levels of symbolic links)", err)

    def test_a_report_that_cannot_be_written_ends_with_3_before_anything_ran(self):
        self.store()
        for path in ("no/such/folder/report.xml", "plans", "gate.yaml/report.xml"):
            code, out, err = self.call("gate.yaml", "--junit", path)
            self.assertEqual((code, out), (3, ""))
            self.assertEqual(err.count(path), 1, err)
            self.assertNotIn(".tmp", err)

    def test_a_report_replaces_no_file_that_is_read(self):
        self.store()
        (self.folder / "link.yaml").symlink_to("plans/quickstart.yaml")
        before = {path: path.read_bytes() for path in (self.folder / "gate.yaml", self.folder / "plans" / "quickstart.yaml")}
        for path in ("gate.yaml", "plans/../gate.yaml", "plans/quickstart.yaml", "link.yaml"):
            code, out, err = self.call("gate.yaml", "--junit", path)
            self.assertEqual((code, out), (2, ""), err)
            self.assertIn(f"--junit: {path}: is a file that is read", err)
        self.assertEqual(self.call("gate.yaml", "--junit", "-")[0], 2)
        for path, text in before.items():
            self.assertEqual(path.read_bytes(), text)

    def test_a_report_goes_into_a_pipe_and_where_a_link_leads(self):
        self.store()
        os.mkfifo(self.folder / "pipe")
        reader = subprocess.Popen(["cat", "pipe"], cwd=self.folder, stdout=subprocess.PIPE)
        self.assertEqual(self.call("gate.yaml", "--junit", "pipe")[0], 0)
        self.assertIn(b"<testsuite", reader.communicate(timeout=60)[0])
        self.assertTrue((self.folder / "pipe").is_fifo())
        (self.folder / "real.xml").write_text("old")
        (self.folder / "link.xml").symlink_to("real.xml")
        self.assertEqual(self.call("gate.yaml", "--junit", "link.xml")[0], 0)
        self.assertTrue((self.folder / "link.xml").is_symlink())
        self.assertIn("<testsuite", (self.folder / "real.xml").read_text())

    def test_a_signal_stops_it_with_128_plus_its_number_and_stores_nothing(self):
        self.change("clock.horizon_s: 70", "clock.horizon_s: 80000")
        self.change("clock.horizon_s: 100", "clock.horizon_s: 10")  # the first is done when the second is stopped
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start([harness.PROGRAM, "check", "gate.yaml", "--update"])
            time.sleep(1)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, out), (128 + number, b""), err)
            self.assertIn(b"nothing was stored", err)
            self.assertFalse(self.expected.exists())

    def test_rows_are_kept_only_where_asked_for(self):
        self.store()
        self.assertEqual(self.call("gate.yaml", "-o", "rows")[0], 0)
        self.assertEqual(len(self.shards(self.folder / "rows" / "crowd")), 1)
        self.assertEqual(self.call("gate.yaml", "-o", "rows")[0], 0)
        self.assertEqual(len(self.shards(self.folder / "rows" / "crowd")), 1, "nothing was left to compute")

    def test_a_dry_run_computes_nothing(self):
        self.store()
        code, out, err = self.call("gate.yaml", "--dry-run")
        self.assertEqual((code, out), (0, ""))
        self.assertIn("would check crowd: 3 replicates of plans/quickstart.yaml (a record is expected)", err)
        code, out, err = self.call("gate.yaml", "--dry-run", "--json")
        self.assertEqual((code, err), (0, ""))
        plan = json.loads(out)
        self.assertEqual((plan["suite"], plan["checks"]), ("gate", 2))
        self.assertEqual(plan["would_check"][0], {"check": "crowd", "scenario": "plans/quickstart.yaml", "replicates": 3,
                                                  "expected": True})
        (self.expected / "records.json").write_text("{")
        self.assertEqual(self.call("gate.yaml", "--dry-run", "--json")[:2], (2, ""))

    def test_its_schema_is_printed(self):
        out = subprocess.run([harness.PROGRAM, "schema", "suite"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(json.loads(out)["title"], "sispam suite")


if __name__ == "__main__":
    unittest.main(verbosity=2)
