// A suite of checks: which scenarios must go on giving the same numbers, read and checked as a whole.
//
// Read by the same guard, tables and reader as a scenario, so it has the same strictness and the same messages. What is
// expected stands in files of its own, because a program rewrites it and people write this one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/field.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario.hpp"

namespace sispam {

/// A check as written.
struct CheckEntry {
  std::string id;
  std::string scenario;  // path, relative to the suite
  std::vector<PathSetting> set;
  int replicates = 2;
};

/// A suite as written.
struct SuiteFile {
  int format = 1;
  std::string id;
  std::string title;  // label
  std::vector<CheckEntry> checks;
};

/// The table of a suite.
const Table& suite_table();

/// A check that is ready to run.
struct PlannedCheck {
  std::string id;
  std::string file;  // of the scenario
  Scenario scenario;
  int replicates = 0;
  std::vector<Problem> warnings{};  // what it may say but hardly means
};

struct Suite {
  std::string id;
  std::string title;
  std::vector<PlannedCheck> checks;
};

/// Reads a suite and every scenario it names; "-" is standard input. `changes` act on every scenario, after what its
/// check sets. Throws InputError with all problems of all files, and IoError.
Suite load_suite(const std::filesystem::path& path, const LoadOptions& changes = {});

}  // namespace sispam
