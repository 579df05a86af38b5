#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the maps of sispam_hold_map as one SVG: hold_map.py DEFAULT.csv OTHER.csv ... > docs/images/line-strength.svg

The first map is drawn large, the others small. Standard library only.
"""
import csv
import sys

FRONT_M, OFFICERS, PEOPLE = 12, 20, 144  # of tests/verification/motion/pushed_line.hpp
HOLD_N, PUSH_N, FOOTHOLD_N = 400, 250, 100  # defaults of model.motion
RANKS, SHARES = range(1, 5), range(1, 11)  # shares in tenths


def load(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    held = {(int(r["ranks"]), round(10 * float(r["share_pushing"]))): int(r["held"]) / int(r["replicates"]) for r in rows}
    return float(rows[0]["link_strength_n"]), held


def colour(share):
    """White where no line holds, dark blue where all do."""
    low, high = (247, 251, 255), (8, 69, 148)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(low, high))


def text(x, y, words, size, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" {more}>{words}</text>'


def iso_line(panel, share_of_rank, dash):
    """Where the push equals what the line holds, through the middle of each row."""
    x0, y0, cell_w, cell_h = panel
    points = " ".join(
        f"{x0 + cell_w * min(10, 10 * (share_of_rank(y) - 0.05)):.1f},{y0 + cell_h * (4.5 - y):.1f}"
        for y in (0.5, 1, 2, 3, 4, 4.5) if share_of_rank(y) <= 1.05)
    return f'<polyline points="{points}" fill="none" stroke="#d94801" stroke-width="2" stroke-dasharray="{dash}"/>'


def draw(panel, link_n, held, font):
    x0, y0, cell_w, cell_h = panel
    name = "links that cannot break" if link_n >= 1e8 else f"links of {link_n:.0f} N"
    parts = [text(x0, y0 - 6, name, font + 1, 'font-weight="bold"')]
    for (ranks, tenth), share in held.items():
        x, y = x0 + cell_w * (tenth - 1), y0 + cell_h * (4 - ranks)
        parts.append(f'<rect x="{x}" y="{y}" width="{cell_w}" height="{cell_h}" fill="{colour(share)}" stroke="#ccc"/>')
        ink = "white" if share > 0.5 else "black"
        parts.append(text(x + cell_w / 2, y + cell_h / 2 + font / 3, round(100 * share), font,
                          f'text-anchor="middle" fill="{ink}"'))
    for ranks in RANKS:
        parts.append(text(x0 - 6, y0 + cell_h * (4.5 - ranks) + font / 3, ranks, font, 'text-anchor="end"'))
    for tenth in SHARES:
        parts.append(text(x0 + cell_w * (tenth - 0.5), y0 + 4 * cell_h + font + 3, f"{10 * tenth}", font,
                          'text-anchor="middle"'))
    per_rank = OFFICERS * HOLD_N / PEOPLE  # force of a rank per demonstrator [N]
    parts.append(iso_line(panel, lambda r: r * per_rank / PUSH_N, ""))
    parts.append(iso_line(panel, lambda r: (r * per_rank + FOOTHOLD_N) / (PUSH_N + FOOTHOLD_N), "5 4"))
    return parts


def main(paths):
    maps = [load(path) for path in paths]
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 560" font-family="sans-serif">',
             '<rect width="560" height="560" fill="white"/>',
             text(20, 22, "Chance [%] that a line holds, by its ranks and the share [%] that pushes", 14)]
    parts += draw((60, 52, 46, 36), *maps[0], 12)
    for k, (link_n, held) in enumerate(maps[1:]):
        parts += draw((40 + 270 * (k % 2), 268 + 138 * (k // 2), 23, 24), link_n, held, 9)
    parts.append(text(20, 535, "solid: push of the crowd = what the line holds; dashed: less the footholds of those who stand", 11, 'fill="#d94801"'))
    parts.append(text(20, 550, "across: share that pushes; upwards: ranks of officers; 20 runs per field", 11))
    print("\n".join(parts + ["</svg>"]))


if __name__ == "__main__":
    main(sys.argv[1:])
