# SPDX-License-Identifier: Apache-2.0
"""Small rules on the text itself: licence line, tabs, blanks at line ends, banned constructs, insider words."""
import re

import source

SPDX = "SPDX-License-Identifier: Apache-2.0"
# Words that mean nothing to a reader of the product. Written so that this file does not match itself.
INSIDER = [
    (r"(?<![\w.])/(?:wor[k]|tm[p]|roo[t]|hom[e])/\w+", "path of one machine"),
    (r"\b(?:[Ii]ssue|PR|[Pp]ull request) ?#\d+", "number of an issue"),
    (r"\b(?:TOD[O]|FIXM[E]|XX[X])\b", "unfinished mark (finish it, or write it down in docs/)"),
    (r"\b(?:physic[s]|doctrine_casualt[y]|mc_toolin[g])\.md\b", "name of a working note (cite the original source)"),
]
CPP_BANNED = [
    (r"^\s*using\s+namespace\b", "using namespace"),
    (r"^\s*#\s*define\b", "a macro"),
    (r"\bstd::endl\b", "std::endl (write '\\n')"),
]


def first_problem_lines(pattern, text):
    return [source.line_of(text, match.start()) for match in re.finditer(pattern, text, re.MULTILINE)]


def includes_own_header_first(root, path, text):
    own = path.with_suffix(".hpp")
    first = re.search(r'^#include [<"]([^">]+)', text, re.MULTILINE)
    return not (root / own).exists() or (first is not None and str(own).endswith(first.group(1)))


def cpp_faults(root, path, text):
    if path.suffix == ".hpp" and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield 1, "no #pragma once"
    if path.suffix == ".hpp" and not text.startswith("//"):
        yield 1, "a header opens with a comment: what it is for, what shaped it, what was rejected"
    code = source.code_only(text)
    for pattern, what in CPP_BANNED:
        for line in first_problem_lines(pattern, code):
            yield line, f"{what} is not used here"
    if path.suffix == ".cpp" and not includes_own_header_first(root, path, text):
        yield 1, "a file includes its own header first"


def text_faults(path, text):
    for line in first_problem_lines(r"\t", text):
        yield line, "tab"
    for line in first_problem_lines(r"[ \t]+$", text):
        yield line, "blank at the end of the line"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no end of line at the end of the file"
    for pattern, what in INSIDER:
        for line in first_problem_lines(pattern, text):
            yield line, what


def check(root):
    faults = []
    for path in source.files(root, *source.TEXT_SUFFIXES):
        if path.name == "LICENSE" or path.parts[:2] == ("tests", "data"):
            continue
        text = source.read(root, path)
        found = list(text_faults(path, text))
        if path.suffix in {".cpp", ".hpp", ".py", ".cmake"} and not re.search(rf"^(//|#) {SPDX}$", text, re.MULTILINE):
            found.append((1, f"no line of its own with {SPDX}"))
        if path.suffix in {".cpp", ".hpp"}:
            found += cpp_faults(root, path, text)
        faults += [f"{path}:{line}: {message}" for line, message in found]
    return faults
