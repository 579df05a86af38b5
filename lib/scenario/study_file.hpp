// The text of a study: which scenario, what varies in it, how often each point is simulated.
//
// Read by the same guard, tables and reader as a scenario, so it has the same strictness and the same messages. Factors
// name paths, as --set does: no plan needs a placeholder for what a study may vary. Expressions and conditions were
// rejected; a list of named points says whatever a grid cannot.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/field.hpp"
#include "scenario/setting.hpp"

namespace sispam {

/// A named point of a list.
struct FactorPoint {
  std::string id;
  std::vector<PathSetting> set;
};

/// What varies: exactly one of the three is given.
struct Factor {
  std::vector<PathValues> grid;   // every value with every other
  std::vector<PathValues> zip;    // first values together, second values together, ...
  std::vector<FactorPoint> list;  // as written
};

/// A study as written. Factors cross: every point of one with every point of the others.
struct StudyFile {
  int format = 1;
  std::string id;
  std::string title;             // label
  std::string scenario;          // path, relative to the study
  int replicates = 100;          // of each point
  int block = 10;                // replicates in a unit of work
  std::vector<PathSetting> set;  // at all points
  std::vector<Factor> factors;
  std::string baseline;  // name of the point that others are compared with; empty: the first
};

/// The table of a study.
const Table& study_table();

}  // namespace sispam
