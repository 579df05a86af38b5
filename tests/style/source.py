# SPDX-License-Identifier: Apache-2.0
"""What every style check needs: the files of the project, and C++ without its comments and strings.

Faults are plain strings `file:line: what is wrong`, so that an editor can jump to them.
"""
import os
import pathlib
import re

SKIPPED = {".git", "build", "results", ".cache", "__pycache__"}
TEXT_SUFFIXES = {".cpp", ".hpp", ".py", ".md", ".yaml", ".yml", ".cmake", ".txt", ".json", ".cff", ".sh", ""}


def files(root, *suffixes, under=("",)):
    """All files of the project with one of the suffixes, sorted by name."""
    root, found = pathlib.Path(root), []
    for folder in under:
        for place, folders, names in os.walk(root / folder):
            folders[:] = [name for name in folders if name not in SKIPPED]
            inside = [pathlib.Path(place, name).relative_to(root) for name in names]
            found += [path for path in inside if path.suffix in suffixes and path.name != ".git"]
    return sorted(set(found))


def read(root, path):
    return (pathlib.Path(root) / path).read_text(encoding="utf-8")


_TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL)


def code_only(text, keep_strings=False):
    """C++ text with comments, and strings unless kept, replaced by blanks; line numbers stay."""

    def blank(match):
        token = match.group(0)
        if keep_strings and not token.startswith("/"):
            return token
        return '""' + "\n" * token.count("\n") if token[0] in "R\"" else "\n" * token.count("\n") or " "

    return _TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
