// What suites, studies and the command line set in a scenario: a path, and a value as text of YAML.
//
// A file writes a map of paths and values, the command line `path=value`; in here both are the same text, because both
// act on the tree before it gets a type. A place without a file means the command line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/node.hpp"
#include "scenario/problems.hpp"

namespace sispam {

/// A `path=value` and where the value stands.
struct PathSetting {
  std::string text;
  Place place{};
};

/// A path and the values it takes, each as a setting of that path.
struct PathValues {
  std::string path;
  Place place;  // of the path
  std::vector<PathSetting> values;
  bool whole = true;  // no value was left out because it is wrong
};

/// Reads `{path: value, ...}`; `key` is what problems call the map.
std::vector<PathSetting> read_settings(const Node& map, const std::string& key, Problems& problems);
/// Reads `{path: [value, value], ...}`; at least one path, and at least one value of each.
std::vector<PathValues> read_path_values(const Node& map, const std::string& key, Problems& problems);

}  // namespace sispam
