# SPDX-License-Identifier: Apache-2.0
"""Links in the documents lead somewhere: to a file of the project, a heading that it has, a test that exists."""
import re

import source

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TEST_NAME = re.compile(r"\| `(\w+)\.(\w+)` \|$", re.MULTILINE)  # last column of docs/verification.md
TEST = re.compile(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)", re.MULTILINE)
CODE_PATH = re.compile(r"`((?:docs|lib|cmd|tests|configs|cmake)/[\w./-]+\.\w+)`")
DOCUMENT = re.compile(r"\bdocs/[\w./-]+\.md\b")


def without_code_blocks(text):
    return FENCE.sub(lambda match: "\n" * match.group(0).count("\n"), text)


def anchors(text):
    """Anchors as GitHub makes them from headings."""
    found = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", without_code_blocks(text), re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower())
        found.add(words.replace(" ", "-"))
    return found


def link_fault(root, path, link):
    if re.match(r"[a-z]+:", link):
        return None
    name, _, anchor = link.partition("#")
    target = (root / path.parent / name).resolve() if name else root / path
    if not target.exists():
        return f"link to {link}, which does not exist"
    if anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8")):
        return f"link to {link}: no such heading"
    return None


def test_faults(root):
    """Rows of the verification table whose test is not there."""
    path = root / "docs" / "verification.md"
    if not path.exists():
        return []
    there = {name for file in source.files(root, ".cpp", under=("tests",)) for name in TEST.findall(source.read(root, file))}
    text = path.read_text(encoding="utf-8")
    return [f"docs/verification.md:{source.line_of(text, row.start())}: no test {row.group(1)}.{row.group(2)}"
            for row in TEST_NAME.finditer(text) if row.groups() not in there]


def comment_faults(root):
    """Documents that comments in the code name, but that are not there."""
    faults = []
    for path in source.files(root, ".cpp", ".hpp", under=("lib", "cmd", "tests")):
        text = source.read(root, path)
        for match in DOCUMENT.finditer(text):
            if not (root / match.group(0)).exists():
                faults.append(f"{path}:{source.line_of(text, match.start())}: names {match.group(0)}, which does not exist")
    return faults


def check(root):
    root = root.resolve()
    faults = test_faults(root) + comment_faults(root)
    for path in source.files(root, ".md"):
        text = without_code_blocks(source.read(root, path))
        for match in LINK.finditer(text):
            fault = link_fault(root, path, match.group(1))
            if fault:
                faults.append(f"{path}:{source.line_of(text, match.start())}: {fault}")
        for match in CODE_PATH.finditer(text):
            if not (root / match.group(1)).exists():
                faults.append(f"{path}:{source.line_of(text, match.start())}: names {match.group(1)}, which does not exist")
    return faults
