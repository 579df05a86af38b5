// What the program's exit code says: whose turn it is. The table is part of the contract with users
// (docs/reliability.md).
//
// One code per reader was chosen over one code per error: a script has to decide between "fix the input", "free the
// disk and go on" and "tell the developers", not between causes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sispam {

enum ExitCode : int {
  exit_complete = 0,
  exit_input = 2,          // flags or YAML are wrong
  exit_machine = 3,        // disk, permission, memory
  exit_check_failed = 4,   // a check of the user does not hold
  exit_inconclusive = 5,   // failed replicates
  exit_incomplete = 6,     // units of work are missing
  exit_mismatch = 7,       // another scenario, seed or version, or rows that contradict each other
  exit_bug = 70,           // our fault
  exit_signal_base = 128,  // plus the signal's number: stopped, rows safe
};

}  // namespace sispam
