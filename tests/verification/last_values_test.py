# SPDX-License-Identifier: Apache-2.0
"""What tests measured gets into the right cells of the table, and nothing else changes."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import last_values


def row(name, cell, test):
    return f"| {name} | claim | set-up. More | expected | none. Chosen | {cell} | {test} |"


TABLE = ["# Verification. The table", "| id | claim | a | b | c | last value | test |", "| **Motion** | | | | | | |",
         row("M-V1", "1.0 m", "`Walk.one`"),
         row("M-V2", "**MISSED**", "`Walk.two`"),
         row("M-V3", "4. **MISSED** at 10 ms. Since 2.0 is more", "`Walk.three`"),
         row("M-V4", "1; 2", "`Walk.one` `Walk.four`"),
         row("M-V5", "old", "`Queue.waits`"),
         row("M-V5", "other", "`Queue.serves_*`"),
         row("M-V6", "old", "see above"),
         row("P-1", "equal", "`tests/fault/same_bytes_test.py`"), ""]


def case(name, values=(), failed=""):
    suite, _, test = name.partition(".")
    properties = "".join(f'<property name="{key}" value="{value}"/>' for key, value in values)
    return f'<testcase name="{test}" classname="{suite}">{failed}<properties>{properties}</properties></testcase>'


class LastValues(unittest.TestCase):
    def run_with(self, *cases, words=(), files=None):
        """Exit code, the table afterwards and what was said."""
        said = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            table = pathlib.Path(folder) / "table.md"
            table.write_text("\n".join(TABLE), encoding="utf-8")
            paths = []
            for number, some in enumerate(files or [cases]):
                paths.append(pathlib.Path(folder) / f"{number}.xml")
                paths[-1].write_text(f"<testsuites><testsuite>{''.join(some)}</testsuite></testsuites>", encoding="utf-8")
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                code = last_values.main([*words, "--table", str(table), *map(str, paths)])
            return code, table.read_text(encoding="utf-8").split("\n"), said.getvalue()

    def expect_rows(self, after, changed):
        self.assertEqual(after, [changed.get(number, line) for number, line in enumerate(TABLE)])

    def test_a_wrong_value_is_replaced_and_nothing_else(self):
        code, after, said = self.run_with(case("Walk.one", [("M-V1", "1.5 m"), ("speed", "3")]))
        self.assertEqual(code, 0)
        self.expect_rows(after, {3: row("M-V1", "1.5 m", "`Walk.one`")})
        self.assertIn("M-V1: 1.0 m\n    now 1.5 m", said)

    def test_the_prose_behind_a_value_stays(self):
        _, after, _ = self.run_with(case("Walk.three", [("M-V3", "5.25; 6")]))
        self.expect_rows(after, {5: row("M-V3", "5.25; 6. **MISSED** at 10 ms. Since 2.0 is more", "`Walk.three`")})

    def test_a_row_takes_the_values_of_its_tests_in_its_order_whatever_that_of_the_files(self):
        _, after, _ = self.run_with(files=[[case("Walk.four", [("M-V4", "b")])], [case("Walk.one", [("M-V4", "a")])]])
        self.expect_rows(after, {6: row("M-V4", "a; b", "`Walk.one` `Walk.four`")})

    def test_a_row_of_which_a_test_was_not_run_is_left_alone(self):
        code, after, _ = self.run_with(case("Walk.four", [("M-V4", "b")]))
        self.assertEqual((code, after), (0, TABLE))

    def test_rows_with_one_id_are_told_apart_by_their_tests(self):
        _, after, _ = self.run_with(case("Queue.serves_all", [("M-V5", "b")]), case("Loads/Queue.waits/0", [("M-V5", "c")]),
                                    case("Loads/Queue.waits/1", [("M-V5", "d")]))
        self.expect_rows(after, {7: row("M-V5", "c; d", "`Queue.waits`"), 8: row("M-V5", "b", "`Queue.serves_*`")})

    def test_a_row_that_names_no_test_takes_what_is_recorded_under_its_id(self):
        _, after, _ = self.run_with(case("Walk.one", [("M-V6", "new")]))
        self.expect_rows(after, {9: row("M-V6", "new", "see above")})

    def test_an_id_without_a_row_or_in_the_row_of_another_test_is_an_error(self):
        for name, value in [("M-V9", "1"), ("M-V2", "1"), ("P-1", "1")]:
            with self.subTest(name=name):
                code, after, said = self.run_with(case("Walk.one", [("M-V1", "9 m"), (name, value)]))
                self.assertEqual((code, after), (2, TABLE))
                self.assertIn(f"Walk.one: {name} 1", said)

    def test_a_value_that_would_read_as_prose_or_as_cells_is_an_error(self):
        for value in ["1 m. Far", "1 | 2"]:
            with self.subTest(value=value):
                code, after, _ = self.run_with(case("Walk.one", [("M-V1", value)]))
                self.assertEqual((code, after), (2, TABLE))

    def test_check_says_what_differs_and_writes_nothing(self):
        code, after, said = self.run_with(case("Walk.one", [("M-V1", "1.5 m")]), words=["--check"])
        self.assertEqual((code, after), (1, TABLE))
        self.assertIn("M-V1", said)
        self.assertEqual(self.run_with(case("Walk.one", [("M-V1", "1.0 m")]), words=["--check"])[0], 0)

    def test_a_failed_test_is_named(self):
        said = self.run_with(case("Walk.two", [("M-V2", "8")], "<failure/>"))[2]
        self.assertIn("Walk.two failed", said)


if __name__ == "__main__":
    unittest.main()
