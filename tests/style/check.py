# SPDX-License-Identifier: Apache-2.0
"""Runs the style checks: `check.py [--root DIR] [NAME...]`. Prints each fault; exit code 1 if there is any."""
import argparse
import pathlib
import sys

import caps
import hygiene
import keys
import layers
import links

CHECKS = {"layers": layers.check, "caps": caps.check, "hygiene": hygiene.check, "links": links.check, "keys": keys.check}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(CHECKS)} (default: all)")
    arguments = parser.parse_args()
    faults = [fault for name in arguments.names or CHECKS for fault in CHECKS[name](arguments.root)]
    print("\n".join(faults) if faults else f"{', '.join(arguments.names or CHECKS)}: nothing to complain about")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
