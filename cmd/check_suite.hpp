// `sispam check`: simulates the scenarios of a suite again and compares every number with what is expected.
//
// All input is read before anything runs, so a fault in the last scenario is found at once. Checks run one after the
// other, their replicates on all cores: which thread computes what never reaches a record.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "options.hpp"
#include "report/check_report.hpp"

namespace sispam {

struct CheckOptions {
  GlobalOptions global;
  std::string suite;     // path, or "-" for standard input
  std::string baseline;  // folder of the expectations; empty: beside the suite
  std::string junit;     // file for a JUnit report; empty: none
  Expecting expecting = Expecting::compare;
};

/// Returns 0 when all is as expected, or was stored; 4 when a check failed; 128 + signal when stopped. Throws
/// InputError and IoError.
int check_suite(const CheckOptions& options);

}  // namespace sispam
