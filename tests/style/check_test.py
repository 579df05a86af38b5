# SPDX-License-Identifier: Apache-2.0
"""Each style check finds a fault planted for it, and finds nothing in files that keep the rules."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import caps
from check import CHECKS

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
HEADER = "// What it is for.\n" + LICENCE + "#pragma once\n"


def cpp(body):
    return LICENCE + body + "\n"


def function(body, parameters=""):
    return cpp(f"int f({parameters}) {{\n{body}\nreturn 1;\n}}")


# check, file, text, part of the message expected
PLANTED = [
    ("layers", "lib/core/a.cpp", cpp('#include "scenario/scenario.hpp"'), "core/ must not include"),
    ("layers", "lib/store/a.hpp", HEADER + '#include "report/map_svg.hpp"\n', "store/ must not include"),
    ("layers", "lib/model/mind/a.cpp", cpp('#include "model/care/b.hpp"'), "rooms of model/"),
    ("layers", "lib/model/a.hpp", HEADER + '#include "model/care/b.hpp"\n', "rooms of model/"),
    ("layers", "lib/model/a.cpp", cpp("#include <chrono>"), "no clock"),
    ("layers", "lib/model/care/a.cpp", cpp("#include <thread>"), "no clock"),
    ("layers", "lib/measure/a.cpp", cpp("#include <fstream>"), "no clock"),
    ("layers", "lib/study/a.cpp", cpp("#include <random>"), "belongs in no folder"),
    ("layers", "lib/store/a.cpp", cpp("#include <yaml-cpp/yaml.h>"), "belongs in scenario"),
    ("layers", "lib/study/a.cpp", cpp("#include <CLI/CLI.hpp>"), "belongs in cmd"),
    ("layers", "lib/study/a.cpp", cpp("#include <spdlog/spdlog.h>"), "belongs in cmd"),
    ("layers", "lib/model/a.cpp", cpp("double g(double x) { return std::exp(x); }"), "std::exp: its bits"),
    ("layers", "lib/measure/a.cpp", cpp("double g(double x) { return std::pow(x, 2); }"), "std::pow: its bits"),
    ("layers", "lib/study/a.cpp", cpp("std::mt19937 g;"), "std::mt19937: it is not the same"),
    ("caps", "lib/core/a.cpp", cpp("\n" * 400), "402 lines"),
    ("caps", "lib/core/a.cpp", function("\n" * 60), "lines long"),
    ("caps", "lib/core/a.cpp", function("", "int a, int b, int c, std::map<int, int> d, int e"), "5 parameters"),
    ("caps", "lib/core/a.hpp", HEADER + "int g(int a, int b, int c, int d, int e);\n", "5 parameters"),
    ("caps", "lib/core/a.hpp", HEADER + "int g(int a, bool loud);\n", "takes a bool"),
    ("caps", "lib/core/a.cpp", function("if (a) { for (;;) { while (b) { if (c) { d(); } } } }"), "4 levels"),
    ("caps", "lib/core/a.cpp", function("if (a) for (;;) while (b) if (c) d();"), "4 levels"),
    ("caps", "lib/core/a.cpp", function("if (a) {} else if (b) {} else { for (;;) while (b) if (c) d(); }"), "4 levels"),
    ("caps", "lib/core/a.cpp", function("g([&](int i) { if (a) for (;;) { switch (b) { case 1: if (c) d(); } } });"),
     "4 levels"),
    ("hygiene", "lib/core/a.cpp", "int a;\n", "SPDX"),
    ("hygiene", "lib/core/a.hpp", "// For. " + LICENCE[3:] + "#pragma once\n", "SPDX"),
    ("hygiene", "lib/core/a.hpp", "// For.\n" + LICENCE, "no #pragma once"),
    ("hygiene", "lib/core/a.hpp", "#pragma once\n" + LICENCE, "opens with a comment"),
    ("hygiene", "lib/core/a.cpp", cpp("\tint a;"), "tab"),
    ("hygiene", "docs/a.md", "two blanks  \n", "blank at the end"),
    ("hygiene", "docs/a.md", "no end", "no end of line"),
    ("hygiene", "lib/core/a.cpp", cpp("using namespace std;"), "using namespace"),
    ("hygiene", "lib/core/a.cpp", cpp("#define A 1"), "a macro"),
    ("hygiene", "docs/a.md", "see /" + "tmp/notes for more\n", "path of one machine"),
    ("hygiene", "docs/a.md", "mended in issue" + " #12\n", "number of an issue"),
    ("hygiene", "lib/core/a.cpp", cpp("// TO" + "DO: write it"), "unfinished mark"),
    ("links", "docs/a.md", "[gone](b.md)\n", "does not exist"),
    ("links", "docs/a.md", "# One\n[gone](#two)\n", "no such heading"),
    ("links", "docs/a.md", "see `lib/core/gone.hpp`\n", "does not exist"),
    ("keys", "lib/scenario/fields_a.cpp", cpp('using P = Unit; auto r = row<&P::morale>({"morale"});'), "Unit::morale"),
    ("links", "lib/core/a.cpp", cpp("// see docs/decisions/gone.md"), "does not exist"),
    ("links", "docs/verification.md", "| M-V1 | claim | `Suite.gone` |\n", "no test Suite.gone"),
]

CLEAN = {
    "lib/core/a.hpp": HEADER + "#include <vector>\n/// Adds.\nint add(const std::vector<int>& a, int b = 0);\n",
    "lib/core/a.cpp": cpp('#include "core/a.hpp"\n\n#include <cmath>\n// never std::exp here, nor "using namespace"\n'
                          'double root(double x) { return std::sqrt(x); }'),
    "lib/model/mind/b.cpp": function("for (int i = 0; i < 3; ++i) { if (i) { while (b) c({1, 2}); } }", "int a, int b"),
    "lib/model/stages.cpp": cpp('#include "model/mind/b.hpp"\n#include "model/care/c.hpp"'),
    "lib/scenario/fields_a.cpp": cpp('using P = Unit; auto r = row<&P::size>({"size"});'),
    "lib/model/c.cpp": cpp("int g(const Unit& unit) { return unit.size; }"),
    "tests/a_test.cpp": cpp("TEST_P(Suite, holds) {}"),
    "docs/verification.md": "| M-V1 | claim | `Suite.holds` |\n",
    "docs/a.md": "# One two\n[here](#one-two) [there](../lib/core/a.hpp) [web](https://example.org/x)\n",
}


class Planted(unittest.TestCase):
    def faults(self, check, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return CHECKS[check](root)

    def test_each_planted_fault_is_found_by_its_check(self):
        for check, name, text, expected in PLANTED:
            with self.subTest(check=check, expected=expected, name=name):
                faults = self.faults(check, {name: text})
                self.assertTrue(any(expected in fault and fault.startswith(name) for fault in faults), faults)

    def test_an_include_cycle_is_found(self):
        files = {f"lib/core/{a}.hpp": HEADER + f'#include "core/{b}.hpp"\n' for a, b in ["ab", "bc", "ca"]}
        self.assertEqual(len(self.faults("layers", files)), 1)

    def test_a_file_that_does_not_include_its_own_header_first_is_found(self):
        for body in ['#include <vector>\n#include "core/a.hpp"', '#include "core/b.hpp"', "int b;"]:
            with self.subTest(body=body):
                self.assertEqual(len(self.faults("hygiene", {"lib/core/a.hpp": HEADER, "lib/core/a.cpp": cpp(body)})), 1)

    def test_files_that_keep_the_rules_are_left_in_peace(self):
        for check in CHECKS:
            with self.subTest(check=check):
                self.assertEqual(self.faults(check, CLEAN), [])

    def test_parameters_are_counted_at_the_top_level_only(self):
        self.assertEqual(len(caps.split_parameters("(std::map<int, int> a, void (*f)(int, int), int b = g(1, 2))")), 3)
        self.assertEqual(caps.split_parameters("()"), [])


if __name__ == "__main__":
    unittest.main()
