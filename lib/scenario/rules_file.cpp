// SPDX-License-Identifier: Apache-2.0
#include "scenario/rules_file.hpp"

#include <filesystem>
#include <utility>

#include "rules_data.hpp"
#include "scenario/text.hpp"

namespace sispam {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view key = "rules_of_engagement";

[[noreturn]] void refuse(const Place& place, std::string message) {
  throw InputError({problem_at(place, std::string(key), std::move(message))});
}

const std::shared_ptr<const SourceFile>& drill() {
  static const auto file = std::make_shared<const SourceFile>(SourceFile{"drill (built in)", rules_data::drill});
  return file;
}

/// Where a relative path in that file starts from.
fs::path folder_of(const Place& place) {
  const bool unnamed = !place.file || place.file->name == "-" || place.file->name == "--set";
  return unnamed ? fs::path() : fs::path(place.file->name).parent_path();
}

}  // namespace

void resolve_rules(Node& root, ReadFile read, std::vector<std::shared_ptr<const SourceFile>>& files) {
  Node* named = root.find(key);
  if (named == nullptr || named->kind != NodeKind::scalar) return;
  const std::string name = named->text;
  if (name.empty() || !is_printable(name)) refuse(named->place, "must be drill or the name of one file");
  std::shared_ptr<const SourceFile> file = drill();
  if (name != "drill") {
    if (fs::path(name).is_absolute()) refuse(named->place, "must be relative to this file (a plan must be movable)");
    file = read((folder_of(named->place) / name).lexically_normal().string(), named->place);
    files.push_back(file);
  }
  Node rules = parse_yaml(file);
  if (rules.kind != NodeKind::map) refuse(rules.place, "must be a map of keys");
  rules.key = std::string(key);
  *named = std::move(rules);
}

void add_rules(Node& root) {
  if (root.kind != NodeKind::map || root.find(key) != nullptr) return;
  Node rules = parse_yaml(drill());
  rules.key = std::string(key);
  root.children.push_back(std::move(rules));
}

}  // namespace sispam
