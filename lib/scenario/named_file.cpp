// SPDX-License-Identifier: Apache-2.0
#include "scenario/named_file.hpp"

#include <filesystem>

#include "scenario/text.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;

/// Where a relative path in that file starts from.
fs::path folder_of(const Place& place) {
  const bool unnamed = !place.file || place.file->name == "-" || place.file->name == "--set";
  return unnamed ? fs::path() : fs::path(place.file->name).parent_path();
}

}  // namespace

std::string named_file(const Node& name, const std::string& key, const std::string& must) {
  const auto refuse = [&](std::string message) { throw InputError({problem_at(name.place, key, std::move(message))}); };
  if (name.kind != NodeKind::scalar || name.text.empty() || !is_printable(name.text)) refuse(must);
  if (fs::path(name.text).is_absolute()) refuse("must be relative to this file (a plan must be movable)");
  return (folder_of(name.place) / name.text).lexically_normal().string();
}

}  // namespace sispam
