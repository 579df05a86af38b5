// A file that a scenario names: relative to the file that names it, so that a plan can be moved as a whole.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "scenario/node.hpp"

namespace sispam {

/// Reads a file named at a place.
using ReadFile = std::shared_ptr<const SourceFile> (*)(const std::string& path, const Place& from);

/// The path of the file that `name` names; `key` is what problems call it. Throws InputError.
std::string named_file(const Node& name, const std::string& key, const std::string& must);

}  // namespace sispam
