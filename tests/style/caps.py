# SPDX-License-Identifier: Apache-2.0
"""Size caps: lines of a file and of a function, parameters, levels of nesting. Aims are far lower (CONTRIBUTING.md)."""
import json
import re
import subprocess

import source

FILE_LINES, FUNCTION_LINES, PARAMETERS, LEVELS = 400, 60, 4, 3
MAY_TAKE_BOOL = {"require"}


def functions(root, paths):
    """Name, place and signature of each function that Universal Ctags finds."""
    command = ["ctags", "--output-format=json", "--fields=+neS", "--kinds-C++=fp", "--language-force=C++", "-f", "-"]
    done = subprocess.run(command + [str(p) for p in paths], cwd=root, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def split_parameters(signature):
    """Top-level parameters of `(int a, std::map<int, int> b = {}) const`."""
    inside, depth, parts, start = signature.strip(), 0, [], 1
    for i, char in enumerate(inside):
        depth += char in "(<{[" and not inside[i - 1:i + 1] == "<<"
        if char in ")>}]" and inside[i - 1:i + 1] != "->":
            depth -= 1
            if depth == 0:
                parts.append(inside[start:i].strip())
                break
        if char == "," and depth == 1:
            parts.append(inside[start:i].strip())
            start = i + 1
    return [part for part in parts if part and part != "void"]


TOKEN = re.compile(r"::|->|\w+|\S")
LOOPS = {"for", "while", "switch", "catch"}


class Nesting:
    """Deepest nesting of if, for, while, switch, do and try in a function body, with or without braces."""

    def __init__(self, text):
        self.tokens = TOKEN.findall(text)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def skip_brackets(self):
        depth = 0
        while self.at < len(self.tokens):
            depth += {"(": 1, ")": -1}.get(self.peek(), 0)
            self.at += 1
            if depth == 0:
                return

    def block(self):
        """From after `{` to after `}`."""
        deepest = 0
        while self.at < len(self.tokens) and self.peek() != "}":
            deepest = max(deepest, self.statement())
        self.at += 1
        return deepest

    def condition(self):
        self.at += 1
        while self.peek() in {"constexpr", "!"}:
            self.at += 1
        if self.peek() == "(":
            self.skip_brackets()

    def choice(self):
        self.condition()
        deepest = 1 + self.statement()
        while self.peek() == "else":
            self.at += 1
            if self.peek() == "if":
                self.condition()
            deepest = max(deepest, 1 + self.statement())
        return deepest

    def statement(self):
        token = self.peek()
        if token == "{":
            self.at += 1
            return self.block()
        if token == "if":
            return self.choice()
        if token in LOOPS:
            self.condition()
            return 1 + self.statement()
        if token in {"do", "try"}:
            self.at += 1
            return 1 + self.statement()
        return self.plain()

    def plain(self):
        """An expression, declaration or label; a lambda in it is looked into."""
        deepest = depth = 0
        label = self.peek() in {"case", "default"}
        while self.at < len(self.tokens):
            token = self.peek()
            if token == "}" and depth <= 0:
                break
            self.at += 1
            if token == "{":
                deepest = max(deepest, self.block())
            depth += {"(": 1, ")": -1}.get(token, 0)
            if depth <= 0 and (token == ";" or (label and token == ":")):
                break
        return deepest


def nesting(lines):
    text = source.code_only("\n".join(lines))
    start = text.find("{")
    if start < 0:
        return 0
    reader = Nesting(text[start + 1:])
    return reader.block()


def function_faults(tag, lines):
    place = f"{tag['path']}:{tag['line']}: {tag['name']}"
    parameters = split_parameters(tag.get("signature", "()"))
    if len(parameters) > PARAMETERS:
        yield f"{place} has {len(parameters)} parameters (at most {PARAMETERS})"
    takes_bool = any(re.match(r"(const\s+)?bool\b(?!\s*\()", parameter) for parameter in parameters)
    if takes_bool and len(parameters) > 1 and tag["name"] not in MAY_TAKE_BOOL:  # a lone bool is a value, not an option
        yield f"{place} takes a bool (use an enum with two values)"
    if "end" not in tag or tag["kind"] != "function":
        return
    length = tag["end"] - tag["line"] + 1
    if length > FUNCTION_LINES:
        yield f"{place} is {length} lines long (at most {FUNCTION_LINES})"
    levels = nesting(lines[tag["line"] - 1:tag["end"]])
    if levels > LEVELS:
        yield f"{place} nests {levels} levels deep (at most {LEVELS})"


def check(root):
    faults, texts = [], {}
    for path in source.files(root, ".cpp", ".hpp", ".py", under=("lib", "cmd", "tests")):
        texts[str(path)] = source.read(root, path).splitlines()
        if len(texts[str(path)]) > FILE_LINES:
            faults.append(f"{path}:1: {len(texts[str(path)])} lines (at most {FILE_LINES}; split it by meaning)")
    for tag in functions(root, source.files(root, ".cpp", ".hpp", under=("lib", "cmd"))):
        faults += function_faults(tag, texts[tag["path"]])
    return faults
