// Every value of a scenario with its unit, range and source: the answer to "where does this number come from?"
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace sispam {

/// Where a value comes from.
enum class Basis : unsigned char {
  plan,        // the planner knows it
  assumption,  // nobody measured it
  sourced      // a publication gives it
};

/// One value.
struct Explained {
  std::string path;
  std::string value;
  std::string unit;           // empty if it has none
  std::string default_value;  // empty if there is none
  bool changed = false;       // differs from the default
  std::string usual;          // "low to high", or empty
  std::string about;
  std::string source;
  Basis basis = Basis::plan;
};

/// Every value, in the order of the tables.
std::vector<Explained> explain(const Scenario& scenario);

/// These as a table of text; `A` marks assumptions, `S` sources, `*` what differs from the default.
std::string explain_text(const std::vector<Explained>& values);
/// These as a JSON array.
std::string explain_json(const std::vector<Explained>& values);

/// The reference page of all keys, in Markdown (docs/config.md).
std::string config_page();

}  // namespace sispam
