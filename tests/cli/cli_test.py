# SPDX-License-Identifier: Apache-2.0
"""The command line as users and scripts meet it: exit codes, messages, what goes to which stream.

Runs on the fast fake and on the real program; SISPAM_PROGRAM and SISPAM_SCENARIO as in tests/fault/harness.py.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))
import harness  # noqa: E402

needs_fake = unittest.skipUnless(harness.IS_FAKE, "needs the fake, which breaks when told so")
needs_real = unittest.skipIf(harness.IS_FAKE, "needs the real program")


class CommandLine(harness.FaultCase):
    def call(self, *words, stdin=None, env=None):
        process = subprocess.run([harness.PROGRAM, *map(str, words)], input=stdin and stdin.encode(), timeout=300,
                                 capture_output=True, cwd=self.folder, env={**harness.ENVIRONMENT, **(env or {})})
        return process.returncode, process.stdout.decode(), process.stderr.decode()

    def expect(self, words, code, message, stdin=None):
        returned, out, err = self.call(*words, stdin=stdin)
        self.assertEqual(returned, code, f"{words}: {err}")
        self.assertIn(message, err, words)
        if code == 2:
            self.assertEqual(out, "", f"{words}: a refused command prints no data")

    def test_wrong_command_lines_end_with_2_and_a_hint(self):
        table = [
            ([], "A subcommand is required"),
            (["rnu"], "unknown command: rnu. Did you mean run?"),
            (["frobnicate"], "unknown command: frobnicate"),
            (["run"], "scenario is required"),
            (["run", "a", "b"], "unexpected word: b"),
            (["run", "a", "--thread", "2"], "unknown flag: --thread. Did you mean --threads?"),
            (["run", "a", "--replicate", "2"], "unknown flag: --replicate. Did you mean --replicates?"),
            (["--jsn", "version"], "unknown flag: --jsn. Did you mean --json?"),
            (["run", "a", "-n"], "--replicates"),
            (["run", "a", "-n", "0"], '"0" is not a whole number from 1'),
            (["run", "a", "-n", "010"], '"010" is not a whole number'),
            (["run", "a", "-n", "0x10"], '"0x10" is not a whole number'),
            (["run", "a", "-n", "1e3"], '"1e3" is not a whole number'),
            (["run", "a", "-n", "-5"], "-5"),
            (["run", "a", "-n", "99999999999"], "is not a whole number"),
            (["run", "a", "-j", "0"], '"0" is not a whole number from 1 to 1024'),
            (["run", "a", "--seed", "18446744073709551616"], "is not a whole number"),
            (["run", "a", "--color", "puce"], "puce not in {auto,always,never}"),
            (["run", "a", "--log-format", "xml"], "xml not in {text,json}"),
            (["replay", "a"], "--replicate is required"),
            (["replay", "a", "--replicate", "1", "--fps", "2", "--every", "2"], "--fps excludes --every"),
            (["completion", "powershell"], "powershell not in {bash,zsh,fish}"),
            (["study", "rnu"], "unknown command: rnu. Did you mean run?"),
            (["study"], "A subcommand is required"),
            (["study", "run"], "study is required"),
            (["study", "run", "a", "--shrad", "1/2"], "unknown flag: --shrad. Did you mean --shard?"),
            (["study", "run", "a", "--shard", "1/2", "--units", "1"], "excludes"),
            (["study", "merge"], "folders is required"),
            (["compare", "a", "b", "c"], "At Most 2 required"),
            (["schema", "cat"], "cat not in {scenario,study,suite}"),
        ]
        for words, message in table:
            self.expect(words, 2, message)
            self.expect(words, 2, "--help")

    def test_a_global_flag_that_means_nothing_to_a_command_is_refused_and_not_on_its_page(self):
        idle = {("validate", "a"): ["--out=x", "--seed=1", "--dry-run"], ("explain", "a"): ["--out=x", "--dry-run"],
                ("compare", "a"): ["--seed=1", "--set=a=1"],
                ("schema", "suite"): ["--out=x", "--seed=1", "--set=a=1", "--json", "--dry-run"],
                ("completion", "bash"): ["--json"], ("version",): ["--seed=1", "--dry-run"],
                ("study", "plan", "a"): ["--dry-run"], ("study", "status", "a"): ["--dry-run"],
                ("study", "merge", "a"): ["--seed=1", "--set=a=1"]}
        for command, flags in idle.items():
            name = " ".join(word for word in command if word not in ("a", "suite", "bash"))
            page = self.call(*command, "--help")[1]
            for flag in flags:
                plain = flag.split("=")[0]
                for words in ([*command, flag], [flag, *command]):
                    self.expect(words, 2, f"error: sispam {name} does not take {plain}\nSee sispam {name} --help\n")
                self.assertNotIn(f"{plain} ", page)
            for flag in ("--threads", "--quiet", "--verbose", "--log-format", "--progress", "--color"):
                self.assertIn(f"{flag} ", page.replace("\n", " "))

    def test_help_leads_with_examples_and_ends_with_0(self):
        for words in (["--help"], ["-h"], ["run", "--help"], ["replay", "-h"], ["validate", "--help"],
                      ["explain", "--help"], ["check", "--help"], ["schema", "--help"], ["completion", "--help"],
                      ["version", "--help"], ["study", "--help"], ["study", "run", "--help"], ["study", "plan", "-h"],
                      ["study", "status", "-h"], ["study", "merge", "-h"], ["compare", "--help"]):
            code, out, err = self.call(*words)
            self.assertEqual((code, err), (0, ""), words)
            self.assertLess(out.index("Examples:"), out.index("Usage: sispam"), words)
            self.assertIn("--threads", out, words)
            for line in out.splitlines():
                self.assertLessEqual(len(line), 120, line)

    def test_version_is_text_or_one_json_object(self):
        code, out, _ = self.call("version")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^sispam \d+\.\d+\.\d+\+[0-9a-f]{12}\n")
        code, out, _ = self.call("version", "--json")
        facts = json.loads(out)
        self.assertEqual(set(facts), {"name", "version", "release", "git", "compiler", "flags", "maths_fingerprint", "lanes",
                                      "all_lanes"})
        for words in (["--json", "version"], ["--version", "--json"], ["--json", "--version"]):
            self.assertEqual(self.call(*words)[1], out)
        self.assertEqual(self.call("--version"), self.call("version"))

    def test_data_goes_to_standard_output_and_messages_to_standard_error(self):
        code, out, err = self.call(*self.arguments()[1:])
        self.assertEqual(code, 0)
        self.assertNotEqual(out, "")
        self.assertEqual(err, "")
        code, _, err = self.call(*self.arguments()[1:])
        self.assertIn("were there already", err)
        self.assertEqual(self.call(*self.arguments(extra=["-q"])[1:])[2], "")

    def test_json_messages_are_one_object_per_line_whatever_they_hold(self):
        name = 'odd "name"\n\t\x01é\\.yaml'
        code, _, err = self.call("--log-format", "json", "run", name)
        self.assertIn(code, (2, 3))
        for line in err.splitlines():
            message = json.loads(line)
            self.assertEqual(set(message), {"time", "level", "message"})
        self.assertIn("odd", json.loads(err.splitlines()[0])["message"])

    def test_colour_is_used_only_when_asked_for_or_on_a_terminal(self):
        self.assertNotIn("\x1b", self.call("rnu")[2])
        self.assertIn("\x1b", self.call("--color", "always", "rnu")[2])
        self.assertIn("\x1b", self.call("--color", "always", "rnu")[2])
        self.assertNotIn("\x1b", self.call("--color", "never", "rnu")[2])
        self.assertNotIn("\x1b", self.call("rnu", env={"NO_COLOR": "1"})[2])

    def test_a_dry_run_writes_nothing(self):
        before = set(self.folder.rglob("*"))
        code, _, err = self.call(*self.arguments(extra=["--dry-run"])[1:])
        self.assertEqual(code, 0)
        self.assertIn(f"would compute {harness.REPLICATES} replicates", err)
        self.assertEqual(set(self.folder.rglob("*")), before)

    def test_a_scenario_comes_from_standard_input_too(self):
        text = pathlib.Path(self.scenario).read_text()
        words = self.arguments(out=self.folder / "piped")[1:]
        words[words.index(self.scenario)] = "-"
        code, _, err = self.call(*words, stdin=text)
        self.assertEqual(code, 0, err)
        self.assertEqual(harness.tables(self.folder / "piped"), self.reference())

    def test_the_default_folder_carries_scenario_and_digest(self):
        words = self.arguments(replicates=2)[1:]
        del words[words.index("-o"):words.index("-o") + 2]
        self.assertEqual(self.call(*words)[0], 0)
        folders = list((self.folder / "results").iterdir())
        self.assertEqual(len(folders), 1)
        self.assertRegex(folders[0].name, r"^[A-Za-z0-9_.:-]+-[0-9a-f]{8}$")
        for name in ("scenario.yaml", "resolved.yaml", "manifest.json", "replicates.csv", "summary.csv"):
            self.assertTrue((folders[0] / name).is_file(), name)
        self.assertEqual((folders[0] / "scenario.yaml").read_bytes(), pathlib.Path(self.scenario).read_bytes())

    def test_the_manifest_names_no_time_no_host_and_every_input(self):
        self.call(*self.arguments(replicates=2)[1:])
        text = (self.out / "manifest.json").read_text()
        manifest = json.loads(text)
        self.assertEqual(manifest["replicates"], 2)
        self.assertEqual([entry["path"] for entry in manifest["inputs"]], [self.scenario])
        digest = subprocess.run(["sha256sum", self.scenario], capture_output=True, text=True).stdout.split()[0]
        self.assertEqual(manifest["inputs"][0]["sha256"], digest)
        self.assertNotIn(os.uname().nodename + '"', text)
        self.assertNotRegex(text, r"\d\d:\d\d:\d\d")

    def test_a_progress_line_appears_only_when_wanted(self):
        self.assertNotIn("[=", self.call(*self.arguments()[1:])[2])
        self.scenario = self.write_scenario("delay 20") if harness.IS_FAKE else self.scenario
        out = self.folder / "bar"
        err = self.call(*self.arguments(out=out, extra=["--progress", "always"])[1:])[2]
        self.assertRegex(err, r"\r\[=* *\] \d+/\d+, \d+ %")
        self.assertTrue(err.endswith("\r\x1b[K"), err[-20:])

    def test_completion_scripts_offer_commands_flags_and_choices(self):
        script = self.folder / "completion.bash"
        script.write_text(self.call("completion", "bash")[1])
        for words, wanted in ((["sispam", "ru"], {"run"}), (["sispam", ""], {"run", "replay", "check", "version"}),
                              (["sispam", "run", "--repl"], {"--replicates"}), (["sispam", "run", "--thr"], {"--threads"}),
                              (["sispam", "--color", ""], {"auto", "always", "never"}),
                              (["sispam", "check", "--upd"], {"--update"}), (["sispam", "schema", ""], {"scenario", "study", "suite"}),
                              (["sispam", "study", ""], {"run", "plan", "status", "merge"}),
                              (["sispam", "study", "run", "--sh"], {"--shard"}), (["sispam", "compare", "--b"], {"--baseline"}),
                              (["sispam", "completion", "f"], {"fish"})):
            line = " ".join(f"'{word}'" for word in words)
            command = (f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _sispam; "
                       'printf "%s\\n" "${COMPREPLY[@]}"')
            found = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
            self.assertEqual(found.stderr, "")
            self.assertTrue(wanted <= set(found.stdout.split()), f"{words}: {found.stdout}")
        for shell in ("zsh", "fish"):
            code, out, _ = self.call("completion", shell)
            self.assertEqual(code, 0)
            for word in ("run", "replay", "replicates", "--threads" if shell == "zsh" else "-l threads", "never"):
                self.assertIn(word, out)
            for checker in ([shell, "-n"],):
                try:
                    check = subprocess.run([*checker, "/dev/stdin"], input=out, capture_output=True, text=True)
                except FileNotFoundError:
                    continue
                self.assertEqual(check.returncode, 0, check.stderr)

    def test_data_that_cannot_be_written_ends_with_3(self):
        for words in (["version"], ["--help"], ["completion", "bash"]):
            with open("/dev/full", "w") as full:
                process = subprocess.run([harness.PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True,
                                         env=harness.ENVIRONMENT)
            self.assertEqual(process.returncode, 3, words)
            self.assertIn("No space left", process.stderr)

    @needs_real
    def test_faults_of_a_scenario_end_with_2_and_name_the_place(self):
        text = pathlib.Path(self.scenario).read_text()
        bad = self.folder / "bad.yaml"
        bad.write_text(text + "\nunknown_key: 1\n")
        for words in (["run", bad], ["validate", bad], ["explain", bad]):
            code, _, err = self.call(*words)
            self.assertEqual(code, 2, words)
            self.assertRegex(err, r"bad\.yaml:\d+:\d+: unknown_key: ")
        self.expect(["run", self.scenario, "--set", "crowd.groop=1"], 2, "crowd.groop")
        self.expect(["run", self.folder / "none.yaml"], 2, "none.yaml")

    @needs_fake
    def test_a_mistake_of_ours_ends_with_70_and_keeps_the_rows(self):
        self.scenario = self.write_scenario("bug 1")
        code, _, err = self.call(*self.arguments(threads=1)[1:])
        self.assertEqual(code, 70, err)
        self.assertIn("the fake keeps its promise", err)
        self.assertIn("To go on: sispam run", err)
        self.assertEqual(self.rows_on_disk(), 3)
        self.assertEqual(self.call(*self.arguments(threads=1)[1:])[0], 70, "the same mistake again, not another result")

    @needs_real
    def test_failed_replicates_end_with_5_and_are_counted_in_the_tables(self):
        self.assertEqual(self.call(*self.arguments(replicates=3)[1:])[0], 0)
        shard = self.shards()[0]
        failed = b"0/1,failed"
        lines = [failed + b"*%08x" % zlib.crc32(failed) if line.startswith(b"0/1,") else line
                 for line in shard.read_bytes().splitlines()]
        shard.write_bytes(b"\n".join(lines) + b"\n")
        code, out, err = self.call(*self.arguments(replicates=3)[1:])
        self.assertEqual(code, 5, err)
        self.assertIn("1 of 3 replicates failed in their numbers", err)
        self.assertIn("1 of these runs FAILED", out)
        self.assertEqual([row["status"] for row in self.row_values(self.out)], ["ok", "failed", "ok"])
        with open(self.out / "summary.csv", newline="") as file:
            self.assertEqual({row["n_failed"] for row in csv.DictReader(file)}, {"1"})

    def row_values(self, out):
        with open(out / "replicates.csv", newline="") as file:
            return list(csv.DictReader(file))

    @needs_real
    def test_without_a_crowd_or_pushing_or_walking_no_line_is_breached_exactly(self):
        null_cases = {"crowd": "crowd.groups.demonstrators.count=0", "pushing": "model.mind.push_rate_per_s=0",
                      "walking": "model.motion.walk_speed_mps=0"}
        for name, setting in null_cases.items():
            out = self.folder / name
            code, _, err = self.call(*self.arguments(out=out, extra=["--set", setting])[1:])
            self.assertEqual(code, 0, err)
            rows = self.row_values(out)
            self.assertEqual(len(rows), harness.REPLICATES)
            for row in rows:
                for flag in ("breach", "breach_rope_line", "breach_shield_line", "office_entered"):
                    self.assertEqual(row[flag], "0", f"{setting}: {flag}")
                for step in (4, 5, 6, 7):
                    self.assertEqual(row[f"first_e{step}_s"], "", f"{setting}: E{step}")
        self.assertEqual(self.call(*self.arguments()[1:])[0], 0)
        self.assertIn("1", [row["breach"] for row in self.row_values(self.out)], "the plan itself can be breached")

    @needs_real
    def test_one_object_on_standard_output_with_json(self):
        code, out, _ = self.call(*self.arguments(extra=["--json"])[1:])
        self.assertEqual(code, 0)
        result = json.loads(out)
        self.assertEqual(result["replicates"], harness.REPLICATES)
        measures = {row["measure"]: row for row in result["measures"]}
        for name in ("breach", "office_entered"):
            self.assertEqual(measures[name]["n"], harness.REPLICATES)
            self.assertLessEqual(measures[name]["lo"], measures[name]["estimate"])

    @needs_real
    def test_a_replay_gives_the_stored_row_and_writes_what_was_seen(self):
        self.assertEqual(self.call(*self.arguments(replicates=3)[1:])[0], 0)
        words = ["replay", self.scenario, "--replicate", "1", "-o", self.out]
        code, out, err = self.call(*words)
        self.assertEqual(code, 0, err)
        self.assertIn("equal to the row of replicate 1", err)
        self.assertIn("replicate 1: ok", out)
        files = {path.name for path in (self.out / "replay" / "1").iterdir()}
        self.assertEqual(files, {"trajectory.sqlite", "events.csv", "casualties.csv", "audit.jsonl", "map.svg"})
        code, out, err = self.call(*words, "--json")
        self.assertEqual(json.loads(out)["replicate"], 1)
        self.assertEqual(self.call(*words, "--seed", "77")[0], 7)
        fresh = self.folder / "fresh"
        self.assertEqual(self.call("replay", self.scenario, "--replicate", "1", "-o", fresh)[0], 0)
        for name in ("events.csv", "audit.jsonl"):
            self.assertEqual((fresh / "replay" / "1" / name).read_bytes(),
                             (self.out / "replay" / "1" / name).read_bytes(), name)
        kinds = [json.loads(line)["kind"] for line in (fresh / "replay" / "1" / "audit.jsonl").read_text().splitlines()]
        self.assertEqual((kinds[0], kinds.count("replicate"), kinds.count("rule")), ("replicate", 1, 26))
        self.assertEqual(self.call(*self.arguments(out=fresh, replicates=3)[1:])[0], 0, "a run follows a replay")

    @needs_real
    def test_validate_explain_and_schema_print_data(self):
        self.assertEqual(self.call("validate", self.scenario)[0], 0)
        code, out, _ = self.call("explain", self.scenario)
        self.assertEqual(code, 0)
        self.assertIn("model.motion.push_force_n", out)
        code, out, _ = self.call("schema", "scenario")
        self.assertIn("draft-07", json.loads(out)["$schema"])
        for words in (["explain", self.scenario], ["schema", "scenario"], ["validate", self.scenario]):
            with open("/dev/full", "w") as full:
                process = subprocess.run([harness.PROGRAM, *words], stdout=full, stderr=subprocess.PIPE,
                                         env=harness.ENVIRONMENT)
            self.assertEqual(process.returncode, 3, words)

    @needs_real
    def test_a_report_of_validate_replaces_no_file_that_is_read(self):
        plan = self.folder / "plan.yaml"
        plan.write_text(pathlib.Path(self.scenario).read_text())
        self.expect(["validate", plan, "--junit", plan], 2, f"--junit: {plan}: is a file that is read")
        self.assertEqual(plan.read_text(), pathlib.Path(self.scenario).read_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
