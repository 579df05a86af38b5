# SPDX-License-Identifier: Apache-2.0
"""The only arrow rule: a file includes its own folder or folders before it, and some tools only where they belong."""
import re

import source

ORDER = ["core", "random", "scenario", "model", "measure", "store", "study", "report", "cmd"]
ROOMS_OF_MODEL = {"motion", "mind", "command", "assets", "care"}  # these meet in World and never include each other
MEETING_PLACES = {"lib/model/stages.cpp"}  # the only file that includes all rooms

# pattern of an include -> folders where it is allowed
TOOLS = {
    r"yaml-cpp/": {"scenario"},
    r"proj\.h$": {"scenario"},
    r"CLI/": {"cmd"},
    r"spdlog/": {"cmd"},
    r"sleef": {"core"},
    r"Random123/": {"random"},
    r"random$": set(),
}
IO = r"(chrono|thread|mutex|iostream|fstream|ctime|cstdio|filesystem|unistd\.h|fcntl\.h|time\.h|sys/.*)$"
PURE = {"random", "scenario_values", "model", "measure"}  # no clock, no threads, no files
UNPORTABLE = re.compile(
    r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|pow|hypot|cbrt|"
    r"erf|erfc|tgamma|lgamma|fma)f?\s*\(")
UNORDERED_SEED = re.compile(r"\b(std::random_device|std::mt19937\w*|std::rand\b|srand\s*\(|std::hash<)")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def folder_of(path):
    """Layer of a file: `core`..`report` for lib/, `cmd` for cmd/."""
    parts = path.parts
    return parts[1] if parts[0] == "lib" else parts[0]


def room_of(parts):
    return parts[1] if len(parts) > 2 and parts[0] == "model" and parts[1] in ROOMS_OF_MODEL else None


def target_parts(path, name):
    """Parts of an included project file below lib/ or cmd/; None if it is not ours."""
    parts = tuple(name.split("/"))
    if parts[0] in ORDER:
        return parts
    return (folder_of(path), parts[0]) if len(parts) == 1 else None


def arrow_fault(path, name):
    target = target_parts(path, name)
    if target is None:
        return None
    here = folder_of(path)
    if ORDER.index(target[0]) > ORDER.index(here):
        return f"{here}/ must not include {name} (order: {' < '.join(ORDER)})"
    mine, other = room_of(path.parts[1:]), room_of(target)
    if here == "model" and other and mine != other and str(path) not in MEETING_PLACES:
        if mine or path.suffix == ".hpp":
            return f"rooms of model/ do not include each other: {name} (they meet in model/world.hpp)"
    return None


def tool_faults(path, name):
    here = folder_of(path)
    for pattern, allowed in TOOLS.items():
        if re.match(pattern, name) and here not in allowed:
            yield f"<{name}> belongs in {', '.join(sorted(allowed)) or 'no folder'} only"
    if here in PURE and re.match(IO, name):
        yield f"<{name}> is not for {here}/ (no clock, threads or input and output there)"


def call_faults(path, code):
    if folder_of(path) == "core":
        return
    for pattern, why in [(UNPORTABLE, "its bits depend on the CPU (use core/maths.hpp)"),
                         (UNORDERED_SEED, "it is not the same everywhere (use random/random.hpp)")]:
        for match in pattern.finditer(code):
            yield source.line_of(code, match.start()), f"{match.group(0).rstrip('( ')}: {why}"


def includes(root, path):
    code = source.code_only(source.read(root, path), keep_strings=True)
    return [(source.line_of(code, m.start(2)), m.group(1), m.group(2)) for m in INCLUDE.finditer(code)]


def cycles(graph):
    """Include cycles, each once, as lists of files."""
    state, trail, found = {}, [], []

    def visit(node):
        state[node] = "open"
        trail.append(node)
        for other in graph.get(node, ()):
            if state.get(other) == "open":
                found.append(trail[trail.index(other):] + [other])
            elif other not in state:
                visit(other)
        trail.pop()
        state[node] = "done"

    for node in sorted(graph):
        if node not in state:
            visit(node)
    return found


def check(root):
    faults, graph = [], {}
    for path in source.files(root, ".cpp", ".hpp", under=("lib", "cmd")):
        graph[str(path)] = []
        for line, kind, name in includes(root, path):
            ours = target_parts(path, name) if kind == '"' else None
            if ours:
                graph[str(path)].append("/".join((("lib",) if ours[0] != "cmd" else ()) + ours))
            messages = ([arrow_fault(path, name)] if ours else []) + list(tool_faults(path, name))
            faults += [f"{path}:{line}: {message}" for message in messages if message]
        code = source.code_only(source.read(root, path))
        if str(path).startswith("lib/"):
            faults += [f"{path}:{line}: {message}" for line, message in call_faults(path, code)]
    faults += [f"{cycle[0]}:1: include cycle: {' -> '.join(cycle)}" for cycle in cycles(graph)]
    return faults
